/** Cuts grid lines at labels, so that labels need no ground and look the same on every page. */
import { leaves, type Node, type Text } from "../../scene.js";
import { reserveMonospaced } from "../lines.js";
import type { Box } from "./place.js";

/** Distance from a label to the line beside it, and the shortest piece of a line, relative to the label's size. */
const [APART, SHORTEST] = [0.3, 0.8];
/** Heights above and below a baseline that a line must not enter, relative to the label's size. */
const [ASCENT, DESCENT] = [0.9, 0.35];

/** The room of a label and of the gap around it, in any common font. */
function gapOf({ x, y, runs, size, anchor, bold }: Text): Box {
  const width = runs.reduce(
    (sum, run) => sum + reserveMonospaced(run.text, run.size ?? size, run.bold ?? bold),
    0,
  );
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  return {
    left: left - APART * size,
    right: left + width + APART * size,
    top: y - ASCENT * size,
    bottom: y + DESCENT * size,
  };
}

/** Returns the path of a horizontal line with gaps at the texts in `nodes`. */
export function cutLine(y: number, left: number, right: number, nodes: readonly Node[]): string {
  const texts = [...leaves(nodes)].filter((node) => node.type === "text");
  const gaps = texts
    .map(gapOf)
    .filter(({ top, bottom }) => top < y && y < bottom)
    .sort((a, b) => a.left - b.left);
  const shortest = SHORTEST * (texts[0]?.size ?? 0);
  let d = "";
  let from = left;
  for (const gap of [...gaps, { left: right, right }]) {
    const to = Math.min(Math.floor(gap.left), right);
    if (to - from >= shortest) d += `M${from} ${y}H${to}`;
    from = Math.max(from, Math.ceil(gap.right));
  }
  return d;
}
