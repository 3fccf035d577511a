import fc from "fast-check";
import { type LoraInput, MAX_DIMENSION } from "../../src/lora.js";

/** Whole numbers spread evenly over their magnitudes, ends included. */
export function magnitude(max: number): fc.Arbitrary<number> {
  const spread = fc.double({ min: 0, max: Math.log(max), noNaN: true });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: spread.map((log) => Math.max(1, Math.min(max, Math.round(Math.exp(log))))),
    },
    { weight: 1, arbitrary: fc.constantFrom(1, max) },
  );
}

/** Any valid rank, d, k; square and full-rank shapes come up often. */
export const shape: fc.Arbitrary<LoraInput> = fc
  .tuple(magnitude(MAX_DIMENSION), magnitude(MAX_DIMENSION), fc.boolean())
  .chain(([d, other, isSquare]) => {
    const k = isSquare ? d : other;
    return magnitude(Math.min(d, k)).map((rank) => ({ rank, d, k }));
  });

/** Shapes at the corners of what is allowed. */
export const extremes: readonly LoraInput[] = [
  { rank: 1, d: 1, k: 1 },
  { rank: 1, d: MAX_DIMENSION, k: 1 },
  { rank: 1, d: 1, k: MAX_DIMENSION },
  { rank: 1, d: MAX_DIMENSION, k: MAX_DIMENSION },
  { rank: MAX_DIMENSION, d: MAX_DIMENSION, k: MAX_DIMENSION },
  { rank: MAX_DIMENSION, d: MAX_DIMENSION, k: MAX_DIMENSION, alpha: 0.001 },
  { rank: 16, d: 16, k: 16 },
  { rank: 16, d: MAX_DIMENSION, k: 1024, alpha: 32 },
  { rank: 1024, d: 1024, k: MAX_DIMENSION },
];
