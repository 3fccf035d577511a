/** The command without a subcommand: it writes figures, social previews and tables. */
import path from "node:path";
import { readAdapterFile } from "../plugin/adapter-file.js";
import { readJson } from "../plugin/files.js";
import type { Adapter } from "../src/adapter/adapter.js";
import { listUpdates } from "../src/adapter/table.js";
import { LoraError } from "../src/errors.js";
import type { Figure, RichText } from "../src/figures/figure.js";
import { allFigures, figureFor } from "../src/figures/index.js";
import { withNotes } from "../src/figures/notes.js";
import { composePreview } from "../src/figures/preview.js";
import { exact } from "../src/format.js";
import { models } from "../src/models/lookup.js";
import { baseParameters } from "../src/models/model.js";
import {
  boolean,
  choice,
  type InputOf,
  type Lookup,
  type Options,
  readOption,
  readOptions,
  text,
  type Values,
} from "../src/options.js";
import { manifest } from "../src/package.js";
import { logoAllowed } from "../src/render/logo.js";
import { Renderer } from "../src/render/png.js";
import { englishTables } from "../src/tables/index.js";
import { tableFrom, tableOptions, withCaption } from "../src/tables/tables.js";
import { toRichText } from "../src/tag/figure.js";
import { lookUpIn, nameArguments, Word } from "../src/tag/values.js";
import { asAllWritten } from "../src/tag/written.js";
import { dark, light } from "../src/theme.js";
import { isAdapterFile, reportAssumptions } from "./adapter.js";
import {
  type Command,
  type CommandLine,
  helpFlag,
  readGiven,
  toFlag,
  type Usage,
} from "./flags.js";
import { type Format, pictureFlags, type Request, tableFlags } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { loadFor, print, UsageError, WorkError, write } from "./output.js";

const THEMES = { light, dark };

const outputFlags = {
  output: text({
    short: "o",
    isFile: true,
    default: "standard output, unless that is a terminal",
    about: `the output file, whose extension sets the format (${Object.keys(formats).join(", ")}), or - for standard output; folders are created`,
  }),
  format: choice(Object.keys(formats), { default: "svg", about: "the format of standard output" }),
  csv: boolean({ default: "false", about: "short for --format csv; also writes to a terminal" }),
  figure: choice(
    allFigures.map(({ name }) => name),
    { default: "the first figure that accepts the given options", about: "the kind of figure" },
  ),
};

const infoFlags = {
  ...helpFlag,
  listModels: boolean({ default: "false", about: "list the known models" }),
  version: boolean({ default: "false", about: "show the version" }),
};

/** The flags of the command and its formats, without the options of figures and tables. */
export const commandFlags = {
  ...outputFlags,
  ...pictureFlags,
  ...formats.png!.flags,
  ...infoFlags,
};

/** Returns the options without those that affect only pages. The others can be flags. */
const omitForPages = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, { isForPages }]) => !isForPages));

/** Returns the command's arguments for the figure's first example. */
function toExample({ name, options, examples: [values = {}] }: Figure): string {
  const flags = [...asAllWritten(options, values)].map(([option, value]) => {
    const word = value instanceof Word ? value.path : String(value);
    return `--${toFlag(option)} ${/^[\w.,/-]+$/.test(word) ? word : `'${word}'`}`;
  });
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
  lists: {
    "Figures (lora-visualizer --figure NAME --help shows their options)": Object.fromEntries(
      allFigures.map(({ name, summary }) => [name, summary]),
    ),
  },
  groups: {
    Output: outputFlags,
    "Pictures (SVG, PNG, PDF)": { ...pictureFlags, ...formats.png!.flags },
    "Tables (CSV, HTML, MD; lora-visualizer --csv --help shows all options)": tableFlags,
    Information: infoFlags,
  },
  topicOptions: omitForPages(
    Object.assign({}, ...allFigures.map(({ options }) => options), tableOptions),
  ),
  help({ figure: name, csv }) {
    const figure = allFigures.find((item) => item.name === name);
    return figure ? createFigureUsage(figure) : csv ? tableUsage : undefined;
  },
  async run(line) {
    const { values } = line;
    if (values.listModels) await print(`${listModels()}\n`);
    else if (values.version) await print(`${manifest.version}\n`);
    else await drawFile(line);
    return 0;
  },
};

type Flags = InputOf<typeof commandFlags>;

/** Returns the output: a file, or "-" for standard output. Throws UsageError if standard output is a terminal. */
function chooseOutput({ output, csv }: Flags): string {
  if (output !== undefined) return output;
  if (process.stdout.isTTY && !csv)
    throw new UsageError(
      "name an output file, as in -o lora.svg, or write to the terminal with -o -",
    );
  return "-";
}

/** Returns the format given by the output's extension or a flag. Throws LoraError and UsageError. */
function chooseFormat(output: string, { format, csv }: Flags): Format {
  if (output === "-") return formats[csv ? "csv" : (format ?? "svg")]!;
  const extension = path.extname(output).slice(1).toLowerCase();
  if (format !== undefined)
    throw new UsageError("--format requires standard output; a file's extension sets its format");
  if (csv && extension !== "csv")
    throw new UsageError("--csv requires an output file that ends in .csv");
  return formats[readOption("the output's extension", outputFlags.format, extension)]!;
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

/**
 * Returns a lookup of the files that options name. It throws WorkError for a file that cannot be used. Calls `addAdapter`
 * with the content of each adapter file.
 */
function createLookup(addAdapter: (adapter: Adapter) => void): Lookup {
  const lookUp = lookUpIn({
    data: {},
    readJson: (file, check) => readJson(path.resolve(file), check),
    readAdapter(file) {
      const adapter = readAdapterFile(path.resolve(file));
      addAdapter(adapter);
      return adapter;
    },
  });
  return (...args) => {
    try {
      return lookUp(...args);
    } catch (error) {
      throw new WorkError((error as Error).message, { cause: error });
    }
  };
}

/** Returns a text with its Markdown rendered. Throws TagError, and WorkError if markdown-it is not installed. */
async function readMarkdown(flag: string, text: string): Promise<RichText> {
  if (!/[*_`[\]\\<&]/.test(text)) return toRichText(text);
  const { renderMarkdown } = await loadFor(`Markdown in --${flag}`, () => import("./markdown.js"));
  return renderMarkdown(text);
}

/** Returns the request that formats receive. */
function createRequest({ values, positionals }: CommandLine, flags: Flags): Request {
  const adapters: Adapter[] = [];
  const lookUp = createLookup((adapter) => adapters.push(adapter));
  const nameValues = (options: Options) => {
    const named = Object.entries(values).filter(([name]) => Object.hasOwn(options, name));
    // No model's id is a number.
    const positional = positionals.map((text) => (/^\d+$/.test(text) ? Number(text) : text));
    return nameArguments({ positional, named: new Map(named) }, options);
  };
  const chooseFigure = () => {
    const figure = allFigures.find(({ name }) => name === flags.figure);
    // If the second positional argument is not a number such as 4,096 or 4k, it is a model.
    const isModel = positionals[1] !== undefined && !/^[\d.,]+k?$/i.test(positionals[1]);
    const isFile = positionals[0] !== undefined && isAdapterFile(positionals[0]);
    const implied = [...Object.keys(values), ...(isModel ? ["model"] : [])];
    const chosen = figure ?? figureFor(isFile ? ["file"] : implied);
    const isForOthers = (name: string) =>
      !Object.hasOwn(chosen.options, name) &&
      allFigures.some(({ options }) => Object.hasOwn(options, name));
    const invalid = Object.keys(values).find(isForOthers);
    if (invalid)
      throw new UsageError(
        `the figure ${chosen.name} has no option --${toFlag(invalid)}; ` +
          `lora-visualizer --figure ${chosen.name} --help lists its options`,
      );
    return chosen;
  };
  const drawing = () => {
    const chosen = chooseFigure();
    const drawn = chosen.draw(nameValues(chosen.options), { lookUp });
    reportAssumptions(adapters);
    return drawn;
  };
  const renderer = new Renderer();
  return {
    drawing,
    data() {
      const { name, options } = chooseFigure();
      if (name !== "adapter" || values.against !== undefined) return drawing().table();
      const { file } = readOptions(options, nameValues(options), lookUp);
      reportAssumptions(adapters);
      return { caption: "", head: [], rows: [], data: listUpdates(file as Adapter) };
    },
    async comparison() {
      const table = tableFrom(nameValues(tableOptions), englishTables, lookUp);
      const caption = tableOptions.caption.read(values.caption);
      return caption === undefined
        ? table
        : withCaption(table, await readMarkdown("caption", caption));
    },
    renderer,
    theme: THEMES[flags.theme ?? "light"],
    colours: flags.preview ? "fewest" : "exact",
    async scene() {
      const figure = drawing();
      const { narrow, preview, site: siteName, logo: file } = flags;
      const scene = withNotes(figure.compose(narrow ? "narrow" : "wide"));
      const given = flags.title && (await readMarkdown("title", flags.title)).text;
      const title = given ?? scene.title;
      if (!preview) return { ...scene, title };
      const logo = file === undefined ? undefined : await renderer.readLogo(file);
      if (file !== undefined && !logo) throw new LoraError("--logo", logoAllowed(file), file);
      const texts = { title, description: figure.caption, siteName, logo };
      return composePreview(figure, texts, await renderer.measure());
    },
  };
}

/** Writes the requested file. Throws the errors that `main` reports. */
async function drawFile(line: CommandLine): Promise<void> {
  const { values } = line;
  checkPositionals(line);
  const flags = readGiven(commandFlags, values);
  const output = chooseOutput(flags);
  const format = chooseFormat(output, flags);
  checkFlags(values, flags, format);
  const content = await format.write(createRequest(line, flags), readGiven(format.flags, values));
  await write(output, content);
}

/** Returns one line for each known model: ids, number of parameters and type. */
const listModels = () =>
  models()
    .map((model) => {
      const parameters = model.other ? exact(baseParameters(model)) : "known in part";
      return `${model.ids.join(", ")}: ${parameters}, ${model.type}`;
    })
    .join("\n");
