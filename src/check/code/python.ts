/** Reads the calls, strings and assignments of Python code, as far as they are literal. */

/** A string, number, list of strings, or a name that stands for True, False, None or anything else. */
export type Value =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "strings"; readonly value: readonly string[] }
  | { readonly kind: "name"; readonly value: string }
  | { readonly kind: "other" };

export interface Call {
  /** The name with its dots: "AutoModel.from_pretrained". */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Values by keyword, or by position: "0", "1". */
  readonly values: ReadonlyMap<string, Value>;
}

/**
 * Matches a comment or a string. A string on one line has a maximum length, so that a quotation mark without an end
 * costs little time.
 */
const SKIPPED =
  /#.*|(?<!\w)[rbuRBU]?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\.){0,999}"|'(?:[^'\\\n]|\\.){0,999}')/g;
const STRING = /^[rbu]?(["'])((?:(?!\1)[^\\])*)\1$/i;
const STRINGS = /^[[({]\s*(?:[rbu]?(["'])(?:(?!\1)[^\\])*\1\s*(?:,\s*)?)*[\])}]$/i;

const blank = (text: string) => text.replace(/[^\n]/g, " ");

const withoutComments = (code: string) =>
  code.replace(SKIPPED, (token) => (token.startsWith("#") ? blank(token) : token));

/** Returns the code with spaces instead of comments and strings. Offsets stay the same. */
export const withoutStrings = (code: string) => code.replace(SKIPPED, blank);

function parseValue(text: string): Value {
  const source = text.trim();
  const string = STRING.exec(source)?.[2];
  if (string !== undefined) return { kind: "string", value: string };
  if (/^\d[\d_]*(?:\.\d+)?$/.test(source))
    return { kind: "number", value: Number(source.replaceAll("_", "")) };
  if (STRINGS.test(source))
    return {
      kind: "strings",
      value: [...source.matchAll(/(["'])((?:(?!\1).)*)\1/g)].map(([, , item = ""]) => item),
    };
  if (/^[A-Za-z_][\w.]*$/.test(source)) return { kind: "name", value: source };
  return { kind: "other" };
}

/** The maximum length of the arguments of a call, so that an open parenthesis costs little time. */
const MAX_LENGTH = 4000;

/** Returns the ends of a call's arguments, from the offset after its parenthesis; undefined if it does not end. */
function findEnds(bare: string, start: number): number[] | undefined {
  const ends: number[] = [];
  let depth = 0;
  for (let at = start; at < Math.min(bare.length, start + MAX_LENGTH); at++) {
    const character = bare[at]!;
    if ("([{".includes(character)) depth++;
    if (depth === 0 && (character === "," || character === ")")) ends.push(at);
    if (depth === 0 && character === ")") return ends;
    if (")]}".includes(character)) depth--;
  }
  return undefined;
}

export function findCalls(code: string, names: RegExp): Call[] {
  const source = withoutComments(code);
  const bare = withoutStrings(code);
  return [...bare.matchAll(/(?<![\w.])([A-Za-z_][\w.]*)\(/g)].flatMap((match): Call[] => {
    const { 0: text, 1: name = "", index } = match;
    if (!names.test(name) || /\b(?:def|class)\s+$/.test(bare.slice(Math.max(0, index - 20), index)))
      return [];
    let start = index + text.length;
    const ends = findEnds(bare, start);
    if (!ends) return [];
    const values = new Map<string, Value>();
    for (const [position, end] of ends.entries()) {
      const argument = source.slice(start, end);
      const [, keyword, rest] = /^\s*([A-Za-z_]\w*)\s*=(?!=)([\s\S]*)$/.exec(argument) ?? [];
      if (argument.trim()) values.set(keyword ?? String(position), parseValue(rest ?? argument));
      start = end + 1;
    }
    return [{ name, start: index, end: ends.at(-1)!, values }];
  });
}

/** Returns the value last assigned to a name before the offset, if it is literal. */
export function findAssigned(code: string, name: string, before: number): Value | undefined {
  const pattern = new RegExp(
    `^[ \\t]*${name.replaceAll(".", "\\.")}[ \\t]*(?::[^=\\n]*)?=([^\\n#]+)`,
    "gm",
  );
  const [, value] = [...code.slice(0, before).matchAll(pattern)].at(-1) ?? [];
  return value === undefined ? undefined : parseValue(value);
}
