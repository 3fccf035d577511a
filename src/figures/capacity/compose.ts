/** Composes the accuracies by rank, and below them the parameters that each rank trains. */
import { type Composition, type Node, part, type Scene } from "../../scene.js";
import { startPicture } from "../picture.js";
import { outline } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import { type Area, axis, reserveValues } from "../shapes/plot.js";
import { trainedBar } from "../shapes/share.js";
import { drawAccuracies, middlesOf, type Style } from "./accuracies.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";
import { RANKS } from "./runs.js";

const STYLE: Readonly<Record<Composition, Style>> = {
  wide: { size: 13.5, bold: 16, run: 2.75, mean: 5, chosen: 7, times: 1, isLong: true },
  narrow: { size: 12, bold: 12, run: 2, mean: 4, chosen: 5.5, times: 1, isLong: false },
};
/** Heights of the accuracies and of the longest bar, and width of a bar, px. */
const HEIGHT = { wide: 168, narrow: 168 };
const BAR = { wide: { height: 52, width: 44 }, narrow: { height: 60, width: 26 } };
/** Distance from a title to its panel, px. */
const BELOW = 12;

/** One composition: every run and the means, and the trained parameters as bars in the same columns. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = RANKS.map((rank) => count({ rank }));
  const picture = startPicture(composition, words, counts, others);
  const { nodes, left, right } = picture;
  const style = STYLE[composition];
  const { size } = style;
  const bar = BAR[composition];
  picture.bottom += 10;
  picture.write(words.accuracyTitle, {});
  const top = Math.round(picture.bottom + BELOW);
  const area: Area = {
    left: left + reserveValues([words.accuracyTick(100)], size),
    right,
    top,
    bottom: top + HEIGHT[composition],
  };
  const bars = { ...area, bottom: Math.round(area.bottom + 3.5 * size + 10 + bar.height) };
  nodes.push(...drawAccuracies(counts, area, bars.bottom, style, words));
  nodes.push(part(words.parts.trained, drawBars(counts, bars, style, bar, words)));
  // Below the bars, because the ground of the chosen column is between the panels.
  picture.row(Math.round(bars.bottom + 1.5 * size), words.trainedTitle);
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

/** The trained parameters of each setting to scale, each bar with its number above it. */
function drawBars(
  counts: Numbers,
  area: Area,
  { size }: Style,
  { height, width }: Readonly<Record<"height" | "width", number>>,
  words: Live,
): Node[] {
  const { settings, full } = counts;
  const middles = middlesOf(counts, area);
  return [
    ...settings.map((setting, index): Node => {
      const { trainable } = setting;
      const long = (height * trainable) / full.trainable;
      const [x, top] = [middles[index]! - width / 2, area.bottom - long];
      return part(words.parts.parameters(setting), [
        ...(setting === full
          ? [outline(x, top, width, long, "ink")]
          : trainedBar({ trainable, b: trainable / 2 }, x, top, width, long)),
        label(middles[index]!, Math.round(top - 5), words.parameters(setting), {
          size,
          anchor: "middle",
        }),
      ]);
    }),
    axis(area),
  ];
}
