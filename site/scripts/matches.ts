/** Finds the sections of pages that contain all words of a query. */
import type { Section } from "../../scripts/search-index.js";

/** Text in which some parts are marked. */
export type Marked = readonly { readonly text: string; readonly isMarked: boolean }[];

/** The weights of matches: in a page's title, in another heading, in text, and in the title of a section's page. */
const WEIGHTS = { title: 8, heading: 4, text: 1, context: 0.5 };

/** The factor for a complete word, compared with the start of a word. */
const COMPLETE = 1.5;

/** The numbers of characters before and after the first match in an excerpt. */
const BEFORE = 50;
const AFTER = 110;

const VARIANTS: Readonly<Record<string, string>> = { "’": "'", "′": "'", "–": "-", "−": "-" };

/** Returns text without case, accents and typographic variants. Each character keeps its position. */
export const fold = (text: string): string =>
  text
    // The decomposition of "￣" starts with a space, which would divide a word.
    .replace(/[^ -~]/g, (char) => VARIANTS[char] ?? char.normalize("NFKD").trimStart()[0] ?? " ")
    .toLowerCase();

/** Returns a pattern for each word of a query. It matches folded text, at the start of words. */
export function toPatterns(query: string): RegExp[] {
  // Browsers copy the variables of formulas as mathematical letters.
  const plain = query.replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize("NFKC"));
  const words = fold(plain)
    .replace(/\s*=\s*/g, "=")
    .split(/\s+/);
  return words.filter(Boolean).map((word) => {
    const source = word
      .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      // Spaces around "=" and separators of thousands may be omitted.
      .replaceAll("=", " ?= ?")
      .replace(/(?<=\d)(?=\d)/g, "[, ]?");
    const start = /^[\p{L}\p{N}]/u.test(word) ? "(?<![\\p{L}\\p{N}])" : "";
    return new RegExp(start + source, "gu");
  });
}

/** Returns the factor for the best match of a pattern in folded text, or 0 without a match. */
function rate(pattern: RegExp, folded: string): number {
  const matches = [...folded.matchAll(pattern)];
  const isComplete = ({ 0: match, index }: RegExpExecArray) =>
    !/^[\p{L}\p{N}]/u.test(folded.slice(index + match.length));
  if (matches.length === 0) return 0;
  return matches.some(isComplete) ? COMPLETE : 1;
}

/** Returns a function that finds the sections with all words of a query, best first. */
export function createSearch(sections: readonly Section[]): (query: string) => Section[] {
  const all = sections.map((section) => ({
    section,
    page: fold(section.page),
    heading: fold(section.heading),
    text: fold(section.text),
    isFirst: !section.url.includes("#"),
  }));
  return (query) => {
    const patterns = toPatterns(query);
    if (patterns.length === 0) return [];
    const scored = all.flatMap(({ section, page, heading, text, isFirst }) => {
      let [score, isFound] = [0, false];
      for (const pattern of patterns) {
        const inSection = Math.max(
          rate(pattern, heading) * (isFirst ? WEIGHTS.title : WEIGHTS.heading),
          rate(pattern, text) * WEIGHTS.text,
        );
        const best = Math.max(inSection, rate(pattern, page) * WEIGHTS.context);
        if (best === 0) return [];
        isFound ||= inSection > 0;
        score += best;
      }
      // The title of its page alone does not make a section a result.
      return isFound ? [{ section, score }] : [];
    });
    return scored.sort((a, b) => b.score - a.score).map(({ section }) => section);
  };
}

/** Returns text with all matches of the patterns marked. */
export function mark(text: string, patterns: readonly RegExp[]): Marked {
  const folded = fold(text);
  const isMarked = new Uint8Array(text.length);
  for (const pattern of patterns)
    for (const { 0: match, index } of folded.matchAll(pattern))
      isMarked.fill(1, index, index + match.length);
  const pieces: { text: string; isMarked: boolean }[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    if (isMarked[end] === isMarked[start]) continue;
    pieces.push({ text: text.slice(start, end), isMarked: isMarked[start] === 1 });
    start = end;
  }
  return pieces;
}

/** Returns the part of a text around its first match, or its start, without cutting words. */
export function excerpt(text: string, patterns: readonly RegExp[]): string {
  const folded = fold(text);
  const places = patterns.map(
    (pattern) => folded.matchAll(pattern).next().value?.index ?? Infinity,
  );
  const first = Math.min(...places);
  const middle = Number.isFinite(first) ? first : 0;
  const start = middle <= BEFORE ? 0 : Math.min(middle, text.indexOf(" ", middle - BEFORE - 1) + 1);
  const last = text.lastIndexOf(" ", middle + AFTER);
  const end = middle + AFTER >= text.length || last <= middle ? text.length : last;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
