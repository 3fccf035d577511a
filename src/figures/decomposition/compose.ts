import { type Composition, type Scene, text } from "../../scene.js";
import { drawBars } from "../bars.js";
import { Picture } from "../picture.js";
import { drawFactors } from "./factors.js";
import { type Layout, layoutOf } from "./layout.js";
import { drawMatrices } from "./matrices.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** One composition: the formula, its matrices to one scale, and both counts. */
export function compose(counts: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { formula: size } = picture.metrics.size;
  const { bottom } = picture;
  picture.nodes.push(
    text(picture.metrics.margin, bottom, say.formula(counts), { size, formula: true }),
  );
  picture.write(say.values(counts));
  // Beside A's name there is room for them.
  if (composition === "wide") picture.bottom = bottom;
  const layout = layoutOf(counts, picture);
  drawMatrices(layout, picture);
  picture.bottom = layout.end + (composition === "narrow" ? 14 : 0);
  drawFactors(counts, layout, picture);
  if (composition === "narrow") for (const line of say.sizes(counts)) picture.write(line);
  picture.bottom += 22;
  drawBars(counts, { full: say.fullBar, lora: say.loraBar, verdict: say.verdict(counts) }, picture);
  declare(counts, layout, picture);
  return picture.finish(say.title(counts), say.alt(counts));
}

/** Notes what is drawn larger than to scale. */
function declare(counts: Numbers, { d, k, thick, toScale }: Layout, picture: Picture): void {
  picture.declare(say.thickStrips(counts, thick, toScale.r));
  picture.declare(say.thinSide("d", d, toScale.d));
  picture.declare(say.thinSide("k", k, toScale.k));
}
