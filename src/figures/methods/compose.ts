import {
  type Composition,
  type Node,
  path,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { axes, circles, columns, labels, type Point, rows, splitDot } from "../chart.js";
import { LEADING, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { getRadius } from "./labels.js";
import { computeLayout, getEnds, type Panel } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Live } from "./words.js";

/** Distances from a panel up to its brackets and its name, px. */
const ABOVE = { brackets: 7, name: 11 };
/** Distances from the left margin to the key's names, and from the left edge to their results, px. */
const KEY = { words: 18, values: 330 };
/** Gap between the key and the notes, px. */
const NOTES = 6;

/** Returns one composition: all runs, two crowded ranges enlarged, and the keys of the marks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { text: size } = metrics.size;
  const muted = { size, fill: "muted" } as const;
  const { plot } = words;
  const style = { size, bold: true };
  // Lines may extend into the margin, because their widths are upper bounds.
  const heading = wrap(
    plot.vertical[counts.vertical],
    picture.room + picture.metrics.margin,
    style,
  );
  picture.head(heading, style, words.heading(counts));
  picture.bottom += LEADING * size + ABOVE.name;
  const layout = computeLayout(counts, picture, plot);
  for (const panel of layout.panels) {
    const { left, right, top, bottom } = panel.area;
    const below = bottom + (1.3 + LEADING) * size;
    nodes.push(
      text(left, top - ABOVE.name, panel.name, muted),
      ...drawPanel(counts, panel, layout.size, muted),
      text(right, below, plot.trained, { ...muted, anchor: "end" }),
    );
    picture.bottom = below + 10;
  }
  for (const enlarged of [1, 2])
    nodes.push(
      ...bracket(layout.panels[0]!, getEnds(enlarged), plot.panels[enlarged]!.letter, muted),
    );
  drawKey(words.key(counts), picture);
  picture.bottom += NOTES;
  for (const note of words.notes)
    for (const line of composition === "wide" ? [note.join(" ")] : note) picture.write(line);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Returns a bracket with a letter above the runs of the first panel that another panel enlarges. */
function bracket(
  { area, x }: Panel,
  ends: readonly [min: number, max: number],
  letter: string,
  style: TextStyle,
): Node[] {
  const [left, right] = ends.map(x) as [number, number];
  const [y, tick] = [area.top - ABOVE.brackets, 5];
  const middle = Math.round((left + right) / 2);
  return [
    path(`M${left + 1} ${y + tick}v${-tick}H${right - 1}v${tick}`, { stroke: "frozen" }),
    text(middle, area.top - ABOVE.name, letter, { ...style, anchor: "middle" }),
  ];
}

/** Returns the lines to labels that are not beside their dots, as one path. */
function leaders(placedLabels: Panel["labels"]): Node[] {
  const all = placedLabels.flatMap(({ line }) =>
    line ? [`M${line.map((at) => at.join(" ")).join("L")}`] : [],
  );
  return all.length ? [path(all.join(""), { stroke: "frozen", strokeWidth: 0.75 })] : [];
}

/** Returns the dots of other runs. */
const rings = (centers: readonly Point[], radius: number) =>
  circles(centers, radius - 0.5, { fill: "paper", stroke: "muted", strokeWidth: 0.375 * radius });

/** Returns a panel's axes, runs and labels: `size` is the labels' size, `style` the ticks' style. */
export function drawPanel(counts: Numbers, panel: Panel, size: number, style: TextStyle): Node[] {
  const { area, runs, at, labels: placedLabels } = panel;
  const radius = getRadius(size);
  const highlighted = runs.filter((run) => counts.highlighted.includes(run) && run !== counts.lora);
  const others = runs.filter((run) => !highlighted.includes(run) && run !== counts.lora);
  return [
    ...rows(area, panel.rows, style),
    columns(area, panel.columns),
    axes(area),
    ...labels(area, panel.columns, style),
    ...leaders(placedLabels),
    rings(others.map(at), radius),
    ...(runs.includes(counts.lora) ? splitDot(...at(counts.lora), radius + 0.5) : []),
    // A ring in the background color separates highlighted dots from LoRA's dot, which they may cover.
    ...(highlighted.length
      ? [circles(highlighted.map(at), radius, { fill: "ink", stroke: "paper" })]
      : []),
    ...placedLabels.map(({ to: [x, y], label, anchor, isBold }) => {
      const fill = isBold ? "ink" : "muted";
      return text(x, Math.round(y + size * 0.35), label, { size, anchor, bold: isBold, fill });
    }),
  ];
}

/** Draws the keys of the marks, with results beside their names, or below them in a narrow picture. */
function drawKey({ lora, highlighted, others }: ReturnType<Live["key"]>, picture: Picture): void {
  const { composition, metrics, nodes } = picture;
  const { margin, size } = metrics;
  const isWide = composition === "wide";
  const x = margin + 6;
  const left = margin + KEY.words;
  const row = ([name, value]: readonly string[], mark: (y: number) => Node[]) => {
    picture.bottom += LEADING * size.text;
    nodes.push(...mark(Math.round(picture.bottom - size.text * 0.35)));
    nodes.push(text(left, picture.bottom, name!, { size: size.text }));
    if (!isWide) picture.bottom += LEADING * size.text;
    const valueX = isWide ? KEY.values : left;
    nodes.push(text(valueX, picture.bottom, value!, { size: size.text, fill: "muted" }));
  };
  row(lora, (y) => splitDot(x, y, 4.5));
  row(highlighted, (y) => [circles([[x, y]], 4, { fill: "ink" })]);
  row(others, (y) => [rings([[x, y]], 4)]);
}
