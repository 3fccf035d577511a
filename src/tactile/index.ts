/** Draws figures as tactile sheets, whose braille is English. Hosts load this module only for a tactile figure. */
import { wordsIn } from "../figures/define.js";
import type { Drawing, Figure } from "../figures/figure.js";
import { figures } from "../figures/index.js";
import { createFormats, english, type Formats } from "../formats.js";
import { drawCapacity } from "./figures/capacity.js";
import { drawCompute } from "./figures/compute.js";
import { drawDecomposition } from "./figures/decomposition.js";
import { drawForward } from "./figures/forward.js";
import { drawMemory } from "./figures/memory.js";
import { checkKind, type TactileKind } from "./kinds.js";
import type { Sheet } from "./sheet.js";

export { toSheetSvg } from "./svg.js";
export type { Sheet };

/** Returns a figure's sheets from its numbers and words: the picture, and the key to its labels and textures. */
type Draw = (counts: never, words: never, f: Formats) => readonly [Sheet, Sheet];

const DRAW: Readonly<Record<TactileKind, Draw>> = {
  decomposition: drawDecomposition,
  forward: drawForward,
  memory: drawMemory,
  compute: drawCompute,
  capacity: drawCapacity,
};

/** Returns the sheets of a figure. Throws LoraError if its kind has none. */
export function drawSheets({ figure, input }: Pick<Drawing, "figure" | "input">) {
  const kind = checkKind(figure);
  const { interactive, words } = figures[kind] as Figure;
  const counts = interactive.count(input);
  return DRAW[kind](counts as never, wordsIn(words, english).live as never, createFormats(english));
}
