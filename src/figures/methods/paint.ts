/** Draws the plot: the axes, the marks of all runs, and names. Every run is a part. */
import { type Node, part, path, text } from "../../scene.js";
import { arrow } from "../shapes/arrow.js";
import { COMPARISON, circles, diamond, loraPoint, type Point } from "../shapes/marks.js";
import { axis, grid, tickLabels } from "../shapes/plot.js";
import { type Plot, RADIUS } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers, Run } from "./numbers.js";

/** The kinds of marks. */
export type Kind = "family" | "known" | "other" | "left" | "ring";

/** `scale` is the mark's size relative to a wide picture. */
export const MARKS: Readonly<Record<Kind, (at: Point, scale: number) => Node[]>> = {
  family: ([x, y], scale) => loraPoint(x, y, RADIUS.family * scale),
  known: (at, scale) => [
    circles([at], RADIUS.known * scale, { fill: "paper", stroke: "ink", strokeWidth: 1.4 * scale }),
  ],
  // Paper separates a dot from marks that it covers.
  other: (at, scale) => [
    circles([at], RADIUS.other * scale + 0.25, {
      fill: scale > 1 ? "grid" : "frozen",
      stroke: "paper",
      strokeWidth: 0.5,
    }),
  ],
  left: ([x, y], scale) => [
    path(`M${x - 4 * scale} ${y}l${6 * scale} ${-3.5 * scale}v${7 * scale}z`, { fill: "frozen" }),
  ],
  ring: (at, scale) => [
    circles([at], RADIUS.ring * scale, { stroke: "ink", strokeWidth: 1.4 * scale }),
  ],
};

export function drawPlot(counts: Numbers, plot: Plot, words: Live["plot"]): Node[] {
  const { area, sizes, level, floor, arrow: line, at } = plot;
  const { full, lora, family, known, others } = counts;
  const { mark, tick } = sizes;
  const style = { size: tick };
  const strokeWidth = mark > 1 ? 2.5 : 1.25;
  const [x, y] = at(full);
  const draw = (run: Run, marks: readonly Node[]) =>
    part(words.run(run, counts), [...marks, ...ringOf(counts, plot, run), ...drawName(plot, run)]);
  // A known method whose name has no room has the mark of other runs.
  const kindOf = (kind: Kind, run: Run): Kind => {
    if (plot.isLeft(run)) return "left";
    return kind === "known" && !plot.labels.has(run) ? "other" : kind;
  };
  const drawAll = (kind: Kind, runs: readonly Run[]) =>
    part(
      words.series(kind, runs.length, counts),
      runs.map((run) => draw(run, MARKS[kindOf(kind, run)](at(run), mark))),
    );
  const drawn = [
    part(words.comparison(counts), [
      path(`M${area.left} ${level}H${x}`, { ...COMPARISON, strokeWidth }),
      ...(line
        ? [
            ...arrow(line.points, "ink", strokeWidth, 8 * mark),
            ...line.texts.map(({ content, baseline }) =>
              text(line.middle, baseline, content, { size: sizes.label, anchor: "middle" }),
            ),
          ]
        : []),
    ]),
    // No mark covers one of LoRA's.
    drawAll("other", others),
    drawAll("known", known),
    drawAll("family", family),
    draw(full, [diamond(x, y, RADIUS.lora * mark)]),
    draw(lora, loraPoint(...at(lora), RADIUS.lora * mark)),
  ];
  return [
    ...grid(area, plot.rows.slice(0, floor === undefined ? undefined : -1), style, drawn),
    ...(floor === undefined ? [] : grid(area, plot.rows.slice(-1), style).slice(1)),
    axis(area),
    ...(floor === undefined ? [] : [axis({ ...area, bottom: floor })]),
    path(plot.columns.map(([at]) => `M${at} ${area.bottom}v4`).join(""), { stroke: "muted" }),
    ...tickLabels(area, plot.columns, style),
    ...drawn,
  ];
}

/** The best run's ring is larger. */
function ringOf({ highlighted, chosen, full }: Numbers, { at, sizes }: Plot, run: Run): Node[] {
  if (!highlighted.includes(run)) return [];
  const radius = RADIUS[run === full ? "full" : run === chosen ? "lora" : "ring"] * sizes.mark;
  return [circles([at(run)], radius, { stroke: "ink", strokeWidth: 1.5 * sizes.mark })];
}

/** A run's name and its leader line, if it has a place. */
function drawName({ labels, sizes }: Plot, run: Run): Node[] {
  const item = labels.get(run);
  if (!item) return [];
  const { to, anchor, label, bold, leader } = item;
  const { label: size } = sizes;
  const fill = bold || run.method === "LoRA" ? "ink" : "muted";
  return [
    ...(leader
      ? [
          path(`M${leader.map((at) => at.join(" ")).join("L")}`, {
            stroke: "muted",
            strokeWidth: 0.75,
          }),
        ]
      : []),
    text(to[0], Math.round(to[1] + size * 0.35), label, { size, anchor, bold, fill }),
  ];
}
