/** Composes the picture of a model's modules and of its parameter counts. */
import type { Composition, Scene } from "../../scene.js";
import { drawBars } from "../bars.js";
import { cutName, SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { drawKey } from "./key.js";
import { computeLayout } from "./layout.js";
import { bars, type Layers } from "./numbers.js";
import type { Live } from "./words.js";

/** Returns one composition: a layer's modules to one scale, and the model's bars. */
export function compose(counts: Layers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head(cutName(counts.model, picture.room / SPACED, heading), heading, "");
  if (counts.hasAlpha) picture.write(words.scaling(counts));
  drawKey(counts, picture, words);
  const layout = computeLayout(counts, picture, words);
  picture.nodes.push(...layout.draw(picture.metrics.margin, Math.round(picture.bottom + 14)));
  picture.bottom += 14 + layout.height + 24;
  drawBars(
    bars(counts),
    { ...words.bars, trained: words.lora(counts), verdict: words.verdict(counts, composition) },
    picture,
  );
  picture.declare(words.note(counts));
  return picture.finish(words.title(counts), words.alt(counts));
}
