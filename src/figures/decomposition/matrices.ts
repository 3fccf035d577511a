import { path, rect, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox, productBox } from "../shapes.js";
import { ENTRY, GAP, type Layout } from "./layout.js";

/** W + BA = W′ as boxes with their words. */
export function drawMatrices(layout: Layout, picture: Picture): void {
  const { d, k, y, xW, xDelta, xSum } = layout;
  const { nodes, metrics } = picture;
  const size = metrics.size.formula;
  const center = { size, anchor: "middle", formula: true } as const;
  const onAxis = y + d / 2 + size * 0.3;
  nodes.push(
    ...frozenBox(xW, y, k, d),
    text(layout.xPlus, onAxis, "+", center),
    productBox(xDelta, y, k, d),
    text(layout.xEquals, onAxis, "=", center),
    rect(xSum, y, k, d, { fill: "tint", stroke: "frozen" }),
  );
  if (layout.hasEntry) drawEntry(layout, picture);
  for (const [index, x] of [xW, xDelta, xSum].entries()) drawWords(x, index, layout, picture);
}

/** One entry of BA, joined to the row of B and the column of A whose product it is. */
function drawEntry({ d, k, y, xDelta, xB, thick }: Layout, { nodes }: Picture): void {
  const [x, row] = [Math.round(xDelta + k * ENTRY.column), Math.round(y + d * ENTRY.row)];
  // The lines end on paper, before the strips.
  nodes.push(path(`M${xB + thick + 1} ${row}H${x}V${y - GAP + 1}`, { stroke: "muted" }));
  nodes.push(rect(x - 3, row - 3, 6, 6, { fill: "ink" }));
}

/** A matrix's name, size and role: in its middle, or below it where it is too small. */
function drawWords(x: number, index: number, layout: Layout, { nodes, metrics }: Picture): void {
  const { d, k, y, isInside } = layout;
  const { name, lines: content } = layout.words[index]!;
  const { formula, text: size } = metrics.size;
  const middle = x + k / 2;
  const height = formula + LEADING * size * content.length;
  const baseline = isInside ? y + (d - height) / 2 + formula * 0.85 : y + d + formula + 2;
  if (isInside && index === 0) {
    // The words of W stand on plain ground, not on its lines.
    const top = Math.round(baseline - formula);
    nodes.push(rect(x + 5, top, k - 10, Math.round(height + 8), { fill: "tint" }));
  }
  nodes.push(text(middle, baseline, name, { size: formula, anchor: "middle", formula: true }));
  nodes.push(...lines(middle, baseline, content, { size, fill: "muted", anchor: "middle" }));
}
