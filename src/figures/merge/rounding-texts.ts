/** The numbers of the figure in bf16 as text, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import { CORNER, type Merge, type Rounding, SIDE } from "./rounding.js";

/** The number of significant bits in bf16. */
const BITS = 8;

export function roundingTexts(f: Formats) {
  const share = ({ unmoved }: Merge) => f.percentage(Math.round((100 * unmoved) / SIDE ** 2));
  const error = (merge: Merge) => f.percentage(Number((100 * merge.error).toPrecision(2)));
  const ratio = (merge: Merge) => f.real(merge.ratio);
  return {
    share,
    error,
    ratio,
    weights: f.exact(SIDE ** 2),
    /** The sizes of W and of the corner that a picture shows. */
    size: sizeText(f, SIDE, SIDE),
    corner: sizeText(f, CORNER, CORNER),
    bits: f.exact(BITS),
    /** An update smaller than 1/`lost` of its weight is lost, and one larger than 1/`kept` is not. */
    lost: f.exact(2 ** (BITS + 1)),
    kept: f.exact(2 ** BITS),
    table: (
      { rows }: Rounding,
      caption: string,
      head: readonly [rank: string, ratio: string, unmoved: string, share: string, error: string],
    ): Table => ({
      caption,
      head,
      rows: rows
        .flatMap(({ merges }) => merges)
        .map((merge) => [
          f.exact(merge.rank),
          ratio(merge),
          f.exact(merge.unmoved),
          share(merge),
          error(merge),
        ]),
    }),
  };
}
