import { exact } from "../../format.js";
import type { Lora } from "../../lora.js";
import { type Node, rect, text } from "../../scene.js";
import { hatched, lines, reserve, wrap } from "../parts.js";
import { type Format, LEAST } from "./format.js";
import { type Part, say } from "./words.js";

/** Side of a colour key, px. */
const KEY = 10;

/** Both counts as bars to one scale, the share as an area, and what that comes to in words. */
export function drawCounts(n: Lora, format: Format, top: number) {
  const { margin, size, bar, square } = format;
  const width = format.width - 2 * margin - (square ? square + 28 : 0);
  const leading = Math.round(size.text * 1.5);
  const perUnit = width / Math.max(n.full, n.trainable);
  const loraBar = Math.max(LEAST.bar, n.trainable * perUnit);
  const bBar = (loraBar * n.b) / n.trainable;
  const nodes: Node[] = [];

  // Whole pixels, so that bars have crisp edges.
  let y = Math.round(top + size.text);
  const row = (label: string, value: number) => {
    nodes.push(text(margin, y, label, { size: size.text }));
    nodes.push(
      text(margin + width, y, exact(value), { size: size.text, anchor: "end", bold: true }),
    );
    y += 6;
  };
  row(say.fullBar, n.full);
  nodes.push(...hatched(margin, y, n.full * perUnit, bar, "frozen"));
  y += bar + leading + 2;
  row(say.loraBar, n.trainable);
  nodes.push(rect(margin, y, bBar, bar, { fill: "b" }));
  nodes.push(rect(margin + bBar, y, loraBar - bBar, bar, { fill: "a" }));
  y += bar + leading;

  let x = margin;
  for (const [ink, label] of [
    ["b", say.key("B", n.b)],
    ["a", say.key("A", n.a)],
  ] as const) {
    const room = KEY + 6 + reserve(label, size.text);
    if (x > margin && x + room > margin + width) {
      x = margin;
      y += leading;
    }
    nodes.push(rect(x, y - KEY + 1, KEY, KEY, { fill: ink }));
    nodes.push(text(x + KEY + 6, y, label, { size: size.text }));
    x += room + 14;
  }
  y += leading;
  const words = wrap(say.verdict(n), " ", width, (line) => reserve(line, size.text, true));
  nodes.push(...lines(margin, y, words, leading, { size: size.text, bold: true }));
  y += (words.length - 1) * leading;

  const larger: Part[] = loraBar > n.trainable * perUnit ? ["bar"] : [];
  if (square) {
    const side = drawSquare(n, format.width - margin - square, Math.round(top) + 3, square);
    nodes.push(...side.nodes);
    nodes.push(
      text(format.width - margin - square / 2, top + square + 21, say.square, {
        size: size.text,
        fill: "muted",
        anchor: "middle",
      }),
    );
    larger.push(...side.larger);
  }
  return { nodes, bottom: y + 6, larger };
}

/** The larger count as a square, the smaller one as a square inside it: areas to one scale. */
function drawSquare(n: Lora, x: number, y: number, side: number) {
  const share = Math.min(n.trainable, n.full) / Math.max(n.trainable, n.full);
  const inner = Math.max(LEAST.strip, side * Math.sqrt(share));
  const loraSide = n.trainable > n.full ? side : inner;
  const fullSide = n.trainable > n.full ? inner : side;
  const bWidth = (loraSide * n.b) / n.trainable;
  const trained = [
    rect(x, y + side - loraSide, bWidth, loraSide, { fill: "b" }),
    rect(x + bWidth, y + side - loraSide, loraSide - bWidth, loraSide, { fill: "a" }),
  ];
  const fullTop = y + side - fullSide;
  const isCostly = n.trainable > n.full;
  // Past break-even W's square lies within LoRA's, and so its lines are drawn on solid colour.
  const full = hatched(x, fullTop, fullSide, fullSide, "frozen", isCostly ? "paper" : "frozen");
  const nodes = isCostly ? [...trained, ...full] : [...full, ...trained];
  const larger: Part[] = inner > side * Math.sqrt(share) ? ["square"] : [];
  return { nodes, larger };
}
