/** Composes the picture of a model's modules and of its parameter counts. */
import type { Composition, Scene } from "../../scene.js";
import { cutName, LEADING, SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { drawShare } from "../share.js";
import { drawKey } from "./key.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import { type Layers, toShare } from "./numbers.js";

/** Returns one composition: the share that trains, and a layer's modules to one scale. */
export function compose(counts: Layers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head(cutName(counts.model, picture.room / SPACED, heading), heading, "");
  const share = words.share(counts);
  picture.conclude(share.verdict);
  if (counts.hasAlpha) picture.write(words.scaling(counts));
  drawKey(counts, picture, words);
  picture.bottom += composition === "wide" ? 4 + 2 * LEADING * picture.metrics.size.text : 4;
  drawShare(toShare(counts), share, picture, picture.metrics.margin);
  const layout = computeLayout(counts, picture, words);
  picture.nodes.push(...layout.draw(picture.metrics.margin, Math.round(picture.bottom + 12)));
  picture.bottom += 12 + layout.height;
  picture.declare(words.note(counts));
  return picture.finish(words.title(counts), words.alt(counts));
}
