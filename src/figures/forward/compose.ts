import { type Composition, type Ink, type Scene, text } from "../../scene.js";
import { LEADING, lines, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { drawMerged, drawPaths, scaledAt } from "./flow.js";
import { type Layout, layoutOf } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** What a reader's text spacing adds to a text's width (WCAG 1.4.12). */
const SPACED = 1.25;

/** One composition: the formula, a token's way from x to h, and what it costs. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics, bottom } = picture;
  const { formula: size } = metrics.size;
  nodes.push(text(metrics.margin, bottom, say.formula(n), { size, formula: true }));
  const layout = layoutOf(n, picture);
  nodes.push(...(n.merged ? drawMerged(layout) : drawPaths(layout, n.hasAlpha)));
  nameVectors(n, layout, picture);
  if (n.merged) nameMerged(n, layout, picture);
  else namePaths(n, layout, picture);
  picture.bottom = layout.words + (composition === "wide" ? 28 : 24);
  if (composition === "narrow") {
    picture.write(say.perToken, { bold: true });
    for (const line of say.costs(n)) picture.write(line);
    picture.bottom += 6;
  }
  const verdict = say.verdict(n);
  const neverFormed = say.formed(n);
  const isWide = composition === "wide";
  for (const line of isWide ? [verdict.join(" ")] : verdict) picture.write(line, { bold: true });
  for (const line of isWide ? [neverFormed.join(" ")] : neverFormed) picture.write(line);
  picture.bottom = layout.foot;
  declare(n, layout, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** The names and lengths of x, above it, and of h, below it. */
function nameVectors(n: Numbers, { center, x, words }: Layout, { nodes, metrics }: Picture): void {
  const style = { size: metrics.size.text, anchor: "middle" } as const;
  nodes.push(text(center, x - 7, say.x(n), style));
  nodes.push(text(center, words + metrics.size.text + 4, say.h(n), style));
}

/** Beside a matrix its letter and, where there is room, its role and what it costs. */
function name(
  at: { readonly x: number; readonly y: number; readonly anchor: "start" | "end"; fill?: Ink },
  words: say.Name,
  { nodes, metrics, composition }: Picture,
): void {
  const { x, y, anchor, fill } = at;
  const { formula, text: size } = metrics.size;
  nodes.push(text(x, y, words.letter, { size: formula, anchor, formula: true }));
  if (composition === "narrow") return;
  const style = { size, anchor, ...(fill ? { fill } : {}) };
  const room = anchor === "end" ? x - metrics.margin : metrics.width - metrics.margin - x;
  const costs = wrap(words.cost, room / SPACED, style);
  nodes.push(text(x, y + LEADING * size, words.role, { ...style, bold: fill !== undefined }));
  nodes.push(...lines(x, y + LEADING * size, costs, style));
}

/** W on the left, A, Ax and B on the right, and the operators below them. */
function namePaths(n: Numbers, layout: Layout, picture: Picture): void {
  const { left, right, center, ba, start, waist, b, end, sum } = layout;
  const { nodes, metrics, composition } = picture;
  const { formula, text: size } = metrics.size;
  const isWide = composition === "wide";
  const middle = (start + end) / 2 + (isWide ? -14 : formula * 0.3);
  name({ x: left, y: middle, anchor: "end" }, say.w(n), picture);
  const first = (top: number) => top + (isWide ? 14 : (waist - start) / 2 + formula * 0.3);
  name({ x: right, y: first(start), anchor: "start", fill: "a" }, say.a(n), picture);
  name({ x: right, y: first(b), anchor: "start", fill: "b" }, say.b(n), picture);
  const style = { size } as const;
  const beside = isWide ? right : ba + layout.r / 2 + 8;
  nodes.push(text(beside, (waist + b) / 2 + size * 0.36, say.waist(n), style));
  if (n.hasAlpha) {
    const factor = isWide ? say.scaled(n) : say.factor;
    nodes.push(text(isWide ? right : ba + 14, scaledAt(layout) + size * 0.36, factor, style));
  }
  if (isWide) nodes.push(text(center + 14, sum + 20, say.sum(n), style));
}

/** W′ alone, and what became of A and B. */
function nameMerged(n: Numbers, layout: Layout, picture: Picture): void {
  const { center, besideMerged, start, end } = layout;
  const isWide = picture.composition === "wide";
  const { formula, text: size } = picture.metrics.size;
  const middle = (start + end) / 2 + (isWide ? -14 : formula * 0.3);
  name({ x: center - besideMerged, y: middle, anchor: "end" }, say.merged(n), picture);
  if (isWide) picture.nodes.push(...lines(center + besideMerged, middle - 14, say.gone, { size }));
}

/** Notes what is drawn longer than to scale, and that the shapes' areas say nothing. */
function declare(n: Numbers, { longer }: Layout, picture: Picture): void {
  picture.declare(say.areas);
  for (const [vector, true_] of Object.entries(longer))
    if (true_ !== undefined && (vector !== "Ax" || !n.merged))
      picture.declare(say.longer(vector, true_));
}
