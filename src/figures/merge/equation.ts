/** Draws the output of W with the separate adapter, and of the merged W′, as equations of numbers. */
import { type Node, part, type TextStyle, text } from "../../scene.js";
import { type Example, SCALING, W, X } from "./example.js";
import { drawMatrix, type Sizes } from "./grid.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** The left edges of matrices, and the middles of signs, px. */
export type Spots = ReturnType<typeof findSpots>;

/** The spots of one equation that fills the width, or of two below each other. */
export function findSpots(left: number, width: number, sizes: Sizes, isOne: boolean) {
  const { cell, gap } = sizes;
  const rest = width - (isOne ? 14 * cell + 4 * gap : 10 * cell + 3 * gap);
  const [plusRoom, equalsRoom] = isOne ? [0.38 * rest, 0.31 * rest] : [0.56 * rest, 0.44 * rest];
  const x = left + 3 * cell + gap;
  const b = Math.round(x + cell + plusRoom);
  const a = b + cell + gap;
  const again = a + 3 * cell + gap;
  const h = Math.round(again + cell + equalsRoom);
  const end = left + width;
  const spots = { w: left, x, b, a, again, h, plus: (x + cell + b) / 2 };
  const equals = (again + cell + h) / 2;
  if (!isOne) return { ...spots, equals, merged: a, mergedX: again, mergedEquals: equals, end };
  const mergedX = end - cell;
  const merged = mergedX - gap - 3 * cell;
  return { ...spots, equals, merged, mergedX, mergedEquals: (h + cell + merged) / 2, end };
}

/** `tops` are the upper edges of W and of W′, which are equal in one equation. */
export function drawEquation(
  counts: Numbers,
  spots: Spots,
  tops: readonly [separate: number, merged: number],
  sizes: Sizes,
  words: Live,
): Node[] {
  const { b, a, merged, h, mergedH }: Example = counts.example;
  const { cell, letter } = sizes;
  const { entry, parts } = words;
  const [top, below] = tops;
  const middle = top + 1.5 * cell;
  const style: TextStyle = { size: 0.9 * letter, anchor: "middle", formula: true };
  const sign = (x: number, y: number, content: string) =>
    text(x, Math.round(y + 0.3 * letter), content, style);
  const vector = (factor: string, x: number, y: number) =>
    part(parts.x(factor), drawMatrix("*x*", "vector", X, x, y, sizes, entry));
  const output = (values: typeof h, y: number) =>
    drawMatrix("*h*", "output", values, spots.h, y, sizes, entry);
  return [
    part(parts.separate(counts), [
      part(parts.w, drawMatrix("*W*", "frozen", W, spots.w, top, sizes, entry)),
      vector("*W*", spots.x, top),
      sign(spots.plus, middle, `+ ${entry(SCALING)}`),
      part(parts.b(counts), drawMatrix("*B*", "b", b, spots.b, top, sizes, entry)),
      part(parts.a(counts), drawMatrix("*A*", "a", a, spots.a, top + cell, sizes, entry)),
      vector("*BA*", spots.again, top),
      sign(spots.equals, middle, "="),
      part(parts.h(counts), output(h, top)),
    ]),
    part(parts.merged(counts), [
      sign(spots.mergedEquals, below + 1.5 * cell, "="),
      part(
        parts.sum(counts),
        drawMatrix("*W′*", "merged", merged, spots.merged, below, sizes, entry, W),
      ),
      vector("*W′*", spots.mergedX, below),
      // One equation has one output, which the separate path states. The words of this part state it as well.
      ...(below === top ? [] : output(mergedH, below)),
    ]),
  ];
}
