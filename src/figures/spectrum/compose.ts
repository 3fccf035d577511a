import { type Composition, group, type Scene } from "../../scene.js";
import { Picture } from "../picture.js";
import { layoutOf } from "./layout.js";
import type { Numbers } from "./moving.js";
import { errorsPanel, hasSmall, LEAST, valuesPanel } from "./plots.js";
import * as say from "./words.js";

/** One composition: the singular values, the error at each rank, and what this one comes to. */
export function compose(counts: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.head([say.formula], { size: size.formula, formula: true }, say.values(counts));
  picture.write(say.target);
  const { scale, left, right, end } = layoutOf(picture);
  if (hasSmall(counts)) picture.declare(say.thinBars(LEAST));
  picture.nodes.push(
    group(left.x, left.y, valuesPanel(counts), [scale, scale]),
    group(right.x, right.y, errorsPanel(counts), [scale, scale]),
  );
  picture.bottom = end;
  const [verdict, elsewhere] = [say.verdict(counts), say.elsewhere(counts)];
  const isWide = composition === "wide";
  for (const line of isWide ? [verdict.join(" ")] : verdict) picture.write(line, { bold: true });
  for (const line of isWide ? [elsewhere.join(" ")] : elsewhere) picture.write(line);
  return picture.finish(say.title(counts), say.alt(counts));
}
