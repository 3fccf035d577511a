/** The subcommand `lora-visualizer expand`: replaces the tags of Markdown. */
import path from "node:path";
import { printable } from "../plugin/files.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { choice, type InputOf, text } from "../src/options.js";
import { Renderer } from "../src/render/png.js";
import { toSvg } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { readFile } from "./inputs.js";
import { langFlag } from "./language.js";
import { loadFor, UsageError, write } from "./output.js";

/** PNG pixels per CSS pixel, and the resolution at which the picture has its size in CSS pixels. */
const PNG = { scale: 2, dpi: 192 };

/** Rules for Material for MkDocs and Zensical, which make figures as narrow as their text. */
const themeRules = ".md-typeset .lora{width:auto}.md-typeset .lora figcaption{font-style:inherit}";

const renderer = new Renderer();

/** The formats of image files. */
const imageFormats: Readonly<Record<string, (scene: Scene) => Promise<Uint8Array | string>>> = {
  svg: async (scene) => `${toSvg(scene)}\n`,
  png: (scene) => renderer.toPng(scene, PNG),
  pdf: (scene) => renderer.toPdf(scene),
};

export const expandFlags = {
  output: text({
    short: "o",
    isFile: true,
    default: "standard output",
    about: "the output file, or - for standard output; folders are created",
  }),
  images: choice(Object.keys(imageFormats), {
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
  if (path.resolve(file) === path.resolve(output))
    throw new UsageError(`the output ${output} would replace the file with the tags`);
  const nameImage =
    format && ((ordinal: number) => `${path.parse(output).name}-${ordinal}.${format}`);
  const { expand: expandText } = await loadFor("expand", () => import("./expansion.js"));
  const { text, pictures, faults } = expandText(readFile(file), file, nameImage || undefined, lang);
  if (faults.length) {
    const lines = faults.map(({ line, message }) => printable(`${file}:${line}: ${message}`));
    process.stderr.write(`${lines.join("\n")}\n`);
    return 1;
  }
  // All pictures are drawn before the first file is written.
  const contents: (Uint8Array | string)[] = [];
  for (const { scene } of pictures) contents.push(await imageFormats[format!]!(scene));
  for (const [index, { name }] of pictures.entries())
    await write(path.join(path.dirname(output), name), contents[index]!);
  if (css !== undefined) await write(css, `${stylesheet}\n${themeRules}\n`);
  await write(output, text);
  return 0;
}
