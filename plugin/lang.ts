/** The options for languages, which all hosts share. */
import type { SiteLocale } from "../src/locales/site-locales.js";
import { type Option, text } from "../src/options.js";
import { LANG } from "../src/tag/options.js";

/** The option for the language of pages that state none. */
export const DEFAULT_LANG = text({
  pattern: LANG.pattern,
  allowed: LANG.allowed,
  default: "English",
  about: "the language of pages that state none",
});

const isLocale = (value: unknown) => typeof Object(value).locale === "object";

/** The option for languages of the author, for hosts that read no files. */
export const LOCALES = {
  type: "names",
  allowed:
    'what readLocales of eleventy-plugin-lora-visualizer/assets returns, as in readLocales("words")',
  default: "none",
  about: "the author's languages, or sentences that replace those of a language",
  read: (value: unknown) =>
    Array.isArray(value) && value.every(isLocale) ? (value as readonly SiteLocale[]) : undefined,
} as const satisfies Option<readonly SiteLocale[]>;

/** What the option for a folder of languages allows. */
export const LOCALES_ALLOWED =
  'a folder with a folder of .ftl files for each language, such as "words" with words/de/shared.ftl';
