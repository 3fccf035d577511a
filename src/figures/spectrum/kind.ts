import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { ERRORS } from "./errors.js";
import { SIDE } from "./setting.js";

const VIEWS = ["values", "sheets"] as const;

export const kind = defineKind({
  name: "spectrum",
  options: {
    rank: number({
      min: 1,
      max: SIDE,
      about:
        "the rank r: the number of the target's singular directions that B and A can represent",
      control: { kind: "slider", scale: "linear", min: 1, max: SIDE },
    }),
    seed: number({
      min: 1,
      max: ERRORS.length,
      default: "1",
      about: "the seed of the random directions, the inputs and the initial A",
    }),
    view: choice(VIEWS, {
      default: "values",
      about:
        "values: singular values and errors; sheets: the best BA as a sum of matrices of rank 1",
    }),
  },
  examples: [
    { rank: 4 },
    { rank: 1 },
    { rank: 8, seed: 3 },
    { rank: 16 },
    { rank: 4, view: "sheets" },
  ],
});
