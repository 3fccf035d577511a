/** Draws the share that LoRA trains as a line over ranks, in a picture or on a card. */
import { type Node, part, path, rect, text } from "../../scene.js";
import { wrapAll } from "../lines.js";
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
/** Width of a column, and radii of LoRA's point and of break-even's ring, px. */
const [COLUMN, POINT, RING] = [5, 5.5, 7.5];

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

/** Returns the scale of ranks, which starts right of the axis. */
export const rankScale = ({ d, k }: Numbers, { left, right }: Area, times: number): Scale =>
  logarithmic(1, Math.max(2, Math.min(d, k)), left + 8 * times, right - 3 * times);

/**
 * Returns the panel: shares of full fine-tuning on a linear axis, ranks on a logarithmic one. Letters of the parts of
 * the line end at `end`, right of the area.
 */
export function drawShares(
  counts: Numbers,
  area: Area,
  end: number,
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
  const [point, last, rule] = [toPoint(rank), toPoint(max), y(1)];
  const even = hasBreakEven(counts) ? toPoint(full / (d + k)) : undefined;
  const muted = { size, fill: "muted" } as const;
  const labeled = powers(2, 1, Math.max(2, max), ranks);

  /** Returns the column of a rank from the axis to the line: B's part below A's. */
  const column = (rank: number): Node[] => {
    const left = x(rank) - (COLUMN * times) / 2;
    const [top, middle, bottom] = [y(shareOf(rank)), y(rank / k), y(0)];
    return [
      rect(left, middle, COLUMN * times, bottom - middle, { fill: "b" }),
      rect(left, top, COLUMN * times, middle - top, { fill: "a" }),
    ];
  };
  const right = x(max) + 3 * times + end - area.right;
  /** Returns the letter of a part of the last column, if there is room. */
  const letter = (content: string, top: number, bottom: number): Node[] =>
    bottom - top < size
      ? []
      : [
          text(right, Math.round((top + bottom) / 2 + 0.45 * size), content, {
            size: 1.35 * size,
            anchor: "end",
          }),
        ];

  const foot = (point: Point): Point => [point[0], area.bottom];
  const labels = new Labels(
    { ...area, left: area.left + 8 * times, bottom: area.bottom - 4 * times },
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
      ...along([last, foot(last)], 6 * times),
      // The letters, which are inside the area if rank 1 is the largest.
      { left: right - 1.2 * size, right, top: last[1], bottom: area.bottom },

      boxAround(point, 11 * times),
      ...(even ? [boxAround(even, 11 * times), ...along([even, foot(even)], 6 * times)] : []),
    ],
  );
  // Written first, because the other labels move for them.
  const fullName = labels.write([area.left, rule - size], [[words.full, {}]]);
  const [share, ...saved] = words.rankLines(counts);
  const rankName = labels.write(point, [
    [share!, { bold: true }],
    ...wrapAll(saved, room, { size }).map((line) => [line, { fill: "muted" }] as const),
  ]);
  const evenName = even ? labels.write(even, [[words.evenName(counts), {}]]) : [];
  // Above the rule, where the line has no other label.
  const above: Point = [x(1.5 / shareOf(1)), y(1.5)];
  const isAbove = rank < counts.limit && shareOf(max) > 1.5;

  return [
    ...grid(
      area,
      shares.map((share) => [y(share), words.percent(share)]),
      muted,
    ),
    axis(area),
    ...tickLabels(
      area,
      labeled.map((rank) => [x(rank), words.rankTick(rank)]),
      muted,
    ),
    part(words.parts.full(counts), [
      path(`M${area.left} ${rule}H${area.right}`, { stroke: "ink", strokeWidth: 1.5 * times }),
      ...fullName,
    ]),
    part(
      words.parts.line(
        counts,
        labeled.filter((rank) => rank <= max),
      ),
      [
        curve(points, { stroke: "ink", strokeWidth: 1.5 * times }),
        ...column(max),
        ...letter("*B*", y(max / k), area.bottom),
        ...letter("*A*", last[1], y(max / k)),
      ],
    ),
    ...(even
      ? [
          part(words.parts.even(counts), [
            path(`M${even[0]} ${rule}V${area.bottom}`, { stroke: "muted", dash: [3, 3] }),
            circles([even], RING * times, {
              fill: "paper",
              stroke: "ink",
              strokeWidth: 1.5 * times,
            }),
            ...evenName,
            ...(isAbove
              ? labels.write(above, [[words.costsMore, { fill: "muted" }]], 20 * times)
              : []),
          ]),
        ]
      : []),
    part(words.parts.rank(counts), [
      ...column(rank),
      ...loraPoint(...point, POINT * times),
      ...rankName,
    ]),
  ];
}
