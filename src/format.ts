/**
 * Numbers to text. Every share is rounded from whole numbers, half up, never truncated. Throws
 * TypeError for what is no finite number, and where whole numbers are asked for, for other ones.
 */

/** A space that does not break, between a number and its unit. */
const SPACE = "\u00a0";

/** A number in full: 16777216 is "16,777,216". */
export function exact(value: number): string {
  assert(Number.isFinite(value), "a finite number");
  return group(String(value));
}

/** A count of at least 0 to three significant digits: 16777216 is "16.8 M". Below 1,000 it is exact. */
export function about(value: number): string {
  assertCounts(value, 1);
  if (value < 1000) return exact(value);
  for (const [index, unit] of ["k", "M", "B", "T"].entries()) {
    const size = 1000 ** (index + 1);
    const text = fixed(value, size, decimalsOf(value, size));
    if (Number(text) < 1000) return text + SPACE + unit;
  }
  return exact(value);
}

/** Bytes to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
export function aboutBytes(value: number): string {
  const text = about(value).replace("B", "G");
  return value < 1000 ? `${text}${SPACE}B` : `${text}B`;
}

/**
 * A share and its complement, as percentages with the same decimals: the share to three
 * significant digits, and more where either would read 0 or 100 without being it.
 * 65,536 of 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
 */
export function percent(part: number, whole: number): { share: string; rest: string } {
  assertCounts(part, whole);
  let decimals = decimalsOf(part, whole, 100);
  while (part !== whole && Number(fixed(part, whole, decimals, 100)) === 100) decimals++;
  const share = trimmed(part, whole, decimals, 100);
  // Taken from the rounded share, so that the two always add up to 100 %.
  const rest = (100 - Number(share)).toFixed(share.split(".")[1]?.length);
  return { share: `${group(share)}${SPACE}%`, rest: `${rest}${SPACE}%` };
}

/** part / whole as a plain number: three significant digits, or whole when 1,000 and more. */
export function quotient(part: number, whole: number): string {
  assertCounts(part, whole);
  return group(trimmed(part, whole, decimalsOf(part, whole)));
}

/** part / whole to one decimal. */
export function oneDecimal(part: number, whole: number): string {
  assertCounts(part, whole);
  return group(fixed(part, whole, 1));
}

/** The same, but a whole number as it is: a break-even rank. */
export function atMostOneDecimal(part: number, whole: number): string {
  return part % whole === 0 ? exact(part / whole) : oneDecimal(part, whole);
}

/** A scaling factor: whole numbers in full, others to four significant digits at most. */
export function real(value: number): string {
  assert(Number.isFinite(value), "a finite number");
  // By hand, for the first use of an engine's locales costs a process or a page 10 ms.
  if (Number.isInteger(value)) return group(String(BigInt(value)));
  const [digits, exponent] = Math.abs(value).toExponential().split("e");
  const decimals = 3 - Number(exponent);
  const size = Number(`${Math.round(Number(`${digits}e3`))}e${-decimals}`);
  const text = size.toFixed(Math.min(Math.max(decimals, 0), 100));
  // Stryker disable next-line EqualityOperator: 0 is a whole number
  return group((value < 0 ? "-" : "") + (text.includes(".") ? text.replace(/\.?0+$/, "") : text));
}

/** A number of either sign to so many decimals: "−0.52"; only what is exactly 0 is "0". */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  // Stryker disable next-line EqualityOperator: 0 has no sign
  const sign = value < 0 && Number(text) ? "−" : "";
  return value === 0 ? "0" : sign + group(text);
}

function assert(isRight: boolean, needed: string): void {
  if (!isRight) throw new TypeError(`what is written as text must be ${needed}`);
}

function assertCounts(part: number, whole: number): void {
  const isRight =
    Number.isSafeInteger(part) && part >= 0 && Number.isSafeInteger(whole) && whole > 0;
  assert(isRight, "whole numbers, of a share the second above 0");
}

/** Commas between the thousands of a number's whole part. */
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

/** 100, 10, 1, … as they are written: a power that is computed may be off by a bit. */
const POWERS = Array.from({ length: 40 }, (_, places) => Number(`1e${2 - places}`));

/** How many decimals give times · n / d three significant digits, after rounding. */
function decimalsOf(n: number, d: number, times = 1): number {
  const places = (value: number) => (value ? POWERS.findIndex((power) => value >= power) : 2);
  // 9.995 rounds up to 10.00, which has one digit more than asked.
  return places(Number(fixed(n, d, places((times * n) / d), times)));
}

/** times · n / d in units of the last of so many decimals, rounded half up, and whether that is exact. */
function rounded(n: number, d: number, decimals: number, times: number) {
  const scaled = n * times * 10 ** decimals;
  // Whole numbers in a double are several times as fast.
  // Stryker disable next-line ConditionalExpression, EqualityOperator: the slower way gives the same
  if (2 * scaled + d <= Number.MAX_SAFE_INTEGER)
    return { digits: String(Math.floor((2 * scaled + d) / (2 * d))), isExact: scaled % d === 0 };
  const [part, whole] = [BigInt(n) * BigInt(times) * 10n ** BigInt(decimals), BigInt(d)];
  return { digits: String((2n * part + whole) / (2n * whole)), isExact: part % whole === 0n };
}

/** A whole number of units of the last decimal with its decimal point. */
function pointed(digits: string, decimals: number): string {
  if (!decimals) return digits;
  const all = digits.padStart(decimals + 1, "0");
  return `${all.slice(0, -decimals)}.${all.slice(-decimals)}`;
}

/** times · n / d with so many decimals, from whole numbers of at least 0, rounded half up. */
export function fixed(n: number, d: number, decimals: number, times = 1): string {
  return pointed(rounded(n, d, decimals, times).digits, decimals);
}

/** Like fixed, but an exact value drops its trailing zeros: "25", not "25.0", where it is 25. */
function trimmed(n: number, d: number, decimals: number, times = 1): string {
  const { digits, isExact } = rounded(n, d, decimals, times);
  const text = pointed(digits, decimals);
  return isExact && decimals ? text.replace(/\.?0+$/, "") : text;
}
