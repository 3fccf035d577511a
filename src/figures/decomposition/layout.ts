/** Where the matrices stand and how large they are, before anything is drawn. */
import type { Composition } from "../../scene.js";
import { LEADING, reserve, wrapAll } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Numbers } from "./numbers.js";
import type { Live } from "./words.js";

/** Between a strip and BA, px. */
const GAP = 5;
/** Least sides that can be seen: a matrix's and a strip's, px. */
const LEAST = { side: 8, strip: 5 };
/** A column of a strip that is at least as wide as this is seen without a lens, px. */
const STRIPE = 3.5;
/** Left and right of a matrix's words inside it, and above and below them, where W's lines are seen, px. */
const BESIDE = 5;
const ABOVE = 10;

/** Lengths in px. */
interface Room {
  /** From A's lens or name to what stands below the matrices: the same for all shapes and ranks. */
  readonly height: number;
  /** Above BA, for A's name and for its lens. */
  readonly name: number;
  readonly lens: number;
  readonly operator: number;
  /** Left of B, for its name and its lens. */
  readonly left: number;
  /** Least width of a matrix's column where its words stand below it. */
  readonly column: number;
}

const ROOM: Readonly<Record<Composition, Room>> = {
  wide: { height: 256, name: 63, lens: 64, operator: 30, left: 132, column: 124 },
  narrow: { height: 140, name: 22, lens: 0, operator: 21, left: 10, column: 62 },
};

/** How far the figure may be moved down to stand in the middle of its room: B's words stay in it. */
const SHIFT = 16;

export type Layout = ReturnType<typeof layoutOf>;

/** The scale leaves room for strips of rank `largestRank`: other ranks have all else in the same places. */
export function layoutOf(counts: Numbers, picture: Picture, { matrices }: Live) {
  const { composition, metrics, room, bottom } = picture;
  const { height, name, lens, operator, left, column } = ROOM[composition];
  const size = metrics.size.text;
  const words = matrices(counts, composition);
  const between = 2 * operator + left + GAP + LEAST.strip;

  /** All lengths, with so many px for words below the matrices. */
  const fit = (below: number) => {
    const scale = Math.min(
      (room - between - (below ? 3 * column : 0)) / counts.largestRank,
      (room - between) / (3 * counts.k + counts.largestRank),
      (height - below - lens - GAP) / counts.d,
      (height - below - name - GAP) / (counts.d + counts.largestRank),
    );
    // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
    const across = Math.max(scale, LEAST.side / Math.min(counts.d, counts.k));
    // Whole pixels, so that edges are crisp.
    const drawn = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
    return { below, scale, across, d: drawn(counts.d), k: drawn(counts.k) };
  };
  const lengths = (width: number) => words.map(({ lines }) => wrapAll(lines, width, { size }));
  const heightOf = (lines: readonly (readonly string[])[]) =>
    Math.ceil(
      metrics.size.formula + 2 + LEADING * size * Math.max(...lines.map((item) => item.length)),
    );

  const inside = fit(0);
  const within = inside.k - 2 * BESIDE;
  const inner = lengths(within);
  const isInside =
    inner.every((lines) => lines.every((line) => reserve(line, size) <= within)) &&
    heightOf(inner) + 2 * ABOVE <= inside.d;
  const below = isInside ? 0 : heightOf(lengths(column)) + 6;
  const { scale, across, d, k } = isInside ? inside : fit(below);
  const placed = isInside ? inner : lengths(Math.max(k, column));

  const thickOf = (rank: number) => {
    const length = Math.max(LEAST.strip, rank * across);
    return length < 10 ? length : Math.round(length);
  };
  const [thick, max] = [thickOf(counts.rank), thickOf(counts.largestRank)];
  const cell = Math.max(k, isInside ? 0 : column);
  const inset = Math.round((cell - k) / 2);
  const above = Math.max(lens, name + max) + GAP;
  const rest = height - above - d - below;
  const y = Math.round(bottom + above + Math.min(Math.max(rest, 0) / 2, SHIFT));
  const xDelta = Math.round(metrics.margin + cell + operator + left + max + GAP + inset);
  const isStriped = thick / counts.rank >= STRIPE;
  // Without a lens below them B's words stand above those of BA where the matrix is high enough.
  const isAbove = isStriped && d > 4 * LEADING * size;
  return {
    d,
    k,
    thick,
    /** Whether a strip's columns are wide enough to be seen as stripes. */
    isStriped,
    /** Lengths to scale, px. */
    toScale: { d: counts.d * scale, k: counts.k * scale, r: counts.rank * scale },
    /** Lines of words of each matrix, and whether they stand inside it. */
    words: words.map(({ name }, index) => ({ name, lines: placed[index]! })),
    isInside,
    y,
    /** Left edges of W, BA, W′ and B, A's top. */
    xW: metrics.margin + inset,
    xDelta,
    xSum: xDelta + k + inset + operator + inset,
    xB: xDelta - GAP - thick,
    aTop: y - GAP - thick,
    /** Where B's words end, clear of those below BA. */
    xName: Math.min(xDelta - GAP - thick - 18, isAbove ? xDelta : xDelta - inset - 8),
    /** Middles of the operators. */
    xPlus: metrics.margin + cell + operator / 2,
    xEquals: xDelta + k + inset + operator / 2,
    /** Where what follows begins. */
    end: bottom + height,
  };
}
