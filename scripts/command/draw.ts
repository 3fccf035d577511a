/** The command without a subcommand: it writes figures, social previews and tables. */
import path from "node:path";
import { createFileReaders } from "../../plugin/weights.js";
import { baseParameters, methods, models } from "../../src/counts/index.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { exact } from "../../src/number-format.js";
import { boolean, type InputOf, type Options, text, type Values } from "../../src/options.js";
import { manifest } from "../../src/package.js";
import { Renderer } from "../../src/render/png.js";
import { tableOptions } from "../../src/tables/tables.js";
import { toFlag, toFlags } from "../../src/tag/command-line.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { SHOW, STYLE } from "../../src/tag/show.js";
import { asAllWritten } from "../../src/tag/written.js";
import { type Command, type CommandLine, helpFlag, readGiven, type Usage } from "./flags.js";
import { type Format, pictureFlags } from "./formats/format.js";
import { flagsOf, formats, listFormats } from "./formats/index.js";
import { addLocales, findLocale, langFlag, loadLanguages, localesFlag } from "./lang-flag.js";
import { notify, print, UsageError, write } from "./output.js";
import {
  figureFlag,
  figureOptions,
  formatFlag,
  formatOf,
  type Notation,
  nameFiles,
  omitForPages,
  prepareFile,
} from "./request.js";

const outputFlags = {
  output: text({
    short: "o",
    isFile: true,
    default: "standard output, unless that is a terminal",
    about: `the output file, whose extension sets the format (${Object.keys(formats).join(", ")}), or - for standard output; folders are created`,
  }),
  format: formatFlag,
  csv: boolean({ default: "false", about: "short for --format csv; also writes to a terminal" }),
  json: boolean({
    default: "false",
    about:
      "short for --format json: numbers, caption, alternative and table; also writes to a terminal",
  }),
  figure: figureFlag,
  lang: langFlag,
  locales: localesFlag,
};

const microsimFlags = {
  microsim: text({
    isFile: true,
    default: "none",
    about:
      "write the figure as a MicroSim for MkDocs into this folder: index.md, main.html, a PNG file and metadata.json; existing files are kept",
  }),
  force: boolean({ default: "false", about: "replace existing files of the MicroSim" }),
};

const infoFlags = {
  ...helpFlag,
  listModels: boolean({ default: "false", about: "list the known models" }),
  version: boolean({ default: "false", about: "show the version" }),
};

const numberFlags = {
  show: { ...SHOW, about: "print a number instead of a figure, as tags write it in a sentence" },
  style: STYLE,
};

/** The flags of the command and its formats, without the options of figures and tables. */
export const commandFlags = {
  ...outputFlags,
  ...flagsOf("picture"),
  ...numberFlags,
  ...microsimFlags,
  ...infoFlags,
};

/** Returns the command's arguments for the figure's first example. */
function toExample({ name, options, examples: [values = {}] }: Figure): string {
  const flags = toFlags(asAllWritten(options, values));
  return ["--figure", name, ...flags, "-o", `${name}.svg`].join(" ");
}

const createFigureUsage = (figure: Figure): Usage => ({
  synopses: [`--figure ${figure.name} [OPTION…] [-o FILE]`],
  about: figure.summary,
  examples: { [toExample(figure)]: "Draw an example" },
  groups: { "Options of this figure": omitForPages(figure.options), Output: outputFlags },
});

const tableUsage: Usage = {
  synopses: ["--ranks NUMBERS | --models MODELS | --methods NAMES [OPTION…] [-o FILE]"],
  about:
    "Writes a table that compares ranks, models or methods. Without these options, it writes the table of a figure.",
  examples: {
    "--ranks 1,8,64 --d 4096 --k 4096 --csv": "Compare ranks of a matrix",
    "--models gpt2,gpt2-xl --rank 8 -o models.md": "Compare models",
    "--methods lora,dora --model gpt2 -o methods.html": "Compare methods",
  },
  lists: () => ({
    Methods: Object.fromEntries(Object.values(methods).map(({ name, label }) => [name, label])),
  }),
  groups: { "Options of tables": tableOptions, Output: outputFlags },
};

export const draw: Command = {
  name: "",
  synopses: [
    "RANK D K [OPTION…] [-o FILE]",
    "RANK MODEL [OPTION…] [-o FILE]",
    "ADAPTER.safetensors [OPTION…] [-o FILE]",
    "COMMAND …",
  ],
  summary: "draws a figure or writes a table",
  about: "Draws figures of Low-Rank Adaptation (LoRA), and writes tables of parameters.",
  examples: {
    "8 4096 4096 -o lora.svg": "Draw a figure of a matrix",
    "8 gpt2 --figure memory -o memory.png --scale 2": "Draw a figure of a model",
    "8 4096 4096 -o preview.png --preview --title LoRA": "Draw a social preview",
    "--models gpt2,gpt2-xl --rank 8 --csv": "Compare models in a table",
    "adapter_model.safetensors -o adapter.svg": "Draw what a trained adapter learned",
  },
  lists: () => ({
    "Figures (lora-visualizer --figure NAME --help shows their options)": Object.fromEntries(
      allFigures.map(({ name, summary }) => [name, summary]),
    ),
  }),
  groups: {
    Output: outputFlags,
    [`Pictures (${listFormats("picture")})`]: flagsOf("picture"),
    [`Tables (${listFormats("table")}; lora-visualizer --csv --help shows all options)`]:
      flagsOf("table"),
    Numbers: numberFlags,
    "MicroSims (folders of books built with MkDocs or Zensical)": microsimFlags,
    Information: infoFlags,
  },
  topicOptions: figureOptions,
  help({ figure: name, csv }) {
    const figure = allFigures.find((item) => item.name === name);
    return figure ? createFigureUsage(figure) : csv ? tableUsage : undefined;
  },
  async run(line) {
    const { values } = line;
    if (values.listModels) await print(`${listModels()}\n`);
    else if (values.version) await print(`${manifest.version}\n`);
    else if (values.show !== undefined) await printNumber(line);
    else await drawFile(line);
    return 0;
  },
};

type Flags = InputOf<typeof commandFlags>;

/** The formats that are also flags. */
const SHORT_FORMATS = ["csv", "json"] as const;

/** Returns the output: a file, or "-" for standard output. Throws UsageError if standard output is a terminal. */
function chooseOutput(flags: Flags): string {
  if (flags.output !== undefined) return flags.output;
  if (process.stdout.isTTY && !SHORT_FORMATS.some((name) => flags[name]))
    throw new UsageError(
      "name an output file, as in -o lora.svg, or write to the terminal with -o -",
    );
  return "-";
}

/** Returns the format given by the output's extension or a flag. Throws LoraError and UsageError. */
function chooseFormat(output: string, flags: Flags): Format {
  const { format } = flags;
  const [short, other = format && "format"] = SHORT_FORMATS.filter((name) => flags[name]);
  if (short && other) throw new UsageError(`--${short} cannot be combined with --${other}`);
  if (output === "-") return formats[short ?? format ?? "svg"]!;
  if (format !== undefined)
    throw new UsageError("--format requires standard output; a file's extension sets its format");
  if (short && path.extname(output).toLowerCase() !== `.${short}`)
    throw new UsageError(`--${short} requires an output file that ends in .${short}`);
  return formatOf(output);
}

/** The options whose values are the rows of a table. */
const ROWS = ["ranks", "models", "methods"];

/** Throws UsageError for an option or a list that the command line does not accept in this form. */
function checkPositionals({ values, positionals }: CommandLine): void {
  for (const argument of positionals) {
    const [, name, value] = /^([a-z]\w*)=(.*)$/is.exec(argument) ?? [];
    if (name) throw new UsageError(`write --${toFlag(name)} ${value} instead of ${argument}`);
  }
  const rows = ROWS.find((name) => values[name] !== undefined);
  if (rows && positionals.length)
    throw new UsageError(
      `a list is written with commas: --${rows} ${[values[rows], ...positionals].join(",")}`,
    );
  const list = String(values.model ?? "").split(",");
  if (list.length > 1 && list.every((id) => models().some(({ ids }) => ids.includes(id))))
    throw new UsageError(
      `--model takes one model; to compare models in a table, write --models ${list.join(",")} -o models.md`,
    );
}

const flagNotation: Notation = {
  name: (option) => `--${toFlag(option)}`,
  output: (file) => `-o ${file}`,
};

/** Loads the languages of a drawing. English needs none, so that most drawings start sooner. */
async function useLocales(values: Values): Promise<void> {
  const { locales } = readGiven({ locales: localesFlag }, values);
  if (locales !== undefined) await addLocales(locales);
  else if (values.lang !== undefined) await loadLanguages([String(values.lang)]);
}

const warn = (message: string) => notify(message, "yellow");

/** Prints a number of a matrix, a model or an adapter file, as a tag shows it in a sentence. */
async function printNumber({ values, positionals }: CommandLine): Promise<void> {
  const { lang, locales, ...named } = values;
  const output = ["output", "format", ...SHORT_FORMATS].find((name) => Object.hasOwn(named, name));
  if (output)
    throw new UsageError(`--show prints a number to standard output; leave out --${output}`);
  await useLocales(values);
  const host = {
    lang: readGiven({ lang: langFlag }, values).lang,
    findLocale,
    ...createFileReaders("", path.resolve),
  };
  const files = nameFiles(positionals);
  const positional = positionals.filter((text) => !Object.values(files).includes(text));
  const args = { positional, named: new Map(Object.entries({ ...files, ...named })) };
  const number = renderTag(args, {}, host);
  if (number.kind === "number") await print(`${number.text}\n`);
}

/** Writes the requested file or folder. Throws the errors that `main` reports. */
async function drawFile(line: CommandLine): Promise<void> {
  checkPositionals(line);
  await useLocales(line.values);
  const flags = readGiven(commandFlags, line.values);
  const context = { notation: flagNotation, renderer: new Renderer(), warn };
  if (flags.microsim !== undefined) {
    checkMicrosim(line.values);
    const { writeMicrosim } = await import("./microsim/index.js");
    return writeMicrosim(line, flags.microsim, { context, isForced: flags.force ?? false });
  }
  if (flags.force) throw new UsageError("--force requires --microsim");
  const output = chooseOutput(flags);
  const file = prepareFile(line, chooseFormat(output, flags), context);
  await write({ path: output, content: await file.draw() });
}

/** Throws UsageError for a flag, other than a figure's options, that has no effect together with --microsim. */
function checkMicrosim(values: Values): void {
  const { title } = pictureFlags;
  const allowed: Options = { ...microsimFlags, title, figure: figureFlag, lang: langFlag };
  const flag = Object.keys({ ...commandFlags, ...flagsOf("table") }).find(
    (option) => values[option] !== undefined && !Object.hasOwn(allowed, option),
  );
  if (flag) throw new UsageError(`--${toFlag(flag)} cannot be combined with --microsim`);
}

/** Returns one line for each known model: ids, number of parameters and type. */
const listModels = () =>
  models()
    .map((model) => {
      const parameters = model.other ? exact(baseParameters(model)) : "known in part";
      return `${model.ids.join(", ")}: ${parameters}, ${model.type}`;
    })
    .join("\n");
