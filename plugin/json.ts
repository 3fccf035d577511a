/** Reads JSON, and finds the positions of keys and of the first error. The messages of JSON.parse often lack them. */
import { LoraError } from "../src/errors.js";
import { Lines } from "../src/lines.js";
import { TagError } from "../src/tag/values.js";

/** Throws LoraError for the content of a JSON file that is not allowed. */
export type Check = (content: unknown) => void;

/**
 * Returns the content of a JSON file. Throws TagError, which names the file as `displayPath` and states the position of
 * an error in it. `file` is the path that the error contains, if it differs.
 */
export function parseJson(
  text: string,
  check: Check | undefined,
  displayPath: string,
  file = displayPath,
): unknown {
  try {
    const content: unknown = JSON.parse(text);
    check?.(content);
    return content;
  } catch (error) {
    if (error instanceof LoraError) {
      const key = findConfigKey(error);
      const position = key === undefined ? undefined : findJsonKey(text, key);
      const place = position ? `${displayPath}:${position.line}:${position.column}` : displayPath;
      throw new TagError(`${place}: ${error.message}`, file);
    }
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, reason } = findJsonError(text)!;
    throw new TagError(`${displayPath}:${line}:${column}: this is not JSON: ${reason}`, file);
  }
}

/** Returns the key of a configuration that an error is about, such as "text_config.hidden_size". */
const findConfigKey = ({ argument }: LoraError) =>
  /^(\S+) of the (?:adapter )?config$/.exec(argument)?.[1];

/** A string, a mark, a number or a word, or a string that is not closed. */
const TOKEN = /[ \t\r\n]*("[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^ \t\r\n[\]{},:"]+|"[^"\r\n]*)?/suy;
/** The maximum number of characters that an error quotes. */
const MAX_QUOTED = 40;

/** The tokens that can come next: their first characters, with 0 for a number or a word, and their names. */
const VALUE = ['"0[{', "a value"] as const;
const ITEM = ['"0[{]', "a value or “]”"] as const;
const NAME = ['"', "a name in double quotes"] as const;
const MEMBER = ['"}', "a name in double quotes or “}”"] as const;
const COLON = [":", "“:”"] as const;
const END = ["", ""] as const;
/** The tokens that can come after a value, by the bracket that closes its list or object. */
const AFTER = { "]": [",]", "“,” or “]”"], "}": [",}", "“,” or “}”"] } as const;

interface Token {
  readonly token: string;
  readonly start: number;
  /** The end of the token before it. */
  readonly previousEnd: number;
}

/** Yields the tokens of a text and, at its end, an empty token. */
function* tokenize(text: string): Generator<Token, void> {
  for (let previousEnd = 0, token = " "; token; ) {
    TOKEN.lastIndex = previousEnd;
    [, token = ""] = TOKEN.exec(text)!;
    const end = TOKEN.lastIndex;
    yield { token, start: end - token.length, previousEnd };
    previousEnd = end;
  }
}

/**
 * Returns the position of a key such as "text_config.hidden_size" in JSON without errors, or undefined if the
 * key is missing. If the key is repeated, returns the last position, because JSON.parse uses the last value.
 */
export function findJsonKey(
  text: string,
  key: string,
): { line: number; column: number } | undefined {
  /** The prefixes of the keys around each open list or object. */
  const open: string[] = [];
  let [prefix, name] = ["", ""];
  let previous: Token | undefined;
  let keyStart: number | undefined;
  for (const item of tokenize(text)) {
    if (item.token === "{" || item.token === "[") {
      if (open.push(prefix) > 1) prefix += `${name}.`;
      name = "";
    } else if (item.token === "}" || item.token === "]") {
      prefix = open.pop()!;
      name = "";
    } else if (item.token === ":") {
      name = JSON.parse(previous!.token);
      if (prefix + name === key) keyStart = previous!.start;
    }
    previous = item;
  }
  return keyStart === undefined ? undefined : new Lines(text).getPosition(keyStart);
}

/** Returns the position of and the reason for the first error in JSON; undefined if there is none. `end` names its end. */
export function findJsonError(
  text: string,
  end = "the end of the file",
): { line: number; column: number; reason: string } | undefined {
  const open: (keyof typeof AFTER)[] = [];
  let expected: readonly [tokens: string, words: string] = VALUE;
  let previous = "";
  for (const { token, start, previousEnd } of tokenize(text)) {
    const kind = /^[[\]{},:"]/.exec(token)?.[0] ?? "0";
    const isMark = kind !== "0" && kind !== '"';
    const isToken = isMark || isJson(token);
    if (token === "" && expected === END) return undefined;
    if (!expected[0].includes(kind) || !isToken) {
      const lines = new Lines(text);
      const quoted = quote(token) ?? end;
      const startsItem = isToken && (expected === AFTER["}"] ? NAME : VALUE)[0].includes(kind);
      if (previous === "," && (kind === "]" || kind === "}"))
        return {
          ...lines.getPosition(previousEnd - 1),
          reason: `remove the comma before ${quoted}`,
        };
      if (startsItem && (expected === AFTER["]"] || expected === AFTER["}"]))
        return {
          ...lines.getPosition(previousEnd),
          reason: `write a comma after ${quote(previous)}`,
        };
      return {
        ...lines.getPosition(start),
        reason: `expected ${expected[1] || end}, but found ${quoted}`,
      };
    }
    previous = token;
    const isName = expected === NAME || expected === MEMBER;
    if (kind === "]" || kind === "}") open.pop();
    const closer = open.at(-1);
    if (kind === "[") [expected] = [ITEM, open.push("]")];
    else if (kind === "{") [expected] = [MEMBER, open.push("}")];
    else if (kind === ",") expected = closer === "}" ? NAME : VALUE;
    else if (kind === ":") expected = VALUE;
    else if (kind === '"' && isName) expected = COLON;
    else expected = closer ? AFTER[closer] : END;
  }
  return undefined;
}

/** Returns the first line of a token in quotes; undefined if it is empty. */
function quote(token: string): string | undefined {
  const [first = ""] = token.split(/[\r\n]/, 1);
  if (!first) return undefined;
  return `“${first.length > MAX_QUOTED ? `${first.slice(0, MAX_QUOTED)}…` : first}”`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
