/** Composes the picture of singular values and of errors by rank. */
import { type Composition, group, type Scene } from "../../scene.js";
import { Picture } from "../picture.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { errorsPanel, valuesPanel } from "./plots.js";

/** Returns one composition: the singular values, the error at each rank, and the error of this rank. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.head([words.formula], { size: size.formula, formula: true }, words.target);
  picture.conclude(words.verdict(counts));
  const { scale, left, right, end } = computeLayout(picture, words);
  picture.nodes.push(
    group(left.x, left.y, valuesPanel(counts, words), [scale, scale]),
    group(right.x, right.y, errorsPanel(counts, words), [scale, scale]),
  );
  picture.bottom = end;
  return picture.finish(words.title(counts), words.alt(counts));
}
