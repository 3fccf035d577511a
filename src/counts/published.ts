/**
 * Compares our memory estimates with the peaks that PEFT's benchmark published.
 * Source: huggingface/peft at commit 5d602fd, method_comparison/MetaMathQA. Setting:
 * meta-llama/Llama-3.2-3B, bfloat16, batches of 4 padded sequences, AdamW, no checkpointing, SDPA, one
 * NVIDIA L40S. The peak is the most memory that PyTorch's allocator had reserved after any step.
 */
import { activations } from "./activations.js";
import { shapesOfConfig } from "./config.js";
import { countAdapters, type ModelCount } from "./count.js";
import { findModel } from "./lookup.js";
import { findPeak } from "./peak.js";
import { ALL_LINEAR } from "./targets.js";
import { trainingMemory, trainingState } from "./training.js";

const MODEL = "meta-llama/Llama-3.2-3B";
const BATCH = 4;
/** The size of the model's vocabulary, in tokens. */
const VOCABULARY_SIZE = 128_256;

/**
 * Two numbers that the benchmark does not state, each fitted on one run. `sequence` is the number of
 * tokens in its longest batch. The benchmark limits texts by characters, which leaves at most 768 tokens.
 * `reserved` is the share of freed gradients that the allocator keeps reserved.
 */
export const FITTED = {
  sequence: { value: 750, run: "LoRA, rank 64" },
  reserved: { value: 0.35, run: "Full fine-tuning" },
} as const;

/**
 * Columns: name, peak of reserved memory, trained parameters, rank, adapted modules, virtual tokens.
 * The table omits LoRA-FA's run: its frozen A does not need the stored inputs (2.06 GB), but the published
 * peak includes them.
 */
const RUNS_TABLE = `
Full fine-tuning|38868615168|3212749824|0|all
LoRA, rank 32|22292725760|9175040|32|q, v
LoRA, rank 64|22552772608|18350080|64|q, v
DoRA, rank 32|24532484096|9289728|32|q, v
LoRA, rank 10|24698159104|9461760|10|MLP
BD-LoRA, rank 14|24685576192|8429568|14|MLP
AdaLoRA, rank 64 at first|22781362176|18353664|64|q, v
GraLoRA, rank 32|22296920064|9175040|32|q, v
DeLoRA, rank 32|22351446016|9175096|32|q, v
BEFT|20172505088|28672|0|none
MiSS|20271071232|7340032|0|none
MiSS, mini|20208156672|229376|0|none
TinyLoRA|20124270592|3584|0|none
Prompt tuning|24394072064|614400|0|none|200
Prompt tuning, from words|24410849280|614400|0|none|200
P-tuning|20921188352|28382208|0|none|20
`.trim();

const QUERY_VALUE = ["q_proj", "v_proj"];
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "q, v": QUERY_VALUE,
  MLP: ["gate_proj", "up_proj", "down_proj"],
};

/** A published run. */
interface Run {
  readonly name: string;
  /** Bytes reserved at the peak, as published. */
  readonly peak: number;
  /** Trained parameters. */
  readonly trained: number;
  readonly isFull: boolean;
  readonly hasMagnitude: boolean;
  /** Rank of the matrices that multiply an adapted module's input; 0 for methods without them. */
  readonly rank: number;
  readonly targets: readonly string[];
  /** Virtual tokens before each sequence. */
  readonly virtualTokens: number;
}

/** Runs of methods that store the same activations as full fine-tuning, LoRA, DoRA or a frozen model. */
export const runs: readonly Run[] = RUNS_TABLE.split("\n").map((line) => {
  const [name = "", peak, trained, rank, modules = "", virtualTokens = 0] = line.split("|");
  return {
    name,
    peak: Number(peak),
    trained: Number(trained),
    isFull: modules === "all",
    hasMagnitude: name.startsWith("DoRA"),
    rank: Number(rank),
    targets: TARGETS[modules] ?? [],
    virtualTokens: Number(virtualTokens),
  };
});

/** Returns the parameter count of the run. A module without added matrices counts as frozen. */
function toCount({ rank, targets, hasMagnitude, trained }: Run): ModelCount {
  const count = countAdapters(findModel(MODEL), {
    rank: rank || 1,
    targets: rank ? targets : QUERY_VALUE,
    dora: hasMagnitude,
  });
  const frozen = count.modules.map((module) => ({ ...module, rank: 0, parameters: 0 }));
  return { ...count, modules: rank ? count.modules : frozen, trainable: trained };
}

/**
 * Estimates the bytes that the benchmark's allocator reserves at the peak. They are the sum of three parts:
 * a step, the 16-bit logits that the benchmark's loop keeps, and freed gradients that stay reserved.
 */
export function reservedPeak(run: Run): number {
  const count = toCount(run);
  const sequence = FITTED.sequence.value + run.virtualTokens;
  const { isFull } = run;
  const setting = { isFull, precision: "bf16", batch: BATCH, sequence, isPadded: true } as const;
  const state = trainingState(count, setting);
  const { moments } = activations(count, {
    ...setting,
    checkpointing: false,
    isQuantized: false,
    // Methods of rank 0 train parameters before the first layer, or in all layers.
    inputNeedsGradient: run.rank === 0,
  });
  const { total } = findPeak(state, moments, { isForeach: true });
  return total + 2 * BATCH * sequence * VOCABULARY_SIZE + FITTED.reserved.value * state.gradients;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Runs that were not used to fit `FITTED`. */
export const unfittedRuns = runs.filter(
  ({ name }) => !Object.values(FITTED).some(({ run }) => run === name),
);

/** Returns the median of the absolute relative errors of an estimate, over the unfitted runs. */
export const medianError = (estimate: (run: Run) => number): number =>
  median(unfittedRuns.map((run) => Math.abs(estimate(run) / run.peak - 1)));

/**
 * Returns the constant estimate with the smallest median error over the unfitted runs. At this constant, two runs
 * have equal errors.
 */
export function bestConstant(): { readonly bytes: number; readonly error: number } {
  const peaks = unfittedRuns.map(({ peak }) => peak);
  const candidates = peaks.flatMap((peak) => peaks.map((other) => 2 / (1 / peak + 1 / other)));
  const errors = candidates.map((bytes) => ({ bytes, error: medianError(() => bytes) }));
  return errors.reduce((best, candidate) => (candidate.error < best.error ? candidate : best));
}

/**
 * Returns the published peaks of full fine-tuning and of LoRA by rank. Returns undefined if the figure's
 * model or targets differ from the benchmark's.
 */
export function publishedPeaks({ model, targets }: ModelCount) {
  if (model.id !== MODEL || [...targets].sort().join() !== QUERY_VALUE.join()) return undefined;
  const isPlain = ({ name, targets }: Run) => name.startsWith("LoRA, ") && targets === QUERY_VALUE;
  return {
    batch: BATCH,
    sequence: FITTED.sequence.value,
    full: runs.find(({ isFull }) => isFull)!.peak,
    lora: runs.filter(isPlain).map(({ rank, peak }) => [rank, peak] as const),
  };
}

/**
 * Published memory of LoRA in GB, by length: batch 1, gradient checkpointing, rank 64 on all linear
 * modules, bf16, one A100-SXM4-80G. The models have the shapes of Qwen2's type. Source: QwenLM/Qwen at
 * commit 03cd81f, README.md, "Profiling of Memory and Speed".
 */
export const A100 = {
  sequences: [256, 512, 1024, 2048, 4096, 8192],
  models: [
    {
      layers: 24,
      hidden: 2048,
      inner: 5504,
      heads: 16,
      gigabytes: [6.7, 7.4, 8.4, 11, 16.2, 21.8],
    },
    {
      layers: 32,
      hidden: 4096,
      inner: 11008,
      heads: 32,
      gigabytes: [20.1, 20.4, 21.5, 23.8, 29.7, 36.6],
    },
  ],
} as const;

/** Returns how many bytes each measurement on the A100 exceeds the computed peak. */
export const measuredOverheads = (): number[] =>
  A100.models.flatMap(({ layers, hidden, inner, heads, gigabytes }) => {
    const model = shapesOfConfig({
      model_type: "qwen2",
      num_hidden_layers: layers,
      hidden_size: hidden,
      intermediate_size: inner,
      num_attention_heads: heads,
      num_key_value_heads: heads,
      vocab_size: 151_936,
    });
    const count = countAdapters(model, { rank: 64, targets: ALL_LINEAR });
    return gigabytes.map((measured, index) => {
      const setting = { checkpointing: true, sequence: A100.sequences[index]! };
      return 1e9 * measured - trainingMemory(count, setting).peak.total;
    });
  });
