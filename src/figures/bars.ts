import { exact } from "../format.js";
import type { Counts } from "../lora.js";
import { type Node, rect, type TextStyle, text } from "../scene.js";
import { BAR, type Format, LEAST, type Sketch } from "./metrics.js";
import { hatched, LEADING, lines, wrap } from "./parts.js";
import { parts, smallSquare, square as squareName, thinBar } from "./words.js";

/** The trained parameters as a box: B's share, then A's. */
function trained(
  n: Pick<Counts, "trainable" | "b">,
  x: number,
  y: number,
  width: number,
  height: number,
): Node[] {
  const bWidth = (width * n.b) / n.trainable;
  return [
    rect(x, y, bWidth, height, { fill: "b" }),
    rect(x + bWidth, y, width - bWidth, height, { fill: "a" }),
  ];
}

/** Words below all else, in the column of the bars. */
export function drawLines(
  content: string,
  width: number,
  { margin, size }: Format,
  sketch: Sketch,
  paint: Partial<TextStyle> = { fill: "muted" },
): void {
  const style = { size: size.text, ...paint };
  const drawn = lines(margin, sketch.bottom, wrap(content, width, style), style);
  sketch.nodes.push(...drawn);
  sketch.bottom += drawn.length * LEADING * size.text;
}

/** Both counts as bars to one scale, the share as an area, and the outcome in words. */
export function drawCounts(
  n: Pick<Counts, "full" | "trainable" | "b" | "a">,
  say: { readonly full: string; readonly lora: string; readonly verdict: string },
  format: Format,
  sketch: Sketch,
): void {
  const { margin, size, square } = format;
  const { nodes, larger } = sketch;
  const width = format.width - 2 * margin - (square ? square + 28 : 0);
  const most = Math.max(n.full, n.trainable);
  const isCostly = n.trainable > n.full;
  const loraWidth = (width * n.trainable) / most;
  const style = { size: size.text } as const;

  // Whole pixels, so that bars have crisp edges.
  const top = Math.round(sketch.bottom);
  let y = top + Math.round(size.text);
  const row = (label: string, count: number, box: readonly Node[]) => {
    nodes.push(text(margin, y, label, style), ...box);
    nodes.push(text(margin + width, y, exact(count), { ...style, bold: true, anchor: "end" }));
    y += 8 + BAR + Math.round(1.5 * size.text);
  };
  row(say.full, n.full, hatched(margin, y + 6, (width * n.full) / most, BAR, "frozen"));
  const loraBox = trained(n, margin, y + 6, Math.max(LEAST.bar, loraWidth), BAR);
  row(say.lora, n.trainable, loraBox);
  if (loraWidth < LEAST.bar) larger.push(thinBar);
  sketch.bottom = y - 2 - LEADING * size.text;
  drawLines(parts(n), width, format, sketch);
  drawLines(say.verdict, width, format, sketch, { bold: true });
  sketch.bottom += 4;

  if (square) {
    // The larger count as a square, the smaller one as a square inside it: areas to one scale.
    const sideOf = (count: number) => square * Math.sqrt(count / most);
    const loraSide = Math.max(LEAST.strip, sideOf(n.trainable));
    if (sideOf(n.trainable) < LEAST.strip) larger.push(smallSquare);
    const left = format.width - margin - square;
    const bottom = top + 3 + square;
    const share = trained(n, left, bottom - loraSide, loraSide, loraSide);
    // In hundredths, so that SVG, which has no more, and canvas have its lines in the same places.
    const full = Math.round(100 * sideOf(n.full)) / 100;
    // Past break-even W's square lies within LoRA's, and so its lines are drawn on solid colour.
    const frozen = hatched(left, bottom - full, full, full, isCostly ? "paper" : "frozen");
    nodes.push(...(isCostly ? [...share, ...frozen] : [...frozen, ...share]));
    const name = { ...style, fill: "muted", anchor: "middle" } as const;
    nodes.push(text(left + square / 2, bottom + 18, squareName, name));
  }
}
