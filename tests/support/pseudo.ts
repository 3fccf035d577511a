/** A pseudo-locale: English with accents, 40 % longer, right to left. */
import { allFigures } from "../../src/figures/index.js";
import type { Language } from "../../src/formats.js";
import * as en from "../../src/locales/en.js";
import type { PartialLocale } from "../../src/locales/index.js";

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
export function translate(words: unknown, change: Change): unknown {
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
  numbers: { ...en.language.numbers, decimal: "·", group: "’" },
  list: [", ", " & "],
};

/** Returns a module of the language with changed English sentences, as another language's file would export it. */
export const createPseudo = (change: Change) =>
  ({
    language,
    html: (f) => translate(en.html(f), change) as ReturnType<typeof en.html>,
    ...Object.fromEntries(
      allFigures.flatMap(({ name, words }) => [
        [name, (f: Parameters<typeof words.live>[0]) => translate(words.live(f), change)],
        [
          `${name}Page`,
          (f: Parameters<typeof words.live>[0]) => translate(words.page(f, words.live(f)), change),
        ],
      ]),
    ),
  }) as PartialLocale;

export const pseudo = createPseudo(accent);
