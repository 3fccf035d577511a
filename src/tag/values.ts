/** From a tag's arguments to values by name, with words looked up in the page's data. */
import { LoraError, oneLine } from "../errors.js";
import type { Option, Options, Values } from "../options.js";
import { didYouMean, oneOf, withoutSeparators } from "../suggestions.js";

/** A tag that cannot be read. */
export class TagError extends Error {
  override readonly name = "TagError";
  constructor(message: string) {
    super(oneLine(message));
  }
}

/** A bare word: one of an option's own values, or a name to look up in the page's data. */
export class Word {
  constructor(readonly path: string) {}
}

export interface Arguments {
  /** The tag's name. Default: lora. */
  readonly tag?: string;
  readonly positional: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
}

/** Where a tag's words and files are looked up. */
export interface Source {
  /** The page's data. */
  readonly data: object;
  /** The content of a JSON file that a page names, relative to it. Throws TagError. */
  readJson?(file: string): unknown;
}

/** Options that must be given, in the order of a tag's values without a name. */
export const requiredOf = (options: Options) =>
  Object.entries(options).filter(([, item]) => item.default === undefined);

/**
 * What was given, by option: values without a name fill the required options in their order. Only
 * names are checked here, the values by whoever reads them.
 */
export function givenValues(args: Arguments, options: Options, source: Source): Values {
  const required = requiredOf(options).map(([name]) => name);
  const given = new Map(args.named);
  for (const [index, value] of args.positional.entries()) {
    const name = required[index];
    if (name === undefined) {
      const names = required.join(", ");
      throw new TagError(
        `${args.positional.length} values without a name, but ${names ? `only ${names} go` : "none goes"} without${withoutSeparators()}`,
      );
    }
    if (given.has(name)) throw new TagError(`${name} is given twice`);
    given.set(name, value);
  }
  const values = [...given].map(([name, value]) => {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option) return [name, contentOf(option, resolve(name, option, value, source.data), source)];
    const names = Object.keys(options);
    const remedy = didYouMean(names, name) ?? `the options are ${names.join(", ")}`;
    throw new TagError(`there is no option “${name}”; ${remedy}`);
  });
  return Object.fromEntries(values);
}

/** The value that a word stands for: one of the option's own, or the page's data at that path. */
function resolve(name: string, option: Option, value: unknown, data: object): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(name, option, item, data));
  if (!(value instanceof Word)) return value;
  if (option.values?.includes(value.path)) return value.path;
  let found: unknown = data;
  for (const key of value.path.split(".")) {
    found =
      typeof found === "object" && found && Object.hasOwn(found, key)
        ? (found as Record<string, unknown>)[key]
        : undefined;
  }
  if (found !== undefined) return found;
  if (option.values) throw new LoraError(name, oneOf(option.values, value.path), value.path);
  const isText = option.type === "text" || option.type === "model";
  const remedy = isText
    ? `text goes in quotes: ${name}="${value.path}"`
    : option.type === "boolean" && didYouMean(["true", "false"], value.path);
  throw new TagError(
    `${name}=${value.path}: the page's data has no “${value.path}”${remedy ? `; ${remedy}` : ""}`,
  );
}

/** In place of a model's file beside the page, what is in it. */
function contentOf(option: Option, value: unknown, { readJson }: Source): unknown {
  const content = (item: unknown) => {
    if (typeof item !== "string" || !item.endsWith(".json")) return item;
    if (!readJson) throw new TagError(`${option.type}= names a file, and this host reads none`);
    return readJson(item);
  };
  if (option.type === "model") return content(value);
  const all = option.type === "models" ? option.read(value) : undefined;
  return Array.isArray(all) ? all.map(content) : value;
}
