/** The subcommand `lora-visualizer mdbook`: a preprocessor of mdBook, which replaces the tags of a book's chapters. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { markCode } from "../../plugin/marks.js";
import { Output, type OutputFile } from "../../plugin/output.js";
import { printable } from "../../src/errors.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { packageFolder } from "../../src/package.js";
import { LANG } from "../../src/tag/options.js";
import { type Command, helpFlag } from "./flags.js";
import { cannotRead, readInput, STANDARD_INPUT } from "./inputs.js";
import { loadLanguages } from "./lang-flag.js";
import { loadFor, print, UsageError, WorkError, write } from "./output.js";

/** mdBook's own style makes tables and pictures of pages narrower than their figure. */
const RULES = ".content .lora table{margin:0}.content .lora svg{max-width:100%}";

interface Chapter {
  content: string;
  /** Such as [1, 2]. */
  readonly number: readonly number[] | null;
  readonly sub_items: readonly Item[];
  /** Absent for a draft, which has no file. */
  readonly source_path: string | null;
}

/** A chapter, or a separator or the title of a part. */
type Item = { readonly Chapter?: Chapter } | string;

/** What `book.toml` says. */
interface Context {
  readonly root: string;
  readonly config: {
    readonly book?: { readonly language?: string; readonly src?: string };
    readonly preprocessor?: { readonly lora?: Readonly<Record<string, unknown>> };
  };
}

/** A book of mdBook 0.4, which has sections, or 0.5. */
interface Book {
  readonly sections?: readonly Item[];
  readonly items?: readonly Item[];
}

/** Throws a TypeError or RangeError for items that mdBook does not write. */
const listChapters = (items: readonly Item[]): Chapter[] =>
  items.flatMap((item) => {
    const chapter = typeof item === "object" ? item.Chapter : undefined;
    return chapter ? [chapter, ...listChapters(chapter.sub_items)] : [];
  });

/** Returns the settings in `[preprocessor.lora]`. Throws WorkError. */
function readSettings({ config }: Context) {
  const { interactive = false, data = {} } = config.preprocessor?.lora ?? {};
  if (typeof interactive !== "boolean")
    throw new WorkError(`book.toml: interactive must be true or false; got ${interactive}`);
  if (typeof data !== "object" || data === null)
    throw new WorkError(`book.toml: data must be a table, such as { rank = 8 }; got ${data}`);
  const lang = LANG.read(config.book?.language);
  return { interactive, data: { ...(lang === undefined ? {} : { lang }), ...data } };
}

/** Writes the files that `additional-css` and `additional-js` name, unless they are there: `mdbook serve` watches them. */
async function writeAssets(interactive: boolean): Promise<void> {
  const read = () => readFileSync(path.join(packageFolder, "dist/controls.js"), "utf8");
  const files = [
    ["lora.css", markCode(`${stylesheet}\n${RULES}\n`)],
    ...(interactive ? [["lora.js", markCode(read())] as const] : []),
  ] as const;
  const output = await Output.open(".");
  const changed: OutputFile[] = [];
  for (const [file, content] of files)
    if (!(await output.read(file))?.equals(Buffer.from(content)))
      changed.push({ path: file, content, replaces: "marked" });
  await write(...changed);
}

const isText = (value: unknown) => typeof value === "string";
const isChapter = ({ content, number, source_path }: Chapter) =>
  isText(content) &&
  (number === null || Array.isArray(number)) &&
  (source_path === null || isText(source_path));

/** Returns the settings, the book and its chapters from what mdBook writes. Throws UsageError for other input. */
function parseInput(input: string) {
  try {
    const [context, book]: readonly [Context, Book] = JSON.parse(input);
    const chapters = listChapters(book.sections ?? book.items ?? []);
    const { root, config } = context;
    // Throws RangeError for a book that is nested too deeply to be printed.
    JSON.stringify(book);
    if (isText(root) && isText(config.book?.src ?? "") && chapters.every(isChapter))
      return { context, book, chapters };
  } catch {
    // It is not JSON, lacks a part, or is nested too deeply.
  }
  throw new UsageError(
    'mdBook runs this command: write command = "npx lora-visualizer mdbook" in [preprocessor.lora] of book.toml',
  );
}

/** Makes the book's folder the working directory, because tags name files inside it. Throws WorkError. */
function enter(root: string): void {
  try {
    process.chdir(root);
  } catch (error) {
    throw cannotRead(root, error);
  }
}

async function preprocess(): Promise<number> {
  await loadLanguages();
  const { context, book, chapters } = parseInput(await readInput(STANDARD_INPUT));
  const { interactive, data } = readSettings(context);
  enter(context.root);
  const { expandDocument } = await loadFor("mdbook", () => import("./expand/document.js"));
  const messages: string[] = [];
  let hasFaults = false;
  for (const chapter of chapters) {
    if (chapter.source_path === null) continue;
    const file = path.join(context.config.book?.src ?? "src", chapter.source_path);
    const number = chapter.number?.join(".");
    const { text, faults, warnings } = expandDocument(chapter.content, file, undefined, {
      data: { ...(number === undefined ? {} : { chapter: number }), ...data },
      interactive,
    });
    for (const { line, message } of [...faults, ...warnings])
      messages.push(printable(`${file}:${line}: ${message}`));
    hasFaults ||= faults.length > 0;
    chapter.content = text;
  }
  for (const message of messages) process.stderr.write(`${message}\n`);
  if (hasFaults) return 1;
  await writeAssets(interactive);
  await print(JSON.stringify(book));
  return 0;
}

export const mdbook: Command = {
  name: "mdbook",
  summary: "replaces the tags in a book of mdBook",
  synopses: ["mdbook < BOOK.json", "mdbook supports RENDERER"],
  about:
    'A preprocessor of mdBook. In book.toml, write command = "npx lora-visualizer mdbook" in [preprocessor.lora], and additional-css = ["lora.css"] in [output.html]. mdBook then runs the command, which reads the book as JSON and prints it with figures in place of tags. It writes lora.css beside book.toml and, with interactive = true, lora.js.',
  examples: { "mdbook supports html": "What mdBook asks: the exit code is 0" },
  groups: { Options: helpFlag },
  async run({ positionals: [word, renderer] }) {
    if (word === undefined) return preprocess();
    if (word !== "supports")
      throw new UsageError(`mdbook has no argument “${word}”; mdBook sets it`);
    // Other renderers show no HTML.
    return renderer === "html" ? 0 : 1;
  },
};
