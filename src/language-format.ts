/** Formats numbers and lists in a language. */
import {
  ENGLISH,
  type NumberFormats,
  type NumberPatterns,
  numberFormats,
} from "./number-format.js";

/** The data that the formats of a language need, for the build and for scripts of pages. */
export interface Language {
  /** A BCP 47 tag, as in the attribute `lang`. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  /** Its script by ISO 15924, and the codes of regions that write another script. Default: Latn. Pages do not load it. */
  readonly writing?: { readonly script: string; readonly except?: string };
  /** Whether words have spaces between them. Default: true. */
  readonly spaced?: boolean;
  readonly numbers: NumberPatterns;
  /** The separators between the items of a list, and before its last item. */
  readonly list: readonly [between: string, last: string];
  /** Number patterns of regions, whose codes have spaces between them: Egypt writes Arabic with other digits. */
  readonly variants?: readonly {
    readonly regions: string;
    readonly numbers: Partial<NumberPatterns>;
  }[];
  /** The region's patterns, if they differ. They are part of `numbers`. */
  readonly regional?: Partial<NumberPatterns>;
  /** The end of the names of the language's scripts. Default: the tag. */
  readonly script?: string;
}

/** The functions that every factory of strings receives. */
export interface Formats extends NumberFormats {
  readonly language: Language;
  /** Returns the items as "q_proj, k_proj and v_proj". */
  list(items: readonly string[]): string;
}

export const english: Language = {
  tag: "en",
  direction: "ltr",
  numbers: ENGLISH,
  list: [", ", " and "],
};

export function createFormats(language: Language): Formats {
  const [between, last] = language.list;
  return {
    ...numberFormats(language.numbers),
    language,
    list(items) {
      if (items.length < 2) return items[0] ?? "";
      return items.slice(0, -1).join(between) + last + items.at(-1);
    },
  };
}

/** Returns a text without the asterisks around its variables. */
export const plain = (text: string): string => text.replaceAll("*", "");
