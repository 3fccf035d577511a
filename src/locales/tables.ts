/** The strings of comparison tables, which figures do not load. */
import { inDirection } from "../direction.js";
import { createFormats, english } from "../formats.js";
import { type TableWords, tableWords } from "../tables/words.js";
import type { PartialLocale } from "./locale.js";

/** Returns the strings of comparison tables in a language. Missing strings are English. */
export function getTableWords(locale: PartialLocale = { language: english }): TableWords {
  const formats = createFormats(locale.language);
  return inDirection({ ...tableWords(formats), ...locale.tables?.(formats) }, locale.language);
}
