/** Computes positions and sizes of the matrices, before anything is drawn. */
import type { Composition } from "../../scene.js";
import { LEADING, reserve, wrapAll } from "../lines.js";
import type { Picture } from "../picture.js";
import { SIDE } from "../share.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Gap between a strip and BA, px. */
const GAP = 5;
/** The smallest visible side of a matrix and of a strip, and that of a strip in a figure with steps, px. */
const MIN = { side: 8, strip: 5, step: 1 };
/** Padding of words inside a matrix, px. Above and below them W's hatching is visible. */
const PADDING = { x: 5, y: 10 };

/** Lengths in px. */
interface Room {
  /**
   * Height from A's letter to the end of the words below the matrices; constant for all shapes and ranks.
   */
  readonly height: number;
  /** Height above A for its letter. */
  readonly name: number;
  readonly operator: number;
  /** Width left of B for its letter. */
  readonly left: number;
  /** The minimum width of a matrix's column if its words are below it. */
  readonly column: number;
  /** The minimum thickness of the thickest strip in a figure with steps, with which the others can be compared. */
  readonly thickest: number;
}

const ROOM: Readonly<Record<Composition, Room>> = {
  wide: { height: 200, name: 26, operator: 28, left: 18, column: 116, thickest: 24 },
  narrow: { height: 128, name: 22, operator: 21, left: 10, column: 62, thickest: 16 },
};

/** The maximum distance by which centering moves the matrices down, px. */
const MAX_SHIFT = 16;

export type Layout = ReturnType<typeof computeLayout>;

/**
 * Returns the layout. Its scale leaves room for strips of rank `largestRank`, so that nothing else
 * moves with the rank.
 */
export function computeLayout(counts: Numbers, picture: Picture, { matrices }: Live) {
  const { composition, metrics, bottom } = picture;
  const { height, name, operator, left, column, thickest } = ROOM[composition];
  const size = metrics.size.text;
  const words = matrices(counts, composition);
  const room = picture.room - (composition === "wide" ? SIDE.wide + 20 : 0);
  // The strips of all steps are enlarged alike, so that their thickness shows the rank. High ranks are to scale.
  const isEnlarged = counts.hasSteps && 5 * counts.largestRank < Math.min(counts.d, counts.k);
  const strip = isEnlarged ? thickest : MIN.strip;
  const between = 2 * operator + left + GAP + strip;

  /** Returns the lengths that leave `below` px for labels below the matrices. */
  const fitLengths = (below: number) => {
    const scale = Math.min(
      (room - between - (below ? 3 * column : 0)) / counts.largestRank,
      (room - between) / (3 * counts.k + counts.largestRank),
      (height - below - name - GAP - strip + MIN.strip) / (counts.d + counts.largestRank),
    );
    // If a matrix is drawn larger than to scale, so are its strips, so that a strip of rank k is as thick as k is long.
    const across = Math.max(
      scale,
      MIN.side / Math.min(counts.d, counts.k),
      isEnlarged ? strip / counts.largestRank : 0,
    );
    // Whole pixels, so that edges are crisp.
    const toPixels = (length: number) => Math.round(Math.max(MIN.side, length * scale));
    return { below, scale, across, d: toPixels(counts.d), k: toPixels(counts.k) };
  };
  const wrapTo = (width: number) => words.map((lines) => wrapAll(lines, width, { size }));
  const getHeight = (lines: readonly (readonly string[])[]) =>
    Math.ceil(
      metrics.size.formula + 2 + LEADING * size * Math.max(...lines.map((item) => item.length)),
    );

  const inside = fitLengths(0);
  const innerWidth = inside.k - 2 * PADDING.x;
  const innerLines = wrapTo(innerWidth);
  const isInside =
    innerLines.every((lines) => lines.every((line) => reserve(line, size) <= innerWidth)) &&
    getHeight(innerLines) + 2 * PADDING.y <= inside.d;
  const columnLines = isInside ? innerLines : wrapTo(column);
  const below = isInside ? 0 : getHeight(columnLines) + 6;
  const { scale, across, d, k } = isInside ? inside : fitLengths(below);
  const matrixLines = isInside || k <= column ? columnLines : wrapTo(k);

  const getThickness = (rank: number) => {
    if (counts.hasSteps) return Math.max(MIN.step, rank * across);
    const length = Math.max(MIN.strip, rank * across);
    return length < 10 ? length : Math.round(length);
  };
  const [thick, max] = [getThickness(counts.rank), getThickness(counts.largestRank)];
  const cell = Math.max(k, isInside ? 0 : column);
  const inset = Math.round((cell - k) / 2);
  const above = name + max + GAP;
  const unused = height - above - d - below;
  const y = Math.round(bottom + above + Math.min(Math.max(unused, 0) / 2, MAX_SHIFT));
  const xDelta = Math.round(metrics.margin + cell + operator + left + max + GAP + inset);
  return {
    d,
    k,
    thick,
    /** Lengths to scale, px. */
    toScale: { d: counts.d * scale, k: counts.k * scale, r: counts.rank * scale },
    /** The lines of text for each matrix, and whether they are inside it. */
    words: matrixLines,
    isInside,
    y,
    /** Left edges of W, BA, W′ and B, and A's top. */
    xW: metrics.margin + inset,
    xDelta,
    xSum: xDelta + k + inset + operator + inset,
    xB: xDelta - GAP - thick,
    aTop: y - GAP - thick,
    /** Centers of the operators. */
    xPlus: metrics.margin + cell + operator / 2,
    xEquals: xDelta + k + inset + operator / 2,
    /** The lower end of the space for matrices. */
    end: bottom + height,
  };
}
