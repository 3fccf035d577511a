/** Returns the strings of a figure in a language. */
import { wordsIn } from "../figures/define.js";
import type { Figure, FigureWords, MessageFile } from "../figures/figure.js";
import { createFormats, english, type Formats, type Language } from "../language-format.js";
import { inLanguage } from "../mark-words.js";
import { type TableWords, tableWords } from "../tables/logic.js";
import * as englishMicrosim from "./en/microsim.ftl";
import * as englishPage from "./en/page.ftl";
import * as englishShared from "./en/shared.ftl";
import * as englishTables from "./en/tables.ftl";

/** A language: its number formats, and its compiled files by name. A figure without a file is English. */
export interface Locale {
  readonly language: Language;
  readonly files: Readonly<Record<string, MessageFile>>;
}

/** Strings that a page has around a figure. */
export type HtmlWords = ReturnType<typeof toHtmlWords>;

/** Returns the strings around figures from their messages. */
function toHtmlWords(m: englishPage.Page, { exact }: Formats) {
  /** Returns a number such as "11.3" in the digits of the language. */
  const inDigits = (number: string) => number.replace(/\d/g, (digit) => exact(Number(digit)));
  return {
    ...m,
    /** Writes the ends of a slider's range. */
    count: exact,
    /** References and captions, by kind. */
    figure: (number: string) => m.figure({ number: inDigits(number) }),
    table: (number: string) => m.table({ number: inDigits(number) }),
  };
}

/** All strings of one kind of figure in a page. */
export interface Words extends FigureWords {
  readonly html: HtmlWords;
}

/** English, whose files of figures are in the registry of figures. */
export const en: Locale = {
  language: english,
  files: {
    microsim: englishMicrosim,
    page: englishPage,
    shared: englishShared,
    tables: englishTables,
  },
};

const cache = new WeakMap<Locale, Map<string, Words>>();

/** Returns the strings of a figure in a language. If the language has no file for the figure, everything is English. */
export function getWords(figure: Figure, locale: Locale = en): Words {
  const wordsByFigure = cache.get(locale) ?? new Map<string, Words>();
  cache.set(locale, wordsByFigure);
  const words = wordsByFigure.get(figure.name) ?? translate(figure, locale);
  wordsByFigure.set(figure.name, words);
  return words;
}

function translate(figure: Figure, locale: Locale): Words {
  const file = locale.files[figure.name];
  if (!file) return { ...wordsIn(figure.words, english), html: getHtmlWords() };
  const { language, files } = locale;
  const words = inLanguage(wordsIn(figure.words, language, file, files.shared), language);
  return { ...words, language, html: getHtmlWords(locale) };
}

/** Returns the formats and the messages of a file that only the build uses, in English if the language lacks it. */
function readFile(name: string, { language, files }: Locale): [Formats, object, object] {
  const [file, shared] = files[name] ? [files[name], files.shared] : [en.files[name]!];
  const formats = createFormats(files[name] ? language : english);
  const phrases = (shared ?? englishShared).live(formats, {});
  return [formats, file.page(formats, phrases, file.live(formats, phrases)), phrases];
}

const htmlCache = new WeakMap<Locale, HtmlWords>();

/** Returns the strings around every figure in a language. */
export function getHtmlWords(locale: Locale = en): HtmlWords {
  const known = htmlCache.get(locale);
  if (known) return known;
  const [formats, messages] = readFile("page", locale);
  const words = inLanguage(toHtmlWords(messages as englishPage.Page, formats), locale.language);
  htmlCache.set(locale, words);
  return words;
}

/** Returns the strings of comparison tables in a language. */
export function getTableWords(locale: Locale = en): TableWords {
  const [formats, messages, phrases] = readFile("tables", locale);
  const m = { ...phrases, ...messages } as Parameters<typeof tableWords>[1];
  return inLanguage(tableWords(formats, m), locale.language);
}

/** Strings of a MicroSim's page. */
export type MicrosimWords = ReturnType<typeof toMicrosimWords>;

const toMicrosimWords = (m: englishMicrosim.Page, { exact, list }: Formats) => ({
  ...m,
  exact,
  list,
});

/** Returns the strings of MicroSims' pages in a language. */
export function getMicrosimWords(locale: Locale = en): MicrosimWords {
  const [formats, messages] = readFile("microsim", locale);
  return inLanguage(toMicrosimWords(messages as englishMicrosim.Page, formats), formats.language);
}
