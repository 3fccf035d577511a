/** Turns an author's values into the data that a page carries. Scripts do not load it. */
import { activations } from "../../models/activations.js";
import { countOn, type ModelCount } from "../../models/count.js";
import { hasLayers, windowOf } from "../../models/layers.js";
import { modelOf } from "../../models/lookup.js";
import type { Model } from "../../models/model.js";
import type { StepInput } from "../../models/modules.js";
import type { Moment } from "../../models/peak.js";
import { publishedPeaks } from "../../models/published.js";
import { TRAINING, trainingState } from "../../models/training.js";
import { choice, type InputOf, number } from "../../options.js";
import type { Resolved } from "../figure.js";
import { EXPERTS } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import {
  bytesAt,
  type Grown,
  type GrownMoment,
  type Needs,
  type Training,
  termsOf,
  type Way,
} from "./numbers.js";

export const OPTIONS = {
  ...MODEL_OPTIONS,
  experts: EXPERTS,
  batch: number({
    min: 1,
    max: 128,
    default: TRAINING.batch.default,
    about: TRAINING.batch.about,
    control: { kind: "slider", scale: "log2", min: 1, max: 64 },
  }),
  sequence: number({
    min: 1,
    max: 32_768,
    default: TRAINING.sequence.default,
    about: TRAINING.sequence.about,
    control: { kind: "slider", scale: "log2", min: 128, max: 8192 },
  }),
  checkpointing: { ...TRAINING.checkpointing, control: { kind: "tick" } as const },
  padded: TRAINING.isPadded,
  precision: TRAINING.precision,
  optimizer: TRAINING.optimizer,
  quantization: choice(TRAINING.quantization.values.slice(1) as ["nf4", "nf4-double"], {
    default: "nf4-double",
    about: "QLoRA's base: NF4, or NF4 with quantized scales",
  }),
};

/** Batches and lengths at which bytes are counted to find their coefficients. */
const SAMPLES = [
  [1, 4],
  [2, 4],
  [1, 8],
  [2, 8],
  [1, 16],
] as const;

/** Coefficients at one rank. */
type Curve = Readonly<Record<"token" | "square" | "curve" | "slope" | "constant", number>>;

/** Returns the coefficients of a number of bytes, from its values at the samples for two ranks. */
function grown(values: readonly (readonly number[])[]): Grown {
  const [first, second] = values.map(([a, b, c, d, e]): Curve => {
    const square = (d! - c! - 2 * (b! - a!)) / 32;
    const token = (b! - a!) / 4 - 4 * square;
    const rest = (value: number, length: number) => value - token * length - square * length ** 2;
    const [low, middle, high] = [rest(a!, 4), rest(c!, 8), rest(e!, 16)];
    const curve = ((high - middle) / 8 - (middle - low) / 4) / 12;
    const slope = (middle - low) / 4 - 12 * curve;
    return { token, square, curve, slope, constant: low - 4 * slope - 16 * curve };
  }) as [Curve, Curve];
  const [ranked, rank] = [second.token - first.token, second.constant - first.constant];
  const coefficients = [
    first.token - ranked,
    ranked,
    first.constant - rank,
    rank,
    first.square,
    first.slope,
    first.curve,
  ];
  while (coefficients.at(-1) === 0) coefficients.pop();
  return coefficients;
}

/** Returns powers of 2 in this range. */
const powers = (from: number, to: number) =>
  Array.from({ length: Math.log2(to / from) + 1 }, (_, index) => from * 2 ** index);

type Run = readonly (readonly Moment[])[];
/** The number of terms. */
const TERMS = termsOf(1, 1, 1);
const PARTS = ["gradients", "activations", "temporary"] as const;

/** Returns the bytes of a moment, or of those parts of it. */
const bytesOf = (moment: Moment, parts: readonly (typeof PARTS)[number][] = PARTS) =>
  parts.reduce((sum, part) => sum + moment[part], 0);

/** Returns the moments that no other exceeds in every coefficient. `runs` are passes at two ranks. */
function candidates(runs: readonly [Run, Run]): GrownMoment[] {
  const grownOf = (index: number, parts?: readonly (typeof PARTS)[number][]) =>
    grown(runs.map((run) => run.map((moments) => bytesOf(moments[index]!, parts))));
  let kept: { readonly index: number; readonly total: Grown }[] = [];
  const exceeds = (total: Grown, other: Grown) =>
    TERMS.every((_, term) => (total[term] ?? 0) >= (other[term] ?? 0));
  for (const index of runs[0][0]!.keys()) {
    const total = grownOf(index);
    if (kept.some((other) => exceeds(other.total, total))) continue;
    kept = [...kept.filter((other) => !exceeds(total, other.total)), { index, total }];
  }
  return kept.map(({ index }) => {
    const [gradients, stored, temporary] = PARTS.map((part) => grownOf(index, [part])) as [
      Grown,
      Grown,
      Grown,
    ];
    return [runs[0][0]![index]!.phase, gradients, stored, temporary];
  });
}

/** Candidates by the modules that they were computed for, because many figures show one model. */
const known = new WeakMap<Model["modules"], Map<string, readonly GrownMoment[]>>();

/** Returns the moments that may be the highest in training with one of these adapters. */
function momentsOf(
  counts: readonly ModelCount[],
  input: Omit<StepInput, "batch" | "sequence">,
): readonly GrownMoment[] {
  const { modules } = counts[0]!.model;
  const found = known.get(modules) ?? new Map<string, readonly GrownMoment[]>();
  known.set(modules, found);
  const key = JSON.stringify([
    counts[0]!.modules.map(({ rank, parameters }) => [rank, parameters]),
    input,
  ]);
  const run = (count: ModelCount): Run =>
    SAMPLES.map(([batch, sequence]) => activations(count, { ...input, batch, sequence }).moments);
  const compute = () => {
    const first = run(counts[0]!);
    return candidates([first, input.isFull ? first : run(counts[1]!)]);
  };
  const moments = found.get(key) ?? compute();
  found.set(key, moments);
  return moments;
}

/** Returns the moments that are the highest for one of these ranks, batches and lengths. */
function highest(
  moments: readonly GrownMoment[],
  ranks: readonly number[],
  batches: readonly number[],
  sequences: readonly number[],
): readonly GrownMoment[] {
  const totals = moments.map(([, ...parts]) =>
    TERMS.map((_, term) => parts.reduce((sum, part) => sum + (part[term] ?? 0), 0)),
  );
  const found = new Set<GrownMoment>();
  for (const rank of ranks)
    for (const batch of batches)
      for (const sequence of sequences) {
        const terms = termsOf(rank, batch, sequence);
        let [best, max] = [0, -1];
        for (const [index, total] of totals.entries()) {
          const bytes = bytesAt(total, terms);
          if (bytes > max) [best, max] = [index, bytes];
        }
        found.add(moments[best]!);
      }
  return moments.filter((moment) => found.has(moment));
}

/** Returns the input for an author's values. Throws LoraError. */
export function resolve(values: InputOf<typeof OPTIONS>): Training & Resolved {
  const { batch = 1, sequence = 512, checkpointing = false, padded: isPadded = false } = values;
  const { precision = "mixed", optimizer = "adamw", quantization = "nf4-double" } = values;
  const { rank, maxRank, model, targets, excludeModules, experts } = values;
  const adapter = { targets, excludeModules, experts };
  const countAt = (rank: number) => countOn(modelOf(model), { rank, ...adapter });
  const count = countAt(rank);
  const state = (isFull: boolean, base: typeof quantization | "none" = "none") =>
    trainingState(count, { isFull, precision, optimizer, quantization: base });
  const isKnown = hasLayers(count.model);
  const counts = [1, 2].map(countAt);
  const resolved = resolveModel({ rank, maxRank, model, ...adapter });
  const needsOf = (from: number, to: number): Needs => {
    const sequences = [...powers(128, 8192), sequence].filter((each) => from <= each && each < to);
    const of = (way: Way, checkpointing: boolean) =>
      highest(
        momentsOf(counts, {
          isFull: way === "full",
          isQuantized: way === "qlora",
          precision,
          checkpointing,
          isPadded,
          isLimited: from > 1,
        }),
        [1, ...powers(2, 1024).filter((each) => each < resolved.maxRank), rank, resolved.maxRank],
        [...powers(1, 64), batch],
        sequences,
      );
    const both = (way: Way) => [of(way, false), of(way, true)] as const;
    return { from, ways: { full: both("full"), lora: both("lora"), qlora: both("qlora") } };
  };
  const window = isKnown ? windowOf(count.model) : Number.POSITIVE_INFINITY;
  const max = Math.max(8192, sequence);
  const regimes = () =>
    window <= max ? [needsOf(1, window), needsOf(window, max + 1)] : [needsOf(1, max + 1)];
  return {
    ...resolved,
    batch,
    sequence,
    checkpointing,
    precision,
    optimizer,
    full: state(true),
    bases: { lora: state(false).weights, qlora: state(false, quantization).weights },
    still: isKnown ? undefined : ["batch", "sequence", "checkpointing"],
    needs: isKnown ? regimes() : undefined,
    published:
      isPadded && optimizer === "adamw" && precision === "bf16" ? publishedPeaks(count) : undefined,
  };
}
