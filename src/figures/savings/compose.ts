/** Composes the share that LoRA trains by rank, and the accuracy measured at these ranks. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { label } from "../shapes/label.js";
import { circles, curve, type Point } from "../shapes/marks.js";
import { type Area, axis, grid, reserveValues, tickLabels } from "../shapes/plot.js";
import { linear } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";
import { drawShares, rankScale } from "./shares.js";
import { DRAWN, RANKS, type Sweep } from "./sweep.js";

/** Distance from a title to its plot, and from a panel to the next title, px. */
const [ABOVE, APART] = [14, 12];
/** Height of both panels together, and of the panel of accuracies, px. */
const HEIGHT = { wide: 278, narrow: 332, accuracy: 100 };
/** The range of accuracies in percent, and their ticks. */
const ACCURACY = { min: 50, max: 100, ticks: [50, 75, 100] } as const;

/** One composition: the share by rank and, for a matrix of GPT-3's size, the accuracy at the same ranks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = startPicture(composition, words, counts, listOthers(counts));
  const { nodes, metrics, left, right } = picture;
  const { size } = metrics;
  picture.bottom += 10;
  picture.write(words.shareTitle, {});
  const top = Math.round(picture.bottom + ABOVE);
  const bottom = top + HEIGHT[composition];
  // The panel of accuracies takes its room from the panel of shares, so that the height stays the same.
  const title = wrap(words.accuracyTitle, picture.room, { size: size.text }, reserveMonospaced);
  const leading = LEADING * size.text;
  const needed = HEIGHT.accuracy + ABOVE + (title.length + 1) * leading + APART;
  const area: Area = {
    left: left + reserveValues([words.percent(2)], size.text),
    right: right - size.text,
    top,
    bottom: counts.isLikeGpt3 ? Math.round(bottom - needed) : bottom,
  };
  const style = picture.pick(
    { size: size.text, times: 1, ranks: 7, shares: [0, 0.5, 1, 1.5, 2], room: 280 },
    { size: size.text, times: 1, ranks: 4, shares: [0, 1, 2], room: 180 },
  );
  nodes.push(...drawShares(counts, area, style, words), nameRanks(area, picture, words));
  if (counts.isLikeGpt3) {
    picture.bottom = Math.round(area.bottom + leading + APART);
    picture.write(words.accuracyTitle, {});
    const panel = { ...area, top: bottom - HEIGHT.accuracy, bottom };
    nodes.push(...drawAccuracies(counts, panel, picture, words));
  }
  picture.bottom = bottom + 1.5 * size.text;
  picture.conditions(words.conditions(counts));
  return picture.finish(words.alt(counts));
}

/** The name of the ranks, left of their labels. */
const nameRanks = ({ bottom }: Area, { left, metrics }: Picture, words: Live): Node =>
  text(left, Math.round(bottom + 1.5 * metrics.size.text), words.rankName, {
    size: metrics.size.text,
    fill: "muted",
  });

/** The counts at the lowest rank, and at the ends of the sliders. */
const listOthers = ({ d, k, target, maxRank }: Numbers) =>
  [
    [1, d, k],
    [maxRank, 16, 16],
    [maxRank, Math.max(d, 2 ** 14), Math.max(k, 2 ** 14)],
  ].map(([rank, d, k]) => count({ rank: Math.min(rank!, d!, k!), d: d!, k: k!, target, maxRank }));

/** The measured accuracies, each line with its name above or below it. */
function drawAccuracies(counts: Numbers, area: Area, picture: Picture, words: Live): Node[] {
  const { size } = picture.metrics;
  const muted = { size: size.text, fill: "muted" } as const;
  const x = rankScale(counts, area, 1);
  const { min, max, ticks } = ACCURACY;
  const y = linear(min, max, area.bottom, area.top);
  const ranks = picture.pick<readonly number[]>(RANKS, [1, 8, 64]);
  const line = (sweep: Sweep, index: number): Node => {
    const points = RANKS.map((rank, at): Point => [x(rank), y(sweep.tenths[at]! / 10)]);
    const isLast = index === DRAWN.length - 1;
    const heights = points.map(([, y]) => y);
    const baseline = isLast ? Math.max(...heights) + size.text + 4 : Math.min(...heights) - 8;
    return part(words.parts.sweep(sweep), [
      curve(points, isLast ? { stroke: "muted", strokeWidth: 1.5, dash: [4, 3] } : undefined),
      circles(points, 3, isLast ? { fill: "paper", stroke: "muted" } : { fill: "ink" }),
      label(area.left + 5, Math.round(baseline), words.line(sweep, picture.isWide), {
        size: size.text,
      }),
    ]);
  };
  const drawn = DRAWN.map(line);
  return [
    ...grid(
      area,
      ticks.map((percent) => [y(percent), words.accuracyTick(percent)]),
      muted,
      drawn,
    ),
    axis(area),
    ...tickLabels(
      area,
      ranks.map((rank) => [x(rank), words.rankTick(rank)]),
      muted,
    ),
    nameRanks(area, picture, words),
    part(words.parts.accuracies, drawn),
  ];
}
