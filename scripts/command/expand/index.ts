/** The subcommand `lora-visualizer expand`: replaces the tags of Markdown. */

import path from "node:path";
import type { OutputFile } from "../../../plugin/output.js";
import { MAX_DOCUMENT } from "../../../src/bounds.js";
import { printable } from "../../../src/errors.js";
import { stylesheet } from "../../../src/html/stylesheet.js";
import { choice, type InputOf, number, text } from "../../../src/options.js";
import { Renderer } from "../../../src/render/png.js";
import {
  BYTE_ORDER_MARK,
  decodeText,
  openStandardInput,
  readRegularFile,
  readStream,
} from "../../../src/render/read.js";
import { type Command, helpFlag, readGiven } from "../flags.js";
import { formats, imageFormats } from "../formats/index.js";
import { cannotRead, STANDARD_INPUT } from "../inputs.js";
import { langFlag, loadLanguages } from "../lang-flag.js";
import { loadFor, UsageError, write } from "../output.js";

/** Rules for Material for MkDocs and Zensical, which make figures as narrow as their text. */
const themeRules = ".md-typeset .lora{width:auto}.md-typeset .lora figcaption{font-style:inherit}";

/** The extensions of Markdown files. An output with another extension could replace a file of another program. */
const MARKDOWN = [".md", ".markdown", ".mdx", ".qmd", ".rmd", ".txt"];

const renderer = new Renderer();

export const expandFlags = {
  output: text({
    short: "o",
    isFile: true,
    default: "standard output",
    about:
      "the output file, or - for standard output; for several files, the output folder; folders are created",
  }),
  start: number({
    min: 1,
    max: 9999,
    default: "1",
    about: "the number of the first figure in each file",
  }),
  images: choice(imageFormats, {
    default: "none; figures are HTML",
    about:
      "write each figure as an image file next to the output, and everything else as Markdown without HTML",
  }),
  lang: {
    ...langFlag,
    default: "that of the front matter",
    about: "the language of words and numbers",
  },
  css: text({
    isFile: true,
    default: "none",
    about: "write the stylesheet of the figures to this file, for the page to link",
  }),
};

/** Throws UsageError for a file that does not end in one of the extensions. */
function requireExtension(flag: string, file: string, extensions: readonly string[]): void {
  const allowed = [...new Set(extensions)].filter((item) => item);
  if (allowed.includes(path.extname(file).toLowerCase())) return;
  throw new UsageError(`${flag} must be a file that ends in ${allowed.join(", ")}; got ${file}`);
}

/** Returns the text of a file or of standard input, and its byte-order mark if it has one. */
async function readSource(file: string): Promise<{ mark: string; source: string }> {
  const isInput = file === STANDARD_INPUT;
  try {
    const bytes = isInput
      ? await readStream(openStandardInput(), MAX_DOCUMENT)
      : readRegularFile(file, MAX_DOCUMENT);
    const hasMark = BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length));
    return { mark: hasMark ? "\ufeff" : "", source: decodeText(bytes) };
  } catch (error) {
    throw cannotRead(isInput ? "standard input" : file, error);
  }
}

export const expand: Command = {
  name: "expand",
  summary: "replaces the tags in Markdown with HTML or image files",
  synopses: ["expand FILE.md [-o OUT.md] [OPTION…]", "expand FILE… -o FOLDER [OPTION…]"],
  about:
    "Replaces the tags in Markdown with HTML, for programs that do not read tags, such as pandoc, MkDocs, Hugo and Quarto. All other text stays unchanged, including tags in code. Tags read values from the front matter. If the front matter has chapter: 3, the first figure is Figure 3.1. A file - is standard input. With several files, -o is a folder, in which the files keep their paths below the folder that they share. Prints each error with file and line. If there is an error, writes nothing.",
  examples: {
    "expand chapter.md -o build/chapter.md --css build/lora.css": "Write HTML and its stylesheet",
    "expand chapter.md -o build/chapter.md --images png": "Write image files, for Word and LaTeX",
    "expand chapters/*.md -o build": "Write several files",
    "expand - < chapter.md": "Expand standard input",
  },
  groups: { Options: { ...expandFlags, ...helpFlag } },
  async run({ values, positionals }) {
    await loadLanguages();
    return expandFiles(positionals, readGiven(expandFlags, values));
  },
};

/** Returns the folder that contains all files. */
function findSharedFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) =>
    path.dirname(path.resolve(file)).split(path.sep),
  );
  const differs = first.findIndex((name, index) => others.some((parts) => parts[index] !== name));
  return first.slice(0, differs < 0 ? undefined : differs).join(path.sep) || path.sep;
}

/** Returns the output of each file. Throws UsageError. */
function planOutputs(
  files: readonly string[],
  output: string,
): readonly (readonly [file: string, output: string])[] {
  const [first = ""] = files;
  if (files.length === 1) {
    if (output !== "-")
      requireExtension("-o", output, [...MARKDOWN, path.extname(first).toLowerCase()]);
    return [[first, output]];
  }
  if (files.includes(STANDARD_INPUT))
    throw new UsageError("standard input cannot be combined with files");
  if (output === "-" || path.extname(output))
    throw new UsageError("several files require an output folder, as in -o build");
  const shared = findSharedFolder(files);
  return [...new Set(files)].map((file) => [file, path.join(output, path.relative(shared, file))]);
}

/**
 * Writes the expanded files and their images, or prints the errors. Returns the exit code. Throws UsageError,
 * WorkError and FileError.
 */
async function expandFiles(
  inputs: readonly string[],
  { output = "-", images: format, css, lang, start }: InputOf<typeof expandFlags>,
): Promise<number> {
  if (!inputs.length) throw new UsageError("name a file: lora-visualizer expand page.md -o out.md");
  if (format && output === "-")
    throw new UsageError("--images requires an output file, as in -o out.md");
  if (format && css !== undefined) throw new UsageError("--css cannot be combined with --images");
  if (css !== undefined) requireExtension("--css", css, [".css"]);
  const plan = planOutputs(inputs, output);
  const { expandDocument } = await loadFor("expand", () => import("./document.js"));
  const written: OutputFile[] = [];
  const messages = { faults: [] as string[], warnings: [] as string[] };
  for (const [file, target] of plan) {
    const nameImage =
      format && ((ordinal: number) => `${path.parse(target).name}-${ordinal}.${format}`);
    const { mark, source } = await readSource(file);
    const document = expandDocument(source, file, nameImage || undefined, {
      data: lang === undefined ? {} : { lang },
      start,
    });
    for (const kind of ["faults", "warnings"] as const)
      for (const { line, message } of document[kind])
        messages[kind].push(printable(`${file}:${line}: ${message}`));
    if (messages.faults.length) continue;
    for (const { name, scene } of document.pictures) {
      const content = await formats[format!]!.writeImage!(scene, renderer);
      written.push({ path: path.join(path.dirname(target), name), content, replaces: "marked" });
    }
    written.push({ path: target, content: mark + document.text });
  }
  const { faults, warnings } = messages;
  for (const message of faults.length ? faults : warnings) process.stderr.write(`${message}\n`);
  if (faults.length) return 1;
  const rules = `${stylesheet}\n${themeRules}\n`;
  await write(...written, ...(css === undefined ? [] : [{ path: css, content: rules }]));
  return 0;
}
