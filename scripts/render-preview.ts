#!/usr/bin/env node
/** The command `lora-visualizer`: a figure as a file, a page's social preview, or a table; `check` reads. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FileError } from "../plugin/files.js";
import { readJson } from "../plugin/json.js";
import { LoraError } from "../src/errors.js";
import { allFigures, figureFor } from "../src/figures/index.js";
import { withNotes } from "../src/figures/notes.js";
import { composePreview } from "../src/figures/preview.js";
import { exact } from "../src/format.js";
import { models } from "../src/models/lookup.js";
import { baseParameters } from "../src/models/model.js";
import { type InputOf, type Options, readOption, type Values } from "../src/options.js";
import { manifest } from "../src/package.js";
import { logoAllowed } from "../src/render/logo.js";
import { GlyphError, Renderer, RendererError } from "../src/render/png.js";
import { didYouMean } from "../src/suggestions.js";
import { givenValues, TagError } from "../src/tag/values.js";
import { helpText, ownFlags, readFlags, THEMES } from "./flags.js";
import type { Format, Request } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { print, UsageError, write } from "./output.js";

type CommandLine = ReturnType<typeof readFlags>;

/** Those of these flags that are given, checked. Throws LoraError. */
function flagsOf<O extends Options>(options: O, values: Values): InputOf<O> {
  const given = Object.entries(options).filter(([name]) => values[name] !== undefined);
  const read = given.map(([name, option]) => [name, readOption(`--${name}`, option, values[name])]);
  return Object.fromEntries(read) as InputOf<O>;
}

type Own = InputOf<typeof ownFlags>;

/** The format by the output's ending, or as asked for. Throws LoraError and UsageError. */
function formatOf({ output, format, csv }: Own): Format {
  if (output === undefined)
    throw new UsageError("name a file: -o lora.svg, or -o - for standard output");
  if (output === "-") return formats[csv ? "csv" : (format ?? "svg")]!;
  const ending = path.extname(output).slice(1).toLowerCase();
  if (format !== undefined)
    throw new UsageError("--format goes with -o -; a file's name says its own");
  if (csv && ending !== "csv") throw new UsageError("--csv goes with a name that ends in .csv");
  return formats[readOption("the output's ending", ownFlags.format, ending)]!;
}

/** Throws UsageError where a flag is given that has no meaning here. */
function checkFlags(values: Values, { preview, narrow }: Own, format: Format): void {
  for (const name of Object.keys(values)) {
    const takers = Object.entries(formats).filter(([, { flags }]) => Object.hasOwn(flags, name));
    if (takers.length && !takers.some(([, item]) => item === format)) {
      const names = takers.map(([ending]) => ending.toUpperCase()).join(" or ");
      throw new UsageError(`--${name} goes with ${names}, as in -o lora.${takers[0]![0]}`);
    }
  }
  for (const name of ["site", "logo"])
    if (values[name] !== undefined && !preview)
      throw new UsageError(`--${name} goes with --preview`);
  if (narrow && preview) throw new UsageError("--narrow does not go with --preview");
}

/** What the command line asks for. */
function requestOf({ values, positionals }: CommandLine, own: Own): Request {
  const source = { data: {}, readJson: (file: string) => readJson(path.resolve(file)) };
  const given = (options: Options) => {
    const named = Object.entries(values).filter(([name]) => Object.hasOwn(options, name));
    return givenValues({ positional: positionals, named: new Map(named) }, options, source);
  };
  const drawing = () => {
    const figure = allFigures.find(({ name }) => name === own.figure);
    // A second value that is no number is a model's id.
    const isModel = positionals[1] !== undefined && !/^[\d.]+$/.test(positionals[1]);
    const wanted = figure ?? figureFor([...Object.keys(values), ...(isModel ? ["model"] : [])]);
    const isOthers = (name: string) =>
      !Object.hasOwn(wanted.options, name) &&
      allFigures.some(({ options }) => Object.hasOwn(options, name));
    const odd = Object.keys(values).find(isOthers);
    if (odd) throw new UsageError(`--${odd} does not go with the figure ${wanted.name}`);
    return wanted.draw(given(wanted.options));
  };
  const renderer = new Renderer();
  return {
    given,
    drawing,
    renderer,
    theme: THEMES[own.theme ?? "light"],
    colours: own.preview ? "fewest" : "exact",
    async scene() {
      const drawn = drawing();
      const scene = withNotes(drawn.compose(own.narrow ? "narrow" : "wide"));
      const title = own.title ?? scene.title;
      if (!own.preview) return { ...scene, title };
      const logo = own.logo === undefined ? undefined : await renderer.readLogo(own.logo);
      if (own.logo !== undefined && !logo)
        throw new LoraError("--logo", logoAllowed(own.logo), own.logo);
      const words = { title, description: drawn.caption, siteName: own.site, logo };
      return composePreview(drawn, words, await renderer.measure());
    },
  };
}

/** Writes what the command line asks for. Throws for what is not allowed. */
async function run(line: CommandLine): Promise<void> {
  const { values } = line;
  const flags = flagsOf(ownFlags, values);
  const own = { ...flags, ...(flags.csv && flags.output === undefined ? { output: "-" } : {}) };
  const format = formatOf(own);
  checkFlags(values, own, format);
  const content = await format.write(requestOf(line, own), flagsOf(format.flags, values));
  await write(own.output ?? "-", content);
}

/** What the command does by its first word, and the exit code where it cannot; drawing waits for none of it. */
const COMMANDS: Readonly<
  Record<string, { run(argv: readonly string[]): Promise<number>; failed: number }>
> = {
  init: { run: async (argv) => (await import("./init.js")).init(argv), failed: 1 },
  check: { run: async (argv) => (await import("./check.js")).runCheck(argv), failed: 2 },
};

/** Throws UsageError where the first word begins neither a figure nor a command. */
function checkWord(word: string): void {
  if (!/^\p{L}/u.test(word)) return;
  const names = Object.keys(COMMANDS);
  const remedy = didYouMean(names, word) ?? `the commands are ${names.join(", ")}`;
  throw new UsageError(`“${word}” is neither a number nor a command; ${remedy}`);
}

/** Runs the command and says with which code to exit. */
async function main(argv: readonly string[]): Promise<number> {
  const expected = [LoraError, TagError, GlyphError, RendererError, UsageError, FileError];
  const [first = "", ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  try {
    if (command) return await command.run(rest);
    const line = readFlags(argv);
    if (line.values.help) await print(`${helpText()}\n`);
    else if (line.values["list-models"]) await print(`${modelList()}\n`);
    else if (line.values.version) await print(`${manifest.version}\n`);
    else {
      checkWord(first);
      await run(line);
    }
    return 0;
  } catch (error) {
    if (!expected.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`lora-visualizer: ${(error as Error).message}\n`);
    return command?.failed ?? 1;
  }
}

/** Each model's ids, its parameters and its type. */
const modelList = () =>
  models()
    .map((model) => {
      const parameters = model.other ? exact(baseParameters(model)) : "known in part";
      return `${model.ids.join(", ")}: ${parameters}, ${model.type}`;
    })
    .join("\n");

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // The bundled fonts are all that it draws with; the canvas takes a while to find the system's.
  process.env.DISABLE_SYSTEM_FONTS_LOAD ??= "1";
  process.exitCode = await main(process.argv.slice(2));
}
