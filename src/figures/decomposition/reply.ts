/** The reply to a reader's rank. This is a separate module because few pages have an exercise. */
import type { Formats } from "../../language-format.js";
import type { Later } from "../../locales/en/decomposition.ftl";
import type { Counts } from "../../lora.js";
import { goalOf, missOf, rankArgs, solve } from "./exercise.js";
import type { Exercise } from "./numbers.js";

export function replyTo(f: Formats, m: Later, counts: Counts, exercise: Exercise): string {
  const { best, targetPercent } = solve(exercise);
  const args = rankArgs(f, counts, targetPercent);
  if (counts.d !== exercise.d || counts.k !== exercise.k) return m.otherMatrix(exercise);
  if (counts.rank === best.rank) return `✓ ${goalOf(f, m, exercise).answer}`;
  if (counts.rank === best.rank + 1) return missOf(f, m, exercise);
  if (counts.trainable >= counts.full) return m.noSaving(args);
  // Stryker disable next-line EqualityOperator: the best rank has its own reply
  return counts.rank < best.rank ? m.enough(args) : m.less(args);
}
