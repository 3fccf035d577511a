/** Draws the matrices W, BA and W′. */
import { rect, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import type { Picture } from "../picture.js";
import { adaptedBox, frozenBox, productBox } from "../shapes.js";
import type { Layout } from "./layout.js";

const NAMES = ["*W*", "*BA*", "*W′*"];

/** Draws W + BA = W′ as boxes with their words. */
export function drawMatrices(layout: Layout, picture: Picture): void {
  const { d, k, y, xW, xDelta, xSum } = layout;
  const { nodes, metrics } = picture;
  const size = metrics.size.formula;
  const center = { size, anchor: "middle", formula: true } as const;
  const onAxis = Math.round(y + d / 2 + size * 0.3);
  // Each box precedes its words, because it is a part with them.
  nodes.push(...frozenBox(xW, y, k, d), text(layout.xPlus, onAxis, "+", center));
  drawWords(xW, 0, layout, picture);
  nodes.push(productBox(xDelta, y, k, d), text(layout.xEquals, onAxis, "=", center));
  drawWords(xDelta, 1, layout, picture);
  nodes.push(adaptedBox(xSum, y, k, d));
  drawWords(xSum, 2, layout, picture);
}

/** Draws a matrix's name, size and role in its center, or below it if it is too small. */
function drawWords(x: number, index: number, layout: Layout, { nodes, metrics }: Picture): void {
  const { d, k, y, isInside } = layout;
  const name = NAMES[index]!;
  const content = layout.words[index]!;
  const { formula, text: size } = metrics.size;
  const middle = x + k / 2;
  const height = formula + LEADING * size * content.length;
  const baseline = isInside
    ? Math.round(y + (d - height) / 2 + formula * 0.85)
    : y + d + formula + 2;
  if (isInside && index === 0) {
    // The words of W are on a plain band instead of on its hatching.
    const [top, edge] = [baseline - formula, 0.75];
    const band = Math.round(height + 8);
    nodes.push(rect(x + edge, top, k - 2 * edge, band, { fill: "tint" }));
  }
  nodes.push(text(middle, baseline, name, { size: formula, anchor: "middle", formula: true }));
  nodes.push(...lines(middle, baseline, content, { size, fill: "muted", anchor: "middle" }));
}
