#!/usr/bin/env node
/** The command `lora-visualizer`: writes figures, cards and tables, and runs the subcommands. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FileError, printable, readJson } from "../plugin/files.js";
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
import { englishTables } from "../src/tables/index.js";
import { tableFrom, tableOptions } from "../src/tables/tables.js";
import { lookUpIn, nameArguments, TagError } from "../src/tag/values.js";
import { commandFlags, helpText, readFlags, THEMES } from "./flags.js";
import type { Format, Request } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { print, UsageError, write } from "./output.js";

type CommandLine = ReturnType<typeof readFlags>;

/** Returns the given values of these flags. Throws LoraError for an invalid value. */
function readGiven<O extends Options>(options: O, values: Values): InputOf<O> {
  const given = Object.entries(options).filter(([name]) => values[name] !== undefined);
  const entries = given.map(([name, option]) => [
    name,
    readOption(`--${name}`, option, values[name]),
  ]);
  return Object.fromEntries(entries) as InputOf<O>;
}

type Flags = InputOf<typeof commandFlags>;

/** Returns the format given by the output's extension or a flag. Throws LoraError and UsageError. */
function formatOf({ output, format, csv }: Flags): Format {
  if (output === undefined)
    throw new UsageError("name an output file, as in -o lora.svg, or use -o - for standard output");
  if (output === "-") return formats[csv ? "csv" : (format ?? "svg")]!;
  const extension = path.extname(output).slice(1).toLowerCase();
  if (format !== undefined)
    throw new UsageError("--format requires -o -; a file's extension sets its format");
  if (csv && extension !== "csv")
    throw new UsageError("--csv requires an output file that ends in .csv");
  return formats[readOption("the output's extension", commandFlags.format, extension)]!;
}

/** Throws UsageError if a flag does not apply to the format or the other flags. */
function checkFlags(values: Values, { preview, narrow }: Flags, format: Format): void {
  for (const name of Object.keys(values)) {
    const extensions = Object.keys(formats).filter((key) =>
      Object.hasOwn(formats[key]!.flags, name),
    );
    if (extensions.length && !Object.hasOwn(format.flags, name)) {
      const names = extensions.map((extension) => extension.toUpperCase());
      const last = names.pop();
      const allowed = names.length ? `${names.join(", ")} or ${last}` : last;
      throw new UsageError(`--${name} requires ${allowed}, as in -o lora.${extensions[0]}`);
    }
  }
  for (const name of ["site", "logo"])
    if (values[name] !== undefined && !preview)
      throw new UsageError(`--${name} requires --preview`);
  if (narrow && preview) throw new UsageError("--narrow cannot be combined with --preview");
}

/** Returns the request that formats receive. */
function requestOf({ values, positionals }: CommandLine, flags: Flags): Request {
  const lookUp = lookUpIn({ data: {}, readJson: (file) => readJson(path.resolve(file)) });
  const valuesOf = (options: Options) => {
    const named = Object.entries(values).filter(([name]) => Object.hasOwn(options, name));
    return nameArguments({ positional: positionals, named: new Map(named) }, options);
  };
  const drawing = () => {
    const figure = allFigures.find(({ name }) => name === flags.figure);
    // If the second positional argument is not a number, it is a model.
    const isModel = positionals[1] !== undefined && !/^[\d.]+$/.test(positionals[1]);
    const chosen = figure ?? figureFor([...Object.keys(values), ...(isModel ? ["model"] : [])]);
    const isForOthers = (name: string) =>
      !Object.hasOwn(chosen.options, name) &&
      allFigures.some(({ options }) => Object.hasOwn(options, name));
    const invalid = Object.keys(values).find(isForOthers);
    if (invalid) throw new UsageError(`the figure ${chosen.name} has no option --${invalid}`);
    return chosen.draw(valuesOf(chosen.options), { lookUp });
  };
  const renderer = new Renderer();
  return {
    drawing,
    comparison: () => tableFrom(valuesOf(tableOptions), englishTables, lookUp),
    renderer,
    theme: THEMES[flags.theme ?? "light"],
    colours: flags.preview ? "fewest" : "exact",
    async scene() {
      const figure = drawing();
      const { narrow, preview, site: siteName, logo: file } = flags;
      const scene = withNotes(figure.compose(narrow ? "narrow" : "wide"));
      const title = flags.title ?? scene.title;
      if (!preview) return { ...scene, title };
      const logo = file === undefined ? undefined : await renderer.readLogo(file);
      if (file !== undefined && !logo) throw new LoraError("--logo", logoAllowed(file), file);
      const texts = { title, description: figure.caption, siteName, logo };
      return composePreview(figure, texts, await renderer.measure());
    },
  };
}

/** Writes the requested file. Throws one of the expected errors of `main`. */
async function run(line: CommandLine): Promise<void> {
  const { values } = line;
  const given = readGiven(commandFlags, values);
  const flags = given.csv ? { output: "-", ...given } : given;
  const format = formatOf(flags);
  checkFlags(values, flags, format);
  const content = await format.write(requestOf(line, flags), readGiven(format.flags, values));
  await write(flags.output ?? "-", content);
}

/** The subcommands, loaded when they run, with their exit codes after an expected error. */
const COMMANDS: Readonly<
  Record<string, { run(argv: readonly string[]): Promise<number>; failureCode: number }>
> = {
  init: { run: async (argv) => (await import("./init.js")).init(argv), failureCode: 1 },
  check: { run: async (argv) => (await import("./check.js")).runCheck(argv), failureCode: 2 },
  expand: { run: async (argv) => (await import("./expand.js")).runExpand(argv), failureCode: 1 },
};

/** Throws UsageError if the first argument is a word that is not a subcommand. */
function checkWord(word: string): void {
  if (!/^\p{L}/u.test(word)) return;
  const names = Object.keys(COMMANDS);
  const fix = didYouMean(names, word) ?? `the commands are ${names.join(", ")}`;
  throw new UsageError(`“${word}” is neither a number nor a command; ${fix}`);
}

/** Runs the command, reports expected errors in one line and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
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
    process.stderr.write(`lora-visualizer: ${printable((error as Error).message)}\n`);
    return command?.failureCode ?? 1;
  }
}

/** Returns one line for each known model: ids, number of parameters and type. */
const modelList = () =>
  models()
    .map((model) => {
      const parameters = model.other ? exact(baseParameters(model)) : "known in part";
      return `${model.ids.join(", ")}: ${parameters}, ${model.type}`;
    })
    .join("\n");

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // Keeps the canvas from searching for system fonts, which takes time. Only bundled fonts are used.
  process.env.DISABLE_SYSTEM_FONTS_LOAD ??= "1";
  process.exitCode = await main(process.argv.slice(2));
}
