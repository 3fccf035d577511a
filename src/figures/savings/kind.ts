import { number } from "../../options.js";
import { defineKind } from "../kind.js";
import { MAX_RANK, RANK, SIDES } from "../options.js";
import { MAX_TARGET } from "./numbers.js";

/** The sliders' ends: 16 and 16,384. */
const SIZES = { kind: "slider", scale: "log2", min: 2 ** 4, max: 2 ** 14 } as const;

export const USUAL_TARGET = 0.99;

const TARGET = number({
  min: 0,
  max: MAX_TARGET,
  isWhole: false,
  default: String(USUAL_TARGET),
  about: "the saving, rounded to five decimals; the figure names the largest rank that reaches it",
  control: {
    kind: "slider",
    scale: [0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999],
    min: 0.5,
    max: 0.999,
  },
});

export const kind = defineKind({
  name: "savings",
  options: {
    rank: RANK,
    d: { ...SIDES.d, control: SIZES },
    k: { ...SIDES.k, control: { ...SIZES, sameAs: "d" } },
    target: TARGET,
    maxRank: MAX_RANK,
  },
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 64, d: 11008, k: 4096, target: 0.95 },
    { rank: 4, d: 32, k: 32, target: 0.9 },
    { rank: 16, d: 1024, k: 4096, target: 0.999 },
  ],
});
