/** Numbers as prose writes them: "16,777,216", "16.7M", "65 thousand", "16 777 216", "0,39". */

/** What a number may mean, and the unit of its last digit: 16.7M is 16,700,000 in steps of 100,000. */
interface Reading {
  readonly value: number;
  readonly step: number;
}

export interface Quantity {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** More than one where a separator may be of thousands or of decimals. */
  readonly readings: readonly Reading[];
  /** Whether a unit of thousands or millions follows, or thousands are apart. */
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

/** Digits with decimals after a point, as a number and its last digit's unit. */
function decimal(text: string): Reading {
  const decimals = text.split(".")[1]?.length ?? 0;
  return { value: Number(text), step: 10 ** -decimals };
}

const GROUPED = new RegExp(`^([1-9]\\d{0,2}(${GROUP})\\d{3}(?:\\2\\d{3})*)(?:[.,](\\d+))?$`);

function readingsOf(digits: string): Reading[] {
  const [, whole, , decimals] = GROUPED.exec(digits) ?? [];
  const grouped = whole && whole.replace(/\D/g, "") + (decimals ? `.${decimals}` : "");
  const plain = /^\d+(?:[.,]\d+)?$/.test(digits) ? digits.replace(",", ".") : undefined;
  return [grouped, plain].filter((item) => item !== undefined).map(decimal);
}

/** All numbers of a text. */
export function numbersIn(text: string): Quantity[] {
  return [...text.matchAll(NUMBER)].map((match): Quantity => {
    const [found, digits = "", e, power, scale = ""] = match;
    const exponent = Number(superscript(e ?? power ?? "0"));
    const factor = 10 ** exponent * (SCALES[scale.toLowerCase()] ?? 1);
    const readings = readingsOf(digits).map(({ value, step }) => ({
      value: value * factor,
      step: step * factor,
    }));
    return {
      text: found,
      start: match.index,
      end: match.index + found.length,
      readings,
      isLarge: scale !== "" || exponent > 0 || readings.some(({ value }) => value >= 1000),
    };
  });
}

const SLACK = 1 + 1e-9;

/** Whether the number is what the value rounds to; of several zeros at its end, each may be rounded. */
export function isRounded({ readings }: Pick<Quantity, "readings">, value: number): boolean {
  return readings.some((item) => {
    let { step } = item;
    const isWithin = () => Math.abs(item.value - value) <= (step / 2) * SLACK;
    while (!isWithin() && step >= 1 && item.value !== 0 && item.value % (10 * step) === 0)
      step *= 10;
    return isWithin();
  });
}

/** Whether the number is the value with its last digits cut off, where rounding says otherwise. */
export function isCutOff({ readings }: Pick<Quantity, "readings">, value: number): boolean {
  return readings.some((item) => {
    let { step } = item;
    while (step >= 1 && item.value !== 0 && item.value % (10 * step) === 0) step *= 10;
    const difference = value - item.value;
    return item.value > 0 && difference > 0 && difference < step * SLACK;
  });
}
