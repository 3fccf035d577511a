/** Computes the answer of an exercise. This is a separate module because few pages have an exercise. */
import { type Counts, count } from "../../counts.js";
import { percentages } from "../../format.js";
import type { Formats } from "../../formats.js";
import type { Exercise } from "./numbers.js";

/** Returns the counts at the exercise's answer and at the next rank, which misses the target. */
export function solve({ d, k, rank, savings }: Exercise) {
  const countAt = (rank: number) => count({ rank, d, k, alpha: rank });
  const [best, next] = [countAt(rank), countAt(rank + 1)];
  // The share as its shortest decimal: 0.99 is 99.
  const targetPercent = Number((100 * savings).toPrecision(12));
  const savesNothing = next.trainable >= next.full;
  const { rest } = percentages(next.trainable, next.full);
  return {
    best,
    next,
    targetPercent,
    /** Whether the next rank saves nothing. */
    savesNothing,
    /** Whether the saving at the next rank rounds to the target. */
    isClose: !savesNothing && Number(rest) >= targetPercent,
  };
}

/** The sentences of an exercise and its answer. Ranks, savings and the target are texts. */
export interface GoalSentences {
  task(target: string, shape: string): string;
  /** The largest rank, its saving, and the sentence on the next rank. */
  answer(rank: string, saving: string, next: string): string;
  /** A rank that misses the target, and by how much it does. */
  slightlyLess(rank: string, target: string): string;
  less(rank: string, saving: string, target: string): string;
  nothing(rank: string, target: string): string;
}

/** The sentences of an exercise, and the replies to other matrices, ranks that save nothing, and ranks below the largest. */
export interface ExerciseSentences extends GoalSentences {
  otherMatrix(shape: string): string;
  noSaving(rank: string): string;
  enough(rank: string, saving: string, target: string): string;
}

/** Returns the goal of an exercise on a matrix of this shape, and the parts of its answer. */
export function goalWords(f: Formats, exercise: Exercise, shape: string, sentences: GoalSentences) {
  const { best, next, targetPercent, savesNothing, isClose } = solve(exercise);
  const target = f.percentage(targetPercent);
  const rank = (counts: Counts) => f.exact(counts.rank);
  const saving = ({ trainable, full }: Counts) => f.percent(trainable, full).rest;
  const less = (counts: Counts) => sentences.less(rank(counts), saving(counts), target);
  const fails = isClose
    ? sentences.slightlyLess(rank(next), target)
    : savesNothing
      ? sentences.nothing(rank(next), target)
      : less(next);
  const answer = sentences.answer(rank(best), saving(best), fails);
  return {
    goal: { task: sentences.task(target, shape), answer },
    best,
    target,
    rank,
    saving,
    less,
    fails,
  };
}

/** Returns the goal of an exercise on a matrix of this shape, and the replies to a reader's ranks. */
export function exerciseWords(
  f: Formats,
  exercise: Exercise,
  shape: string,
  sentences: ExerciseSentences,
) {
  const { goal, best, target, rank, saving, less, fails } = goalWords(
    f,
    exercise,
    shape,
    sentences,
  );
  return {
    goal,
    replyTo(counts: Counts): string {
      if (counts.d !== exercise.d || counts.k !== exercise.k) return sentences.otherMatrix(shape);
      if (counts.rank === best.rank) return `✓ ${goal.answer}`;
      if (counts.rank === best.rank + 1) return fails;
      if (counts.trainable >= counts.full) return sentences.noSaving(rank(counts));
      // Stryker disable next-line EqualityOperator: the best rank has its own reply
      return counts.rank < best.rank
        ? sentences.enough(rank(counts), saving(counts), target)
        : less(counts);
    },
  };
}
