/** Finds the sections of pages that contain all words of a query, despite typing errors. */
import MiniSearch, { type SearchOptions } from "minisearch";
import type { Section } from "../../scripts/site/search-index.js";

/** Text in which some parts are marked. */
export type Marked = readonly { readonly text: string; readonly isMarked: boolean }[];

/** A section, and its words that match the query, as `fold` returns them. */
export interface Match {
  readonly section: Section;
  readonly words: readonly string[];
}

/** The numbers of characters before and after the first match in an excerpt. */
const BEFORE = 50;
const AFTER = 110;

/** A number with separators of thousands, or a word. */
const WORD = /\p{Nd}{1,3}(?:[,\u202f]\p{Nd}{3})+(?!\p{Nd})|[\p{L}\p{N}\p{M}]+/gu;

/** Returns a word without case, accents, separators of thousands and the alphabets of formulas. */
const fold = (word: string) =>
  word
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

const EXACT: SearchOptions = {
  combineWith: "AND",
  // The start of a word suffices, as Δ of ΔW, but nearly every section has a word that starts with a given letter.
  prefix: (term) => !/^[a-z\d]$/.test(term),
  boost: { title: 64, heading: 16, page: 0.5 },
  // The title of its page alone does not make a section a result.
  filter: ({ match }) =>
    Object.values(match).some((fields) => fields.some((name) => name !== "page")),
};
/** Allows swapped letters, which are two edits, only in long words: most short words resemble another word. */
const SIMILAR: SearchOptions = {
  ...EXACT,
  fuzzy: ({ length }) => (length > 5 ? 2 : length > 3 && 1),
};

/** Returns a function that finds the sections with all words of a query, best first, or with similar words if there are none. */
export function createSearch(sections: readonly Section[]): (query: string) => Match[] {
  const index = new MiniSearch({
    fields: ["title", "heading", "text", "page"],
    tokenize: (text) => text.match(WORD) ?? [],
    processTerm: fold,
  });
  index.addAll(
    sections.map(({ url, heading, text, page }, id) => {
      const name = url.includes("#") ? "heading" : "title";
      return { id, [name]: heading, text, page };
    }),
  );
  return (query) => {
    const exact = index.search(query, EXACT);
    const hits = exact.length ? exact : index.search(query, SIMILAR);
    return hits.map(({ id, terms }) => ({ section: sections[id]!, words: terms }));
  };
}

/** Returns text with these words marked. */
export function mark(text: string, words: readonly string[]): Marked {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let end = 0;
  for (const { 0: word, index } of findWords(text, words)) {
    pieces.push({ text: text.slice(end, index), isMarked: false }, { text: word, isMarked: true });
    end = index + word.length;
  }
  return [...pieces, { text: text.slice(end), isMarked: false }];
}

const findWords = (text: string, words: readonly string[]) =>
  [...text.matchAll(WORD)].filter(([word]) => words.includes(fold(word)));

/** Returns the part of a text around the first of these words, or its start, without cutting words. */
export function excerpt(text: string, words: readonly string[]): string {
  const middle = findWords(text, words)[0]?.index ?? 0;
  const start = middle <= BEFORE ? 0 : Math.min(middle, text.indexOf(" ", middle - BEFORE - 1) + 1);
  const last = text.lastIndexOf(" ", middle + AFTER);
  const end = middle + AFTER >= text.length || last <= middle ? text.length : last;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
