/** Composes the picture of a model's modules, and of the share that trains. */
import { isRightToLeft } from "../../direction.js";
import { type Composition, MAY_BREAK, part, type Scene } from "../../scene.js";
import { cutName, LEADING, reserveMonospaced, wrapEvenly } from "../lines.js";
import { Picture } from "../picture.js";
import { label } from "../shapes/label.js";
import { shareArea } from "../shapes/share.js";
import { drawCard } from "./draw.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import { countOthers, type Layers, toShare } from "./numbers.js";

/** The share's outline: its largest side, and the largest width of a block that extends past it, px. */
const SIDE = { wide: 96, narrow: 72 };
const MAX_WIDTH = { wide: 200, narrow: 130 };
/** The smallest visible side of the block, px. */
const MIN_BLOCK = 1.5;
/** Distances from the share's outline to the baseline above it and to the claim, px. */
const [ABOVE, BESIDE] = [8, 28];

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
  const lineCount = Math.max(
    ...distinct(others.map((item) => [trained(item)])).map(([line]) => toLines(line!).length),
  );
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
  picture.conditions(scale(counts), distinct(others.map((item) => [scale(item)])).flat());
  return picture.finish(words.alt(counts));
}

/** Returns texts of which no two have the same width, which all digits share. */
function distinct<T extends readonly string[]>(items: readonly T[]): T[] {
  const widths = new Map(items.map((item) => [item.join("\n").replace(/\d/g, "0"), item]));
  return [...widths.values()];
}

/**
 * Draws the claim, with the share beside it or, in a narrow picture, below it. Returns a function that computes how many
 * times too large the block of the trained share is.
 */
function drawHead(counts: Layers, others: readonly Layers[], picture: Picture, words: Live) {
  const { isWide, left, right, nodes, metrics, composition } = picture;
  const { size } = metrics;
  const style = { size: size.text, fill: "muted" } as const;
  // The outline is smaller if a rank of the slider extends past it.
  const largest = Math.max(1, ...others.map((item) => item.trainable / item.base));
  const side = Math.min(SIDE[composition], MAX_WIDTH[composition] / largest);
  const timesOf = ({ trainable, base }: Layers) =>
    Math.max(1, (base * (MIN_BLOCK / side) ** 2) / trainable);
  const times = timesOf(counts);
  const [full, trained] = [words.fullArea, words.trainedArea(times)];
  const labelWidth = Math.max(
    ...[full, words.trainedArea(1)].map((line) => reserveMonospaced(line, size.text)),
  );
  const width = side * largest;
  const room = isWide ? picture.room - Math.max(width, labelWidth) - BESIDE : picture.room;
  // A long name breaks where its parts join.
  const model = cutName(counts.model, 0.8 * room, style).join(MAY_BREAK);
  const deck = (item: Layers) => words.deck({ ...item, model });
  picture.claim(
    words.headline(counts),
    deck(counts),
    distinct(others.map((item) => [words.headline(item), deck(item)] as const)),
    room,
  );
  // Beside the claim, at the other margin.
  const isRight = isWide && !isRightToLeft(full);
  const x = isRight ? right - width : left;
  const top = isWide ? 30 : Math.round(picture.bottom + 14);
  const bottom = Math.round(top + side);
  // Above and below the outline or, in a narrow picture, at its right.
  const [labelX, anchor] = isWide
    ? ([isRight ? right : left, isRight ? "end" : "start"] as const)
    : ([x + width + 10, "start"] as const);
  const [above, below] = isWide
    ? [top - ABOVE, Math.round(bottom + 1.5 * size.text)]
    : [top + size.text, bottom - 2];
  nodes.push(
    part(words.parts.full(counts), [label(labelX, above, full, { ...style, anchor })]),
    part(words.parts.lora(counts), [
      ...shareArea(toShare(counts), x, bottom, side, { times, isRight: !isWide }),
      label(labelX, below, trained, { size: size.text, anchor }),
    ]),
  );
  picture.bottom = Math.max(picture.bottom, below) + 10;
  return timesOf;
}
