import { type Composition, type Node, path, rect, type Scene, text } from "../../scene.js";
import {
  type Area,
  axes,
  circles,
  columns,
  diamond,
  labels,
  loraDot,
  type Point,
  polyline,
  rows,
} from "../chart.js";
import { LEADING } from "../lines.js";
import { Picture } from "../picture.js";
import { type Layout, layoutOf, type Scales } from "./layout.js";
import type { Numbers } from "./moving.js";
import { DRAWN, RANKS } from "./sweep.js";
import * as say from "./words.js";

/** Of a measured line and its points, in the order of those drawn. */
const LINES = [
  { stroke: "muted", strokeWidth: 1.5, fill: "paper" },
  { stroke: "ink", strokeWidth: 2, fill: "ink" },
  { stroke: "ink", strokeWidth: 1.5, dash: [4, 3], fill: "ink" },
] as const;
/** Of marks that are not the figure's own rank. */
const OPEN = { fill: "paper", stroke: "ink", strokeWidth: 1.25 } as const;
/** From a mark's middle to its edge or corner: the smaller ones are seen within the larger. */
const REACH = { own: 4.5, best: 9, even: 7 };
const DASHED = { stroke: "muted", dash: [3, 3] } as const;

/** One composition: the share by rank, and below it the accuracy at the same ranks. */
export function compose(counts: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { margin, size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  const head = { size: size.text, bold: true } as const;
  const layout = layoutOf(counts, composition, metrics, Math.round(picture.bottom + 10));
  const { share, quality, ranks } = layout;
  nodes.push(
    text(margin, picture.bottom, say.shareAxis, head),
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
    text(margin, quality.top - 12, say.qualityAxis, head),
  );
  const below = quality.bottom + 1.3 * size.text;
  nodes.push(
    text(share.right, below + LEADING * size.text, say.rankAxis, { ...style, anchor: "end" }),
  );
  nodes.push(
    ...shareLine(counts, layout, share),
    // Its rank's line goes on through what was measured there.
    path(`M${layout.x(counts.rank)} ${quality.top}V${quality.bottom}`, { stroke: "ink" }),
    ...qualityLines(layout),
  );
  picture.bottom = below + LEADING * size.text;
  drawKeys(counts, layout, picture);
  return picture.finish(say.title(counts), say.alt(counts));
}

/** Whether some rank costs no more than W. */
const hasEven = ({ full, d, k }: Numbers) => full >= d + k;

const ownMark = (x: number, y: number) => loraDot(x, y, REACH.own);
const bestMark = (x: number, y: number) => diamond(x, y, REACH.best, OPEN);
function evenMark(x: number, y: number) {
  const { even } = REACH;
  return rect(x - even, y - even, 2 * even, 2 * even, OPEN);
}

/** The line of shares, and on it the figure's own rank, the wanted saving's and break-even. */
export function shareLine(counts: Numbers, { x, y }: Scales, area: Area): Node[] {
  const { left, right, bottom } = area;
  const of = (rank: number) => y((rank * (counts.d + counts.k)) / counts.full);
  const max = Math.min(counts.d, counts.k);
  const even = counts.full / (counts.d + counts.k);
  const lines: Node[] = [
    path(`M${left} ${y(1)}H${right}`, { stroke: "muted" }),
    polyline(
      [
        [x(1), of(1)],
        [x(max), of(max)],
      ],
      { stroke: "ink", strokeWidth: 2 },
    ),
    path(`M${left} ${of(counts.rank)}H${x(counts.rank)}V${bottom}`, { stroke: "ink" }),
  ];
  const marks: Node[] = [];
  if (hasEven(counts)) {
    lines.push(path(`M${x(even)} ${y(1)}V${bottom}`, DASHED));
    marks.push(evenMark(x(even), y(1)));
  }
  if (counts.best) {
    const [at, on] = [x(counts.best.rank), of(counts.best.rank)];
    lines.push(path(`M${left} ${y(1 - counts.target)}H${at}M${at} ${on}V${bottom}`, DASHED));
    marks.push(bestMark(at, on));
  }
  return [...lines, ...marks, ...ownMark(x(counts.rank), of(counts.rank))];
}

/** Points of a measured line. */
const pointsOf = (at: readonly Point[], { stroke, fill }: (typeof LINES)[number]) =>
  circles(at, 2.5, { fill, stroke });

/** What was measured, as points on a line. */
const qualityLines = ({ x, accuracy }: Layout): Node[] =>
  DRAWN.flatMap(({ tenths }, index) => {
    const points = RANKS.map((rank, at) => [x(rank), accuracy(tenths[at]! / 10)] as const);
    const line = { ...LINES[index]!, fill: undefined };
    return [polyline(points, line), pointsOf(points, LINES[index]!)];
  });

/** What marks and lines mean: right of the panels where there is room, else below them. */
function drawKeys(counts: Numbers, { keyX, share, quality }: Layout, picture: Picture): void {
  const { nodes, composition, metrics } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const isBeside = composition === "wide";
  const key = (y: number, [first, second]: readonly string[], sample: (y: number) => Node[]) => {
    nodes.push(...sample(Math.round(y - size * 0.35)));
    nodes.push(text(keyX + 24, Math.round(y), first!, { size }));
    nodes.push(text(keyX + 24, Math.round(y + leading), second!, { size, fill: "muted" }));
    return y + 2 * leading + 8;
  };
  const x = keyX + 8;
  let y = isBeside ? share.top + 14 : picture.bottom + leading + 8;
  y = key(y, say.marks.own(counts), (at) => ownMark(x, at));
  y = key(y, say.marks.best(counts), (at) => (counts.best ? [bestMark(x, at)] : []));
  y = key(y, say.marks.even(counts), (at) => (hasEven(counts) ? [evenMark(x, at)] : []));
  if (isBeside) y = quality.top - 12;
  for (const [index, sweep] of DRAWN.entries())
    y = key(y, say.line(sweep), (at) => [
      path(`M${keyX} ${at}h17`, { ...LINES[index]!, fill: undefined }),
      pointsOf([[x + 0.5, at]], LINES[index]!),
    ]);
  picture.bottom = Math.max(picture.bottom, y - leading - 8);
}
