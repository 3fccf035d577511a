/** Draws the share that LoRA trains as an area: a block of B and A in an outline for all parameters. */

import type { Counts } from "../counts.js";
import { type Node, path, rect, text } from "../scene.js";
import { LEADING, lines } from "./lines.js";
import type { Picture } from "./picture.js";

/** The counts of all parameters, of both factors and of B. */
type Share = Pick<Counts, "full" | "trainable" | "b">;

/** The strings in and beside the outline. */
export interface ShareWords {
  /** The outline's name, if it has one. */
  readonly outline?: string;
  readonly full: string;
  readonly trained: string;
  /** The outcome in two lines. */
  readonly verdict: readonly [string, string];
  /** The note about an enlarged corner. */
  corner(times: number): string;
}

/** The outline's side, px. It is the same in all figures, so that readers can compare areas. */
export const SIDE = { wide: 150, narrow: 112 } as const;
/** Distance between a wide picture's outline and the words left of it, px. */
export const APART = 14;
/** A block whose side is below `MIN` px is also drawn `TIMES` larger, in a magnifier. */
const MIN = 3;
const TIMES = 16;

/** Returns whether the block is so small that the corner is magnified. */
const isTiny = ({ trainable, full }: Share, side: number) =>
  side * side * trainable < MIN * MIN * full;

/** Returns the bar of the trained parameters: B's part and, right of at most 1.5 px of paper, A's part. */
export function trainedBar(
  { trainable, b }: Pick<Share, "trainable" | "b">,
  x: number,
  y: number,
  width: number,
  height: number,
): Node[] {
  const gap = Math.min(1.5, width / 9);
  const left = ((width - gap) * b) / trainable;
  return [
    rect(x, y, left, height, { fill: "b" }),
    rect(x + left + gap, y, width - gap - left, height, { fill: "a" }),
  ];
}

/**
 * Returns the outline and, from its lower left corner, B and A, whose area is exactly the share of the
 * outline's. Together they are a square up to break-even. Past it, they extend past the outline, to at
 * most twice its side. Of more than twice the parameters, the outline is smaller.
 */
export function shareArea(
  share: Share,
  x: number,
  bottom: number,
  max: number,
  isUpward = false,
): Node[] {
  const ratio = share.trainable / share.full;
  const side = max * Math.min(1, 2 / ratio);
  const short = side * Math.min(1, Math.sqrt(ratio));
  const long = (side * side * ratio) / short;
  const block = (left: number, base: number, zoom: number) => {
    const width = zoom * (isUpward ? short : long);
    const height = zoom * (isUpward ? long : short);
    // The paper between B and A is not part of the area.
    return trainedBar(share, left, base - height, width + Math.min(1.5, width / 8), height);
  };
  const top = bottom - side;
  const nodes: Node[] = [rect(x, top, side, side, { stroke: "muted" }), ...block(x, bottom, 1)];
  // A block past break-even covers the outline, which is drawn again inside the block.
  if (ratio > 1)
    nodes.push(rect(x + 2, top + 2, side - 4, side - 4, { stroke: "paper", dash: [5, 4] }));
  if (isTiny(share, side)) {
    // In this unit, the circle's radius and the distances from its center to the corner are whole numbers.
    const unit = side / 15;
    const [left, base, radius] = [x + 5 * unit, bottom - 5 * unit, 5 * unit];
    const [cx, cy] = [left + 3 * unit, base - 4 * unit];
    const stroke = "muted";
    nodes.push(
      path(`M${x + MIN} ${bottom - MIN}L${cx} ${cy}`, { stroke }),
      path(`M${cx} ${cy - radius}a${radius} ${radius} 0 1 1-.1 0z`, { stroke, fill: "paper" }),
      path(`M${left} ${base - 8 * unit}V${base}h${6 * unit}`, { stroke }),
      ...block(left, base, TIMES),
    );
  }
  return nodes;
}

/**
 * Draws the share of a picture's counts. In a wide picture, both counts and the outcome are left of the
 * outline; in a narrow one, they are above and below it. A block past break-even extends upward in a
 * wide picture if `isUpward`, otherwise to the right.
 */
export function drawShare(
  share: Share,
  words: ShareWords,
  picture: Picture,
  isUpward = false,
): void {
  const { nodes, composition, metrics } = picture;
  const { margin, size } = metrics;
  const side = SIDE[composition];
  const bold = { bold: true };
  const isWide = composition === "wide";
  /** Draws the area with its lower edge at the picture's bottom. */
  const drawArea = (x: number) => {
    const top = picture.bottom - side;
    nodes.push(...shareArea(share, x, picture.bottom, side, isWide && isUpward));
    // The name is in the corner opposite to the block, until the block comes near it.
    if (words.outline && 2 * share.trainable <= share.full)
      nodes.push(
        text(x + side - 7, top + size.text + 2, words.outline, {
          size: size.text,
          fill: "muted",
          anchor: "end",
        }),
      );
  };
  if (isWide) {
    const x = metrics.width - margin - (isUpward ? side : 2 * side);
    const style = { size: size.text, anchor: "end" } as const;
    const leading = LEADING * size.text;
    const verdict = picture.bottom + 2 * leading;
    nodes.push(
      ...lines(x - APART, picture.bottom, [words.full], { ...style, fill: "muted" }),
      ...lines(x - APART, picture.bottom + leading, [words.trained], style),
      ...lines(x - APART, verdict, words.verdict, { ...style, ...bold }),
    );
    picture.bottom = Math.round(verdict + 2 * leading);
    drawArea(x);
  } else {
    picture.write(words.full);
    picture.bottom = Math.round(picture.bottom + 7 + side);
    drawArea(margin);
    picture.write(words.trained, {});
    for (const line of words.verdict) picture.write(line, bold);
  }
  if (isTiny(share, side)) picture.declare(words.corner(TIMES));
}
