/** Parses the arguments of tags and shortcodes, and writes tags. */
import { MAX_TAG_LENGTH } from "../bounds.js";
import { exact } from "../number-format.js";
import { isObject, type Options } from "../options.js";
import { asShare, inFull, withoutSeparators } from "../suggestions.js";
import { UNOPENED, withCorrection } from "./corrections.js";
import { describeWrongName, splitTag } from "./grammar.js";
import {
  type Arguments,
  getRequiredOptions,
  type Parsed,
  type Shortcode,
  shorten,
  type Tag,
  TagError,
  Word,
} from "./values.js";

export type { Shortcode, Tag };

/** Parses a complete tag such as `<% lora 8, 4096, 4096 %>`. */
export const parseTag = (source: string): Tag => withCorrection(parseSource(source), parseSource);

const parseSource = (source: string): Tag =>
  parseWith(source, () => {
    if (source.length > MAX_TAG_LENGTH) throw tooLong();
    const { name, inside } = splitTag(source);
    if (!name) throw new TagError(describeWrongName(source));
    if (inside === undefined) throw unclosed(source);
    return { ...parseArguments(inside), tag: name };
  });

const tooLong = () => new TagError(`a tag has at most ${exact(MAX_TAG_LENGTH)} characters`);

/** A "%>" at the end of the tag is in quotes. */
function unclosed(source: string): TagError {
  if (source.length >= MAX_TAG_LENGTH) return tooLong();
  const values = source.endsWith("%>") ? source.slice(0, -"%>".length) : "";
  const unopened = UNOPENED.exec(values)?.[0];
  if (unopened) return new TagError(`the opening quote is missing in ${shorten(unopened)}`);
  for (const { index } of values.matchAll(/(?<!\w)\w+\s*=/g)) {
    // An apostrophe in text without quotes counts as a quote.
    const error = findUnquoted(values, index);
    if (error) return error;
  }
  return new TagError(
    values
      ? "a quote in the tag is not closed"
      : "the tag has no closing %> before the next empty line, or a quote in it is not closed",
  );
}

/** Parses the values that a template language passes to a shortcode. */
export function parseShortcode(name: string, source: readonly unknown[]): Shortcode {
  return parseWith(source, () => ({ ...readShortcode(source), tag: name }));
}

/** Finds most explicit ids even in tags that cannot be parsed. */
export function findId(parsed: Tag | Shortcode): string | undefined {
  if ("args" in parsed) {
    const id = parsed.args.tag === "loraRef" ? undefined : parsed.args.named.get("id");
    return typeof id === "string" ? id : undefined;
  }
  const { source } = parsed;
  if (typeof source !== "string" || splitTag(source).name === "loraRef") return undefined;
  const pattern = /[\s,]id\s*=\s*(?:(["'])(.*?)\1|["']([\w.-]+)|([\w.-]+)["'])/;
  const [, , quoted, opened, closed] = pattern.exec(source) ?? [];
  return quoted ?? opened ?? closed;
}

function parseWith<Source>(source: Source, parse: () => Arguments): Parsed<Source> {
  try {
    return { source, args: parse() };
  } catch (error) {
    if (error instanceof TagError) return { source, error };
    throw error;
  }
}

/**
 * A token. Text often contains curly quotes and apostrophes, so a curly quote closes the text only before a
 * comma, "]" or the end. It may also open the text, because SmartyPants writes a closing quote after "=".
 */
const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:[“”„](?:[^\\]|\\.)*?[“”]|[‘’‚](?:[^\\]|\\.)*?[‘’])(?=\s*(?:[,\]]|$)))|(-?\d[\w.]*(?:(?<=e)[+-]\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+)*)|([,=[\]]))/uy;

/** Parses `8, 4096, k, alpha=16, caption="…"`. Throws TagError at the first syntax error. */
function parseArguments(source: string): Arguments {
  assertNoSeparators(source);
  const tokens = tokenize(source);
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  let next = tokens.next().value;

  const consume = (): Token | undefined => {
    const token = next;
    next = tokens.next().value;
    return token;
  };
  const fail = (expected: string, token: Token | undefined): never => {
    throw new TagError(`expected ${expected}, but found ${token?.text ?? "the end of the tag"}`);
  };
  const parseValue = (token: Token | undefined): unknown => {
    if (token?.text === "[") return parseList();
    return token?.value === undefined ? fail("a value", token) : token.value;
  };
  const parseList = (): unknown[] => {
    const items: unknown[] = [];
    for (let token = consume(); token?.text !== "]"; token = consume()) {
      if (items.length) {
        if (token?.text !== ",") fail("“,” or “]”", token);
        token = consume();
      }
      if (token?.text === "[") throw new TagError("a list cannot contain another list");
      items.push(parseValue(token));
    }
    return items;
  };

  let namedStart = 0;
  while (next) {
    // The last token that was read is `next`.
    const start = TOKEN.lastIndex - next.text.length;
    try {
      const token = consume()!;
      if (token.value instanceof Word && next?.text === "=") {
        namedStart = start;
        const { path } = token.value;
        consume();
        if (named.has(path)) throw new TagError(`${path} is given twice`);
        named.set(path, parseValue(consume()));
      } else {
        const decimal = named.size ? DECIMAL_COMMA.exec(source.slice(namedStart))?.[0] : undefined;
        if (decimal) throw new TagError(`write ${decimal.replace(",", ".")} for “${decimal}”`);
        if (named.size) fail("name=value after another named argument", token);
        positional.push(parseValue(token));
      }
      if (next && next.text !== ",") fail("“,” between arguments", next);
    } catch (error) {
      throw findUnquoted(source, namedStart) ?? findUnquoted(source, start) ?? error;
    }
    if (consume() && !next) fail("a value", next);
  }
  return { positional, named };
}

/** A named number with a decimal comma. Names in the plural take lists. */
const DECIMAL_COMMA = /^\w*[^\Ws]\s*=\s*-?\d+,\d+(?=\s*(?:,|$))/;
/** A caption or alternative, which may contain commas, up to the next name. */
const PROSE =
  /^((?:caption|alt)\s*=)\s*(?![\d.]+\s*(?:,|$))([\p{L}\d][^"“”„[\]=]*?)(?:,\s*\w+\s*=|$)/u;
/** Words or an id after a name, such as name=A key. */
const NAMED = /^(\w+\s*=)\s*(?![\w.]+\s*(?:,|$))((?:\d+-)?\p{L}[^,"“”„[\]=;；，、،]*)(?:,|$)/u;
/** An id with a hyphen or a slash, such as meta-llama/Llama-3.1-8B, without a name or in a list. */
const ID = /^(?:\w+\s*=\s*\[(?:[^"'\]]*,)?\s*)?((?:\d+-)?\p{L}[\w.]*[-/][\w./-]*)\s*(?:[,\]]|$)/u;

/** Suggests the quoted form if the argument at `start` is text without quotes. */
function findUnquoted(source: string, start: number): TagError | undefined {
  const rest = source.slice(start);
  const [, name, text] = PROSE.exec(rest) ?? NAMED.exec(rest) ?? ["", "", ID.exec(rest)?.[1]];
  return text
    ? new TagError(`text goes in quotes: ${name}"${shorten(text.trim().replace(/,$/, ""))}"`)
    : undefined;
}

interface Token {
  readonly text: string;
  /** The token's value. Absent for punctuation. */
  readonly value?: unknown;
}

function* tokenize(source: string): Generator<Token, undefined> {
  const end = source.trimEnd().length;
  let text = "";
  for (let position = 0; position < end; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(source);
    if (!match) throw unreadable(text, source.slice(position, end).trim());
    const [, quoted, number, word] = match;
    text = match[0].trimStart();
    if (quoted) yield { text, value: unquote(quoted) };
    else if (number) yield { text, value: toNumber(number, source, TOKEN.lastIndex) };
    else if (word === "true" || word === "false") yield { text, value: word === "true" };
    else if (word) yield { text, value: new Word(word) };
    else yield { text };
  }
}

/** Throws TagError for 4,100 among values separated by spaces, which would parse as 4 and 100. */
function assertNoSeparators(source: string): void {
  const values = source.split(/["'[=]/, 1)[0]!;
  if (!/,\s/.test(values)) return;
  const number = /(?<![\d.,])\d{1,3}(?:,[1-9]\d{2})+(?![\d.])/.exec(values)?.[0];
  if (number === undefined) return;
  const [joined, separate] = [number.replaceAll(",", ""), number.replaceAll(",", ", ")];
  throw new TagError(
    `“${number}” is read as ${number.split(",").length} numbers: write ${joined} or ${separate}`,
  );
}

/** Suggests a fix if the text and the token before it tell what was meant. */
function unreadable(before: string, rest: string): TagError {
  const excerpt = shorten(rest);
  const createError = (remedy: string) => new TagError(`cannot read “${excerpt}”${remedy}`);
  if (/^(?:[“”„‘’‚«»]|&(?:#(?:821[67]|822[01]|39|34)|[lr][sd]quo|quot|apos);)/.test(rest))
    return createError(': text goes in straight quotes, as in caption="…"');
  if (rest.startsWith("%") && /^\d+(?:\.\d+)?$/.test(before))
    return createError(`: ${asShare(before)}`);
  if (/^[;；，、،×]/.test(rest)) return createError(": arguments are separated by “,”");
  const id = /^#([\w-]+)/.exec(rest)?.[1];
  return createError(id ? `: write "${id}" for the id` : "");
}

/** A backslash escapes only quotes and itself, so that TeX and Markdown keep their backslashes. */
function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(["'“”„‘’‚\\])/g, "$1");
}

/** The digits of a number before a thousands separator, such as "4,". */
const GROUPS = /(?<![\d.])[1-9]\d{0,2},(?:\d{3},){0,2}$/;

function toNumber(text: string, source: string, end: number): number {
  // "4.000" can mean 4000.
  if (/^-?(0|[1-9]\d*)(\.(?!000$)\d+)?(e[+-]?\d+)?$/.test(text)) return Number(text);
  const groups = /^0\d\d$/.test(text) && GROUPS.exec(source.slice(0, end - text.length))?.[0];
  if (groups) {
    const number = groups + text + /^(?:,\d{3})*/.exec(source.slice(end))![0];
    const hint = withoutSeparators(number.replaceAll(",", ""));
    throw new TagError(`“${number}” is not a number${hint}`);
  }
  const full = inFull(text);
  const hint = full ? `: ${full}` : /^0\d|\.000$/.test(text) ? withoutSeparators() : "";
  throw new TagError(`“${text}” is not a number${hint}`);
}

/**
 * Returns the arguments of a shortcode call. Named arguments are members of an object, from JavaScript or
 * from keywords of Nunjucks, or text such as "alpha=16", which every template language can write.
 */
function readShortcode(values: readonly unknown[]): Arguments {
  const positional: unknown[] = [];
  const named = new Map<string, unknown>();
  // Nunjucks passes an empty string to a shortcode without arguments.
  const args = values.length === 1 && values[0] === "" ? [] : values;
  const addNamed = (key: string, value: unknown) => {
    if (named.has(key)) throw new TagError(`${key} is given twice`);
    named.set(key, value);
  };
  for (const value of args) {
    const pair = typeof value === "string" ? /^\s*([a-z]\w*)\s*=\s*(.*)/is.exec(value) : null;
    if (pair) addNamed(pair[1]!, pair[2]!);
    else if (isObject(value)) {
      for (const [key, item] of Object.entries(value))
        if (key !== "__keywords") addNamed(key, item);
    } else positional.push(value);
  }
  return { positional, named };
}

/** Writes the tag as an author would. */
export function writeTag({ tag = "lora", positional, named }: Arguments): string {
  const values = [
    ...positional.map(writeValue),
    ...[...named].map(([name, value]) => `${name}=${writeValue(value)}`),
  ];
  return `<% ${[tag, values.join(", ")].filter(Boolean).join(" ")} %>`;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(", ")}]`;
  if (value instanceof Word) return value.path;
  return typeof value === "string" ? `"${value.replace(/["\\]/g, "\\$&")}"` : String(value);
}

/**
 * Returns the arguments for these values. Required numbers are positional, up to the first that is
 * missing. A reference's id is positional too.
 */
export function toArguments(
  tag: string,
  values: ReadonlyMap<string, unknown>,
  options: Options,
): Arguments {
  const named = new Map(values);
  const positional: unknown[] = [];
  for (const [name, { type }] of getRequiredOptions(options)) {
    if ((type !== "number" && tag !== "loraRef") || !named.has(name)) break;
    positional.push(named.get(name));
    named.delete(name);
  }
  return { tag, positional, named };
}
