/** Composes the picture of the memory of a training step. */
import { type Composition, path, type Scene, text } from "../../scene.js";
import { cutName, LEADING, lines, reserve, SPACED } from "../lines.js";
import { enlargement, Picture } from "../picture.js";
import { type Bars, computeBars, MIN_WIDTH, type Part } from "./bars.js";
import type { Live } from "./logic.js";
import { type Costs, hasActivations, TRAINING_MODES } from "./numbers.js";
import { GAP, HEIGHT, paint } from "./paint.js";

/** A swatch of the legend, px, wide enough to distinguish the hatchings. */
const KEY = { width: 20, height: 12, gap: 6, pitch: 19 };
/** Gap between a bar and its labels, px. */
const APART = 8;
/** Gaps between two bars, and between the bars and the enlarged part, px. */
const PITCH = 10;
const LENS = 22;
/** Height of the tick that marks measured bytes below a bar, px. */
const TICK = 7;

/** Returns one composition: three bars to one scale, and the part that LoRA trains enlarged. */
export function compose(counts: Costs, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head(cutName(counts.count.model, picture.room, heading), heading, words.values(counts));
  picture.conclude(words.verdict(counts));
  drawLegend(counts, picture, words);
  drawBars(counts, picture, words);
  for (const line of words.foot(counts)) picture.write(line);
  picture.declare(words.note(counts));
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Draws the legend in at most three columns. Long words and a narrow picture reduce the number. */
function drawLegend(counts: Costs, picture: Picture, { legend }: Live): void {
  const { metrics, room, nodes } = picture;
  const { margin, size } = metrics;
  const kinds = listKinds(counts);
  const widest = Math.max(...kinds.map((kind) => reserve(legend[kind], size.text)));
  const fitting = Math.floor(room / (KEY.width + KEY.gap + widest));
  const columns = Math.max(1, Math.min(3, fitting));
  const top = Math.round(picture.bottom + LEADING * size.text + 8);
  for (const [index, kind] of kinds.entries()) {
    const x = margin + ((index % columns) * room) / columns;
    const y = top + Math.floor(index / columns) * KEY.pitch;
    nodes.push(...paint(kind, x, y - KEY.height + 1, KEY.width, KEY.height));
    nodes.push(text(x + KEY.width + KEY.gap, y, legend[kind], { size: size.text, fill: "muted" }));
    picture.bottom = y + 14;
  }
}

/** Returns the kinds of part that the bars can have, in their order. */
const listKinds = (counts: Costs) =>
  (["frozen", "ink", "gradient", "optimizer", "activation", "temporary"] as const)
    .slice(0, hasActivations(counts) ? 6 : 4)
    .filter((kind) => kind !== "optimizer" || counts.training.optimizer !== "sgd");

/** Draws a bar for each training mode, and below them the enlarged part that LoRA and QLoRA train. */
function drawBars(counts: Costs, picture: Picture, words: Live): void {
  const { metrics, room, nodes, composition } = picture;
  const { margin, size } = metrics;
  // Labels are beside the bars in a wide picture, and above them in a narrow one.
  const isBeside = composition === "wide";
  const getSpacedWidth = (content: string, isBold = false) =>
    SPACED * reserve(content, size.text, isBold);
  const labels = [
    ...TRAINING_MODES.map((mode) => words.label(counts, mode)),
    ...words.lens(counts),
  ].map((item) => getSpacedWidth(item));
  const left = margin + (isBeside ? Math.ceil(Math.max(...labels)) + APART : 0);
  const bars = computeBars(
    counts,
    margin + room - left,
    (mode) => APART + getSpacedWidth(words.total(counts, mode), true),
  );
  /** Draws parts at the height `y`, and their bytes at the end. */
  const drawParts = (parts: readonly Part[], y: number, bytes: string) => {
    const last = parts.at(-1)!.to;
    for (const { kind, from, to } of parts) {
      // The last part may be a hairline and keeps its width.
      const width = to - from - (to < last ? GAP : 0);
      if (width > 0) nodes.push(...paint(kind, left + from, y, width, HEIGHT));
    }
    nodes.push(text(left + last + APART, y + 15, bytes, { size: size.text, bold: true }));
  };

  let y = Math.round(picture.bottom);
  for (const mode of TRAINING_MODES) {
    if (!isBeside) y += Math.round(LEADING * size.text);
    nodes.push(
      text(margin, isBeside ? y + 15 : y - 5, words.label(counts, mode), { size: size.text }),
    );
    drawParts(bars[mode].parts, y, words.total(counts, mode));
    const measured = counts.measured[mode];
    if (measured) {
      const d = `M${left + Math.round(measured * bars.scale)} ${y + HEIGHT + 1}v${TICK}`;
      nodes.push(path(d, { stroke: "ink", strokeWidth: 3 }));
    }
    y += HEIGHT + PITCH;
  }
  y += LENS - PITCH;

  const { trained } = bars.qlora;
  // Two lines connect the ends of the trained part with the ends of the enlarged part.
  const sightLine = (above: number, below: number) =>
    `M${left + above} ${y - LENS + 2}L${left + below} ${y - 2}`;
  nodes.push(
    path(sightLine(trained[0], 0) + sightLine(trained[1], bars.enlarged.at(-1)!.to), {
      stroke: "muted",
    }),
  );
  drawParts(bars.enlarged, y, words.trained(counts));
  const below = isBeside ? y - LEADING * size.text + 8 : y + HEIGHT - 1;
  nodes.push(...lines(margin, below, words.lens(counts), { size: size.text }));
  picture.bottom = y + HEIGHT + 6 + (isBeside ? 9 : 2 * LEADING * size.text);
  declare(bars, picture, words);
}

/** Adds a note on parts that are drawn wider than to scale. */
function declare(bars: Bars, picture: Picture, words: Live): void {
  const times = (width: number) => enlargement(MIN_WIDTH, width);
  picture.declare(
    words.wider({
      full: times(bars.full.toScale[1]),
      lora: times(bars.lora.toScale[0]),
      qlora: times(bars.qlora.toScale[0]),
      // LoRA and QLoRA train the same parameters.
      trained: times(bars.lora.toScale[1]),
    }),
  );
}
