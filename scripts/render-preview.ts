#!/usr/bin/env node
/** The command `lora-visualizer`: a figure as an SVG, PNG or PDF file, or a page's social preview. */
import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readValues, TagError } from "../plugin/arguments.js";
import { writeWhole } from "../plugin/assets.js";
import type { Option } from "../src/figures/figure.js";
import { figures } from "../src/figures/index.js";
import { LoraError, realNumber } from "../src/lora.js";
import { composePreview } from "../src/preview.js";
import { GlyphError, toPdf, toPng } from "../src/render/png.js";
import { toSvg } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import { dark, light } from "../src/theme.js";

const FORMATS = ["svg", "png", "pdf"] as const;
const THEMES = { light, dark };

const flags = {
  output: { type: "string", short: "o" },
  format: { type: "string" },
  narrow: { type: "boolean" },
  preview: { type: "boolean" },
  title: { type: "string" },
  site: { type: "string" },
  theme: { type: "string", default: "light" },
  scale: { type: "string", default: "1" },
  figure: { type: "string", default: "decomposition" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

const optional = Object.values(figures).flatMap((figure) => {
  return figure.options.filter((option) => option.default !== undefined);
});

/** The options that a figure does not need become flags of their own. */
const figureFlags = Object.fromEntries(
  optional.map(({ name }) => [name, { type: "string" as const }]),
);

function help(): string {
  const row = (flag: string, about: string) => `  ${flag.padEnd(22)}${about}`;
  return [
    "lora-visualizer rank d k -o FILE   draws a figure of Low-Rank Adaptation",
    "",
    row("-o, --output FILE", "where to: .svg, .png or .pdf by the name; - is standard output"),
    row("--format FORMAT", `for standard output: ${FORMATS.join(", ")} (default svg)`),
    row("--narrow", "the composition for narrow columns"),
    row("--preview", "the card for social networks, 1200 x 630"),
    row("--title TEXT", "the card's title, or the file's"),
    row("--site NAME", "the site's name, at the card's foot"),
    row("--theme THEME", `${Object.keys(THEMES).join(" or ")} (default light)`),
    row("--scale N", "PNG pixels per pixel, 0.1 to 8 (default 1)"),
    row("--figure FIGURE", `${Object.keys(figures).join(", ")} (default decomposition)`),
    ...optional.map((one) => row(`--${one.name} VALUE`, `${one.about}: ${one.allowed}`)),
    row("--version", "the package's version"),
    row("-h, --help", "this text"),
    "",
    "Example: lora-visualizer 8 4096 4096 -o lora.png --scale 2",
  ].join("\n");
}

/** A mistake on the command line: one line, exit 1. */
class UsageError extends Error {}

function choice<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw new LoraError(name, `one of ${allowed.join(", ")}`, value);
  return found;
}

function formatOf(output: string, format: string | undefined): (typeof FORMATS)[number] {
  if (output === "-") return choice("--format", format ?? "svg", FORMATS);
  const ending = path.extname(output).slice(1).toLowerCase();
  if (format !== undefined)
    throw new UsageError("--format goes with -o -; a file's name says its own");
  return choice("the output's ending", ending, FORMATS);
}

/** Draws what the command line asks for. Throws for what is not allowed. */
async function draw(
  argv: readonly string[],
): Promise<{ output: string; content: string | Uint8Array }> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { ...flags, ...figureFlags },
    allowPositionals: true,
  });
  const options: Record<string, unknown> = values;
  const figure = figures[choice("--figure", values.figure, Object.keys(figures))]!;
  const theme = THEMES[choice("--theme", values.theme, ["light", "dark"])];
  const scale = realNumber("--scale", Number(values.scale), 0.1, 8);
  const { output } = values;
  if (output === undefined)
    throw new UsageError("name a file: -o lora.svg, or -o - for standard output");
  const format = formatOf(output, values.format);

  const given = figure.options.filter((one) => options[one.name] !== undefined);
  const named = new Map(given.map((one: Option) => [one.name, options[one.name]]));
  const drawing = figure.draw(readValues({ positional: positionals, named }, figure.options, {}));
  const own = values.narrow ? drawing.narrow : drawing.wide;
  const title = values.title ?? own.title;
  const scene: Scene = values.preview
    ? composePreview(drawing, { title, description: drawing.caption, siteName: values.site })
    : { ...own, title };

  if (format === "svg")
    return { output, content: `${toSvg(scene, { theme, standalone: true })}\n` };
  return {
    output,
    content: await (format === "png" ? toPng(scene, { theme, scale }) : toPdf(scene, { theme })),
  };
}

/** Runs the command and says with which code to exit. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    if (argv.includes("--help") || argv.includes("-h")) return print(`${help()}\n`);
    if (argv.includes("--version")) {
      const manifest = fileURLToPath(
        import.meta.resolve("eleventy-plugin-lora-visualizer/package.json"),
      );
      return print(`${JSON.parse(readFileSync(manifest, "utf8")).version}\n`);
    }
    const { output, content } = await draw(argv);
    if (output === "-") return print(content);
    await writeWhole(output, content);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isExpected =
      [LoraError, TagError, GlyphError, UsageError].some((kind) => error instanceof kind) ||
      "code" in error;
    if (!isExpected && !/optional packages/.test(error.message)) throw error;
    process.stderr.write(`lora-visualizer: ${error.message.split("\n")[0]}\n`);
    return 1;
  }
}

function print(content: string | Uint8Array): Promise<number> {
  return new Promise((resolve) => process.stdout.write(content, () => resolve(0)));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
