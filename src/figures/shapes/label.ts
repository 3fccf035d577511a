/** Writes labels beside shapes. A matrix's letter in a label is larger than the words. */
import { type Node, type TextStyle, text } from "../../scene.js";
import { LEADING, reserve, reserveMonospaced } from "../lines.js";

/** The size of a matrix's letter in a label, relative to the words. */
const LETTER = 1.35;

export const label = (x: number, y: number, content: string, style: TextStyle): Node =>
  text(x, y, content, { letter: LETTER, ...style });

/** The first baseline is `y`. */
export const labels = (
  x: number,
  y: number,
  contents: readonly string[],
  style: TextStyle,
): Node[] => contents.map((item, index) => label(x, y + index * LEADING * style.size, item, style));

/** An upper bound in any common font, px. */
export function reserveLabel(content: string, size: number): number {
  const letters = [...content.matchAll(/\*(\p{Lu}\p{L}*)/gu)].map(([, name]) => name!).join("");
  return reserveMonospaced(content, size) + (LETTER - 1) * reserve(letters, size);
}
