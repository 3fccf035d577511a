import {
  type Composition,
  type Node,
  path,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { circle, columns, labels, polyline, rows } from "../chart.js";
import { SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { RADIUS } from "./labels.js";
import { layoutOf, type Panel, runsOf, startBelow } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** One composition: all runs, those that crowd enlarged, and how LoRA compares. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { text: size } = metrics.size;
  const muted = { size, fill: "muted" } as const;
  picture.head([say.axes[n.vertical]], { size, bold: true }, say.heading(n));
  picture.bottom = startBelow(picture.bottom, size);
  const layout = layoutOf(n, picture);
  for (const panel of layout.panels) nodes.push(...drawPanel(n, panel, layout.size, muted));
  nodes.push(...[1, 2].map((index) => frame(n, layout.panels[0]!, index)));
  picture.bottom = layout.bottom + 1.3 * size + 10;
  const narrower = picture.room / SPACED;
  for (const line of say.verdict(n)) picture.write(line, { bold: true }, narrower);
  const [filled, ...key] = say.key(n);
  const lines = composition === "wide" ? [`${filled} ${key.shift()}`, ...key] : [filled!, ...key];
  for (const line of lines) picture.write(line, { fill: "muted" }, narrower);
  return picture.finish(say.title(n), say.alt(n));
}

/** Around the runs of the first panel that another enlarges. */
function frame(n: Numbers, { x, y }: Panel, enlarged: number): Node {
  const few = runsOf(n, enlarged);
  const [xs, ys] = [few.map(x), few.map(y)];
  const pad = RADIUS + 2;
  const [left, right] = [Math.min(...xs) - pad, Math.max(...xs) + pad];
  const [top, bottom] = [Math.min(...ys) - pad, Math.max(...ys) + pad];
  return path(`M${left} ${top}H${right}V${bottom}H${left}z`, { stroke: "frozen", dash: [2, 2] });
}

function drawPanel(n: Numbers, panel: Panel, size: number, style: TextStyle): Node[] {
  const { name, area, runs, x, y, labels: placed } = panel;
  const at = (run: (typeof runs)[number]) => [x(run), y(run)] as const;
  const own = runs.filter(({ method }) => method === n.method);
  const others = runs.filter((run) => !own.includes(run));
  const ring = { fill: "paper", stroke: "muted", strokeWidth: 1.5 } as const;
  return [
    text(area.right, area.top - 8, name, { ...style, anchor: "end" }),
    ...rows(area, panel.rows, style),
    columns(area, panel.columns),
    ...labels(area, panel.columns, style),
    ...placed
      .filter(({ isFar }) => isFar)
      .map(({ x, y, at }) => polyline([[x, y], at], { stroke: "frozen", strokeWidth: 0.75 })),
    ...others.map((run) => circle(...at(run), RADIUS - 0.5, ring)),
    ...[...new Set(own.map(({ name }) => name))]
      .map((one) => own.filter(({ name }) => name === one))
      .filter(({ length }) => length > 1)
      .map((same) => polyline(same.map(at), { stroke: "ink", strokeWidth: 1.5 })),
    ...own.map((run) => circle(...at(run), RADIUS + 0.5, { fill: "ink" })),
    ...placed.map(({ at: [x, y], label, anchor, isBold }) => {
      const fill = isBold ? "ink" : "muted";
      return text(x, Math.round(y + size * 0.35), label, { size, anchor, bold: isBold, fill });
    }),
  ];
}
