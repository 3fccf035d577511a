/** Composes the picture of the compute of a training step and of inference, with measured times below it. */
import { type Composition, type Node, part, rect, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { enlargement, Picture } from "../picture.js";
import {
  drawSegment,
  type Inked,
  inkOf,
  type Segment,
  writeList,
  writeNames,
} from "../shapes/bar.js";
import { outline } from "../shapes/boxes.js";
import { label, labels } from "../shapes/label.js";
import { type Bars, computeBars, listFull, listLora, type Pass } from "./bars.js";
import type { Live } from "./logic.js";
import { MEASURED_SECONDS, type Work } from "./numbers.js";

/** Distance between a bar and the baseline above it, and between a shape and a text beside it, px. */
const [ABOVE, APART] = [8, 10];
/** The smallest width of a box of skipped work, px. */
const MIN_SKIPPED = 4;

/** One composition: the compute of training and of inference to one scale, and measured times. */
export function compose(counts: Work, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(counts), words.deck(counts), words.otherClaims(counts));
  const bars = computeBars(counts, picture.room);
  picture.bottom += picture.pick(4, 0);
  drawFull(counts, bars, picture, words);
  drawLora(counts, bars, picture, words);
  picture.rule();
  const top = picture.bottom;
  drawInference(counts, bars, picture, words);
  const { bottom } = picture;
  if (picture.isWide) picture.bottom = top;
  drawTimes(picture, words);
  picture.bottom = Math.max(bottom, picture.bottom);
  return picture.finish(words.alt(counts));
}

const heightOf = (picture: Picture) => picture.pick(30, 24);
const sizeOf = ({ metrics }: Picture) => metrics.size.text;

/** The baseline of the next bar's name. */
const nextBaseline = (picture: Picture) => Math.round(picture.bottom + picture.pick(30, 25));

/** The baseline of a text beside a bar of this height whose top is `y`. */
const besideBar = (y: number, height: number, picture: Picture) =>
  Math.round(y + height / 2 + 0.35 * sizeOf(picture));

/** Writes a bar's name and, at the bar's end unless the name is there, its total. */
function writeHead(y: number, name: string, total: string, end: number, picture: Picture): Node[] {
  const style = { size: sizeOf(picture), bold: true };
  const width = (content: string) => reserveMonospaced(content, style.size, true);
  const minEnd = Math.min(picture.room, width(name) + APART + width(total));
  return [
    text(picture.left, y, name, style),
    text(picture.left + Math.max(end, minEnd), y, total, { ...style, anchor: "end" }),
  ];
}

/** Draws each pass as a part of the picture. */
const drawPasses = (
  passes: readonly Pass[],
  segments: readonly Segment[],
  y: number,
  picture: Picture,
  words: Live,
): Node[] =>
  passes.map((pass, index) =>
    part(words.parts.pass(pass), drawSegment(segments[index]!, picture.left, y, heightOf(picture))),
  );

/** Draws full fine-tuning's bar, and the names of the passes beneath. */
function drawFull(counts: Work, bars: Bars, picture: Picture, words: Live): void {
  const { left, room, metrics } = picture;
  const size = sizeOf(picture);
  const baseline = nextBaseline(picture);
  const y = baseline + ABOVE;
  const passes = listFull(counts);
  const third = room / 3 - APART / 2;
  const inOrder = passes.map(
    ([kind]): Inked => ({ content: words.names[kind], fill: inkOf(kind) }),
  );
  const names = passes.map(([kind]) =>
    wrap(words.names[kind], third, { size }, reserveMonospaced).map(
      (content): Inked => ({ content, fill: inkOf(kind) }),
    ),
  );
  const below = y + heightOf(picture) + 1.5 * size;
  const place = { x: left, y: below, room, size };
  const lineCount = Math.max(...names.map((lines) => lines.length));
  picture.nodes.push(
    part(words.parts.full(counts), [
      ...writeHead(
        baseline,
        words.full,
        words.amount(counts, counts.full),
        bars.full[2]!.to,
        picture,
      ),
      ...drawPasses(passes, bars.full, y, picture, words),
      ...(writeNames(bars.full, names, place) ??
        writeList(inOrder, words.comma, place, { small: metrics.size.small, max: lineCount })),
    ]),
  );
  picture.bottom = below + (lineCount - 1) * LEADING * size;
}

/** Draws LoRA's bar: the gradient of B and A, and a box for the gradient that LoRA skips. */
function drawLora(counts: Work, bars: Bars, picture: Picture, words: Live): void {
  const { left, right, room } = picture;
  const size = sizeOf(picture);
  const height = heightOf(picture);
  const baseline = nextBaseline(picture);
  const y = baseline + ABOVE;
  const [end, fullEnd] = bars.skipped;
  const width = fullEnd - end - 2;
  const inside = words.skipped.find((item) => reserveMonospaced(item, size) + size <= width);
  const [, short] = words.skipped;
  // A name that does not fit into the box is above it.
  const outside = inside || width < MIN_SKIPPED ? "" : short;
  const last = outside ? room - reserveMonospaced(outside, size) - APART : room;
  const skipped: Node[] = [
    outline(left + end + 2, y, width, height, "muted", 1.25, [5, 4]),
    inside
      ? label(left + end + 2 + width / 2, besideBar(y, height, picture), inside, {
          size,
          anchor: "middle",
        })
      : text(right, baseline, outside, { size, fill: "muted", anchor: "end" }),
  ];
  const { from } = bars.trained[0]!;
  const notes = words.trained(counts, enlargement(end - from, bars.toScale));
  const isBeneath = notes.every((note) => from + reserveMonospaced(note, size) <= room);
  const style = { size, fill: "muted", anchor: isBeneath ? "start" : "end" } as const;
  const below = y + height + 1.5 * size;
  const [trained, ...wider] = notes.map((note, index) =>
    text(isBeneath ? left + from : right, Math.round(below + index * LEADING * size), note, style),
  );
  picture.nodes.push(
    part(words.parts.lora(counts), [
      ...writeHead(
        baseline,
        words.lora,
        words.amount(counts, counts.lora),
        Math.min(end, last),
        picture,
      ),
      ...drawPasses(listLora(counts).slice(0, 2), bars.lora, y, picture, words),
      part(words.parts.trained(counts), [
        ...bars.trained.flatMap((segment) => drawSegment(segment, left, y, height)),
        trained!,
      ]),
      part(words.parts.skipped(counts), width < MIN_SKIPPED ? [] : skipped),
    ]),
    ...wider,
  );
  picture.bottom = below + LEADING * size;
}

/** Draws the work for a token at inference, to the same scale. */
function drawInference(counts: Work, bars: Bars, picture: Picture, words: Live): void {
  const { left, room } = picture;
  const size = sizeOf(picture);
  const height = heightOf(picture) - 4;
  const baseline = nextBaseline(picture);
  const y = baseline + ABOVE;
  const end = Math.round(counts.forward * bars.scale);
  const amount = words.amount(counts, counts.forward);
  const isInside = reserveMonospaced(amount, size) + size <= end;
  const base = besideBar(y, height, picture);
  const lines = wrap(
    words.merged(counts),
    picture.pick(room / 3, room),
    { size },
    reserveMonospaced,
  );
  const below = y + height + 1.5 * size;
  picture.nodes.push(
    part(words.parts.inference(counts), [
      text(left, baseline, words.inference, { size, bold: true }),
      ...drawSegment({ kind: "forward", from: 0, to: end }, left, y, height),
      isInside
        ? text(left + end - 0.6 * size, base, amount, { size, anchor: "end" })
        : text(left + end + APART, base, amount, { size }),
      ...labels(left, below, lines, { size, fill: "muted" }),
    ]),
  );
  picture.bottom = below + (lines.length - 1) * LEADING * size;
}

/** Draws measured training times to a scale of their own, right of the work at inference or below it. */
function drawTimes(picture: Picture, words: Live): void {
  const { right, room, isWide } = picture;
  const size = sizeOf(picture);
  const left = isWide ? Math.round(picture.left + room / 3 + 44) : picture.left;
  const baseline = nextBaseline(picture);
  const { measured } = words;
  const reserve = (content: string) => reserveMonospaced(content, size);
  const start = left + Math.ceil(Math.max(...measured.map(({ name }) => reserve(name)))) + APART;
  const longest = MEASURED_SECONDS.full;
  const scale = Math.min(
    ...measured.map(
      ({ seconds, time }) => ((right - start - APART - reserve(time)) / seconds) * longest,
    ),
  );
  const source = wrap(words.source, right - left, { size }, reserveMonospaced);
  const top = baseline + (source.length + 1) * LEADING * size + 4;
  const pitch = picture.pick(23, 21);
  const height = picture.pick(14, 12);
  picture.nodes.push(
    part(words.parts.time, [
      text(left, baseline, words.time, { size, bold: true }),
      ...labels(left, baseline + LEADING * size, source, { size, fill: "muted" }),
      ...measured.map((item, index) => {
        const y = Math.round(top + index * pitch);
        const width = Math.round((item.seconds / longest) * scale);
        return part(item.part, [
          text(left, y, item.name, { size }),
          rect(start, y - height + 2, width, height, { fill: "tint" }),
          outline(start, y - height + 2, width, height, "frozen"),
          text(start + width + APART, y, item.time, { size }),
        ]);
      }),
    ]),
  );
  picture.bottom = top + (measured.length - 1) * pitch;
}
