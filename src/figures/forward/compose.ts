/** Composes the picture of a token's forward pass. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { LEADING } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { label, labels } from "../shapes/label.js";
import * as flow from "./flow.js";
import { ABOVE, BELOW, placeFactors, placeW, reserveAll } from "./labels.js";
import { computeLayout, type Layout, PLANS } from "./layout.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";

/** One composition: the claim, and a token's path through W, and through A and B. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = listOthers(counts);
  const picture = startPicture(composition, words, counts, others);
  const { nodes, metrics, isWide, left, right, room } = picture;
  const size = metrics.size.text;
  const leading = Math.round(LEADING * size);
  const { merged } = counts;
  const [labelX, labelH] = [words.x(counts, isWide), words.h(counts, isWide)];
  const { top, labelOf } = placeW(picture, [labelX], words.w(counts, false), labelH);
  const box = { x: left, y: top, width: room };
  const layout = computeLayout(counts, PLANS[composition], box);
  const labelW = words.w(counts, flow.isNamed(layout, metrics.size.letter));
  const above = (y: number) => Math.round(y - ABOVE);
  // Nothing moves with the rank, so there is room for the counts of the largest rank.
  const [ofA, ofB] = [words.a(others[1]!, isWide), words.b(others[1]!, isWide)];
  const at = placeFactors(layout, layout.bottom, picture, ofA, ofB);
  const belowB = Math.round(layout.bottom.b + BELOW * metrics.size.text);
  nodes.push(
    ...flow.drawBypass(layout, merged),
    ...flow.drawRoad(layout, merged),
    part(words.parts.x(counts), [
      flow.drawX(layout),
      text(left, above(layout.middle - layout.k / 2), labelX, { size }),
    ]),
    part(words.parts.w(counts), [
      ...flow.drawW(layout, merged, metrics.size.letter),
      ...labels(...labelOf(layout), labelW, { size, fill: "muted" }),
    ]),
    ...(merged
      ? // Below both traces, because the words may be longer than the way to B.
        [
          label(at.a[0], Math.max(at.a[1], belowB), words.gone, {
            size,
            fill: "muted",
            inks: flow.MERGED_INKS,
          }),
        ]
      : drawFactors(counts, layout, picture, words, at)),
    part(words.parts.h(counts), [
      flow.drawH(layout),
      text(right, above(layout.top), labelH, { size, anchor: "end" }),
    ]),
  );
  picture.bottom = at.b[1] + leading;
  const conditions = (item: Numbers) =>
    words.conditions(item, computeLayout(item, PLANS[composition], box).times);
  picture.conditions(conditions(counts), others.map(conditions));
  return picture.finish(words.alt(counts));
}

/** The numbers at the ends of the slider, before and after merging. */
function listOthers({ d, k, largestRank, alpha, hasAlpha }: Numbers): Numbers[] {
  const at = (rank: number, merged: boolean) =>
    count({ rank, d, k, merged, maxRank: largestRank, alpha: hasAlpha ? alpha : undefined });
  return [false, true].flatMap((merged) => [at(1, merged), at(largestRank, merged)]);
}

function drawFactors(
  counts: Numbers,
  layout: Layout,
  picture: Picture,
  words: Live,
  at: ReturnType<typeof placeFactors>,
): Node[] {
  const { metrics, isWide } = picture;
  const size = metrics.size.text;
  const ax = words.ax(counts, isWide);
  // Ax's label is beside B, and may extend below W.
  const xAx = Math.min(layout.xAx, layout.xB - 6 - reserveAll([ax], size) / 2);
  return [
    part(words.parts.a(counts), [
      ...flow.drawA(layout, counts.rank),
      ...labels(...at.a, words.a(counts, isWide), { size, fill: "a" }),
    ]),
    part(words.parts.ax(counts), [
      flow.drawAx(layout),
      text(xAx, Math.round(layout.axis - layout.max / 2 - ABOVE), ax, { size, anchor: "middle" }),
    ]),
    part(words.parts.b(counts), [
      ...flow.drawB(layout, counts.rank),
      ...labels(...at.b, words.b(counts, isWide), { size, fill: "b" }),
    ]),
    part(words.parts.sum(counts), [
      flow.drawSum(layout),
      ...(counts.scaling === 1 ? [] : flow.drawScaling(layout, size)),
    ]),
  ];
}
