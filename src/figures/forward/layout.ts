/** The positions of vectors, matrices and texts. */
import type { Composition } from "../../scene.js";
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Numbers } from "./numbers.js";

/** The lengths of a composition, in px. */
interface Plan {
  /** Length of the longest vector. */
  readonly column: number;
  /** Gap between the paths through W and through BA. */
  readonly gap: number;
  /** Distance from the formula's baseline to the vector x. */
  readonly top: number;
  /** Height of A, and of B. */
  readonly factor: number;
  /** Height of the waist between A and B, which shows the vector Ax. */
  readonly waist: number;
  /** Height of the longest text below the vector h. */
  readonly foot: number;
}

const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: { column: 156, gap: 34, top: 26, factor: 42, waist: 104, foot: 70 },
  narrow: { column: 96, gap: 26, top: 34, factor: 34, waist: 56, foot: 212 },
};

/** Thickness of the vectors x and h, px. */
const THICK = 8;
/** Smallest length of a vector, and smallest width of the waist, px. */
const MIN = { vector: 8, waist: 3 };
/** Distances along the flow, px: x to fork, fork to paths, paths to sum, sum to h. */
const STEP = { fork: 10, path: 16, sum: 42, h: 30 };

export type Layout = ReturnType<typeof layoutOf>;

/**
 * Returns the positions of all parts, in px. All vectors share one scale. Only the width of the waist
 * depends on the rank.
 */
export function layoutOf(counts: Numbers, { composition, metrics, bottom }: Picture) {
  const { column, gap, top, factor, waist, foot } = PLANS[composition];
  const scale = column / Math.max(counts.d, counts.k);
  const drawn = (length: number) => Math.max(MIN.vector, length * scale);
  // If the shorter vector is enlarged to MIN, so is the waist: then r = k is drawn as long as k.
  const across = Math.max(scale, MIN.vector / Math.min(counts.d, counts.k));
  const r = Math.max(MIN.waist, counts.rank * across);
  const center = metrics.width / 2;
  const [off, aside] = [(column + gap) / 2, column / 2 + 12];
  const x = bottom + top;
  const start = x + THICK + STEP.fork + STEP.path;
  const end = start + 2 * factor + waist;
  const h = end + STEP.sum + STEP.h;
  const middle = (start + end) / 2;
  const isWide = composition === "wide";
  return {
    thick: THICK,
    /** Lengths of x, of Ax and of h. */
    k: drawn(counts.k),
    r,
    d: drawn(counts.d),
    /** Each vector's name, drawn length, and length to scale. */
    lengths: [
      ["x", drawn(counts.k), counts.k * scale] as const,
      ...(counts.merged ? [] : [["Ax", r, counts.rank * scale] as const]),
      ["h", drawn(counts.d), counts.d * scale] as const,
    ],
    /** Horizontal centers of the picture, of W and of BA. */
    center,
    w: center - off,
    ba: center + off,
    /** Distance from a path's center to the text beside it. */
    aside,
    /** The right end of the text left of W, and the left end of the text right of BA. */
    left: center - off - aside,
    right: center + off + aside,
    /** Baselines of the letters and of Ax. */
    names: isWide
      ? { w: middle - 14, a: start + 14, ax: middle + 5, b: end - 3 * LEADING * metrics.size.text }
      : { w: middle + 6, a: start + factor / 2 + 6, ax: middle + 4, b: end - factor / 2 + 6 },
    /** Tops of x, of the fork, of both paths, of the waist and of B. */
    x,
    fork: x + THICK + STEP.fork,
    start,
    waist: start + factor,
    b: start + factor + waist,
    /** Bottom of both paths. */
    end,
    /** Vertical centers of the operators: the scaling factor α/r, and the sum. */
    scaled: end + STEP.sum / 2 - 2,
    sum: end + STEP.sum,
    /** Top of h. */
    h,
    /** Top and bottom of the text below h. */
    words: h + THICK,
    foot: h + THICK + foot + (isWide || !counts.hasAlpha ? 0 : LEADING * metrics.size.text),
  };
}
