import type { Composition, Scene } from "../../scene.js";
import { drawBars } from "../bars.js";
import { cutName, SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { drawKey } from "./key.js";
import { layoutOf } from "./layout.js";
import type { Layers } from "./moving.js";
import * as say from "./words.js";

/** One composition: a layer's modules to one scale, and the whole model's bars. */
export function compose(counts: Layers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head(cutName(counts.model, picture.room / SPACED, heading), heading, "");
  if (counts.hasAlpha) picture.write(say.scaling(counts));
  drawKey(counts, picture);
  const layout = layoutOf(counts, picture);
  picture.nodes.push(...layout.draw(picture.metrics.margin, Math.round(picture.bottom + 14)));
  picture.bottom += 14 + layout.height + 24;
  drawBars(
    say.bars(counts),
    { full: say.full, lora: say.lora(counts), verdict: say.verdict(counts, composition) },
    picture,
  );
  picture.declare(counts.leftOut);
  return picture.finish(say.title(counts), say.alt(counts));
}
