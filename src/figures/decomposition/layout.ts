import type { Counts } from "../../lora.js";
import { type Composition, type Scene, text } from "../../scene.js";
import { drawCounts, drawLines } from "../bars.js";
import { FORMATS, type Format, type Sketch } from "../metrics.js";
import { reserve } from "../parts.js";
import { notToScale } from "../words.js";
import { drawMatrices } from "./matrices.js";
import { alt, formula, fullBar, loraBar, title, values, verdict } from "./words.js";

/** One composition. `most` is the largest rank drawn at the same scale and in the same places. */
export function compose(n: Counts, composition: Composition, most = n.rank): Scene {
  const format = FORMATS[composition];
  const { width, margin, size } = format;
  const sketch: Sketch = { nodes: [], larger: [], bottom: size.formula + 10 };
  drawHeader(n, format, sketch);
  drawMatrices(n, format, most, sketch);
  drawCounts(n, { full: fullBar, lora: loraBar, verdict: verdict(n) }, format, sketch);
  drawLines(notToScale(sketch.larger), width - 2 * margin, format, sketch);
  const height = Math.ceil(sketch.bottom + 12);
  return { width, height, title: title(n), desc: alt(n), children: sketch.nodes };
}

/** The formula, and the numbers that its letters stand for, beside it or below. */
function drawHeader(n: Counts, format: Format, sketch: Sketch): void {
  const { width, margin, size } = format;
  const room = width - 2 * margin;
  const { nodes, bottom } = sketch;
  nodes.push(text(margin, bottom, formula(n), { size: size.formula, formula: true }));
  if (reserve(formula(n), size.formula) + 16 + reserve(values(n), size.text) > room) {
    drawLines(values(n), room, format, sketch);
  } else {
    const style = { size: size.text, fill: "muted", anchor: "end" } as const;
    nodes.push(text(width - margin, bottom, values(n), style));
  }
  sketch.bottom += 10;
}
