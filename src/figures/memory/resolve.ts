/** Computes a page's data from an author's values. Browser scripts do not load this file. */
import type { Model, Moment, StepInput } from "../../counts/index.js";
import {
  activations,
  copiesSequences,
  countAdapters,
  countImageTokens,
  getSequenceLength,
  getWindow,
  hasLayers,
  type ModelCount,
  publishedPeaks,
  quantizedWeights,
  toModel,
  trainingState,
} from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import type { InputOf } from "../../options.js";
import type { Resolved } from "../figure.js";
import { resolveModel } from "../resolve-model.js";
import { type Box, findHighest } from "./highest.js";
import { kind } from "./kind.js";
import {
  type ByteCoefficients,
  getTerms,
  type MomentCoefficients,
  type PeakMoments,
  type Training,
  type TrainingMode,
} from "./numbers.js";

type Samples = readonly (readonly [batch: number, sequence: number])[];

/** Batch sizes and sequence lengths of the simulated steps to which `fitCoefficients` fits the coefficients. */
const SAMPLES = [
  [1, 4],
  [2, 4],
  [1, 8],
  [2, 8],
  [1, 16],
] as const;

/**
 * The samples for rank 2. Two are enough, because the bytes depend on the rank only through the terms `rank`
 * and `tokens × rank`.
 */
const RANK_SAMPLES: Samples = SAMPLES.slice(0, 2);

/**
 * Fits the coefficients of a byte count that grows linearly with the number of images. `tokens` is the number of
 * tokens of an image.
 */
function fitImageCoefficients(
  [first, second]: readonly (readonly number[])[],
  tokens: number,
): ByteCoefficients {
  const [a, b] = first as [number, number];
  const [low, high] = second as [number, number];
  const slope = (high - low - (b - a)) / tokens;
  const constant = low - a - slope * tokens;
  return [(b - a) / tokens - slope, slope, 2 * a - b - constant, constant];
}

/** Fits the coefficients of a byte count to its values for `SAMPLES` (rank 1) and `RANK_SAMPLES` (rank 2). */
function fitCoefficients([first, second]: readonly (readonly number[])[]): ByteCoefficients {
  const [a, b, c, d, e] = first as [number, number, number, number, number];
  const [low2, high2] = second as [number, number];
  const square = (d - c - 2 * (b - a)) / 32;
  const token = (b - a) / 4 - 4 * square;
  const rest = (value: number, length: number) => value - token * length - square * length ** 2;
  const [low, middle, high] = [rest(a, 4), rest(c, 8), rest(e, 16)];
  const curve = ((high - middle) / 8 - (middle - low) / 4) / 12;
  const slope = (middle - low) / 4 - 12 * curve;
  const constant = low - 4 * slope - 16 * curve;
  const ranked = (high2 - low2 - (b - a)) / 4;
  const rank = low2 - a - 4 * ranked;
  return [token - ranked, ranked, constant - rank, rank, square, slope, curve];
}

const withoutTrailingZeros = (coefficients: ByteCoefficients): ByteCoefficients =>
  coefficients.slice(0, coefficients.findLastIndex((coefficient) => coefficient !== 0) + 1);

type Run = readonly (readonly Moment[])[];
const TERM_INDICES = [...getTerms(1, 1, 1).keys()];
const PARTS = ["gradients", "activations", "temporary"] as const;

const sumBytes = ({ gradients, activations, temporary }: Moment) =>
  gradients + activations + temporary;

/**
 * The moments that no other moment exceeds in all coefficients. Only these can be the peak.
 * `runs` are the simulated steps at ranks 1 and 2.
 */
function findCandidates(
  runs: readonly [Run, Run],
  images: number | undefined,
): MomentCoefficients[] {
  const toCoefficients = (bytes: readonly (readonly number[])[]) =>
    images === undefined ? fitCoefficients(bytes) : fitImageCoefficients(bytes, images);
  const getCoefficients = (index: number, getPart: (moment: Moment) => number) =>
    toCoefficients(runs.map((run) => run.map((moments) => getPart(moments[index]!))));
  let maximal: { readonly index: number; readonly total: ByteCoefficients }[] = [];
  const exceeds = (total: ByteCoefficients, other: ByteCoefficients) => {
    for (let term = 0; term < total.length; term++) if (total[term]! < other[term]!) return false;
    return true;
  };
  for (const index of runs[0][0]!.keys()) {
    const total = getCoefficients(index, sumBytes);
    if (maximal.some((other) => exceeds(other.total, total))) continue;
    maximal = [...maximal.filter((other) => !exceeds(total, other.total)), { index, total }];
  }
  return maximal.map(({ index }) => {
    const coefficients = PARTS.map((part) => getCoefficients(index, (moment) => moment[part]));
    const [gradients, stored, temporary] = (
      images === undefined ? coefficients.map(withoutTrailingZeros) : coefficients
    ) as [ByteCoefficients, ByteCoefficients, ByteCoefficients];
    return [runs[0][0]![index]!.phase, gradients, stored, temporary];
  });
}

/** The moments that can be the peak. */
interface Candidates {
  readonly moments: readonly MomentCoefficients[];
  /** For each moment, the coefficients of the sum of its bytes. */
  readonly totals: readonly ByteCoefficients[];
  /**
   * Caches, for each range of rank, batch and length (a `Box`, as JSON), the indices of the moments that are
   * the peak somewhere in it.
   */
  readonly highestByBox: Map<string, ReadonlySet<number>>;
}

/** Caches candidates by modules and by settings, because many figures show the same model. */
const cache = new WeakMap<Model["modules"], Map<string, Candidates>>();

/** The moments that can be the peak of training. `counts` are at ranks 1 and 2. */
function findMoments(
  counts: readonly ModelCount[],
  input: Omit<StepInput, "batch" | "sequence">,
): Candidates {
  const { modules } = counts[0]!.model;
  const cached = cache.get(modules) ?? new Map<string, Candidates>();
  cache.set(modules, cached);
  const key = JSON.stringify([
    counts[0]!.modules.map(({ rank, parameters }) => [rank, parameters]),
    input,
  ]);
  const run = (count: ModelCount, samples: Samples): Run =>
    samples.map(([batch, sequence]) => activations(count, { ...input, batch, sequence }).moments);
  const compute = (): Candidates => {
    const images = countImageTokens(counts[0]!.model);
    const toImageSamples = (samples: Samples): Samples =>
      images === undefined ? samples : RANK_SAMPLES.map(([batch]) => [batch, images]);
    const first = run(counts[0]!, toImageSamples(SAMPLES));
    const second = input.isFull ? first : run(counts[1]!, toImageSamples(RANK_SAMPLES));
    const moments = findCandidates([first, second], images);
    const totals = moments.map(([, ...parts]) =>
      TERM_INDICES.map((term) => parts.reduce((sum, part) => sum + (part[term] ?? 0), 0)),
    );
    return { moments, totals, highestByBox: new Map() };
  };
  const moments = cached.get(key) ?? compute();
  cached.set(key, moments);
  return moments;
}

/** The moments that are the peak somewhere in the box, from the cache if possible. */
function getHighest(
  { moments, totals, highestByBox }: Candidates,
  box: Box,
): readonly MomentCoefficients[] {
  const key = JSON.stringify(box);
  const indices = highestByBox.get(key) ?? findHighest(totals, box);
  highestByBox.set(key, indices);
  return moments.filter((_, index) => indices.has(index));
}

export function resolve(values: InputOf<typeof kind.options>): Training & Resolved {
  const { batch = 1, checkpointing = false, padded: isPadded = false } = values;
  const { precision = "mixed", optimizer = "adamw", quantization = "nf4-double" } = values;
  const { rank, maxRank, model, name, targets, excludeModules, experts } = values;
  const adapter = { targets, excludeModules, experts };
  const countAt = (rank: number) => countAdapters(toModel(model), { rank, ...adapter });
  const count = countAt(rank);
  const state = (isFull: boolean, base: typeof quantization | "none" = "none") =>
    trainingState(count, { isFull, precision, optimizer, quantization: base });
  const isKnown = hasLayers(count.model);
  const images = countImageTokens(count.model);
  const sequence = getSequenceLength(count.model, values);
  if (images !== undefined && isPadded) throw new LoraError("padded", "false for images", isPadded);
  const counts = [1, 2].map(countAt);
  const resolved = resolveModel({ rank, maxRank, model, name, ...adapter });
  const window = isKnown ? getWindow(count.model) : Number.POSITIVE_INFINITY;
  const findPeakMomentsFor = (from: number, to: number, isSingle: boolean): PeakMoments => {
    const box: Box = {
      rank: [1, resolved.maxRank],
      batch: [1, isSingle ? 1 : kind.options.batch.max],
      sequence: [from, to - 1],
    };
    const findForMode = (mode: TrainingMode, checkpointing: boolean) =>
      getHighest(
        findMoments(counts, {
          isFull: mode === "full",
          isQuantized: mode === "qlora",
          precision,
          checkpointing,
          isPadded,
          isLimited: from >= window,
          isSingle,
        }),
        box,
      );
    const findWithAndWithoutCheckpointing = (mode: TrainingMode) =>
      [findForMode(mode, false), findForMode(mode, true)] as const;
    return {
      from,
      ...(isSingle && { batch: 1 }),
      modes: {
        full: findWithAndWithoutCheckpointing("full"),
        lora: findWithAndWithoutCheckpointing("lora"),
        qlora: findWithAndWithoutCheckpointing("qlora"),
      },
    };
  };
  const findPeakMoments = (from: number, to: number): readonly PeakMoments[] =>
    (copiesSequences(count.model) ? [false, true] : [false]).map((isSingle) =>
      findPeakMomentsFor(from, to, isSingle),
    );
  const max = Math.max(8192, sequence);
  const findAllPeakMoments = () =>
    images !== undefined
      ? findPeakMoments(images, images + 1)
      : window > 1 && window <= max
        ? [...findPeakMoments(1, window), ...findPeakMoments(window, max + 1)]
        : findPeakMoments(1, max + 1);
  const inactiveOptions = isKnown
    ? images === undefined
      ? undefined
      : ["sequence"]
    : ["batch", "sequence", "checkpointing"];
  return {
    ...resolved,
    batch,
    sequence,
    checkpointing,
    precision,
    optimizer,
    full: state(true),
    bases: { lora: state(false).weights, qlora: state(false, quantization).weights },
    ...(2 * quantizedWeights(count.model) < resolved.base ? { isMostlyFp32: true } : {}),
    inactiveOptions,
    moments: isKnown ? findAllPeakMoments() : undefined,
    published:
      isPadded && optimizer === "adamw" && precision === "bf16" ? publishedPeaks(count) : undefined,
  };
}
