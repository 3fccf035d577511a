/** Where the parts of each bar stand: decided here, painted in `paint.ts`. */
import type { Ink } from "../../scene.js";
import { type Costs, trainedOf, WAYS, type Way } from "./numbers.js";

/** What a part of a bar is, by its ink: `ink` is weights in training, or all of a bar's trained part where it is thin. */
export type Kind =
  | Extract<Ink, "frozen" | "ink" | "b" | "a" | "gradient" | "optimizer" | "activation">
  | "temporary";

/** A part and its ends, px from the bar's left end. */
export interface Part {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** Least width of what is seen at all, px, and from which on what is trained shows its own parts. */
export const LEAST = 3;
const PARTED = 24;

/** Bytes of what is trained, part by part: the weights or B and A, their gradients, Adam's state. */
function trainedParts(counts: Costs, way: Way): (readonly [Kind, number])[] {
  const { weights, adapter, gradients, optimizer } = counts.memory[way];
  const { b, a, trainable } = counts.count;
  const own: (readonly [Kind, number])[] =
    way === "full"
      ? [["ink", weights]]
      : [
          ["b", (adapter * b) / trainable],
          ["a", (adapter * a) / trainable],
        ];
  return [...own, ["gradient", gradients], ["optimizer", optimizer]];
}

/** Parts side by side at so many px a byte; whole pixels, so that they meet in crisp edges. */
function row(parts: readonly (readonly [Kind, number])[], scale: number, start = 0): Part[] {
  let at = start;
  return parts.map(([kind, bytes]) => {
    const from = Math.round(at);
    at += bytes * scale;
    return { kind, from, to: Math.round(at) };
  });
}

interface Bar {
  readonly parts: readonly Part[];
  /** True widths of what is frozen and of what is trained, px: drawn wider where they are under `LEAST`. */
  readonly widths: readonly [frozen: number, trained: number];
  /** Where what is trained begins and ends, px. */
  readonly trained: readonly [from: number, to: number];
}

/** One bar at so many px a byte. What is too thin to be seen is drawn wider. */
function barOf(counts: Costs, way: Way, scale: number): Bar {
  const { weights, activations, temporary } = counts.memory[way];
  const isFull = way === "full";
  const bytes = isFull ? 0 : weights;
  const whole = trainedOf(counts.memory[way]) + (isFull ? weights : 0);
  const [frozen, trained] = [bytes * scale, whole * scale];
  const start = bytes && Math.max(LEAST, Math.round(frozen));
  const end = Math.round(start + Math.max(LEAST, trained));
  const own: Part[] =
    trained < PARTED
      ? [{ kind: "ink", from: start, to: end }]
      : row(trainedParts(counts, way), scale, start);
  const held: (readonly [Kind, number])[] = [
    ["activation", activations],
    ["temporary", temporary],
  ];
  return {
    parts: [
      ...(isFull ? [] : [{ kind: "frozen", from: 0, to: start } as const]),
      ...own,
      ...row(held, scale, end),
    ],
    widths: [frozen, trained],
    trained: [start, end],
  };
}

/** All three bars to one scale, and what LoRA and QLoRA train once more, enlarged. */
export interface Bars extends Readonly<Record<Way, Bar>> {
  readonly enlarged: readonly Part[];
  /** px a byte. */
  readonly scale: number;
}

/** The longest bars that leave each way, in `width` px, the room that its words at the bar's end need. */
export function barsOf(counts: Costs, width: number, words: (way: Way) => number): Bars {
  // The least widths make a bar longer by no more than themselves.
  const room = width - 2 * LEAST;
  const longest = (way: Way) => Math.max(counts.memory[way].total, counts.measured[way] ?? 0);
  const scale = Math.min(...WAYS.map((way) => (room - words(way)) / longest(way)));
  const bar = (way: Way) => barOf(counts, way, scale);
  return {
    scale,
    full: bar("full"),
    lora: bar("lora"),
    qlora: bar("qlora"),
    enlarged: row(trainedParts(counts, "lora"), scale * counts.enlargement),
  };
}
