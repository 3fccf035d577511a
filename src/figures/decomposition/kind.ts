import { number, numbers } from "../../options.js";
import { defineKind } from "../kind.js";
import { ALPHA, MAX_RANK, MAX_STEPS, RANK, SIDES } from "../options.js";

/** The sliders' ends: 16 and 16,384. */
const SIZES = { kind: "slider", scale: "log2", min: 2 ** 4, max: 2 ** 14 } as const;

export const STEPS = numbers({
  allowed: `a list of 2 to ${MAX_STEPS} ascending ranks that includes the figure's rank`,
  default: "only the figure's rank",
  about:
    "the ranks that readers can choose without JavaScript; in print, they are shown side by side",
  isForPages: true,
});

export const GOAL = number({
  max: 1,
  isWhole: false,
  allowed: "a number from 0 to below 1 that is reached at some rank",
  default: "no exercise",
  about: "an exercise: find the largest rank that saves this share",
  isForPages: true,
});

export const kind = defineKind({
  name: "decomposition",
  options: {
    rank: RANK,
    d: { ...SIDES.d, control: SIZES },
    k: { ...SIDES.k, control: { ...SIZES, sameAs: "d" } },
    alpha: ALPHA,
    steps: STEPS,
    goal: GOAL,
    maxRank: MAX_RANK,
  },
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 4, d: 32, k: 32 },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 16, d: 1024, k: 4096 },
    { rank: 16, d: 16, k: 16 },
  ],
});
