import type { Composition, Scene } from "../../scene.js";
import { drawBars } from "../bars.js";
import { Picture } from "../picture.js";
import { layoutOf } from "./layout.js";
import type { Layers } from "./moving.js";
import { drawKey } from "./paint.js";
import * as say from "./words.js";

/** One composition: a layer's modules to one scale, and the whole model's bars. */
export function compose(n: Layers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head([n.model], heading, say.values(n));
  drawKey(n, picture);
  const layout = layoutOf(n, picture);
  picture.nodes.push(...layout.draw(picture.metrics.margin, Math.round(picture.bottom + 14)));
  picture.bottom += 14 + layout.height + 24;
  drawBars(say.bars(n), { full: say.full, lora: say.lora(n), verdict: say.verdict(n) }, picture);
  return picture.finish(say.title(n), say.alt(n));
}
