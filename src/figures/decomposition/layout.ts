/** Where the matrices stand and how large they are, before anything is drawn. */
import type { Composition } from "../../scene.js";
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { side } from "../words.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** Between a strip and ΔW, px. */
const GAP = 5;
/** Least sides that can be seen: a matrix's and a strip's, px. */
const LEAST = { side: 8, strip: 3 };

/** Lengths in px. */
interface Room {
  /** For the matrices themselves: three widths and B's, and one height and A's. */
  readonly width: number;
  readonly height: number;
  /** Least width of a matrix's column, so that the words below it fit. */
  readonly column: number;
  readonly operator: number;
  /** Left of B, for its name. */
  readonly name: number;
  /** Whether the matrices' sizes are written out; else they read d × k, and the header has both. */
  readonly hasSizes: boolean;
}

const ROOM: Readonly<Record<Composition, Room>> = {
  wide: { width: 534, height: 168, column: 96, operator: 36, name: 52, hasSizes: true },
  narrow: { width: 208, height: 120, column: 56, operator: 18, name: 18, hasSizes: false },
};

export type Layout = ReturnType<typeof layoutOf>;

/** The scale leaves room for strips of rank `most`: other ranks have all else in the same places. */
export function layoutOf(n: Numbers, { composition, metrics, bottom }: Picture) {
  const { operator, name, hasSizes, ...room } = ROOM[composition];
  const math = metrics.size.formula - 3;
  const scale = Math.min(room.width / (3 * n.k + n.most), room.height / (n.d + n.most));
  // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
  const across = Math.max(scale, LEAST.side / Math.min(n.d, n.k));
  // Whole pixels, so that edges are crisp.
  const drawn = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const strip = (rank: number) => {
    const length = Math.max(LEAST.strip, rank * across);
    return length < 10 ? length : Math.round(length);
  };
  const [d, k, thick, most] = [drawn(n.d), drawn(n.k), strip(n.rank), strip(n.most)];
  const isThicker = n.rank * scale < LEAST.strip || scale < across;
  const larger = [
    ...(n.d * scale < LEAST.side ? [side("d")] : []),
    ...(n.k * scale < LEAST.side ? [side("k")] : []),
    ...(isThicker ? [side("r")] : []),
  ];

  const dims = hasSizes ? say.shape(n) : "*d* × *k*";
  const column = Math.ceil(Math.max(k, room.column, reserve(dims, metrics.size.text) + 8) / 2) * 2;
  const pitch = Math.round(column + operator + name + most + GAP);
  const left = Math.round((metrics.width - pitch - 2 * column - operator) / 2);
  const inset = Math.round((column - k) / 2);
  const y = Math.round(bottom + math + 8 + most + GAP);
  const xDelta = left + inset + pitch;
  return {
    math,
    hasSizes,
    dims,
    d,
    k,
    thick,
    isThicker,
    larger,
    y,
    /** Left edges of W, ΔW, W′ and B, A's top. */
    xW: left + inset,
    xDelta,
    xSum: xDelta + column + operator,
    xB: xDelta - GAP - thick,
    aTop: y - GAP - thick,
    /** Middles of the operators. */
    xPlus: left + column + operator / 2,
    xEquals: xDelta + k + inset + operator / 2,
    /** Baseline of what stands on the matrices' axis. */
    onAxis: y + d / 2 + math * 0.3,
  };
}
