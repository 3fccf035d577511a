/** Draws the share that LoRA trains as a line over ranks, in a picture or on a card. */
import { type Ink, type Node, part, path, rect } from "../../scene.js";
import { wrapEvenly } from "../lines.js";
import { circles, curve, loraPoint, type Point } from "../shapes/marks.js";
import { along, boxAround, Labels } from "../shapes/place.js";
import { type Area, axis, grid, tickLabels } from "../shapes/plot.js";
import { linear, logarithmic, powers, type Scale } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { hasBreakEven, type Numbers } from "./numbers.js";

/** The largest share: at the largest rank of a square matrix, B and A have as many parameters as W each. */
const TOP = 2;
/** The line's points, as shares of the largest rank's logarithm. */
const SAMPLES = Array.from({ length: 49 }, (_, index) => index / 48);
/** The largest number of ranks whose shares are stated in words. */
const STATED = 7;
/** Width of the column at the rank, and radii of LoRA's point and of break-even's ring, px. */
const [COLUMN, POINT, RING] = [5, 5.5, 7.5];
/** The largest distance from the column to the letters of its parts, px. */
const NEAR = 24;

/** Lengths and sizes of the panel. */
export interface Style {
  readonly size: number;
  /** How many times larger than in a picture marks and gaps are. */
  readonly times: number;
  /** The largest number of ranks with labels. */
  readonly ranks: number;
  /** The shares with grid lines. */
  readonly shares: readonly number[];
  /** The largest width of a label. */
  readonly room: number;
}

/** At most `count` powers of 2 up to the largest rank, and 2 if that is 1. */
const listRanks = (max: number, count: number) => powers(2, 1, Math.max(2, max), count);

/** Starts right of the axis. */
export const rankScale = ({ d, k }: Numbers, { left, right }: Area, times: number): Scale =>
  logarithmic(1, Math.max(2, Math.min(d, k)), left + 8 * times, right - 3 * times);

/** Shares are on a linear axis, ranks on a logarithmic one. */
export function drawShares(
  counts: Numbers,
  area: Area,
  { size, times, ranks, shares, room }: Style,
  words: Live,
): Node[] {
  const { d, k, rank, full } = counts;
  const x = rankScale(counts, area, times);
  const y = linear(0, TOP, area.bottom, area.top);
  const shareOf = (rank: number) => (rank * (d + k)) / full;
  const toPoint = (rank: number): Point => [x(rank), y(shareOf(rank))];
  const max = Math.min(d, k);
  const points = SAMPLES.map((at) => toPoint(max ** at));
  const [point, rule, base] = [toPoint(rank), y(1), area.bottom];
  const even = hasBreakEven(counts) ? toPoint(full / (d + k)) : undefined;
  const muted = { size, fill: "muted" } as const;
  // B's part of the column at the rank is below A's.
  const column = [
    ["b", "*B*", y(rank / k), base],
    ["a", "*A*", point[1], y(rank / k)],
  ] as const;
  const width = COLUMN * times;
  const foot = (point: Point): Point => [point[0], base];
  const labels = new Labels(
    { ...area, left: area.left + 8 * times, bottom: base - 4 * times },
    size,
    [
      ...along(points, 6 * times),
      ...along(
        [
          [area.left, rule],
          [area.right, rule],
        ],
        3 * times,
      ),
      ...along([point, foot(point)], 9 * times),
      boxAround(point, 11 * times),
      ...(even ? [boxAround(even, 11 * times), ...along([even, foot(even)], 6 * times)] : []),
    ],
  );
  // Written first, because the other labels move for them.
  const fullName = labels.write([area.left, rule - size], [[words.full, {}]]);
  const lines = (content: string, fill: Ink) =>
    wrapEvenly(content, room, { size }).map((line) => [line, { fill }] as const);
  const rankName = labels.write(point, [
    [words.rankShare(counts), { bold: true }],
    ...lines(words.saved(counts), "muted"),
  ]);
  const evenName = even ? labels.write(even, lines(words.even(counts), "ink")) : [];
  const placed = column.map(([, letter, top, bottom]) =>
    bottom - top < 2 * size
      ? []
      : labels.write([point[0], (top + bottom) / 2], [[letter, {}]], NEAR * times),
  );
  // Above the rule, where the line has no other label.
  const above: Point = [x(1.5 / shareOf(1)), y(1.5)];
  const aboveName =
    even && rank < counts.limit && shareOf(max) > 1.5
      ? labels.write(above, [[words.costsMore, { fill: "muted" }]], 20 * times)
      : [];
  const letters = placed.every(({ length }) => length) ? placed.flat() : [];

  return [
    ...grid(
      area,
      shares.map((share) => [y(share), words.percent(share)]),
      muted,
      [...fullName, ...rankName, ...evenName, ...letters, ...aboveName],
    ),
    axis(area),
    // Doublings of the rank.
    path(
      listRanks(max, 99)
        .map((rank) => `M${x(rank)} ${base}v${3 * times}`)
        .join(""),
      { stroke: "muted" },
    ),
    ...tickLabels(
      area,
      listRanks(max, ranks).map((rank) => [x(rank), words.rankTick(rank)]),
      muted,
    ),
    part(words.parts.shares(counts), [
      part(words.parts.full(counts), [
        path(`M${area.left} ${rule}H${area.right}`, { stroke: "ink", strokeWidth: 1.5 * times }),
        ...fullName,
      ]),
      part(
        words.parts.line(
          counts,
          listRanks(max, STATED).filter((rank) => rank <= max),
        ),
        [curve(points, { stroke: "ink", strokeWidth: 1.5 * times })],
      ),
      ...(even
        ? [
            part(words.parts.even(counts), [
              path(`M${even[0]} ${rule}V${base}`, { stroke: "muted", dash: [3, 3] }),
              circles([even], RING * times, {
                fill: "paper",
                stroke: "ink",
                strokeWidth: 1.5 * times,
              }),
              ...evenName,
              ...aboveName,
            ]),
          ]
        : []),
    ]),
    part(words.parts.rank(counts), [
      ...column.map(([fill, , top, bottom]) =>
        rect(point[0] - width / 2, top, width, bottom - top, { fill }),
      ),
      ...letters,
      ...loraPoint(...point, POINT * times),
      ...rankName,
    ]),
  ];
}
