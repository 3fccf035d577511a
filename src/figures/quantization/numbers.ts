/** The numbers that the figure computes, and the data that a page stores. */
import data from "./block.json" with { type: "json" };

/** Weights that share an absmax: the block sizes of bitsandbytes for which the matrix was measured. */
export const BLOCKS = ["64", "128", "256", "512", "1024", "2048", "4096"] as const;
export type Block = (typeof BLOCKS)[number];

/** Weights up to this size are within every block's absmax. */
export const MAX_WEIGHT = 0.4;

export type Input = { readonly block: Block; readonly weight: number };

/**
 * NF4: quantiles of the normal distribution, as QLoRA (arXiv 2305.14314, appendix E) and get_4bit_type of
 * bitsandbytes list them.
 */
export const LEVELS = [
  -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
  -0.18477343022823334, -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725,
  0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941,
  0.7229568362236023, 1,
] as const;

/** The types of 4 bits, by error. */
export const TYPES = ["nf4", "int4", "fp4"] as const;
export type Type = (typeof TYPES)[number];

/** Bits of a weight before, of a level, of an absmax and of the scale that absmax values share, and their number. */
export const BITS = { before: 16, level: 4, absmax: 8, scale: 32, shared: 256 } as const;

/** Measured by tests/oracle/quantization.py: the matrix and its first 64 weights, which begin every block. */
export const { weights: WEIGHTS, deviation: DEVIATION, counts: COUNTS } = data;
export const SIDE = WEIGHTS.length;
/** The intervals of `COUNTS` start at -LIMIT and are WIDTH wide. */
export const [WIDTH, LIMIT] = [0.02, 0.6];

/** A weight and what NF4 keeps of it. */
export interface Rounded {
  readonly weight: number;
  /** The weight relative to the block's absmax. */
  readonly scaled: number;
  /** The index of the level. */
  readonly level: number;
  /** The level times the absmax that is kept. */
  readonly value: number;
}

export interface Numbers {
  readonly block: number;
  /** The largest absolute value of the block, and what 8 bits keep of it. */
  readonly absmax: number;
  readonly kept: number;
  readonly bits: number;
  readonly rounded: readonly Rounded[];
  readonly chosen: Rounded;
  /** The root mean square of what quantization changes in the matrix, relative to the matrix's. */
  readonly errors: Readonly<Record<Type, number>>;
}

export const clip = ({ block, weight }: Input): Input => ({
  block,
  weight: Math.min(MAX_WEIGHT, Math.max(-MAX_WEIGHT, Math.round(100 * weight) / 100)),
});

/** The nearest level; of two equally near ones, the lower. */
function nearest(scaled: number): number {
  const distances = LEVELS.map((level) => Math.abs(level - scaled));
  return distances.indexOf(Math.min(...distances));
}

export function count(input: Input): Numbers {
  const measured = data.blocks[BLOCKS.indexOf(input.block)]!;
  const { block, absmax, kept, errors } = measured;
  const round = (weight: number): Rounded => {
    const level = nearest(weight / absmax);
    return { weight, scaled: weight / absmax, level, value: LEVELS[level]! * kept };
  };
  const { level, absmax: bits, scale, shared } = BITS;
  return {
    block,
    absmax,
    kept,
    bits: level + bits / block + scale / (block * shared),
    rounded: WEIGHTS.map(round),
    chosen: round(input.weight),
    errors,
  };
}
