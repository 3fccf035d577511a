import { type Composition, type Node, path, type Scene, text } from "../../scene.js";
import { circle, columns, labels, polyline, rows } from "../chart.js";
import { LEADING } from "../lines.js";
import { Picture } from "../picture.js";
import { RADIUS } from "./labels.js";
import { isCrowded, type Layout, layoutOf, type Panel } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** One composition: all runs, those that crowd enlarged, and how LoRA compares. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { margin, width, size } = metrics;
  const head = { size: size.text, bold: true } as const;
  const muted = { size: size.text, fill: "muted" } as const;
  nodes.push(text(margin, picture.bottom, say.axes[n.vertical], head));
  if (composition === "wide")
    nodes.push(text(width - margin, picture.bottom, say.enlarged, { ...muted, anchor: "end" }));
  picture.bottom += 12;
  const layout = layoutOf(n, picture);
  const { all, crowd } = layout;
  if (composition === "narrow") nodes.push(text(margin, crowd.area.top - 10, say.enlarged, muted));
  nodes.push(...frame(layout), ...drawPanel(n, all, layout.size, muted));
  nodes.push(...drawPanel(n, crowd, layout.size, muted));
  const below = (y: number) => y + (1.3 + LEADING) * size.text;
  nodes.push(
    text(all.area.right, below(all.area.bottom), say.trainedAxis, { ...muted, anchor: "end" }),
  );
  picture.bottom = below(crowd.area.bottom) + 8;
  // As many lines whatever is upright.
  const start = picture.bottom;
  picture.write(say.verdict(n), { bold: true });
  const most = composition === "wide" ? 1 : 2;
  picture.bottom = start + most * LEADING * size.text + 2;
  picture.write(say.key(n));
  return picture.finish(say.title(n), say.alt(n));
}

/** Around the runs of the first panel that the second enlarges. */
function frame({ all: { x, y, runs } }: Layout): Node[] {
  const few = runs.filter(isCrowded);
  const [xs, ys] = [few.map(({ trained }) => x(trained)), few.map(y)];
  const pad = RADIUS + 3;
  const [left, right] = [Math.min(...xs) - pad, Math.max(...xs) + pad];
  const [top, bottom] = [Math.min(...ys) - pad, Math.max(...ys) + pad];
  return [path(`M${left} ${top}H${right}V${bottom}H${left}z`, { stroke: "muted", dash: [2, 2] })];
}

function drawPanel(
  n: Numbers,
  { area, x, y, runs, labels: placed, columns: upright, rows: across }: Panel,
  size: number,
  style: { readonly size: number; readonly fill: "muted" },
): Node[] {
  const own = runs.filter(({ method }) => method === n.method);
  const at = (run: (typeof runs)[number]) => [x(run.trained), y(run)] as const;
  return [
    ...rows(area, across, style),
    columns(area, upright),
    ...labels(area, upright, style),
    ...(own.length > 1 ? [polyline(own.map(at), { stroke: "ink", strokeWidth: 1.5 })] : []),
    ...placed
      .filter(({ isFar }) => isFar)
      .map(({ x, y, at: [toX, toY] }) =>
        path(`M${x} ${y}L${toX} ${toY}`, { stroke: "frozen", strokeWidth: 0.75 }),
      ),
    ...runs.flatMap((run) => {
      if (run.method === n.method) return [circle(...at(run), RADIUS + 1, { fill: "ink" })];
      return [
        circle(...at(run), RADIUS - 0.5, { fill: "paper", stroke: "muted", strokeWidth: 1.5 }),
      ];
    }),
    ...placed.map(({ at: [x, y], label, anchor, isBold }) =>
      text(x, y + size * 0.35, label, {
        size,
        anchor,
        bold: isBold,
        fill: isBold ? "ink" : "muted",
      }),
    ),
  ];
}
