/** Arguments as authors write them: text within a tag, and the values of a shortcode. */
import { withoutSeparators } from "../suggestions.js";
import { partsOf } from "./grammar.js";
import { type Arguments, TagError, Word } from "./values.js";

/** A tag or a shortcode's call, parsed: what it asks for, or why that cannot be read. */
type Parsed<Source> = { readonly source: Source } & (
  | { readonly args: Arguments }
  | { readonly error: TagError }
);

/** A tag, with its text. */
export type Tag = Parsed<string>;
/** A shortcode's call, with its values. */
export type Shortcode = Parsed<readonly unknown[]>;

const BEGINNINGS = "“<% lora ”, “<% loraTable ”, “<% loraRef ” or “<% loraList ”";

/** Parses a whole tag, as `<% lora 8, 4096, 4096 %>`. */
export function parseTag(source: string): Tag {
  return parsed(source, () => {
    const { name, inside } = partsOf(source);
    if (!name) throw new TagError(`a tag begins with ${BEGINNINGS}, so spelled`);
    if (inside === undefined) {
      throw new TagError(
        "the tag is not closed with %> before an empty line, or a quote in it is left open",
      );
    }
    return { ...parseArguments(inside), tag: name };
  });
}

/** Parses what a template language gives to the shortcode of that name. */
export function parseShortcode(name: string, source: readonly unknown[]): Shortcode {
  return parsed(source, () => ({ ...readShortcode(source), tag: name }));
}

/** The id that a figure or table asks for, also one whose tag cannot be read, if that can be told. */
export function idOf(asked: Tag | Shortcode): string | undefined {
  if ("args" in asked) {
    const id = asked.args.tag === "loraRef" ? undefined : asked.args.named.get("id");
    return typeof id === "string" ? id : undefined;
  }
  const { source } = asked;
  if (typeof source !== "string" || partsOf(source).name === "loraRef") return undefined;
  return /[\s,]id\s*=\s*(["'])(.*?)\1/.exec(source)?.[2];
}

function parsed<Source>(source: Source, parse: () => Arguments): Parsed<Source> {
  try {
    return { source, args: parse() };
  } catch (error) {
    if (error instanceof TagError) return { source, error };
    throw error;
  }
}

/** How much an error quotes of what cannot be read. */
const MOST_SHOWN = 80;

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d[\w.]*(?:(?<=e)[+-]\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+)*)|([,=[\]]))/uy;

/**
 * Reads `8, 4096, k, alpha=16, caption="…"`. Throws TagError at the first piece that is not of that
 * form, with what follows it unread.
 */
function parseArguments(source: string): Arguments {
  assertNoSeparators(source);
  const tokens = tokenize(source);
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  let next = tokens.next().value;

  const take = (): Token | undefined => {
    const token = next;
    next = tokens.next().value;
    return token;
  };
  const fail = (expected: string, came: Token | undefined): never => {
    throw new TagError(`expected ${expected}, but found ${came?.text ?? "the end of the tag"}`);
  };
  const value = (token: Token | undefined): unknown => {
    if (token?.text === "[") return list();
    return token?.value === undefined ? fail("a value", token) : token.value;
  };
  const list = (): unknown[] => {
    const items: unknown[] = [];
    for (let token = take(); token?.text !== "]"; token = take()) {
      if (items.length) {
        if (token?.text !== ",") fail("“,” or “]”", token);
        token = take();
      }
      if (token?.text === "[") throw new TagError("a list within a list is not a value");
      items.push(value(token));
    }
    return items;
  };

  while (next) {
    const token = take()!;
    if (token.value instanceof Word && next?.text === "=") {
      const { path } = token.value;
      take();
      if (named.has(path)) throw new TagError(`${path} is given twice`);
      named.set(path, value(take()));
    } else {
      if (named.size) fail("name=value, as the others before it", token);
      positional.push(value(token));
    }
    if (!next) break;
    const comma = take()!;
    if (comma.text !== ",") fail("“,” between arguments", comma);
    if (!next) fail("a value", next);
  }
  return { positional, named };
}

interface Token {
  readonly text: string;
  /** Absent for punctuation. */
  readonly value?: unknown;
}

function* tokenize(source: string): Generator<Token, undefined> {
  const end = source.trimEnd().length;
  // Stryker disable next-line StringLiteral: what no remedy is for
  let text = "";
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw unreadable(text, source.slice(at, end).trim());
    const [, quoted, number, word] = match;
    text = match[0].trimStart();
    if (quoted) yield { text, value: unquote(quoted) };
    else if (number) yield { text, value: toNumber(number) };
    else if (word === "true" || word === "false") yield { text, value: word === "true" };
    else if (word) yield { text, value: new Word(word) };
    else yield { text };
  }
}

/** Throws TagError for 4,100 among values that have spaces between them: it would be read as 4 and 100. */
function assertNoSeparators(source: string): void {
  const values = source.split(/["'[=]/, 1)[0]!;
  if (!/,\s/.test(values)) return;
  const number = /(?<![\d.,])\d{1,3}(?:,[1-9]\d{2})+(?![\d.])/.exec(values)?.[0];
  if (number === undefined) return;
  const [whole, two] = [number.replaceAll(",", ""), number.replaceAll(",", ", ")];
  throw new TagError(
    `“${number}” reads as ${number.split(",").length} numbers: write ${whole}, or ${two}`,
  );
}

/** Why the rest cannot be read, and what to write in place of it and the token before it. */
function unreadable(before: string, rest: string): TagError {
  const shown = rest.length > MOST_SHOWN ? `${rest.slice(0, MOST_SHOWN)}…` : rest;
  const cannot = (remedy: string) => new TagError(`cannot read “${shown}”${remedy}`);
  if (/^[“”„‘’«»]/.test(rest)) return cannot(': text goes in straight quotes, as in caption="…"');
  if (rest.startsWith("%") && /^\d+(?:\.\d+)?$/.test(before))
    return cannot(`: write ${Number(`${before}e-2`)} for ${before} %`);
  if (/^[;；，、،]/.test(rest)) return cannot(": arguments are separated by “,”");
  if (rest.startsWith(":") && /^[a-z]\w*$/i.test(before))
    return cannot(`: write ${before}=${shown.slice(1).trim()}`);
  return cannot("");
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gsu, "$1");
}

function toNumber(text: string): number {
  if (/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/.test(text)) return Number(text);
  const hint = /^0\d/.test(text) ? withoutSeparators() : "";
  throw new TagError(`“${text}” is not a number${hint}`);
}

/**
 * A shortcode's values as arguments: numbers and data by position, options as an object (Nunjucks'
 * keywords, JavaScript) or as text like "alpha=16", which every template language can write.
 */
function readShortcode(values: readonly unknown[]): Arguments {
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  // Nunjucks gives a shortcode without arguments one empty string.
  const all = values.length === 1 && values[0] === "" ? [] : values;
  const name = (key: string, value: unknown) => {
    if (named.has(key)) throw new TagError(`${key} is given twice`);
    named.set(key, value);
  };
  for (const value of all) {
    const spelled = typeof value === "string" ? /^\s*([a-z]\w*)\s*=\s*(.*)/is.exec(value) : null;
    if (spelled) name(spelled[1]!, spelled[2]!);
    else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [key, item] of Object.entries(value)) if (key !== "__keywords") name(key, item);
    } else positional.push(value);
  }
  return { positional, named };
}
