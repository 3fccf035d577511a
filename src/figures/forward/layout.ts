/** Computes positions and sizes of vectors, matrices and paths, before anything is drawn. */
import type { Composition } from "../../scene.js";
import type { Room } from "../card.js";
import type { MatrixCount } from "../one-matrix.js";
import { PITCH } from "../shapes/boxes.js";
import { thicknessOf } from "../shapes/strip.js";

/** The lengths of a picture or a card, px. */
export interface Plan {
  /** The longest side of a matrix, and the height from the top of W to the lower end of B or A. */
  readonly side: number;
  readonly height: number;
  /** Thickness of a rank, and the smallest thickness of the strip of the largest rank. */
  readonly pitch: number;
  readonly minStrip: number;
  /** The shortest side of a matrix. */
  readonly min: number;
  /** Distance between lines of the frozen matrix. */
  readonly hatch: number;
  /** Thickness of vectors, and of the lines of both paths. */
  readonly vector: number;
  readonly road: number;
  readonly bypass: number;
  readonly head: number;
  /** Radius of the circle of the sum. */
  readonly circle: number;
  /** Distances along the paths: x to fork, B to the sum, sum to h, and the least distances to A and from A to B. */
  readonly fork: number;
  readonly rise: number;
  readonly end: number;
  readonly lead: number;
  readonly gap: number;
  /** Distance from the lower edge of W to the highest strip of A, with the label of Ax. */
  readonly below: number;
  /** Distance from A and B to copies of them, below A and left of B. Default: no copies. */
  readonly copy?: number;
}

export const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: {
    side: 130,
    height: 240,
    pitch: 2,
    minStrip: 8,
    min: 10,
    hatch: PITCH.wide,
    vector: 6,
    road: 3,
    bypass: 1,
    head: 7,
    circle: 11,
    fork: 36,
    rise: 64,
    end: 56,
    lead: 60,
    gap: 96,
    below: 30,
  },
  narrow: {
    side: 84,
    height: 170,
    pitch: 1.5,
    minStrip: 6,
    min: 10,
    hatch: PITCH.narrow,
    vector: 5,
    road: 2.5,
    bypass: 1,
    head: 6,
    circle: 9,
    fork: 14,
    rise: 22,
    end: 28,
    lead: 22,
    gap: 48,
    below: 26,
  },
};

/** Where W stands between the fork and B, relative to the free room. */
const PLACE = 0.42;

export type Layout = ReturnType<typeof computeLayout>;

/** Nothing but the strips and Ax changes with the rank. */
export function computeLayout(
  counts: MatrixCount,
  plan: Plan,
  { x, y, width }: Omit<Room, "height">,
) {
  const { d, k, rank, largestRank } = counts;
  const right = x + width;
  const fork = x + plan.vector + plan.fork;
  const sum = right - plan.vector - plan.end;
  const fit = (scale: number) => {
    const [toD, toK] = [Math.max(plan.min, d * scale), Math.max(plan.min, k * scale)];
    // Matrices that are drawn longer than to scale have strips that are as much thicker.
    const across = Math.max(scale, plan.min / Math.min(d, k));
    const longest = Math.max(toD, toK);
    const { at, max } = thicknessOf(
      largestRank,
      across,
      Math.min(toD, toK),
      plan.pitch,
      plan.minStrip,
    );
    const copy = plan.copy === undefined ? 0 : max + plan.copy;
    // The axis of the bypass is below W and, beside B, far enough below the sum for the factor. Copies are below x.
    const belowX = copy && toK / 2;
    const drop = Math.max(toD / 2 + plan.below + max / 2, 5 * plan.circle, belowX);
    const height = longest / 2 + drop + Math.max(toD / 2, max / 2 + copy);
    const needed = fork + plan.lead + toK + plan.gap + copy + max + plan.rise;
    return { toD, toK, at, max, copy, drop, fits: height <= plan.height && needed <= sum };
  };
  let scale = plan.side / Math.max(d, k);
  let fitted = fit(scale);
  while (!fitted.fits && scale * Math.max(d, k) > plan.min) {
    scale *= 0.98;
    fitted = fit(scale);
  }
  const { at, max, copy, drop } = fitted;
  const [toD, toK] = [Math.round(fitted.toD), Math.round(fitted.toK)];
  const middle = Math.round(y + Math.max(toD, toK) / 2);
  const axis = Math.round(middle + drop);
  const xB = Math.round(sum - plan.rise - max);
  const space = xB - copy - fork - toK;
  const xW = Math.round(fork + Math.max(plan.lead, Math.min(PLACE * space, space - plan.gap)));
  const thick = at(rank);
  return {
    d: toD,
    k: toK,
    thick,
    max,
    x,
    right,
    fork,
    sum,
    plan,
    /** The axes of both paths. */
    middle,
    axis,
    /** Left edges of W, of A and of B, and the center of Ax. */
    xW,
    xB,
    xAx: Math.round((xW + toK + xB - copy) / 2),
    /** Upper end of h and of the sum beside it. */
    top: middle - Math.max(toD / 2, plan.circle),
    /** Lower ends of A, or its copy, at the largest rank and of B. */
    bottom: { a: Math.round(axis + max / 2 + copy), b: Math.round(axis + Math.max(toD, max) / 2) },
    /** How many times thicker than to scale strips are, and longer sides. */
    times: { strip: thick / (rank * scale), d: toD / (d * scale), k: toK / (k * scale) },
  };
}
