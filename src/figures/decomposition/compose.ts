/** Composes the picture of W′ = W + BA, and of the share that trains. */
import { type Composition, type Node, part, path, type Scene, text } from "../../scene.js";
import { reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { frozenBox, letterOn, PITCH, productBox } from "../shapes/boxes.js";
import { label, labels, reserveLabel } from "../shapes/label.js";
import { blockOf, shareArea } from "../shapes/share.js";
import { strip } from "../shapes/strip.js";
import { computeLayout, type Layout } from "./layout.js";
import type { Live } from "./logic.js";
import { count, type Numbers } from "./numbers.js";

/** The sliders' largest side, for whose numbers there must be room. */
const LARGEST = 2 ** 14;
/** Distance from a shape to the baselines of a label above and below it, px. */
const [ABOVE, BELOW] = [8, 1.5];

/** Returns one composition: the claim, the equation as matrices to one scale, and the share that trains. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(counts), words.deck(counts), listOthers(counts, words));
  const layout = computeLayout(counts, picture, words);
  const { nodes } = picture;
  nodes.push(
    part(words.parts.sum(counts), drawSum(layout, picture, words)),
    part(words.parts.w(counts), drawFrozen(counts, layout, picture, words)),
    text(layout.xPlus, toAxis(layout, picture), words.plus(counts), {
      size: (counts.scaling === 1 ? 1 : 0.8) * picture.metrics.size.letter,
      anchor: "middle",
      formula: true,
    }),
    part(words.parts.b(counts), drawB(counts, layout)),
    part(words.parts.a(counts), drawA(counts, layout, words)),
    part(words.parts.ba(counts), drawProduct(layout, picture)),
  );
  const lineCount = Math.max(2, layout.shift + layout.lineCount);
  picture.bottom = layout.base + BELOW * layout.size + (lineCount - 1) * layout.leading;
  drawShare(counts, layout, picture, words);
  const scaleAt = (rank: number) =>
    words.scale(layout.timesAt(rank), layout.times.d, layout.times.k);
  picture.conditions(scaleAt(counts.rank), [1, counts.largestRank].map(scaleAt));
  return picture.finish(words.alt(counts));
}

/** Returns the claims at the ends of the sliders. */
function listOthers(counts: Numbers, words: Live) {
  const { largestRank, alpha, hasAlpha, d, k } = counts;
  const at = (rank: number, rows: number, columns: number) =>
    count({
      ...{ rank, d: rows, k: columns, maxRank: largestRank },
      ...(hasAlpha ? { alpha } : {}),
    });
  return [
    at(1, d, k),
    at(largestRank, d, k),
    at(Math.min(largestRank, LARGEST), Math.max(d, LARGEST), Math.max(k, LARGEST)),
  ].map((item) => [words.headline(item), words.deck(item)] as const);
}

/** Returns the baseline of letters in the middle of the matrices. */
const toAxis = ({ base, d }: Layout, { metrics }: Picture) =>
  Math.round(base - d / 2 + 0.34 * metrics.size.letter);

function drawSum(layout: Layout, picture: Picture, words: Live): Node[] {
  const { left, metrics, isWide } = picture;
  const { size } = layout;
  const y = toAxis(layout, picture);
  const style = { size: metrics.size.letter, formula: true } as const;
  return [
    text(left, y, "*W′*", style),
    text(layout.xW - picture.pick(17, 10), y, "=", { ...style, anchor: "middle" }),
    ...(isWide ? [label(left, y + 21, words.adapted, { size, fill: "muted" })] : []),
  ];
}

function drawFrozen(counts: Numbers, layout: Layout, picture: Picture, words: Live): Node[] {
  const { xW, base, top, d, k, size, isInside } = layout;
  const { metrics, composition } = picture;
  return [
    ...frozenBox(xW, top, k, d, PITCH[composition]),
    ...(isInside ? letterOn(xW + k / 2, base - d / 2, "*W*", { size: metrics.size.letter }) : []),
    ...labels(xW, base + BELOW * size, words.labelW(counts, isInside), { size, fill: "muted" }),
  ];
}

function drawB(counts: Numbers, layout: Layout): Node[] {
  const { xB, top, d, thick, base, size, labelB, xLabelB, shift, leading } = layout;
  const shape = { x: xB, y: top, thick, length: d, count: counts.rank } as const;
  return [
    ...strip({ ...shape, direction: "columns", fill: "b" }),
    ...labels(xLabelB, base + BELOW * size + shift * leading, labelB, { size, fill: "b" }),
  ];
}

function drawA(counts: Numbers, layout: Layout, words: Live): Node[] {
  const { xDelta, yA, k, thick, size, end } = layout;
  const content = words.labelA(counts);
  const x = Math.min(xDelta, end - reserveLabel(content, size));
  const shape = { x: xDelta, y: yA, thick, length: k, count: counts.rank } as const;
  return [
    label(x, Math.round(yA - ABOVE), content, { size, fill: "a" }),
    ...strip({ ...shape, direction: "rows", fill: "a" }),
  ];
}

/** Draws BA with its words inside, or below B's label. */
function drawProduct(layout: Layout, picture: Picture): Node[] {
  const { xDelta, xLabelB, base, top, d, k, size, inside, leading, isInside, belowB } = layout;
  const above = layout.shift + layout.labelB.length;
  const { letter } = picture.metrics.size;
  const middle = xDelta + k / 2;
  const center = { anchor: "middle", size: letter, formula: true } as const;
  const box = productBox(xDelta, top, k, d);
  if (inside) {
    const y = Math.round(base - d / 2 - (inside.length * leading) / 2 + 0.34 * letter);
    const style = { size, fill: "muted", anchor: "middle" } as const;
    return [
      box,
      text(middle, y, "*BA*", center),
      ...labels(middle, Math.round(y + 0.1 * letter + leading), inside, style),
    ];
  }
  return [
    box,
    ...(isInside ? [text(middle, toAxis(layout, picture), "*BA*", center)] : []),
    ...labels(xLabelB, base + BELOW * size + above * leading, belowB, { size, fill: "muted" }),
  ];
}

/** Draws the outline of all parameters and the block of the trained ones, set apart from the equation. */
function drawShare(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { size, share, base, leading } = layout;
  const { side, x, width } = share;
  const { nodes, isWide, right } = picture;
  const [full, trained] = [words.fullArea, words.trainedArea];
  const muted = { size, fill: "muted" } as const;
  if (isWide) {
    const lines = wrap(full, width + 12, { size }, reserveMonospaced);
    const top = base - side - ABOVE - (lines.length - 1) * leading;
    nodes.push(
      path(`M${x - 28} ${base - 190}V${base}`, { stroke: "grid" }),
      part(words.parts.full(counts), labels(x, Math.round(top), lines, muted)),
      part(words.parts.lora(counts), [
        ...shareArea(counts, x, base, side),
        label(x, base + BELOW * size, trained, { size }),
        label(x, base + BELOW * size + leading, words.toScale, muted),
      ]),
    );
    return;
  }
  const bottom = Math.round(picture.bottom + 12 + side);
  const beside = x + width + 12;
  const y = bottom - 4;
  const block = blockOf(counts, side);
  nodes.push(
    part(
      words.parts.full(counts),
      labels(beside, bottom - side + size, wrap(full, right - beside, { size }), muted),
    ),
    part(words.parts.lora(counts), [
      ...shareArea(counts, x, bottom, side),
      ...(block.width < width
        ? [
            path(`M${x + block.width + 3} ${y - 4}H${beside - 4}`, {
              stroke: "muted",
              strokeWidth: 0.75,
            }),
          ]
        : []),
      label(beside, y - leading, trained, { size }),
      label(beside, y, words.toScale, muted),
    ]),
  );
  picture.bottom = bottom;
}
