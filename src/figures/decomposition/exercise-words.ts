/** The English strings of exercises. This is a separate module because few pages have an exercise. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import type { Goal } from "../figure.js";
import { sharedWords } from "../words.js";
import { solve } from "./exercise.js";
import type { Exercise } from "./numbers.js";

/** Returns the sentences that an exercise's answer and the replies to attempts share. */
function exerciseWords(f: Formats, exercise: Exercise) {
  const { size, saving } = sharedWords(f);
  const { best, next, targetPercent, savesNothing, isClose } = solve(exercise);
  const target = f.percentage(targetPercent);
  const rank = `Rank ${f.exact(next.rank)} saves`;
  const fails = isClose
    ? `${rank} a little less than ${target}.`
    : `${rank} ${savesNothing ? "nothing" : saving(next)}, less than ${target}.`;
  const solution = `Rank ${f.exact(best.rank)} is the largest: it saves ${saving(best)}. ${fails}`;
  return { best, target, fails, answer: solution, shape: size(exercise.d, exercise.k), saving };
}

/** Returns the task and its answer. */
export function toGoal(f: Formats, exercise: Exercise): Goal {
  const { target, answer: solution, shape } = exerciseWords(f, exercise);
  return {
    task: `Find the largest rank that saves at least ${target} of a matrix of ${shape}.`,
    answer: solution,
  };
}

/** Returns the reply to a reader's rank. */
export function replyTo(f: Formats, counts: Counts, exercise: Exercise): string {
  const { best, target, fails, answer: solution, shape, saving } = exerciseWords(f, exercise);
  if (counts.d !== exercise.d || counts.k !== exercise.k)
    return `The exercise is about a matrix of ${shape}.`;
  if (counts.rank === best.rank) return `✓ ${solution}`;
  if (counts.rank === best.rank + 1) return fails;
  const rank = `Rank ${f.exact(counts.rank)} saves`;
  if (counts.trainable >= counts.full)
    return `${rank} nothing: LoRA trains as many parameters as W has, or more.`;
  // Stryker disable next-line EqualityOperator: the best rank has its own reply
  return counts.rank < best.rank
    ? `${rank} ${saving(counts)}, at least ${target}. Is there a larger rank that does?`
    : `${rank} ${saving(counts)}, less than ${target}.`;
}
