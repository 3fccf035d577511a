/** Composes the factor by rank, and below it the losses measured with two of these factors. */
import type { Composition, Scene } from "../../scene.js";
import { reserveMonospaced } from "../lines.js";
import { startPicture } from "../picture.js";
import { label } from "../shapes/label.js";
import { type Area, reserveValues } from "../shapes/plot.js";
import { drawFactors, factorTicks } from "./factors.js";
import type { Live } from "./logic.js";
import { drawLosses, LOSS_TICKS } from "./losses.js";
import { CURVES, count, MAX, type Numbers } from "./numbers.js";
import { SCALINGS } from "./runs.js";

/** Heights of the plots, distance from a title to its plot, and between the lower plots, px. */
const HEIGHT = { factors: { wide: 216, narrow: 200 }, losses: { wide: 132, narrow: 132 } };
const [BELOW, GAP] = [14, { wide: 32, narrow: 14 }];

/** One composition: the factor's panel, and a plot of losses for each scaling. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = startPicture(composition, words, counts, listOthers(counts));
  const { nodes, left, right, isWide } = picture;
  const { text: size } = picture.metrics.size;
  const style = { size, times: 1, isLong: isWide, hasExcess: true };
  picture.bottom += 10;
  picture.write(words.factorTitle, {});
  const names = CURVES.map((name) => reserveMonospaced(words.curveName(name, isWide), size));
  const top = Math.round(picture.bottom + BELOW);
  const area: Area = {
    left: left + reserveValues(factorTicks(counts).map(words.number), size),
    right: Math.floor(right - Math.max(...names) - 9),
    top,
    bottom: top + HEIGHT.factors[composition],
  };
  nodes.push(...drawFactors(counts, area, style, words));
  picture.bottom = area.bottom + 1.5 * size;
  picture.rule();
  picture.bottom += 6;
  picture.write(words.lossTitle, {});
  picture.write(words.lossDeck);
  const first = left + reserveValues(LOSS_TICKS.map(words.number), size);
  const gap = GAP[composition];
  const width = Math.floor((right - first - gap) / SCALINGS.length);
  const nameY = Math.round(picture.bottom + 1.7 * size);
  const upper = nameY + 10;
  const bottom = upper + HEIGHT.losses[composition];
  for (const [index, scaling] of SCALINGS.entries()) {
    const from = first + index * (width + gap);
    const plot: Area = { left: from, right: from + width, top: upper, bottom };
    nodes.push(
      label(from, nameY, words.best(counts, scaling, isWide), { size, bold: true }),
      ...drawLosses(counts, scaling, plot, size, isWide, words),
    );
  }
  picture.bottom = bottom + 1.5 * size;
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

/** The counts at the ends of the sliders. */
const listOthers = ({ rank, alpha }: Numbers) =>
  [
    [1, 1],
    [Math.max(rank, MAX), Math.max(alpha, MAX)],
  ].map(([rank, alpha]) => count({ rank: rank!, alpha: alpha! }));
