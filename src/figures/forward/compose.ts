import { type Composition, type Ink, type Scene, text } from "../../scene.js";
import { LEADING, lines } from "../lines.js";
import { Picture } from "../picture.js";
import { drawMerged, drawPaths, scaledAt } from "./flow.js";
import { type Layout, layoutOf } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

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
  writeOutcome(n, layout, picture);
  picture.bottom = layout.foot;
  declare(n, layout, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** Below h: what each matrix costs, where the picture is too narrow to say it beside them, and the outcome. */
function writeOutcome(n: Numbers, layout: Layout, picture: Picture): void {
  const { composition } = picture;
  const [verdict, formed] = [say.verdict(n, composition), say.formed(n)];
  const style = { bold: true } as const;
  if (composition === "wide") {
    picture.bottom = layout.words + 28;
    picture.write(verdict.join(" "), style);
    picture.write(formed.join(" "));
    return;
  }
  picture.bottom = layout.words + 24;
  for (const line of say.waists(n)) picture.write(line);
  picture.bottom += 6;
  picture.write(say.perToken, style);
  for (const line of say.costs(n)) picture.write(line);
  picture.bottom += 6;
  picture.write(verdict[0], style);
  for (const line of [verdict[1], ...formed]) picture.write(line);
}

/** The names and lengths of x, above it, and of h, below it. */
function nameVectors(n: Numbers, { center, x, words }: Layout, picture: Picture): void {
  const { nodes, metrics, composition } = picture;
  const style = { size: metrics.size.text, anchor: "middle" } as const;
  nodes.push(text(center, x - 7, say.x(n, composition), style));
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
  nodes.push(text(x, y + LEADING * size, words.role, { ...style, bold: fill !== undefined }));
  nodes.push(...lines(x, y + LEADING * size, words.cost, style));
}

/** W on the left, A, Ax and B on the right, and the operators below them. */
function namePaths(n: Numbers, layout: Layout, picture: Picture): void {
  const { left, right, center, ba, start, waist, b, end, sum } = layout;
  const { nodes, metrics, composition } = picture;
  const { formula, text: size } = metrics.size;
  const isWide = composition === "wide";
  const middle = (start + end) / 2 + (isWide ? -14 : formula * 0.3);
  name({ x: left, y: middle, anchor: "end" }, say.w(n), picture);
  const height = isWide ? 3 * LEADING * size : 0;
  const [a, last] = isWide
    ? [start + 14, end - height]
    : ([start, b].map((top) => top + (waist - start) / 2 + formula * 0.3) as [number, number]);
  name({ x: right, y: a, anchor: "start", fill: "a" }, say.a(n), picture);
  name({ x: right, y: last, anchor: "start", fill: "b" }, say.b(n), picture);
  const style = { size } as const;
  nodes.push(
    text(
      right,
      (a + height + last - 22) / 2 + size * 0.36,
      isWide ? say.waist(n) : say.between,
      style,
    ),
  );
  if (n.hasAlpha) {
    const y = scaledAt(layout) + size * 0.36;
    if (isWide) nodes.push(...lines(right, y - LEADING * size, say.scaled(n), style));
    else nodes.push(text(ba + 14, y, say.factor, style));
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
