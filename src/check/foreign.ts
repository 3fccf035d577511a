/** Detects documents in other languages, which `check` does not understand. */
import type { Language } from "../document-languages.js";
import { readFrontMatter } from "../front-matter.js";
import { readDocument } from "./documents/index.js";

/** Returns the declared language of a document: in front matter, or on the element `html`. */
const DECLARED: Partial<Readonly<Record<Language, (source: string) => unknown>>> = {
  markdown: (source) => readFrontMatter(source).data.lang,
  html: (source) => {
    // In two steps: one pattern for both would take quadratic time for a text of many "<html".
    const [, attributes = ""] = /<html\b([^>]*)/i.exec(source) ?? [];
    return /\slang\s*=\s*["']?([\w-]+)/i.exec(attributes)?.[1];
  },
};

/** The number of words from which the language of a document without a declared language is judged. */
const MIN_WORDS = 100;
/** Frequent English words that are rare in other languages. */
const ENGLISH = /^(?:the|and|to|of|for|with|are|that|this|from|by)$/i;
/** The minimum share of these words. English prose has ten times as many. */
const MIN_SHARE = 0.02;

/** Returns why a document is not English, or undefined if it may be English. */
export function nameForeignLanguage(source: string, language: Language): string | undefined {
  const declared = DECLARED[language]?.(source);
  if (declared && typeof declared === "string")
    return /^en(?![a-z])/i.test(declared) ? undefined : `its language is ${declared}`;
  const text = readDocument(source, language)
    .passages.map((passage) => passage.text)
    .join(" ");
  const words = text.match(/\p{Script=Han}|\p{L}+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.test(word));
  const isEnglish = words.length < MIN_WORDS || english.length >= MIN_SHARE * words.length;
  return isEnglish ? undefined : "it does not seem to be English";
}
