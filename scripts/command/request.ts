/** Reads the values of a file to draw: its format, its figure and its options. */
import path from "node:path";
import { assertInProject } from "../../plugin/files.js";
import type { Store } from "../../plugin/store.js";
import { createFileReaders } from "../../plugin/weights.js";
import type { Adapter } from "../../src/adapter/index.js";
import { FILE, listUpdates } from "../../src/adapter/index.js";
import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { allFigures, findFigure } from "../../src/figures/index.js";
import { kindFor } from "../../src/figures/kinds.js";
import { composePreview } from "../../src/figures/preview.js";
import { fromText, type Inline, toText } from "../../src/inline.js";
import { getTableWords, getWords } from "../../src/locales/index.js";

import {
  choice,
  type InputOf,
  type Lookup,
  type Options,
  readOption,
  readOptions,
  type Values,
} from "../../src/options.js";
import { logoAllowed } from "../../src/render/logo.js";
import type { Renderer } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { tableFrom, tableOptions, withCaption } from "../../src/tables/tables.js";
import { lookUpIn, nameArguments } from "../../src/tag/values.js";
import { dark, light } from "../../src/theme.js";
import { type CommandLine, readGiven } from "./flags.js";
import { type Format, pictureFlags, type Request } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { isAdapterFile } from "./inputs.js";
import { findLocale, langFlag } from "./lang-flag.js";
import { loadFor, UsageError, WorkError } from "./output.js";

const THEMES = { light, dark };

export const figureFlag = choice(
  allFigures.map(({ name }) => name),
  { default: "the first figure that accepts the given options", about: "the kind of figure" },
);

export const formatFlag = choice(Object.keys(formats), {
  default: "svg",
  about: "the format of standard output",
});

export const omitForPages = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, { isForPages }]) => !isForPages));

export const figureOptions = omitForPages(
  Object.assign({}, ...allFigures.map(({ options }) => options), tableOptions),
);

/** How error messages write options. */
export interface Notation {
  /** Returns an option's name: "--max-rank" for a flag. */
  name(option: string): string;
  /** Returns the text that names the output file: "-o lora.svg" for a flag. */
  output(file: string): string;
}

/** What requests share, and how they report. */
export interface Context {
  readonly notation: Notation;
  readonly renderer: Renderer;
  /** The cache of what was read from adapters. */
  readonly cache?: Store | undefined;
  /** Whether files that options name must be below the working directory, because the request may be a stranger's. */
  readonly isConfined?: boolean;
  /** Reports an assumption. */
  warn(message: string): void;
}

/** Returns the format that a file's extension selects. Throws LoraError. */
export function formatOf(file: string): Format {
  const extension = path.extname(file).slice(1).toLowerCase();
  return formats[readOption("the output's extension", formatFlag, extension)]!;
}

/** A file that is ready to be drawn. */
interface Prepared {
  /** Returns the key of the content in a cache; undefined if drawing takes less time than reading a cache. */
  key(): Promise<string | undefined>;
  draw(): Promise<Uint8Array | string>;
}

/** Returns the file that the values describe. This and its functions throw the errors that `main` reports. */
export function prepareFile(line: CommandLine, format: Format, context: Context): Prepared {
  const { values } = line;
  const flags = readGiven(requestFlags, values, context.notation.name);
  checkFlags(values, flags, format, context.notation);
  const request = createRequest(line, flags, context);
  const formatValues = readGiven(format.flags, values, context.notation.name);
  return {
    key: async () => format.key?.(request, formatValues),
    draw: () => format.write(request, formatValues),
  };
}

/** Returns the figure that the values describe. Throws the errors that `main` reports. */
export const drawFigure = (line: CommandLine, context: Context): Drawing =>
  createRequest(
    line,
    readGiven(requestFlags, line.values, context.notation.name),
    context,
  ).drawing();

const requestFlags = { figure: figureFlag, lang: langFlag, ...pictureFlags };

type Flags = InputOf<typeof requestFlags>;

/** Throws UsageError if an option does not apply to the format or the other options. */
function checkFlags(
  values: Values,
  { preview, narrow }: Flags,
  format: Format,
  notation: Notation,
): void {
  for (const option of Object.keys(values)) {
    const extensions = Object.keys(formats).filter((key) =>
      Object.hasOwn(formats[key]!.flags, option),
    );
    if (extensions.length && !Object.hasOwn(format.flags, option)) {
      const names = extensions.map((extension) => extension.toUpperCase());
      const last = names.pop();
      const allowed = names.length ? `${names.join(", ")} or ${last}` : last;
      throw new UsageError(
        `${notation.name(option)} requires ${allowed}, as in ${notation.output(`lora.${extensions[0]}`)}`,
      );
    }
  }
  const previewName = notation.name("preview");
  for (const option of ["site", "logo"])
    if (values[option] !== undefined && !preview)
      throw new UsageError(`${notation.name(option)} requires ${previewName}`);
  if (narrow && preview)
    throw new UsageError(`${notation.name("narrow")} cannot be combined with ${previewName}`);
}

/**
 * Returns a lookup of the files that options name. It throws WorkError for a file that cannot be used. Calls `addAdapter`
 * with the content of each adapter file.
 */
function createLookup(
  addAdapter: (adapter: Adapter) => void,
  { cache, isConfined }: Pick<Context, "cache" | "isConfined">,
): Lookup {
  const readers = createFileReaders("", isConfined ? assertInProject : path.resolve, { cache });
  const lookUp = lookUpIn({
    data: {},
    ...readers,
    readAdapter(...args) {
      const adapter = readers.readAdapter(...args);
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
export async function readMarkdown(
  option: string,
  text: string,
  warn: Context["warn"],
): Promise<readonly Inline[]> {
  if (!/[*_`[\]\\<&]/.test(text)) return fromText(text);
  const { renderMarkdown } = await loadFor(`Markdown in ${option}`, () => import("./markdown.js"));
  return renderMarkdown(text, (message) => warn(`${option}: ${message}`));
}

/** What is assumed or ignored for adapters with these properties. */
const ASSUMPTIONS = [
  [
    "isScaleAssumed",
    "α/r is assumed to be 1, because there is no adapter_config.json beside the adapter",
  ],
  [
    "hasMagnitudes",
    "DoRA's magnitudes are ignored, so the numbers are those of s·BA, not of DoRA's complete change",
  ],
  ["hasBiases", "the biases of lora_B are ignored, so the numbers are those of s·BA alone"],
] as const;

/**
 * Returns the positional arguments that are neither a rank nor a size, by option: a file of an adapter, and in
 * second place a model, which is not a number such as 4,096 or 4k.
 */
export function nameFiles([first, second]: readonly string[]): {
  readonly file?: string;
  readonly model?: string;
} {
  if (first !== undefined && isAdapterFile(first)) return { file: first };
  return second !== undefined && !/^[\d.,]+k?$/i.test(second) ? { model: second } : {};
}

function createRequest(
  { values, positionals }: CommandLine,
  flags: Flags,
  context: Context,
): Request {
  const { notation, renderer, warn, isConfined } = context;
  const locale = findLocale(flags.lang);
  const adapters: Adapter[] = [];
  const lookUp = createLookup((adapter) => adapters.push(adapter), context);
  const reportAssumptions = () => {
    for (const [property, message] of ASSUMPTIONS)
      if (adapters.some((adapter) => adapter[property])) warn(message);
  };
  const nameValues = (options: Options) => {
    const named = Object.entries(values).filter(([name]) => Object.hasOwn(options, name));
    // No model's id is a number.
    const positional = positionals.map((text) => (/^\d+$/.test(text) ? Number(text) : text));
    return nameArguments({ positional, named: new Map(named) }, options);
  };
  const chooseFigure = () => {
    const figure = allFigures.find(({ name }) => name === flags.figure);
    const implied = nameFiles(positionals);
    const chosen =
      figure ??
      findFigure(
        kindFor("file" in implied ? ["file"] : Object.keys({ ...values, ...implied })).name,
      );
    const isForOthers = (name: string) =>
      !Object.hasOwn(chosen.options, name) &&
      allFigures.some(({ options }) => Object.hasOwn(options, name));
    const invalid = Object.keys(values).find(isForOthers);
    if (invalid)
      throw new UsageError(
        `the figure ${chosen.name} has no option ${notation.name(invalid)}; ` +
          `lora-visualizer --figure ${chosen.name} --help lists its options`,
      );
    return chosen;
  };
  const drawNow = () => {
    const chosen = chooseFigure();
    const drawn = chosen.draw(nameValues(chosen.options), {
      words: getWords(chosen, locale),
      lookUp,
    });
    reportAssumptions();
    return drawn;
  };
  let drawn: Drawing | undefined;
  const drawing = () => {
    drawn ??= drawNow();
    return drawn;
  };
  const compose = async () => {
    const figure = drawing();
    const { narrow, preview, site: siteName, logo: file } = flags;
    const scene = figure.compose(narrow ? "narrow" : "wide");
    const given =
      flags.title && toText(await readMarkdown(notation.name("title"), flags.title, warn));
    const title = given ?? scene.title;
    if (!preview) return { ...scene, title };
    const logo =
      file === undefined
        ? undefined
        : await renderer.readLogo(isConfined ? assertInProject("", file) : file);
    if (file !== undefined && !logo)
      throw new LoraError(notation.name("logo"), logoAllowed(file), file);
    const texts = { title, description: figure.caption, siteName, logo };
    return composePreview(figure, texts, await renderer.measure());
  };
  let scene: Promise<Scene> | undefined;
  return {
    drawing,
    data() {
      const { name, options } = chooseFigure();
      if (name !== "adapter" || values.against !== undefined) return drawing().table();
      // A list may have more modules than a figure.
      const { file } = readOptions({ ...options, file: FILE }, nameValues(options), lookUp);
      reportAssumptions();
      return { caption: "", head: [], rows: [], data: listUpdates(file) };
    },
    async comparison() {
      const table = tableFrom(nameValues(tableOptions), getTableWords(locale), lookUp);
      return values.caption === undefined
        ? table
        : withCaption(table, await readMarkdown(notation.name("caption"), table.caption, warn));
    },
    renderer,
    lang: locale?.language.tag,
    theme: THEMES[flags.theme ?? "light"],
    colours: flags.preview ? "fewest" : "exact",
    scene() {
      scene ??= compose();
      return scene;
    },
  };
}
