/** The options for languages, which all hosts share. */
import { LoraError } from "../src/errors.js";
import { figures } from "../src/figures/index.js";
import type { Language } from "../src/formats.js";
import type { SiteLocale } from "../src/locales/catalogs.js";
import { locales } from "../src/locales/index.js";
import { type Option, text } from "../src/options.js";
import { formatAllowed } from "../src/suggestions.js";
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

/** The names of all exports of words. */
const EXPORTS = [
  "html",
  "tables",
  ...Object.keys(figures).flatMap((name) => [name, `${name}Page`, `${name}Script`]),
];

/** Returns the error of a catalog that does not state its file. */
export const wrongUrl = (index: number, url: unknown) =>
  new LoraError(`locales[${index}].url`, "import.meta.url of the catalog's file", url);

/** Returns a catalog of an author. Throws LoraError with what it lacks, and for unknown exports. */
function readCatalog(value: unknown, index: number): SiteLocale {
  const { url, language, ...words } = Object(value) as Record<string, unknown>;
  const name = `locales[${index}]`;
  if (typeof url !== "string" || !URL.canParse(url)) throw wrongUrl(index, url);
  const tags = Object.keys(locales);
  const isLanguage =
    typeof language === "string"
      ? tags.includes(language)
      : (language as Partial<Language> | undefined)?.numbers;
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
      throw new LoraError(`${name}.${key}`, "a function of f that returns sentences", factory);
  }
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
