/** Computes the parts of each bar; `paint.ts` draws them. */
import type { Ink } from "../../scene.js";
import { type Costs, sumTrainedBytes, TRAINING_MODES, type TrainingMode } from "./numbers.js";

/** The kinds of part, by ink. `ink` is trained weights or, in a bar with a thin trained part, the complete part. */
export type Kind =
  | Extract<Ink, "frozen" | "ink" | "b" | "a" | "gradient" | "optimizer" | "activation">
  | "temporary";

/** A part and its ends, px from the bar's left end. */
export interface Part {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** The minimum visible width, and the minimum width at which a trained part is divided, px. */
export const MIN_WIDTH = 3;
const MIN_DIVIDED = 24;

/** Returns the bytes of the trained parts: the weights or B and A, their gradients and the optimizer's state. */
function trainedParts(counts: Costs, mode: TrainingMode): (readonly [Kind, number])[] {
  const { weights, adapter, gradients, optimizer } = counts.memory[mode];
  const { b, a, trainable } = counts.count;
  const trained: (readonly [Kind, number])[] =
    mode === "full"
      ? [["ink", weights]]
      : [
          ["b", (adapter * b) / trainable],
          ["a", (adapter * a) / trainable],
        ];
  return [...trained, ["gradient", gradients], ["optimizer", optimizer]];
}

/** Places parts side by side at `scale` px per byte. Rounds to whole pixels, so that edges are crisp. */
function placeParts(parts: readonly (readonly [Kind, number])[], scale: number, start = 0): Part[] {
  let position = start;
  return parts.map(([kind, bytes]) => {
    const from = Math.round(position);
    position += bytes * scale;
    return { kind, from, to: Math.round(position) };
  });
}

interface Bar {
  readonly parts: readonly Part[];
  /** Widths to scale of the frozen and the trained part, px. Parts below `MIN_WIDTH` are drawn wider. */
  readonly toScale: readonly [frozen: number, trained: number];
  /** Both ends of the trained part, px. */
  readonly trained: readonly [from: number, to: number];
}

/** Returns a bar at `scale` px per byte. Parts that are too thin to see are widened. */
function computeBar(counts: Costs, mode: TrainingMode, scale: number): Bar {
  const { weights, activations, temporary } = counts.memory[mode];
  const isFull = mode === "full";
  const frozenBytes = isFull ? 0 : weights;
  const trainedBytes = sumTrainedBytes(counts.memory[mode]) + (isFull ? weights : 0);
  const [frozen, trained] = [frozenBytes * scale, trainedBytes * scale];
  const start = frozenBytes && Math.max(MIN_WIDTH, Math.round(frozen));
  const end = Math.round(start + Math.max(MIN_WIDTH, trained));
  const trainedRow: Part[] =
    trained < MIN_DIVIDED
      ? [{ kind: "ink", from: start, to: end }]
      : placeParts(trainedParts(counts, mode), scale, start);
  const activationParts: (readonly [Kind, number])[] = [
    ["activation", activations],
    ["temporary", temporary],
  ];
  return {
    parts: [
      ...(isFull ? [] : [{ kind: "frozen", from: 0, to: start } as const]),
      ...trainedRow,
      ...placeParts(activationParts, scale, end),
    ],
    toScale: [frozen, trained],
    trained: [start, end],
  };
}

/** Three bars to one scale, and the enlarged trained part of LoRA and QLoRA. */
export interface Bars extends Readonly<Record<TrainingMode, Bar>> {
  readonly enlarged: readonly Part[];
  /** px per byte. */
  readonly scale: number;
}

/** Returns the longest bars that leave room, within `width` px, for the labels at their ends. */
export function computeBars(
  counts: Costs,
  width: number,
  getLabelWidth: (mode: TrainingMode) => number,
): Bars {
  // Widening two thin parts makes a bar longer by at most their minimum widths.
  const room = width - 2 * MIN_WIDTH;
  const longest = (mode: TrainingMode) =>
    Math.max(counts.memory[mode].total, counts.measured[mode] ?? 0);
  const scale = Math.min(
    ...TRAINING_MODES.map((mode) => (room - getLabelWidth(mode)) / longest(mode)),
  );
  const bar = (mode: TrainingMode) => computeBar(counts, mode, scale);
  return {
    scale,
    full: bar("full"),
    lora: bar("lora"),
    qlora: bar("qlora"),
    enlarged: placeParts(trainedParts(counts, "lora"), scale * counts.enlargement),
  };
}
