/** Draws the share that LoRA trains as an area: a block of B and A in an outline for all parameters. */

import type { Counts } from "../lora.js";
import { type Node, path, rect, text } from "../scene.js";
import { LEADING, lines, wrap } from "./lines.js";
import type { Picture } from "./picture.js";

/** The counts of all parameters, of both factors and of B. */
type Share = Pick<Counts, "full" | "trainable" | "b">;

/** The strings in and beside the outline. */
export interface ShareWords {
  /** The outline's name. */
  readonly outline: string;
  readonly full: string;
  readonly trained: string;
  /** The outcome in two parts. */
  readonly verdict: readonly [string, string];
  /** The enlargement beside the magnifier, and the note about it. */
  times(times: number): string;
  corner(times: number): string;
}

/** The outline's side, px. It is the same in all figures, so that readers can compare areas. */
export const SIDE = { wide: 150, narrow: 112 } as const;
/** Distance between a wide picture's outline and the words left of it, px. */
export const APART = 14;
/** A block that is hard to see is also drawn `TIMES` larger, in a magnifier. */
const TIMES = 8;

/** Returns whether the corner is magnified: a block below 10 px is, if the magnifier has room for it. */
const isTiny = ({ trainable, full }: Share, side: number) =>
  Math.sqrt(trainable / full) * side < Math.min(10, (7 * getUnit(side)) / TIMES);

/**
 * Returns the unit of the magnifier's geometry. In it, the circle's radius is 5, and its center is 3 and 4 from
 * the enlarged corner. A square of 7 from that corner is inside the circle.
 */
const getUnit = (side: number) => side / 15;

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
 * most twice its side. Of more than twice the parameters, the outline is smaller. Its name is in an upper
 * corner of the outline, unless the block is so near that it would touch the name. Cards have no words.
 */
export function shareArea(
  share: Share,
  x: number,
  bottom: number,
  max: number,
  isUpward = false,
  words?: ShareWords,
  size = 0,
): Node[] {
  const ratio = share.trainable / share.full;
  const side = max * Math.min(1, 2 / ratio);
  const short = side * Math.min(1, Math.sqrt(ratio));
  const long = (side * side * ratio) / short;
  const [width, height] = isUpward ? [short, long] : [long, short];
  const block = (left: number, base: number, zoom: number) =>
    // The paper between B and A is not part of the area.
    trainedBar(
      share,
      left,
      base - zoom * height,
      zoom * width + Math.min(1.5, (zoom * width) / 8),
      zoom * height,
    );
  const top = bottom - side;
  const muted = { size, fill: "muted", anchor: "end" } as const;
  const nodes: Node[] = [rect(x, top, side, side, { stroke: "muted" }), ...block(x, bottom, 1)];
  const isPast = ratio > 1;
  // A block past break-even covers the outline, which is drawn again inside the block.
  if (isPast)
    nodes.push(rect(x + 2, top + 2, side - 4, side - 4, { stroke: "paper", dash: [5, 4] }));
  if (isTiny(share, side)) {
    const unit = getUnit(side);
    const [left, base, radius] = [x + 4 * unit, bottom - 4 * unit, 5 * unit];
    const [cx, cy] = [left + 3 * unit, base - 4 * unit];
    const stroke = "muted";
    nodes.push(
      path(`M${x + width} ${bottom - height}L${cx} ${cy}`, { stroke }),
      path(`M${cx} ${cy - radius}a${radius} ${radius} 0 1 1-.1 0z`, { stroke, fill: "paper" }),
      path(`M${left} ${base - 8 * unit}V${base}h${6 * unit}`, { stroke }),
      ...block(left, base, TIMES),
      ...(words ? [text(x + side - 7, bottom - 7, words.times(TIMES), muted)] : []),
    );
  }
  if (words && (isPast ? side > 4 * size : height < side - 2 * size)) {
    // On a block, the name is on the wider part.
    const isLeft = isPast && 2 * width * share.b >= side * share.trainable;
    const style = { ...muted, fill: isPast ? "paper" : "muted" } as const;
    const y = top + size + 2;
    nodes.push(
      isLeft
        ? text(x + 7, y, words.outline, { ...style, anchor: "start" })
        : text(x + side - 7, y, words.outline, style),
    );
  }
  return nodes;
}

/**
 * Draws the share of a picture's counts. In a wide picture, the outline ends at the picture's bottom, and both counts
 * are left of it, from `left` on; in a narrow one, they are above and below it. A block past break-even extends
 * upward in a wide picture if `isUpward`, otherwise to the right.
 */
export function drawShare(
  share: Share,
  words: ShareWords,
  picture: Picture,
  left: number,
  isUpward = false,
): void {
  const { nodes, composition, metrics } = picture;
  const { margin, size } = metrics;
  const side = SIDE[composition];
  const isWide = composition === "wide";
  /** Draws the area with its lower edge at the picture's bottom. */
  const drawArea = (x: number) =>
    nodes.push(...shareArea(share, x, picture.bottom, side, isWide && isUpward, words, size.text));
  if (isWide) {
    const x = metrics.width - margin - (isUpward ? side : 2 * side);
    const style = { size: size.text, anchor: "end" } as const;
    picture.bottom = Math.round(picture.bottom);
    const leading = LEADING * size.text;
    const [full, trained] = [words.full, words.trained].map((content) =>
      wrap(content, x - APART - left, style),
    ) as [string[], string[]];
    const above = picture.bottom - trained.length * leading;
    nodes.push(
      ...lines(x - APART, above - full.length * leading, full, { ...style, fill: "muted" }),
      ...lines(x - APART, above, trained, style),
    );
    drawArea(x);
  } else {
    picture.write(words.full);
    picture.bottom = Math.round(picture.bottom + 7 + side);
    drawArea(margin);
    picture.write(words.trained, {});
  }
  if (isTiny(share, side)) picture.declare(words.corner(TIMES));
}
