/**
 * Accuracy measured at several ranks: validation accuracy in percent of GPT-3 175B with LoRA on its
 * query weights (q), on query and value weights, or on all four attention weights. Hu et al. 2021,
 * arXiv 2106.09685v2, table 6. The seed moves WikiSQL by ±0.5 and MultiNLI by ±0.1.
 */
export const RANKS = [1, 2, 4, 8, 64] as const;

/** Rows and columns of the measured matrices. */
export const GPT3_SIDE = 12_288;

export interface Sweep {
  readonly task: "WikiSQL" | "MultiNLI";
  readonly weights: "q" | "q, v" | "q, k, v, o";
  /** Accuracies in tenths of a percent, in the order of the ranks. */
  readonly tenths: readonly number[];
}

export const SWEEPS: readonly Sweep[] = [
  { task: "MultiNLI", weights: "q, v", tenths: [913, 914, 913, 916, 914] },
  { task: "WikiSQL", weights: "q, v", tenths: [734, 733, 737, 738, 735] },
  { task: "WikiSQL", weights: "q", tenths: [688, 696, 705, 704, 700] },
  { task: "WikiSQL", weights: "q, k, v, o", tenths: [741, 737, 740, 740, 739] },
  { task: "MultiNLI", weights: "q, k, v, o", tenths: [912, 917, 917, 915, 914] },
  { task: "MultiNLI", weights: "q", tenths: [907, 909, 911, 907, 907] },
];

/** The sweeps that the picture shows. */
export const DRAWN = SWEEPS.slice(0, 3);

/** The largest difference that the rank makes to a drawn line, in points. */
export const SPREAD =
  Math.max(...DRAWN.map(({ tenths }) => Math.max(...tenths) - Math.min(...tenths))) / 10;
