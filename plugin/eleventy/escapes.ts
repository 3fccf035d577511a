/** Finds the text of an element, even if a feed or a script contains the element's HTML in an escaped form. */
import { type Range, readTags } from "./html.js";

/** The text directly after a start tag. */
export interface ElementText extends Range {
  /** How many times it is escaped with character references, as in XML. */
  readonly escapes: number;
}

/** The rest of a start tag and the element's text are shorter, even if they are escaped several times. */
const MAX_LENGTH = 1200;

/** A backslash. Nunjucks escapes it, too. */
const BACKSLASH_SOURCE = String.raw`(?:\\|&(?:amp;)*#92;)`;
const BACKSLASH = new RegExp(BACKSLASH_SOURCE, "g");
/** Matches a character, also if it is escaped several times as a reference or in a string of JSON. */
const CHARACTER = new RegExp(
  String.raw`(?:${BACKSLASH_SOURCE}*&|${BACKSLASH_SOURCE}+u0026)(?:amp;|#38;|#x26;)*(?!#92;)#?\w+;|${BACKSLASH_SOURCE}+(?:u[\da-f]{4}|.)|.`,
  "gis",
);
const AMPERSAND = /&|u0026|amp;|#38;|#x26;/gi;
const NAMED: Readonly<Record<string, string>> = {
  "lt;": "<",
  "gt;": ">",
  "quot;": '"',
  "apos;": "'",
};

/** Returns the text after the start tag that has a class or a URL at `from`, or undefined if there is no start tag. */
export function findElementText(content: string, from: number): ElementText | undefined {
  const source = content.slice(from, from + MAX_LENGTH);
  const range = readText(source);
  if (range) return { start: from + range.start, end: from + range.end, escapes: 0 };
  const characters = source.match(CHARACTER) ?? [];
  const { start, end } = readText(characters.map(decode).join("")) ?? {};
  if (end === undefined) return undefined;
  const toPosition = (index: number) => from + characters.slice(0, index).join("").length;
  const escapes = characters[end]!.match(AMPERSAND)?.length ?? 0;
  return { start: toPosition(start!), end: toPosition(end), escapes };
}

/** Returns the text after the start tag of which `rest` begins in an attribute's value. */
function readText(rest: string): Range | undefined {
  // This character ends the value, or is part of an escape.
  const [quote = ""] = /["'<>&\\]/.exec(rest) ?? [];
  if (!["'", '"', ">"].includes(quote)) return undefined;
  const prefix = `<b a=${quote === ">" ? "" : quote}`;
  let start = -1;
  readTags(prefix + rest, (tag) => {
    start = tag.end - prefix.length;
    return Number.POSITIVE_INFINITY;
  });
  const end = rest.indexOf("<", start);
  return start < 0 || end < 0 ? undefined : { start, end };
}

/** Returns the character, or another one if it has no meaning in HTML. Each is one UTF-16 code unit. */
function decode(written: string): string {
  if (written.length === 1) return written;
  const name = written.replace(BACKSLASH, "\\").replace(AMPERSAND, "");
  const [, hex] = /(?:#x|\\u)([\da-f]+);?$/i.exec(name) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(/#(\d+);$/.exec(name)?.[1]);
  if (code) return String.fromCharCode(code);
  return NAMED[/\w+;$/.exec(name)?.[0] ?? ""] ?? written.at(-1)!;
}
