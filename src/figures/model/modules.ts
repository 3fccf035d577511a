/** Modules to one scale: how large each is, and which stand together above one size. */
import { type Node, path, rect, text } from "../../scene.js";
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox } from "../shapes.js";
import type { ModuleCount } from "../whole-model.js";
import { type Box, row } from "./boxes.js";
import type { Block, Layers } from "./numbers.js";
import type { Live } from "./words.js";

/** The thinnest strip that can be seen, and the least side of a module beside which one can, px. */
const LEAST = 4;
const LEAST_SIDE = 9;
/** Room for the largest module's sides in a wide column and in a narrow one, px. */
const ROOM = { wide: { d: 128, k: 150 }, narrow: { d: 88, k: 104 } };
/** Between a strip and its matrix, and between modules, px. */
const CLEAR = 3;
const APART = 10;
/** How far each of the two matrices behind an expert's stands out, px. */
const BEHIND = 3;
/** Length of an arrow, px. */
export const ARROW = 14;

/** Sizes of texts and heights of their lines, px. */
export interface Sizes {
  readonly name: number;
  readonly lead: number;
  readonly small: number;
  readonly line: number;
}

/** A module's matrix and strips in px. */
interface Cell {
  readonly module: ModuleCount;
  /** In words. */
  readonly size: string;
  readonly d: number;
  readonly k: number;
  /** Left of the matrix and above it, for its strips, also where it has none. */
  readonly edge: number;
  readonly strip: number;
  /** Whether it is the first that meets what others made. */
  readonly isNext: boolean;
  /** Of how many experts it is, in words. */
  readonly experts: string;
}

/** From `x` to the right. */
export const arrow = (x: number, y: number, length = ARROW): Node =>
  path(`M${x} ${y}h${length}m-4-3.5l4 3.5l-4 3.5`, { stroke: "muted" });

/** What gives the cells of one block after the other. Notes what is larger than to scale. */
export function cellsOf(counts: Layers, isWide: boolean, picture: Picture, words: Live) {
  const max = ROOM[isWide ? "wide" : "narrow"];
  const largest = Math.max(counts.rank, counts.maxRank);
  const d = Math.max(...counts.modules.map((item) => item.d));
  const k = Math.max(...counts.modules.map((item) => item.k));
  const thinnest = Math.min(...counts.modules.flatMap((item) => [item.d, item.k]));
  // The largest module and the thickest strip beside it share the room.
  const scale = Math.min(max.d / (d + largest), max.k / (k + largest));
  const side = (length: number) => Math.round(Math.max(LEAST_SIDE, length * scale));
  const thick = (rank: number) => Math.max(LEAST, rank * scale);
  const sizes = { edge: Math.ceil(thick(largest)) + CLEAR, strip: thick(counts.rank) };
  picture.declareScale(LEAST, counts.rank * scale, words.thickStrips);
  picture.declareScale(LEAST_SIDE, thinnest * scale, words.thinSide);

  let next = 0;
  return ({ stages, each = 1 }: Block): Cell[] =>
    stages.flatMap((count, stage) => {
      const modules = counts.modules.slice(next, next + count);
      next += count;
      return modules.map((module, index) => ({
        module,
        size: words.size(module.d, module.k),
        d: side(module.d),
        k: side(module.k),
        ...sizes,
        isNext: stage > 0 && index === 0,
        // Their router is there once.
        experts: each > 1 && module.instances > counts.layers ? words.experts(each) : "",
      }));
    });
}

/** Modules of one size beside each other as one box, in a row of so many px parted as it must be. */
export function unitsOf(
  cells: readonly Cell[],
  sizes: Sizes,
  words: Live,
): (max: number) => readonly Box[] {
  // Nowhere, before each stage, or before each module.
  const ways = [0, 1, 2].map((level) => {
    const runs: Cell[][] = [];
    for (const cell of cells) {
      const last = runs.at(-1);
      const isParted = level > (cell.isNext ? 0 : 1);
      if (last && last[0]!.size === cell.size && !isParted) last.push(cell);
      else runs.push([cell]);
    }
    return runs.map((run) => unit(run, sizes, words));
  });
  return (max) => ways.find((units) => units.every(({ width }) => width <= max)) ?? ways.at(-1)!;
}

/** How far right of its box's edge a cell's matrix stands. */
const insetOf = ({ isNext, edge }: Cell) => edge + (isNext ? ARROW + APART : 0);

function unit(cells: readonly Cell[], sizes: Sizes, words: Live): Box {
  const [first] = cells as [Cell];
  const all = row(
    cells.map((cell) => cellBox(cell, sizes)),
    APART,
  );
  const { experts } = first;
  const size = cells.length > 1 ? words.each(first.size) : first.size;
  const inset = insetOf(first);
  const above = experts ? sizes.line : 0;
  const height = above + all.height + sizes.line;
  const style = { size: sizes.small, fill: "muted" } as const;
  return {
    width: Math.max(all.width, inset + Math.ceil(reserve(size, sizes.small))),
    height,
    isNext: first.isNext,
    draw: (x, y) => [
      ...(experts ? [text(x + inset, y + sizes.small, experts, style)] : []),
      ...all.draw(x, y + above),
      text(x + inset, y + height, size, style),
    ],
  };
}

/** A frozen matrix above its name, with B left of it and A above it where it is targeted, as each behind it has. */
function cellBox(cell: Cell, { name: size, lead }: Sizes): Box {
  const { module, d, k, edge, strip, isNext, experts } = cell;
  const behind = experts ? 2 * BEHIND : 0;
  const inset = insetOf(cell);
  const height = edge + d + behind + lead - 3;
  return {
    // Names are as wide as if they were bold, so that nothing moves with the targets.
    width: inset + Math.ceil(Math.max(k + behind, reserve(module.name, size, true))),
    height,
    draw(x, y) {
      const [left, top] = [x + inset, y + edge];
      const nodes: Node[] = isNext ? [arrow(x, top + d / 2)] : [];
      let [sheets, b, a] = ["", "", ""];
      for (let by = BEHIND; by <= behind; by += BEHIND) {
        sheets += `M${left + k + by} ${top + by}v${d}h${-k}`;
        // Of its B the lower end is seen, of its A the right one, and paper before each.
        b += `M${left + by - CLEAR - strip} ${top + d + by}v${1 - BEHIND}h${strip}v${BEHIND - 1}z`;
        a += `M${left + k + by} ${top + by - CLEAR - strip}h${1 - BEHIND}v${strip}h${BEHIND - 1}z`;
      }
      if (behind) nodes.push(path(sheets, { stroke: "frozen" }));
      nodes.push(...frozenBox(left, top, k, d));
      if (module.isTarget) {
        nodes.push(
          rect(left - CLEAR - strip, top, strip, d, { fill: "b" }),
          rect(left, top - CLEAR - strip, k, strip, { fill: "a" }),
        );
        if (behind) nodes.push(path(b, { fill: "b" }), path(a, { fill: "a" }));
      }
      nodes.push(text(left, y + height, module.name, { size, bold: module.isTarget }));
      return nodes;
    },
  };
}
