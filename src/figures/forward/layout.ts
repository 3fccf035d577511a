/** Where everything stands, and how long the vectors are, before anything is drawn. */
import type { Composition } from "../../scene.js";
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Numbers } from "./moving.js";

/** Lengths in px. */
interface Plan {
  /** Length of the longest vector, and between both paths. */
  readonly column: number;
  readonly gap: number;
  /** From the formula's baseline to x. */
  readonly top: number;
  /** A's and B's heights, and that of the waist between them. */
  readonly factor: number;
  readonly waist: number;
  /** What is said below h, at its longest. */
  readonly foot: number;
}

const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: { column: 156, gap: 34, top: 10, factor: 42, waist: 104, foot: 70 },
  narrow: { column: 96, gap: 26, top: 34, factor: 34, waist: 56, foot: 212 },
};

/** Thickness of x and h; least length of one that can be seen, and least width of the waist, px. */
const THICK = 8;
const LEAST = { vector: 8, waist: 3 };
/** From x to its fork, on to the paths, and from these to their sum and on to h, px. */
const STEP = { fork: 10, path: 16, sum: 42, h: 30 };

export type Layout = ReturnType<typeof layoutOf>;

/** All vectors to one scale; nothing but the waist depends on the rank. */
export function layoutOf(n: Numbers, { composition, metrics, bottom }: Picture) {
  const { column, gap, top, factor, waist, foot } = PLANS[composition];
  const scale = column / Math.max(n.d, n.k);
  const drawn = (length: number) => Math.max(LEAST.vector, length * scale);
  // As much too wide as the shorter vector, so that r = k is drawn as k.
  const across = Math.max(scale, LEAST.vector / Math.min(n.d, n.k));
  const r = Math.max(LEAST.waist, n.rank * across);
  const center = metrics.width / 2;
  const aside = (column + gap) / 2;
  const x = bottom + top;
  const start = x + THICK + STEP.fork + STEP.path;
  const end = start + 2 * factor + waist;
  const h = end + STEP.sum + STEP.h;
  return {
    thick: THICK,
    /** Lengths of x, of Ax and of h. */
    k: drawn(n.k),
    r,
    d: drawn(n.d),
    /** Their true lengths where they are drawn longer. */
    longer: {
      x: n.k * scale < LEAST.vector ? n.k * scale : undefined,
      Ax: n.rank * scale < r ? n.rank * scale : undefined,
      h: n.d * scale < LEAST.vector ? n.d * scale : undefined,
    },
    /** Middles of the picture and of both paths. */
    center,
    w: center - aside,
    ba: center + aside,
    /** Where words left of W end and those right of A and B begin; nearer to a path in the middle. */
    left: center - aside - column / 2 - 12,
    right: center + aside + column / 2 + 12,
    besideMerged: column / 2 + 12,
    /** Tops of x, of the fork, of the paths, of the waist and of B; the paths' end, the sum, h. */
    x,
    fork: x + THICK + STEP.fork,
    start,
    waist: start + factor,
    b: start + factor + waist,
    end,
    sum: end + STEP.sum,
    h,
    /** Where what is said begins, and where it ends. */
    words: h + THICK,
    foot:
      h + THICK + foot + (composition === "narrow" && n.hasAlpha ? LEADING * metrics.size.text : 0),
  };
}
