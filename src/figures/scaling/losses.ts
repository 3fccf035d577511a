/** Draws the measured losses over learning rates, in a plot for each scaling. */
import { type Node, part } from "../../scene.js";
import { label } from "../shapes/label.js";
import { circles, curve, loraPoint, type Point } from "../shapes/marks.js";
import { type Area, axis, grid, tickLabels } from "../shapes/plot.js";
import { logarithmic } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { type Numbers, runsOf } from "./numbers.js";
import { RANKS, RATES, type Scaling } from "./runs.js";

/** The range of losses, and the losses and learning rates with labels. */
const LOSS = { min: 0.0007, max: 3 } as const;
export const LOSS_TICKS = [0.01, 0.1, 1] as const;
const RATE_TICKS = [0.001, 0.01, 0.1] as const;

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
  const draw = (rank: number): Node => {
    const { losses, rate, lowest } = runsOf(scaling, rank);
    const points = losses.map((loss, index): Point => [x(RATES[index]!), y(loss)]);
    const best: Point = [x(rate), y(lowest)];
    const isMeasured = rank === measured;
    const name = words.rankTick(rank, isLong);
    const bold = { size, bold: isMeasured, halo: true };
    return part(words.parts.losses(scaling, rank), [
      curve(
        points,
        isMeasured ? { stroke: "ink", strokeWidth: 2 } : { stroke: "frozen", strokeWidth: 1 },
      ),
      ...(isMeasured ? loraPoint(...best, 5) : [circles([best], 2.5, { fill: "muted" })]),
      // The other curves are between these two.
      ...(rank === RANKS[0]
        ? [label(best[0], best[1] - 9, name, { ...bold, anchor: "middle" })]
        : rank === RANKS.at(-1)
          ? [label(best[0] - 9, Math.round(best[1] + 0.6 * size), name, { ...bold, anchor: "end" })]
          : []),
    ]);
  };
  return [
    ...grid(
      area,
      LOSS_TICKS.map((loss) => [y(loss), scaling === "r" ? words.number(loss) : ""]),
      muted,
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
