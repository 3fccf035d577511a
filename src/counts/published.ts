/**
 * Compares our memory estimates with the peaks that PEFT's benchmark published.
 * Source: huggingface/peft at commit 5d602fd, method_comparison/MetaMathQA. Setting:
 * meta-llama/Llama-3.2-3B, bfloat16, batches of 4 padded sequences, AdamW, no checkpointing, SDPA, one
 * NVIDIA L40S. The peak is the most memory that PyTorch's allocator had reserved after any step.
 */
import { activations } from "./activations.js";
import { countAdapters, type ModelCount } from "./count.js";
import { findModel } from "./lookup.js";
import { findPeak } from "./peak.js";
import { trainingState } from "./training.js";

const MODEL = "meta-llama/Llama-3.2-3B";
const BATCH = 4;
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

export interface Run {
  readonly name: string;
  /** Bytes reserved at the peak, as published. */
  readonly peak: number;
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

/** A module without added matrices counts as frozen. */
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

/** Runs that were not used to fit `FITTED`. */
export const unfittedRuns = runs.filter(
  ({ name }) => !Object.values(FITTED).some(({ run }) => run === name),
);

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
