/** The task and the answer of an exercise. */
import type { Formats } from "../../language-format.js";
import type { Page } from "../../locales/en/decomposition.ftl";
import { type Counts, count } from "../../lora.js";
import { percentages } from "../../number-format.js";
import type { Goal } from "../figure.js";
import type { Exercise } from "./numbers.js";

/** The counts at the exercise's answer and at the next rank, which misses the target. */
export function solve({ d, k, rank, savings }: Exercise) {
  const countAt = (rank: number) => count({ rank, d, k, alpha: rank });
  const [best, next] = [countAt(rank), countAt(rank + 1)];
  // The share as its shortest decimal: 0.99 is 99.
  const targetPercent = Number((100 * savings).toPrecision(12));
  return { best, next, targetPercent };
}

export const rankArgs = (f: Formats, { rank, trainable, full }: Counts, targetPercent: number) => ({
  rankText: f.exact(rank),
  rest: f.percent(trainable, full).rest,
  target: f.percentage(targetPercent),
});

type Sentences = Pick<Page, "task" | "answer" | "slightlyLess" | "less" | "nothing">;

/** How the rank after the answer misses the target. */
export function missOf(f: Formats, m: Sentences, exercise: Exercise): string {
  const { next, targetPercent } = solve(exercise);
  const args = rankArgs(f, next, targetPercent);
  if (next.trainable >= next.full) return m.nothing(args);
  // The saving may round to the target.
  const { rest } = percentages(next.trainable, next.full);
  return Number(rest) >= targetPercent ? m.slightlyLess(args) : m.less(args);
}

export function goalOf(f: Formats, m: Sentences, exercise: Exercise): Goal {
  const { best, targetPercent } = solve(exercise);
  const args = rankArgs(f, best, targetPercent);
  const { d, k } = exercise;
  return {
    task: m.task({ ...args, d, k }),
    answer: m.answer({ ...args, next: missOf(f, m, exercise) }),
  };
}
