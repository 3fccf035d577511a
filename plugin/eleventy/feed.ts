/**
 * Finds what readers of a feed would see twice, because feeds load no stylesheet: the formulas of KaTeX. A parser of HTML
 * would not find them, because feeds escape pages in XML or JSON, some more than once.
 */
import type { Edit } from "./html.js";

/** Angle brackets of HTML, also if they are escaped in XML or JSON. */
const [LESS, GREATER] = ["lt", "gt"].map((name) => {
  const [char, code] = name === "lt" ? ["<", "3c"] : [">", "3e"];
  // From the first backslash only: from each of a row, the search would be quadratic.
  return `(?:${char}|&(?:amp;)*(?:${name}|#x${code}|#${Number.parseInt(code, 16)});|(?<!\\\\)\\\\+u00${code})`;
}) as [string, string];
const toEnd = (name: string) => `${LESS}/${name}${GREATER}`;

/** Matches the end of a formula's MathML before the same formula in HTML, as KaTeX writes both. */
const COPY = new RegExp(
  `(?<=${toEnd("math")}${toEnd("span")})${LESS}span\\b.{0,20}?katex-html`,
  "gis",
);
const SPAN = new RegExp(`${LESS}(?:span\\b|(/)span${GREATER})`, "gi");
const SOURCE = new RegExp(`${LESS}(?:annotation\\b|(/)annotation${GREATER})`, "gi");

/** Returns whether the output is a feed, in the formats RSS, Atom or JSON. */
export const isFeed = (content: string): boolean =>
  /<(?:rss|feed)\b|jsonfeed\.org\/version/.test(content.slice(0, 2000));

/** Returns the changes to a feed that leave each formula of KaTeX once, as MathML. */
export function toMathmlOnly(feed: string): Edit[] {
  const copies = new Set(Array.from(feed.matchAll(COPY), ({ index }) => index));
  const edits = copies.size ? findElements(feed, SPAN, (start) => copies.has(start)) : [];
  return edits.length ? [...edits, ...findElements(feed, SOURCE)] : edits;
}

/**
 * Returns the removal of each element that ends, without those inside another. One pass over the tags: a search for the
 * end of each element would be quadratic if none ends.
 */
function findElements(feed: string, tags: RegExp, isRemoved = (_start: number) => true): Edit[] {
  const open: number[] = [];
  const edits: Edit[] = [];
  for (const { 0: tag, 1: isEnd, index } of feed.matchAll(tags)) {
    if (!isEnd) open.push(index);
    const start = isEnd ? open.pop() : undefined;
    if (start === undefined || !isRemoved(start)) continue;
    while (edits.length && edits.at(-1)!.start > start) edits.pop();
    edits.push({ start, end: index + tag.length, text: "" });
  }
  return edits;
}
