/** Composes the picture of the backward pass. */
import {
  type Composition,
  type Node,
  part,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { drawA, drawH, drawScaling, drawSum, drawW, drawX, isNamed } from "../forward/flow.js";
import { ABOVE, placeFactors, placeW, reserveAll } from "../forward/labels.js";
import { computeLayout, PLANS as FORWARD, type Layout, type Plan } from "../forward/layout.js";
import { LEADING } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { label, labels } from "../shapes/label.js";
import * as flow from "./flow.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";

/** Those of the forward pass, so that both pictures are a pair, with room for gradients beside A and B. */
const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: { ...FORWARD.wide, height: 270, fork: 50, rise: 50, gap: 186, below: 50, copy: 5 },
  narrow: { ...FORWARD.narrow, height: 200, fork: 26, rise: 16, gap: 44, below: 44, copy: 4 },
};

/** One composition: the claim, and the gradient's path through W, and through B and A. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = listOthers(counts);
  const picture = startPicture(composition, words, counts, others);
  const { nodes, metrics, isWide: wide, left, right, room } = picture;
  const { text: size, letter } = metrics.size;
  const args = { ...counts, wide };
  const [ofH, ofX, savedX] = [words.gradientH(args), words.gradientX(args), words.savedX(args)];
  const { top, labelOf } = placeW(picture, [ofX, savedX], words.labelW({ inside: false }), ofH);
  const plan = PLANS[composition];
  // Left of the gradient of x is x.
  const apart = 1.5 * plan.vector;
  const box = { x: left + apart, y: top, width: room - apart };
  const layout = computeLayout(counts, plan, box);
  const above = (side: number) => Math.round(layout.middle - side / 2 - ABOVE);
  // Labels of x are above the circle of the sum or, if they are long, above W.
  const isLong = left + reserveAll([ofX, savedX], size) > layout.xW;
  const yX = above(Math.max(layout.k, isLong ? layout.d : 2 * plan.circle));
  const gradient = { size, fill: "gradient" } as const;
  const labelW = words.labelW({ inside: isNamed(layout, letter) });
  nodes.push(
    ...flow.drawPaths(layout, counts.firstStep),
    ...flow.drawSaved(layout),
    part(words.parts.gradientH(counts), [
      drawH(layout, "gradient"),
      text(right, above(layout.d), ofH, { ...gradient, anchor: "end" }),
    ]),
    part(words.parts.w(counts), [
      ...drawW(layout, false, letter),
      ...labels(...labelOf(layout), labelW, { size, fill: "muted" }),
    ]),
    ...drawFactors(counts, others[1]!, layout, picture, words),
    part(words.parts.x(counts), [
      ...flow.drawX(layout),
      text(left, yX, savedX, { size, fill: "activation" }),
    ]),
    part(words.parts.gradientX(counts), [
      drawX(layout, "gradient"),
      drawSum({ ...layout, sum: layout.fork }),
      text(left, yX - Math.round(LEADING * size), ofX, gradient),
    ]),
  );
  const conditions = (item: Numbers) => words.conditions(computeLayout(item, plan, box).times);
  picture.conditions(conditions(counts), others.map(conditions));
  return picture.finish(words.alt(counts));
}

/** The numbers at the ends of the slider, at the first step and later. */
function listOthers({ d, k, largestRank, alpha, hasAlpha }: Numbers): Numbers[] {
  const at = (rank: number, firstStep: boolean) =>
    count({ rank, d, k, firstStep, maxRank: largestRank, alpha: hasAlpha ? alpha : undefined });
  return [false, true].flatMap((first) => [at(1, first), at(largestRank, first)]);
}

/** Draws B, Ax and A with their gradients. Nothing moves with a control, so labels have room for those of `largest`. */
function drawFactors(
  counts: Numbers,
  largest: Numbers,
  layout: Layout,
  picture: Picture,
  words: Live,
): Node[] {
  const { isWide: wide, metrics } = picture;
  const { axis, max, xAx, xB, plan, bottom } = layout;
  const { rank, firstStep, scaling } = counts;
  const size = metrics.size.text;
  const leading = Math.round(LEADING * size);
  const gradient = { size, fill: "gradient" } as const;
  const inBoth = (write: (of: Numbers) => readonly string[]) =>
    [false, true].flatMap((firstStep) => write({ ...largest, firstStep }));
  const write = (item: Numbers) =>
    [words.gradientAx({ ...item, wide }), words.savedAx({ ...item, wide })] as const;
  const [gradientAx, savedAx] = write(counts);
  // The labels above Ax end before B's gradient.
  const end = xB - plan.copy! - max - 6;
  const width = reserveAll(inBoth(write), size);
  const isCentered = xAx + width / 2 <= end;
  // Above B's gradient, a label may end farther right, so that it starts right of the way to x.
  const endOf = (line: number) =>
    layout.d / 2 < max / 2 + ABOVE + line * leading - 0.4 * size
      ? Math.max(end, Math.ceil(layout.fork + 2 + width))
      : end;
  const ofAx = (line: number, content: string, style: TextStyle) =>
    text(
      isCentered ? xAx : endOf(line),
      Math.round(axis - max / 2 - ABOVE - line * leading),
      content,
      {
        ...style,
        anchor: isCentered ? "middle" : "end",
      },
    );
  const lowest = flow.axisOfAx(layout, max) + max / 2;
  const at = placeFactors(
    layout,
    { a: Math.max(bottom.a, lowest), b: Math.max(bottom.b, lowest) },
    picture,
    inBoth((of) => [words.trainedA, words.gradientA(of)]),
    inBoth((of) => [words.trainedB(of), words.gradientB(of)]),
  );
  const below = ([x, y]: readonly [number, number], content: string) =>
    text(x, y + leading, content, gradient);
  picture.bottom = Math.max(at.a[1], at.b[1]) + leading;
  return [
    part(words.parts.b(counts), [
      ...flow.drawB(layout, rank, firstStep),
      label(...at.b, words.trainedB(counts), { size, fill: "b" }),
    ]),
    part(words.parts.gradientB(counts), [
      ...flow.drawGradientB(layout),
      below(at.b, words.gradientB(counts)),
    ]),
    part(words.parts.ax(counts), [
      ...flow.drawAx(layout),
      ofAx(0, savedAx, { size, fill: "activation" }),
    ]),
    part(words.parts.gradientAx(counts), [
      flow.drawGradientAx(layout, firstStep),
      ...(scaling === 1 ? [] : drawScaling(layout, size)),
      ofAx(1, gradientAx, gradient),
    ]),
    part(words.parts.a(counts), [
      ...drawA(layout, rank),
      label(...at.a, words.trainedA, { size, fill: "a" }),
    ]),
    part(words.parts.gradientA(counts), [
      ...flow.drawGradientA(layout, firstStep),
      below(at.a, words.gradientA(counts)),
    ]),
  ];
}
