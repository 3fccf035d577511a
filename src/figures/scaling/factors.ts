/** Draws the factor of BA over ranks, and what twice the rank makes of it, in a picture or on a card. */
import { type Node, part, path } from "../../scene.js";
import { reserveMonospaced, wrap } from "../lines.js";
import { label } from "../shapes/label.js";
import { COMPARISON, circles, curve, loraPoint, type Point } from "../shapes/marks.js";
import { along, boxAround, Labels } from "../shapes/place.js";
import { type Area, axis, grid, tickLabels } from "../shapes/plot.js";
import { logarithmic, powers } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { CURVES, type Curve, factorOf, type Numbers } from "./numbers.js";
import { SCALINGS } from "./runs.js";

export interface Style {
  readonly size: number;
  /** How many times larger than in a picture marks and gaps are. */
  readonly times: number;
  /** Whether the names of lines have words. */
  readonly isLong: boolean;
  /** Whether it says how many times too large α alone is, which a card has no room for. */
  readonly hasExcess: boolean;
}

/** Radius of LoRA's point, and distance of a name from its line, px. */
const [POINT, APART] = [5.5, 9];

/** The range of factors: α = r and α = 2r are always inside. */
const rangeOf = (counts: Numbers) =>
  [Math.min(factorOf("r", counts, counts.last), 1), Math.max(counts.alpha, 2)] as const;

export const factorTicks = (counts: Numbers): number[] => powers(2, ...rangeOf(counts), 9);

/** The curves, LoRA's points at the rank, rings at twice the rank, and how far α alone is above α/r. */
export function drawFactors(
  counts: Numbers,
  area: Area,
  { size, times, isLong, hasExcess }: Style,
  words: Live,
): Node[] {
  const { rank, twice, last } = counts;
  const { left, right, top, bottom } = area;
  const x = logarithmic(1, last, left + 8 * times, right);
  const y = logarithmic(...rangeOf(counts), bottom, top);
  const at = (name: Curve, of: number): Point => [x(of), y(factorOf(name, counts, of))];
  const muted = { size, fill: "muted" } as const;
  const all = powers(2, 1, last, 99);
  const widths = [last, last / 2].map((of) => reserveMonospaced(words.number(of), size));
  const ranks =
    1 +
    Math.floor(
      (x(last) - x(1)) / ((widths[0]! + widths[1]!) / 2 + 2 + Math.max(0, widths[0]! / 2 - 18)),
    );
  const lineOf = (name: Curve) => all.map((of) => at(name, of));
  const steps = SCALINGS.map((name) => [name, at(name, rank), at(name, twice)] as const);
  const [, correct] = steps[0]!;
  const excess = at("none", rank);
  const labels = new Labels({ ...area, left: left + 8 * times }, size, [
    ...CURVES.flatMap((name) => along(lineOf(name), 3 * times)),
    ...steps.flatMap(([, from, to]) => [
      boxAround(from, 9 * times),
      boxAround(to, 9 * times),
      ...along([from, [to[0], from[1]], to], 3 * times),
    ]),
    ...along([excess, correct], 4 * times),
  ]);
  const names = spread(
    CURVES.map((name) => at(name, last)[1]),
    1.25 * size,
    bottom,
  );
  // At ranks 1 and 2, there is little or no room between the points.
  const showsExcess = hasExcess && rank > 2;
  const excessName = showsExcess
    ? labels.write(
        [excess[0], excess[1] + size],
        wrap(words.excess(counts), isLong ? right : 7 * size, { size }).map(
          (line) => [line, {}] as const,
        ),
      )
    : [];
  // The upper label is placed first and right of the corner, so that it stays above its line at low ranks.
  const drawnSteps = steps.toReversed().map(([name, from, to]) =>
    part(words.parts.step(counts, name), [
      path(`M${from[0]} ${from[1]}H${to[0]}V${to[1]}`, {
        stroke: "ink",
        strokeWidth: times,
      }),
      ...loraPoint(...from, POINT * times),
      circles([to], POINT * times, { fill: "paper", stroke: "ink", strokeWidth: 1.5 * times }),
      ...labels.write(name === "r" ? [to[0], (from[1] + to[1]) / 2] : [to[0] + size, from[1]], [
        [words.step(counts, name, isLong), { bold: true }],
      ]),
    ]),
  );
  return [
    ...grid(
      area,
      factorTicks(counts).map((factor) => [y(factor), words.number(factor)]),
      muted,
      [...excessName, ...drawnSteps],
    ),
    axis(area),
    ...tickLabels(
      area,
      powers(2, 1, last, ranks).map((of) => [x(of), words.number(of)]),
      muted,
    ),
    part(words.parts.factors, [
      ...CURVES.map((name, index) => {
        const isFixed = name === "r" || name === "sqrt";
        return part(words.parts.curve(counts, name), [
          curve(
            [at(name, 1), at(name, last)],
            name === "none"
              ? COMPARISON
              : isFixed
                ? { stroke: "ink", strokeWidth: 1.75 * times }
                : { stroke: "muted", strokeWidth: times, dash: [times, 3 * times] },
          ),
          label(
            right + APART * times,
            Math.round(names[index]! + 0.35 * size),
            words.curveName(name, isLong),
            { size, fill: name === "double" || name === "equal" ? "muted" : "ink" },
          ),
        ]);
      }),
      ...(showsExcess
        ? [
            part(words.parts.excess(counts), [
              path(`M${excess[0]} ${excess[1]}V${correct[1]}`, {
                stroke: "muted",
                strokeWidth: times,
                dash: [3 * times, 3 * times],
              }),
              ...excessName,
            ]),
          ]
        : []),
      ...drawnSteps,
    ]),
  ];
}

/** Moves heights down, and at the lower end up, so that they are at least `apart` from each other. */
function spread(heights: readonly number[], apart: number, bottom: number): number[] {
  const order = [...heights.keys()].sort((a, b) => heights[a]! - heights[b]! || a - b);
  const placed = [...heights];
  for (const [index, item] of order.entries())
    if (index) placed[item] = Math.max(placed[item]!, placed[order[index - 1]!]! + apart);
  let limit = bottom;
  for (const item of order.reverse()) {
    placed[item] = Math.min(placed[item]!, limit);
    limit = placed[item]! - apart;
  }
  return placed;
}
