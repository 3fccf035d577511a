/** Draws modules to one scale. Neighbors of the same size share a label. */
import { type Node, path, rect, text } from "../../scene.js";
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox } from "../shapes.js";
import type { ModuleCount } from "../whole-model.js";
import { type Box, row } from "./boxes.js";
import type { Live } from "./logic.js";
import type { Block, Layers } from "./numbers.js";

/** The smallest visible strip, and the smallest side of a module at which a strip is visible, px. */
const MIN_STRIP = 4;
const MIN_SIDE = 9;
/** Maximum sides of a module with its strips, in a wide column and in a narrow one, px. */
const ROOM = { wide: { d: 128, k: 150 }, narrow: { d: 88, k: 104 } };
/** Between a strip and its matrix, and between modules, px. */
const CLEAR = 3;
const APART = 10;
/** Offset of each of the two matrices drawn behind an expert's, px. */
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
  /** "4,096 × 4,096". */
  readonly size: string;
  readonly d: number;
  readonly k: number;
  /** Space left of the matrix and above it for strips, even if it has none. */
  readonly edge: number;
  readonly strip: number;
  /** Whether it is the first module that reads the output of the previous modules. */
  readonly isNext: boolean;
  /** "8 experts", or empty. */
  readonly experts: string;
}

/** Returns an arrow from `x` to the right. */
export const arrow = (x: number, y: number, length = ARROW): Node =>
  path(`M${x} ${y}h${length}m-4-3.5l4 3.5l-4 3.5`, { stroke: "muted" });

/** Returns a function that creates the cells of each block in turn. Adds notes for shapes that are too large. */
export function createCells(counts: Layers, isWide: boolean, picture: Picture, words: Live) {
  const max = ROOM[isWide ? "wide" : "narrow"];
  const largest = Math.max(counts.rank, counts.maxRank);
  const d = Math.max(...counts.modules.map((item) => item.d));
  const k = Math.max(...counts.modules.map((item) => item.k));
  const thinnest = Math.min(...counts.modules.flatMap((item) => [item.d, item.k]));
  // The largest module and the thickest strip beside it share the room.
  const scale = Math.min(max.d / (d + largest), max.k / (k + largest));
  const side = (length: number) => Math.round(Math.max(MIN_SIDE, length * scale));
  const thick = (rank: number) => Math.max(MIN_STRIP, rank * scale);
  const sizes = { edge: Math.ceil(thick(largest)) + CLEAR, strip: thick(counts.rank) };
  picture.declareScale(MIN_STRIP, counts.rank * scale, words.thickStrips);
  picture.declareScale(MIN_SIDE, thinnest * scale, words.thinSide);

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
        // A layer has one router.
        experts: each > 1 && module.instances > counts.layers ? words.experts(each) : "",
      }));
    });
}

/** Returns a function that joins neighboring modules of the same size, if they fit into a row of `max` px. */
export function createUnits(
  cells: readonly Cell[],
  sizes: Sizes,
  words: Live,
): (max: number) => readonly Box[] {
  // Runs of equal modules are not divided, divided before each stage, or before each module: the first that fits.
  const divisions = [0, 1, 2].map((level) => {
    const runs: Cell[][] = [];
    for (const cell of cells) {
      const last = runs.at(-1);
      const isDivided = level > (cell.isNext ? 0 : 1);
      if (last && last[0]!.size === cell.size && !isDivided) last.push(cell);
      else runs.push([cell]);
    }
    return runs.map((run) => unit(run, sizes, words));
  });
  return (max) =>
    divisions.find((units) => units.every(({ width }) => width <= max)) ?? divisions.at(-1)!;
}

/** Returns the distance from a cell's left edge to its matrix. */
const getInset = ({ isNext, edge }: Cell) => edge + (isNext ? ARROW + APART : 0);

function unit(cells: readonly Cell[], sizes: Sizes, words: Live): Box {
  const [first] = cells as [Cell];
  const all = row(
    cells.map((cell) => cellBox(cell, sizes)),
    APART,
  );
  const { experts } = first;
  const size = cells.length > 1 ? words.each(first.size) : first.size;
  const inset = getInset(first);
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

/** Returns a frozen matrix above its name. A target, and each matrix behind it, has B to its left and A above it. */
function cellBox(cell: Cell, { name: size, lead }: Sizes): Box {
  const { module, d, k, edge, strip, isNext, experts } = cell;
  const behind = experts ? 2 * BEHIND : 0;
  const inset = getInset(cell);
  const height = edge + d + behind + lead - 3;
  return {
    // Names are as wide as if they were bold, so that nothing moves with the targets.
    width: inset + Math.ceil(Math.max(k + behind, reserve(module.name, size, true))),
    height,
    draw(x, y) {
      const [left, top] = [x + inset, y + edge];
      const nodes: Node[] = isNext ? [arrow(x, top + d / 2)] : [];
      let sheets = "";
      // From the lower left corner of B, and from the upper right corner of A.
      let b = `M${left - CLEAR - strip} ${top + d}v${-d}h${strip}v${d}z`;
      let a = `M${left + k} ${top - CLEAR - strip}h${-k}v${strip}h${k}z`;
      for (let offset = BEHIND; offset <= behind; offset += BEHIND) {
        sheets += `M${left + k + offset} ${top + offset}v${d}h${-k}`;
        // Only the lower end of B and the right end of A are visible, after a gap.
        b += `m${BEHIND} ${BEHIND}v${1 - BEHIND}h${strip}v${BEHIND - 1}z`;
        a += `m${BEHIND} ${BEHIND}h${1 - BEHIND}v${strip}h${BEHIND - 1}z`;
      }
      if (behind) nodes.push(path(sheets, { stroke: "frozen" }));
      nodes.push(...frozenBox(left, top, k, d));
      if (module.isTarget) {
        if (behind) nodes.push(path(b, { fill: "b" }), path(a, { fill: "a" }));
        else
          nodes.push(
            rect(left - CLEAR - strip, top, strip, d, { fill: "b" }),
            rect(left, top - CLEAR - strip, k, strip, { fill: "a" }),
          );
      }
      nodes.push(text(left, y + height, module.name, { size, bold: module.isTarget }));
      return nodes;
    },
  };
}
