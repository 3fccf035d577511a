/** States the languages and directions of a figure's parts. */
import { RTL } from "../direction.js";
import type { Language } from "../language-format.js";

/**
 * Returns the languages that a figure must declare, as BCP 47 tags: that of its generated text, and that of its author's
 * texts. Both are undefined if the page and the figure's words have the same language. A page whose language is unknown
 * is taken for an English one, whose author writes in the figure's language.
 */
export function getLanguages(pageLang: string | undefined, wordsLang: string) {
  const primary = (tag: string) => tag.split(/[-_]/)[0]!.toLowerCase();
  if (primary(pageLang ?? "en") === primary(wordsLang))
    return { words: undefined, author: undefined };
  return { words: wordsLang, author: pageLang };
}

const isRtl = ({ direction }: Language) => direction === "rtl";

/** Returns the attribute `dir` of a right-to-left figure, or "". */
export const rtlAttribute = (language: Language) => (isRtl(language) ? ' dir="rtl"' : "");

/** Returns the attribute `dir` of a part, or "" in a right-to-left figure, whose parts inherit its direction. */
export const directionAttribute = (language: Language, direction: "auto" | "ltr") =>
  isRtl(language) ? "" : ` dir="${direction}"`;

/** Returns HTML without the marks of right-to-left texts, because the figure states its direction. */
export const omitMarks = (html: string) => html.replaceAll(RTL, "");
