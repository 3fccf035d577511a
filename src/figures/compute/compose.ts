/** Composes the picture of the compute of a training step and of inference, with measured times below it. */
import { type Composition, type Measure, path, type Scene, text } from "../../scene.js";
import { cutName, LEADING, reserve, SPACED, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { findScale, getBars, type Kind, type Row } from "./bars.js";
import type { Live } from "./logic.js";
import type { Work } from "./numbers.js";
import { paint, paintSkipped } from "./paint.js";

/** A bar's height, the smallest visible width of a part, and the gap between parts, px. */
const HEIGHT = 22;
const MIN_WIDTH = 4;
const GAP = 1;
/** The width of a legend swatch, and the gap before labels, px. */
const KEY = 18;
const APART = 8;

/** Returns one composition: the compute of training and of inference to one scale, and measured times. */
export function compose(counts: Work, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, room } = picture;
  const { margin, size } = picture.metrics;
  const head = { size: size.text + 2, bold: true } as const;
  picture.head(wrap(words.heading, room, head), head, "");
  const name = { size: size.text, fill: "muted" } as const;
  for (const line of cutName(counts.model, room, name)) picture.write(line);
  picture.write(words.adapted(counts));
  drawLegend(picture, words);
  drawBars(counts, picture, words);
  const y = Math.round(picture.bottom + 14) + 0.5;
  nodes.push(path(`M${margin} ${y}h${room}`, { stroke: "frozen" }));
  picture.bottom = y + 4;
  picture.write(words.time, { bold: true });
  for (const line of words.times) picture.write(line);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Draws the legend in a row, or in lines if the picture is narrow. */
function drawLegend(picture: Picture, { legend }: Live): void {
  const { metrics, nodes, composition, room } = picture;
  const { margin, size } = metrics;
  const leading = Math.round(LEADING * size.text + 2);
  const isRow = composition === "wide";
  const top = Math.round(picture.bottom + leading + 4);
  for (const [index, [kind, words]] of Object.entries(legend).entries()) {
    const x = margin + (isRow ? Math.round((index * room) / 3) : 0);
    const y = top + (isRow ? 0 : index * leading);
    nodes.push(...paint(kind as Kind, x, y - 11, KEY, 12));
    nodes.push(text(x + KEY + APART, y, words, { size: size.text, fill: "muted" }));
    picture.bottom = y;
  }
}

/** Draws the bars below each other, each with its label above it. */
function drawBars(counts: Work, picture: Picture, words: Live): void {
  const { metrics, room, nodes } = picture;
  const { margin, size } = metrics;
  const measure: Measure = (content, size) => SPACED * reserve(content, size);
  const [full, lora, token] = getBars(counts, words);
  const scale = findScale([full, lora], room, MIN_WIDTH);
  let thinnest = Number.POSITIVE_INFINITY;
  const draw = ({ label, parts }: Row, bold: boolean, fullEnd = 0) => {
    picture.write(label, { bold });
    const y = Math.round(picture.bottom + 7);
    let x = margin;
    for (const [kind, amount] of parts) {
      if (amount === 0) continue;
      thinnest = Math.min(thinnest, amount * scale);
      // Integer pixels, so that edges are crisp.
      const end = Math.round(x + Math.max(MIN_WIDTH, amount * scale));
      nodes.push(...paint(kind, x, y, end - x - GAP, HEIGHT));
      x = end;
    }
    nodes.push(...paintSkipped(x, y, fullEnd, HEIGHT, words.skipped, size.text, measure));
    picture.bottom = y + HEIGHT + 2;
    return x;
  };
  picture.bottom += 10 + LEADING * size.text;
  picture.head([words.training], { size: size.text, bold: true }, words.unit(counts));
  draw(lora, true, draw(full, false));
  picture.bottom += 10;
  picture.write(words.inference, { bold: true });
  draw(token, false);
  picture.declareScale(MIN_WIDTH, thinnest, words.thin);
}
