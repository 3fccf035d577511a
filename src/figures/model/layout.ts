/** Where the modules stand and how large they are, before anything is drawn. */
import { path, text } from "../../scene.js";
import { LEADING, lines, reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { type Box, column, flow, row } from "./boxes.js";
import type { Block, Layers } from "./moving.js";
import {
  ARROW,
  arrow,
  BEHIND,
  type Cell,
  CLEAR,
  drawMatrix,
  drawSheets,
  SHEET,
  type Sizes,
} from "./paint.js";
import * as say from "./words.js";

/** Between modules, stages, rows of them, and blocks; and inside a layer's outline, px. */
const GAP = { module: 10, stage: 12, row: 14, block: 24, inside: 12 };
/** Least sides that can be seen: a module's and a strip's, px. */
const LEAST = { side: 4, strip: 4 };
/** Room for the largest module's sides where a picture has one column of layers, and where two, px. */
const ROOM = { wide: { d: 128, k: 150 }, narrow: { d: 88, k: 104 } };

interface Drawn {
  readonly block: Block;
  readonly units: readonly Box[];
}

const lead = ({ name, small }: Sizes) => Math.ceil(LEADING * (name + small));

/** Modules of one size, which is said once below them. */
function unit(cells: readonly Cell[], isNext: boolean, sizes: Sizes): Box {
  const { module, d, edge } = cells[0]!;
  const size = say.moduleSize(module, cells.length);
  const style = { size: sizes.small, fill: "muted" } as const;
  const boxes = cells.map((cell): Box => {
    const behind = cell.isStack ? 2 * BEHIND : 0;
    const name = { size: sizes.name, bold: cell.module.isTarget };
    const height = edge + d + behind;
    return {
      // Names are as wide as if they were bold, so that nothing moves with the targets.
      width: Math.ceil(
        Math.max(edge + cell.k + behind, reserve(cell.module.name, sizes.name, true)),
      ),
      height,
      draw: (x, y) => [
        ...drawMatrix(cell, x, y),
        text(x + edge, y + height + sizes.name + 2, cell.module.name, name),
      ],
    };
  });
  const all = row(boxes, GAP.module);
  const left = isNext ? ARROW + GAP.module : 0;
  return {
    width: left + Math.max(all.width, edge + Math.ceil(reserve(size, sizes.small))),
    height: all.height + lead(sizes),
    draw: (x, y) => [
      ...(isNext ? [arrow(x, y + edge + d / 2)] : []),
      ...all.draw(x + left, y),
      ...lines(x + left + edge, y + all.height + sizes.name + 2, [size], style),
    ],
  };
}

export function layoutOf(n: Layers, picture: Picture): Box {
  const { composition, metrics, room } = picture;
  const sizes = { name: metrics.size.text, small: composition === "wide" ? 12 : 11 };
  const parts = [...new Set(n.blocks.map(([part]) => part))];
  const isHalf = composition === "wide" && parts.length > 1;
  const most = isHalf || composition === "narrow" ? ROOM.narrow : ROOM.wide;
  const largest = Math.max(n.rank, n.maxRank);
  const [d, k] = [
    Math.max(...n.modules.map((one) => one.d)),
    Math.max(...n.modules.map((one) => one.k)),
  ];
  // A rank past the largest sides takes as much room again, and no more.
  const scale = Math.min(
    most.d / d,
    most.k / k,
    (2 * most.d) / (d + largest),
    (2 * most.k) / (k + largest),
  );
  const side = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const strip = Math.max(LEAST.strip, n.rank * scale);
  const edge = Math.ceil(Math.max(LEAST.strip, largest * scale)) + CLEAR;
  if (strip > n.rank * scale) picture.declare(say.strips(n.rank * scale));
  const thinnest = Math.min(...n.modules.map((one) => Math.min(one.d, one.k))) * scale;
  if (thinnest < LEAST.side) picture.declare(say.thinSides(thinnest));

  let from = 0;
  const drawn = n.blocks.map((block) => {
    const units = block[4].flatMap((count, stage) => {
      const cells = n.modules.slice(from, from + count).map(
        (module): Cell => ({
          module,
          d: side(module.d),
          k: side(module.k),
          edge,
          strip,
          isStack: module.instances > block[2],
        }),
      );
      from += count;
      const runs: Cell[][] = [];
      for (const cell of cells) {
        const last = runs.at(-1)?.[0]?.module;
        if (last && last.d === cell.module.d && last.k === cell.module.k) runs.at(-1)!.push(cell);
        else runs.push([cell]);
      }
      return runs.map((run, index) => unit(run, stage > 0 && index === 0, sizes));
    });
    return { block, units };
  });

  const width = isHalf ? (room - GAP.block) / 2 : room;
  const layers = parts
    .map((part) => {
      const own = drawn.filter(({ block }) => block[0] === part && block[1] !== "other");
      return own.length ? layer(own, width, sizes) : undefined;
    })
    .filter((one) => one !== undefined);
  const other = drawn
    .filter(({ block }) => block[1] === "other")
    .map((one) => blockBox(one, room, sizes, 0));
  const all = layers.length
    ? [isHalf ? row(layers, GAP.block) : column(layers, GAP.block), ...other]
    : other;
  return column(all, GAP.block);
}

/** A block below its title. */
function blockBox(
  { block, units }: Drawn,
  most: number,
  sizes: Sizes,
  layers: number,
  isFirst = false,
): Box {
  const all = flow(units, most, GAP.stage, GAP.row);
  const title = say.role(block, layers);
  const prefix = block[3];
  const head = Math.ceil(LEADING * sizes.name) + 8;
  const isFlow = layers > 0;
  const left = isFlow ? ARROW + 6 + (isFirst ? 12 : 0) : 0;
  const own = reserve(title, sizes.name) + 8;
  const width = Math.max(all.width, left + own + reserve(prefix, sizes.small));
  return {
    width,
    height: head + all.height,
    draw: (x, y) => [
      ...(isFirst ? [text(x, y + sizes.name - 1, "*x*", { size: sizes.name })] : []),
      ...(isFlow ? [arrow(x + left - ARROW - 6, y + sizes.name - 5)] : []),
      path(`M${x} ${y + sizes.name + 5}h${width}`, { stroke: "frozen" }),
      text(x + left, y + sizes.name - 1, title, { size: sizes.name }),
      text(x + left + own, y + sizes.name - 1, prefix, { size: sizes.small, fill: "muted" }),
      ...all.draw(x, y + head),
    ],
  };
}

/** One of the layers, its blocks side by side two by two where they fit. */
function layer(drawn: readonly Drawn[], width: number, sizes: Sizes): Box {
  const outer = width - 2 * SHEET;
  const most = outer - 2 * GAP.inside;
  const layers = Math.max(...drawn.map(({ block }) => block[2]));
  const box = (index: number, room: number) =>
    blockBox(drawn[index]!, room, sizes, layers, index === 0);
  const rows: Box[] = [];
  for (let at = 0; at < drawn.length; ) {
    const pair =
      at + 1 < drawn.length &&
      beside(
        (room) => box(at, room),
        (room) => box(at + 1, room),
        most,
      );
    rows.push(pair || box(at, most));
    at += pair ? 2 : 1;
  }
  const all = column(rows, GAP.block);
  const title = say.layer(drawn[0]!.block[0], layers);
  const head = Math.ceil(LEADING * sizes.name) + 10;
  const height = GAP.inside + head + all.height + GAP.inside;
  return {
    width,
    height: height + 2 * SHEET,
    draw: (x, y) => [
      ...drawSheets(x, y + 2 * SHEET, outer, height),
      text(x + GAP.inside, y + 2 * SHEET + GAP.inside + sizes.name - 2, title, {
        size: sizes.name,
        bold: true,
      }),
      ...all.draw(x + GAP.inside, y + 2 * SHEET + GAP.inside + head),
    ],
  };
}

/** Two blocks side by side, as low as any share of the width allows; none where they do not fit. */
function beside(
  first: (room: number) => Box,
  second: (room: number) => Box,
  most: number,
): Box | undefined {
  let best: Box | undefined;
  for (let share = 0.25; share < 0.8; share += 0.05) {
    const left = first(share * most);
    const right = second(most - left.width - GAP.block);
    const both = row([left, right], GAP.block);
    if (both.width <= most && (!best || both.height < best.height)) best = both;
  }
  return best;
}
