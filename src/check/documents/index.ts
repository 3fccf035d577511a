/** Reads documents as passages of running text and blocks of code. */
import type { Language } from "../../document-languages.js";
import { withPlainFormulas } from "./formulas.js";
import { readHtml } from "./html.js";
import { readMarkdown } from "./markdown.js";
import { readAsciidoc, readLatex, readRst } from "./markup.js";
import { readNotebook } from "./notebook.js";
import { type Document, toText } from "./text.js";

const readers: Readonly<Record<Language, (source: string) => Document>> = {
  markdown: readMarkdown,
  html: readHtml,
  notebook: readNotebook,
  python: (source) => ({ passages: [], code: [toText(source)] }),
  rst: readRst,
  asciidoc: readAsciidoc,
  latex: readLatex,
};

/** Matches an answer of a multiple-choice question, which is usually wrong on purpose. */
const CHOICE = /^\s*(?:\[[ x]\]|\(?[A-Fa-f][).:])\s/;

/** Returns a document without answers of multiple-choice questions. Throws LoraError for a broken notebook. */
export function readDocument(source: string, language: Language): Document {
  const { passages, code } = readers[language](source);
  return {
    passages: passages.filter(({ text }) => !CHOICE.test(text)).map(withPlainFormulas),
    code,
  };
}
