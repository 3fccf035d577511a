import type { Composition, Scene, TextStyle } from "../../scene.js";
import { drawBars } from "../bars.js";
import { reserve, SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { drawKey } from "./key.js";
import { layoutOf } from "./layout.js";
import type { Layers } from "./moving.js";
import * as say from "./words.js";

/** A model's name, which has no spaces, in lines that end in hyphens. */
function nameLines(name: string, width: number, { size, bold }: TextStyle): string[] {
  const lines = [""];
  // A piece without hyphens is cut where it must be.
  for (const piece of name.match(/[^-]{1,12}-?/g)!) {
    if (reserve(lines.at(-1) + piece, size, bold) > width) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines;
}

/** One composition: a layer's modules to one scale, and the whole model's bars. */
export function compose(n: Layers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  const [name, values] = [nameLines(n.model, picture.room / SPACED, heading), say.values(n)];
  // Beside a long name a narrow picture has room for some values only: there they stand below.
  const isBelow = composition === "narrow";
  picture.head(name, heading, isBelow ? "" : values);
  if (isBelow) picture.write(values);
  drawKey(n, picture);
  const layout = layoutOf(n, picture);
  picture.nodes.push(...layout.draw(picture.metrics.margin, Math.round(picture.bottom + 14)));
  picture.bottom += 14 + layout.height + 24;
  drawBars(
    say.bars(n),
    { full: say.full, lora: say.lora(n), verdict: say.verdict(n, composition) },
    picture,
  );
  return picture.finish(say.title(n), say.alt(n));
}
