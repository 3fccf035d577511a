/**
 * Formats numbers as text. Quotients and percentages are computed from integers and rounded half
 * up. Functions throw TypeError for numbers that are not finite, and for fractions or negative
 * numbers where they expect counts.
 */

const NO_BREAK_SPACE = "\u00a0";

/** Returns the number with all its digits: 16777216 is "16,777,216". */
export function exact(value: number): string {
  assert(Number.isFinite(value), "a finite number");
  return group(String(value));
}

/** Returns a count rounded to three significant digits: 16777216 is "16.8 M". Below 1,000 it is exact. */
export function about(value: number): string {
  assertCounts(value, 1);
  if (value < 1000) return exact(value);
  for (const [index, unit] of ["k", "M", "B", "T"].entries()) {
    const size = 1000 ** (index + 1);
    const text = fixed(value, size, decimalsOf(value, size));
    if (Number(text) < 1000) return text + NO_BREAK_SPACE + unit;
  }
  return exact(value);
}

/** Returns bytes rounded to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
export function aboutBytes(value: number): string {
  const text = about(value).replace("B", "G");
  return value < 1000 ? `${text}${NO_BREAK_SPACE}B` : `${text}B`;
}

/**
 * Returns a share and its complement as percentages with the same number of decimals. The share has
 * three significant digits, or more where either would wrongly read 0 or 100.
 * 65,536 of 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
 */
export function percent(part: number, total: number): { share: string; rest: string } {
  assertCounts(part, total);
  let decimals = decimalsOf(part, total, 100);
  while (part !== total && Number(fixed(part, total, decimals, 100)) === 100) decimals++;
  const share = trimmed(part, total, decimals, 100);
  // Subtracting the rounded share makes the two add up to exactly 100 %.
  const rest = (100 - Number(share)).toFixed(share.split(".")[1]?.length);
  return {
    share: `${group(share)}${NO_BREAK_SPACE}%`,
    rest: `${rest}${NO_BREAK_SPACE}%`,
  };
}

/** Returns the quotient with three significant digits, or rounded to an integer from 1,000 on. */
export function quotient(numerator: number, denominator: number): string {
  assertCounts(numerator, denominator);
  return group(trimmed(numerator, denominator, decimalsOf(numerator, denominator)));
}

/** Returns the quotient with one decimal. */
export function oneDecimal(numerator: number, denominator: number): string {
  assertCounts(numerator, denominator);
  return group(fixed(numerator, denominator, 1));
}

/** Returns the quotient with one decimal, or none if it is an integer, as for a break-even rank. */
export function atMostOneDecimal(numerator: number, denominator: number): string {
  return numerator % denominator === 0
    ? exact(numerator / denominator)
    : oneDecimal(numerator, denominator);
}

/** Returns a real number, such as a scaling factor: integers exactly, others to four significant digits. */
export function real(value: number): string {
  assert(Number.isFinite(value), "a finite number");
  // `toLocaleString` would do this too, but its first call in a process or page takes 10 ms.
  if (Number.isInteger(value)) return group(String(BigInt(value)));
  const [digits, exponent] = Math.abs(value).toExponential().split("e");
  const decimals = 3 - Number(exponent);
  const size = Number(`${Math.round(Number(`${digits}e3`))}e${-decimals}`);
  const text = size.toFixed(Math.min(Math.max(decimals, 0), 100));
  // Stryker disable next-line EqualityOperator: 0 is an integer
  return group((value < 0 ? "-" : "") + (text.includes(".") ? text.replace(/\.?0+$/, "") : text));
}

/** Returns a number with this many decimals and a minus sign if negative: "−0.52". Only exactly 0 is "0". */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  // Stryker disable next-line EqualityOperator: 0 has no sign
  const sign = value < 0 && Number(text) ? "−" : "";
  return value === 0 ? "0" : sign + group(text);
}

function assert(isValid: boolean, expected: string): void {
  if (!isValid) throw new TypeError(`a number to format must be ${expected}`);
}

function assertCounts(numerator: number, denominator: number): void {
  const isValid =
    Number.isSafeInteger(numerator) &&
    numerator >= 0 &&
    Number.isSafeInteger(denominator) &&
    denominator > 0;
  assert(isValid, "a count, and a denominator above 0");
}

/** Inserts commas between the thousands of the integer part. */
function group(text: string): string {
  const start = text.startsWith("-") ? 1 : 0;
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  let rest = text.slice(end);
  for (; end - start > 3; end -= 3) rest = `,${text.slice(end - 3, end)}${rest}`;
  return text.slice(0, end) + rest;
}

// Stryker disable next-line ConditionalExpression: the only letter in a number, e, follows one digit or a point
const isDigit = (code: number) => code >= 48 && code <= 57;

/** 100, 10, 1, 0.1, … parsed from text, because a computed power may be off by one bit. */
const POWERS = Array.from({ length: 40 }, (_, places) => Number(`1e${2 - places}`));

/** Returns how many decimals give numerator · factor / denominator three significant digits once rounded. */
function decimalsOf(numerator: number, denominator: number, factor = 1): number {
  const places = (value: number) => (value ? POWERS.findIndex((power) => value >= power) : 2);
  const decimals = places((factor * numerator) / denominator);
  // 9.995 rounds up to 10.00, which has one digit too many.
  return places(Number(fixed(numerator, denominator, decimals, factor)));
}

/**
 * Returns numerator · factor / denominator as an integer number of units of the last decimal, rounded
 * half up, and whether no rounding was needed.
 */
function rounded(numerator: number, denominator: number, decimals: number, factor: number) {
  const scaled = numerator * factor * 10 ** decimals;
  // Integers in doubles are several times as fast as BigInt.
  // Stryker disable next-line ConditionalExpression, EqualityOperator: the slower way gives the same
  if (2 * scaled + denominator <= Number.MAX_SAFE_INTEGER)
    return {
      digits: String(Math.floor((2 * scaled + denominator) / (2 * denominator))),
      isExact: scaled % denominator === 0,
    };
  const dividend = BigInt(numerator) * BigInt(factor) * 10n ** BigInt(decimals);
  const divisor = BigInt(denominator);
  return {
    digits: String((2n * dividend + divisor) / (2n * divisor)),
    isExact: dividend % divisor === 0n,
  };
}

/** Inserts the decimal point into an integer number of units of the last decimal. */
function withPoint(digits: string, decimals: number): string {
  if (!decimals) return digits;
  const padded = digits.padStart(decimals + 1, "0");
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/** Returns numerator · factor / denominator with this many decimals, from counts, rounded half up. */
export function fixed(
  numerator: number,
  denominator: number,
  decimals: number,
  factor = 1,
): string {
  return withPoint(rounded(numerator, denominator, decimals, factor).digits, decimals);
}

/** Returns the same as `fixed`, but without trailing zeros if the value is exact: "25", not "25.0". */
function trimmed(numerator: number, denominator: number, decimals: number, factor = 1): string {
  const { digits, isExact } = rounded(numerator, denominator, decimals, factor);
  const text = withPoint(digits, decimals);
  return isExact && decimals ? text.replace(/\.?0+$/, "") : text;
}
