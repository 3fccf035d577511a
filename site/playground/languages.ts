/** The languages of the playground's figures. Languages other than English load when a tag names them. */
import type { Locale } from "../../src/locales/index.js";
import { loaders } from "../../src/locales/later.js";
import { SiteLocales } from "../../src/locales/site-locales.js";

/** The tags of all languages. */
export const languages: readonly string[] = ["en", ...Object.keys(loaders)];

const loaded = new Map<string, Locale>();
let siteLocales = new SiteLocales();
/** The languages that could not be loaded, for which figures are English. */
const failed = new Set<string>();

export const findLocale = (tag: string): Locale | undefined => siteLocales.find(tag);

/** Loads the language of a tag such as "de-AT". Returns undefined if it is loaded, or if there is none. */
export function load(tag: string): Promise<void> | undefined {
  const name = tag.toLowerCase().split(/[-_]/)[0]!;
  const start = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (!start || loaded.has(name) || failed.has(name)) return undefined;
  return start().then(
    (locale) => {
      loaded.set(name, locale);
      const added = [...loaded].map(([tag, locale]) => ({ tag, locale, scripts: {} }));
      siteLocales = new SiteLocales(added);
    },
    () => void failed.add(name),
  );
}
