import type { Composition, Scene } from "../../scene.js";
import { drawBars } from "../bars.js";
import { Picture } from "../picture.js";
import { layoutOf } from "./layout.js";
import { drawMatrices } from "./matrices.js";
import type { Numbers } from "./moving.js";
import { alt, formula, fullBar, loraBar, title, values, verdict } from "./words.js";

/** One composition: the formula, its matrices to one scale, and both counts. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  picture.head([formula(n)], { size: picture.metrics.size.formula, formula: true }, values(n));
  picture.bottom += 10;
  drawMatrices(n, layoutOf(n, picture), picture);
  drawBars(n, { full: fullBar, lora: loraBar, verdict: verdict(n) }, picture);
  return picture.finish(title(n), alt(n));
}
