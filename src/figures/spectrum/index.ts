import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { ERRORS } from "./errors.js";
import * as interactive from "./interactive.js";
import { DECAYS, SIDE } from "./setting.js";
import { live, page } from "./words.js";

/** Shows why a low rank can be enough, and when it is not: the lowest possible error, and LoRA's after training. */
export const spectrum = defineFigure({
  name: "spectrum",
  options: {
    rank: number({
      min: 1,
      max: SIDE,
      about:
        "the rank r: the number of the target's singular directions that B and A can represent",
      control: { kind: "slider", scale: "linear", min: 1, max: SIDE },
    }),
    decay: choice(DECAYS, {
      default: "fast",
      about: "the decay of the target's singular values",
      control: { kind: "choice" },
    }),
    seed: number({
      min: 1,
      max: ERRORS.length,
      default: "1",
      about: "the seed of the random directions, the inputs and the initial A",
    }),
  },
  examples: [
    { rank: 4, decay: "fast" },
    { rank: 4, decay: "slow" },
    { rank: 4, decay: "flat" },
    { rank: 8, decay: "slow", seed: 3 },
    { rank: 16 },
  ],
  interactive,
  words: { live, page },
  card,
  resolve: ({ rank, decay = "fast", seed = 1 }) => ({ rank, decay, fits: ERRORS[seed - 1]! }),
});
