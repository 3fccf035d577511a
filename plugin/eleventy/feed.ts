/**
 * Finds what readers of a feed would see twice, because feeds load no stylesheet: the formulas of KaTeX. A parser of HTML
 * would not find them, because feeds escape pages in XML or JSON, some more than once.
 */
import type { Edit } from "./html.js";

/** Angle brackets of HTML, also if they are escaped in XML or JSON. */
const [LESS, GREATER] = ["lt", "gt"].map((name) => {
  const [char, code] = name === "lt" ? ["<", "3c"] : [">", "3e"];
  return `(?:${char}|&(?:amp;)*(?:${name}|#x${code}|#${Number.parseInt(code, 16)});|\\\\+u00${code})`;
}) as [string, string];
const toEnd = (name: string) => `${LESS}/${name}${GREATER}`;

/** Matches the end of a formula's MathML before the same formula in HTML, as KaTeX writes both. */
const COPY = new RegExp(
  `(?<=${toEnd("math")}${toEnd("span")})${LESS}span\\b.{0,20}?katex-html`,
  "gis",
);
const SPAN = new RegExp(`${LESS}(?:span\\b|(/)span${GREATER})`, "gi");
const SOURCE = new RegExp(`${LESS}annotation\\b.*?${toEnd("annotation")}`, "gis");

/** Returns whether the output is a feed, in the formats RSS, Atom or JSON. */
export const isFeed = (content: string): boolean =>
  /<(?:rss|feed)\b|jsonfeed\.org\/version/.test(content.slice(0, 2000));

/** Returns the changes to a feed that leave each formula of KaTeX once, as MathML. */
export function toMathmlOnly(feed: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index: start } of feed.matchAll(COPY)) {
    SPAN.lastIndex = start;
    let depth = 0;
    for (let tag = SPAN.exec(feed); tag; tag = SPAN.exec(feed)) {
      depth += tag[1] ? -1 : 1;
      if (depth > 0) continue;
      edits.push({ start, end: SPAN.lastIndex, text: "" });
      break;
    }
  }
  if (!edits.length) return edits;
  for (const { index: start, 0: source } of feed.matchAll(SOURCE))
    edits.push({ start, end: start + source.length, text: "" });
  return edits;
}
