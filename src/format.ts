/**
 * Formats numbers as text, with the separators of a language. Quotients and percentages are computed
 * from integers and rounded half up. Functions throw TypeError for numbers that are not finite, and
 * for fractions or negative numbers where they expect counts.
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
 * Returns `part / total` in percent, to three significant digits, with more decimals where the share
 * or its complement would read 0 or 100 without being it.
 */
export function percentages(part: number, total: number): Percentages {
  const text = shareText(part, total);
  const decimals = text.split(".")[1]?.length ?? 0;
  // The complement comes from the rounded share, so that both always add up to 100 %.
  return { share: Number(text), rest: Number((100 - Number(text)).toFixed(decimals)), decimals };
}

function shareText(part: number, total: number): string {
  assertCounts(part, total);
  let decimals = decimalsOf(part, total, 100);
  while (part !== total && Number(fixed(part, total, decimals, 100)) === 100) decimals++;
  return trimmed(part, total, decimals, 100);
}

/** Returns a function that puts a language's separators into plain digits, such as "-1234.5". */
function localizer({ decimal, group, minGrouped }: NumberPatterns) {
  return (text: string): string => {
    const start = text.startsWith("-") ? 1 : 0;
    let end = start;
    while (isDigit(text.charCodeAt(end))) end++;
    let rest = text.slice(end);
    if (rest.startsWith(".")) rest = decimal + rest.slice(1);
    const first = end - start >= 3 + minGrouped ? start : end;
    for (; end - first > 3; end -= 3) rest = group + text.slice(end - 3, end) + rest;
    return text.slice(0, end) + rest;
  };
}

/** Returns the functions that write numbers in these patterns. */
export function numberFormats(patterns: NumberPatterns) {
  const { minus, percent } = patterns;
  const localize = localizer(patterns);
  const inPercent = (text: string) => percent[0] + localize(text) + percent[1];

  /** Returns the number with all its digits: 16777216 is "16,777,216". */
  function exact(value: number): string {
    assert(Number.isFinite(value), "a finite number");
    return localize(String(value));
  }

  return {
    exact,

    /**
     * Returns a share and its complement as percentages with the same number of decimals: 65,536 of
     * 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
     */
    percent(part: number, total: number): { share: string; rest: string } {
      const text = shareText(part, total);
      const rest = (100 - Number(text)).toFixed(text.split(".")[1]?.length);
      return { share: inPercent(text), rest: inPercent(rest) };
    },

    /** Returns a percentage with all its decimals or with `decimals` of them: 99.5 is "99.5 %". */
    percentage: (value: number, decimals?: number) =>
      inPercent(decimals === undefined ? String(value) : value.toFixed(decimals)),

    /** Returns the quotient with three significant digits, or rounded to an integer from 1,000 on. */
    quotient(numerator: number, denominator: number): string {
      assertCounts(numerator, denominator);
      return localize(trimmed(numerator, denominator, decimalsOf(numerator, denominator)));
    },

    /** Returns the quotient with one decimal. */
    oneDecimal(numerator: number, denominator: number): string {
      assertCounts(numerator, denominator);
      return localize(fixed(numerator, denominator, 1));
    },

    /** Returns the quotient with one decimal, or none if it is an integer, as for a break-even rank. */
    atMostOneDecimal(numerator: number, denominator: number): string {
      assertCounts(numerator, denominator);
      return numerator % denominator === 0
        ? exact(numerator / denominator)
        : localize(fixed(numerator, denominator, 1));
    },

    /** Returns a real number, such as a scaling factor: integers exactly, others to four significant digits. */
    real(value: number): string {
      assert(Number.isFinite(value), "a finite number");
      if (Number.isInteger(value)) return localize(String(BigInt(value)));
      const [digits, exponent] = Math.abs(value).toExponential().split("e");
      const decimals = 3 - Number(exponent);
      const size = Number(`${Math.round(Number(`${digits}e3`))}e${-decimals}`);
      const text = size.toFixed(Math.min(Math.max(decimals, 0), 100));
      // Stryker disable next-line EqualityOperator: 0 is an integer
      const sign = value < 0 ? "-" : "";
      return localize(sign + (text.includes(".") ? text.replace(/\.?0+$/, "") : text));
    },

    /** Returns a number with this many decimals and a minus sign if negative: "−0.52". Only exactly 0 is "0". */
    signed(value: number, decimals: number): string {
      const text = Math.abs(value).toFixed(decimals);
      // Stryker disable next-line EqualityOperator: 0 has no sign
      const sign = value < 0 && Number(text) ? minus : "";
      return value === 0 ? "0" : sign + localize(text);
    },
  };
}

/** Returns the functions that abbreviate counts and bytes in these patterns. Pictures never do. */
export function abbreviations(patterns: NumberPatterns) {
  const localize = localizer(patterns);
  const { exact } = numberFormats(patterns);

  /** Returns three significant digits and a unit; undefined below 1,000 and above all units. */
  function abbreviate(value: number, units: readonly string[]): string | undefined {
    assertCounts(value, 1);
    if (value < 1000) return undefined;
    for (const [index, unit] of units.entries()) {
      const size = 1000 ** (index + 1);
      const text = fixed(value, size, decimalsOf(value, size));
      if (Number(text) < 1000) return `${localize(text)}\u00a0${unit}`;
    }
    return undefined;
  }

  return {
    /** Returns a count rounded to three significant digits: 16777216 is "16.8 M". Below 1,000 it is exact. */
    about: (value: number) => abbreviate(value, patterns.units) ?? exact(value),

    /** Returns bytes rounded to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
    aboutBytes: (value: number) => abbreviate(value, BYTE_UNITS) ?? `${exact(value)}\u00a0B`,
  };
}

export type NumberFormats = ReturnType<typeof numberFormats>;

// Pure, so that a page's script, which formats through its language, leaves these out.
const inEnglish = /* @__PURE__ */ numberFormats(ENGLISH);
const abbreviated = /* @__PURE__ */ abbreviations(ENGLISH);

/** Numbers in English: the default of the core, and the language of errors. */
export const exact = inEnglish.exact;
export const about = abbreviated.about;
export const aboutBytes = abbreviated.aboutBytes;
export const percent = inEnglish.percent;
export const quotient = inEnglish.quotient;
export const oneDecimal = inEnglish.oneDecimal;
export const atMostOneDecimal = inEnglish.atMostOneDecimal;
export const real = inEnglish.real;
export const signed = inEnglish.signed;

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
