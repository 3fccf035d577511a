/** Reads documents as passages of running text and blocks of code. */
import { MAX_DOCUMENT } from "../../bounds.js";
import type { Language } from "../../document-languages.js";
import { LoraError } from "../../errors.js";
import { exact } from "../../number-format.js";
import { withPlainFormulas } from "./formulas.js";
import { readHtml } from "./html.js";
import { readMarkdown } from "./markdown.js";
import { readAsciidoc, readLatex, readRst } from "./markup.js";
import { readNotebook } from "./notebook.js";
import { type Document, toText } from "./text.js";

const readers: Readonly<Record<Language, (source: string) => Document>> = {
  markdown: bounded(readMarkdown),
  html: bounded(readHtml),
  notebook: (source) => readNotebook(source, bounded(readMarkdown)),
  python: bounded((source) => ({ passages: [], code: [toText(source)] })),
  rst: bounded(readRst),
  asciidoc: bounded(readAsciidoc),
  latex: bounded(readLatex),
};

/** Wraps a reader with a length limit, because each character takes about 80 bytes of memory. Throws LoraError. */
function bounded(read: (source: string) => Document) {
  return (source: string) => {
    if (source.length > MAX_DOCUMENT)
      throw new LoraError("the text", `at most ${exact(MAX_DOCUMENT)} characters`, "more");
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
