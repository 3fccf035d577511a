/** The options for languages, which all hosts share. */
import { LoraError } from "../src/errors.js";
import type { Figure } from "../src/figures/figure.js";
import { figures } from "../src/figures/index.js";
import { createFormats, type Formats, type Language } from "../src/formats.js";
import type { SiteLocale } from "../src/locales/catalogs.js";
import { englishHtml, locales } from "../src/locales/index.js";
import { type Option, text } from "../src/options.js";
import { closestMatch, formatAllowed } from "../src/suggestions.js";
import { tableWords } from "../src/tables/words.js";
import { LANG } from "../src/tag/options.js";

/** The option for the language of pages that state none. */
export const DEFAULT_LANG = text({
  pattern: LANG.pattern,
  allowed: LANG.allowed,
  default: "English",
  about: "the language of pages that state none",
});

const LOCALES_ALLOWED =
  'a list of catalogs: modules with url (import.meta.url) and language, such as "de", one for each language';

type Words = Readonly<Record<string, unknown>>;
type Factory = (formats: Formats, live?: object) => Words;

/** Returns the English words of a figure's two factories. */
function listFactories({ words }: Figure, name: string): [string, Factory][] {
  const live = words.live as unknown as Factory;
  const page: Factory = (f) => words.page(f, words.live(f)) as unknown as Words;
  return [
    [name, live],
    [`${name}Page`, page],
  ];
}

/** The English factories, by the names of all exports of words. */
const FACTORIES = new Map<string, Factory>([
  ["html", () => englishHtml as unknown as Words],
  ["tables", tableWords as unknown as Factory],
  ...Object.entries(figures).flatMap(([name, figure]) =>
    listFactories(figure as unknown as Figure, name),
  ),
]);
const EXPORTS = [...FACTORIES.keys()];

/** Returns the error of a catalog that does not state its file. */
export const wrongUrl = (index: number, url: unknown) =>
  new LoraError(`locales[${index}].url`, "import.meta.url of the catalog's file", url);

const FACTORY_ALLOWED = "a function of f that returns an object of sentences";

/** Returns the kind of a word, for errors. */
const kindOf = (word: unknown) =>
  Array.isArray(word)
    ? "a list"
    : ({ function: "a function", string: "text" }[typeof word as string] ?? "an object");

const isPlain = (word: unknown): word is Words => kindOf(word) === "an object" && Boolean(word);

/** Throws LoraError for words that English lacks, and for words of another kind. */
function checkWords(
  words: Words,
  inEnglish: Words,
  place: string,
  file: string,
  isNested = false,
): void {
  const names = Object.keys(inEnglish);
  for (const [name, word] of Object.entries(words)) {
    const expected = inEnglish[name];
    // Nested words may be by values of an option, of which English does not name all.
    if (!names.includes(name) && (!isNested || closestMatch(names, name)))
      throw new LoraError(`a sentence of ${place} in ${file}`, formatAllowed(names, name), name);
    if (expected === undefined || word === undefined) continue;
    if (kindOf(word) !== kindOf(expected))
      throw new LoraError(
        `${place}.${name} in ${file}`,
        `${kindOf(expected)}, as in English`,
        word,
      );
    if (isPlain(word) && isPlain(expected))
      checkWords(word, expected, `${place}.${name}`, file, true);
  }
}

/** Calls a factory. Throws LoraError if it fails or returns no sentences. */
function callFactory(
  factory: Factory,
  place: string,
  file: string,
  f: Formats,
  live: object,
): Words {
  const fail = (value: unknown) => new LoraError(`${place} in ${file}`, FACTORY_ALLOWED, value);
  let words: unknown;
  try {
    words = factory(f, live);
  } catch (error) {
    throw fail(error instanceof Error ? error.message : error);
  }
  if (!isPlain(words)) throw fail(words);
  return words;
}

/** Checks the sentences of a catalog: their names, and whether they are texts or functions. */
function checkCatalog(
  factories: readonly [string, Factory][],
  name: string,
  url: string,
  language: Language,
): void {
  const f = createFormats(language);
  const file = decodeURI(url).split("/").at(-1)!;
  const live = new Map<string, Words>();
  // Factories of pages receive the words of their figure, which are before them in this order.
  for (const [key, factory] of [...factories].sort(
    ([a], [b]) => EXPORTS.indexOf(a) - EXPORTS.indexOf(b),
  )) {
    const figure = key.replace(/Page$/, "");
    const inEnglish = FACTORIES.get(key)!(f);
    const base = { ...FACTORIES.get(figure)!(f), ...live.get(figure) };
    const words = callFactory(factory, `${name}.${key}`, file, f, base);
    live.set(key, words);
    checkWords(words, inEnglish, `${name}.${key}`, file);
  }
}

/** Returns whether a language has all its data. */
const isComplete = ({ tag, direction, numbers, list }: Partial<Language>) =>
  typeof tag === "string" &&
  /^(ltr|rtl)$/.test(`${direction}`) &&
  isPlain(numbers) &&
  list?.length === 2;

/** Returns a catalog of an author. Throws LoraError with what it lacks, and for unknown exports and sentences. */
function readCatalog(value: unknown, index: number): SiteLocale {
  const { url, language, ...words } = Object(value) as Record<string, unknown>;
  const name = `locales[${index}]`;
  if (typeof url !== "string" || !URL.canParse(url)) throw wrongUrl(index, url);
  const tags = Object.keys(locales);
  const isLanguage =
    typeof language === "string" ? tags.includes(language) : isComplete(Object(language));
  if (!isLanguage)
    throw new LoraError(
      `${name}.language`,
      `one of ${tags.join(", ")}, or an object with tag, direction, numbers and list`,
      language,
    );
  for (const [key, factory] of Object.entries(words)) {
    if (!EXPORTS.includes(key))
      throw new LoraError(`${name} export`, formatAllowed(EXPORTS, key), key);
    if (typeof factory !== "function")
      throw new LoraError(`${name}.${key}`, FACTORY_ALLOWED, factory);
  }
  const known = typeof language === "string" ? locales[language]!.language : (language as Language);
  checkCatalog(Object.entries(words) as [string, Factory][], name, url, known);
  return value as SiteLocale;
}

/** The option for catalogs of the author. */
export const LOCALES = {
  type: "names",
  allowed: LOCALES_ALLOWED,
  default: "none",
  about: "the author's languages, or sentences that replace those of a language",
  read(value: unknown) {
    if (!Array.isArray(value)) return undefined;
    const catalogs = value.map(readCatalog);
    const tags = catalogs.map(({ language }) => toTag(language));
    return new Set(tags).size === tags.length ? catalogs : undefined;
  },
} as const satisfies Option<readonly SiteLocale[]>;

const toTag = (language: SiteLocale["language"]) =>
  typeof language === "string" ? language : language.tag;
