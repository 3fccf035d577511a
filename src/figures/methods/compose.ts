import {
  type Composition,
  type Node,
  path,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { circles, diamond, labels, type Point, polyline, rows, splitDot } from "../chart.js";
import { LEADING, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { getRadius } from "./labels.js";
import { createPlot, type Plot, SMALL_MARK } from "./layout.js";
import type { Live } from "./logic.js";
import { isCompared, type Numbers } from "./numbers.js";

/** Left and right ends, height, and the size of the names, px. */
const PLOT: Readonly<
  Record<Composition, { left: number; right: number; height: number; label: number }>
> = {
  wide: { left: 66, right: 700, height: 320, label: 12.5 },
  narrow: { left: 48, right: 278, height: 330, label: 11 },
};
/** Distances from the left margin to the key's marks and to their names, px. */
const KEY = { mark: 8, words: 24 };
/** Gaps above the heading and the plot, and above and below the key, px. */
const GAP = { heading: 6, above: 12, key: 8 };

/** Returns one composition: all runs, the names of some, and the keys of the marks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { text: size } = metrics.size;
  const muted = { size, fill: "muted" } as const;
  const style = { size, bold: true };
  // Lines may extend into the margin, because their widths are upper bounds.
  const heading = wrap(words.plot.vertical[counts.vertical], picture.room + metrics.margin, style);
  picture.conclude(words.outcome(counts), picture.room + metrics.margin);
  picture.write(words.others(counts));
  picture.bottom += LEADING * size + GAP.heading;
  picture.head(heading, style, words.heading(counts));
  const { left, right, height, label } = PLOT[composition];
  const top = Math.round(picture.bottom) + GAP.above;
  const area = { left, right, top, bottom: top + height };
  // If a method is highlighted, only its best run has a label. Full fine-tuning's line has its name.
  const { named, highlighted, full, chosen } = counts;
  const candidates = new Set([...named.filter((run) => !highlighted.includes(run)), chosen]);
  candidates.delete(full);
  const plot = createPlot(counts, area, size, label, words.plot, [...candidates]);
  picture.bottom = area.bottom + (1.3 + LEADING) * size;
  nodes.push(
    ...drawPlot(counts, plot, label, muted),
    text(right, picture.bottom, words.plot.trained, { ...muted, anchor: "end" }),
  );
  picture.bottom += GAP.key;
  drawKey(counts, words, picture);
  picture.bottom += GAP.key;
  picture.write(words.note);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Returns the lines to labels that are not beside their dots, as one path. */
function leaders(placedLabels: Plot["labels"]): Node[] {
  const all = placedLabels.flatMap(({ line }) =>
    line ? [`M${line.map((at) => at.join(" ")).join("L")}`] : [],
  );
  return all.length ? [path(all.join(""), { stroke: "frozen", strokeWidth: 0.75 })] : [];
}

/** The marks of runs: named runs are rings, highlighted runs are dots, and other runs are small dots. */
const MARKS = {
  named: (centers: readonly Point[], radius: number) =>
    circles(centers, radius - 0.5, { fill: "paper", stroke: "ink", strokeWidth: 0.3 * radius }),
  // A ring in the background color separates a highlighted dot from dots that it covers.
  highlighted: (centers: readonly Point[], radius: number) =>
    circles(centers, radius + 0.5, { fill: "ink", stroke: "paper" }),
  other: (centers: readonly Point[], radius: number) =>
    circles(centers, SMALL_MARK * radius, { fill: "frozen" }),
};

/** The line at the result of full fine-tuning. */
const LEVEL = { stroke: "ink", dash: [5, 4] } as const;

/** Returns the plot's axes, runs and labels: `size` is the labels' size, `style` the ticks' style. */
export function drawPlot(counts: Numbers, plot: Plot, size: number, style: TextStyle): Node[] {
  const { area, parts, upright, at, level } = plot;
  const { family, highlighted, lora } = counts;
  const radius = getRadius(size);
  const isDrawn = (run: Numbers["lora"]) => !family.includes(run) && !highlighted.includes(run);
  const axes = [
    ...parts.map(([left, right]) => `M${left} ${area.bottom}H${right}`),
    ...upright.map(([top, bottom]) => `M${area.left} ${top}V${bottom}`),
  ].join("");
  return [
    ...rows(area, plot.rows, style),
    path(axes, { stroke: "frozen" }),
    ...labels(area, plot.columns, style),
    polyline(level, LEVEL),
    MARKS.other(counts.others.filter(isDrawn).map(at), radius),
    ...leaders(plot.labels),
    polyline(counts.ranks.map(at), { stroke: "a", strokeWidth: 0.4 * radius }),
    MARKS.named(counts.named.filter((run) => isDrawn(run) && run !== counts.full).map(at), radius),
    diamond(...at(counts.full), radius + 2, { fill: "ink" }),
    ...family.flatMap((run) => splitDot(...at(run), radius)),
    circles([at(lora)], radius + 1.5, { stroke: "ink" }),
    ...(highlighted.length ? [MARKS.highlighted(highlighted.map(at), radius)] : []),
    ...plot.labels.map(({ to: [x, y], label, anchor, isBold, fill = "ink" }) =>
      text(x, Math.round(y + size * 0.35), label, { size, anchor, bold: isBold, fill }),
    ),
  ];
}

/** Draws the keys of the marks. */
function drawKey(counts: Numbers, words: Live, picture: Picture): void {
  const { metrics, nodes } = picture;
  const { margin, size } = metrics;
  const [x, left] = [margin + KEY.mark, margin + KEY.words];
  const full = (y: number) => [path(`M${x - 8} ${y}h16`, LEVEL), diamond(x, y, 6, { fill: "ink" })];
  const last = MARKS[isCompared(counts) ? "highlighted" : "other"];
  const marks = [(y: number) => splitDot(x, y, 4), full, (y: number) => [last([[x, y]], 4)]];
  for (const [index, name] of words.key(counts).entries()) {
    picture.bottom += LEADING * size.text;
    nodes.push(...marks[index]!(Math.round(picture.bottom - size.text * 0.35)));
    nodes.push(text(left, picture.bottom, name, { size: size.text }));
  }
}
