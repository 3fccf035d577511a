/** Finds the first error in JSON. The messages of JSON.parse often lack its position. */
import { Lines } from "../src/lines.js";

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
const END = ["", "the end of the file"] as const;
/** The tokens that can come after a value, by the bracket that closes its list or object. */
const AFTER = { "]": [",]", "“,” or “]”"], "}": [",}", "“,” or “}”"] } as const;

/** Returns the position of and the reason for the first error in JSON; undefined if there is none. */
export function findJsonError(
  text: string,
): { line: number; column: number; reason: string } | undefined {
  const open: (keyof typeof AFTER)[] = [];
  let expected: readonly [tokens: string, words: string] = VALUE;
  let previous = "";
  for (let at = 0; ; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [, token = ""] = TOKEN.exec(text)!;
    const kind = /^[[\]{},:"]/.exec(token)?.[0] ?? "0";
    const isMark = kind !== "0" && kind !== '"';
    const isToken = isMark || isJson(token);
    if (token === "" && expected === END) return undefined;
    if (!expected[0].includes(kind) || !isToken) {
      const lines = new Lines(text);
      const quoted = quote(token);
      const startsItem = isToken && (expected === AFTER["}"] ? NAME : VALUE)[0].includes(kind);
      if (previous === "," && (kind === "]" || kind === "}"))
        return { ...lines.getPosition(at - 1), reason: `remove the comma before ${quoted}` };
      if (startsItem && (expected === AFTER["]"] || expected === AFTER["}"]))
        return { ...lines.getPosition(at), reason: `write a comma after ${quote(previous)}` };
      return {
        ...lines.getPosition(TOKEN.lastIndex - token.length),
        reason: `expected ${expected[1]}, but found ${quoted}`,
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
}

/** Returns the first line of a token in quotes. */
function quote(token: string): string {
  const [first = ""] = token.split(/[\r\n]/, 1);
  if (!first) return "the end of the file";
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
