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

/**
 * Returns the only value that starts with the text or, if there is none, the only value of which at least two
 * thirds of the letters are in the text. Returns undefined if there are several.
 */
function onlyMatch(values: readonly string[], wanted: string): string | undefined {
  const target = wanted.toLowerCase();
  if (target.length < 3 || target.length > MAX_LENGTH) return undefined;
  const isStart = (value: string) => value.toLowerCase().startsWith(target);
  const isSimilar = (value: string) =>
    distance(value.toLowerCase(), target) <= Math.max(value.length, target.length) / 3;
  const [match, ...others] = values.some(isStart)
    ? values.filter(isStart)
    : values.filter(isSimilar);
  return others.length ? undefined : match;
}

/** "did you mean …?", or undefined if no name is close. */
export function didYouMean(names: readonly string[], wanted: string): string | undefined {
  const match = closestMatch(names, wanted) ?? onlyMatch(names, wanted);
  return match && `did you mean ${match}?`;
}

/** The maximum number of values in an error. */
const MAX_LISTED = 8;

/** Returns "one of" these values for an error. `where` names what lists all, if they are too many for a line. */
export function oneOf(
  values: readonly string[],
  where = "the reference and lora-visualizer --help list all",
): string {
  const listed = values.slice(0, MAX_LISTED).join(", ");
  const others = values.length - MAX_LISTED;
  return `one of ${listed}${others > 0 ? ` or ${others} more (${where})` : ""}`;
}

/** Returns the allowed values for an error: the value that was probably meant if there is one, otherwise `oneOf` them. */
export function formatAllowed(values: readonly string[], wanted: unknown, where?: string): string {
  const question = typeof wanted === "string" ? didYouMean(values, wanted) : undefined;
  return question ? `one of ${values.length} values (${question})` : oneOf(values, where);
}

export const withoutSeparators = (number = "4096") =>
  ` (numbers are written without separators: ${number})`;

/** Returns what to write for a text such as 4k, or undefined for other text. */
export function inFull(text: string): string | undefined {
  const thousands = Number(/^\s*(\d{1,6})k\s*$/i.exec(text)?.[1]);
  return thousands ? `write ${thousands * 1000} or ${thousands * 1024}` : undefined;
}

/** Returns what to write for a percentage such as 99. `digits` is its decimal form. */
export const asShare = (digits: string) => `write ${Number(`${digits}e-2`)} for ${digits} %`;

/**
 * Returns a hint on how to write a number, in parentheses, for text such as "1,000", "4k" and "99%", a number such
 * as 4.096 and, if the number is a share, a percentage such as 99. Returns "" for other values.
 */
export function hintAtNumber(value: unknown, isShare: boolean): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const percentage = isShare && /^\s*([1-9]\d?(?:\.\d+)?)\s*%?\s*$/.exec(text)?.[1];
  if (percentage) return ` (${asShare(percentage)})`;
  const isGrouped = /^\s*[1-9]\d{0,2}(?:[.,'’_\s]\d{3})+\s*$/.test(text);
  if (isGrouped) return withoutSeparators(text.replace(/\D/g, ""));
  const full = inFull(text);
  return full ? ` (${full})` : "";
}

/** Levenshtein distance. */
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
