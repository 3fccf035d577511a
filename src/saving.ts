/** Computes the largest rank for a given share of savings. */

/**
 * Returns the largest rank that saves at least the share `savings` of a d × k matrix, or 0 if no rank
 * does. The arguments are checked by `lora.ts`. The result is exact: the share is read as its shortest
 * decimal, so 0.9 means nine tenths.
 */
export function largestRank(savings: number, d: number, k: number): number {
  const [numerator, denominator] = decimal(savings);
  const spare = (denominator - numerator) * BigInt(d * k);
  return Number(spare / (denominator * BigInt(d + k)));
}

/** Returns the shortest decimal of a non-negative number as a fraction with a power of ten as denominator. */
function decimal(value: number): [bigint, bigint] {
  const [mantissa, exponent = 0] = String(value).split("e") as [string, string?];
  const [integer, digits = ""] = mantissa.split(".") as [string, string?];
  const places = digits.length - Number(exponent);
  return [BigInt(integer + digits), 10n ** BigInt(places)];
}
