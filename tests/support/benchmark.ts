/** The errors of our memory estimates, compared with published measurements. */
import { shapesOfConfig } from "../../src/counts/config.js";
import { countAdapters } from "../../src/counts/count.js";
import { type Run, unfittedRuns } from "../../src/counts/published.js";
import { ALL_LINEAR } from "../../src/counts/targets.js";
import { trainingMemory } from "../../src/counts/training.js";

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

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
