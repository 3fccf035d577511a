/** Composes the picture of a token's forward pass. */
import { type Composition, closeUp, type Ink, type Scene, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import { Picture } from "../picture.js";
import { drawMerged, drawPaths } from "./flow.js";
import { computeLayout, type Layout } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Returns one composition: the formula, a token's path from x to h, and its cost. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const { formula: size } = metrics.size;
  nodes.push(text(metrics.margin, picture.bottom, words.formula(counts), { size, formula: true }));
  picture.conclude(words.verdict(counts));
  const layout = computeLayout(counts, picture);
  nodes.push(...(counts.merged ? drawMerged(layout) : drawPaths(layout, counts.hasAlpha)));
  nameVectors(counts, layout, picture, words);
  if (counts.merged) nameMerged(counts, layout, picture, words);
  else namePaths(counts, layout, picture, words);
  picture.bottom = layout.words;
  writeCosts(counts, picture, words);
  // Reserves the height of the control's other state, whose text may need more lines.
  const other = new Picture(composition);
  other.bottom = layout.words;
  writeCosts({ ...counts, merged: !counts.merged }, other, words);
  picture.bottom = Math.max(layout.foot, picture.bottom, other.bottom);
  declare(layout, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Writes below h whether BA is formed and, before it, the matrices' costs if they do not fit beside the matrices. */
function writeCosts(counts: Numbers, picture: Picture, words: Live): void {
  const isWide = picture.composition === "wide";
  const formed = words.formed(counts);
  if (isWide) {
    picture.bottom += 28;
    picture.write(closeUp(formed.join(" ")));
    return;
  }
  picture.bottom += 24;
  for (const line of words.waists(counts)) picture.write(line);
  picture.bottom += 6;
  picture.write(words.perToken, { bold: true });
  for (const line of words.costs(counts)) picture.write(line);
  picture.bottom += 6;
  for (const line of formed) picture.write(line);
}

/** Writes the name and length of x above x, and the name and length of h below h. */
function nameVectors(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { nodes, metrics } = picture;
  const style = { size: metrics.size.text, anchor: "middle" } as const;
  nodes.push(text(layout.center, layout.x - 7, words.x(counts), style));
  nodes.push(text(layout.center, layout.words + metrics.size.text + 4, words.h(counts), style));
}

/** Writes a matrix's letter beside its path and, in a wide picture, its role and cost. */
function nameMatrix(
  x: number,
  y: number,
  letter: string,
  [role, ...costs]: readonly string[],
  { nodes, metrics, composition }: Picture,
  fill?: Ink,
): void {
  const { formula, text: size } = metrics.size;
  // The names of A and B are right of their path. The names of W and W′ are left of their path.
  const style = { size, anchor: fill ? "start" : "end", fill: fill ?? "ink" } as const;
  nodes.push(text(x, y, letter, { ...style, size: formula, formula: true }));
  if (composition === "narrow") return;
  nodes.push(text(x, y + LEADING * size, role!, { ...style, bold: Boolean(fill) }));
  nodes.push(...lines(x, y + LEADING * size, costs, style));
}

/** Names W on the left, A, Ax and B on the right, and the operators below them. */
function namePaths(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { left, right, center, ba, sum, scaled, names } = layout;
  const { nodes, metrics, composition } = picture;
  const isWide = composition === "wide";
  const style = { size: metrics.size.text } as const;
  nameMatrix(left, names.w, "*W*", words.w(counts), picture);
  nameMatrix(right, names.a, "*A*", words.a(counts), picture, "a");
  nodes.push(text(right, names.ax, isWide ? words.waist(counts) : "*Ax*", style));
  nameMatrix(right, names.b, "*B*", words.b(counts), picture, "b");
  const factor = words.scaled(counts).slice(0, isWide ? 2 : 1);
  if (counts.hasAlpha)
    nodes.push(...lines(isWide ? right : ba + 14, scaled - style.size, factor, style));
  if (isWide) nodes.push(text(center + 14, sum + 20, words.sum(counts), style));
}

/** Writes the name of W′, and the note about A and B. */
function nameMerged(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { center, aside, names } = layout;
  const { nodes, metrics, composition } = picture;
  nameMatrix(center - aside, names.w, "*W′*", words.merged(counts), picture);
  if (composition === "wide")
    nodes.push(...lines(center + aside, names.w - 14, words.gone, { size: metrics.size.text }));
}

/** Adds notes about vectors that are longer than to scale, and about areas, which are not to scale. */
function declare({ lengths }: Layout, picture: Picture, words: Live): void {
  picture.declare(words.areas);
  for (const [vector, drawn, toScale] of lengths)
    picture.declareScale(drawn, toScale, (times) => words.longer(vector, times));
}
