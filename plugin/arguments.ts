/** The tag's argument list as text, and its values checked against the options they are for. */
import type { Option, Values } from "../src/figures/figure.js";
import { LoraError, show } from "../src/lora.js";

/** A tag that cannot be read. */
export class TagError extends Error {
  override readonly name = "TagError";
}

/** A bare word: one of an option's own values, or a name to look up in the page's data. */
class Word {
  constructor(readonly path: string) {}
}

const NO_SEPARATORS = "numbers are written without separators: 4096";

export interface Arguments {
  readonly positional: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d[\w.]*(?:(?<=e)[+-]\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+)*)|([,=[\]]))/uy;

/** Reads `8, 4096, k, alpha=16, caption="…"`. Throws TagError where the text is not of that form. */
export function parseArguments(source: string): Arguments {
  const tokens = tokenize(source);
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  let at = 0;

  const fail = (expected: string): never => {
    const came = tokens[at]?.text ?? "the end of the tag";
    throw new TagError(`expected ${expected}, but found ${came}`);
  };
  const value = (): unknown => {
    const token = tokens[at];
    if (token?.text === "[") return list();
    if (token === undefined || token.value === undefined) return fail("a value");
    at++;
    return token.value;
  };
  const list = (): unknown[] => {
    const items: unknown[] = [];
    at++;
    while (tokens[at]?.text !== "]") {
      if (items.length && tokens[at++]?.text !== ",") {
        at--;
        fail("“,” or “]”");
      }
      items.push(value());
    }
    at++;
    return items;
  };

  while (at < tokens.length) {
    const name = tokens[at]?.value;
    if (name instanceof Word && tokens[at + 1]?.text === "=") {
      at += 2;
      if (named.has(name.path)) throw new TagError(`${name.path} is given twice`);
      named.set(name.path, value());
    } else {
      if (named.size) fail("name=value, as the others before it");
      positional.push(value());
    }
    if (at < tokens.length && tokens[at++]?.text !== ",") {
      at--;
      fail("“,” between arguments");
    } else if (at === tokens.length && tokens[at - 1]?.text === ",") fail("a value");
  }
  return { positional, named };
}

interface Token {
  readonly text: string;
  /** Absent for punctuation. */
  readonly value?: unknown;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new TagError(`cannot read “${source.slice(start, end).trim()}”`);
    const [, quoted, number, word, mark] = match;
    if (quoted) tokens.push({ text: quoted, value: unquote(quoted) });
    else if (number) tokens.push({ text: number, value: toNumber(number) });
    else if (word === "true" || word === "false")
      tokens.push({ text: word, value: word === "true" });
    else if (word) tokens.push({ text: word, value: new Word(word) });
    else tokens.push({ text: mark ?? "" });
  }
  return tokens;
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gsu, "$1");
}

function toNumber(text: string): number {
  if (/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/.test(text)) return Number(text);
  const hint = /^0\d/.test(text) ? ` (${NO_SEPARATORS})` : "";
  throw new TagError(`“${text}” is not a number${hint}`);
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
        `${args.positional.length} values without a name, but only ${names} go without ` +
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

/**
 * A shortcode's values as arguments: numbers and data by position, options as an object (Nunjucks'
 * keywords, JavaScript) or as text like "alpha=16", which every template language can write.
 */
export function readShortcode(values: readonly unknown[]): Arguments {
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  // Nunjucks gives a shortcode without arguments one empty string.
  const all = values.length === 1 && values[0] === "" ? [] : values;
  const name = (key: string, value: unknown) => {
    if (named.has(key)) throw new TagError(`${key} is given twice`);
    named.set(key, value);
  };
  for (const value of all) {
    const spelled = typeof value === "string" ? /^\s*([a-z]\w*)\s*=\s*(.*)$/is.exec(value) : null;
    if (spelled) name(spelled[1]!, spelled[2]!);
    else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [key, one] of Object.entries(value)) if (key !== "__keywords") name(key, one);
    } else positional.push(value);
  }
  return { positional, named };
}
