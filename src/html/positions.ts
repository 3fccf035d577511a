/** Computes the positions of sliders. Pages state only a few values of a slider with a logarithmic scale. */

/** Returns ascending values with the powers of two between them, and 1.5 times each power. */
export function addOctaves(values: readonly number[]): number[] {
  const all = new Set(values);
  const [min, max] = [values[0]!, values.at(-1)!];
  // A page's attribute may hold any text, such as Infinity.
  for (let power = 2; power <= max && power < Infinity; power *= 2) all.add(power).add(1.5 * power);
  return [...all].filter((item) => item >= min && item <= max).sort((a, b) => a - b);
}
