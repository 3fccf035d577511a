/** Draws how a block's weights become levels: the matrix's distribution, a line for each weight, and the levels. */
import { type Node, part, path, rect, text } from "../../scene.js";
import { reserveMonospaced } from "../lines.js";
import { label } from "../shapes/label.js";
import { curve, type Point } from "../shapes/marks.js";
import { linear, type Scale } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import {
  COUNTS,
  DEVIATION,
  LEVELS,
  LIMIT,
  type Numbers,
  type Rounded,
  SIDE,
  WIDTH,
} from "./numbers.js";

/**
 * Sizes of the drawing, px. Weights start right of the distribution and of the chosen weight's number, levels end left of
 * their numbers.
 */
export interface Columns {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly weights: number;
  readonly levels: number;
  /** The right ends of the levels, and of their values in the block if there is room for them. */
  readonly level: number;
  readonly value?: number;
  /** Width of one weight in the bar of a level. */
  readonly unit: number;
  readonly size: number;
  /** Thickness of lines, relative to a picture's. */
  readonly times: number;
}

/** Distance between the chosen weight's number and the shapes beside it, and length of a weight's mark, px. */
const [APART, MARK] = [4, 6];
/** The longest number of a chosen weight. */
const LONGEST = "−0.25";

export function drawLevels(counts: Numbers, columns: Columns, words: Live): Node[] {
  const { top, bottom, weights, levels, unit, size, times } = columns;
  const { absmax, rounded, chosen } = counts;
  // Every block has the same height, so levels stay in their places.
  const y = linear(-1, 1, bottom, top);
  const line = ({ scaled, level }: Rounded) =>
    `M${weights} ${y(scaled)}h${MARK * times}L${levels} ${y(LEVELS[level]!)}`;
  const perLevel = LEVELS.map((_, index) => rounded.filter(({ level }) => level === index).length);
  let last = Number.POSITIVE_INFINITY;
  const at = y(chosen.scaled);
  return [
    part(words.parts.matrix(counts), drawDistribution(absmax, columns, y)),
    part(words.parts.block(counts), [
      path(rounded.map(line).join(""), { stroke: "frozen", strokeWidth: times }),
      // To the numbers, which have at most six characters.
      path(LEVELS.map((level) => `M${levels} ${y(level)}H${columns.level - 4.2 * size}`).join(""), {
        stroke: "grid",
        strokeWidth: times,
      }),
      ...LEVELS.flatMap((level, index): Node[] => {
        const at = y(level);
        const isChosen = index === chosen.level;
        const style = { size, anchor: "end", bold: isChosen } as const;
        // On cards, there is no room for every level.
        const apart = (times > 1 ? 1.5 : 1.12) * size;
        const fromChosen = Math.abs(at - y(LEVELS[chosen.level]!));
        const hasNumber = isChosen || (last - at >= apart && fromChosen >= apart);
        if (hasNumber) last = at;
        const baseline = Math.round(at + 0.36 * size);
        return [
          rect(levels, at - 1.5 * times, perLevel[index]! * unit, 3 * times, { fill: "muted" }),
          ...(hasNumber ? [text(columns.level, baseline, words.three(level), style)] : []),
          ...(hasNumber && columns.value
            ? [text(columns.value, baseline, words.three(level * counts.kept), style)]
            : []),
        ];
      }),
    ]),
    part(words.parts.chosen(counts), [
      path(line(chosen), { stroke: "ink", strokeWidth: 2.5 * times }),
      label(weights - APART * times, Math.round(at + 0.36 * size), words.weight(chosen), {
        size,
        bold: true,
        anchor: "end",
      }),
    ]),
  ];
}

/** The weights of the matrix within ± absmax as bars, and the normal curve of the same deviation. */
function drawDistribution(
  absmax: number,
  { left, weights, size, times }: Columns,
  y: Scale,
): Node[] {
  const right = Math.floor(weights - 2 * APART * times - reserveMonospaced(LONGEST, size, true));
  const normal = (weight: number) =>
    (SIDE * SIDE * WIDTH * Math.exp(-((weight / DEVIATION) ** 2) / 2)) /
    (DEVIATION * Math.sqrt(2 * Math.PI));
  const x = linear(0, Math.max(normal(0), ...COUNTS), right, left);
  const edge = (index: number) => y(Math.max(-1, Math.min(1, (index * WIDTH - LIMIT) / absmax)));
  const bars = COUNTS.map((count, index) => {
    const [lower, upper] = [edge(index), edge(index + 1)];
    return lower === upper || !count ? "" : `M${right} ${lower}H${x(count)}V${upper}H${right}z`;
  });
  const points = Array.from({ length: 41 }, (_, index): Point => {
    const scaled = index / 20 - 1;
    return [x(normal(scaled * absmax)), y(scaled)];
  });
  return [
    path(bars.join(""), { fill: "grid" }),
    curve(points, { stroke: "muted", strokeWidth: 1.25 * times }),
  ];
}
