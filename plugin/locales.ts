/** The options for languages, which all hosts share. */
import { fileURLToPath } from "node:url";
import type { SiteLocale } from "../src/locales/catalogs.js";
import { locales } from "../src/locales/index.js";
import { type Option, text } from "../src/options.js";
import { LANG } from "../src/tag/options.js";
import { isFile } from "./files.js";

/** The option for the language of pages that state none. */
export const DEFAULT_LANG = text({
  pattern: LANG.pattern,
  allowed: LANG.allowed,
  default: "English",
  about: "the language of pages that state none",
});

const LOCALES_ALLOWED =
  'a list of catalogs: modules with url (import.meta.url) and language, such as "de"';

/** Returns a catalog of an author. Throws LoraError with what it lacks. */
function readCatalog(value: unknown): SiteLocale | undefined {
  const { url, language } = Object(value) as Partial<SiteLocale>;
  const isLanguage =
    typeof language === "string" ? Object.hasOwn(locales, language) : language?.numbers;
  if (!isLanguage || !url?.startsWith("file:") || !isFile(fileURLToPath(url))) return undefined;
  return value as SiteLocale;
}

/** The option for catalogs of the author. */
export const LOCALES = {
  type: "names",
  allowed: LOCALES_ALLOWED,
  default: "none",
  about: "the author's languages, or sentences that replace those of a language",
  read(value: unknown) {
    const catalogs = Array.isArray(value) ? value.map(readCatalog) : [undefined];
    const tags = catalogs.map((item) => toTag(item?.language));
    const isRight = !catalogs.includes(undefined) && new Set(tags).size === tags.length;
    return isRight ? (catalogs as SiteLocale[]) : undefined;
  },
} as const satisfies Option<readonly SiteLocale[]>;

const toTag = (language: SiteLocale["language"] | undefined) =>
  typeof language === "string" ? language : language?.tag;
