/** The kinds of figures that have tactile sheets. This list loads without the code that draws them. */
import { LoraError } from "../errors.js";

export const TACTILE_KINDS = ["decomposition", "forward", "memory", "compute", "capacity"] as const;
export type TactileKind = (typeof TACTILE_KINDS)[number];

/** Returns the kind of a figure. Throws LoraError if it has no tactile sheets. */
export function checkKind(figure: string): TactileKind {
  const kind = TACTILE_KINDS.find((item) => item === figure);
  if (kind) return kind;
  throw new LoraError(
    "figure",
    `a kind with tactile sheets, which are ${TACTILE_KINDS.join(", ")}; the others have too many parts for touch`,
    figure,
  );
}
