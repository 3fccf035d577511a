import { path, rect, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import type { Picture } from "../picture.js";
import { breakMark, hatched } from "../shapes.js";
import type { Layout } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** W + BA = W′ as rectangles; B stands left of ΔW and A above it. */
export function drawMatrices(n: Numbers, layout: Layout, picture: Picture): void {
  const { math, d, k, thick, y, xW, xDelta, xSum, xB, aTop, onAxis } = layout;
  const { nodes } = picture;
  const center = { size: math, anchor: "middle", formula: true } as const;
  picture.declare(layout.larger);
  nodes.push(
    ...hatched(xW, y, k, d, "frozen"),
    text(layout.xPlus, onAxis, "+", center),
    ...hatched(xDelta, y, k, d, undefined, "delta"),
    text(layout.xEquals, onAxis, "=", center),
    ...hatched(xSum, y, k, d, "frozen", "delta"),
    rect(xB, y, thick, d, { fill: "b" }),
    rect(xDelta, aTop, k, thick, { fill: "a" }),
  );
  // Strips that are drawn thicker than to scale are broken.
  const { isThicker } = layout;
  if (isThicker && d > 24) nodes.push(...breakMark(xB + thick / 2, y + d * 0.85, thick));
  if (isThicker && k > 24) nodes.push(...breakMark(xDelta + k * 0.85, aTop + thick / 2, thick));
  if (k >= 40 && d >= 40) {
    // One entry of ΔW, joined to the row of B and the column of A whose product it is.
    const [xEntry, yEntry] = [xDelta + k * 0.64, y + d * 0.36];
    const joints = `M${xB} ${yEntry}H${xEntry}V${aTop}`;
    nodes.push(path(joints, { stroke: "ink" }));
    nodes.push(rect(xEntry - 3, yEntry - 3, 6, 6, { fill: "ink" }));
  }
  nameStrips(layout, picture);
  nameMatrices(n, layout, picture);
}

function nameStrips(layout: Layout, { nodes, metrics }: Picture): void {
  const { math, hasSizes, k, xDelta, xB, aTop, onAxis } = layout;
  const center = { size: math, anchor: "middle", formula: true } as const;
  const end = { ...center, anchor: "end" } as const;
  const small = { size: metrics.size.text, fill: "muted" } as const;
  if (hasSizes) {
    nodes.push(text(xB - 9, onAxis - 8, "*B*", end));
    nodes.push(text(xB - 9, onAxis + 9, "*d* × *r*", { ...small, anchor: "end" }));
    nodes.push(text(xDelta + k / 2 - 8, aTop - 8, "*A*", end));
    nodes.push(text(xDelta + k / 2 - 1, aTop - 8, "*r* × *k*", small));
  } else {
    nodes.push(text(xB - 6, onAxis, "*B*", end));
    nodes.push(text(xDelta + k / 2, aTop - 7, "*A*", center));
  }
}

/** Name, size and role below each of the three matrices. */
function nameMatrices(n: Numbers, layout: Layout, picture: Picture): void {
  const { math, hasSizes, dims, d, k, y, onAxis } = layout;
  const { size } = picture.metrics;
  const small = { size: size.text, fill: "muted", anchor: "middle" } as const;
  const below = Math.max(y + d, onAxis + (hasSizes ? 14 : 2)) + math + 3;
  // The longer name of a scaled ΔW keeps its distance from its neighbours'.
  const names = math - (n.scaling === 1 || hasSizes ? 0 : 2.5);
  for (const [index, [title = "", role = ""]] of say.matrices(n).entries()) {
    const x = [layout.xW, layout.xDelta, layout.xSum][index]! + k / 2;
    picture.nodes.push(text(x, below, title, { size: names, anchor: "middle", formula: true }));
    picture.nodes.push(...lines(x, below, [dims, role], small));
  }
  picture.bottom = below + 2 * LEADING * size.text + math;
}
