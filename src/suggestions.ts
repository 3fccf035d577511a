/** What errors suggest: names that are meant or near, and how a number is written. */

/** No name is longer, so that what is no name costs no more to compare, characters. */
const LONGEST = 100;

/** The three that are most like what is wanted, each by what it is called: those that have it, then by spelling. */
export function suggest(
  all: readonly string[],
  wanted: string,
  called = (item: string) => item,
): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const sought = plain(wanted.slice(0, LONGEST));
  const apart = (item: string) => {
    const name = plain(called(item));
    return distance(name, sought) + (sought && name.includes(sought) ? 0 : name.length);
  };
  return all
    .map((item) => ({ item, apart: apart(item) }))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, 3)
    .map(({ item }) => item);
}

/**
 * The one of these that is meant, where a letter is wrong, missing or too many, or letters are
 * swapped: the nearest, in whatever case. Of single letters none is near another.
 */
export function closestMatch(all: readonly string[], wanted: string): string | undefined {
  const sought = wanted.toLowerCase();
  const letters = (word: string) => [...word].sort().join("");
  const apart = (item: string) => {
    if (item === sought) return 0;
    const isClose = Math.abs(item.length - sought.length) <= 1;
    if (isClose && letters(item) === letters(sought)) return 1;
    return isClose && item.length > 1 ? distance(item, sought) : Number.POSITIVE_INFINITY;
  };
  const near = all
    .map((item) => ({ item, apart: apart(item.toLowerCase()) }))
    .filter(({ apart }) => apart <= 1)
    .sort((a, b) => a.apart - b.apart);
  return near[0]?.item;
}

/** Asks whether one of these is meant, where one is. */
export function didYouMean(all: readonly string[], wanted: string): string | undefined {
  const near = closestMatch(all, wanted);
  return near && `did you mean ${near}?`;
}

/** What is allowed of a fixed set, in words: all of it, or the one that is meant. */
export function oneOf(values: readonly string[], wanted: unknown): string {
  const question = typeof wanted === "string" && didYouMean(values, wanted);
  return question ? `one of ${values.length} values (${question})` : `one of ${values.join(", ")}`;
}

/** How a number is written. */
export const withoutSeparators = (number = "4096") =>
  ` (numbers are written without separators: ${number})`;

/** The same of text such as "1,000", which data may hold; of anything else nothing. */
export function ungrouped(value: unknown): string {
  const isGrouped =
    typeof value === "string" && /^\s*[1-9]\d{0,2}(?:[,'’_\s]\d{3})+\s*$/.test(value);
  return isGrouped ? withoutSeparators(value.replace(/\D/g, "")) : "";
}

/** How many letters must change, come or go (Levenshtein). */
function distance(item: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...item].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === against ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length]!;
}
