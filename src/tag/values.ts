/** A tag's arguments, and their values checked against the options they are for. */
import type { Option, Values } from "../figures/figure.js";
import { LoraError, show } from "../lora.js";

/** A tag that cannot be read. */
export class TagError extends Error {
  override readonly name = "TagError";
}

/** A bare word: one of an option's own values, or a name to look up in the page's data. */
export class Word {
  constructor(readonly path: string) {}
}

export const NO_SEPARATORS = "numbers are written without separators: 4096";

export interface Arguments {
  /** The tag's name. Default: lora. */
  readonly tag?: string;
  readonly positional: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
}

/**
 * What was given, as values of the options' types: words resolved, data coerced, names checked.
 * `data` is the page's; positional arguments fill the required options in their order.
 */
export function readValues(args: Arguments, options: readonly Option[], data: object): Values {
  const required = options.filter((option) => option.default === undefined);
  const given = new Map(args.named);
  for (const [index, value] of args.positional.entries()) {
    const option = required[index];
    if (!option) {
      const names = required.map((one) => one.name).join(", ");
      throw new TagError(
        `${args.positional.length} values without a name, but ${names ? `only ${names} go` : "none goes"} without ` +
          `(${NO_SEPARATORS})`,
      );
    }
    if (given.has(option.name)) throw new TagError(`${option.name} is given twice`);
    given.set(option.name, value);
  }
  const values: Record<string, unknown> = {};
  for (const [name, value] of given) {
    const option = options.find((one) => one.name === name);
    if (!option) {
      const names = options.map((one) => one.name).join(", ");
      throw new TagError(`there is no option “${name}”; the options are ${names}`);
    }
    values[name] = coerce(option, resolve(option, value, data));
  }
  for (const { name, allowed } of required) {
    if (values[name] === undefined) throw new LoraError(name, allowed, undefined);
  }
  return values;
}

/** The value that a word stands for: one of the option's own, or the page's data at that path. */
export function resolve(option: Option, value: unknown, data: object): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(option, one, data));
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
  if (option.values) throw new LoraError(option.name, option.allowed, value.path);
  throw new TagError(
    `${option.name}=${value.path}: the page's data has no “${value.path}”` +
      (option.type === "text" ? `; text goes in quotes: ${option.name}="${value.path}"` : ""),
  );
}

/** The value in its option's type. Data may be text: "8" is 8, "false" is false. */
function coerce(option: Option, value: unknown): unknown {
  const { name, type, allowed } = option;
  if (type === "number") {
    const isNumeric = typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value);
    if (isNumeric) return Number(value);
    if (typeof value === "number") return value;
  } else if (type === "numbers") {
    // A template language may give the list as text.
    const isListed = typeof value === "string" && /^\s*\[?[\d\s,]+\]?\s*$/.test(value);
    if (isListed) return (value.match(/\d+/g) ?? []).map(Number);
    const isList = Array.isArray(value) && value.every((one) => /^\s*\d+\s*$/.test(String(one)));
    if (isList) return value.map(Number);
  } else if (type === "names") {
    const names =
      typeof value === "string" ? value.replace(/^\s*\[|\]\s*$/g, "").split(",") : value;
    const isList = Array.isArray(names) && names.every((one) => typeof one === "string");
    if (isList) return names.map((one) => one.trim().replace(/^["']|["']$/g, ""));
  } else if (type === "boolean") {
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
  } else if (type === "choice") {
    if (option.values?.includes(value as string)) return value;
  } else if (typeof value === "string") {
    return value;
  } else if (typeof value === "number") {
    return show(value);
  }
  throw new LoraError(name, allowed, value);
}
