/** Converts the arguments of a tag to values by option. */
import { LoraError, show, toMessage } from "../errors.js";
import { type Lookup, type Option, type Options, readOption, type Values } from "../options.js";
import { didYouMean, formatAllowed, oneOf, withoutSeparators } from "../suggestions.js";
import { checkContent } from "./content.js";

/** The error of a tag that cannot be read or drawn. */
export class TagError extends Error {
  override readonly name = "TagError";
  /** `file`: the file that an argument names, if the error is in the file. */
  constructor(
    message: string,
    readonly file?: string,
  ) {
    super(toMessage(message));
  }
}

/** The maximum number of characters that an error quotes. */
const MAX_QUOTED = 80;

/** Truncates a long text, as errors quote it. */
export const shorten = (text: string) =>
  text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;

/** A bare word: a value of a choice, or the path of page data such as "model.hidden_size". */
export class Word {
  constructor(readonly path: string) {}
}

export interface Arguments {
  /** The name of the tag; `lora` by default. */
  readonly tag?: string;
  readonly positional: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
}

/** A parsed tag or shortcode call: its source, and its arguments or a syntax error. */
export type Parsed<Source> = { readonly source: Source } & (
  | { readonly args: Arguments }
  | { readonly error: TagError }
);

/** A tag. Its source is the text. */
export type Tag = Parsed<string>;
/** A shortcode call. Its source is the list of values. */
export type Shortcode = Parsed<readonly unknown[]>;

/** The data in which words and file names in arguments are looked up. */
export interface Source {
  readonly data: object;
  /**
   * Returns the content of a JSON file, by its path relative to the page. Throws TagError. `check` throws
   * LoraError for content that is not allowed.
   */
  readJson?(file: string, check: (content: unknown) => void): unknown;
  /**
   * Returns the updates of an adapter file, by its path relative to the page. Throws TagError. `check` throws LoraError for
   * modules that are not allowed, before their weights are read.
   */
  readAdapter?: ((file: string, check?: Option["checkModules"]) => object) | undefined;
  /** The path of the folder, file or index is relative to the page. Throws TagError. */
  readCheckpoint?: ((name: string) => object) | undefined;
}

/** A page may have thousands of tags with the same options. */
const requiredOptions = new WeakMap<Options, readonly (readonly [name: string, Option])[]>();

/** In the order of positional arguments. */
export function getRequiredOptions(options: Options) {
  const known = requiredOptions.get(options);
  if (known) return known;
  const required = Object.entries(options).filter(([, option]) => option.default === undefined);
  requiredOptions.set(options, required);
  return required;
}

/** Positional arguments belong to the required options. Ignores surplus arguments. */
export function toValues({ positional, named }: Arguments, options: Options): Map<string, unknown> {
  const required = getRequiredOptions(options);
  const values = positional
    .slice(0, required.length)
    .map((value, index) => [required[index]![0], value] as const);
  return new Map([...values, ...named]);
}

export const PEFT_NAMES: ReadonlyMap<string, string> = new Map([
  ["r", "rank"],
  ["lora_alpha", "alpha"],
  ["target_modules", "targets"],
]);

/**
 * Returns the arguments by option. Throws TagError for surplus, repeated and unknown arguments. `similar` are
 * the names to suggest for a misspelled name. They may include options of other figures.
 */
export function nameArguments(
  args: Arguments,
  options: Options,
  similar: readonly string[] = Object.keys(options),
): Values {
  const { positional, named } = args;
  const required = getRequiredOptions(options).map(([name]) => name);
  const repeated = required.slice(0, positional.length).find((name) => named.has(name));
  if (repeated) {
    const index = required.indexOf(repeated);
    const value = positional[index];
    throw new TagError(
      `${repeated} is given twice, by position (${value instanceof Word ? value.path : show(value)}) and by name; ` +
        `omit “${repeated}”, or the positional arguments from ${index + 1} on`,
    );
  }
  if (positional.length > required.length) {
    // The values may be those of another figure, such as the sizes of a matrix instead of a model.
    required.forEach((name, index) => {
      const value = positional[index];
      const option = options[name]!;
      // A file's name is not yet replaced by its content.
      if (!(value instanceof Word) && option.type !== "adapter") readOption(name, option, value);
    });
    const noun = positional.length === 1 ? "argument" : "arguments";
    const allowed = required.length
      ? `only ${required.join(", ")} are positional`
      : "none is allowed";
    throw new TagError(
      `got ${positional.length} positional ${noun}, but ${allowed}${withoutSeparators()}`,
    );
  }
  const unknown = [...named.keys()].find((name) => !Object.hasOwn(options, name));
  if (unknown !== undefined) {
    const others = similar.filter((name) => name !== unknown);
    const remedy =
      didYouMean(others, PEFT_NAMES.get(unknown) ?? unknown) ??
      `write ${oneOf(Object.keys(options))}`;
    throw new TagError(`there is no option “${unknown}”; ${remedy}`);
  }
  return Object.fromEntries(toValues(args, options));
}

/** Replaces words by page data, and names of files by their content. */
export const lookUpIn =
  (source: Source): Lookup =>
  (name, option, value) =>
    readFiles(name, option, resolveWords(name, option, value, source.data), source);

/** Replaces the words in a value: by a value of the choice or, if there is none, by page data. */
function resolveWords(name: string, option: Option, value: unknown, data: object): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveWords(name, option, item, data));
  if (!(value instanceof Word)) return value;
  const { path } = value;
  if (option.values?.includes(path)) return path;
  let result: unknown = data;
  for (const key of path.split(".")) {
    result =
      typeof result === "object" && result && Object.hasOwn(result, key)
        ? (result as Record<string, unknown>)[key]
        : undefined;
  }
  if (result !== undefined) return result;
  if (option.values) throw new LoraError(name, formatAllowed(option.values, path), path);
  const isText = /^(?:text|model|config|adapter)$/.test(option.type);
  const isList = ["names", "models"].includes(option.type);
  const remedy =
    isText || isList
      ? `text goes in quotes: ${isText ? `${name}=` : ""}"${path}"`
      : option.type === "boolean"
        ? (didYouMean(["true", "false"], path) ?? `write ${name}=true or ${name}=false`)
        : path.includes(".")
          ? undefined
          : didYouMean(Object.keys(data), path);
  throw new TagError(
    `${name}=${path}: the page data has no “${path}”${remedy ? `; ${remedy}` : ""}`,
  );
}

/** A path without an extension: "./checkpoint" or "checkpoint/". */
export const isFolder = (name: string): boolean =>
  /^\.{1,2}[\\/]|[\\/]$/.test(name) && !/\.[a-z]\w*$/i.test(name);

/** The name of a file or a folder with weights, or of an index of files. */
export const isCheckpoint = (name: string): boolean =>
  isFolder(name) ||
  /\.(?:safetensors|bin|pt|pth|ckpt|gguf)$|\.safetensors\.index\.json$/i.test(name);

/** Replaces names of files in a value by their content, if the option takes models, an adapter config or an adapter. */
function readFiles(name: string, option: Option, value: unknown, source: Source): unknown {
  const isAdapter = option.type === "adapter";
  const isModel = option.type === "model" || option.type === "models";
  const toContent = (item: unknown) => {
    if (typeof item !== "string") return item;
    const { readAdapter, readCheckpoint, readJson } = source;
    const cannotRead = () => {
      throw new TagError(`${name}= names a file, but files cannot be read here`);
    };
    if (isAdapter) return (readAdapter ?? cannotRead)(item, option.checkModules);
    if (isModel && isCheckpoint(item)) return (readCheckpoint ?? cannotRead)(item);
    if (!item.endsWith(".json")) return item;
    return (readJson ?? cannotRead)(item, (content) => checkContent(option.type, content));
  };
  if (isAdapter || option.type === "model" || option.type === "config") return toContent(value);
  const list = option.type === "models" ? option.read(value) : undefined;
  return Array.isArray(list) ? list.map(toContent) : value;
}
