/** Computes positions and sizes of the equation W′ = W + BA and of the share, before anything is drawn. */
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
  /** The largest shorter side of a matrix, width, and height with A's strip. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  /** Thickness of a rank, and the minStrip thickness of the strip of the largest rank. */
  readonly pitch: number;
  readonly minStrip: number;
  /** Side of the share's outline, and if the block may extend past it. */
  readonly share: readonly [number, number];
  /** The minStrip width and height of BA with words inside. */
  readonly inside: readonly [number, number];
}

const WIDE: Room = {
  ...{ lead: 60, plus: [44, 92], gap: 6, side: 152, width: 190, height: 194 },
  ...{ pitch: 2.5, minStrip: 8, share: [152, 112], inside: [104, 80] },
};
const NARROW: Room = {
  ...{ lead: 50, plus: [26, 64], gap: 4, side: 92, width: 92, height: 118 },
  ...{ pitch: 1.75, minStrip: 6, share: [100, 76], inside: [88, 80] },
};

/** The smallest visible side of a matrix, px. */
const MIN_SIDE = 8;
/** Distance from the deck to A's label, and from a label to its shape, px. */
const ABOVE = 30;
const APART = 8;
/** Distance between the equation and the share in a wide picture, px. */
const SEPARATE = 56;

export type Layout = ReturnType<typeof computeLayout>;

/** Returns the layout. Nothing but the strips moves with the rank. */
export function computeLayout(counts: Numbers, picture: Picture, words: Live) {
  const { d, k, rank, largestRank, full } = counts;
  const { metrics, isWide, left, right } = picture;
  const size = metrics.size.text;
  const room = isWide ? WIDE : NARROW;
  const plus = room.plus[counts.scaling === 1 ? 0 : 1];
  const lead = isWide ? Math.max(room.lead, reserveLabel(words.adapted, size) + 6) : room.lead;
  // The share's outline is smaller if a rank of the slider extends past it.
  const largest = (largestRank * (d + k)) / full;
  const side = room.share[largest > 1 ? 1 : 0];
  const shareWidth = Math.round(side * Math.max(1, largest));
  const width = isWide ? picture.room - shareWidth - SEPARATE : picture.room;
  const isNamed = (length: number) => length >= 1.6 * metrics.size.letter;
  const frozenWords = (isInside: boolean) => words.labelW(counts, isInside);

  const fit = (scale: number) => {
    const [toD, toK] = [Math.max(MIN_SIDE, d * scale), Math.max(MIN_SIDE, k * scale)];
    // Matrices that are drawn longer than to scale have strips that are as much thicker.
    const across = Math.max(scale, MIN_SIDE / Math.min(d, k));
    const { at, max } = thicknessOf(
      largestRank,
      across,
      Math.min(toD, toK),
      room.pitch,
      room.minStrip,
    );
    const isInside = isNamed(toD) && isNamed(toK);
    const wordsWidth = Math.max(...frozenWords(isInside).map((line) => reserveLabel(line, size)));
    const cell = Math.max(toK, Math.min(wordsWidth, room.width));
    const needed = lead + cell + plus + max + room.gap + toK;
    return { toD, toK, at, max, isInside, cell, fits: needed <= width && toD + max <= room.height };
  };
  let scale = Math.min(room.side / Math.min(d, k), room.width / k, 190 / d);
  let fitted = fit(scale);
  while (!fitted.fits && scale * Math.max(d, k) > MIN_SIDE) {
    scale *= 0.98;
    fitted = fit(scale);
  }
  const [toD, toK] = [Math.round(fitted.toD), Math.round(fitted.toK)];
  const base = Math.round(picture.bottom + ABOVE + APART + room.gap + room.height);
  const top = base - toD;
  const xW = left + lead;
  const xDelta = Math.round(xW + fitted.cell + plus + fitted.max + room.gap);
  const thick = fitted.at(rank);
  const hasWords = toK > room.inside[0] && toD > room.inside[1];
  const inside = wrap(words.product(rank), toK - 3, { size }, reserveLabel);
  const isInside = hasWords && inside.every((line) => reserveLabel(line, size) <= toK - 3);
  const xB = xDelta - room.gap - thick;
  // The label of B starts at its strip, or left of it if it is too wide. Left of W's end, it is below W's label. Lines
  // break as at the rank where they are the longest, so that nothing below moves with the rank.
  const end = left + width;
  const widest = { ...counts, rank: largestRank };
  const below = `${words.labelB(widest)} ${isInside ? "" : words.productLine(largestRank)}`;
  const longest = Math.max(...below.split(" ").map((part) => reserveLabel(part, size)));
  const space = Math.min(end - left, Math.max(longest, end - xDelta + room.gap));
  const xLabelB = Math.max(left, Math.min(xB, end - longest));
  const wrapBelow = (content: string) => wrap(content, space, { size }, reserveLabel);
  const belowAt = (of: number) => ({
    labelB: wrapBelow(words.labelB({ ...counts, rank: of })),
    belowB: isInside ? [] : wrapBelow(words.productLine(of)),
  });
  const endW =
    xW + Math.max(...frozenWords(fitted.isInside).map((line) => reserveLabel(line, size)));
  return {
    ...{ d: toD, k: toK, thick, base, top, xW, xDelta, size },
    /** Whether W's letter is inside its box, and the lines of BA's words, if they fit inside. */
    isInside: fitted.isInside,
    inside: isInside ? inside : undefined,
    /** The lines below B: its label, and BA's words if they are not inside. */
    ...belowAt(rank),
    /** The largest number of these lines at any rank. */
    lineCount: Math.max(
      ...[1, largestRank].map((of) => {
        const { labelB, belowB } = belowAt(of);
        return labelB.length + belowB.length;
      }),
    ),
    xLabelB,
    /** How many lines B's label is lower than W's. */
    shift: xLabelB < endW + 8 ? 2 : 0,
    /** Left edge of B, and A's top. */
    xB,
    yA: top - room.gap - thick,
    xPlus: (xW + fitted.cell + xDelta - room.gap - thick) / 2,
    /** The right end of the equation. */
    end,
    share: { side, width: shareWidth, x: isWide ? right - shareWidth : left },
    /** How many times thicker than to scale strips are, and longer sides. */
    times: { d: toD / (d * scale), k: toK / (k * scale) },
    /** Returns how many times thicker than to scale strips are at a rank. */
    timesAt: (rank: number) => fitted.at(rank) / (rank * scale),
    leading: LEADING * size,
  };
}
