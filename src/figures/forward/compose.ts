import { type Composition, type Ink, type Scene, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import { Picture } from "../picture.js";
import { drawMerged, drawPaths } from "./flow.js";
import { type Layout, layoutOf } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** One composition: the formula, a token's way from x to h, and what it costs. */
export function compose(counts: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics, bottom } = picture;
  const { formula: size } = metrics.size;
  nodes.push(text(metrics.margin, bottom, say.formula(counts), { size, formula: true }));
  const layout = layoutOf(counts, picture);
  nodes.push(...(counts.merged ? drawMerged(layout) : drawPaths(layout, counts.hasAlpha)));
  nameVectors(counts, layout, picture);
  if (counts.merged) nameMerged(counts, layout, picture);
  else namePaths(counts, layout, picture);
  writeOutcome(counts, layout, picture);
  picture.bottom = layout.foot;
  declare(layout, picture);
  return picture.finish(say.title(counts), say.alt(counts));
}

/** Below h: what each matrix costs, where the picture is too narrow to say it beside them, and the outcome. */
function writeOutcome(counts: Numbers, layout: Layout, picture: Picture): void {
  const isWide = picture.composition === "wide";
  const [verdict, formed] = [say.verdict(counts, isWide), say.formed(counts)];
  const style = { bold: true } as const;
  if (isWide) {
    picture.bottom = layout.words + 28;
    picture.write(verdict.join(" "), style);
    picture.write(formed.join(" "));
    return;
  }
  picture.bottom = layout.words + 24;
  for (const line of say.waists(counts)) picture.write(line);
  picture.bottom += 6;
  picture.write(say.perToken, style);
  for (const line of say.costs(counts)) picture.write(line);
  picture.bottom += 6;
  picture.write(verdict[0], style);
  for (const line of [verdict[1], ...formed]) picture.write(line);
}

/** The names and lengths of x, above it, and of h, below it. */
function nameVectors(counts: Numbers, { center, x, words }: Layout, picture: Picture): void {
  const { nodes, metrics } = picture;
  const style = { size: metrics.size.text, anchor: "middle" } as const;
  nodes.push(text(center, x - 7, say.x(counts), style));
  nodes.push(text(center, words + metrics.size.text + 4, say.h(counts), style));
}

/** Words beside a path: a letter and, where there is room, its role and what it costs. */
function nameMatrix(
  x: number,
  y: number,
  [letter, role, ...costs]: say.Name,
  { nodes, metrics, composition }: Picture,
  fill?: Ink,
): void {
  const { formula, text: size } = metrics.size;
  // The factors are named right of their path, W and W′ left of theirs.
  const style = { size, anchor: fill ? "start" : "end", fill: fill ?? "ink" } as const;
  nodes.push(text(x, y, letter, { ...style, size: formula, formula: true }));
  if (composition === "narrow") return;
  nodes.push(text(x, y + LEADING * size, role, { ...style, bold: Boolean(fill) }));
  nodes.push(...lines(x, y + LEADING * size, costs, style));
}

/** W on the left, A, Ax and B on the right, and the operators below them. */
function namePaths(counts: Numbers, layout: Layout, picture: Picture): void {
  const { left, right, center, ba, sum, scaled, names } = layout;
  const { nodes, metrics, composition } = picture;
  const isWide = composition === "wide";
  const style = { size: metrics.size.text } as const;
  nameMatrix(left, names.w, say.w(counts), picture);
  nameMatrix(right, names.a, say.a(counts), picture, "a");
  nodes.push(text(right, names.ax, isWide ? say.waist(counts) : say.between, style));
  nameMatrix(right, names.b, say.b(counts), picture, "b");
  const factor = say.scaled(counts).slice(0, isWide ? 2 : 1);
  if (counts.hasAlpha)
    nodes.push(...lines(isWide ? right : ba + 14, scaled - style.size, factor, style));
  if (isWide) nodes.push(text(center + 14, sum + 20, say.sum(counts), style));
}

/** W′ alone, and what became of A and B. */
function nameMerged(counts: Numbers, { center, aside, names }: Layout, picture: Picture): void {
  const { nodes, metrics, composition } = picture;
  nameMatrix(center - aside, names.w, say.merged(counts), picture);
  if (composition === "wide")
    nodes.push(...lines(center + aside, names.w - 14, say.gone, { size: metrics.size.text }));
}

/** Notes what is drawn longer than to scale, and that the shapes' areas say nothing. */
function declare({ lengths }: Layout, picture: Picture): void {
  picture.declare(say.areas);
  for (const [vector, drawn, toScale] of lengths)
    picture.declare(say.longer(vector, drawn, toScale));
}
