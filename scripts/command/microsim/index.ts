/** Writes a figure as a MicroSim: the folder of files that textbooks built with MkDocs have for each interactive figure. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { OutputFile } from "../../../plugin/output.js";
import type { Drawing } from "../../../src/figures/figure.js";
import { allFigures } from "../../../src/figures/index.js";
import { toText } from "../../../src/inline.js";
import { getMicrosimWords, getWords, type Locale } from "../../../src/locales/index.js";
import { toFlags, toShellWord } from "../../../src/tag/command-line.js";
import type { CommandLine } from "../flags.js";
import { formats } from "../formats/index.js";
import { findLocale } from "../lang-flag.js";
import { UsageError, write } from "../output.js";
import { type Context, drawFigure, prepareFile, readMarkdown } from "../request.js";
import { createLesson } from "./activities.js";
import { readBook } from "./book.js";
import { getFrame } from "./frame.js";
import { toIndexPage } from "./markdown.js";
import { toMetadata } from "./metadata.js";
import type { Microsim } from "./microsim.js";
import { toMainPage } from "./page.js";

/** Settings of a MicroSim's files. */
interface Settings {
  readonly context: Context;
  /** Whether existing files are replaced. */
  readonly isForced: boolean;
}

/** Returns the name of a MicroSim's folder. Throws UsageError for a name that collections of MicroSims do not accept. */
function readName(folder: string): string {
  const name = path.basename(path.resolve(folder));
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return name;
  throw new UsageError(
    `--microsim must be a folder whose name has only lowercase letters, digits and hyphens, as in docs/sims/lora-visualizer; got ${folder}`,
  );
}

/** Returns the command line, which replaces the files. */
function toCommand({ values, positionals }: CommandLine, folder: string): string {
  const flags = toFlags(
    Object.entries({ ...values, microsim: path.relative("", folder), force: true }),
  );
  return ["lora-visualizer", ...positionals.map(toShellWord), ...flags].join(" ");
}

/** Returns everything that the files of a folder say about a drawing. Throws UsageError. */
export function createMicrosim(
  drawing: Drawing,
  folder: string,
  {
    title,
    command,
    locale,
  }: { title?: string | undefined; command: string; locale?: Locale | undefined },
): Microsim {
  const figure = allFigures.find(({ name }) => name === drawing.figure)!;
  const [words, m] = [getWords(figure, locale), getMicrosimWords(locale)];
  return {
    name: readName(folder),
    title: title ?? words.page.lesson,
    figure,
    drawing,
    words,
    m,
    frame: getFrame(drawing),
    lesson: createLesson(figure, drawing, words, m),
    command,
    book: readBook(folder),
  };
}

/** Returns the content of each file by its name. Throws the errors that `main` reports. */
async function createFiles(
  line: CommandLine,
  folder: string,
  context: Context,
): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const given = line.values.title as string | undefined;
  const microsim = createMicrosim(drawFigure(line, context), folder, {
    title: given && toText(await readMarkdown("--title", given, context.warn)),
    command: toCommand(line, folder),
    locale: findLocale(line.values.lang as string | undefined),
  });
  const { name, title, book } = microsim;
  const values = { ...line.values, preview: true, title: given ?? title, site: book.name };
  const card = prepareFile({ ...line, values }, formats.png!, { ...context, warn: () => {} });
  const today = new Date().toISOString().slice(0, 10);
  return new Map<string, Uint8Array | string>([
    ["index.md", toIndexPage(microsim)],
    ["main.html", toMainPage(microsim)],
    [`${name}.png`, await card.draw()],
    ["metadata.json", toMetadata(microsim, today)],
  ]);
}

/**
 * Writes the files. Keeps files that exist, unless `isForced` is set. Draws all files before it writes the first. Throws
 * the errors that `main` reports.
 */
export async function writeMicrosim(
  line: CommandLine,
  folder: string,
  { context, isForced }: Settings,
): Promise<void> {
  const files = await createFiles(line, folder, context);
  const kept: string[] = [];
  const outputs: OutputFile[] = [];
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    if (!isForced && existsSync(file)) kept.push(name);
    else outputs.push({ path: file, content, ...(isForced ? {} : { replaces: "nothing" }) });
  }
  await write(...outputs);
  if (kept.length)
    context.warn(`kept ${kept.join(", ")} in ${folder}; --force replaces existing files`);
}
