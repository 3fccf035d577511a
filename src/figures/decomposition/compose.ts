/** Composes the picture of W + BA = W′ and of the share that trains. */
import type { Composition, Scene } from "../../scene.js";
import { Picture } from "../picture.js";
import { drawShare, SIDE } from "../share.js";
import { drawFactors, drawKey } from "./factors.js";
import { computeLayout, type Layout } from "./layout.js";
import type { Live } from "./logic.js";
import { drawMatrices } from "./matrices.js";
import type { Numbers } from "./numbers.js";

/** Returns one composition: the formula, its matrices to one scale, and the share that trains. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  const style = { size: size.formula, formula: true };
  picture.head([`*W′* = *W* + ${counts.scaling === 1 ? "" : "(*α*/*r*)"}*BA*`], style, "");
  // Past break-even, the share extends up to the heading.
  const share = words.share(counts);
  picture.conclude(
    share.verdict,
    composition === "wide" ? picture.room - SIDE.wide - 20 : picture.room,
  );
  if (counts.hasAlpha) picture.write(words.values(counts));
  const layout = computeLayout(counts, picture, words);
  drawMatrices(layout, picture);
  drawFactors(counts, layout, picture);
  picture.bottom = layout.end + (composition === "wide" ? 12 : 8);
  const end = drawKey(counts, picture, words);
  if (composition === "narrow") {
    for (const line of words.sizes(counts)) picture.write(line);
    picture.bottom += 4;
  }
  drawShare(counts, share, picture, end + 16, true);
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
