/** Numbers to text. Every share is rounded from whole numbers, half away from zero, never truncated. */

/** A space that does not break, between a number and its unit. */
const SPACE = "\u00a0";

/** A number in full: 16777216 is "16,777,216". */
export function exact(value: number): string {
  return group(String(value));
}

/** A count of at least 0 to three significant digits: 16777216 is "16.8 M". Below 1,000 it is exact. */
export function about(value: number): string {
  if (value < 1000) return exact(value);
  for (const [index, unit] of ["k", "M", "B", "T"].entries()) {
    const size = 1000n ** BigInt(index + 1);
    const text = significant(BigInt(value), size);
    if (Number(text) < 1000) return text + SPACE + unit;
  }
  return exact(value);
}

/**
 * A share and its complement, as percentages with the same decimals: the share to three
 * significant digits, and more where either would read 0 or 100 without being it.
 * 65,536 of 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
 */
export function percent(part: number, whole: number): { share: string; rest: string } {
  const [p, w] = [BigInt(part) * 100n, BigInt(whole)];
  let decimals = decimalsOf(p, w);
  while (p !== w * 100n && Number(fixed(p, w, decimals)) === 100) decimals++;
  const share = trim(p, w, decimals);
  // Taken from the rounded share, so that the two always add up to 100 %.
  const [digits, places = ""] = share.split(".");
  const unit = 10n ** BigInt(places.length);
  const rest = fixed(100n * unit - BigInt(digits + places), unit, places.length);
  return { share: `${share}${SPACE}%`, rest: `${rest}${SPACE}%` };
}

/** part / whole as a plain number: three significant digits, or whole when 1,000 and more. */
export function quotient(part: number, whole: number): string {
  const [p, w] = [BigInt(part), BigInt(whole)];
  return group(trim(p, w, decimalsOf(p, w)));
}

/** part / whole to one decimal: a break-even rank. */
export function oneDecimal(part: number, whole: number): string {
  return group(fixed(BigInt(part), BigInt(whole), 1));
}

/** A scaling factor: whole numbers in full, others to four significant digits at most. */
export function real(value: number): string {
  return Number.isInteger(value)
    ? exact(value)
    : value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}

function group(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_, sign, digits) => {
    return sign + digits.replace(/\B(?=(\d{3})+$)/g, ",");
  });
}

/** How many decimals give n / d three significant digits, after rounding. */
function decimalsOf(n: bigint, d: bigint): number {
  let decimals = 2;
  for (let unit = 10n; n >= d * unit && decimals > 0; unit *= 10n) decimals--;
  if (n > 0n) for (let scaled = n; scaled < d; scaled *= 10n) decimals++;
  // 9.995 rounds up to 10.00, which has one digit more than asked.
  const digits = fixed(n, d, decimals).replace(/^0\.0*|\./g, "").length;
  return digits > 3 && decimals > 0 ? decimals - 1 : decimals;
}

function significant(n: bigint, d: bigint): string {
  return fixed(n, d, decimalsOf(n, d));
}

/** n / d with so many decimals, rounded half away from zero. */
function fixed(n: bigint, d: bigint, decimals: number): string {
  const size = n < 0n ? -n : n;
  const rounded = (2n * size * 10n ** BigInt(decimals) + d) / (2n * d);
  const digits = String(rounded).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const text = decimals ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return n < 0n ? `-${text}` : text;
}

/** Like fixed, but an exact value drops its trailing zeros: "25", not "25.0", where it is 25. */
function trim(n: bigint, d: bigint, decimals: number): string {
  const text = fixed(n, d, decimals);
  const isExact = (n * 10n ** BigInt(decimals)) % d === 0n;
  return isExact && decimals ? text.replace(/\.?0+$/, "") : text;
}
