/** The positions of vectors, matrices and texts. */
import type { Composition } from "../../scene.js";
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Numbers } from "./numbers.js";

/** Lengths in px. */
interface Plan {
  /** The length of the longest vector, and the gap between both paths. */
  readonly column: number;
  readonly gap: number;
  /** Distance from the formula's baseline to x. */
  readonly top: number;
  /** The heights of A and B, and of the waist between them. */
  readonly factor: number;
  readonly waist: number;
  /** The height of the text below h, at its longest. */
  readonly foot: number;
}

const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: { column: 156, gap: 34, top: 26, factor: 42, waist: 104, foot: 70 },
  narrow: { column: 96, gap: 26, top: 34, factor: 34, waist: 56, foot: 212 },
};

/** Thickness of x and h; smallest length of a vector and smallest width of the waist, px. */
const THICK = 8;
const MIN = { vector: 8, waist: 3 };
/**
 * Distances from x to the fork, from the fork to the paths, from the paths to the sum, and from the
 * sum to h, px.
 */
const STEP = { fork: 10, path: 16, sum: 42, h: 30 };

export type Layout = ReturnType<typeof layoutOf>;

/** Returns the layout. All vectors have one scale; only the waist depends on the rank. */
export function layoutOf(counts: Numbers, { composition, metrics, bottom }: Picture) {
  const { column, gap, top, factor, waist, foot } = PLANS[composition];
  const scale = column / Math.max(counts.d, counts.k);
  const drawn = (length: number) => Math.max(MIN.vector, length * scale);
  // Enlarged as much as the shorter vector, so that r = k is drawn as long as k.
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
    /** Their names, drawn lengths, and lengths to scale. */
    lengths: [
      ["x", drawn(counts.k), counts.k * scale] as const,
      ...(counts.merged ? [] : [["Ax", r, counts.rank * scale] as const]),
      ["h", drawn(counts.d), counts.d * scale] as const,
    ],
    /** Centers of the picture and of both paths. */
    center,
    w: center - off,
    ba: center + off,
    /**
     * Distance from a path's center to the text beside it, and the ends of the text left of W and
     * right of BA.
     */
    aside,
    left: center - off - aside,
    right: center + off + aside,
    /** Baselines of the letters and of Ax. */
    names: isWide
      ? { w: middle - 14, a: start + 14, ax: middle + 5, b: end - 3 * LEADING * metrics.size.text }
      : { w: middle + 6, a: start + factor / 2 + 6, ax: middle + 4, b: end - factor / 2 + 6 },
    /** Tops of x, fork, paths, waist and B; the paths' end; centers of both operators; top of h. */
    x,
    fork: x + THICK + STEP.fork,
    start,
    waist: start + factor,
    b: start + factor + waist,
    end,
    scaled: end + STEP.sum / 2 - 2,
    sum: end + STEP.sum,
    h,
    /** The upper and lower end of the text below h. */
    words: h + THICK,
    foot: h + THICK + foot + (isWide || !counts.hasAlpha ? 0 : LEADING * metrics.size.text),
  };
}
