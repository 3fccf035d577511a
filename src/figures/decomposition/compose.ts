/** Composes the picture of W′ = W + BA, and of the share that trains. */
import { type Composition, type Node, part, path, type Scene, text } from "../../scene.js";
import { reserveMonospaced, wrap } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { frozenBox, letterOn, PITCH, productBox } from "../shapes/boxes.js";
import { label, labels, reserveLabel } from "../shapes/label.js";
import { shareArea } from "../shapes/share.js";
import { strip } from "../shapes/strip.js";
import { BELOW, computeLayout, type Layout } from "./layout.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";

/** The sliders' largest side, for whose numbers there must be room. */
const LARGEST = 2 ** 14;
/** Distance from a shape to the baseline of a label above it, px. */
const ABOVE = 8;

/** One composition: the claim, the equation as matrices to one scale, and the share that trains. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = startPicture(composition, words, counts, listOthers(counts));
  const layout = computeLayout(counts, picture, words);
  const { nodes } = picture;
  nodes.push(
    part(words.parts.sum(counts), drawSum(layout, picture, words)),
    part(words.parts.w(counts), drawFrozen(counts, layout, picture, words)),
    text(layout.xPlus, layout.axis, words.plus(counts), {
      size: (counts.scaling === 1 ? 1 : 0.8) * picture.metrics.size.letter,
      anchor: "middle",
      formula: true,
    }),
    part(words.parts.b(counts), drawB(counts, layout, words)),
    part(words.parts.a(counts), drawA(counts, layout, words)),
    part(words.parts.ba(counts), drawProduct(counts.rank, layout, picture, words)),
  );
  picture.bottom = layout.bottom;
  drawShare(counts, layout, picture, words);
  const scaleAt = (rank: number) =>
    words.scale(layout.timesAt(rank), layout.times.d, layout.times.k);
  picture.conditions(scaleAt(counts.rank), [1, counts.largestRank].map(scaleAt));
  return picture.finish(words.alt(counts));
}

/** The counts at the ends of the sliders. */
function listOthers({ largestRank, alpha, hasAlpha, d, k }: Numbers): Numbers[] {
  const at = (rank: number, rows: number, columns: number) =>
    count({
      rank,
      d: rows,
      k: columns,
      maxRank: largestRank,
      alpha: hasAlpha ? alpha : undefined,
    });
  return [
    at(1, d, k),
    at(largestRank, d, k),
    at(Math.min(largestRank, LARGEST), Math.max(d, LARGEST), Math.max(k, LARGEST)),
  ];
}

function drawSum({ axis, size, xEquals }: Layout, picture: Picture, words: Live): Node[] {
  const { left, metrics, isWide } = picture;
  const style = { size: metrics.size.letter, formula: true } as const;
  return [
    text(left, axis, "*W′*", style),
    text(xEquals, axis, "=", { ...style, anchor: "middle" }),
    ...(isWide ? [label(left, axis + 21, words.adapted, { size, fill: "muted" })] : []),
  ];
}

function drawFrozen(counts: Numbers, layout: Layout, picture: Picture, words: Live): Node[] {
  const { xW, base, top, d, k, size, isNamed, yLabel } = layout;
  const { metrics, composition } = picture;
  return [
    ...frozenBox(xW, top, k, d, PITCH[composition]),
    ...(isNamed ? letterOn(xW + k / 2, base - d / 2, "*W*", { size: metrics.size.letter }) : []),
    ...labels(xW, yLabel, words.labelW(counts, isNamed), { size, fill: "muted" }),
  ];
}

function drawB(counts: Numbers, layout: Layout, words: Live): Node[] {
  const { xB: x, top: y, d: length, thick, size, xLabelB, yLabelB } = layout;
  return [
    ...strip({ x, y, thick, length, count: counts.rank, direction: "columns", fill: "b" }),
    ...labels(xLabelB, yLabelB, words.labelB(counts), { size, fill: "b" }),
  ];
}

function drawA(counts: Numbers, layout: Layout, words: Live): Node[] {
  const { xDelta: x, yA: y, k: length, thick, size, xLabelA, yLabelA } = layout;
  return [
    ...labels(xLabelA, yLabelA, words.labelA(counts), { size, fill: "a" }),
    ...strip({ x, y, thick, length, count: counts.rank, direction: "rows", fill: "a" }),
  ];
}

/** Draws BA with its words inside, or below B's label. */
function drawProduct(rank: number, layout: Layout, picture: Picture, words: Live): Node[] {
  const { xDelta, base, top, d, k, size, leading, isNamed, hasWords, yLabelB, axis } = layout;
  const { letter } = picture.metrics.size;
  const middle = xDelta + k / 2;
  const muted = { size, fill: "muted" } as const;
  const lines = wrap(words.product(rank), k - 3, { size }, reserveLabel);
  const y = hasWords
    ? Math.round(base - d / 2 - (lines.length * leading) / 2 + 0.34 * letter)
    : axis;
  return [
    productBox(xDelta, top, k, d),
    ...(isNamed
      ? [text(middle, y, "*BA*", { anchor: "middle", size: letter, formula: true })]
      : []),
    ...(hasWords
      ? labels(middle, Math.round(y + 0.1 * letter + leading), lines, {
          ...muted,
          anchor: "middle",
        })
      : [
          label(layout.endLine, yLabelB + 2 * leading, words.productLine(rank), {
            ...muted,
            anchor: "end",
          }),
        ]),
  ];
}

/** Draws the outline of all parameters and the block of the trained ones, set apart from the equation. */
function drawShare(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { size, share, base, leading } = layout;
  const { side, x, width } = share;
  const { nodes, isWide, right } = picture;
  const muted = { size, fill: "muted" } as const;
  const bottom = isWide ? base : Math.round(picture.bottom + 14 + side);
  const beside = x + width + 12;
  const room = isWide ? width + 12 : right - beside;
  const full = wrap(words.fullArea, room, { size }, reserveMonospaced);
  // Above and below the outline or, in a narrow picture, at its right, beside the block.
  const [labelX, above, below] = isWide
    ? [x, bottom - side - ABOVE - (full.length - 1) * leading, bottom + BELOW * size]
    : [beside, bottom - side + size, bottom - 4 - leading];
  if (isWide) nodes.push(path(`M${x - 28} ${base - 190}V${base}`, { stroke: "grid" }));
  else picture.bottom = bottom;
  nodes.push(
    part(words.parts.full(counts), labels(labelX, Math.round(above), full, muted)),
    part(words.parts.lora(counts), [
      ...shareArea(counts, x, bottom, side, { isRight: !isWide }),
      label(labelX, below, words.trainedArea, { size }),
      label(labelX, below + leading, words.toScale, muted),
    ]),
  );
}
