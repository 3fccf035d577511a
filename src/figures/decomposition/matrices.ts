import type { Counts } from "../../lora.js";
import { path, rect, text } from "../../scene.js";
import { type Format, LEAST, type Sketch } from "../metrics.js";
import { breakMark, hatched, LEADING, lines, reserve } from "../parts.js";
import { side } from "../words.js";
import * as say from "./words.js";

/** Between a strip and ΔW, px. */
const GAP = 5;

/**
 * W + BA = W′ as rectangles; B stands left of ΔW and A above it. The scale leaves room for strips
 * of rank `most`, so that figures of other ranks have all else in the same places.
 */
export function drawMatrices(n: Counts, format: Format, most: number, sketch: Sketch): void {
  const { nodes, larger } = sketch;
  const { size, operator, name, sizes } = format;
  const math = size.formula - 3;
  const scale = Math.min(format.room.width / (3 * n.k + most), format.room.height / (n.d + most));
  // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
  const across = Math.max(scale, LEAST.side / Math.min(n.d, n.k));
  // Whole pixels: edges are crisp, and the hatching's coordinates short.
  const drawn = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const strip = (rank: number) => {
    const length = Math.max(LEAST.strip, rank * across);
    return length < 10 ? length : Math.round(length);
  };
  const [d, k, thick, room] = [drawn(n.d), drawn(n.k), strip(n.rank), strip(most)];
  const isThicker = n.rank * scale < LEAST.strip || scale < across;
  if (n.d * scale < LEAST.side) larger.push(side("d"));
  if (n.k * scale < LEAST.side) larger.push(side("k"));
  if (isThicker) larger.push(side("r"));

  const dims = sizes ? say.shape(n) : "*d* × *k*";
  const column = Math.ceil(Math.max(k, format.column, reserve(dims, size.text) + 8) / 2) * 2;
  const pitch = Math.round(column + operator + name + room + GAP);
  const left = Math.round((format.width - pitch - 2 * column - operator) / 2);
  const inset = Math.round((column - k) / 2);

  const y = Math.round(sketch.bottom + math + 8 + room + GAP);
  const xW = left + inset;
  const xDelta = xW + pitch;
  const xSum = xDelta + column + operator;
  const xB = xDelta - GAP - thick;
  const aTop = y - GAP - thick;
  const onAxis = y + d / 2 + math * 0.3;

  const center = { size: math, anchor: "middle", formula: true } as const;
  const end = { ...center, anchor: "end" } as const;
  const small = { size: size.text, fill: "muted" } as const;

  nodes.push(
    ...hatched(xW, y, k, d, "frozen"),
    text(left + column + operator / 2, onAxis, "+", center),
    ...hatched(xDelta, y, k, d, undefined, "delta"),
    text(xDelta + k + inset + operator / 2, onAxis, "=", center),
    ...hatched(xSum, y, k, d, "frozen", "delta"),
    rect(xB, y, thick, d, { fill: "b" }),
    rect(xDelta, aTop, k, thick, { fill: "a" }),
  );
  // Strips that are drawn thicker than to scale are broken.
  if (isThicker && d > 24) nodes.push(...breakMark(xB + thick / 2, y + d * 0.85, thick));
  if (isThicker && k > 24) nodes.push(...breakMark(xDelta + k * 0.85, aTop + thick / 2, thick));
  if (k >= 40 && d >= 40) {
    // One entry of ΔW, joined to the row of B and the column of A whose product it is.
    const [xEntry, yEntry] = [xDelta + k * 0.64, y + d * 0.36];
    const joints = `M${xB} ${yEntry}H${xEntry}V${aTop}`;
    nodes.push(path(joints, { stroke: "ink" }));
    nodes.push(rect(xEntry - 3, yEntry - 3, 6, 6, { fill: "ink" }));
  }
  if (sizes) {
    nodes.push(text(xB - 9, onAxis - 8, "*B*", end));
    nodes.push(text(xB - 9, onAxis + 9, "*d* × *r*", { ...small, anchor: "end" }));
    nodes.push(text(xDelta + k / 2 - 8, aTop - 8, "*A*", end));
    nodes.push(text(xDelta + k / 2 - 1, aTop - 8, "*r* × *k*", small));
  } else {
    nodes.push(text(xB - 6, onAxis, "*B*", end));
    nodes.push(text(xDelta + k / 2, aTop - 7, "*A*", center));
  }

  const below = Math.max(y + d, onAxis + (sizes ? 14 : 2)) + math + 3;
  // The longer name of a scaled ΔW keeps its distance from its neighbours'.
  const names = math - (n.scaling === 1 || sizes ? 0 : 2.5);
  for (const [index, [title = "", role = ""]] of say.matrices(n).entries()) {
    const x = [xW, xDelta, xSum][index]! + k / 2;
    nodes.push(text(x, below, title, { ...center, size: names }));
    nodes.push(...lines(x, below, [dims, role], { ...small, anchor: "middle" }));
  }
  sketch.bottom = below + 2 * LEADING * size.text + math;
}
