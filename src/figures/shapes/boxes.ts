/** Draws matrices and areas that are not trained: frozen, never stored, or compared with. */
import { type Hatch, type Ink, type Node, rect, type TextStyle, text } from "../../scene.js";

/** Thickness of outlines, px. */
const OUTLINE = 1.25;
/** Distance between lines of a frozen matrix in a wide picture, a narrow one and a card, px. */
export const PITCH = { wide: 10, narrow: 8, card: 20 } as const;

export function hatch(
  x: number,
  y: number,
  width: number,
  height: number,
  stroke: Ink,
  direction: Hatch["direction"],
  pitch: number = PITCH.wide,
): Hatch {
  return { type: "hatch", x, y, width, height, stroke, direction, pitch };
}

/** An outline inside the edges of a box. */
export function outline(
  x: number,
  y: number,
  width: number,
  height: number,
  stroke: Ink,
  strokeWidth = OUTLINE,
  dash?: readonly [number, number],
): Node {
  const inset = Math.min(strokeWidth, width, height) / 2;
  return rect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, {
    stroke,
    strokeWidth: 2 * inset,
    dash,
  });
}

/** Pale, outlined and hatched, so that it differs from trained matrices in grayscale. */
export const frozenBox = (
  x: number,
  y: number,
  width: number,
  height: number,
  pitch: number = PITCH.wide,
): Node[] => [
  rect(x, y, width, height, { fill: "tint" }),
  hatch(x, y, width, height, "frozen", "rising", pitch),
  outline(x, y, width, height, "frozen", pitch > PITCH.wide ? 2.5 : OUTLINE),
];

/** A matrix that is never stored, such as BA, as a dashed outline. */
export const productBox = (
  x: number,
  y: number,
  width: number,
  height: number,
  strokeWidth = OUTLINE,
): Node =>
  outline(x, y, width, height, "delta", strokeWidth, strokeWidth > OUTLINE ? [10, 8] : [5, 4]);

/** Centered on (x, y), on a plain ground that covers a hatch. */
export function letterOn(x: number, y: number, content: string, style: TextStyle): Node[] {
  const { size } = style;
  const [width, height] = [1.4 * size, 1.35 * size];
  return [
    rect(x - width / 2, y - height / 2, width, height, { fill: "tint" }),
    text(x, y + 0.34 * size, content, { formula: true, ...style, anchor: "middle" }),
  ];
}
