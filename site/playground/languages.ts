/** The languages of the playground's figures. Languages other than English load when a tag names them. */
import { en, type Locale } from "../../src/locales/index.js";
import { findLoader, languageOf } from "../../src/locales/later.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { Later } from "./later.js";

export { tags as languages } from "../../src/locales/later.js";

const later = new Later<Locale>();
let siteLocales = new SiteLocales({ en });

/** English if the language could not be loaded. */
export const findLocale = (tag: string): Locale | undefined => siteLocales.find(tag);

/** Loads the language of a tag such as "de-AT". Returns undefined if it is loaded, or if there is none. */
export function load(tag: string): Promise<void> | undefined {
  const start = findLoader(tag);
  return (
    start &&
    later.load(languageOf(tag), start)?.then(() => {
      siteLocales = new SiteLocales({ en, ...Object.fromEntries(later.loaded) });
    })
  );
}
