/** The languages of the command. Errors and help are English. */
import { en, type Locale } from "../../src/locales/index.js";
import { findLoader, languageOf, tags } from "../../src/locales/later.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { text } from "../../src/options.js";
import { LANG } from "../../src/tag/options.js";

let loaded: Readonly<Record<string, Locale>> = { en };

/** The languages that were loaded, and those that were added. */
export let siteLocales = new SiteLocales(loaded);

/** Loads languages of this package, by default all, which takes about 25 ms. */
export async function loadLanguages(names: readonly string[] = tags): Promise<void> {
  for (const tag of names) {
    const load = findLoader(tag);
    if (load) loaded = { ...loaded, [languageOf(tag)]: await load() };
  }
  siteLocales = new SiteLocales(loaded);
}

/** Adds the languages in a folder. Throws LoraError and MessagesError. */
export async function addLocales(folder: string): Promise<void> {
  // The reader of Fluent files is loaded only if it is needed.
  const { readLocales } = await import("../../plugin/locales.js");
  await loadLanguages();
  siteLocales = new SiteLocales(loaded, readLocales(folder));
}

/** Returns the requested language, or undefined if none was requested. */
export const findLocale = (lang: string | undefined) =>
  lang === undefined ? undefined : siteLocales.find(lang);

/** The option for the folder of an author's languages. */
export const localesFlag = text({
  isFolder: true,
  default: "none",
  about: "the folder of your own languages, as in the plugin's option `locales`",
});

/** The option for the language of words and numbers. */
export const langFlag = {
  ...text({
    allowed: "a language",
    default: "en",
    about: `the language of words and numbers: ${tags.join(", ")}, or one of these with a region, such as ar-EG`,
  }),
  get allowed() {
    return `one of ${[...new Set([...tags, ...siteLocales.tags])].join(", ")}`;
  },
  read: (value: unknown) => {
    const tag = LANG.read(value);
    return tag && siteLocales.find(tag) ? tag : undefined;
  },
};
