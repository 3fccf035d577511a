/** Finds numbers in prose, and compares them with values. */

/** A possible value of a number, and the value of its last digit: 16.7M is 16,700,000 in steps of 100,000. */
interface Reading {
  readonly value: number;
  readonly step: number;
}

/** A number in prose: "16,777,216", "16.7M", "65 thousand", "16 777 216" or "0,39". */
export interface Quantity {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Two readings if the separator may separate either thousands or decimals. */
  readonly readings: readonly Reading[];
  /** Whether the number is at least 1,000. */
  readonly isLarge: boolean;
}

const GROUP = "[,.'’_ \\u00a0\\u2009\\u202f]";
const DIGITS = `\\d{1,3}(?:${GROUP}\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)?`;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};
const SCALE = "[Kk](?![iB])|M(?![iB])|bn|B(?!i)|mn|T(?![iB])|thousand|million|billion|trillion";
const NUMBER = new RegExp(
  `(?<![\\w.,/^_+\\-−–]|\\d[ \\u00a0\\u202f]|[A-Za-z]-)(${DIGITS})` +
    `(?:e(\\d{1,2})|\\s?[×x·]\\s?10\\s?\\^?\\s?\\(?([\\d⁰¹²³⁴-⁹]{1,2})\\)?)?` +
    `(?:[\\s\\u00a0-]?(${SCALE})(?![\\w]))?`,
  "g",
);

const superscript = (text: string) =>
  text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));

/** Reads digits with a decimal point. */
function decimal(text: string): Reading {
  const decimals = text.split(".")[1]?.length ?? 0;
  return { value: Number(text), step: 10 ** -decimals };
}

const GROUPED = new RegExp(`^([1-9]\\d{0,2}(${GROUP})\\d{3}(?:\\2\\d{3})*)(?:[.,](\\d+))?$`);

function parseReadings(digits: string): Reading[] {
  const [, integer, , decimals] = GROUPED.exec(digits) ?? [];
  const grouped = integer && integer.replace(/\D/g, "") + (decimals ? `.${decimals}` : "");
  const plain = /^\d+(?:[.,]\d+)?$/.test(digits) ? digits.replace(",", ".") : undefined;
  return [grouped, plain].filter((item) => item !== undefined).map(decimal);
}

/** Finds all numbers of a text. Digits such as 01 536 are not a number. */
export function findNumbers(text: string): Quantity[] {
  return [...text.matchAll(NUMBER)].flatMap((match): Quantity[] => {
    const [matched, digits = "", e, power, scale = ""] = match;
    const exponent = Number(superscript(e ?? power ?? "0"));
    const factor = 10 ** exponent * (SCALES[scale.toLowerCase()] ?? 1);
    const readings = parseReadings(digits).map(({ value, step }) => ({
      value: value * factor,
      step: step * factor,
    }));
    if (!readings.length) return [];
    return [
      {
        text: matched,
        start: match.index,
        end: match.index + matched.length,
        readings,
        isLarge: readings.some(({ value }) => value >= 1000),
      },
    ];
  });
}

/** Tolerance for floating-point errors. */
const TOLERANCE = 1 + 1e-9;

/** Returns whether the value rounds to the number, which is not 0. Its trailing zeros may result from rounding. */
export function isRounded({ readings }: Pick<Quantity, "readings">, value: number): boolean {
  return readings.some((item) => {
    let { step } = item;
    const isWithin = () => Math.abs(item.value - value) <= (step / 2) * TOLERANCE;
    while (!isWithin() && step >= 1 && item.value % (10 * step) === 0) step *= 10;
    return isWithin();
  });
}

/** Whether the number, which is not 0, truncates the value instead of rounding it. */
export function isCutOff({ readings }: Pick<Quantity, "readings">, value: number): boolean {
  return readings.some((item) => {
    let { step } = item;
    while (step >= 1 && item.value % (10 * step) === 0) step *= 10;
    return item.value < value && value < item.value + step;
  });
}

const UNITS = "one two three four five six seven eight nine".split(" ");
const TEENS =
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SMALL_WORDS = new Map([
  ...UNITS.map((word, i) => [word, i + 1] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.flatMap((ten, i) => [
    [ten, 10 * (i + 2)] as const,
    ...UNITS.map((unit, j) => [`${ten}-${unit}`, 10 * (i + 2) + j + 1] as const),
  ]),
]);
/** Pattern for a small number, in digits or as a word. */
export const SMALL = `\\d{1,3}(?:,\\d{3})?|${TEENS.join("|")}|(?:${TENS.join("|")})(?:-(?:${UNITS.join("|")}))?|${UNITS.join("|")}`;
export const parseSmall = (text: string): number | undefined =>
  Number(text.replace(",", "")) || SMALL_WORDS.get(text.toLowerCase());
