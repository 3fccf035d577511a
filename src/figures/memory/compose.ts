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
import { LEADING, lines, reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import {
  drawSegment,
  type Inked,
  inkOf,
  type Segment,
  writeList,
  writeNames,
} from "../shapes/bar.js";
import { APART, type Bars, computeBars, listFull, listResults, listTrained } from "./bars.js";
import type { Live, Unit } from "./logic.js";
import { type Costs, hasActivations, sumTrainedBytes, type TrainingMode } from "./numbers.js";

/** Height of the tick that marks measured bytes below a bar, px. */
const TICK = 6;
/** What the list of LoRA's or QLoRA's bar may name. */
const LISTED = ["frozen", "trained", "activation", "temporary"] as const;
/** Distance between a bar and the baseline of its name, px. */
const ABOVE = 8;
/** Length of the magnified view, relative to the drawing's width. */
const LENGTH = { wide: 0.5, narrow: 0.95 };
/** Distance between QLoRA's bar and the magnified view, px. */
const WEDGE = 14;

/** One composition: three bars to one scale, and what LoRA trains magnified. */
export function compose(counts: Costs, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(counts), words.deck(counts), words.otherClaims(counts));
  const bars = computeBars(
    counts,
    picture.room,
    (mode) => {
      const { name, total } = reserveLabels(counts, mode, picture, words);
      const isAbove = mode === "full" && name + APART + total <= picture.room;
      // A pixel more, because the end of a bar is rounded.
      return isAbove ? 0 : APART + total + 1;
    },
    { length: LENGTH[composition] * picture.room },
  );
  picture.bottom += picture.pick(6, 0);
  drawFull(counts, bars, picture, words);
  drawAdapted(counts, "lora", bars, picture, words);
  drawAdapted(counts, "qlora", bars, picture, words);
  drawMagnified(counts, bars, picture, words);
  picture.conditions(words.conditions(counts), words.otherConditions(counts));
  return picture.finish(words.alt(counts));
}

const heightOf = (picture: Picture) => picture.pick(28, 22);

/** The baseline of the next bar's name. */
const nextBaseline = (picture: Picture) => Math.round(picture.bottom + picture.pick(25, 22));

/** The baseline of a total beside a bar whose top is `y`. */
const besideBar = (y: number, picture: Picture) =>
  Math.round(y + heightOf(picture) / 2 + 0.35 * picture.metrics.size.text);

/** The tick of measured bytes, if there are any. */
function drawTick(counts: Costs, mode: TrainingMode, bars: Bars, y: number, picture: Picture) {
  const bytes = counts.measured[mode];
  if (!bytes) return [];
  const x = picture.left + Math.round(bytes * bars.scale);
  return [path(`M${x} ${y + heightOf(picture) + 1}v${TICK}`, { stroke: "ink", strokeWidth: 3 })];
}

/** Upper bounds of the widths of a bar's name and its total, px. */
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
  const unit = words.totalsUnit(counts);
  const names = amounts.map(([kind, bytes]): Inked[] => [
    { content: words.names[kind], fill: inkOf(kind) },
    { content: words.amount(bytes, unit), fill: "muted" },
  ]);
  const place = { x: left, y: below, room, size: size.text };
  picture.nodes.push(
    part(words.parts.mode(counts, "full"), [
      text(left, baseline, words.label(counts, "full"), { size: size.text }),
      text(left + end, isBeside ? besideBar(y, picture) : baseline, total, {
        size: size.text,
        bold: true,
        anchor: isBeside ? "start" : "end",
      }),
      ...drawParts(amounts, bars.full, y, unit, picture, words),
      ...(writeNames(bars.full, names, place) ??
        writeList(
          // Lines that break between parts leave some room empty.
          listWithin(1.55 * room, amounts, unit, picture, words),
          words.comma,
          place,
          { small: size.small, max: 2 },
        )),
      ...drawTick(counts, "full", bars, y, picture),
    ]),
  );
  picture.bottom = below + LEADING * size.text + 4;
}

type Amounts = ReturnType<typeof listFull>;

/** Draws each part of a bar as a part of the picture, with bytes in this unit. */
const drawParts = (
  amounts: Amounts,
  segments: readonly Segment[],
  y: number,
  unit: Unit,
  picture: Picture,
  words: Live,
): Node[] =>
  amounts.map(([kind, bytes], index) => {
    const segment = segments[index];
    const nodes = segment ? drawSegment(segment, picture.left, y, heightOf(picture)) : [];
    return part(words.parts.piece(kind, bytes, unit), nodes);
  });

const toItem = (content: string, fill: Ink): Inked[] => (content ? [{ content, fill }] : []);

/** The names and the bytes of parts that are not negligible, in their inks. */
const list = (amounts: Amounts, unit: Unit, words: Live): Inked[] =>
  amounts.flatMap(([kind, bytes]) => toItem(words.item(kind, bytes, unit), inkOf(kind)));

/** Omits the bytes if they make the text longer than `room` px. */
function listWithin(
  room: number,
  amounts: Amounts,
  unit: Unit,
  { metrics }: Picture,
  words: Live,
): Inked[] {
  const items = list(amounts, unit, words);
  const line = items.map(({ content }) => content).join(words.comma);
  if (reserveMonospaced(line, metrics.size.small) <= room) return items;
  return amounts.map(([kind]) => ({ content: words.names[kind], fill: inkOf(kind) }));
}

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
  const beside = left + Math.ceil(column) + APART;
  const unit = words.totalsUnit(counts);
  // Room for numbers of five digits.
  const widest = { ...unit, decimals: 2 };
  const longest = LISTED.map((kind) => words.item(kind, 888.88 * unit.size, widest)).join(
    words.comma,
  );
  const isBeside = isWide && beside + reserveMonospaced(longest, size.small) <= right;
  const x = isBeside ? beside : left;
  const start = isBeside ? baseline : baseline + LEADING * size.text;
  // A narrow list that names activations takes a second line.
  const second = isWide || !hasActivations(counts) ? 0 : LEADING * size.text;
  const y = Math.round(start + ABOVE + second);
  const amounts = listResults(memory);
  const trainedBytes = sumTrainedBytes(memory);
  const items = [
    ...list([["frozen", memory.weights]], unit, words),
    ...toItem(words.item("trained", trainedBytes, unit), "ink"),
    ...list(amounts, unit, words),
  ];
  const draw = (segments: readonly Segment[]) =>
    segments.flatMap((segment) => drawSegment(segment, left, y, heightOf(picture)));
  picture.nodes.push(
    part(words.parts.mode(counts, mode), [
      text(left, baseline, name, { size: size.text }),
      ...writeList(
        items,
        words.comma,
        { x, y: start, room: right - x, size: picture.pick(size.small, size.text) },
        { small: size.small, max: picture.pick(1, 2) },
      ),
      part(words.parts.piece("frozen", memory.weights, unit), draw([frozen])),
      part(words.parts.trained(counts, mode), draw(trained)),
      ...drawParts(amounts, results, y, unit, picture, words),
      text(left + ends[2] + APART, besideBar(y, picture), words.total(counts, mode), {
        size: size.text,
        bold: true,
      }),
      ...drawTick(counts, mode, bars, y, picture),
    ]),
  );
  picture.bottom = y + heightOf(picture);
}

/** Draws what LoRA and QLoRA train below QLoRA's bar, magnified, with its words right of it or below it. */
function drawMagnified(counts: Costs, bars: Bars, picture: Picture, words: Live): void {
  const { left, right, metrics, isWide, nodes } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const y = Math.round(picture.bottom + WEDGE);
  const [from, to] = bars.qlora.ends;
  const end = bars.magnified.at(-1)!.to;
  // Two lines connect the ends of the trained part with the ends of the magnified view.
  const sightLine = (above: number, below: number) =>
    `M${left + above} ${picture.bottom + 2}L${left + below} ${y - 2}`;
  const amounts = listTrained(counts, "qlora");
  const unit = words.unitOf(sumTrainedBytes(counts.memory.qlora), 2);
  const below = y + heightOf(picture) + 1.5 * size;
  const place = { x: left, y: Math.round(below), room: picture.pick(end, picture.room), size };
  const items = listWithin(place.room, amounts, unit, picture, words);
  // Rounding makes the view at most 5 % longer than intended.
  const x = isWide ? Math.round(left + 1.05 * LENGTH.wide * picture.room + 2 * APART) : left;
  const top = Math.round(isWide ? y + 0.85 * size : below + 1.2 * leading);
  const toLines = (times: number, widened?: number) =>
    wrap(words.magnified(times, widened), right - x, { size }, reserveMonospaced);
  nodes.push(
    part(words.parts.magnified(counts), [
      path(sightLine(from, 0) + sightLine(to, end), { stroke: "muted", strokeWidth: 0.75 }),
      ...drawParts(amounts, bars.magnified, y, unit, picture, words),
      ...(writeNames(
        bars.magnified,
        items.map((item) => [item]),
        place,
      ) ?? writeList(items, words.comma, place, { small: metrics.size.small, max: 1 })),
      text(x, top, words.trained(counts), { size }),
    ]),
    ...lines(x, top, toLines(bars.magnification, bars.qlora.times), { size, fill: "muted" }),
  );
  // Room for the longest words at any rank.
  picture.bottom = Math.max(below, top + toLines(88_888, 888).length * leading);
}
