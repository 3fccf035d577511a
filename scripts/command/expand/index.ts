/** The subcommand `lora-visualizer expand`: replaces the tags of Markdown. */
import path from "node:path";
import { printable } from "../../../plugin/files.js";
import type { OutputFile } from "../../../plugin/output.js";
import { MAX_DOCUMENT } from "../../../src/bounds.js";
import { stylesheet } from "../../../src/html/stylesheet.js";
import { choice, type InputOf, text } from "../../../src/options.js";
import { Renderer } from "../../../src/render/png.js";
import { BYTE_ORDER_MARK, decodeText, readRegularFile } from "../../../src/render/read.js";
import { type Command, helpFlag, readGiven } from "../flags.js";
import { formats, imageFormats } from "../formats/index.js";
import { cannotRead } from "../inputs.js";
import { langFlag } from "../lang-flag.js";
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
    about: "the output file, or - for standard output; folders are created",
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

/** Returns the text of the file, and its byte-order mark if it has one. */
function readSource(file: string): { mark: string; source: string } {
  try {
    const bytes = readRegularFile(file, MAX_DOCUMENT);
    const hasMark = BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length));
    return { mark: hasMark ? "\ufeff" : "", source: decodeText(bytes) };
  } catch (error) {
    throw cannotRead(file, error);
  }
}

export const expand: Command = {
  name: "expand",
  summary: "replaces the tags in Markdown with HTML or image files",
  synopses: ["expand FILE.md [-o OUT.md] [OPTION…]"],
  about:
    "Replaces the tags in Markdown with HTML, for programs that do not read tags, such as pandoc, MkDocs, Hugo and Quarto. All other text stays unchanged, including tags in code. Tags read values from the front matter. If the front matter has chapter: 3, the first figure is Figure 3.1. Prints each error with file and line. If there is an error, writes nothing.",
  examples: {
    "expand chapter.md -o build/chapter.md --css build/lora.css": "Write HTML and its stylesheet",
    "expand chapter.md -o build/chapter.md --images png": "Write image files, for Word and LaTeX",
  },
  groups: { Options: { ...expandFlags, ...helpFlag } },
  run: async ({ values, positionals }) => expandFile(positionals, readGiven(expandFlags, values)),
};

/**
 * Writes the expanded file and its images, or prints the errors. Returns the exit code. Throws UsageError,
 * WorkError and FileError.
 */
async function expandFile(
  [file, second]: readonly string[],
  { output = "-", images: format, css, lang }: InputOf<typeof expandFlags>,
): Promise<number> {
  if (file === undefined || second !== undefined)
    throw new UsageError("name one file: lora-visualizer expand page.md -o out.md");
  if (format && output === "-")
    throw new UsageError("--images requires an output file, as in -o out.md");
  if (format && css !== undefined) throw new UsageError("--css cannot be combined with --images");
  if (output !== "-")
    requireExtension("-o", output, [...MARKDOWN, path.extname(file).toLowerCase()]);
  if (css !== undefined) requireExtension("--css", css, [".css"]);
  const nameImage =
    format && ((ordinal: number) => `${path.parse(output).name}-${ordinal}.${format}`);
  const { expandDocument } = await loadFor("expand", () => import("./document.js"));
  const { mark, source } = readSource(file);
  const { text, pictures, faults, warnings } = expandDocument(
    source,
    file,
    nameImage || undefined,
    lang,
  );
  for (const { line, message } of faults.length ? faults : warnings)
    process.stderr.write(`${printable(`${file}:${line}: ${message}`)}\n`);
  if (faults.length) return 1;
  const images: OutputFile[] = [];
  for (const { name, scene } of pictures) {
    const content = await formats[format!]!.writeImage!(scene, renderer);
    images.push({ path: path.join(path.dirname(output), name), content, replaces: "marked" });
  }
  const rules = `${stylesheet}\n${themeRules}\n`;
  const sheets = css === undefined ? [] : [{ path: css, content: rules }];
  await write(...images, ...sheets, { path: output, content: mark + text });
  return 0;
}
