/** Composes the output by two paths and by the merged matrix, and the bytes that many tasks take. */
import { isRightToLeft } from "../../direction.js";
import { type Composition, type Node, part, path, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { frozenBox, PITCH } from "../shapes/boxes.js";
import { trainedBar } from "../shapes/share.js";
import { adaptersWidths, copiesBar } from "./bars.js";
import { drawEquation, findSpots, type Spots } from "./equation.js";
import { TASKS } from "./example.js";
import { changeMark, type Sizes } from "./grid.js";
import type { Live } from "./logic.js";
import { type Numbers, withTask, withTasks } from "./numbers.js";

const SIZES: Readonly<Record<Composition, Sizes>> = {
  wide: { cell: 37, gap: 5, digit: 16, letter: 22, pitch: PITCH.wide, line: 1, mark: 4 },
  narrow: { cell: 22, gap: 4, digit: 12, letter: 20, pitch: PITCH.narrow, line: 1, mark: 3 },
};

/** The number of tasks at the slider's stops, for whose texts there must be room. */
const STOPS = [1, 2, 3, 5, 10, 20, 50, 100];

/** One composition: both paths to the output, and the bytes of many tasks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = TASKS.map((task) => withTask(counts, task));
  const picture = startPicture(composition, words, counts, others);
  if (picture.isWide) drawWide(counts, picture, words);
  else drawNarrow(counts, picture, words);
  drawStored(counts, picture, words);
  return picture.finish(words.alt(counts));
}

/** A heading on a hairline from x to `end`. It starts where its language starts. */
function heading(content: string, x: number, end: number, y: number, size: number): Node[] {
  const isRtl = isRightToLeft(content);
  return [
    text(isRtl ? end : x, y, content, { size, anchor: isRtl ? "end" : "start" }),
    path(`M${x} ${y + 8}H${end}`, { stroke: "grid" }),
  ];
}

/** The sample of a changed entry with its meaning, between x and `end`, from where the language starts. */
function changeKey(
  lines: readonly string[],
  { x, end, y, size, ...mark }: Record<"x" | "end" | "y" | "size" | "bottom" | "height", number>,
): Node[] {
  const isRtl = isRightToLeft(lines[0]!);
  const style = { size, fill: "muted", anchor: isRtl ? "end" : "start" } as const;
  return [
    ...changeMark(isRtl ? end - 18 : x - 2, mark.bottom, 20, mark.height),
    ...lines.map((line, index) =>
      text(isRtl ? end - 22 : x + 22, Math.round(y + index * LEADING * size), line, style),
    ),
  ];
}

/** Draws one equation, with the output in its middle. */
function drawWide(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, left, room, right, metrics } = picture;
  const sizes = SIZES.wide;
  const { cell } = sizes;
  const { text: size } = metrics.size;
  const spots = findSpots(left, room, sizes, true);
  const y = picture.bottom + 30;
  const top = y + 46;
  const base = Math.round(top + 3 * cell + 1.6 * size);
  nodes.push(
    ...heading(words.separate, left, spots.again + cell, y, size),
    ...heading(words.merged, spots.merged, right, y, size),
    ...drawEquation(counts, spots, [top, top], sizes, words),
  );
  const muted = { size, fill: "muted" } as const;
  const middle = spots.h + cell / 2;
  const columns = [
    { x: left, width: spots.b - left - 12, content: words.frozen },
    { x: spots.b, width: spots.equals - spots.b - 20, content: words.swapped },
  ].map(({ x, width, content }) => ({ x, lines: wrap(content, width, muted, reserveMonospaced) }));
  const changed = wrap(words.changed, right - spots.merged - 22, muted, reserveMonospaced);
  const same = wrap(words.same, 124, { size, bold: true }, reserveMonospaced);
  const write = (x: number, lines: readonly string[], style: Parameters<typeof text>[3]) =>
    lines.map((line, index) => text(x, Math.round(base + index * LEADING * size), line, style));
  nodes.push(
    ...columns.flatMap(({ x, lines }) => write(x, lines, muted)),
    ...write(middle, same, { size, bold: true, anchor: "middle" }),
    ...changeKey(changed, {
      x: spots.merged,
      end: right,
      y: base,
      size,
      bottom: base + 2,
      height: 4,
    }),
  );
  const count = Math.max(same.length, changed.length, ...columns.map(({ lines }) => lines.length));
  picture.bottom = base + (count - 1) * LEADING * size;
}

/** Draws the equation of the merged matrix below that of both paths, with equal parts below each other. */
function drawNarrow(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, left, room, right, metrics } = picture;
  const sizes = SIZES.narrow;
  const { cell } = sizes;
  const { text: size } = metrics.size;
  const spots: Spots = findSpots(left, room, sizes, false);
  const y = picture.bottom + 27;
  const top = y + 42;
  const caption = Math.round(top + 3 * cell + 1.5 * size);
  const belowY = caption + 25;
  const below = belowY + 42;
  const muted = { size, fill: "muted" } as const;
  const beside = spots.merged - left - 34;
  const changed = wrap(words.changed, beside, muted, reserveMonospaced);
  const middle = below + 1.5 * cell - ((changed.length - 1) * LEADING * size) / 2;
  nodes.push(
    ...heading(words.separate, left, right, y, size),
    ...heading(words.merged, left, right, belowY, size),
    ...drawEquation(counts, spots, [top, below], sizes, words),
    text(left, caption, words.frozen, muted),
    ...changeKey(changed, {
      x: left,
      end: spots.merged - 12,
      y: middle + 4,
      size,
      bottom: middle + 4,
      height: 3,
    }),
    text(right, Math.round(below + 3 * cell + 1.5 * size), words.same, {
      size,
      bold: true,
      anchor: "end",
    }),
  );
  picture.bottom = Math.round(below + 3 * cell + 1.5 * size);
}

/** Draws the stored bytes as two bars to one scale, below a sentence of their own. */
function drawStored(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, room, left, right, metrics, composition } = picture;
  const { text: size } = metrics.size;
  const stops = [...STOPS, counts.tasks].map((tasks) => withTasks(counts, tasks));
  picture.rule();
  picture.bottom += 4;
  const bold = { size, bold: true } as const;
  const count = (content: string) => wrap(content, room, bold, reserveMonospaced).length;
  const end =
    picture.bottom + Math.max(...stops.map((item) => count(words.kept(item)))) * LEADING * size;
  picture.write(words.kept(counts), bold);
  picture.bottom = end;
  picture.write(words.shape(counts));
  const [height, min] = [picture.pick(20, 16), picture.pick(3, 2)];
  const scaleOf = (item: Numbers) => room / Math.max(item.copies, item.adapters);
  const scale = scaleOf(counts);
  const width = (content: string, isBold = false) => reserveMonospaced(content, size, isBold);
  const isBeside = (bytes: number) => bytes * scale + 10 + width(words.bytes(bytes), true) <= room;
  // A number that has no room beside its bar is above it, beside the label or, if a label is long, below the label.
  const isShort = stops.every((item) =>
    [
      [words.copies(item), item.copies] as const,
      [words.adapters(item), item.adapters] as const,
    ].every(([label, bytes]) => width(label) + 12 + width(words.bytes(bytes), true) <= room),
  );
  /** Writes a label with its number. Returns the bar's upper edge. */
  const label = (content: string, bytes: number) => {
    const y = Math.round(picture.bottom + (LEADING + 0.4) * size);
    const number = words.bytes(bytes);
    const isAfter = isBeside(bytes);
    picture.row(y, content, isShort && !isAfter ? number : "");
    if (!isShort) picture.write(isAfter ? "" : number, bold);
    const top = Math.round(picture.bottom) + 8;
    if (isAfter)
      nodes.push(
        text(
          left + Math.ceil(bytes * scale) + 10,
          Math.round(top + height / 2 + 0.35 * size),
          number,
          bold,
        ),
      );
    picture.bottom = top + height;
    return top;
  };
  const copies = label(words.copies(counts), counts.copies);
  nodes.push(part(words.parts.copies(counts), copiesBar(counts, left, copies, scale, height)));
  const y = label(words.adapters(counts), counts.adapters);
  const { w, adapters } = adaptersWidths(counts, scale, min);
  const start = Math.min(left + w, right - adapters);
  nodes.push(
    part(words.parts.stored(counts), [
      part(words.parts.kept(counts), frozenBox(left, y, start - left, height, PITCH[composition])),
      part(words.parts.adapters(counts), trainedBar(counts, start + 1, y, adapters - 1, height)),
    ]),
  );
  const notes = stops.map((item) => words.scale(adaptersWidths(item, scaleOf(item), min).times));
  picture.bottom += 2;
  if (notes.some(Boolean)) picture.conditions(notes.at(-1) || words.toScale, notes);
}
