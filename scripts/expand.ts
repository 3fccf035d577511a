/** The subcommand `lora-visualizer expand FILE.md -o OUT.md`: replaces the tags of Markdown. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { reasonOf } from "../plugin/files.js";
import { choice, readOption, text } from "../src/options.js";
import { Renderer } from "../src/render/png.js";
import { toSvg } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import type { expand } from "./expansion.js";
import { flagRows } from "./flags.js";
import { print, UsageError, write } from "./output.js";

/** PNG pixels per CSS pixel, and the resolution at which the picture has its size in CSS pixels. */
const PNG = { scale: 2, dpi: 192 };

const renderer = new Renderer();

/** The formats of image files. */
const imageFormats: Readonly<Record<string, (scene: Scene) => Promise<Uint8Array | string>>> = {
  svg: async (scene) => `${toSvg(scene)}\n`,
  png: (scene) => renderer.toPng(scene, PNG),
  pdf: (scene) => renderer.toPdf(scene),
};

export const expandFlags = {
  output: text({
    about: "the output file, or - for standard output; folders are created",
  }),
  images: choice(Object.keys(imageFormats), {
    default: "none; figures are HTML",
    about:
      "writes each figure as an image file next to the output, and everything else as Markdown without HTML",
  }),
};

const HELP = `lora-visualizer expand FILE.md -o OUT.md   replaces the tags of a Markdown file

Figures, tables, numbers, references and lists become HTML in the Markdown, for programs that do not
read tags, such as pandoc, MkDocs, Hugo and Quarto. Everything else stays as it is, also tags in code.
Tags look up names in the front matter, and chapter: there numbers the figures. Errors are printed as
FILE.md:LINE, and then nothing is written.

${flagRows(expandFlags).join("\n")}`;

/** Returns the function `expand`, which needs markdown-it. Throws UsageError if it is not installed. */
async function loadExpand(): Promise<typeof expand> {
  try {
    return (await import("./expansion.js")).expand;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("expand needs the package markdown-it: npm install markdown-it");
  }
}

function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        output: { type: "string", short: "o" },
        images: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
    return { ...values, positionals };
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${reason}; expand --help lists the flags`);
  }
}

function readSource(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** Writes the expanded file and its images, or prints the errors; returns the exit code. Throws UsageError and FileError. */
export async function runExpand(argv: readonly string[]): Promise<number> {
  const { help, images, output, positionals } = readArguments(argv);
  if (help) {
    await print(`${HELP}\n`);
    return 0;
  }
  const [file, second] = positionals;
  if (file === undefined || second !== undefined || output === undefined)
    throw new UsageError("name a file and an output: lora-visualizer expand page.md -o out.md");
  const format = images && readOption("--images", expandFlags.images, images);
  if (format && output === "-") throw new UsageError("--images requires an output file");
  if (path.resolve(file) === path.resolve(output))
    throw new UsageError(`the output ${output} would replace the file with the tags`);
  const nameImage =
    format && ((ordinal: number) => `${path.parse(output).name}-${ordinal}.${format}`);
  const expandText = await loadExpand();
  const { text, pictures, faults } = expandText(readSource(file), file, nameImage || undefined);
  if (faults.length) {
    const lines = faults.map(({ line, message }) => `${file}:${line}: ${message}\n`);
    process.stderr.write(lines.join(""));
    return 1;
  }
  // All pictures are drawn before the first file is written.
  const contents: (Uint8Array | string)[] = [];
  for (const { scene } of pictures) contents.push(await imageFormats[format!]!(scene));
  for (const [index, { name }] of pictures.entries())
    await write(path.join(path.dirname(output), name), contents[index]!);
  await write(output, text);
  return 0;
}
