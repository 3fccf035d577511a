/** The picture for social previews: the equation and the share, with few words. */
import { type Measure, type Node, path, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { frozenBox, letterOn, PITCH, productBox } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import { shareArea } from "../shapes/share.js";
import { strip, thicknessOf } from "../shapes/strip.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Lengths in px: width of "W′ =", the smallest of "+", gap between strips and BA, and distance of the share. */
const [LEAD, MIN_PLUS, GAP, SEPARATE] = [136, 100, 8, 104];
/** Distance from a shape to the baselines of labels above and below it, px. */
const [ABOVE, BELOW] = [14, 40];
const OUTLINE = 2.5;
/** The largest and the smallest side of a matrix, px. */
const [SIDE, MIN_SIDE] = [228, 14];

export function card(
  counts: Numbers,
  { page }: FigureWords<Live, Page>,
  available: Room,
  measure: Measure,
): Node[] {
  const { x, y, width, height } = available;
  const { d, k, rank, largestRank } = counts;
  const past = Math.max(1, counts.trainable / counts.full);
  const base = y + height - BELOW - 10;
  const side = Math.min(SIDE, height - BELOW - ABOVE - SIZE.text) / Math.max(1, past / 1.2);
  // A thumbnail has room for the equation only.
  const hasShare = !isThumbnail(available);
  const room = width - (hasShare ? side * past + SEPARATE : 0) - LEAD - GAP;
  // The labels below W and B are side by side.
  const labelWidth = measure(page.frozen, SIZE.text, true) + SIZE.text;
  const fit = (scale: number) => {
    const [toD, toK] = [Math.max(MIN_SIDE, d * scale), Math.max(MIN_SIDE, k * scale)];
    const { at } = thicknessOf(largestRank, scale, Math.min(toD, toK), 3.75, MIN_SIDE);
    const above = GAP + at(rank) + ABOVE + SIZE.letter;
    const plus = Math.max(MIN_PLUS, labelWidth - toK);
    const fits = toD + above <= base - y && 2 * toK + plus + at(rank) <= room;
    return { toD, toK, at, plus, fits };
  };
  let scale = SIDE / Math.min(d, k);
  while (!fit(scale).fits && scale * Math.max(d, k) > MIN_SIDE) scale *= 0.97;
  const { toD, toK, at, plus } = fit(scale);
  const thick = at(rank);
  const top = base - toD;
  const xW = x + LEAD;
  const xDelta = xW + toK + plus + thick + GAP;
  const axis = base - toD / 2 + 0.34 * SIZE.letter;
  const style = { size: SIZE.letter, formula: true } as const;
  const center = { ...style, anchor: "middle" } as const;
  const muted = { size: SIZE.text, fill: "muted" } as const;
  const isNamed = Math.min(toD, toK) >= 1.6 * SIZE.letter;
  const xB = xDelta - GAP - thick;
  const xShare = x + width - side * past;
  return [
    text(x, axis, "*W′*", style),
    text(x + LEAD - 42, axis, "=", center),
    ...frozenBox(xW, top, toK, toD, PITCH.card),
    ...(isNamed ? letterOn(xW + toK / 2, base - toD / 2, "*W*", style) : []),
    label(xW, base + BELOW, page.frozen, muted),
    text(xB - plus / 2, axis, "+", center),
    ...strip({ x: xB, y: top, thick, length: toD, count: rank, direction: "columns", fill: "b" }),
    label(xB, base + BELOW, page.trainedB, { size: SIZE.text, fill: "b" }),
    label(xDelta, top - GAP - thick - ABOVE, page.trainedA, { size: SIZE.text, fill: "a" }),
    ...strip({
      x: xDelta,
      y: top - GAP - thick,
      thick,
      length: toK,
      count: rank,
      direction: "rows",
      fill: "a",
    }),
    productBox(xDelta, top, toK, toD, OUTLINE),
    ...(isNamed ? [text(xDelta + toK / 2, axis, "*BA*", center)] : []),
    ...(hasShare
      ? [
          path(`M${xShare - SEPARATE / 2} ${base - side}V${base}`, {
            stroke: "grid",
            strokeWidth: 2,
          }),
          ...shareArea(counts, xShare, base, side, { strokeWidth: OUTLINE }),
          label(xShare, base - side - ABOVE, page.fullName, muted),
          label(xShare, base + BELOW, page.loraName, { size: SIZE.text }),
        ]
      : []),
  ];
}
