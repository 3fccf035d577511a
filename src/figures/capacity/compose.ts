/** Composes the picture of accuracies by rank, and of the parameters that each rank trains. */
import { type Composition, group, type Node, path, rect, type Scene, text } from "../../scene.js";
import { axes, circles, diamond, type Point, polyline, rows, splitDot } from "../chart.js";
import { LEADING } from "../lines.js";
import { Picture } from "../picture.js";
import { trainedBar } from "../share.js";
import { accuracyScale, BAR, COLUMN, type Columns, computeLayout, SIZE } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers, Setting } from "./numbers.js";

/** Radii of the marks of a run and of a mean, px. */
const RADIUS = { run: 2, mean: 4, full: 6 };
/** Distances from a mean, in the column's middle, to the left to the first seed's run; and between runs, px. */
const APART = { first: 15, runs: 2 };
/** Distances of a mean's number from the highest run and from the dashed line below it, px. */
const ABOVE = { run: 8, line: 10 };
const RUN = { fill: "paper", stroke: "muted" } as const;
const SPREAD = { stroke: "frozen", strokeWidth: 1.5 } as const;

/** Returns one composition: the accuracy of every run and the means, and below them the trained parameters as bars. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const { margin, size } = metrics;
  const muted = { size: size.text, fill: "muted" } as const;
  const heading = { size: size.text, bold: true } as const;
  picture.conclude(words.verdict(counts));
  picture.bottom += GAP;
  picture.write(words.heading, heading);
  const columns = computeLayout(picture, words.axes);
  const { area, scale } = columns;
  const below = (offset: number) => Math.round(area.top + scale * offset);
  const y = accuracyScale(COLUMN.accuracies);
  nodes.push(
    ...drawAxes(counts, columns, size.text, [
      [area.top, area.bottom],
      [below(COLUMN.heading + 5), below(COLUMN.bars)],
    ]),
    text(margin, below(COLUMN.ranks), words.axes.rank, muted),
    text(margin, below(COLUMN.heading), words.trained, heading),
    ...drawColumns(counts, columns, y, (setting) => drawNumbers(setting, counts, y, words)),
  );
  picture.bottom = below(COLUMN.bars) + 4;
  drawKey(picture, words);
  picture.write(words.change(counts));
  return picture.finish(words.title, words.alt(counts));
}

/** Returns the ground of the chosen column, with its upper and lower ends, and over it the axes and their grid. */
export function drawAxes(
  { settings, chosen }: Numbers,
  { area, middles, pitch, ticks }: Columns,
  size: number,
  ground: readonly (readonly [top: number, bottom: number])[],
): Node[] {
  const width = Math.round(pitch);
  const left = middles[settings.indexOf(chosen)]! - width / 2;
  return [
    ...ground.map(([top, bottom]) => rect(left, top, width, bottom - top, { fill: "tint" })),
    ...rows(area, ticks, { size, fill: "muted" }),
    axes(area),
  ];
}

/**
 * Returns the mean of full fine-tuning as a dashed line, the line that joins the means of LoRA, and the columns:
 * each setting's runs, their spread and mean, and the nodes that `more` adds.
 */
export function drawColumns(
  { settings }: Numbers,
  { area, scale, middles }: Columns,
  y: (tenths: number) => number,
  more: (setting: Setting) => readonly Node[] = () => [],
): Node[] {
  // This scale rounds to half pixels, which SVG files store exactly. Other positions give lines in PNG files another slope.
  const meanY = accuracyScale(area.bottom - area.top);
  const means = settings.map(({ mean }, index): Point => [middles[index]!, area.top + meanY(mean)]);
  const [fullX, fullY] = means.at(-1)!;
  return [
    path(`M${area.left} ${fullY}H${fullX}`, { stroke: "muted", dash: [3, 3] }),
    polyline(means.slice(0, -1), { stroke: "ink", strokeWidth: 1.5 }),
    ...settings.map((setting, index) => {
      const nodes = [...drawRuns(setting, y), ...more(setting)];
      return group(middles[index]!, area.top, nodes, [scale, scale]);
    }),
  ];
}

/** Returns every run of a setting, their spread and their mean. */
function drawRuns({ rank, runs, mean }: Setting, y: (tenths: number) => number): Node[] {
  const centers = runs.map((run, seed): Point => [APART.runs * seed - APART.first, y(run)]);
  return [
    path(`M0 ${y(Math.min(...runs))}V${y(Math.max(...runs))}`, SPREAD),
    circles(centers, RADIUS.run, RUN),
    ...(rank === "full"
      ? [diamond(0, y(mean), RADIUS.full, { fill: "ink", stroke: "paper" })]
      : splitDot(0, y(mean), RADIUS.mean)),
  ];
}

/** Returns a setting's numbers and its bar: the mean above its runs, the rank, and the trained parameters to scale. */
function drawNumbers(
  setting: Setting,
  { chosen, full }: Numbers,
  y: (tenths: number) => number,
  { axes, mean, parameters }: Live,
): Node[] {
  const { rank, trainable } = setting;
  const style = { size: SIZE, anchor: "middle", bold: setting === chosen } as const;
  const height = (BAR.max * trainable) / full.trainable;
  const [x, top] = [-BAR.width / 2, COLUMN.bars - height];
  const [above, line] = [y(Math.max(...setting.runs)) - ABOVE.run, y(full.mean)];
  // A mean that would touch the dashed line stands above it, and above the runs there.
  const baseline = above - SIZE < line ? Math.min(above, line - ABOVE.line) : above;
  return [
    text(0, Math.round(baseline), mean(setting), style),
    text(0, COLUMN.ranks, axes.rankTick(rank), style),
    text(0, Math.round(top - 4), parameters(setting), { ...style, bold: false }),
    ...(setting === full
      ? [rect(x, top, BAR.width, height, { stroke: "muted" })]
      : trainedBar({ trainable, b: trainable / 2 }, x, top, BAR.width, height)),
  ];
}

/** Distance from the outcome to the first panel's heading, px. */
const GAP = 6;
/** Distance from a key's sample to its name, px. */
const KEY = 12;

/** Draws the keys of the marks: beside each other, or below each other in a narrow picture. */
function drawKey(picture: Picture, { keys }: Live): void {
  const { composition, metrics, nodes, room } = picture;
  const { margin, size } = metrics;
  const isWide = composition === "wide";
  const samples = [
    (x: number, y: number) => [circles([[x, y]], RADIUS.run, RUN)],
    (x: number, y: number) => [path(`M${x} ${y - 6}v12`, SPREAD)],
    (x: number, y: number) => splitDot(x, y, RADIUS.mean),
  ];
  for (const [index, sample] of samples.entries()) {
    if (!index || !isWide) picture.bottom += LEADING * size.text;
    const x = Math.round(margin + 6 + (isWide ? (index * room) / samples.length : 0));
    nodes.push(...sample(x, Math.round(picture.bottom - size.text * 0.35)));
    nodes.push(
      text(x + KEY, Math.round(picture.bottom), keys[index]!, { size: size.text, fill: "muted" }),
    );
  }
  picture.bottom += 6;
}
