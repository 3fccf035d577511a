import { type Composition, type Scene, text } from "../../scene.js";
import { LEADING, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { barsOf, drawPart, HEIGHT, type Part } from "./bars.js";
import * as say from "./words.js";

/** A key of the legend, px: wide enough for both hatchings to be told apart. */
const KEY = { width: 18, height: 11, gap: 6 };
/** Between two keys, px. */
const APART = 16;

/** One composition: three bars to one scale, and what they are made of. */
export function compose(n: say.Costs, composition: Composition): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head(cut(say.heading(n), picture.room, heading.size), heading, say.values(n));
  drawLegend(picture);
  drawBars(n, picture);
  picture.bottom += 4;
  picture.write(`${say.verdict(n)}.`, { bold: true });
  picture.write(say.noActivations);
  return picture.finish(say.title(n), say.alt(n));
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
function drawLegend(picture: Picture): void {
  const { metrics, room, nodes } = picture;
  const { margin, size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  const keys = Object.entries(say.legend) as [Part, string][];
  const lengths = keys.map(([, words]) => KEY.width + KEY.gap + reserve(words, size.text));
  const isRow = lengths.reduce((sum, one) => sum + one + APART, -APART) <= room;
  const top = Math.round(picture.bottom + LEADING * size.text + 8);
  const pitch = Math.round(LEADING * size.text + 2);
  let [x, y] = [margin, top];
  for (const [index, [part, words]] of keys.entries()) {
    if (!isRow) {
      x = margin + (index % 2) * Math.round(room / 2);
      y = top + Math.floor(index / 2) * pitch;
    }
    nodes.push(...drawPart(part, x, y - KEY.height + 1, KEY.width, KEY.height));
    nodes.push(text(x + KEY.width + KEY.gap, y, words, style));
    x = Math.round(x + lengths[index]! + APART);
  }
  picture.bottom = y + 12;
}

/** For each way of training its name and total, its bar, and its parts in words. */
function drawBars(n: say.Costs, picture: Picture): void {
  const { metrics, room, nodes } = picture;
  const { width, margin, size } = metrics;
  const bars = barsOf(n.memory, room);
  const style = { size: size.text } as const;
  for (const way of say.WAYS) {
    const y = Math.round(picture.bottom + size.text + 2);
    const total = { ...style, bold: true, anchor: "end" } as const;
    nodes.push(text(margin, y, say.labels[way], style));
    nodes.push(text(width - margin, y, say.total(n, way), total));
    for (const { part, from, to } of bars[way].parts)
      nodes.push(...drawPart(part, margin + from, y + 6, to - from, HEIGHT));
    picture.bottom = y + 6 + HEIGHT + 1;
    picture.write(say.parts(n, way));
    picture.bottom += 10;
    // LoRA and QLoRA train the same, and so are thin together.
    picture.declare(bars[way].larger);
  }
}
