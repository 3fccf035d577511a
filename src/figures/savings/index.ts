import * as english from "../../locales/en/savings.ftl";
import { number } from "../../options.js";
import { defineFigure } from "../define.js";
import { MAX_RANK, RANK, SIDES, USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { MAX_TARGET } from "./numbers.js";

/** The sliders' ends: 16 and 16,384. */
const SIZES = { kind: "slider", scale: "log2", min: 2 ** 4, max: 2 ** 14 } as const;

const USUAL_TARGET = 0.99;

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

/** The share that LoRA trains at each rank, and the accuracies measured at some ranks. */
export const savings = defineFigure({
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
  interactive,
  card,
  words: { english, live, page },
  resolve({ maxRank = USUAL_MAX_RANK, target = USUAL_TARGET, rank, d, k }) {
    return interactive.clip({ rank, d, k, target, maxRank: Math.max(maxRank, rank) });
  },
});
