/** Computes the parts of each bar; `compose.ts` draws them. */
import { enlargement } from "../picture.js";
import { type Segment, toSegments } from "../shapes/bar.js";
import {
  type Costs,
  type MemoryUse,
  sumTrainedBytes,
  TRAINING_MODES,
  type TrainingMode,
} from "./numbers.js";

/** The kinds of part that the bars have. */
export type Kind =
  | "weights"
  | "frozen"
  | "b"
  | "a"
  | "gradient"
  | "optimizer"
  | "activation"
  | "temporary";
type Amount = readonly [kind: Kind, bytes: number];

/** The minimum visible width of a trained part, and that at which it shows gradients and optimizer state, px. */
const MIN_WIDTH = 2;
const MIN_DIVIDED = 24;
/** Distance between a bar and its total, px. */
export const APART = 10;

/** The bytes that LoRA and QLoRA need for what they train: B, A, gradients and the optimizer's state. */
export function listTrained({ count, memory }: Costs, mode: "lora" | "qlora"): readonly Amount[] {
  const { adapter, gradients, optimizer } = memory[mode];
  const { b, a, trainable } = count;
  return withoutZeros([
    ["b", (adapter * b) / trainable],
    ["a", (adapter * a) / trainable],
    ["gradient", gradients],
    ["optimizer", optimizer],
  ]);
}

/** What is in memory besides weights and what is trained. */
export const listResults = ({ activations, temporary }: MemoryUse): readonly Amount[] =>
  withoutZeros([
    ["activation", activations],
    ["temporary", temporary],
  ]);

export const listFull = ({ memory: { full } }: Costs): readonly Amount[] =>
  withoutZeros([
    ["weights", full.weights],
    ["gradient", full.gradients],
    ["optimizer", full.optimizer],
    ...listResults(full),
  ]);

const withoutZeros = (amounts: readonly Amount[]) => amounts.filter(([, bytes]) => bytes > 0);

/** A bar of LoRA or QLoRA. */
interface Bar {
  readonly frozen: Segment;
  readonly trained: readonly Segment[];
  readonly results: readonly Segment[];
  /** Both ends of the trained part, and the bar's end, px. */
  readonly ends: readonly [from: number, to: number, end: number];
  /** How many times wider than to scale the trained part is drawn, so that it is visible. Undefined if it is to scale. */
  readonly times: number | undefined;
}

function computeBar(counts: Costs, mode: "lora" | "qlora", scale: number, minWidth: number): Bar {
  const memory = counts.memory[mode];
  const from = Math.max(1, Math.round(memory.weights * scale));
  const toScale = sumTrainedBytes(memory) * scale;
  const width = Math.max(minWidth, Math.round(toScale));
  const to = from + width;
  const amounts = listTrained(counts, mode);
  const shown = width < MIN_DIVIDED ? amounts.slice(0, 2) : amounts;
  const sum = shown.reduce((total, [, bytes]) => total + bytes, 0);
  const results = toSegments(listResults(memory), scale, to);
  return {
    frozen: { kind: "frozen", from: 0, to: from },
    trained: toSegments(shown, width / sum, from),
    results,
    ends: [from, to, results.at(-1)?.to ?? to],
    times: enlargement(width, toScale),
  };
}

/** Three bars to one scale, and a magnified view of what LoRA and QLoRA train. */
export interface Bars {
  readonly full: readonly Segment[];
  readonly lora: Bar;
  readonly qlora: Bar;
  readonly magnified: readonly Segment[];
  /** How many times larger than the bars the magnified view is, to two significant digits. */
  readonly magnification: number;
  /** px per byte. */
  readonly scale: number;
}

/**
 * The longest bars that fit into `room` px and leave the room that their labels need after their ends. The
 * magnified view is about `length` px long.
 */
export function computeBars(
  counts: Costs,
  room: number,
  getTaken: (mode: TrainingMode) => number,
  { minWidth = MIN_WIDTH, length = 0 } = {},
): Bars {
  const fit = (mode: TrainingMode) => {
    const longest = Math.max(counts.memory[mode].total, counts.measured[mode] ?? 0);
    // Two thin parts make a bar longer by at most their minimum widths.
    const widened = mode === "full" ? 0 : 2 * minWidth;
    return (room - widened - getTaken(mode)) / longest;
  };
  const scale = Math.min(...TRAINING_MODES.map(fit));
  const full = toSegments(listFull(counts), scale);
  const toScale = sumTrainedBytes(counts.memory.qlora) * scale;
  const magnification = Number((length / toScale).toPrecision(2));
  return {
    scale,
    full: full.at(-1)!.to ? full : [{ kind: "weights", from: 0, to: 1 }],
    lora: computeBar(counts, "lora", scale, minWidth),
    qlora: computeBar(counts, "qlora", scale, minWidth),
    magnified: toSegments(listTrained(counts, "qlora"), scale * magnification),
    magnification,
  };
}
