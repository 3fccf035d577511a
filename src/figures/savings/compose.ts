import { type Composition, type Node, path, rect, type Scene, text } from "../../scene.js";
import { circle, columns, diamond, labels, polyline, rows } from "../chart.js";
import { LEADING } from "../lines.js";
import { Picture } from "../picture.js";
import { type Layout, layoutOf } from "./layout.js";
import type { Numbers } from "./moving.js";
import { DRAWN, RANKS } from "./sweep.js";
import * as say from "./words.js";

/** Of a measured line, in the order of those drawn. */
const LINES = [
  { stroke: "muted", strokeWidth: 2 },
  { stroke: "ink", strokeWidth: 2 },
  { stroke: "ink", strokeWidth: 1.5, dash: [4, 3] },
] as const;
/** Of marks that are not the figure's own rank. */
const OPEN = { fill: "paper", stroke: "ink", strokeWidth: 1.5 } as const;
const DASHED = { stroke: "muted", strokeWidth: 1, dash: [3, 3] } as const;

/** One composition: the share by rank, and below it the accuracy at the same ranks. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { margin, size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  const head = { size: size.text, bold: true } as const;
  const layout = layoutOf(n, composition, metrics, Math.round(picture.bottom + 10));
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
    ...labels(quality, ranks, style),
    text(margin, quality.top - 12, say.qualityAxis, head),
  );
  const below = quality.bottom + 1.3 * size.text;
  nodes.push(
    text(share.right, below + LEADING * size.text, say.rankAxis, { ...style, anchor: "end" }),
  );
  nodes.push(...shareLine(n, layout), ...qualityLines(layout));
  picture.bottom = below + LEADING * size.text;
  drawKeys(n, layout, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** The line of shares, and on it the figure's own rank, the wanted saving's and break-even. */
function shareLine(n: Numbers, { x, y, share, quality }: Layout): Node[] {
  const of = (rank: number) => y((rank * (n.d + n.k)) / n.full);
  const most = Math.min(n.d, n.k);
  const even = n.full / (n.d + n.k);
  const nodes: Node[] = [
    path(`M${share.left} ${y(1)}H${share.right}`, { stroke: "muted", strokeWidth: 1 }),
    polyline(
      [
        [x(1), of(1)],
        [x(most), of(most)],
      ],
      { stroke: "ink", strokeWidth: 2 },
    ),
    path(`M${share.left} ${of(n.rank)}H${x(n.rank)}V${share.bottom}`, { stroke: "ink" }),
    // It goes on through what was measured at this rank.
    path(`M${x(n.rank)} ${quality.top}V${quality.bottom}`, { stroke: "ink" }),
  ];
  if (even >= 1)
    nodes.push(
      path(`M${x(even)} ${y(1)}V${share.bottom}`, DASHED),
      rect(x(even) - 4, y(1) - 4, 8, 8, OPEN),
    );
  if (n.best) {
    const [at, on] = [x(n.best.rank), of(n.best.rank)];
    const wanted = y(1 - n.target);
    nodes.push(
      path(`M${share.left} ${wanted}H${at}M${at} ${on}V${share.bottom}`, DASHED),
      diamond(at, on, 6, OPEN),
    );
  }
  return [...nodes, circle(x(n.rank), of(n.rank), 4.5, { fill: "ink" })];
}

/** What was measured, as points on a line. */
const qualityLines = ({ x, accuracy }: Layout): Node[] =>
  DRAWN.flatMap(({ tenths }, index) => {
    const points = RANKS.map((rank, at) => [x(rank), accuracy(tenths[at]! / 10)] as const);
    const { stroke } = LINES[index]!;
    return [
      polyline(points, LINES[index]!),
      ...points.map(([x, y]) => circle(x, y, 2.5, { fill: stroke })),
    ];
  });

/** What marks and lines mean: right of the panels where there is room, else below them. */
function drawKeys(n: Numbers, { keyX, share, quality }: Layout, picture: Picture): void {
  const { nodes, composition, metrics } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const isBeside = composition === "wide";
  const key = (y: number, [first, second]: readonly string[], sample: (y: number) => Node[]) => {
    nodes.push(...sample(Math.round(y - size * 0.35)));
    nodes.push(text(keyX + 24, y, first!, { size }));
    nodes.push(text(keyX + 24, y + leading, second!, { size, fill: "muted" }));
    return y + 2 * leading + 8;
  };
  const x = keyX + 8;
  let y = isBeside ? share.top + 14 : picture.bottom + leading + 8;
  y = key(y, say.marks.own(n), (at) => [circle(x, at, 4.5, { fill: "ink" })]);
  y = key(y, say.marks.best(n), (at) => [diamond(x, at, 6, OPEN)]);
  y = key(y, say.marks.even(n), (at) => [rect(x - 4, at - 4, 8, 8, OPEN)]);
  if (isBeside) y = quality.top - 12;
  for (const [index, sweep] of DRAWN.entries())
    y = key(y, say.line(sweep), (at) => [
      path(`M${keyX} ${at}h17`, LINES[index]!),
      circle(x + 0.5, at, 2.5, { fill: LINES[index]!.stroke }),
    ]);
  picture.bottom = Math.max(picture.bottom, y - leading - 8);
}
