/** Composes the picture of a model: the area of all its parameters, and the modules of each kind of layer. */
import { isRightToLeft } from "../../direction.js";
import { type Composition, MAY_BREAK, part, type Scene } from "../../scene.js";
import { cutName, LEADING, reserveMonospaced, wrapEvenly } from "../lines.js";
import { Picture } from "../picture.js";
import { PITCH } from "../shapes/boxes.js";
import { label, labels } from "../shapes/label.js";
import { drawBlocks } from "./draw.js";
import { computeLayout } from "./layout.js";
import type { Live } from "./logic.js";
import { countOthers, type Layers } from "./numbers.js";
import { drawWhole } from "./whole.js";

/** The height of the area of all parameters, and the smallest side of the trained block, px. */
const HEIGHT = { wide: 72, narrow: 88 };
const MIN_SIDE = 2;

/** One composition: the claim, all parameters and those that train, and each kind of layer, its modules to one scale. */
export function compose(counts: Layers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const others = countOthers(counts);
  drawClaim(counts, others, picture, words);
  drawAll(counts, others, picture, words);
  const layout = computeLayout(counts, picture, words);
  const { nodes } = picture;
  const { cards } = layout;
  // One layer has the sentence about all modules in its title; above several, it is a line of its own.
  const isSingle = cards.filter(({ part }) => part.layers).length < 2;
  picture.rule();
  const trained = (item: Layers) =>
    isSingle ? words.onlyCard(cards[0]!, item) : words.trained(item);
  const reserved = distinct(others.map((item) => [trained(item)])).flat();
  if (!isSingle) picture.write(trained(counts), {}, reserved);
  for (const [index, card] of cards.entries()) {
    if (index > 0 || !isSingle) picture.bottom += 14;
    const start = nodes.length;
    if (isSingle && index === 0) picture.write(trained(counts), {}, reserved);
    else picture.write(words.card(card), {});
    drawBlocks(counts, card, layout, picture, words);
    nodes.push(part(words.parts.card(card), nodes.splice(start)));
  }
  const scale = (item: Layers) => words.scale(item, layout.times(item.rank));
  picture.conditions(scale(counts), distinct(others.map((item) => [scale(item)])).flat());
  return picture.finish(words.alt(counts));
}

/** Keeps one text of each width. All digits are equally wide. */
function distinct<T extends readonly string[]>(items: readonly T[]): T[] {
  const widths = new Map(items.map((item) => [item.join("\n").replace(/\d/g, "0"), item]));
  return [...widths.values()];
}

function drawClaim(counts: Layers, others: readonly Layers[], picture: Picture, words: Live): void {
  const { room, metrics } = picture;
  // A long name breaks where its parts join.
  const model = cutName(counts.model, 0.8 * room, { size: metrics.size.text }).join(MAY_BREAK);
  const deck = (item: Layers) => words.deck({ ...item, model });
  picture.claim(
    words.headline(counts),
    deck(counts),
    distinct(others.map((item) => [words.headline(item), deck(item)] as const)),
  );
}

/**
 * Draws the area of all parameters. The names of those that are frozen and trained share a line below it if they fit;
 * otherwise, the name of frozen ones is above it.
 */
function drawAll(counts: Layers, others: readonly Layers[], picture: Picture, words: Live): void {
  const { left, room, metrics, composition, nodes } = picture;
  const size = metrics.size.text;
  const frozen = words.fullArea(counts);
  const toLines = (content: string) => wrapEvenly(content, room, { size });
  const names = others.map((item) => toLines(words.trainedArea(item, 2)));
  const reserved = Math.max(...names.flat().map((line) => reserveMonospaced(line, size)));
  const largest = Math.max(...others.map((item) => item.trainable / item.base));
  // An area of less than the room is too narrow for both.
  const isBeside = largest <= 1 && reserveMonospaced(frozen, size) + 2 * size + reserved <= room;
  const top = Math.round(picture.bottom + (isBeside ? size : 2 * size + 14));
  const place = {
    ...{ left, top, width: room, height: HEIGHT[composition], largest },
    isMirrored: isRightToLeft(frozen),
    pitch: PITCH[composition],
    minSide: MIN_SIDE,
  };
  const { bottom, start, end, ...drawn } = drawWhole(counts, place);
  const name = toLines(words.trainedArea(counts, drawn.times));
  const first = Math.round(bottom + 1.5 * size);
  const full = isBeside ? { ...end, y: first } : { ...start, y: top - 8 };
  nodes.push(
    part(words.parts.full(counts), [
      label(full.x, full.y, frozen, { size, anchor: full.anchor }),
      ...drawn.frozen,
    ]),
    part(words.parts.lora(counts), [drawn.leader(bottom + 0.4 * size), ...drawn.block]),
    ...labels(start.x, first, name, { size, anchor: start.anchor }),
  );
  const lineCount = Math.max(...[name, ...names].map((lines) => lines.length));
  picture.bottom = first + (lineCount - 1) * LEADING * size;
}
