/** The pieces of the picture, each where it is told to be. */
import { type Node, path, rect } from "../../scene.js";
import { LEADING, lines, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox, stripes, stripesLength } from "../shapes.js";
import type { ModuleCount } from "../whole-model.js";
import type { Layers } from "./moving.js";
import * as say from "./words.js";

/** Between a strip and its matrix, px. */
export const CLEAR = 3;
/** How far each of the two matrices behind stands out where there are several, px. */
export const BEHIND = 3;
/** How far each of the two layers behind stands out, px. */
export const SHEET = 4;
export const ARROW = 14;

/** Sizes of texts, px. */
export interface Sizes {
  readonly name: number;
  readonly small: number;
}

/** A module's matrix and strips in px. */
export interface Cell {
  readonly module: ModuleCount;
  readonly d: number;
  readonly k: number;
  /** Left of the matrix and above it, for its strips. */
  readonly edge: number;
  readonly strip: number;
  /** Whether a layer has several, as experts. */
  readonly isStack: boolean;
}

/** From an x on an axis to the right. */
export const arrow = (x: number, y: number): Node =>
  path(`M${x} ${y}h${ARROW}m-4-3.5l4 3.5l-4 3.5`, { stroke: "muted" });

/** A frozen matrix, with B left of it and A above it where it is targeted. */
export function drawMatrix({ module, d, k, edge, strip, isStack }: Cell, x: number, y: number) {
  const [left, top] = [x + edge, y + edge];
  const nodes: Node[] = [];
  for (const by of isStack ? [BEHIND, 2 * BEHIND] : [])
    nodes.push(path(`M${left + k + by} ${top + by}v${d}h${-k}`, { stroke: "frozen" }));
  nodes.push(...frozenBox(left, top, k, d));
  if (module.isTarget) {
    nodes.push(rect(left - CLEAR - strip, top, strip, d, { fill: "b" }));
    nodes.push(rect(left, top - CLEAR - strip, k, strip, { fill: "a" }));
  }
  return nodes;
}

/** One layer's outline, and those of two more behind it. */
export function drawSheets(x: number, y: number, width: number, height: number): Node[] {
  const behind = [1, 2].map((index) => {
    const [left, top] = [x + index * SHEET, y - (index - 1) * SHEET];
    return `M${left} ${top}v${-SHEET}h${width}v${height}h${-SHEET}`;
  });
  return [path(`M${x} ${y}h${width}v${height}h${-width}z${behind.join("")}`, { stroke: "frozen" })];
}

/** Of the key: sides of W, and how a rank's columns and rows stand. */
const KEY = { d: 30, k: 46, clear: 4, between: 16 };
const PITCH = { pitch: 3, gap: 1 };
/** The longest that B's columns reach. */
const REACH = stripesLength(Infinity, PITCH);

/** One adapted module enlarged, so that its rank is seen, and what the colours mean. */
export function drawKey(n: Layers, picture: Picture): void {
  const { nodes, metrics } = picture;
  const { d, k, clear, between } = KEY;
  const top = Math.round(picture.bottom + 12);
  const [x, y] = [metrics.margin + REACH + clear, top + REACH + clear];
  const reach = stripesLength(n.rank, PITCH) + clear;
  nodes.push(
    ...frozenBox(x, y, k, d),
    stripes(x - reach, y, n.rank, d, "columns", "b", PITCH),
    stripes(x, y - reach, n.rank, k, "rows", "a", PITCH),
  );
  const left = x + k + between;
  const width = metrics.width - metrics.margin - left;
  const style = { size: metrics.size.text, bold: true };
  const own = wrap(say.trained(n), width, style);
  const rest = wrap(say.frozen, width, { size: style.size });
  const step = LEADING * style.size;
  nodes.push(
    ...lines(left, top, own, style),
    ...lines(left, top + own.length * step, rest, { size: style.size, fill: "muted" }),
  );
  picture.bottom = Math.max(y + d, top + (own.length + rest.length) * step + 4);
}
