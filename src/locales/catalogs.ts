/** Finds the catalog of a page's language among the languages of this folder and those of an author. */
import type { Formats, Language } from "../formats.js";
import { locales, type PartialLocale } from "./index.js";

/** A catalog of an author: a language, or sentences that replace those of a language in this folder. */
export type SiteLocale = Omit<PartialLocale, "language"> & {
  /** The language, or the tag of a language in this folder. */
  readonly language: Language | string;
  /** `import.meta.url` of the file, which browsers load too. */
  readonly url: string;
};

/** A catalog of an author, and the catalog that has its missing words, if that is not English. */
export interface Extension {
  readonly locale: PartialLocale;
  readonly url: string;
  /** The tag of the language in this folder that the catalog changes. */
  readonly base: string;
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

/** The catalogs of a site, by language. */
export class Catalogs {
  readonly #locales = new Map<string, PartialLocale>(Object.entries(locales));
  readonly #byTag = new Map<string, PartialLocale | undefined>();
  readonly extensions: readonly Extension[];

  constructor(siteLocales: readonly SiteLocale[] = []) {
    this.extensions = siteLocales.map(({ language: given, url, ...words }) => {
      const base = typeof given === "string" ? given : given.tag;
      const changed = this.#locales.get(normalize(base));
      const language = typeof given === "string" ? changed!.language : given;
      const script = `${normalize(base)}-site`;
      const locale = merge(changed, { ...words, language: { ...language, script } });
      this.#locales.set(normalize(base), locale);
      return { locale, url, base: changed ? normalize(base) : "en" };
    });
  }

  /** The tags of all languages. */
  get tags(): readonly string[] {
    return [...this.#locales.keys()];
  }

  /**
   * Returns the catalog for a language tag such as "de-AT", with the number patterns of its region, or undefined if
   * there is none in the tag's script.
   */
  find(tag: string): PartialLocale | undefined {
    if (!this.#byTag.has(tag)) this.#byTag.set(tag, this.#find(tag));
    return this.#byTag.get(tag);
  }

  #find(tag: string): PartialLocale | undefined {
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

/** Returns the catalog with the number patterns of a region. */
function inRegion(locale: PartialLocale, region = ""): PartialLocale {
  const { language } = locale;
  const isHere = ({ regions }: { readonly regions: string }) => regions.split(" ").includes(region);
  const regional = language.variants?.find(isHere)?.numbers;
  if (!regional) return locale;
  const numbers = { ...language.numbers, ...regional };
  return { ...locale, language: { ...language, numbers, regional } };
}

type Factory = (formats: Formats, ...rest: unknown[]) => object;
type Factories = Readonly<Record<string, Factory>>;

/** Returns a catalog whose missing sentences are those of another. */
function merge(base: PartialLocale | undefined, changes: PartialLocale): PartialLocale {
  const { language, ...factories } = changes;
  const merged: Record<string, Factory> = {};
  const { language: _, ...baseFactories } = base ?? changes;
  for (const [name, factory] of Object.entries(factories as Factories)) {
    const replaced = (baseFactories as Factories)[name];
    merged[name] = (...args) => ({ ...replaced?.(...args), ...factory(...args) });
  }
  return { ...baseFactories, ...merged, language };
}
