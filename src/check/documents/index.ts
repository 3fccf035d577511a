/** Reads documents as passages of running text and blocks of code. */
import type { Language } from "../../document-languages.js";
import { withPlainFormulas } from "./formulas.js";
import { readHtml } from "./html.js";
import { readMarkdown } from "./markdown.js";
import { readAsciidoc, readLatex, readRst } from "./markup.js";
import { readNotebook } from "./notebook.js";
import { assertLength, type Document, toText } from "./text.js";

const readers: Readonly<Record<Language, (source: string) => Document>> = {
  markdown: bounded(readMarkdown),
  html: bounded(readHtml),
  notebook: (source) => readNotebook(source, bounded(readMarkdown)),
  python: bounded((source) => ({ passages: [], code: [toText(source)] })),
  rst: bounded(readRst),
  asciidoc: bounded(readAsciidoc),
  latex: bounded(readLatex),
};

/** Wraps a reader with a length limit. Throws LoraError. */
function bounded(read: (source: string) => Document) {
  return (source: string) => {
    assertLength(source.length);
    return read(source);
  };
}

/** Matches an answer of a multiple-choice question, which is usually wrong on purpose. */
const CHOICE = /^\s*(?:\[[ x]\]|\(?[A-Fa-f][).:])\s/;

/** Returns a document without answers of multiple-choice questions. Throws LoraError for a broken notebook or a long text. */
export function readDocument(source: string, language: Language): Document {
  const { passages, code } = readers[language](source);
  return {
    passages: passages.filter(({ text }) => !CHOICE.test(text)).map(withPlainFormulas),
    code,
  };
}
