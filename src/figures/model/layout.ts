/** Computes positions of layers, blocks and modules, before anything is drawn. */
import { cutName, LEADING, reserveMonospaced, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { thicknessOf } from "../shapes/strip.js";
import type { ModuleCount } from "../whole-model.js";
import type { Live } from "./logic.js";
import type { Block, Layers, Part } from "./numbers.js";

/** Lengths in px. */
interface Room {
  /** The largest height and width of a module. Several kinds of layers share the height. */
  readonly d: readonly [number, number];
  readonly k: number;
  /** Least distances between modules and between blocks side by side, beside the strip of a module's B. */
  readonly apart: number;
  readonly between: number;
  /** Thickness of a rank, and gap between a strip and its module. */
  readonly pitch: number;
  readonly gap: number;
  /** The longest line of a name. */
  readonly name: number;
}

const ROOM: Readonly<Record<"wide" | "narrow", Room>> = {
  wide: {
    d: [84, 72],
    k: 230,
    apart: 6,
    between: 14,
    pitch: 0.5,
    gap: 3,
    name: 118,
  },
  narrow: {
    d: [70, 60],
    k: 150,
    apart: 5,
    between: 12,
    pitch: 0.45,
    gap: 2.5,
    name: 100,
  },
};

/** The smallest visible side of a module, px. */
const MIN_SIDE = 5;
/** Offset of each sheet behind a module, px. */
export const SHEET = 3;
/** The least width of a title that is longer than its block, px. */
const TITLE = 200;
/** Room for the letter B left of a module, and above it, px. */
const LETTER = { wide: { beside: 17, above: 24 }, narrow: { beside: 14, above: 20 } };
/** A module in a row. Positions are those of its matrix. */
export interface Column {
  readonly index: number;
  readonly module: ModuleCount;
  readonly d: number;
  readonly k: number;
  /** How many sheets are behind it, each for further copies in the layer. */
  readonly sheets: number;
  readonly name: readonly string[];
  readonly size: readonly string[];
  readonly width: number;
}

/** Columns beside each other, with the title of their block if they are its first. */
export interface Run {
  readonly block: Block;
  readonly title: readonly string[];
  readonly columns: readonly Column[];
  readonly width: number;
}

/** A layer, or modules outside of layers. */
export interface Card {
  readonly part: Part;
  /** The first block. */
  readonly block: Block;
  /** Whether it has all modules of the model. */
  readonly isAll: boolean;
  readonly rows: readonly (readonly Run[])[];
}

export type Layout = ReturnType<typeof computeLayout>;

/** Puts the rows of each layer at one scale. Nothing but strips moves with the rank and the choice of modules. */
export function computeLayout(counts: Layers, picture: Picture, words: Live) {
  const { composition, metrics } = picture;
  const room = ROOM[composition];
  const { maxRank, parts } = counts.input;
  const { text: size, small } = metrics.size;
  const cards = splitCards(parts);
  const [d, k] = [max(counts.modules, "d"), max(counts.modules, "k")];
  const thinnest = Math.min(...counts.modules.flatMap((item) => [item.d, item.k]));
  const largest = Math.max(counts.rank, maxRank);
  const first = new Set(
    Object.values(counts.input.choices).map(([, indices]) => Math.min(...indices)),
  );
  const letter = LETTER[composition];

  // Readers may widen the spacing of text, for which the narrow margin alone is too small.
  const inner = picture.room - picture.pick(0, 12);

  const at = (scale: number, areSizesShort: boolean) => {
    const thick = thicknessOf(largest, scale, k * scale, room.pitch, 4);
    const edge = Math.ceil(Math.max(letter.beside, thick.max + room.gap));
    const side = (length: number) => Math.round(Math.max(MIN_SIDE, length * scale));
    const toColumn = (module: ModuleCount, index: number, layers: number): Column => {
      const sheets = Math.max(0, Math.min(2, module.instances / layers - 1));
      const [toD, toK] = [side(module.d), side(module.k)];
      const limit = Math.max(room.name, toK);
      const name = cutName(module.name, limit, { size, bold: true });
      const text = words.size(module.d, module.k);
      const lines = areSizesShort ? text.split(/\u00a0(?=×)/) : [text];
      const width = Math.max(
        toK + sheets * SHEET,
        ...name.map((line) => reserveMonospaced(line, size, true)),
        ...lines.map((line) => reserveMonospaced(line, small)),
      );
      return { index, module, d: toD, k: toK, sheets, name, size: lines, width };
    };
    let next = 0;
    const placed = cards.map(({ part, blocks, isInLayers }): Card => {
      const runs = blocks.flatMap((block) => {
        const columns = counts.modules
          .slice(next, next + block.count)
          .map((module, position) =>
            toColumn(module, next + position, block.layers ?? Math.max(1, part.layers)),
          );
        next += block.count;
        const title = isInLayers ? words.block(block, part) : "";
        return splitBlock(block, title, columns, inner, edge, room.apart, size);
      });
      return {
        part,
        block: blocks[0]!,
        isAll: cards.length === 1,
        rows: pack(runs, inner, room.between),
      };
    });
    const rowCount = placed.reduce((sum, { rows }) => sum + rows.length, 0);
    return { scale, thick, edge, cards: placed, rowCount };
  };

  // The largest scale with the fewest rows, among scales that are not much smaller.
  // The largest module and the thickest strip beside it share the room.
  const height = room.d[cards.length > 1 ? 1 : 0];
  const maxScale = Math.min(height / Math.max(d, largest), room.k / (k + largest));
  const shares = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];
  const all = [false, true].flatMap((isShort) =>
    shares.map((share) => at(share * maxScale, isShort)),
  );
  const best = all.reduce((best, item) => (item.rowCount < best.rowCount ? item : best));
  const { scale, thick } = best;
  return {
    ...best,
    inner,
    gap: room.gap,
    apart: room.apart,
    between: room.between,
    size,
    small,
    leading: LEADING * size,
    thickness: thick.at(counts.rank),
    letter: picture.pick(20, 16),
    /** Includes A's strip and letter. */
    heightOf: (runs: readonly Run[]) =>
      Math.max(
        ...runs.flatMap(({ columns }) =>
          columns.map(
            ({ index, d, sheets }) =>
              d + sheets * SHEET + (first.has(index) ? letter.above : 0) + thick.max + room.gap,
          ),
        ),
      ),
    /** How many times thicker than to scale strips at a rank are, and the thinnest module. */
    times: (rank: number) => ({
      strip: thick.at(rank) / (rank * scale),
      side: MIN_SIDE / (thinnest * scale),
    }),
  };
}

const max = (modules: readonly ModuleCount[], side: "d" | "k") =>
  Math.max(...modules.map((item) => item[side]));

/** The layers, and each block outside of layers. */
const splitCards = (parts: readonly Part[]) =>
  parts.flatMap((part) =>
    part.layers
      ? [{ part, blocks: part.blocks, isInLayers: true }]
      : part.blocks.map((block) => ({ part, blocks: [block], isInLayers: false })),
  );

/** Each column has room for the strip of its B at the left. */
const totalWidth = (columns: readonly Column[], edge: number, apart: number) =>
  columns.reduce((sum, { width }) => sum + edge + width + apart, -apart);

/** Greedy: as few runs as fit into `room` px. */
function splitBlock(
  block: Block,
  title: string,
  columns: readonly Column[],
  room: number,
  edge: number,
  apart: number,
  size: number,
): Run[] {
  const rows: Column[][] = [[]];
  for (const item of columns) {
    const last = rows.at(-1)!;
    if (last.length && totalWidth([...last, item], edge, apart) > room) rows.push([item]);
    else last.push(item);
  }
  return rows.map((row, index) => {
    const heading = index ? "" : title;
    const needed = Math.min(TITLE, room, reserveMonospaced(heading, size));
    const width = Math.max(totalWidth(row, edge, apart), needed);
    const lines = wrap(heading, width, { size }, reserveMonospaced);
    return { block, columns: row, title: lines, width };
  });
}

/** Greedy: runs stand beside each other as long as they fit into `room` px. */
function pack(runs: readonly Run[], room: number, between: number): Run[][] {
  const rows: Run[][] = [];
  let width = 0;
  for (const run of runs) {
    const last = rows.at(-1);
    if (last && run.title.length && width + between + run.width <= room) {
      last.push(run);
      width += between + run.width;
    } else {
      rows.push([run]);
      width = run.width;
    }
  }
  return rows;
}
