import {
  type Composition,
  type Node,
  path,
  rect,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import {
  type Area,
  axes,
  circles,
  columns,
  diamond,
  labels,
  type Point,
  polyline,
  rows,
  splitDot,
} from "../chart.js";
import { LEADING, lines, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { computeLayout, type Layout, type Scales } from "./layout.js";
import type { Live } from "./logic.js";
import { hasBreakEven, type Numbers } from "./numbers.js";
import { DRAWN, RANKS } from "./sweep.js";

/** Styles of the measured lines and their points, in the order of the drawn sweeps. */
const LINES = [
  { stroke: "muted", strokeWidth: 1.5, fill: "paper" },
  { stroke: "ink", strokeWidth: 2, fill: "ink" },
  { stroke: "ink", strokeWidth: 1.5, dash: [4, 3], fill: "ink" },
] as const;
/** The style of marks for the target's rank and the break-even rank. */
const OPEN = { fill: "paper", stroke: "ink", strokeWidth: 1.25 } as const;
/** Distance from a mark's center to its edge or corner. Smaller marks are visible inside larger marks. */
const REACH = { rank: 4.5, best: 9, even: 7 };
const DASHED = { stroke: "muted", dash: [3, 3] } as const;

/** Returns one composition: the share by rank, and below it the accuracy at the same ranks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { margin, size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  const head = { size: size.text, bold: true } as const;
  picture.conclude(words.verdict(counts));
  picture.bottom += LEADING * size.text + 6;
  const layout = computeLayout(counts, picture, words.axes);
  const { share, quality, ranks, names } = layout;
  nodes.push(
    ...lines(margin, picture.bottom - LEADING * size.text, names.share, head),
    rect(share.left, share.top, share.right - share.left, layout.y(1) - share.top, {
      fill: "tint",
    }),
    ...rows(share, layout.shares, style),
    ...rows(quality, layout.accuracies, style),
    columns(share, ranks),
    columns(quality, ranks),
    axes(share),
    axes(quality),
    ...labels(quality, ranks, style),
    ...lines(margin, names.top - LEADING * size.text, names.quality, head),
  );
  const below = quality.bottom + 1.3 * size.text;
  nodes.push(
    text(share.right, below + LEADING * size.text, words.axes.rank, { ...style, anchor: "end" }),
  );
  nodes.push(
    ...shareLine(counts, layout, share),
    // Continues the line at the rank through the measured accuracies.
    path(`M${layout.x(counts.rank)} ${quality.top}V${quality.bottom}`, { stroke: "ink" }),
    ...qualityLines(layout),
  );
  picture.bottom = below + LEADING * size.text;
  drawKeys(counts, layout, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

const rankMark = (x: number, y: number) => splitDot(x, y, REACH.rank);
const bestMark = (x: number, y: number) => diamond(x, y, REACH.best, OPEN);
function evenMark(x: number, y: number) {
  const { even } = REACH;
  return rect(x - even, y - even, 2 * even, 2 * even, OPEN);
}

/** Returns the line of shares with its marks: the figure's rank, the rank of the target, and break-even. */
export function shareLine(counts: Numbers, { x, y }: Scales, area: Area): Node[] {
  const { left, right, bottom } = area;
  const shareAt = (rank: number) => y((rank * (counts.d + counts.k)) / counts.full);
  const max = Math.min(counts.d, counts.k);
  const even = counts.full / (counts.d + counts.k);
  const lines: Node[] = [
    path(`M${left} ${y(1)}H${right}`, { stroke: "muted" }),
    polyline(
      [
        [x(1), shareAt(1)],
        [x(max), shareAt(max)],
      ],
      { stroke: "ink", strokeWidth: 2 },
    ),
    path(`M${left} ${shareAt(counts.rank)}H${x(counts.rank)}V${bottom}`, { stroke: "ink" }),
  ];
  const marks: Node[] = [];
  if (hasBreakEven(counts)) {
    lines.push(path(`M${x(even)} ${y(1)}V${bottom}`, DASHED));
    marks.push(evenMark(x(even), y(1)));
  }
  if (counts.best) {
    const [bestX, bestY] = [x(counts.best.rank), shareAt(counts.best.rank)];
    lines.push(
      path(`M${left} ${y(1 - counts.target)}H${bestX}M${bestX} ${bestY}V${bottom}`, DASHED),
    );
    marks.push(bestMark(bestX, bestY));
  }
  return [...lines, ...marks, ...rankMark(x(counts.rank), shareAt(counts.rank))];
}

/** Returns the points of a measured line. */
const drawPoints = (points: readonly Point[], { stroke, fill }: (typeof LINES)[number]) =>
  circles(points, 2.5, { fill, stroke });

/** Returns the measured accuracies as points on lines. */
const qualityLines = ({ x, accuracy }: Layout): Node[] =>
  DRAWN.flatMap(({ tenths }, index) => {
    const points = RANKS.map(
      (rank, rankIndex) => [x(rank), accuracy(tenths[rankIndex]! / 10)] as const,
    );
    const line = { ...LINES[index]!, fill: undefined };
    return [polyline(points, line), drawPoints(points, LINES[index]!)];
  });

/** Distance from the left edge of a key's sample to its labels, px. */
const KEY = 24;

/** Draws the keys of marks and lines: right of the panels, or below them in a narrow picture. */
function drawKeys(
  counts: Numbers,
  { keyX, share, accuracy }: Layout,
  picture: Picture,
  words: Live,
): void {
  const { nodes, composition, metrics } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const isBeside = composition === "wide";
  const left = keyX + KEY;
  /** Writes text from the baseline `y`, and returns the baseline below it. */
  const write = (content: string, y: number, style: TextStyle) => {
    const wrapped = wrap(content, metrics.width - 8 - left, style);
    nodes.push(...lines(left, y - leading, wrapped, style));
    return y + wrapped.length * leading;
  };
  const key = (y: number, [name, detail]: readonly string[], sample: (y: number) => Node[]) => {
    nodes.push(...sample(Math.round(y - size * 0.35)));
    return write(detail!, write(name!, y, { size }), { size, fill: "muted" }) + 8;
  };
  const x = keyX + 8;
  let y = isBeside ? share.top + 14 : picture.bottom + leading + 8;
  y = key(y, words.marks.rank(counts), (at) => rankMark(x, at));
  y = key(y, words.marks.best(counts), (at) => (counts.best ? [bestMark(x, at)] : []));
  y = key(y, words.marks.even(counts), (at) => (hasBreakEven(counts) ? [evenMark(x, at)] : []));
  for (const [index, sweep] of DRAWN.entries()) {
    // Beside the panel, each name is near the height of its line.
    if (isBeside) y = Math.max(y, accuracy(sweep.tenths.at(-1)! / 10) + 0.35 * size);
    const at = Math.round(y - size * 0.35);
    nodes.push(
      path(`M${keyX} ${at}h17`, { ...LINES[index]!, fill: undefined }),
      drawPoints([[x + 0.5, at]], LINES[index]!),
    );
    y = write(words.line(sweep), y, { size });
  }
  picture.bottom = Math.max(picture.bottom, y - leading);
}
