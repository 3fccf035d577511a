/**
 * Numbers as text, in the separators of a language. Shares are rounded half up from whole numbers,
 * never from floats. Every function throws TypeError for a number that is not finite, and, where it
 * takes whole numbers, for one that is not whole.
 */

/** How a language writes numbers: what `Intl.NumberFormat` would print, as plain text. */
export interface NumberPatterns {
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly group: string;
  /** How many digits must precede the first separator: Spanish writes 4096, but 16.384. */
  readonly minGrouped: number;
  readonly minus: string;
  /** Before and after a percentage. */
  readonly percent: readonly [before: string, after: string];
  /** Abbreviations of a thousand, a million, and so on. */
  readonly units: readonly string[];
}

/** English as the figures write it: with SI's space before the percent sign. */
export const ENGLISH: NumberPatterns = {
  decimal: ".",
  group: ",",
  minGrouped: 1,
  minus: "−",
  percent: ["", "\u00a0%"],
  units: ["k", "M", "B", "T"],
};

/** Decimal units of bytes, in every language. */
const BYTE_UNITS = ["kB", "MB", "GB", "TB"];

/** A share and its complement in percent, with the same number of decimals; they add up to 100. */
export interface Percentages {
  readonly share: number;
  readonly rest: number;
  readonly decimals: number;
}

/**
 * Returns `part / whole` in percent, to three significant digits, with more decimals where the share
 * or its complement would read 0 or 100 without being it.
 */
export function percentages(part: number, whole: number): Percentages {
  const text = shareText(part, whole);
  const decimals = text.split(".")[1]?.length ?? 0;
  // The complement comes from the rounded share, so that both always add up to 100 %.
  return { share: Number(text), rest: Number((100 - Number(text)).toFixed(decimals)), decimals };
}

function shareText(part: number, whole: number): string {
  assertCounts(part, whole);
  let decimals = decimalsOf(part, whole, 100);
  while (part !== whole && Number(fixed(part, whole, decimals, 100)) === 100) decimals++;
  return trimmed(part, whole, decimals, 100);
}

/** Returns the functions that write numbers in these patterns. */
export function numberFormats({
  decimal,
  group,
  minGrouped,
  minus,
  percent,
  units,
}: NumberPatterns) {
  /** Puts the language's separators into plain digits, such as "-1234.5". */
  function localize(text: string): string {
    const start = text.startsWith("-") ? 1 : 0;
    let end = start;
    while (isDigit(text.charCodeAt(end))) end++;
    let rest = text.slice(end);
    if (decimal !== "." && rest.startsWith(".")) rest = decimal + rest.slice(1);
    const first = end - start >= 3 + minGrouped ? start : end;
    for (; end - first > 3; end -= 3) rest = group + text.slice(end - 3, end) + rest;
    return text.slice(0, end) + rest;
  }

  const inPercent = (text: string) => percent[0] + localize(text) + percent[1];

  /** Three significant digits and a unit; undefined below 1,000 and above all units. */
  function abbreviated(value: number, names: readonly string[]): string | undefined {
    if (value < 1000) return undefined;
    for (const [index, unit] of names.entries()) {
      const size = 1000 ** (index + 1);
      const text = fixed(value, size, decimalsOf(value, size));
      if (Number(text) < 1000) return `${localize(text)}\u00a0${unit}`;
    }
    return undefined;
  }

  /** A number in full: 16777216 is "16,777,216". */
  function exact(value: number): string {
    assert(Number.isFinite(value), "a finite number");
    return localize(String(value));
  }

  /** A count to three significant digits: 16777216 is "16.8 M". Below 1,000 it is exact. */
  function about(value: number): string {
    assertCounts(value, 1);
    return abbreviated(value, units) ?? exact(value);
  }

  /** Bytes to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
  function aboutBytes(value: number): string {
    assertCounts(value, 1);
    return abbreviated(value, BYTE_UNITS) ?? `${exact(value)}\u00a0B`;
  }

  return {
    exact,
    about,
    aboutBytes,

    /**
     * A share and its complement: 65,536 of 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %"
     * and "75 %".
     */
    percent(part: number, whole: number): { share: string; rest: string } {
      const text = shareText(part, whole);
      const rest = (100 - Number(text)).toFixed(text.split(".")[1]?.length);
      return { share: inPercent(text), rest: inPercent(rest) };
    },

    /** A decimal number of percent, such as an author's 99.5, in full. */
    percentage: (value: number) => inPercent(String(value)),

    /** part / whole to three significant digits, or whole when 1,000 and more. */
    quotient(part: number, whole: number): string {
      assertCounts(part, whole);
      return localize(trimmed(part, whole, decimalsOf(part, whole)));
    },

    /** part / whole to one decimal. */
    oneDecimal(part: number, whole: number): string {
      assertCounts(part, whole);
      return localize(fixed(part, whole, 1));
    },

    /** part / whole to one decimal, or in full where it is whole: a break-even rank. */
    atMostOneDecimal(part: number, whole: number): string {
      assertCounts(part, whole);
      return part % whole === 0 ? exact(part / whole) : localize(fixed(part, whole, 1));
    },

    /** A scaling factor: whole numbers in full, others to at most four significant digits. */
    real(value: number): string {
      assert(Number.isFinite(value), "a finite number");
      if (Number.isInteger(value)) return localize(String(BigInt(value)));
      const [digits, exponent] = Math.abs(value).toExponential().split("e");
      const decimals = 3 - Number(exponent);
      const size = Number(`${Math.round(Number(`${digits}e3`))}e${-decimals}`);
      const text = size.toFixed(Math.min(Math.max(decimals, 0), 100));
      const sign = value < 0 ? "-" : "";
      // Stryker disable next-line EqualityOperator: 0 is a whole number
      return localize(sign + (text.includes(".") ? text.replace(/\.?0+$/, "") : text));
    },

    /** A number of either sign to so many decimals: "−0.52"; only an exact 0 is "0". */
    signed(value: number, decimals: number): string {
      const text = Math.abs(value).toFixed(decimals);
      // Stryker disable next-line EqualityOperator: 0 has no sign
      const sign = value < 0 && Number(text) ? minus : "";
      return value === 0 ? "0" : sign + localize(text);
    },
  };
}

export type NumberFormats = ReturnType<typeof numberFormats>;

/** Numbers in English: the default of the core, and the language of errors. */
export const {
  exact,
  about,
  aboutBytes,
  percent,
  quotient,
  oneDecimal,
  atMostOneDecimal,
  real,
  signed,
} = numberFormats(ENGLISH);

function assert(isRight: boolean, needed: string): void {
  if (!isRight) throw new TypeError(`what is written as text must be ${needed}`);
}

function assertCounts(part: number, whole: number): void {
  const isRight =
    Number.isSafeInteger(part) && part >= 0 && Number.isSafeInteger(whole) && whole > 0;
  assert(isRight, "whole numbers, of a share the second above 0");
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
