/** Suggests fixes in errors: similar names, and how to write numbers. */

/** The maximum number of compared characters. Longer input is cut, because all names are shorter. */
const MAX_LENGTH = 100;

/**
 * Returns the three items whose names are most similar to `wanted`. Names that contain `wanted` come first, then
 * names with a similar spelling. `getName` returns an item's name.
 */
export function suggest(
  all: readonly string[],
  wanted: string,
  getName = (item: string) => item,
): string[] {
  const normalize = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const target = normalize(wanted.slice(0, MAX_LENGTH));
  const difference = (item: string) => {
    const name = normalize(getName(item));
    return distance(name, target) + (target && name.includes(target) ? 0 : name.length);
  };
  return all
    .map((item) => ({ item, difference: difference(item) }))
    .sort((a, b) => a.difference - b.difference)
    .slice(0, 3)
    .map(({ item }) => item);
}

/**
 * Returns the name that differs from `wanted` by one letter or by the order of letters, ignoring case, or
 * undefined if there is none. A name of one letter matches only this letter.
 */
export function closestMatch(names: readonly string[], wanted: string): string | undefined {
  const target = wanted.toLowerCase();
  const letters = (word: string) => [...word].sort().join("");
  const difference = (name: string) => {
    if (name === target) return 0;
    const isClose = Math.abs(name.length - target.length) <= 1;
    if (isClose && letters(name) === letters(target)) return 1;
    return isClose && name.length > 1 ? distance(name, target) : Number.POSITIVE_INFINITY;
  };
  const [closest] = names
    .map((name) => ({ name, difference: difference(name.toLowerCase()) }))
    .filter(({ difference }) => difference <= 1)
    .sort((a, b) => a.difference - b.difference);
  return closest?.name;
}

/** Returns "did you mean …?", or undefined if no name is close. */
export function didYouMean(names: readonly string[], wanted: string): string | undefined {
  const match = closestMatch(names, wanted);
  return match && `did you mean ${match}?`;
}

/** Returns the allowed values for an error: the closest match if there is one, otherwise all values. */
export function formatAllowed(values: readonly string[], wanted: unknown): string {
  const question = typeof wanted === "string" && didYouMean(values, wanted);
  return question ? `one of ${values.length} values (${question})` : `one of ${values.join(", ")}`;
}

/** Returns a hint that numbers have no thousands separators. */
export const withoutSeparators = (number = "4096") =>
  ` (numbers are written without separators: ${number})`;

/** Returns that hint for text such as "1,000" and for a number such as 4.096, or "" for other values. */
export function ungrouped(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const isGrouped = /^\s*[1-9]\d{0,2}(?:[.,'’_\s]\d{3})+\s*$/.test(text);
  return isGrouped ? withoutSeparators(text.replace(/\D/g, "")) : "";
}

/** Returns the Levenshtein distance of two words. */
function distance(word: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...word].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      next.push(
        Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === otherLetter ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[other.length]!;
}
