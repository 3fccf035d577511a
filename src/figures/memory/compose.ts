/** Composes the picture of the memory of a training step. */
import {
  type Composition,
  type Ink,
  type Node,
  part,
  path,
  type Scene,
  text,
} from "../../scene.js";
import { LEADING, reserveMonospaced } from "../lines.js";
import { enlargement, Picture } from "../picture.js";
import {
  drawSegment,
  type Inked,
  inkOf,
  type Segment,
  writeList,
  writeNames,
} from "../shapes/bar.js";
import {
  APART,
  type Bars,
  computeBars,
  listFull,
  listResults,
  listTrained,
  MIN_WIDTH,
} from "./bars.js";
import type { Live } from "./logic.js";
import { type Costs, sumTrainedBytes, type TrainingMode } from "./numbers.js";

/** Height of the tick that marks measured bytes below a bar, px. */
const TICK = 6;
/** What the list of LoRA's or QLoRA's bar may name. */
const LISTED = ["frozen", "trained", "activation", "temporary"] as const;
/** Distance between a bar and the baseline of its name, px. */
const ABOVE = 8;
/** Distance between QLoRA's bar and the enlarged part, px. */
const WEDGE = 16;

/** Returns one composition: three bars to one scale, and the part that LoRA trains enlarged. */
export function compose(counts: Costs, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(counts), words.deck(counts), words.otherClaims(counts));
  const bars = computeBars(counts, picture.room, (mode) => {
    const { name, total } = reserveLabels(counts, mode, picture, words);
    const isAbove = mode === "full" && name + APART + total <= picture.room;
    // A pixel more, because the end of a bar is rounded.
    return isAbove ? 0 : APART + total + 1;
  });
  picture.bottom += picture.pick(6, 0);
  drawFull(counts, bars, picture, words);
  drawAdapted(counts, "lora", bars, picture, words);
  drawAdapted(counts, "qlora", bars, picture, words);
  drawEnlarged(counts, bars, picture, words);
  picture.conditions(words.conditions(counts), words.otherConditions(counts));
  const times = ([frozen]: readonly [number, number]) => enlargement(MIN_WIDTH, frozen);
  const [{ lora, qlora }, full] = [bars, counts.memory.full.total * bars.scale];
  picture.declare(
    words.wider({
      full: enlargement(MIN_WIDTH, full),
      lora: times(lora.toScale),
      qlora: times(qlora.toScale),
    }),
  );
  picture.declare(words.note(counts));
  return picture.finish(words.alt(counts));
}

const heightOf = (picture: Picture) => picture.pick(28, 22);

/** Returns the baseline of the next bar's name. */
const nextBaseline = (picture: Picture) => Math.round(picture.bottom + picture.pick(27, 24));

/** Returns the baseline of a total beside a bar whose top is `y`. */
const besideBar = (y: number, picture: Picture) =>
  Math.round(y + heightOf(picture) / 2 + 0.35 * picture.metrics.size.text);

/** Returns the tick of measured bytes, if there are any. */
function drawTick(counts: Costs, mode: TrainingMode, bars: Bars, y: number, picture: Picture) {
  const bytes = counts.measured[mode];
  if (!bytes) return [];
  const x = picture.left + Math.round(bytes * bars.scale);
  return [path(`M${x} ${y + heightOf(picture) + 1}v${TICK}`, { stroke: "ink", strokeWidth: 3 })];
}

/** Returns upper bounds of the widths of a bar's name and its total, px. */
const reserveLabels = (counts: Costs, mode: TrainingMode, { metrics }: Picture, words: Live) => ({
  name: reserveMonospaced(words.label(counts, mode), metrics.size.text),
  total: reserveMonospaced(words.total(counts, mode), metrics.size.text, true),
});

/** Draws full fine-tuning's bar, and the names and bytes of its parts beneath. */
function drawFull(counts: Costs, bars: Bars, picture: Picture, words: Live): void {
  const { left, metrics, room } = picture;
  const { size } = metrics;
  const baseline = nextBaseline(picture);
  const y = baseline + ABOVE;
  const total = words.total(counts, "full");
  const widths = reserveLabels(counts, "full", picture, words);
  const barEnd = bars.full.at(-1)!.to;
  const isBeside = barEnd + APART + widths.total <= room;
  const end = isBeside ? barEnd + APART : Math.max(barEnd, widths.name + APART + widths.total);
  const below = y + heightOf(picture) + 1.5 * size.text;
  const amounts = listFull(counts);
  picture.nodes.push(
    part(words.parts.mode(counts, "full"), [
      text(left, baseline, words.label(counts, "full"), { size: size.text }),
      text(left + end, isBeside ? besideBar(y, picture) : baseline, total, {
        size: size.text,
        bold: true,
        anchor: isBeside ? "start" : "end",
      }),
      ...drawParts(counts, amounts, bars.full, y, picture, words),
      ...drawNames(counts, amounts, bars.full, below, picture, words),
      ...drawTick(counts, "full", bars, y, picture),
    ]),
  );
  picture.bottom = below + LEADING * size.text + 4;
}

type Amounts = ReturnType<typeof listFull>;

/** Draws each part of a bar as a part of the picture. */
const drawParts = (
  counts: Costs,
  amounts: Amounts,
  segments: readonly Segment[],
  y: number,
  picture: Picture,
  words: Live,
): Node[] =>
  amounts.map(([kind, bytes], index) => {
    const segment = segments[index];
    const nodes = segment ? drawSegment(segment, picture.left, y, heightOf(picture)) : [];
    return part(words.parts.piece(kind, bytes, counts), nodes);
  });

/** Writes the name and the bytes of each part beneath it or, if a part is too thin, all of them as a list. */
function drawNames(
  counts: Costs,
  amounts: Amounts,
  segments: readonly Segment[],
  y: number,
  picture: Picture,
  words: Live,
): Node[] {
  const { left, room, metrics } = picture;
  const names = amounts.map(([kind, bytes]): Inked[] => [
    { content: words.names[kind], fill: inkOf(kind) },
    { content: words.amount(counts, bytes), fill: "muted" },
  ]);
  const { text, small } = metrics.size;
  const place = { x: left, y, room, size: text };
  const items = list(counts, amounts, words);
  return (
    writeNames(segments, names, place, reserveMonospaced) ??
    writeList(items, words.comma, place, { small, max: 2 }, reserveMonospaced)
  );
}

const toItem = (content: string, fill: Ink): Inked[] => (content ? [{ content, fill }] : []);

/** Returns the names and the bytes of parts that are not negligible, in their inks. */
const list = (counts: Costs, amounts: Amounts, words: Live): Inked[] =>
  amounts.flatMap(([kind, bytes]) => toItem(words.item(counts, kind, bytes), inkOf(kind)));

/** Draws the bar of LoRA or QLoRA, with its parts as a list above it, and its total at its end. */
function drawAdapted(
  counts: Costs,
  mode: "lora" | "qlora",
  bars: Bars,
  picture: Picture,
  words: Live,
): void {
  const { left, right, metrics, isWide } = picture;
  const { size } = metrics;
  const { frozen, trained, results, ends } = bars[mode];
  const memory = counts.memory[mode];
  const baseline = nextBaseline(picture);
  const name = words.label(counts, mode);
  // The list is in a column right of both names, or below the name.
  const column = Math.max(
    reserveLabels(counts, "lora", picture, words).name,
    reserveLabels(counts, "qlora", picture, words).name,
  );
  const beside = left + Math.ceil(column) + 2 * APART;
  const longest = LISTED.map(words.longItem).join(words.comma);
  const isBeside = isWide && beside + reserveMonospaced(longest, size.small) <= right;
  const x = isBeside ? beside : left;
  const start = isBeside ? baseline : baseline + LEADING * size.text;
  const y = Math.round(start + ABOVE + (isWide ? 0 : LEADING * size.text));
  const amounts = listResults(memory);
  const trainedBytes = sumTrainedBytes(memory);
  const items = [
    ...list(counts, [["frozen", memory.weights]], words),
    ...toItem(words.item(counts, "trained", trainedBytes), "ink"),
    ...list(counts, amounts, words),
  ];
  const draw = (segments: readonly Segment[]) =>
    segments.flatMap((segment) => drawSegment(segment, left, y, heightOf(picture)));
  picture.nodes.push(
    part(words.parts.mode(counts, mode), [
      text(left, baseline, name, { size: size.text }),
      ...writeList(
        items,
        words.comma,
        { x, y: start, room: right - x, size: size.text },
        { small: size.small, max: isWide ? 1 : 2 },
        reserveMonospaced,
      ),
      part(words.parts.piece("frozen", memory.weights, counts), draw([frozen])),
      part(words.parts.trained(counts, mode), draw(trained)),
      ...drawParts(counts, amounts, results, y, picture, words),
      text(left + ends[2] + APART, besideBar(y, picture), words.total(counts, mode), {
        size: size.text,
        bold: true,
      }),
      ...drawTick(counts, mode, bars, y, picture),
    ]),
  );
  picture.bottom = y + heightOf(picture);
}

/** Draws the part that LoRA and QLoRA train below QLoRA's bar, enlarged, and its words right of it or below it. */
function drawEnlarged(counts: Costs, bars: Bars, picture: Picture, words: Live): void {
  const { left, right, metrics, isWide, nodes } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const y = Math.round(picture.bottom + WEDGE);
  const [from, to] = bars.qlora.ends;
  const height = picture.pick(20, 18);
  const end = bars.enlarged.at(-1)!.to;
  // Two lines connect the ends of the trained part with the ends of the enlarged part.
  const sightLine = (above: number, below: number) =>
    `M${left + above} ${picture.bottom + 2}L${left + below} ${y - 2}`;
  const x = isWide ? left + end + 2 * APART : left;
  const top = Math.round(isWide ? y + 0.85 * size : y + height + leading);
  const times = enlargement(bars.qlora.ends[1] - from, bars.qlora.toScale[1]);
  const amounts = listTrained(counts, "qlora");
  const names = amounts.map(([kind]) => ({ content: words.names[kind], fill: inkOf(kind) }));
  const write = (items: readonly Inked[], line: number) =>
    writeList(
      items,
      words.comma,
      { x, y: top + line * leading, room: right - x, size },
      { small: metrics.size.small, max: 1 },
      reserveMonospaced,
    );
  nodes.push(
    part(words.parts.enlarged(counts), [
      path(sightLine(from, 0) + sightLine(to, end), { stroke: "muted", strokeWidth: 0.75 }),
      ...amounts.map(([kind, bytes], index) =>
        part(words.parts.piece(kind, bytes), drawSegment(bars.enlarged[index]!, left, y, height)),
      ),
      ...write([{ content: words.enlarged(counts), fill: "ink" }], 0),
      ...write(names, 1),
    ]),
    ...write([{ content: words.zoom(counts, times), fill: "muted" }], 2),
  );
  picture.bottom = Math.max(y + height, top + 2 * leading);
}
