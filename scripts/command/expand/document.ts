/** Replaces the tags of a Markdown document with HTML, or with Markdown and image files. */
import { readFrontMatter, skipFrontMatter } from "../../../src/front-matter.js";
import { findFootnotes } from "../markdown.js";
import { Document, type DocumentHost } from "./book.js";
import { type Fault, Faults } from "./faults.js";
import type { Picture } from "./picture.js";
import { asBlock, usesIn } from "./uses.js";

interface Expansion {
  readonly text: string;
  /** The image files that the text names. */
  readonly pictures: readonly Picture[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/**
 * Returns the document without tags. `file` is its path; `nameImage` names the files of pictures, by ordinal; `start` is the
 * number of the first figure.
 */
export function expandDocument(
  text: string,
  file: string,
  nameImage?: (ordinal: number) => string,
  lang?: string,
  start?: number,
): Expansion {
  const { data, error } = readFrontMatter(text);
  const faults = new Faults(text);
  if (error) faults.add(error.offset, `the front matter is not YAML: ${error.reason}`);
  const uses = usesIn(text, skipFrontMatter(text), faults);
  const warnings = new Faults(text);
  const host: DocumentHost = { file, nameImage, footnotes: findFootnotes(text), warnings, start };
  const document = new Document(lang === undefined ? data : { ...data, lang }, host);
  const rendered = uses.map((use) => faults.catch(use, () => document.render(use)));
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  let [result, from] = ["", 0];
  for (const [index, use] of uses.entries()) {
    const { start, end } = use;
    const item = rendered[index];
    const replacement = item && faults.catch(use, () => document.write(item, use));
    if (replacement === undefined) continue;
    result += text.slice(from, start);
    result += use.isBlock ? asBlock(text, use, replacement, newline) : replacement;
    from = end;
  }
  return {
    text: result + text.slice(from),
    pictures: document.pictures,
    faults: faults.inOrder,
    warnings: warnings.inOrder,
  };
}
