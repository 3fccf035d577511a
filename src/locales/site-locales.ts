/** Finds the language of a page among those of this folder and those of an author. */
import type { MessageFile } from "../figures/figure.js";
import type { Language } from "../language-format.js";
import type { Locale } from "./index.js";

/** An author's language as plain data. */
export interface CompiledWords {
  readonly language: Language;
  /** The body of a function that returns the messages of a file, by the file's name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Returns the language. The functions contain only quoted text of the author's files, and calls of ours. */
export const loadWords = ({ language, files }: CompiledWords): Locale => ({
  language,
  files: Object.fromEntries(
    Object.entries(files).map(([name, body]) => [name, new Function(body)() as MessageFile]),
  ),
});

/** A language of an author, or sentences that replace those of a language in this folder. */
export interface SiteLocale {
  /** The tag of the language. */
  readonly tag: string;
  readonly locale: Locale;
  /** The scripts with its messages that pages load, by name. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** A language that was read from an author's files. */
export interface CompiledLocale extends SiteLocale {
  readonly words: CompiledWords;
}

/** Returns the tag of a language in lower case, with hyphens. */
const normalize = (tag: string) => tag.toLowerCase().replaceAll("_", "-");

/** Matches the script and the region in a language tag. */
const SUBTAGS = /^[a-z]{2,8}(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-[a-z\d]{1,8})*$/;

/** Returns whether texts in a language have the script of a tag: the stated script, or the likely one of its region. */
function hasScript({ writing = LATIN }: Language, script: string | undefined, region: string) {
  if (script !== undefined) return script === writing.script.toLowerCase();
  return !writing.except?.split(" ").includes(region);
}

const LATIN: NonNullable<Language["writing"]> = { script: "Latn" };

/** The languages of a site. */
export class SiteLocales {
  readonly #locales: Map<string, Locale>;
  readonly #byTag = new Map<string, Locale | undefined>();

  /** `locales` are languages of this package by tag, and `added` those of an author. */
  constructor(
    locales: Readonly<Record<string, Locale>>,
    readonly added: readonly SiteLocale[] = [],
  ) {
    this.#locales = new Map(Object.entries(locales));
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
    const [valid, script, region = ""] = SUBTAGS.exec(normalize(tag)) ?? [];
    if (valid === undefined) return undefined;
    const code = region.toUpperCase();
    const subtags = normalize(tag).split("-");
    for (; subtags.length; subtags.pop()) {
      const locale = this.#locales.get(subtags.join("-"));
      if (locale && hasScript(locale.language, script, code)) return inRegion(locale, code);
    }
    return undefined;
  }
}

/** Returns the locale with the number patterns of a region. */
function inRegion(locale: Locale, region: string): Locale {
  const { language } = locale;
  const isHere = ({ regions }: { readonly regions: string }) => regions.split(" ").includes(region);
  const regional = language.variants?.find(isHere)?.numbers;
  if (!regional) return locale;
  const numbers = { ...language.numbers, ...regional };
  return { ...locale, language: { ...language, numbers, regional } };
}
