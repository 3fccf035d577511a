/** Draws figures as tactile sheets, whose braille is English. Hosts load this module only for a tactile figure. */

import { count, type Input as Decomposition } from "../figures/decomposition/numbers.js";
import { wordsIn } from "../figures/define.js";
import type { Drawing } from "../figures/figure.js";
import { figures } from "../figures/index.js";
import { createFormats, english } from "../formats.js";
import type { Values } from "../options.js";
import { drawDecomposition } from "./figures/decomposition.js";
import { checkKind, type TactileKind } from "./kinds.js";
import type { Sheet } from "./sheet.js";

export { toSheetSvg } from "./svg.js";
export type { Sheet };

const f = createFormats(english);

/** Returns a kind's sheets: the picture, and the key to its labels and textures. */
const DRAW: Readonly<Record<TactileKind, (input: Values) => readonly [Sheet, Sheet]>> = {
  decomposition(input) {
    const { live } = wordsIn(figures.decomposition.words, english);
    return drawDecomposition(count(input as Decomposition), live, f);
  },
};

/** Returns the sheets of a figure. Throws LoraError if its kind has none. */
export const drawSheets = ({ figure, input }: Pick<Drawing, "figure" | "input">) =>
  DRAW[checkKind(figure)](input);
