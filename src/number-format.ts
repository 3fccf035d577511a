/**
 * Formats numbers as text, with the separators of a language. Quotients and percentages are computed
 * from integers and rounded half up. The exported English functions throw TypeError for numbers that are not
 * finite, and for counts that are negative or not whole. Functions from `numberFormats` do not check numbers,
 * because figures compute valid numbers.
 */

/** The parts from which a language's numbers are written, as in the output of `Intl.NumberFormat`. */
export interface NumberPatterns {
  readonly decimal: string;
  /** The separator between groups of three digits. */
  readonly group: string;
  /** The size of all groups but the last, if it is not three: India writes 12,34,567. */
  readonly groupSize?: number;
  /** How many digits must precede the first separator: Spanish writes 4096, but 16.384. */
  readonly minGrouped: number;
  readonly minus: string;
  /** The text before and after the number in a percentage. */
  readonly percent: readonly [before: string, after: string];
  /** Abbreviations of counts by power of ten: "3" is a thousand, and "4" the 万 of Chinese and Japanese. */
  readonly units: Readonly<Record<string, string>>;
  /**
   * Abbreviations of a byte, a thousand bytes, and so on. Default: "B", "kB", "MB", "GB" and "TB". Scripts of pages lack
   * them.
   */
  readonly bytes?: readonly string[];
  /** The ten digits from zero. Default: "0123456789". */
  readonly digits?: string;
}

/** The patterns of English, with a space before the percent sign, as SI requires. */
export const ENGLISH: NumberPatterns = {
  decimal: ".",
  group: ",",
  minGrouped: 1,
  minus: "−",
  percent: ["", "\u00a0%"],
  units: { 3: "k", 6: "M", 9: "B", 12: "T" },
};

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB"];

/**
 * Returns `part / total` and its complement in percent, as plain digits with the same number of decimals. The
 * share has three significant digits, or more if a number would otherwise falsely read 0 or 100. Both numbers
 * add up to 100.
 */
export function percentages(part: number, total: number): { share: string; rest: string } {
  let decimals = countDecimals(part, total, 100);
  while (part !== total && Number(fixed(part, total, decimals, 100)) === 100) decimals++;
  const share = trimmed(part, total, decimals, 100);
  // Computed from the rounded share, so that both add up to 100.
  return { share, rest: (100 - Number(share)).toFixed(share.split(".")[1]?.length) };
}

/** Returns a function that puts a language's separators into plain digits, such as "-1234.5". */
function localizer({ decimal, group, groupSize = 3, minGrouped, digits }: NumberPatterns) {
  const long = RegExp(`\\d{${3 + minGrouped}}`);
  const separators = RegExp(`\\B(?=(?:\\d{${groupSize}})*\\d{3}$)`, "g");
  return (text: string): string => {
    const [integer, ...decimals] = text.split(".") as [string, ...string[]];
    // An exponent, as in "1e+21", has at most three digits and follows a sign, so it has no groups.
    const grouped = long.test(integer) ? integer.replace(separators, () => group) : integer;
    const localized = [grouped, ...decimals].join(decimal);
    return digits ? localized.replace(/\d/g, (digit) => digits[+digit]!) : localized;
  };
}

/** Units of counts with their powers of ten, in ascending order. */
type Units = readonly (readonly [power: number, unit: string])[];

const unitsOf = ({ units }: NumberPatterns): Units =>
  Object.entries(units).map(([power, unit]) => [Number(power), unit]);

/** Returns the unit in which a count is written: the largest of which there is one, after rounding. */
function findUnit(value: number, units: Units): Units[number] | undefined {
  if (!units[0] || value < 10 ** units[0][0]) return undefined;
  return units.find(([power], index) => {
    const next = units[index + 1]?.[0] ?? power + 3;
    return Number(significant(value, 10 ** power)) < 10 ** (next - power);
  });
}

export function numberFormats(patterns: NumberPatterns) {
  const { minus, percent } = patterns;
  const localize = localizer(patterns);
  const largeUnits = unitsOf(patterns).filter(([power]) => power > 3);
  const inPercent = (text: string) => percent[0] + localize(text) + percent[1];

  /** Returns the number with all its digits: 16777216 is "16,777,216". */
  const exact = (value: number) => localize(String(value));

  return {
    exact,

    /**
     * Returns a share and its complement as percentages with the same number of decimals: 65,536 of
     * 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
     */
    percent(part: number, total: number): { share: string; rest: string } {
      const { share, rest } = percentages(part, total);
      return { share: inPercent(share), rest: inPercent(rest) };
    },

    /** Returns a percentage with all its decimals or with `decimals` of them: 99.5 is "99.5 %". */
    percentage: (value: number, decimals?: number) =>
      inPercent(decimals === undefined ? String(value) : value.toFixed(decimals)),

    /** Returns the quotient with three significant digits, or rounded to an integer from 1,000 on. */
    quotient: (numerator: number, denominator: number) =>
      localize(trimmed(numerator, denominator, countDecimals(numerator, denominator))),

    /**
     * Returns a count with three significant digits in the unit of another, above thousands: the arguments of the message
     * "large". Without such a unit, the power is 0 and the count is exact.
     */
    inUnits(value: number, other = value) {
      const [power, unit] = findUnit(other, largeUnits) ?? [0, ""];
      const size = 10 ** power;
      const number = power ? localize(significant(value, size, trimmed)) : exact(value);
      return { number, unit, power: String(power), units: value / size };
    },

    oneDecimal: (numerator: number, denominator: number) =>
      localize(fixed(numerator, denominator, 1)),

    /** Returns the quotient with one decimal, or none if it is an integer, as for a break-even rank. */
    atMostOneDecimal: (numerator: number, denominator: number) =>
      numerator % denominator === 0
        ? exact(numerator / denominator)
        : localize(fixed(numerator, denominator, 1)),

    /** Returns a real number, such as a scaling factor: integers exactly, others to four significant digits. */
    real(value: number): string {
      if (Number.isInteger(value)) return localize(String(BigInt(value)));
      const [digits, exponent] = Math.abs(value).toExponential().split("e");
      const decimals = 3 - Number(exponent);
      const size = Number(`${Math.round(Number(`${digits}e3`))}e${-decimals}`);
      const text = size.toFixed(Math.min(Math.max(decimals, 0), 100));
      const sign = value < 0 ? "-" : "";
      return localize(sign + withoutZeros(text));
    },

    /** Returns a number with this many decimals and a minus sign if negative: "−0.52". Only exactly 0 is "0". */
    signed(value: number, decimals: number): string {
      const text = Math.abs(value).toFixed(decimals);
      const sign = value < 0 && Number(text) ? minus : "";
      return value === 0 ? exact(0) : sign + localize(text);
    },
  };
}

/** Returns the functions that abbreviate counts and bytes in these patterns. Pictures do not use them. */
export function abbreviations(patterns: NumberPatterns) {
  const localize = localizer(patterns);
  const { exact } = numberFormats(patterns);
  const [byte, ...byteUnits] = patterns.bytes ?? BYTE_UNITS;
  const sizes = byteUnits.map((unit, index) => [3 * index + 3, unit] as const);

  /** Returns three significant digits and a unit; undefined below the first unit and above all units. */
  function abbreviate(value: number, units: Units): string | undefined {
    const unit = findUnit(value, units);
    return unit && `${localize(significant(value, 10 ** unit[0]))}\u00a0${unit[1]}`;
  }

  return {
    /** Returns a count rounded to three significant digits: 16777216 is "16.8 M". A count below all units is exact. */
    about: (value: number) => abbreviate(value, unitsOf(patterns)) ?? exact(value),

    /** Returns bytes rounded to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
    aboutBytes: (value: number) => abbreviate(value, sizes) ?? `${exact(value)}\u00a0${byte}`,
  };
}

export type NumberFormats = ReturnType<typeof numberFormats>;

/** The formats of numbers in sentences. */
export type TextFormats = NumberFormats & ReturnType<typeof abbreviations>;

export const textFormats = (patterns: NumberPatterns): TextFormats => ({
  ...numberFormats(patterns),
  ...abbreviations(patterns),
});

function assert(isValid: boolean, expected: string): void {
  if (!isValid) throw new TypeError(`a number to format must be ${expected}`);
}

/** Adds a check to a function: the result throws TypeError for a number that is not finite. */
function checkNumber<A extends unknown[]>(write: (value: number, ...rest: A) => string) {
  return (value: number, ...rest: A): string => {
    assert(Number.isFinite(value), "a finite number");
    return write(value, ...rest);
  };
}

/** Adds a check to a function: the result throws TypeError unless both numbers are counts and the second is above 0. */
function checkCounts<R>(write: (numerator: number, denominator: number) => R) {
  return (numerator: number, denominator: number): R => {
    const isValid =
      Number.isSafeInteger(numerator) &&
      numerator >= 0 &&
      Number.isSafeInteger(denominator) &&
      denominator > 0;
    assert(isValid, "a count, and a denominator above 0");
    return write(numerator, denominator);
  };
}

/** Adds a check to a function: the result throws TypeError for a number that is not a count. */
function checkCount(write: (value: number) => string) {
  const checked = checkCounts(write);
  return (value: number) => checked(value, 1);
}

// Calls are marked as pure, so that bundlers omit them from scripts, which use their language's functions.
const english = /* @__PURE__ */ numberFormats(ENGLISH);
const englishAbbreviations = /* @__PURE__ */ abbreviations(ENGLISH);

/** English formats: the default of the core, and the language of errors. */
export const exact = /* @__PURE__ */ checkNumber(english.exact);
export const about = /* @__PURE__ */ checkCount(englishAbbreviations.about);
export const aboutBytes = /* @__PURE__ */ checkCount(englishAbbreviations.aboutBytes);
export const percent = /* @__PURE__ */ checkCounts(english.percent);
export const quotient = /* @__PURE__ */ checkCounts(english.quotient);
export const oneDecimal = /* @__PURE__ */ checkCounts(english.oneDecimal);
export const atMostOneDecimal = /* @__PURE__ */ checkCounts(english.atMostOneDecimal);
export const real = /* @__PURE__ */ checkNumber(english.real);

/** Returns the number of decimals that round numerator · factor / denominator to three significant digits. */
function countDecimals(numerator: number, denominator: number, factor = 1): number {
  // Reads the exponent from text, because a computed logarithm may have a rounding error.
  const places = (value: number) => {
    const text = value.toExponential();
    return Math.max(0, 2 - Number(text.slice(text.indexOf("e") + 1)));
  };
  const decimals = places((factor * numerator) / denominator);
  // 9.995 rounds up to 10.00, which has one digit too many.
  return places(Number(fixed(numerator, denominator, decimals, factor)));
}

/**
 * Rounds numerator · factor / denominator half up. Returns the digits without a decimal point, and
 * whether the result is exact.
 */
function rounded(numerator: number, denominator: number, decimals: number, factor: number) {
  const scaled = numerator * factor * 10 ** decimals;
  // Integers in doubles are several times as fast as BigInt.
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

/** Does the same as `fixed`, but omits trailing zeros if the value is exact: "25", not "25.0". */
function trimmed(numerator: number, denominator: number, decimals: number, factor = 1): string {
  const { digits, isExact } = rounded(numerator, denominator, decimals, factor);
  const text = withPoint(digits, decimals);
  return isExact ? withoutZeros(text) : text;
}

/** Returns the quotient with three significant digits, also from 1,000 on. */
function significant(numerator: number, denominator: number, write = fixed): string {
  const text = write(numerator, denominator, countDecimals(numerator, denominator));
  const excess = text.split(".")[0]!.length - 3;
  if (excess <= 0) return text;
  return fixed(numerator, denominator * 10 ** excess, 0) + "0".repeat(excess);
}

/** Returns plain digits without the zeros at the end of their decimals. */
function withoutZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
