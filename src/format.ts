/** Numbers to text. Every share is rounded from whole numbers, half up, never truncated. */

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
    const size = 1000 ** (index + 1);
    const text = fixed(value, size, decimalsOf(value, size));
    if (Number(text) < 1000) return text + SPACE + unit;
  }
  return exact(value);
}

/** Bytes to three significant digits in a decimal unit: 36715216 is "36.7 MB". */
export function aboutBytes(value: number): string {
  const text = about(value).replace(/B$/, "G");
  return value < 1000 ? `${text}${SPACE}B` : `${text}B`;
}

/**
 * A share and its complement, as percentages with the same decimals: the share to three
 * significant digits, and more where either would read 0 or 100 without being it.
 * 65,536 of 16,777,216 is "0.391 %" and "99.609 %"; 1 of 4 is "25 %" and "75 %".
 */
export function percent(part: number, whole: number): { share: string; rest: string } {
  let decimals = decimalsOf(100 * part, whole);
  while (part !== whole && Number(fixed(100 * part, whole, decimals)) === 100) decimals++;
  const share = trimmed(100 * part, whole, decimals);
  // Taken from the rounded share, so that the two always add up to 100 %.
  const rest = (100 - Number(share)).toFixed(share.split(".")[1]?.length);
  return { share: `${group(share)}${SPACE}%`, rest: `${rest}${SPACE}%` };
}

/** part / whole as a plain number: three significant digits, or whole when 1,000 and more. */
export function quotient(part: number, whole: number): string {
  return group(trimmed(part, whole, decimalsOf(part, whole)));
}

/** part / whole to one decimal. */
export function oneDecimal(part: number, whole: number): string {
  return group(fixed(part, whole, 1));
}

/** The same, but a whole number as it is: a break-even rank. */
export function atMostOneDecimal(part: number, whole: number): string {
  return part % whole === 0 ? exact(part / whole) : oneDecimal(part, whole);
}

/** A scaling factor: whole numbers in full, others to four significant digits at most. */
export function real(value: number): string {
  return value.toLocaleString("en-US", {
    maximumSignificantDigits: Number.isInteger(value) ? 21 : 4,
  });
}

/** A number of either sign to so many decimals: "−0.52"; only what is exactly 0 is "0". */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const sign = value < 0 && Number(text) ? "−" : "";
  return value === 0 ? "0" : sign + group(text);
}

/** Commas between the thousands of a number's whole part. */
function group(text: string): string {
  return text.replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ",");
}

/** How many decimals give n / d three significant digits, after rounding. */
function decimalsOf(n: number, d: number): number {
  const places = (value: number) => Math.max(0, 2 - Number(value.toExponential().split("e")[1]));
  // 9.995 rounds up to 10.00, which has one digit more than asked.
  return places(Number(fixed(n, d, places(n / d))));
}

/** n / d with so many decimals, from whole numbers of at least 0, rounded half up. */
function fixed(n: number, d: number, decimals: number): string {
  const [scaled, unit] = [2n * BigInt(n) * 10n ** BigInt(decimals), 2n * BigInt(d)];
  const digits = String((scaled + unit / 2n) / unit).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return decimals ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
}

/** Like fixed, but an exact value drops its trailing zeros: "25", not "25.0", where it is 25. */
function trimmed(n: number, d: number, decimals: number): string {
  const text = fixed(n, d, decimals);
  const isExact = (BigInt(n) * 10n ** BigInt(decimals)) % BigInt(d) === 0n;
  return isExact && decimals ? text.replace(/\.?0+$/, "") : text;
}
