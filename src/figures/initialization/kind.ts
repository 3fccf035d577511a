import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { INITIALIZATIONS, MAX_SEED, SEED } from "./training.js";

export const kind = defineKind({
  name: "initialization",
  options: {
    start: choice(INITIALIZATIONS, {
      default: "B = 0",
      about: "the factors that are initialized to zero; the others are random",
      control: { kind: "choice" },
    }),
    seed: number({
      min: 1,
      max: MAX_SEED,
      default: String(SEED),
      about: "the seed of the random data and factors",
    }),
  },
  examples: INITIALIZATIONS.map((start) => ({ start })),
});
