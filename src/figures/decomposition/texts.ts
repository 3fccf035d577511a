/** The figure's numbers as text, in every language. */
import type { Formats } from "../../language-format.js";
import type { Counts } from "../../lora.js";

/** Alpha / rank as an exact fraction. */
export const scalingText = (f: Formats, { scaling, alpha, rank }: Counts) =>
  scaling === 1 ? f.exact(1) : `${f.exact(alpha)}/${f.exact(rank)}`;

/** The table's values, row by row as in `matrixTable`. */
export const cellTexts = (
  f: Formats,
  counts: Counts,
  shape: string,
  saving: string,
  breakEven: string,
) => [
  f.exact(counts.rank),
  shape,
  ...[counts.full, counts.trainable, counts.b, counts.a].map(f.exact),
  f.percent(counts.trainable, counts.full).share,
  saving,
  breakEven,
  scalingText(f, counts),
];
