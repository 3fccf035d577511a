/** Ranks by what they save. */

/**
 * The largest rank that saves at least a share of a d × k matrix, 0 where none does, of numbers that
 * `lora.ts` has checked. Exact: the share is read as its shortest decimal, so 0.9 means nine tenths.
 */
export function largestRank(savings: number, d: number, k: number): number {
  const [numerator, denominator] = decimal(savings);
  const spare = (denominator - numerator) * BigInt(d * k);
  return Number(spare / (denominator * BigInt(d + k)));
}

/** A non-negative double's shortest decimal as numerator and power-of-ten denominator. */
function decimal(value: number): [bigint, bigint] {
  const [mantissa, exponent = 0] = String(value).split("e") as [string, string?];
  const [whole, digits = ""] = mantissa.split(".") as [string, string?];
  const places = digits.length - Number(exponent);
  return [BigInt(whole + digits), 10n ** BigInt(places)];
}
