/** Every word of the exercise to find the largest rank that saves a share. */
import { type Counts, count } from "../../counts.js";
import { exact } from "../../format.js";
import type { Goal } from "../figure.js";
import { article, saving, size } from "../words.js";
import type { Exercise } from "./moving.js";

/** A share as a percentage, as the decimal that was given: 0.99 is "99 %". */
function targetText(savings: number): string {
  const percentage = Number((100 * savings).toPrecision(12));
  return `${percentage.toLocaleString("en-US", { maximumFractionDigits: 20 })}\u00a0%`;
}

/** The saving of a rank just short of a target, with the digits that tell the two apart. */
function shortOf(counts: Counts, target: string): string {
  if (counts.trainable >= counts.full) return "nothing";
  const text = saving(counts);
  if (Number.parseFloat(text) < Number.parseFloat(target)) return text;
  return `a little less than ${target}`;
}

/** An exercise with its numbers as words; `best` reaches the share, `next`, one rank more, does not. */
function spelled({ savings, d, k, rank }: Exercise) {
  const of = (item: number) => count({ rank: item, d, k, alpha: item });
  const [best, next, target] = [of(rank), of(rank + 1), targetText(savings)];
  const short = shortOf(next, target);
  const fails =
    `Rank ${exact(next.rank)} saves ${short}` +
    (short.includes(target) ? "." : `, less than ${target}.`);
  const found = `Rank ${exact(rank)} is the largest: it saves ${saving(best)}. ${fails}`;
  return { best, target, fails, found };
}

/** The task, and its answer. */
export function goal(exercise: Exercise): Goal {
  const { d, k } = exercise;
  const { target, found } = spelled(exercise);
  const task = `Find the largest rank that saves at least ${target} of ${article(d)} ${size(d, k)} matrix.`;
  return { task, answer: found };
}

/** What there is to say of a reader's rank. */
export function answer(counts: Counts, exercise: Exercise): string {
  const { d, k } = exercise;
  const { best, target, fails, found } = spelled(exercise);
  if (counts.d !== d || counts.k !== k)
    return `The exercise is about ${article(d)} ${size(d, k)} matrix.`;
  if (counts.rank === best.rank) return `✓ ${found}`;
  if (counts.rank === best.rank + 1) return fails;
  const rank = `Rank ${exact(counts.rank)} saves`;
  if (counts.trainable >= counts.full)
    return `${rank} nothing: LoRA trains as many parameters as W has, or more.`;
  return counts.rank < best.rank
    ? `${rank} ${saving(counts)}, at least ${target}. Is there a larger rank that does?`
    : `${rank} ${saving(counts)}, less than ${target}.`;
}
