/** Composes the picture of a token's forward pass. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { LEADING } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { PITCH } from "../shapes/boxes.js";
import { label, labels, reserveLabel } from "../shapes/label.js";
import * as flow from "./flow.js";
import { computeLayout, type Layout, type Plan } from "./layout.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";

const PLANS: Readonly<Record<Composition, Plan>> = {
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

/** Distance from a shape to the baselines of a label above and below it, px. */
const [ABOVE, BELOW] = [8, 1.5];

/** One composition: the claim, and a token's path through W, and through A and B. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = listOthers(counts);
  const picture = startPicture(composition, words, counts, others);
  const { nodes, metrics, isWide, left, right, room } = picture;
  const size = metrics.size.text;
  const leading = Math.round(1.4 * size);
  const { merged } = counts;
  const top = Math.round(picture.bottom + 26 + leading);
  const plan = PLANS[composition];
  const [labelX, labelH] = [words.x(counts, isWide), words.h(counts, isWide)];
  // W's label is between those of x and h or, if they are long, above them.
  const start = left + reserveLabel(labelX, size) + 8;
  const widthW = reserveAll(words.w(counts, false), size);
  const end = right - reserveLabel(labelH, size) - 8 - widthW;
  const raised = start > end ? leading : 0;
  const box = { x: left, y: top + raised + ABOVE, width: room };
  const layout = computeLayout(counts, plan, box);
  const labelW = words.w(counts, flow.isNamed(layout, metrics.size.letter));
  const above = (y: number) => Math.round(y - ABOVE);
  const topW =
    layout.middle - (raised ? Math.max(layout.d, layout.k) : layout.d) / 2 - raised - leading;
  const xLabel = raised
    ? Math.min(layout.xW, right - widthW)
    : Math.min(Math.max(layout.xW, start), end);
  const at = placeFactors(others[1]!, layout, picture, words);
  nodes.push(
    ...flow.drawBypass(layout, merged),
    ...flow.drawRoad(layout, merged),
    part(words.parts.x(counts), [
      flow.drawX(layout),
      text(left, above(layout.middle - layout.k / 2), labelX, { size }),
    ]),
    part(words.parts.w(counts), [
      ...flow.drawW(layout, merged, metrics.size.letter),
      ...labels(xLabel, above(topW), labelW, { size, fill: "muted" }),
    ]),
    ...(merged
      ? [label(...at.a, words.gone, { size, fill: "muted", inks: flow.MERGED_INKS })]
      : drawFactors(counts, layout, picture, words, at)),
    part(words.parts.h(counts), [
      flow.drawH(layout),
      text(right, above(layout.top), labelH, { size, anchor: "end" }),
    ]),
  );
  picture.bottom = at.b[1] + leading;
  const conditions = (item: Numbers) =>
    words.conditions(item, computeLayout(item, plan, box).times);
  picture.conditions(conditions(counts), others.map(conditions));
  return picture.finish(words.alt(counts));
}

/** The numbers at the ends of the slider, before and after merging. */
function listOthers({ d, k, largestRank, alpha, hasAlpha }: Numbers): Numbers[] {
  const at = (rank: number, merged: boolean) =>
    count({ rank, d, k, merged, maxRank: largestRank, alpha: hasAlpha ? alpha : undefined });
  return [false, true].flatMap((merged) => [at(1, merged), at(largestRank, merged)]);
}

/** An upper bound of the width of labels, px. */
const reserveAll = (contents: readonly string[], size: number): number =>
  Math.max(...contents.map((line) => reserveLabel(line, size)));

/**
 * Returns where the labels below A and B stand. Nothing moves with the rank, so there is room for the counts of the
 * largest rank. Long labels start left of their strips and, if they do not fit side by side, B's is below A's.
 */
function placeFactors(largest: Numbers, layout: Layout, picture: Picture, words: Live) {
  const { metrics, isWide, left, right } = picture;
  const size = metrics.size.text;
  const width = (contents: readonly string[]) => Math.ceil(reserveAll(contents, size));
  const xB = Math.min(layout.xB, right - width(words.b(largest, isWide)));
  const xA = Math.min(layout.xW, xB - 8 - width(words.a(largest, isWide)));
  const a = Math.round(layout.bottom.a + BELOW * size);
  const b = Math.round(layout.bottom.b + BELOW * size);
  const isBeside = xA >= left;
  return {
    a: [isBeside ? xA : left, a],
    b: [xB, isBeside ? b : Math.max(b, a + Math.round(2.2 * LEADING * size))],
  } as const;
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
