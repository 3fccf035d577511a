/** A pseudo-locale: English with accents, 40 % longer, right to left. */

import type { MessageFile } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { english, type Language } from "../../src/language-format.js";
import * as page from "../../src/locales/en/page.ftl";
import * as shared from "../../src/locales/en/shared.ftl";
import * as tables from "../../src/locales/en/tables.ftl";
import type { Locale } from "../../src/locales/index.js";

const [LETTERS, ACCENTED] = [[..."aceinouyACEINOUY"], [..."áçéíñóúýÁÇÉÍÑÓÚÝ"]];
const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  LETTERS.map((letter, index) => [letter, ACCENTED[index]!]),
);

/**
 * Returns a word with accents and 40 % more letters. Words stay unchanged if no letter takes an accent, as in
 * units, or if they already have accents.
 */
function lengthen(word: string): string {
  const accented = word.replace(/[a-z]/gi, (letter) => ACCENTS[letter] ?? letter);
  if (accented === word) return word;
  return accented + accented.slice(-1).repeat(Math.round(0.4 * word.length));
}

/** Returns text in the language. Variables between asterisks, digits and signs stay. */
export const accent = (text: string) =>
  text.replace(/\*[^*]*\*|[\p{L}]+/gu, (part) =>
    /^[A-Za-z]{2,}$/.test(part) ? lengthen(part) : part,
  );

/** Keys with data for programs, and classes of the stylesheet. */
const DATA = ["data", "links", "stack"];

type Change = (sentence: string) => string;

/** Returns words with changed sentences: texts, lists and objects of them, and functions that return them. */
function translate(words: unknown, change: Change): unknown {
  if (typeof words === "string") return change(words);
  if (typeof words === "function") return (...args: unknown[]) => translate(words(...args), change);
  if (Array.isArray(words)) return words.map((item) => translate(item, change));
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [
      name,
      DATA.includes(name) ? value : translate(value, change),
    ]),
  );
}

const language: Language = {
  tag: "ar-XB",
  direction: "rtl",
  numbers: { ...english.numbers, decimal: "·", group: "’" },
  list: [", ", " & "],
};

const changeFile = (file: MessageFile, change: Change): MessageFile => ({
  live: (f, shared) => translate(file.live(f, shared), change) as object,
  page: (f, shared, live) => translate(file.page(f, shared, live), change) as object,
});

/** Returns the language with changed English sentences. */
export const createPseudo = (change: Change): Locale => ({
  language,
  files: {
    page: changeFile(page, change),
    shared: changeFile(shared, change),
    tables: changeFile(tables, change),
    ...Object.fromEntries(
      allFigures.map(({ name, words }) => [name, changeFile(words.english, change)] as const),
    ),
  },
});

export const pseudo = createPseudo(accent);
