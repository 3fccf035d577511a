/** Finds the language of a page among those of this folder and those of an author. */
import { type Locale, locales } from "./index.js";

/** A language of an author, or sentences that replace those of a language in this folder. */
export interface SiteLocale {
  /** The tag of the language. */
  readonly tag: string;
  readonly locale: Locale;
  /** The scripts with its messages that pages load, by name. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** Returns the tag of a language in lower case, with hyphens. */
const normalize = (tag: string) => tag.toLowerCase().replaceAll("_", "-");

/** Returns the likely script of a language tag and its region; nothing for an invalid tag. */
function parseTag(tag: string): { script?: string | undefined; region?: string | undefined } {
  try {
    const locale = new Intl.Locale(normalize(tag));
    return { script: locale.maximize().script, region: locale.region };
  } catch {
    return {};
  }
}

/** The languages of a site. */
export class SiteLocales {
  readonly #locales = new Map<string, Locale>(Object.entries(locales));
  readonly #byTag = new Map<string, Locale | undefined>();

  constructor(readonly added: readonly SiteLocale[] = []) {
    for (const { tag, locale } of added) this.#locales.set(normalize(tag), locale);
  }

  /** The tags of all languages. */
  get tags(): readonly string[] {
    return [...this.#locales.keys()];
  }

  /**
   * Returns the locale of a language tag such as "de-AT", with the number patterns of its region, or undefined if
   * there is none in the tag's script.
   */
  find(tag: string): Locale | undefined {
    if (!this.#byTag.has(tag)) this.#byTag.set(tag, this.#find(tag));
    return this.#byTag.get(tag);
  }

  #find(tag: string): Locale | undefined {
    const wanted = parseTag(tag);
    const subtags = normalize(tag).split("-");
    for (; subtags.length; subtags.pop()) {
      const locale = this.#locales.get(subtags.join("-"));
      if (locale && parseTag(locale.language.tag).script === wanted.script)
        return inRegion(locale, wanted.region);
    }
    return undefined;
  }
}

/** Returns the locale with the number patterns of a region. */
function inRegion(locale: Locale, region = ""): Locale {
  const { language } = locale;
  const isHere = ({ regions }: { readonly regions: string }) => regions.split(" ").includes(region);
  const regional = language.variants?.find(isHere)?.numbers;
  if (!regional) return locale;
  const numbers = { ...language.numbers, ...regional };
  return { ...locale, language: { ...language, numbers, regional } };
}
