#!/usr/bin/env node
/** The command `lora-visualizer`: a figure as an SVG, PNG or PDF file, or a page's social preview. */
import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readJson } from "../plugin/files.js";
import type { Option } from "../src/figures/figure.js";
import { figures } from "../src/figures/index.js";
import { composePreview } from "../src/figures/preview.js";
import { LoraError, realNumber } from "../src/lora.js";
import { GlyphError, Renderer, RendererError } from "../src/render/png.js";
import { toSvg } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import { withConfig } from "../src/tag/evaluate.js";
import { tableOf, tableOptions, toCsv } from "../src/tag/tables.js";
import { readValues, TagError } from "../src/tag/values.js";
import { dark, light } from "../src/theme.js";
import { print, UsageError, write } from "./output.js";

const FORMATS = ["svg", "png", "pdf", "csv"] as const;
const THEMES = { light, dark };

const flags = {
  output: { type: "string", short: "o" },
  format: { type: "string" },
  csv: { type: "boolean" },
  narrow: { type: "boolean" },
  preview: { type: "boolean" },
  title: { type: "string" },
  site: { type: "string" },
  logo: { type: "string" },
  theme: { type: "string", default: "light" },
  scale: { type: "string" },
  dpi: { type: "string" },
  figure: { type: "string", default: "decomposition" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

const optional = Object.values(figures)
  .flatMap(({ options }) => options)
  .filter((option) => option.default !== undefined && !option.isForPages)
  .filter((option, at, all) => all.findIndex(({ name }) => name === option.name) === at);

/** The options of a figure that it does not need, and those of a table, become flags. */
const figureFlags = Object.fromEntries(
  [...optional, ...tableOptions].map(({ name }) => [name, { type: "string" as const }]),
);

function help(): string {
  const row = (flag: string, about: string) => `  ${flag.padEnd(22)}${about}`;
  return [
    "lora-visualizer rank d k -o FILE   draws a figure of Low-Rank Adaptation",
    "",
    row("-o, --output FILE", "where to: .svg, .png, .pdf or .csv by the name, its folder made;"),
    row("", "- is standard output"),
    row("--format FORMAT", `for standard output: ${FORMATS.join(", ")} (default svg)`),
    row(
      "--csv",
      "the figure's table as comma-separated values, or with --ranks, --models or --methods:",
    ),
    ...tableOptions.map((one) => row(`  --${one.name} VALUE`, one.about)),
    row("--narrow", "the composition for narrow columns"),
    row("--preview", "the card for social networks, 1200 x 630"),
    row("--title TEXT", "the card's title, or the file's"),
    row("--site NAME", "the site's name, at the card's foot"),
    row("--logo FILE", "the site's logo, before its name: PNG, JPEG, WebP or SVG"),
    row("--theme THEME", `${Object.keys(THEMES).join(" or ")} (default light)`),
    row("--scale N", "PNG pixels per pixel, 0.1 to 8 (default 1)"),
    row("--dpi N", "the resolution to write into a PNG file, 1 to 9,600 pixels per inch"),
    row("--figure FIGURE", `${Object.keys(figures).join(", ")} (default decomposition)`),
    ...optional.map((one) => row(`--${one.name} VALUE`, `${one.about}: ${one.allowed}`)),
    row("--version", "the package's version"),
    row("-h, --help", "this text"),
    "",
    "Example: lora-visualizer 8 4096 4096 -o lora.png --scale 2",
  ].join("\n");
}

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

function read(argv: readonly string[]) {
  try {
    const options = { ...flags, ...figureFlags };
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    // Node's messages run over several sentences; the first names the flag.
    const [first = ""] = (error as Error).message.split(/[.\n]/);
    const remedy = first.includes("ambiguous")
      ? `; write ${AMBIGUOUS}`
      : "; --help lists the flags";
    throw new UsageError(first + remedy);
  }
}

const AMBIGUOUS = "--flag=-1 where a value begins with a minus";

/** Draws what the command line asks for. Throws for what is not allowed. */
async function draw({
  values,
  positionals,
}: ReturnType<typeof read>): Promise<Uint8Array | string> {
  const { preview, narrow, scale, dpi, site, logo: logoFile } = values;
  const output = values.output ?? (values.csv ? "-" : undefined);
  if (output === undefined)
    throw new UsageError("name a file: -o lora.svg, or -o - for standard output");
  const format = formatOf(output, values.csv && output === "-" ? "csv" : values.format);
  if (values.csv && format !== "csv")
    throw new UsageError("--csv goes with a name that ends in .csv");
  if (scale !== undefined && format !== "png") throw new UsageError("--scale goes with PNG");
  if (dpi !== undefined && format !== "png") throw new UsageError("--dpi goes with PNG");
  if (site !== undefined && !preview) throw new UsageError("--site goes with --preview");
  if (logoFile !== undefined && !preview) throw new UsageError("--logo goes with --preview");
  if (narrow && preview) throw new UsageError("--narrow does not go with --preview");
  if (scale !== undefined && !/^\d+(\.\d+)?$/.test(scale)) {
    throw new LoraError("--scale", "a number from 0.1 to 8", scale);
  }
  const host = { readJson: (file: string) => readJson(path.resolve(file)) };
  const read = (options: readonly Option[], given: readonly unknown[]) => {
    const named = options.filter(
      ({ name }) => (values as Record<string, unknown>)[name] !== undefined,
    );
    const pairs = named.map(
      ({ name }) => [name, (values as Record<string, unknown>)[name]] as const,
    );
    return withConfig(readValues({ positional: given, named: new Map(pairs) }, options, {}), host);
  };
  const { ranks, models, methods } = values as Record<string, unknown>;
  if (format === "csv" && [ranks, models, methods].some((one) => one !== undefined))
    return toCsv(tableOf(read(tableOptions, positionals)));
  const figure = figures[choice("--figure", values.figure, Object.keys(figures))]!;
  const theme = THEMES[choice("--theme", values.theme, ["light", "dark"])];
  const drawing = figure.draw(read(figure.options, positionals));
  if (format === "csv") return toCsv(drawing.table);
  const own = narrow ? drawing.narrow : drawing.wide;
  const title = values.title ?? own.title;
  const renderer = new Renderer();
  const logo = logoFile === undefined ? undefined : await renderer.readLogo("--logo", logoFile);
  const words = { title, description: drawing.caption, siteName: site, logo };
  const scene: Scene = preview
    ? composePreview(drawing, words, await renderer.measure())
    : { ...own, title };

  if (format === "svg") return `${toSvg(scene, { theme })}\n`;
  if (format === "pdf") return renderer.toPdf(scene, { theme });
  return renderer.toPng(scene, {
    theme,
    scale: realNumber("--scale", Number(scale ?? 1), 0.1, 8),
    dpi: dpi === undefined ? undefined : realNumber("--dpi", Number(dpi), 1, 9600),
  });
}

/** Runs the command and says with which code to exit. */
export async function main(argv: readonly string[]): Promise<number> {
  const expected = [LoraError, TagError, GlyphError, RendererError, UsageError];
  try {
    const parsed = read(argv);
    if (parsed.values.help) await print(`${help()}\n`);
    else if (parsed.values.version) await print(`${version()}\n`);
    else {
      const content = await draw(parsed);
      await write(parsed.values.output ?? "-", content);
    }
    return 0;
  } catch (error) {
    if (!expected.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`lora-visualizer: ${(error as Error).message}\n`);
    return 1;
  }
}

function version(): string {
  const manifest = import.meta.resolve("eleventy-plugin-lora-visualizer/package.json");
  return JSON.parse(readFileSync(fileURLToPath(manifest), "utf8")).version;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
