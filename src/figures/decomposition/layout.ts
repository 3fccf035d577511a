/** Computes positions and sizes of the equation W′ = W + BA and of the share, before anything is drawn. */
import type { Composition } from "../../scene.js";
import { LEADING, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { reserveLabel } from "../shapes/label.js";
import { thicknessOf } from "../shapes/strip.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Lengths in px. */
interface Room {
  /** Width of "W′ =" and of "+", without and with a factor. */
  readonly lead: number;
  readonly plus: readonly [number, number];
  /** Gap between a strip and BA. */
  readonly gap: number;
  /** The largest shorter side of a matrix, its width, and its height with A's strip. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  /** Thickness of a rank, and the smallest thickness of the strip of the largest rank. */
  readonly pitch: number;
  readonly minStrip: number;
  /** Side of the share's outline, and if the block may extend past it. */
  readonly share: readonly [number, number];
}

const ROOM: Readonly<Record<Composition, Room>> = {
  wide: {
    lead: 60,
    plus: [44, 92],
    gap: 6,
    side: 152,
    width: 190,
    height: 206,
    pitch: 2.5,
    minStrip: 8,
    share: [152, 112],
  },
  narrow: {
    lead: 46,
    plus: [24, 64],
    gap: 4,
    side: 92,
    width: 92,
    height: 136,
    pitch: 1.75,
    minStrip: 6,
    share: [82, 82],
  },
};

/** The smallest visible side of a matrix, px. */
const MIN_SIDE = 8;
/** Distances from the deck to A's label, from there to A's strip, and from a shape to the label below it, px. */
const [DECK, APART] = [24, 8];
/** Distance from a shape to the baseline of a label below it, relative to the label's size. */
export const BELOW = 1.5;
/** Distance between the equation and the share in a wide picture, px. */
const SEPARATE = 56;

export type Layout = ReturnType<typeof computeLayout>;

/** Nothing but the strips moves with the rank, and the height is the same for all shapes. */
export function computeLayout(counts: Numbers, picture: Picture, words: Live) {
  const { d, k, rank, largestRank, full } = counts;
  const { metrics, isWide, left, right } = picture;
  const { text: size, letter } = metrics.size;
  const leading = LEADING * size;
  const room = ROOM[picture.composition];
  const plus = room.plus[counts.scaling === 1 ? 0 : 1];
  const widthOf = (contents: readonly string[]) =>
    Math.max(...contents.map((line) => reserveLabel(line, size)));
  const lead = isWide ? Math.max(room.lead, widthOf([words.adapted]) + 6) : room.lead;
  // The share's outline is smaller if a rank of the slider extends past it.
  const largest = (largestRank * (d + k)) / full;
  const side = room.share[largest > 1 ? 1 : 0];
  const shareWidth = Math.round(side * Math.max(1, largest));
  const width = isWide ? picture.room - shareWidth - SEPARATE : picture.room;
  const end = left + width;
  // Labels have room for the largest rank.
  const widest = { ...counts, rank: largestRank };
  const widthB = widthOf(words.labelB(widest));

  const fit = (scale: number) => {
    const [toD, toK] = [d, k].map((length) => Math.round(Math.max(MIN_SIDE, length * scale))) as [
      number,
      number,
    ];
    // Matrices that are drawn longer than to scale have strips that are as much thicker.
    const across = Math.min(toD, toK) / Math.min(d, k);
    const { at, max } = thicknessOf(
      largestRank,
      across,
      Math.min(toD, toK),
      room.pitch,
      room.minStrip,
    );
    const isNamed = Math.min(toD, toK) >= 1.6 * letter;
    const lines = wrap(words.product(largestRank), toK - 3, { size }, reserveLabel);
    const hasWords =
      isNamed && widthOf(lines) <= toK - 3 && lines.length * leading + 2 * letter <= toD;
    const widthW = widthOf(words.labelW(counts, isNamed));
    const cell = Math.max(toK, Math.min(widthW, room.width));
    const xW = left + lead;
    const xDelta = Math.round(xW + cell + plus + max + room.gap);
    // B's label starts at its strip, or left of it if it is too wide. Left of W's end, it is below W's label.
    const isBelow = Math.min(xDelta - room.gap - max, end - widthB) < xW + widthW + 8;
    const below = (isBelow ? 2 : 0) * leading;
    const height = toD + max + below + (hasWords ? 0 : leading);
    const fits = xDelta + toK <= end && height <= room.height;
    return { toD, toK, at, isNamed, hasWords, cell, xW, xDelta, below, height, fits };
  };
  let scale = Math.min(room.side / Math.min(d, k), room.width / k, 190 / d);
  let fitted = fit(scale);
  while (!fitted.fits && scale * Math.max(d, k) > MIN_SIDE) {
    scale *= 0.98;
    fitted = fit(scale);
  }
  // Entries of small matrices are whole half pixels, so that edges of stripes are crisp.
  if (scale > 2) {
    scale = Math.floor(2 * scale) / 2;
    fitted = fit(scale);
  }
  const { toD, toK, at, isNamed, hasWords, cell, xW, xDelta, below, height } = fitted;
  const thick = at(rank);
  // A thin matrix of a narrow picture is in the middle of its room; that of a wide one is level with the share.
  const spare = Math.max(0, room.height - height);
  const foot = picture.bottom + DECK + leading + APART + room.gap + room.height;
  const lower = below + (hasWords ? 0 : leading);
  const base = Math.round(foot - lower - (isWide ? 0 : spare / 2));
  const top = base - toD;
  const xB = xDelta - room.gap - thick;
  const yA = top - room.gap - thick;
  const xLabelB = Math.max(left, Math.min(xB, end - widthB));
  return {
    d: toD,
    k: toK,
    thick,
    base,
    top,
    xW,
    xB,
    xDelta,
    yA,
    size,
    leading,
    /** Whether the letters of W and BA are inside their boxes, and whether BA's words are, too. */
    isNamed,
    hasWords,
    /** The equation's axis: the baseline of its letters. */
    axis: Math.round(base - toD / 2 + 0.34 * letter),
    /** The first baselines of the labels below W and B, and of BA's words if they are below B's label. */
    yLabel: base + BELOW * size,
    yLabelB: base + BELOW * size + below,
    xLabelB,
    /** The right end of BA's words below its box. */
    endLine: Math.max(xDelta + toK, left + widthOf([words.productLine(largestRank)])),
    /** The first baseline of A's label, which is as wide as at the largest rank. */
    xLabelA: Math.min(xDelta, end - widthOf(words.labelA(widest))),
    yLabelA: Math.round(yA - APART - leading),
    xEquals: left + (1.3 * letter + lead) / 2,
    xPlus: (xW + cell + xB) / 2,
    /** The last baseline of the equation's labels. */
    bottom: Math.round(foot + BELOW * size + leading),
    share: { side, width: shareWidth, x: isWide ? right - shareWidth : left },
    /** How many times longer than to scale sides are. */
    times: { d: toD / (d * scale), k: toK / (k * scale) },
    /** How many times thicker than to scale strips are at a rank. */
    timesAt: (rank: number) => at(rank) / (rank * scale),
  };
}
