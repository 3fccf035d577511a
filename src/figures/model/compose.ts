/** Composes the picture of a model's modules, and of the share that trains. */
import { isRightToLeft } from "../../direction.js";
import { type Composition, type Ink, MAY_BREAK, part, path, type Scene } from "../../scene.js";
import { cutName, LEADING, wrapEvenly } from "../lines.js";
import { Picture } from "../picture.js";
import { label } from "../shapes/label.js";
import { shareArea } from "../shapes/share.js";
import { drawCard } from "./draw.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import { countOthers, type Layers, toShare } from "./numbers.js";

/** The share's outline: its largest side, and the largest width of a block that extends past it, px. */
const SIDE = { wide: 96, narrow: 72 };
const MAX_WIDTH = { wide: 200, narrow: 110 };
/** The smallest visible side of the block, px. */
const MIN_BLOCK = 1.5;
/** Distances from the share's outline to the claim and to its labels, and the end of the leader inside the outline, px. */
const [BESIDE, APART, INSIDE] = [20, 14, 4];

/** One composition: the claim and the share that trains, and each kind of layer with its modules to one scale. */
export function compose(counts: Layers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const others = countOthers(counts);
  drawHead(counts, others, picture, words);
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
  const scale = (item: Layers) => words.scale(item, layout.times(item.rank));
  picture.conditions(scale(counts), distinct(others.map((item) => [scale(item)])).flat());
  return picture.finish(words.alt(counts));
}

/** Keeps one text of each width. All digits are equally wide. */
function distinct<T extends readonly string[]>(items: readonly T[]): T[] {
  const widths = new Map(items.map((item) => [item.join("\n").replace(/\d/g, "0"), item]));
  return [...widths.values()];
}

/** Draws the claim, with the share beside it or, in a narrow picture, below it. */
function drawHead(counts: Layers, others: readonly Layers[], picture: Picture, words: Live): void {
  const { isWide, left, right, nodes, metrics, composition } = picture;
  const size = metrics.size.text;
  // The outline is smaller if a rank of the slider extends past it.
  const largest = Math.max(1, ...others.map((item) => item.trainable / item.base));
  const side = Math.min(SIDE[composition], MAX_WIDTH[composition] / largest);
  const times = Math.max(1, (counts.base * (MIN_BLOCK / side) ** 2) / counts.trainable);
  const width = side * largest;
  const room = picture.room - (isWide ? width + BESIDE : 0);
  // A long name breaks where its parts join.
  const model = cutName(counts.model, 0.8 * room, { size }).join(MAY_BREAK);
  const deck = (item: Layers) => words.deck({ ...item, model });
  picture.claim(
    words.headline(counts),
    deck(counts),
    distinct(others.map((item) => [words.headline(item), deck(item)] as const)),
    room,
  );
  // A wide picture has the share at the margin where its language ends. Labels are below the claim.
  const isRight = isWide && !isRightToLeft(words.fullArea);
  const x = isRight ? right - width : left;
  const leading = LEADING * size;
  const bottom = Math.round(
    Math.max((isWide ? 16 : picture.bottom + 14) + side, picture.bottom + 8 + 2 * leading),
  );
  const toward = isRight ? -1 : 1;
  const edge = isRight ? x : x + width;
  const style = { size, anchor: isRight ? "end" : "start" } as const;
  const write = (y: number, content: string, fill: Ink) =>
    label(edge + toward * APART, Math.round(y), content, { ...style, fill });
  const leader = `M${edge + toward * (APART - 4)} ${bottom - 4}h${-toward * (APART - 4 + INSIDE)}`;
  nodes.push(
    part(words.parts.full(counts), [write(bottom - 1.3 * leading, words.fullArea, "muted")]),
    part(words.parts.lora(counts), [
      path(leader, { stroke: "muted" }),
      ...shareArea(toShare(counts), x, bottom, side, { times, isRight: !isRight }),
    ]),
    write(bottom, words.trainedArea(times), "ink"),
  );
  picture.bottom = bottom + 10;
}
