/** The words of comparison tables, which figures do not load. */
import { createFormats, english } from "../formats.js";
import { type TableWords, tableWords } from "../tables/words.js";
import type { PartialLocale } from "./locale.js";

/** Returns the words of comparison tables in a language. Missing words are English. */
export function getTableWords(locale: PartialLocale = { language: english }): TableWords {
  const formats = createFormats(locale.language);
  return { ...tableWords(formats), ...locale.tables?.(formats) };
}
