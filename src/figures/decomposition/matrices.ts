import type { Lora } from "../../lora.js";
import { type Node, path, rect, text } from "../../scene.js";
import { breakMark, hatched, lines, reserve, wrap } from "../parts.js";
import { type Format, LEAST } from "./format.js";
import { say } from "./words.js";

/** Between a strip and ΔW, px. */
const GAP = 5;

/** Drawn lengths of d, k and r: one scale, and a least length where a side would vanish. */
function drawnSides(n: Lora, room: Format["room"]) {
  const scale = Math.min(room.width / (3 * n.k + n.rank), room.height / (n.d + n.rank));
  const scaleOf = (side: number) => Math.max(scale, LEAST.side / side);
  // Whole pixels: edges are crisp, and the hatching's coordinates short.
  const d = Math.round(n.d * scaleOf(n.d));
  const k = Math.round(n.k * scaleOf(n.k));
  // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
  const exactR = Math.max(LEAST.strip, n.rank * Math.max(scaleOf(n.d), scaleOf(n.k)));
  const r = exactR < 10 ? exactR : Math.round(exactR);
  const larger = {
    d: scaleOf(n.d) > scale,
    k: scaleOf(n.k) > scale,
    r: exactR > n.rank * scale,
  };
  return { d, k, r, larger };
}

/** W + BA = W′ as rectangles; B stands left of ΔW and A above it. */
export function drawMatrices(n: Lora, format: Format, top: number) {
  const { size, operator, name, room } = format;
  const { d, k, r, larger } = drawnSides(n, room);
  const dims = format.sizes ? say.size(n) : "*d* × *k*";
  const column = Math.ceil(Math.max(k, format.column, reserve(dims, size.text) + 8) / 2) * 2;
  const pitch = Math.round(column + operator + name + r + GAP);
  const left = Math.round((format.width - pitch - 2 * column - operator) / 2);
  const y = Math.round(top + size.math + 8 + r + GAP);
  const aTop = y - GAP - r;
  const middle = y + d / 2;

  const inset = Math.round((column - k) / 2);
  const xW = left + inset;
  const xDelta = xW + pitch;
  const xSum = xDelta + column + operator;
  const xB = xDelta - GAP - r;
  const center = { size: size.math, anchor: "middle", formula: true } as const;
  const end = { ...center, anchor: "end" } as const;
  const small = { size: size.text, fill: "muted" } as const;
  const onAxis = middle + size.math * 0.3;

  const nodes: Node[] = [
    ...hatched(xW, y, k, d, "frozen"),
    text(left + column + operator / 2, onAxis, "+", center),
    rect(xB, y, r, d, { fill: "b" }),
    rect(xDelta, aTop, k, r, { fill: "a" }),
    ...hatched(xDelta, y, k, d, "delta"),
    ...sampleEntry({ x: xDelta, y, k, d }, xB, aTop),
    text(xDelta + k + inset + operator / 2, onAxis, "=", center),
    ...hatched(xSum, y, k, d, "both"),
    ...breakMarks({ x: [xW, xDelta, xSum], y, xB, aTop, d, k, r }, larger),
  ];
  if (format.sizes) {
    nodes.push(text(xB - 9, onAxis - 8, "*B*", end));
    nodes.push(text(xB - 9, onAxis + 9, "*d* × *r*", { ...small, anchor: "end" }));
    nodes.push(text(xDelta + k / 2 - 8, aTop - 8, "*A*", end));
    nodes.push(text(xDelta + k / 2 - 1, aTop - 8, "*r* × *k*", small));
  } else {
    nodes.push(text(xB - 6, onAxis, "*B*", end));
    nodes.push(text(xDelta + k / 2, aTop - 7, "*A*", center));
  }

  const below = Math.max(y + d, onAxis + (format.sizes ? 14 : 2)) + size.math + 3;
  const leading = size.text * 1.4;
  const words: [number, string, string][] = [
    [xW, say.w.name, say.w.role],
    [xDelta, say.deltaW.name(n), say.deltaW.role],
    [xSum, say.adapted.name, say.adapted.role],
  ];
  // The longer name of a scaled ΔW keeps its distance from its neighbours'.
  const names = size.math - (say.factor(n) && !format.sizes ? 2.5 : 0);
  const rows = words.map(([, , role]) =>
    wrap([`${dims},`, role], " ", column - 6, (line) => reserve(line, size.text)),
  );
  const isSplit = rows.some((row) => row.length > 1);
  for (const [x, title, role] of words) {
    const row = isSplit ? [dims, role] : [`${dims}, ${role}`];
    nodes.push(text(x + k / 2, below, title, { ...center, size: names }));
    nodes.push(
      ...lines(x + k / 2, below + leading + 1, row, leading, { ...small, anchor: "middle" }),
    );
  }
  const bottom = below + (isSplit ? 2 : 1) * leading;
  const parts = (["d", "k", "r"] as const).filter((side) => larger[side]);
  return { nodes, bottom: bottom + size.math, larger: parts };
}

/** Where a side is drawn larger than to scale, the side across it is broken. */
function breakMarks(
  at: { x: number[]; y: number; xB: number; aTop: number; d: number; k: number; r: number },
  isLarger: { d: boolean; k: boolean; r: boolean },
): Node[] {
  const { x, y, xB, aTop, d, k, r } = at;
  return [
    ...(isLarger.k ? x.flatMap((left) => breakMark(left + k / 2, y + d * 0.7, k, "upright")) : []),
    ...(isLarger.d ? x.flatMap((left) => breakMark(left + k * 0.7, y + d / 2, d, "level")) : []),
    ...(isLarger.r && d > 24 ? breakMark(xB + r / 2, y + d * 0.85, r, "upright") : []),
    ...(isLarger.r && k > 24 ? breakMark(x[1]! + k * 0.85, aTop + r / 2, r, "level") : []),
  ];
}

/** One entry of ΔW, joined to the row of B and the column of A whose product it is. */
function sampleEntry(
  box: { x: number; y: number; k: number; d: number },
  xB: number,
  aTop: number,
): Node[] {
  if (box.k < 40 || box.d < 40) return [];
  const [x, y] = [box.x + box.k * 0.64, box.y + box.d * 0.36];
  return [
    path(`M${xB} ${y}L${x} ${y}M${x} ${aTop}L${x} ${y}`, { stroke: "ink", strokeWidth: 1 }),
    rect(x - 3, y - 3, 6, 6, { fill: "ink" }),
  ];
}
