/** Computes the bars and their scale; `compose.ts` draws them. */
import { type Kind, type Segment, toSegments } from "../shapes/bar.js";
import type { Work } from "./numbers.js";

/** A pass of a training step, and the multiply-adds per token that it takes. */
export type Pass = readonly [
  kind: Extract<Kind, "forward" | "inputGradient" | "gradient">,
  amount: number,
];

/** The smallest visible width of the gradient of B and A, px. */
const MIN_WIDTH = 4;

/** The passes of a training step with full fine-tuning. */
export const listFull = ({ forward }: Work): readonly Pass[] => [
  ["forward", forward],
  ["inputGradient", forward],
  ["gradient", forward],
];

/** The passes of a training step with LoRA. A frozen matrix needs the gradient of its input, not of its weights. */
export const listLora = ({ forward, added }: Work): readonly Pass[] => [
  ["forward", forward + added],
  ["inputGradient", forward + added],
  ["gradient", added],
];

/** The bars of a training step, and where LoRA's parts end. */
export interface Bars {
  readonly full: readonly Segment[];
  readonly lora: readonly Segment[];
  /** The gradient of B and that of A, which may be drawn wider than to scale. */
  readonly trained: readonly Segment[];
  /** How wide the gradient of B and A is to scale, px. */
  readonly toScale: number;
  /** Both ends of what LoRA skips, px. The same if it skips less than it adds. */
  readonly skipped: readonly [from: number, to: number];
  /** px per multiply-add. */
  readonly scale: number;
}

/** Bars to one scale, of which the longest fits into `room` px. */
export function computeBars(counts: Work, room: number, minWidth = MIN_WIDTH): Bars {
  const { full, lora, added, ofB } = counts;
  const scale = room / Math.max(full, lora);
  const passes = listLora(counts);
  const segments = toSegments(passes.slice(0, 2), scale);
  const start = segments[1]!.to;
  const width = Math.max(minWidth, Math.round(added * scale));
  const trained = toSegments(
    [
      ["b", ofB],
      ["a", added - ofB],
    ],
    width / added,
    start,
  );
  const fullSegments = toSegments(listFull(counts), scale);
  const end = start + width;
  return {
    full: fullSegments,
    lora: segments,
    trained,
    toScale: added * scale,
    scale,
    skipped: [end, Math.max(end, fullSegments[2]!.to)],
  };
}
