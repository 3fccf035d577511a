/** Computes the scales of charts. */

/** In px. */
export type Scale = (value: number) => number;

/**
 * Returns a linear scale from values [min, max] to positions [from, to]. Positions are rounded to half
 * pixels, so that they are short in HTML and equal in engines whose logarithms differ.
 */
export const linear =
  (min: number, max: number, from: number, to: number): Scale =>
  (value) =>
    Math.round(2 * (from + ((to - from) * (value - min)) / (max - min))) / 2;

/** Rounds positions as `linear` does. */
export function logarithmic(min: number, max: number, from: number, to: number): Scale {
  const scale = linear(Math.log(min), Math.log(max), from, to);
  return (value) => scale(Math.log(value));
}

/**
 * Returns at most `limit` powers of a base in [min, max], but one if the limit is less, with equally spaced exponents. A
 * smaller limit returns a subset of these powers.
 */
export function powers(base: number, min: number, max: number, limit: number): number[] {
  const exponent = (value: number) => Math.log(value) / Math.log(base);
  // Tolerates rounding errors in logarithms of powers.
  const [first, last] = [Math.ceil(exponent(min) - 1e-9), Math.floor(exponent(max) + 1e-9)];
  // Wide labels may leave no room.
  const intervals = Math.max(limit - 1, 0.5);
  let step = 1;
  while ((last - first) / step > intervals) step *= 2;
  const ticks: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step)
    // Positive powers of whole numbers are exact.
    ticks.push(power < 0 ? 1 / base ** -power : base ** power);
  return ticks;
}
