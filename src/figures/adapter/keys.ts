/** Draws the keys of both pictures of adapters: samples, with their meaning beside them. */
import type { Node } from "../../scene.js";
import { LEADING, lines, wrap } from "../lines.js";
import type { Picture } from "../picture.js";

/** Width and height of a sample, px. */
export const SAMPLE = { width: 16, height: 9 };
/** Distance from a sample to its text, px. */
const GAP = 8;
/** The part of a line's width that sentences fill, because spaces and narrow letters are wider in monospaced fonts. */
export const LOOSE = 0.9;

/** Draws each sample at the upper edge `y`, with its text beside it. Samples and texts are at most `room` px wide. */
export function drawKeys(
  picture: Picture,
  samples: readonly ((y: number) => readonly Node[])[],
  texts: readonly string[],
  room: number,
): void {
  const { metrics, nodes } = picture;
  const { margin, size } = metrics;
  const style = { size: size.text };
  const left = SAMPLE.width + GAP;
  for (const [index, content] of texts.entries()) {
    const wrapped = wrap(content, LOOSE * (room - left), style);
    const y = Math.round(picture.bottom + LEADING * size.text) - SAMPLE.height;
    nodes.push(...samples[index]!(y));
    nodes.push(...lines(margin + left, picture.bottom, wrapped, style));
    picture.bottom += wrapped.length * LEADING * size.text + 3;
  }
}
