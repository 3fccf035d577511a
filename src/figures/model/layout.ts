/** Computes positions of blocks and layers, before anything is drawn. */

import { path, text } from "../../scene.js";
import { LEADING, reserve, SPACED } from "../lines.js";
import type { Picture } from "../picture.js";
import { type Box, column, flow, row } from "./boxes.js";
import type { Live } from "./logic.js";
import { ARROW, arrow, createCells, createUnits, type Sizes } from "./modules.js";
import type { Block, Layers } from "./numbers.js";

/** Gaps between modules, between their rows and between blocks, px. */
const MODULE_GAP = 12;
const ROW_GAP = 14;
const BLOCK_GAP = 24;
/** The padding of a layer, px. */
const PADDING = 12;
/** Offset of each of the two layers that are drawn behind the first, px. */
const SHEET = 4;

/** Returns a block that is at least `fill` px wide and, if its modules are narrow enough, at most `max`. */
type Flexible = (max: number, fill?: number) => Box;

/** Returns the model's linear modules as one box. */
export function computeLayout(counts: Layers, picture: Picture, words: Live): Box {
  const { composition, metrics, room } = picture;
  const isWide = composition === "wide";
  const [name, small] = [metrics.size.text, isWide ? 12 : 11];
  const sizes = { name, lead: Math.ceil(LEADING * name), small, line: Math.ceil(LEADING * small) };
  // A double model has an encoder and a decoder, or a vision tower and a language model.
  const isDouble = !!counts.parts[1]?.layers;
  const isHalf = isWide && isDouble;
  const isRoomy = isWide && !isHalf;
  const width = isHalf ? (room - BLOCK_GAP) / 2 : room;
  const cells = createCells(counts, isRoomy, picture, words);
  const [layers, others]: [Box[], Box[]] = [[], []];
  const hasLayers = counts.parts.some(({ layers }) => layers > 0);
  for (const part of counts.parts) {
    const { blocks } = part;
    const title = part.layers ? words.layer(part) : "";
    const boxes = blocks.map((block, index): Flexible => {
      const units = createUnits(cells(block), sizes, words);
      // The input is x for an encoder and y for a decoder.
      const input = title && index === 0 ? (layers.length ? "*y*" : "*x*") : "";
      const withTitle = titled(
        words.block(block, part, hasLayers),
        block,
        title ? ARROW : 0,
        input,
        sizes,
      );
      return (max, fill = 0) => withTitle(flow(units(max), max, MODULE_GAP, ROW_GAP), max, fill);
    });
    // A decoder's second block attends to the encoder's output.
    const encoder = blocks[1]?.prefix.startsWith("decoder") ? layers[0] : undefined;
    const line = encoder && (isWide ? besideEncoder(encoder) : belowEncoder);
    if (title) layers.push(layer(boxes, title, width, sizes, isRoomy, line));
    else others.push(...boxes.map((box) => box(room)));
  }
  return column([...(isHalf ? [row(layers, BLOCK_GAP, true)] : layers), ...others], BLOCK_GAP);
}

/**
 * Returns a function that puts a block below its title. An arrow of `length` px, and the input's
 * name, precede the title.
 */
function titled(
  title: string,
  { prefix: fullPrefix }: Block,
  length: number,
  input: string,
  { name: size, lead, small, line }: Sizes,
) {
  const prefix = fullPrefix.replace(/^(vision|encoder|decoder)\.?/, "");
  const inputWidth = input ? 14 : 0;
  const left = inputWidth + (length && length + 6);
  const titleWidth = reserve(title, size);
  // "n" is wider than every character of a monospaced font.
  const bound = Math.max(titleWidth, title.length * reserve("n", size));
  const beside = Math.ceil(left + bound + 12);
  const prefixWidth = reserve(prefix, small);
  return (content: Box, max: number, fill: number): Box => {
    const isBelow = SPACED * (beside + prefixWidth) > max;
    const [prefixX, lineHeight] = isBelow ? [left, line] : [beside, 0];
    const head = lead + 8 + lineHeight;
    const width = Math.max(fill, content.width, isBelow ? left + titleWidth : beside + prefixWidth);
    return {
      width,
      height: head + content.height,
      draw(x, y) {
        const base = y + lead - 6;
        return [
          ...(input ? [text(x, base, input, { size })] : []),
          ...(length ? [arrow(x + inputWidth, base - 4)] : []),
          text(x + left, base, title, { size }),
          ...(prefix
            ? [text(x + prefixX, base + lineHeight, prefix, { size: small, fill: "muted" })]
            : []),
          path(`M${x} ${y + head - 8}h${width}`, { stroke: "frozen" }),
          ...content.draw(x, y + head),
        ];
      },
    };
  };
}

/** Returns the path from an encoder to its decoder. The decoder's corner is (x, y). The path ends at the height `to`. */
type Connector = (x: number, y: number, to: number) => string;

/** The path if the encoder is above: left of all blocks. */
const belowEncoder: Connector = (x, y, to) => `M${x + 6} ${y - BLOCK_GAP}V${to}`;

/** The path if the encoder is to the left: from its lower end, between encoder and decoder. */
const besideEncoder =
  ({ height }: Box): Connector =>
  (x, y, to) =>
    `M${x - 3 * BLOCK_GAP} ${y + height}v${BLOCK_GAP / 3}H${x - BLOCK_GAP / 2}V${to}`;

/**
 * Returns one layer. If there is room, pairs of blocks are side by side. A connector leads from an
 * encoder to the decoder's second block.
 */
function layer(
  blocks: readonly Flexible[],
  title: string,
  width: number,
  { name: size, lead }: Sizes,
  isRoomy: boolean,
  connector?: Connector,
): Box {
  const outer = width - 2 * SHEET;
  const max = outer - 2 * PADDING;
  const rows: Box[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const [first, second] = [blocks[index]!, blocks[index + 1]];
    const pair = isRoomy && second && beside(first, second, max);
    if (pair) index++;
    rows.push(pair || first(max, max));
  }
  const all = column(rows, BLOCK_GAP);
  const head = 2 * SHEET + PADDING;
  const top = head + lead + 10;
  const height = top + all.height + PADDING;
  // The y offset of the arrow above the second block.
  const second = top + rows[0]!.height + BLOCK_GAP + lead - 10;
  return {
    width,
    height,
    draw(x, y) {
      const inner = height - 2 * SHEET;
      const behind = [1, 2].map(
        (index) =>
          `M${x + index * SHEET} ${y + (3 - index) * SHEET}v${-SHEET}h${outer}v${inner}h${-SHEET}`,
      );
      const front = `M${x} ${y + 2 * SHEET}h${outer}v${inner}h${-outer}z`;
      return [
        path(front + behind.join(""), { stroke: "frozen" }),
        ...(connector
          ? [
              path(`${connector(x, y, y + second)}H${x + PADDING}v${-BLOCK_GAP}`, {
                stroke: "muted",
              }),
            ]
          : []),
        text(x + PADDING, y + head + lead - 7, title, { size, bold: true }),
        ...all.draw(x + PADDING, y + top),
      ];
    },
  };
}

/**
 * Places two blocks side by side, and divides the width so that the row is as low as possible. Returns
 * undefined if the blocks are lower below each other.
 */
function beside(first: Flexible, second: Flexible, max: number): Box | undefined {
  let lowest = first(max).height + BLOCK_GAP + second(max).height;
  let best: Box | undefined;
  for (let share = 0.25; share < 0.8; share += 0.05) {
    const left = first(share * max);
    const rest = max - left.width - BLOCK_GAP;
    const both = row([left, second(rest, rest)], BLOCK_GAP, true);
    if (both.width > max || both.height >= lowest) continue;
    best = both;
    lowest = both.height;
  }
  return best;
}
