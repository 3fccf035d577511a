/** Composes the picture of a model's modules, and of the share that trains. */
import { type Composition, type Node, part, type Scene } from "../../scene.js";
import { cutName, LEADING, reserveMonospaced, wrapEvenly } from "../lines.js";
import { Picture } from "../picture.js";
import { label } from "../shapes/label.js";
import { outline } from "../shapes/boxes.js";
import { blockOf, shareArea, trainedBar } from "../shapes/share.js";
import { drawCard } from "./draw.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import { countOthers, type Layers, toShare } from "./numbers.js";

/** The share's outline: its largest side, and the largest width of a block that extends past it, px. */
const SIDE = { wide: 96, narrow: 72 };
const MAX_WIDTH = 200;
/** The smallest visible side of the block, px. */
const MIN_BLOCK = 1.5;
/** Distances from the share's outline to the baseline above it, to a small block in it, and to the claim, px. */
const [ABOVE, APART, BESIDE] = [8, 3, 28];

/** Returns one composition: the claim and the share that trains, and each kind of layer with its modules to one scale. */
export function compose(counts: Layers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const others = countOthers(counts);
  const blockTimes = drawHead(counts, others, picture, words);
  const layout = computeLayout(counts, picture, words);
  const { cards, size, padding } = layout;
  // One layer has the sentence about all modules in its title; above several, it is a line of its own.
  const isSingle = cards.filter(({ part }) => part.layers).length < 2;
  const width = picture.room - 2 * padding - 8;
  const toLines = (content: string) => wrapEvenly(content, width, { size });
  const trained = (item: Layers) =>
    isSingle ? words.onlyCard(cards[0]!, item) : words.trained(item);
  const lines = toLines(trained(counts));
  const lineCount = Math.max(lines.length, ...others.map((item) => toLines(trained(item)).length));
  if (!isSingle) {
    const end = picture.bottom + lineCount * LEADING * size;
    picture.write(trained(counts), {}, width);
    picture.bottom = end + 10;
  }
  for (const [index, card] of cards.entries()) {
    const hasSentence = isSingle && index === 0;
    const title = hasSentence ? lines : toLines(words.card(card));
    const count = hasSentence ? lineCount : title.length;
    drawCard(counts, card, layout, picture, words, title, count);
    picture.bottom += 14;
  }
  picture.bottom -= 14;
  const scale = (item: Layers) =>
    words.scale(item, { ...layout.times(item.rank), block: blockTimes(item) });
  picture.conditions(scale(counts), others.map(scale));
  return picture.finish(words.alt(counts));
}

/**
 * Draws the claim, with the share at its right or, in a narrow picture, below it. Returns a function that computes how many
 * times too large the block of the trained share is.
 */
function drawHead(counts: Layers, others: readonly Layers[], picture: Picture, words: Live) {
  const { isWide, left, right, nodes, metrics, composition } = picture;
  const { size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  // The outline is smaller if a rank of the slider extends past it.
  const largest = Math.max(1, ...others.map((item) => item.trainable / item.base));
  const side = Math.min(SIDE[composition], MAX_WIDTH / largest);
  const timesOf = ({ trainable, base }: Layers) =>
    Math.max(1, (base * (MIN_BLOCK / side) ** 2) / trainable);
  const times = timesOf(counts);
  const [full, trained] = [words.fullArea, words.trainedArea(times)];
  const labelWidth = Math.max(
    ...[full, words.trainedArea(1)].map((line) => reserveMonospaced(line, size.text)),
  );
  const width = side * largest;
  const room = isWide ? picture.room - Math.max(width, labelWidth) - BESIDE : picture.room;
  picture.claim(
    words.headline(counts),
    words.deck(counts),
    others.map((item) => [words.headline(item), words.deck(item)]),
    room,
  );
  for (const line of cutName(words.subject(counts), room, style)) picture.write(line, style, room);
  const x = isWide ? right - width : left;
  const top = isWide ? 30 : Math.round(picture.bottom + 14);
  const bottom = Math.round(top + side);
  const below = Math.round(bottom + 1.5 * size.text);
  const aligned = isWide ? ({ x: right, anchor: "end" } as const) : { x: left };
  nodes.push(
    part(words.parts.full(counts), [
      isWide
        ? label(right, top - ABOVE, full, { ...style, anchor: "end" })
        : label(left + width + 10, top + size.text, full, style),
    ]),
    part(words.parts.lora(counts), [
      ...drawShare(counts, times, x, bottom, side),
      label(aligned.x, below, trained, { ...style, fill: "ink", ...aligned }),
    ]),
  );
  picture.bottom = Math.max(picture.bottom, below) + 10;
  return timesOf;
}

/** Draws the share as an area. A small block stands apart from the outline, so that it is visible. */
function drawShare(counts: Layers, times: number, x: number, bottom: number, side: number): Node[] {
  const share = toShare(counts);
  const drawn = { ...share, trainable: share.trainable * times, b: share.b * times };
  const { width, height } = blockOf(drawn, side);
  if (width > side / 4) return shareArea(drawn, x, bottom, side);
  return [
    outline(x, bottom - side, side, side, "ink"),
    ...trainedBar(drawn, x + APART, bottom - APART - height, width, height),
  ];
}
