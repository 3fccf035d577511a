/** Reads JSON, and finds the positions of keys and of the first error. The messages of JSON.parse often lack them. */
import { type JSONVisitor, printParseErrorCode, visit } from "jsonc-parser";
import { MAX_NESTING } from "../src/bounds.js";
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
  const deep = findTooDeep(text);
  if (deep) throw new TagError(`${displayPath}:${deep.line}:${deep.column}: ${deep.reason}`, file);
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

type Position = ReturnType<Lines["getPosition"]>;

type Problem = Position & { readonly reason: string };

/** Returns the position of the first bracket or brace outside of strings that is nested deeper than `MAX_NESTING`. */
export function findTooDeep(text: string): Problem | undefined {
  let depth = 0;
  let isInString = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text[offset]!;
    if (isInString) {
      if (char === "\\") offset += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === "[" || char === "{") {
      depth += 1;
      if (depth > MAX_NESTING) {
        const reason = `brackets must be nested at most ${MAX_NESTING} deep`;
        return { ...new Lines(text).getPosition(offset), reason };
      }
    } else if (char === "]" || char === "}") depth -= 1;
  }
  return undefined;
}

/**
 * Visits JSON. Returns whether it reached the end: the parser needs a call for each level of nesting, and it reads on
 * after errors, such as a string without an end, in which `findTooDeep` sees no brackets.
 */
function visitJson(text: string, visitor: JSONVisitor): boolean {
  try {
    visit(text, visitor, { disallowComments: true });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Returns the position of a key such as "text_config.hidden_size" in JSON without errors, or undefined if the
 * key is missing. If the key is repeated, returns the last position, because JSON.parse uses the last value.
 */
export function findJsonKey(text: string, key: string): Position | undefined {
  let start: number | undefined;
  visitJson(text, {
    onObjectProperty(name, offset, _length, _line, _column, getPath) {
      if (!key.endsWith(name)) return;
      const path = [...getPath(), name];
      const isInObjects = path.every((part) => typeof part === "string");
      if (isInObjects && path.join(".") === key) start = offset;
    },
  });
  return start === undefined ? undefined : new Lines(text).getPosition(start);
}

/** What must come next, by the parser's names of errors. */
const EXPECTED: Readonly<Record<string, string>> = {
  CloseBraceExpected: "“}”",
  CloseBracketExpected: "“]”",
  ColonExpected: "“:”",
  CommaExpected: "“,” or the matching bracket",
  PropertyNameExpected: "a name in double quotes",
  ValueExpected: "a value",
};
/** What must come instead of characters that are no JSON, such as NaN. */
const TOKEN = "a value or a name in double quotes";

/** Returns the position of and the reason for the first error in JSON; undefined if there is none. `end` names its end. */
export function findJsonError(text: string, end = "the end of the file"): Problem | undefined {
  let previous = { start: 0, end: 0 };
  const see = (start: number, length: number) => {
    previous = { start, end: start + length };
  };
  let error: { readonly offset: number; readonly reason: string } | undefined;
  const isComplete = visitJson(text, {
    onObjectBegin: see,
    onObjectEnd: see,
    onArrayBegin: see,
    onArrayEnd: see,
    onLiteralValue: (_, start, length) => see(start, length),
    onSeparator: (_, start, length) => see(start, length),
    onError(code, offset, length) {
      if (error) return;
      const before = text.slice(previous.start, previous.end);
      const token = text.slice(offset, offset + length);
      const quoted = quote(token) ?? end;
      const name = printParseErrorCode(code);
      const expected = name === "EndOfFileExpected" ? end : (EXPECTED[name] ?? TOKEN);
      error =
        before === "," && /^[\]}]/.test(token)
          ? { offset: previous.start, reason: `remove the comma before ${quoted}` }
          : name !== "CommaExpected" || /^[\]}:]/.test(token)
            ? { offset, reason: `expected ${expected}, but found ${quoted}` }
            : // The parser reads 01 as two numbers.
              previous.end === offset && /^\d/.test(token)
              ? { offset: previous.start, reason: "a number must not start with 0" }
              : { offset: previous.end, reason: `write a comma after ${quote(before)}` };
    },
  });
  if (isComplete && !error) return undefined;
  const { offset, reason } = error ?? { offset: previous.start, reason: "it is nested too deeply" };
  return { ...new Lines(text).getPosition(offset), reason };
}

/** The maximum number of characters that an error quotes. */
const MAX_QUOTED = 40;

/** Returns the first line of a token in quotes; undefined if it is empty. */
function quote(token: string): string | undefined {
  const [first = ""] = token.split(/[\r\n]/, 1);
  if (!first) return undefined;
  return `“${first.length > MAX_QUOTED ? `${first.slice(0, MAX_QUOTED)}…` : first}”`;
}
