import { type Composition, type Scene, text } from "../../scene.js";
import { drawBars } from "../bars.js";
import { Picture } from "../picture.js";
import { drawFactors } from "./factors.js";
import { type Layout, layoutOf } from "./layout.js";
import { drawMatrices } from "./matrices.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** One composition: the formula, its matrices to one scale, and both counts. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { formula: size } = picture.metrics.size;
  const { bottom } = picture;
  picture.nodes.push(text(picture.metrics.margin, bottom, say.formula(n), { size, formula: true }));
  picture.write(say.values(n));
  // Beside A's name there is room for them.
  if (composition === "wide") picture.bottom = bottom;
  const layout = layoutOf(n, picture);
  drawMatrices(layout, picture);
  picture.bottom = layout.end + (composition === "narrow" ? 14 : 0);
  drawFactors(n, layout, picture);
  if (composition === "narrow") for (const line of say.sizes(n)) picture.write(line);
  picture.bottom += 22;
  drawBars(n, { full: say.fullBar, lora: say.loraBar, verdict: say.verdict(n) }, picture);
  declare(n, layout, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** Notes what is drawn larger than to scale. */
function declare(n: Numbers, { d, k, thick, true_ }: Layout, picture: Picture): void {
  picture.declare(say.thickStrips(n, thick, true_.r));
  picture.declare(say.thinSide("d", d, true_.d));
  picture.declare(say.thinSide("k", k, true_.k));
}
