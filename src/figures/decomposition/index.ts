import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/decomposition.ftl";
import { rankForSavings } from "../../lora.js";
import { exact } from "../../number-format.js";
import { number, numbers } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA, MAX_RANK, MAX_STEPS, RANK, SIDES, USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import type { Exercise } from "./numbers.js";

/** The sliders' ends: 16 and 16,384. */
const SIZES = { kind: "slider", scale: "log2", min: 2 ** 4, max: 2 ** 14 } as const;

const STEPS = numbers({
  allowed: `a list of 2 to ${MAX_STEPS} ascending ranks that includes the figure's rank`,
  default: "only the figure's rank",
  about:
    "the ranks that readers can choose without JavaScript; in print, they are shown side by side",
  isForPages: true,
});

const GOAL = number({
  max: 1,
  isWhole: false,
  allowed: "a number from 0 to below 1 that is reached at some rank",
  default: "no exercise",
  about: "an exercise: find the largest rank that saves this share",
  isForPages: true,
});

/** W + BA = W′ as rectangles to scale, with the share that trains as an area. */
export const decomposition = defineFigure({
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
  interactive,
  card,
  words: { english, live, page },
  resolve({ goal: savings, maxRank = USUAL_MAX_RANK, ...input }) {
    const { steps = [], rank, d, k } = input;
    if (input.steps) checkSteps(steps, rank, Math.min(d, k));
    const exercise = savings === undefined ? undefined : createExercise(savings, d, k);
    // The slider extends past the answer, so that its end does not reveal the answer.
    const sliderEnd = exercise ? 2 ** Math.ceil(Math.log2(exercise.rank + 1)) : 0;
    const max = Math.max(maxRank, rank, ...steps, sliderEnd);
    return { ...input, maxRank: max, ...(exercise ? { goal: exercise } : {}) };
  },
});

function checkSteps(steps: readonly number[], rank: number, max: number): void {
  const isRising = steps.every((item, index) => index === 0 || item > steps[index - 1]!);
  if (steps.length < 2 || steps.length > MAX_STEPS || !isRising || !steps.includes(rank))
    throw new LoraError("steps", STEPS.allowed, steps);
  if (steps.some((item) => !Number.isInteger(item) || item < 1 || item > max))
    throw new LoraError("steps", `ranks from 1 to ${exact(max)}, the smaller of d and k`, steps);
}

function createExercise(savings: number, d: number, k: number): Exercise {
  const rank = savings >= 0 && savings < 1 ? rankForSavings({ savings, d, k }) : 0;
  if (rank === 0) throw new LoraError("goal", GOAL.allowed, savings);
  return { savings, d, k, rank };
}
