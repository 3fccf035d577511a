import { type Composition, type Scene, text } from "../../scene.js";
import { drawLines } from "../bars.js";
import { FORMATS, type Format, type Sketch } from "../metrics.js";
import { LEADING, lines, reserve } from "../parts.js";
import { notToScale } from "../words.js";
import { barsOf, drawPart, HEIGHT, type Part } from "./bars.js";
import * as say from "./words.js";

/** A key of the legend, px: wide enough for both hatchings to be told apart. */
const KEY = { width: 18, height: 11, gap: 6 };
/** Between two keys, px. */
const APART = 16;

/** One composition: three bars to one scale, and what they are made of. */
export function compose(n: say.Costs, composition: Composition): Scene {
  const format = FORMATS[composition];
  const { width, margin, size } = format;
  const room = width - 2 * margin;
  const sketch: Sketch = { nodes: [], larger: [], bottom: size.formula + 10 };
  drawHeader(n, format, sketch);
  drawLegend(format, sketch);
  drawBars(n, format, sketch);
  sketch.bottom += 4;
  drawLines(`${say.verdict(n)}.`, room, format, sketch, { bold: true });
  drawLines(say.noActivations, room, format, sketch);
  drawLines(notToScale(sketch.larger), room, format, sketch);
  const height = Math.ceil(sketch.bottom + 12);
  return { width, height, title: say.title(n), desc: say.alt(n), children: sketch.nodes };
}

/** The model's name, and the rank and its modules beside it or below. */
function drawHeader(n: say.Costs, format: Format, sketch: Sketch): void {
  const { width, margin, size } = format;
  const { nodes } = sketch;
  const room = width - 2 * margin;
  const heading = { size: size.formula - 4, bold: true };
  const names = cut(say.heading(n), room, heading.size);
  nodes.push(...lines(margin, sketch.bottom - LEADING * heading.size, names, heading));
  sketch.bottom += (names.length - 1) * LEADING * heading.size;
  const taken = reserve(names.at(-1)!, heading.size, true) + APART;
  if (taken + reserve(say.values(n), size.text) > room) {
    drawLines(say.values(n), room, format, sketch);
  } else {
    const style = { size: size.text, fill: "muted", anchor: "end" } as const;
    nodes.push(text(width - margin, sketch.bottom, say.values(n), style));
  }
}

/** A bold name in lines of at most `width` px, parted after its hyphens, else anywhere. */
function cut(name: string, width: number, size: number): string[] {
  const fits = (content: string) => reserve(content, size, true) <= width;
  const pieces = name.split(/(?<=[-_. ])/).flatMap((one) => (fits(one) ? [one] : [...one]));
  const found = [""];
  for (const piece of pieces) {
    const joined = found.at(-1)! + piece;
    if (fits(joined)) found[found.length - 1] = joined;
    else found.push(piece);
  }
  return found;
}

/** What is hatched and what is solid: one row, or two columns where that is too long. */
function drawLegend({ width, margin, size }: Format, sketch: Sketch): void {
  const style = { size: size.text, fill: "muted" } as const;
  const keys = Object.entries(say.legend) as [Part, string][];
  const lengths = keys.map(([, words]) => KEY.width + KEY.gap + reserve(words, size.text));
  const room = width - 2 * margin;
  const isRow = lengths.reduce((sum, one) => sum + one + APART, -APART) <= room;
  const top = Math.round(sketch.bottom + LEADING * size.text + 8);
  const pitch = Math.round(LEADING * size.text + 2);
  let [x, y] = [margin, top];
  for (const [index, [part, words]] of keys.entries()) {
    if (!isRow) {
      x = margin + (index % 2) * Math.round(room / 2);
      y = top + Math.floor(index / 2) * pitch;
    }
    sketch.nodes.push(...drawPart(part, x, y - KEY.height + 1, KEY.width, KEY.height));
    sketch.nodes.push(text(x + KEY.width + KEY.gap, y, words, style));
    x = Math.round(x + lengths[index]! + APART);
  }
  sketch.bottom = y + 12;
}

/** For each way of training its name and total, its bar, and its parts in words. */
function drawBars(n: say.Costs, format: Format, sketch: Sketch): void {
  const { width, margin, size } = format;
  const { nodes, larger } = sketch;
  const room = width - 2 * margin;
  const bars = barsOf(n.memory, room);
  const style = { size: size.text } as const;
  for (const way of say.WAYS) {
    const y = Math.round(sketch.bottom + size.text + 2);
    const total = { ...style, bold: true, anchor: "end" } as const;
    nodes.push(text(margin, y, say.labels[way], style));
    nodes.push(text(width - margin, y, say.total(n, way), total));
    for (const { part, from, to } of bars[way].parts)
      nodes.push(...drawPart(part, margin + from, y + 6, to - from, HEIGHT));
    sketch.bottom = y + 6 + HEIGHT + 1;
    drawLines(say.parts(n, way), room, format, sketch);
    sketch.bottom += 10;
  }
  // LoRA and QLoRA train the same, and so are thin together.
  larger.push(...new Set(say.WAYS.flatMap((way) => bars[way].larger)));
}
