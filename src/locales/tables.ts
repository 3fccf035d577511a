/** The words of comparison tables, which figures do not load. */
import { english, formatsOf } from "../formats.js";
import { type TableWords, tableWords } from "../tables/words.js";
import type { PartialLocale } from "./locale.js";

/** Returns the words of comparison tables in a language. Missing words are English. */
export function tableWordsOf(locale: PartialLocale = { language: english }): TableWords {
  const formats = formatsOf(locale.language);
  return { ...tableWords(formats), ...locale.tables?.(formats) };
}
