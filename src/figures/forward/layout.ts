/** Computes the positions of vectors, matrices and texts. */
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
  wide: { column: 156, gap: 34, top: 36, factor: 42, waist: 104, foot: 52 },
  narrow: { column: 96, gap: 26, top: 34, factor: 34, waist: 56, foot: 171 },
};

/** Thickness of the vectors x and h, px. */
const THICK = 8;
/** Smallest length of a vector, and smallest width of the waist, px. */
const MIN = { vector: 8, waist: 3 };
/** Distances along the flow, px: x to fork, fork to paths, paths to the scaling factor and to the sum, sum to h. */
const STEP = { fork: 10, path: 16, scaled: 19, sum: 42, h: 30 };

export type Layout = ReturnType<typeof computeLayout>;

/**
 * Returns the positions of all parts, in px. All vectors share one scale. Only the width of the waist
 * depends on the rank.
 */
export function computeLayout(counts: Numbers, { composition, metrics, bottom }: Picture) {
  const { column, gap, top, factor, waist, foot } = PLANS[composition];
  const scale = column / Math.max(counts.d, counts.k);
  const toPixels = (length: number) => Math.max(MIN.vector, length * scale);
  // If MIN lengthens the shorter vector, the waist is widened in proportion, so that at rank min(d, k) it is
  // as wide as that vector is long.
  const across = Math.max(scale, MIN.vector / Math.min(counts.d, counts.k));
  const r = Math.max(MIN.waist, counts.rank * across);
  const center = metrics.width / 2;
  const [offset, aside] = [(column + gap) / 2, column / 2 + 12];
  const x = Math.round(bottom + top);
  const start = x + THICK + STEP.fork + STEP.path;
  const end = start + 2 * factor + waist;
  const h = end + STEP.sum + STEP.h;
  const middle = (start + end) / 2;
  const isWide = composition === "wide";
  return {
    thick: THICK,
    /** Length of x. */
    k: toPixels(counts.k),
    /** Length of Ax. */
    r,
    /** Length of h. */
    d: toPixels(counts.d),
    /** Each vector's name, drawn length, and length to scale. */
    lengths: [
      ["x", toPixels(counts.k), counts.k * scale] as const,
      ...(counts.merged ? [] : [["Ax", r, counts.rank * scale] as const]),
      ["h", toPixels(counts.d), counts.d * scale] as const,
    ],
    /** Horizontal center of the picture. */
    center,
    /** Horizontal center of W. */
    w: center - offset,
    /** Horizontal center of BA. */
    ba: center + offset,
    /** Distance from a path's center to the text beside it. */
    aside,
    /** Right end of the text to the left of W. */
    left: center - offset - aside,
    /** Left end of the text to the right of BA. */
    right: center + offset + aside,
    /** Baselines of the letters and of Ax. */
    names: isWide
      ? { w: middle - 14, a: start + 14, ax: middle + 5, b: end - 3 * LEADING * metrics.size.text }
      : { w: middle + 6, a: start + factor / 2 + 6, ax: middle + 4, b: end - factor / 2 + 6 },
    /** Top of x. */
    x,
    /** Top of the fork. */
    fork: x + THICK + STEP.fork,
    /** Top of both paths. */
    start,
    /** Top of the waist. */
    waist: start + factor,
    /** Top of B. */
    b: start + factor + waist,
    /** Bottom of both paths. */
    end,
    /** Vertical center of the scaling factor α/r. */
    scaled: end + STEP.scaled,
    /** Vertical center of the sum. */
    sum: end + STEP.sum,
    /** Top of h. */
    h,
    /** Top of the text below h. */
    words: h + THICK,
    /** Bottom of the text below h. */
    foot: h + THICK + foot + (isWide || !counts.hasAlpha ? 0 : LEADING * metrics.size.text),
  };
}
