/** The subcommand `lora-visualizer expand FILE.md -o OUT.md`: replaces the tags of Markdown. */
import path from "node:path";
import { parseArgs } from "node:util";
import { describeFileError, printable } from "../plugin/files.js";
import { choice, readOption, text } from "../src/options.js";
import { Renderer } from "../src/render/png.js";
import { readText } from "../src/render/read.js";
import { toSvg } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import { flagRows } from "./flags.js";
import { loadFor, print, UsageError, write } from "./output.js";

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
      "write each figure as an image file next to the output, and everything else as Markdown without HTML",
  }),
};

const HELP = `lora-visualizer expand FILE.md -o OUT.md   replaces the tags of a Markdown file

Figures, tables, numbers, references and lists become HTML in the Markdown, for programs that do not
read tags, such as pandoc, MkDocs, Hugo and Quarto. All other text, and tags in code, stay unchanged.
Tags read values from the front matter. If it has chapter: 3, the first figure is Figure 3.1. Each error
is printed with file and line. If there is an error, nothing is written.

${flagRows(expandFlags).join("\n")}`;

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
    return readText(file);
  } catch (error) {
    throw new UsageError(`cannot read ${printable(file)}: ${describeFileError(error)}`);
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
  const { expand } = await loadFor("expand", () => import("./expansion.js"));
  const { text, pictures, faults } = expand(readSource(file), file, nameImage || undefined);
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
  await write(output, text);
  return 0;
}
