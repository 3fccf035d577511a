/** Turns values into arguments as an author would write them. */
import { kindFor } from "../figures/kinds.js";
import { isObject, type Option, type Options } from "../options.js";
import { toArguments } from "./arguments.js";
import { type Arguments, Word } from "./values.js";

/**
 * Returns a value as a tag states it: without quotes if it is a word from a fixed list, and numbers by name as JSON. For the
 * content of a file, returns the file's usual name.
 */
export function asWritten({ type, values, usualFile }: Option, value: unknown): unknown {
  if (usualFile && typeof value === "object") return usualFile;
  if (type === "sizes" && isObject(value)) return JSON.stringify(value);
  const isWord = typeof value === "string" && /^[a-z_]\w*$/i.test(value) && values?.includes(value);
  return isWord ? new Word(value) : value;
}

export const asAllWritten = (options: Options, values: object): Map<string, unknown> =>
  new Map(
    Object.entries(values).map(
      ([name, value]) => [name, asWritten(options[name]!, value)] as const,
    ),
  );

/** Names the figure only if necessary. */
export function toFigureArguments(
  { name, options }: { readonly name: string; readonly options: Options },
  values: ReadonlyMap<string, unknown>,
): Arguments {
  const args = toArguments("lora", values, options);
  if (kindFor(args.named.keys()).name === name) return args;
  return { ...args, named: new Map([...args.named, ["figure", new Word(name)]]) };
}
