/** Replaces the tags of a Markdown document with HTML, or with Markdown and image files. */
import { LoraError } from "../../../src/errors.js";
import { readFrontMatter, skipFrontMatter } from "../../../src/front-matter.js";
import { Lines } from "../../../src/lines.js";
import { LANG } from "../../../src/tag/options.js";
import { TagError } from "../../../src/tag/values.js";
import { findFootnotes } from "../markdown.js";
import { Document } from "./book.js";
import type { Picture } from "./picture.js";
import { asBlock, usesIn } from "./uses.js";

interface Fault {
  readonly line: number;
  readonly message: string;
}

interface Expansion {
  readonly text: string;
  /** The image files that the text names. */
  readonly pictures: readonly Picture[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** How a document is expanded. */
interface Settings {
  /** Precedes the front matter: the language, the chapter and names for tags. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The number of the first figure. Default: 1. */
  readonly start?: number | undefined;
  /** Whether figures have controls. Default: false. */
  readonly interactive?: boolean;
}

/** Returns the document without tags. `file` is its path; `nameImage` names the files of pictures, by ordinal. */
export function expandDocument(
  text: string,
  file: string,
  nameImage?: (ordinal: number) => string,
  { data: given = {}, start, interactive = false }: Settings = {},
): Expansion {
  const { data, error } = readFrontMatter(text);
  const faults = new Faults(text);
  if (error) faults.add(error.offset, `the front matter is not YAML: ${error.reason}`);
  const uses = usesIn(text, skipFrontMatter(text), faults.add);
  const warnings = new Faults(text);
  const footnotes = findFootnotes(text);
  const host = { file, nameImage, footnotes, warn: warnings.add, start, interactive };
  const all = { ...data, ...given };
  const document = new Document(all, host);
  const lang = all.lang ?? undefined;
  if (uses.length && lang !== undefined && LANG.read(lang) === undefined)
    warnings.add(0, `${new LoraError("lang", LANG.allowed, lang).message}; figures are English`);
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

/** Collects the errors of tags with their lines. */
class Faults {
  readonly #lines: Lines;
  readonly #found: Fault[] = [];

  constructor(text: string) {
    this.#lines = new Lines(text);
  }

  readonly add = (start: number, message: string): void => {
    this.#found.push({ line: this.#lines.getPosition(start).line, message });
  };

  /** Returns the result, or undefined after an error of the tag. */
  catch<T>({ start }: { readonly start: number }, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      this.add(start, error.message);
      return undefined;
    }
  }

  get inOrder(): readonly Fault[] {
    return this.#found.toSorted((a, b) => a.line - b.line);
  }
}
