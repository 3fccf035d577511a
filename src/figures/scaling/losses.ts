/** Draws the measured losses over learning rates, in a plot for each scaling. */
import { type Node, part } from "../../scene.js";
import { circles, curve, loraPoint, type Point } from "../shapes/marks.js";
import { along, boxAround, Labels } from "../shapes/place.js";
import { type Area, axis, grid, tickLabels } from "../shapes/plot.js";
import { logarithmic } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { type Numbers, runsOf } from "./numbers.js";
import { RANKS, RATES, type Scaling } from "./runs.js";

/** The range of losses, and the losses and learning rates with labels. */
const LOSS = { min: 0.0007, max: 3 } as const;
export const LOSS_TICKS = [0.01, 0.1, 1] as const;
const RATE_TICKS = [0.001, 0.01, 0.1] as const;
/** Points between two learning rates, as shares of the distance: labels keep away from the boxes between them. */
const STEPS = [0, 0.2, 0.4, 0.6, 0.8] as const;

/** A curve for each measured rank with its lowest loss marked; the curve of the figure's rank is the loudest. */
export function drawLosses(
  { measured }: Numbers,
  scaling: Scaling,
  area: Area,
  size: number,
  isLong: boolean,
  words: Live,
): Node[] {
  const x = logarithmic(RATES[0]!, RATES.at(-1)!, area.left + 8, area.right - 8);
  const y = logarithmic(LOSS.min, LOSS.max, area.bottom, area.top);
  const muted = { size, fill: "muted" } as const;
  const pointsOf = (rank: number) =>
    runsOf(scaling, rank).losses.map((loss, index): Point => [x(RATES[index]!), y(loss)]);
  const bestOf = (rank: number): Point => {
    const { rate, lowest } = runsOf(scaling, rank);
    return [x(rate), y(lowest)];
  };
  const labels = new Labels(
    { ...area, bottom: area.bottom - 2 },
    size,
    RANKS.flatMap((rank) => [
      ...along(subdivide(pointsOf(rank)), 2),
      boxAround(bestOf(rank), rank === measured ? 7 : 4),
    ]),
  );
  // The other curves are between these two.
  const names = new Map(
    [RANKS[0]!, RANKS.at(-1)!].map((rank) => {
      const line = [words.rankTick(rank, isLong), { bold: rank === measured }] as const;
      return [rank, labels.write(bestOf(rank), [line])];
    }),
  );
  const draw = (rank: number): Node => {
    const [points, best] = [pointsOf(rank), bestOf(rank)];
    const isMeasured = rank === measured;
    return part(words.parts.losses(scaling, rank), [
      curve(
        points,
        isMeasured ? { stroke: "ink", strokeWidth: 2 } : { stroke: "frozen", strokeWidth: 1 },
      ),
      ...(isMeasured ? loraPoint(...best, 5) : [circles([best], 2.5, { fill: "muted" })]),
      ...(names.get(rank) ?? []),
    ]);
  };
  return [
    ...grid(
      area,
      LOSS_TICKS.map((loss) => [y(loss), scaling === "r" ? words.number(loss) : ""]),
      muted,
      [...names.values()].flat(),
    ),
    axis(area),
    ...tickLabels(
      area,
      RATE_TICKS.map((rate) => [x(rate), words.number(rate)]),
      muted,
    ),
    part(words.parts.scaling(scaling), [
      ...RANKS.filter((rank) => rank !== measured).map(draw),
      draw(measured),
    ]),
  ];
}

/** Returns the points of a curve with points between them, because the box around a steep line is large. */
const subdivide = (points: readonly Point[]): Point[] =>
  points.flatMap(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    return STEPS.map((at): Point => [x + at * (nextX - x), y + at * (nextY - y)]);
  });
