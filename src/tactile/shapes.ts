/** Creates the shapes that several sheets share. */
import type { Formats } from "../formats.js";
import { toBraille } from "./braille.js";
import { GAP, getWidth, type Label, LINE_HEIGHT, MIN_SIDE } from "./sheet.js";

/** The height of a label above a shape and of the gap between them. */
export const LABEL_SPACE = LINE_HEIGHT + GAP;

/** Returns a label whose dots start or end at `x`. `y` is the upper end of its dots. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: "start" | "end" = "start",
): Label {
  const cells = toBraille(text);
  return { type: "label", x: anchor === "end" ? x - getWidth(cells) : x, y, cells, text };
}

/** The sides of a matrix and the rank. */
type Matrix = Readonly<Record<"d" | "k" | "rank", number>>;

/** The sides of W and the thickness of B and A in mm, and how many times each is longer than to scale. */
export interface Lengths {
  readonly d: number;
  readonly k: number;
  readonly thick: number;
  readonly times: Readonly<Record<"d" | "k" | "thick", number>>;
}

/** Returns the largest lengths to scale, but at least half an inch, for which `getRest` returns no negative number. */
export function computeLengths(
  { d, k, rank }: Matrix,
  getRest: (lengths: Omit<Lengths, "times">) => readonly number[],
): Lengths {
  const at = (scale: number) => {
    const [length, width, thick] = [d, k, rank].map((count) => Math.max(MIN_SIDE, count * scale));
    return { d: length!, k: width!, thick: thick! };
  };
  // The rest is linear in each part, so halving the interval is exact enough after 50 steps.
  let [low, high] = [0, 300 / Math.max(d, k)];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (getRest(at(middle)).every((rest) => rest >= 0)) low = middle;
    else high = middle;
  }
  const lengths = at(low);
  const times = (length: number, count: number) => Number((length / (count * low)).toPrecision(2));
  return {
    ...lengths,
    times: {
      d: times(lengths.d, d),
      k: times(lengths.k, k),
      thick: times(lengths.thick, rank),
    },
  };
}

/** Returns a sentence that states which sides are to scale. */
export function describeScale({ times }: Lengths, f: Formats, hasFactors = true): string {
  const parts = [
    ["B and A are", hasFactors ? times.thick : 1, "thick"],
    ["side d is", times.d, "long"],
    ["side k is", times.k, "long"],
  ] as const;
  const enlarged = parts
    .filter(([, factor]) => factor > 1)
    .map(([part, factor, size]) => `${part} ${f.exact(factor)} times as ${size}`);
  const scale = hasFactors ? "W, B and A are drawn to scale" : "W′ is drawn to scale";
  return enlarged.length ? `${scale}, except that ${f.list(enlarged)}.` : `${scale}.`;
}
