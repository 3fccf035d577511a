import type { Memory } from "../../models/memory.js";
import { type Node, rect } from "../../scene.js";
import { hatched } from "../shapes.js";
import * as say from "./words.js";

export type Part = keyof typeof say.legend;

/** Height of a bar, px. */
export const HEIGHT = 18;

/** Least width of a bar's part, px. */
const LEAST = 3;
/** As much as the least widths can make a bar too long: full fine-tuning's parts are as 1 : 1 : 6. */
const SLACK = 8 * LEAST;

/** A box in the treatment of a part: two hatchings and two solids, so that print in grey does. */
export function drawPart(
  part: Part,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly Node[] {
  if (part === "frozen") return hatched(x, y, width, height, "frozen");
  if (part === "optimizer") return hatched(x, y, width, height, undefined, "delta");
  return [rect(x, y, width, height, { fill: part === "trained" ? "a" : "b" })];
}

/** Parts that keep their proportions where they are too thin to scale, and what they are called. */
interface Group {
  readonly name: string;
  readonly parts: readonly (readonly [part: Part, bytes: number])[];
}

function groupsOf({ weights, adapter, gradients, optimizer }: Memory, way: say.Way): Group[] {
  const isFull = way === "full";
  const trained: Group = {
    name: isFull ? say.thinFull : say.thinTrained,
    parts: [
      ["trained", isFull ? weights : adapter],
      ["gradients", gradients],
      ["optimizer", optimizer],
    ],
  };
  return isFull ? [trained] : [{ name: say.thinWeights, parts: [["frozen", weights]] }, trained];
}

/** One bar, in px from its left end. */
export interface Bar {
  readonly parts: readonly { readonly part: Part; readonly from: number; readonly to: number }[];
  /** What of it is larger than to scale. */
  readonly larger: readonly string[];
}

function barOf(memory: Memory, way: say.Way, scale: number): Bar {
  const drawn: { part: Part; from: number; to: number }[] = [];
  const larger: string[] = [];
  let at = 0;
  for (const { name, parts } of groupsOf(memory, way)) {
    const thinnest = Math.min(...parts.map(([, bytes]) => bytes)) * scale;
    const stretch = Math.max(1, LEAST / thinnest);
    if (stretch > 1) larger.push(name);
    for (const [part, bytes] of parts) {
      const end = at + bytes * scale * stretch;
      // Whole pixels, so that parts meet in crisp edges.
      drawn.push({ part, from: Math.round(at), to: Math.round(end) });
      at = end;
    }
  }
  return { parts: drawn, larger };
}

/** All three bars to one scale, the longest of them at most `width` px. */
export function barsOf(
  memory: Readonly<Record<say.Way, Memory>>,
  width: number,
): Readonly<Record<say.Way, Bar>> {
  const most = Math.max(...say.WAYS.map((way) => memory[way].total));
  const draw = (room: number) => {
    const bar = (way: say.Way) => barOf(memory[way], way, room / most);
    return { full: bar("full"), lora: bar("lora"), qlora: bar("qlora") };
  };
  const bars = draw(width);
  const isTooLong = say.WAYS.some((way) => bars[way].parts.at(-1)!.to > width);
  return isTooLong ? draw(width - SLACK) : bars;
}
