import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/decomposition.ftl";
import { rankForSavings } from "../../lora.js";
import { exact } from "../../number-format.js";
import { defineFigure } from "../define.js";
import { MAX_STEPS, USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { GOAL, kind, STEPS } from "./kind.js";
import { live, page } from "./logic.js";
import type { Exercise } from "./numbers.js";

/** W + BA = W′ as rectangles to scale, with the share that trains as an area. */
export const decomposition = defineFigure({
  ...kind,
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
