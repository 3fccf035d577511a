/** Finds the text of an element, even if a feed or a script contains the element's HTML in an escaped form. */
import { type Range, readTags } from "./html.js";

/** The text directly after a start tag. */
export interface ElementText extends Range {
  /** How many times it is escaped with character references, as in XML. */
  readonly escapes: number;
}

/** A part of an output without some layers of escapes. */
interface View {
  readonly text: string;
  /** Returns the position in the output of a character of the text. */
  toPosition(index: number): number;
  readonly escapes: number;
}

/** The rest of a start tag and the element's text are shorter, even if they are escaped several times. */
const MAX_LENGTH = 1200;
/** For XML in JSON in XML, and so on. */
const MAX_LAYERS = 6;

/** Returns the text after the start tag that has an attribute's value at `from`, or undefined if there is no start tag. */
export function findElementText(content: string, from: number): ElementText | undefined {
  let view: View = {
    text: content.slice(from, from + MAX_LENGTH),
    toPosition: (index) => from + index,
    escapes: 0,
  };
  for (let layers = 0; layers < MAX_LAYERS; layers++) {
    const { text, toPosition, escapes } = view;
    const range = readText(text);
    if (range) return { start: toPosition(range.start), end: toPosition(range.end), escapes };
    view = removeLayer(view);
  }
  return undefined;
}

/** Returns the text after the start tag of which `rest` begins in an attribute's value. */
function readText(rest: string): Range | undefined {
  // This character shows how the value is quoted. If it is part of an escape, a layer is left.
  const [quote = ""] = /["'<>&\\]/.exec(rest) ?? [];
  if (!quote || "<&\\".includes(quote)) return undefined;
  const start = `<b a=${quote === ">" ? "" : quote}`;
  let tagEnd: number | undefined;
  readTags(start + rest, ({ end }) => {
    tagEnd = end - start.length;
    return Number.POSITIVE_INFINITY;
  });
  const end = rest.indexOf("<", tagEnd);
  return tagEnd === undefined || end < 0 ? undefined : { start: tagEnd, end };
}

/** Matches one character of a text with references or, if the first escape has a backslash, of a string in JSON. */
const PIECES = { "&": /&#?\w+;|./gs, "\\": /\\u[\da-f]{4}|\\?./gis };
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Replaces the escapes of the outer layer. */
function removeLayer({ text, toPosition, escapes }: View): View {
  const isJson = /[&\\]/.exec(text)?.[0] === "\\";
  const starts: number[] = [];
  let end = 0;
  const characters = (text.match(PIECES[isJson ? "\\" : "&"]) ?? []).map((piece) => {
    starts.push(toPosition(end));
    end += piece.length;
    if (piece.length === 1) return piece;
    return isJson ? fromJson(piece) : fromReference(piece.slice(1, -1));
  });
  return {
    text: characters.join(""),
    toPosition: (index) => starts[index] ?? toPosition(end),
    escapes: escapes + (isJson ? 0 : 1),
  };
}

const fromJson = (escaped: string) =>
  escaped.length === 2 ? escaped[1]! : fromCode(Number.parseInt(escaped.slice(2), 16));

/** Returns the character of a reference if it has a meaning in HTML. */
function fromReference(name: string): string {
  if (!name.startsWith("#")) return NAMED[name] ?? "?";
  return fromCode(Number(name.slice(1).replace(/^x/i, "0x")));
}

/** Returns one UTF-16 code unit, so that a position in the text is the position of an escape. */
const fromCode = (code: number) => String.fromCharCode(code);
