/** Formats numbers, lists and plurals in a language. */
import { ENGLISH, type NumberFormats, type NumberPatterns, numberFormats } from "./format.js";

/** The data that the formats of a language need, for the build and for scripts of pages. */
export interface Language {
  /** A BCP 47 tag, as in the attribute `lang`. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  readonly numbers: NumberPatterns;
  /** The separators between the items of a list, and before its last item. */
  readonly list: readonly [between: string, last: string];
  /** Number patterns that differ in a region, by region code: Egypt writes Arabic with other digits. */
  readonly regions?: Readonly<Record<string, Partial<NumberPatterns>>>;
  /** The region's patterns, if they differ. They are part of `numbers`. */
  readonly regional?: Partial<NumberPatterns>;
  /** The end of the names of the language's scripts. Default: the tag. */
  readonly script?: string;
}

/** The plural forms of a word. `other` replaces missing forms. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The functions that every factory of strings receives. */
export interface Formats extends NumberFormats {
  readonly language: Language;
  /** Returns the items as "q_proj, k_proj and v_proj". */
  list(items: readonly string[]): string;
  /** Returns the plural form for a count, without the count. */
  plural(count: number, forms: PluralForms): string;
}

export const english: Language = {
  tag: "en",
  direction: "ltr",
  numbers: ENGLISH,
  list: [", ", " and "],
};

/** Returns the formats of a language. */
export function createFormats(language: Language): Formats {
  const [between, last] = language.list;
  let rules: Intl.PluralRules | undefined;
  return {
    ...numberFormats(language.numbers),
    language,
    list(items) {
      if (items.length < 2) return items[0] ?? "";
      return items.slice(0, -1).join(between) + last + items.at(-1);
    },
    plural(count, forms) {
      // Created on first use, because an engine takes 10 ms to load its locales.
      rules ??= new Intl.PluralRules(language.tag);
      return forms[rules.select(count)] ?? forms.other;
    },
  };
}

/**
 * Returns the number patterns that Intl has for a language in this process. A page's script uses these
 * patterns, not those of the reader's browser, so that a redrawn number looks like the one in the HTML.
 */
export function readNumberPatterns(tag: string, units: readonly string[]): NumberPatterns {
  const formatParts = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, options).formatToParts(value);
  const findPart = (parts: readonly Intl.NumberFormatPart[], type: string) =>
    parts.find((part) => part.type === type)?.value ?? "";
  const large = formatParts(1234567.5);
  const share = formatParts(0.5, { style: "percent" });
  const integerIndex = share.findIndex(({ type }) => type === "integer");
  const join = (parts: readonly Intl.NumberFormatPart[]) =>
    parts.map(({ value }) => value).join("");
  return {
    decimal: findPart(large, "decimal"),
    group: findPart(large, "group"),
    minGrouped: findPart(formatParts(1234), "group") ? 1 : 2,
    minus: "−",
    percent: [join(share.slice(0, integerIndex)), join(share.slice(integerIndex + 1))],
    units,
  };
}
