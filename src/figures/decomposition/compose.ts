/** Composes the picture of W + BA = W′ and of the parameter counts. */
import { type Composition, type Scene, text } from "../../scene.js";
import { drawBars } from "../bars.js";
import { Picture } from "../picture.js";
import { drawFactors } from "./factors.js";
import { computeLayout, type Layout } from "./layout.js";
import { drawMatrices } from "./matrices.js";
import type { Numbers } from "./numbers.js";
import type { Live } from "./words.js";

/** Returns one composition: the formula, its matrices to one scale, and both counts. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { formula: size } = picture.metrics.size;
  const { bottom } = picture;
  picture.nodes.push(
    text(picture.metrics.margin, bottom, words.formula(counts), { size, formula: true }),
  );
  picture.write(words.values(counts));
  // The values are beside A's name and need no height.
  if (composition === "wide") picture.bottom = bottom;
  const layout = computeLayout(counts, picture, words);
  drawMatrices(layout, picture);
  picture.bottom = layout.end + (composition === "narrow" ? 14 : 0);
  drawFactors(counts, layout, picture, words);
  if (composition === "narrow") for (const line of words.sizes(counts)) picture.write(line);
  picture.bottom += 22;
  drawBars(counts, { ...words.bars, verdict: words.verdict(counts) }, picture);
  declare(counts, layout, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Adds a note for each shape that is drawn larger than to scale. */
function declare(
  { rank }: Numbers,
  { d, k, thick, toScale }: Layout,
  picture: Picture,
  words: Live,
): void {
  picture.declareScale(thick, toScale.r, (times) => words.thickStrips(rank, times));
  picture.declareScale(d, toScale.d, (times) => words.thinSide("d", times));
  picture.declareScale(k, toScale.k, (times) => words.thinSide("k", times));
}
