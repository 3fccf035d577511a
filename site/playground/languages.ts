/** The languages of the playground's figures. Languages other than English load when a tag names them. */
import { en, type Locale } from "../../src/locales/index.js";
import { findLoader, languageOf } from "../../src/locales/later.js";
import { SiteLocales } from "../../src/locales/site-locales.js";

export { tags as languages } from "../../src/locales/later.js";

const loaded = new Map<string, Locale>();
let siteLocales = new SiteLocales({ en });
/** The languages that could not be loaded, for which figures are English. */
const failed = new Set<string>();

export const findLocale = (tag: string): Locale | undefined => siteLocales.find(tag);

/** Loads the language of a tag such as "de-AT". Returns undefined if it is loaded, or if there is none. */
export function load(tag: string): Promise<void> | undefined {
  const name = languageOf(tag);
  const start = findLoader(tag);
  if (!start || loaded.has(name) || failed.has(name)) return undefined;
  return start().then(
    (locale) => {
      loaded.set(name, locale);
      siteLocales = new SiteLocales({ en, ...Object.fromEntries(loaded) });
    },
    () => void failed.add(name),
  );
}
