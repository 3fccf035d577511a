/**
 * Finds tags, shortcodes and verbatim text. Time grows linearly with the text, because an unclosed
 * construct ends at the next one, at the end of the text, or after a fixed number of characters.
 */
import { MAX_TAG_LENGTH } from "../bounds.js";
import { closestMatch, didYouMean } from "../suggestions.js";

export const NAMES = [
  "lora",
  "loraTable",
  "loraRef",
  "loraList",
  "loraFigure",
  "endloraFigure",
] as const;
/** A tag with a correctly spelled name. */
const NAME = /^<%\s*(lora(?:Table|Ref|List|Figure)?|endloraFigure)(?=[\s%])/;
/** The minimum length of a name whose misspellings do not occur as words of other template languages. */
const MIN_DISTINCT_LENGTH = 7;
/** The first values of a tag: a number, text, a list or a named value, or a name and another value. */
const VALUES = String.raw`\s*(?:[\d"'[]|\w+\s*=)|(?<=\s)\s*[\p{L}\w$.]+\s*,\s*(?:\d|[\p{L}\w$.]+\s*(?:[,%]|=(?![=>])))`;
/** The possible start of a tag: a word and the text after it. */
const OPEN = new RegExp(
  String.raw`<%([-=]?)\s*(?:figure\s+(?=lora\b))?([a-z][\w\-]{2,15})(?=(?:[\s%(:,]|$)(${VALUES})?)`,
  "iuy",
);
/** Matches a closed tag. A "%>" in quotes does not close it. */
const CLOSED = /^<%(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'%]|%(?!>))*%>/;
/** Ends an unclosed tag, even inside quotes. */
const EMPTY_LINE = /\n[ \t>]*\n/;

/** The tag that starts at this offset, if any: only the first line of an unclosed tag. */
export function tagAt(text: string, offset: number): string | undefined {
  if (!opensAt(text, offset)) return undefined;
  const rest = text.slice(offset, offset + MAX_TAG_LENGTH);
  const tag = closedTag(rest);
  // A page may have thousands of tags in one paragraph, whose end is far.
  if (tag !== undefined && !EMPTY_LINE.test(tag)) return tag;
  const paragraph = rest.split(EMPTY_LINE, 1)[0]!;
  return closedTag(paragraph) ?? getFirstLine(paragraph);
}

/** The tag at the start of the text if it is closed. */
export function closedTag(text: string): string | undefined {
  return text.includes("%>") ? CLOSED.exec(text)?.[0] : undefined;
}

/**
 * Returns whether a tag starts at this offset. Also accepts wrong names, because an error is better than a tag
 * that is published as text: names in the wrong case, unknown names such as "loraNumber", and misspelled names
 * that are long or followed by values. Other template languages print a variable as "<%= lora %>".
 */
function opensAt(text: string, offset: number): boolean {
  OPEN.lastIndex = offset;
  const match = OPEN.exec(text);
  if (!match) return false;
  const [, prefix, word, values] = match;
  const name = word!.toLowerCase().replace(/[-_]/g, "");
  if (prefix && name === "lora" && values === undefined) return false;
  const closest = closestMatch(NAMES, name);
  return (
    closest?.toLowerCase() === name ||
    /^lora(?![a-z])/.test(word!) ||
    (closest !== undefined && (values !== undefined || closest.length >= MIN_DISTINCT_LENGTH))
  );
}

/** Matches "<", "<% lo" and "<% lora 8", but not "<b" and "<% if". */
const MAY_OPEN = /^<(?:$|%[-=]?\s*(?:$|[a-z][\w-]{0,15}$|[a-z][\w-]{2,15}[\s%(:,]))/iu;

/** Returns whether a text that starts with "<" may be the start of a tag, of which there may be more. */
export const mayOpen = (text: string): boolean => MAY_OPEN.test(text);

/** Returns whether a text that may open a tag has the character after the name. More text changes nothing then. */
export const hasOpened = (text: string): boolean => /[a-z][\w-]{2,15}[\s%(:,]/iu.test(text);

export function describeWrongName(tag: string): string {
  const word = /^<%\s*([\w-]+)(?=[\s%])/.exec(tag)?.[1] ?? "";
  const name = word.replace(/[-_]/g, "").toLowerCase();
  const complete = name.length > 4 && NAMES.find((item) => item.toLowerCase().startsWith(name));
  const question = didYouMean(NAMES, name) ?? (complete && `did you mean ${complete}?`);
  if (question) return `there is no tag “${word}”; ${question}`;
  const starts = NAMES.map((name) => `“<% ${name} ”`);
  return `a tag must start with exactly ${starts.slice(0, -1).join(", ")} or ${starts.at(-1)}`;
}

/** The first line of an unclosed tag, up to a "%>" or the next tag. */
export function getFirstLine(tag: string): string {
  return /<%.*?(?:%>|(?=\\?<%)|$)/m.exec(tag)![0];
}

/** The name of a tag if it is spelled correctly, and the text after it if the tag is closed. */
export function splitTag(tag: string): {
  name: string | undefined;
  inside: string | undefined;
} {
  const start = NAME.exec(tag);
  const inside = closedTag(tag)?.slice(start?.[0].length, -"%>".length);
  return { name: start?.[1], inside };
}

/** Yields the offsets of tags that are not escaped by a backslash. */
export function* findTagStarts(text: string): Generator<number> {
  for (const { index } of text.matchAll(/(?<!\\)<%/g)) {
    if (opensAt(text, index)) yield index;
  }
}

/** A shortcode call in Nunjucks or Liquid. */
const CALL = /\{%-?\s*lora(?:Table|Ref|List|Figure)?(?![\w-])(?:(?!\{%)[\s\S])*?%\}/y;

/** A shortcode call in a template language or in JavaScript. */
export const SHORTCODE = new RegExp(
  `${CALL.source}|\\blora(?:Table|Ref|List|Figure)?\\((?:(?!\\blora\\w*\\()[^)])*\\)`,
  "g",
);

/** The shortcode call in a template language that starts at this offset, if any. */
export function shortcodeAt(text: string, offset: number): string | undefined {
  CALL.lastIndex = offset;
  return CALL.exec(text)?.[0];
}

const VERBATIM = "pre|code|script|style|textarea";
const VERBATIM_TAG = new RegExp(`^<(/?)(?:${VERBATIM})(?![\\w-])`, "i");

/** Whether an HTML tag opens (true) or closes (false) an element with verbatim content. */
export function opensVerbatim(htmlTag: string): boolean | undefined {
  const slash = VERBATIM_TAG.exec(htmlTag)?.[1];
  return slash === undefined ? undefined : slash === "";
}

/** A part of a text: a tag, an escaped "<%", an HTML tag with its attributes, or other text. */
export interface Piece {
  readonly kind: "tag" | "escape" | "element" | "text";
  readonly text: string;
}

const TEXT_PIECE = /\\?<%/g;
/** An unclosed HTML tag ends where the next tag starts. */
const HTML_PIECE = new RegExp(
  [
    "<!--[\\s\\S]*?(?:-->|$)",
    `<(?<verbatim>${VERBATIM})(?![\\w-])[\\s\\S]*?(?:</\\k<verbatim>\\s*>|$)`,
    `(?<element></?[a-z](?:"[^"]*"|'[^']*'|[^'"<>]|<(?=%))*>)`,
    TEXT_PIECE.source,
  ].join("|"),
  "gi",
);

/** Yields the pieces of plain text, or of an HTML tag, whose attributes may contain tags. */
export function piecesOfText(text: string): Generator<Piece> {
  return splitPieces(text, TEXT_PIECE);
}

/** Yields the pieces of HTML. Verbatim content is text. */
export function piecesOfHtml(html: string): Generator<Piece> {
  return splitPieces(html, HTML_PIECE);
}

function* splitPieces(text: string, pattern: RegExp): Generator<Piece> {
  const next = new RegExp(pattern);
  let end = 0;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const piece = pieceAt(text, match);
    if (piece.kind === "text") continue;
    if (match.index > end) yield { kind: "text", text: text.slice(end, match.index) };
    yield piece;
    end = match.index + piece.text.length;
    next.lastIndex = end;
  }
  if (end < text.length) yield { kind: "text", text: text.slice(end) };
}

function pieceAt(text: string, { 0: matched, index, groups }: RegExpExecArray): Piece {
  if (groups?.element) return { kind: "element", text: matched };
  if (matched === "\\<%") return { kind: "escape", text: matched };
  const tag = tagAt(text, index);
  return tag === undefined ? { kind: "text", text: matched } : { kind: "tag", text: tag };
}

/** Yields the tags in HTML, including those in attributes. */
export function* tagsIn(html: string): Generator<string> {
  for (const piece of piecesOfHtml(html)) {
    const inner = piece.kind === "element" ? piecesOfText(piece.text) : [piece];
    for (const { kind, text } of inner) if (kind === "tag") yield text;
  }
}

const FENCE =
  /^([ >*+\-\d.)]*)(`{3,}(?=[^`\n]*$)|~{3,})[\s\S]*?(?:^[ >]*\2[`~]*[ \t]*$|(?![\s\S]))/gm;
/** The delimiters of code spans, and empty lines, which end them. */
const BACKTICKS_OR_END = /`+|\n[^\S\n]*(?=\n)/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** Replaces code and comments in Markdown by spaces, because their tags are only quoted. */
export function blankQuoted(markdown: string): string {
  const [fenced, comment] = [FENCE, COMMENT].map(
    (pattern) => (text: string) => text.replace(pattern, blank),
  );
  return comment!(blankSpans(fenced!(markdown)));
}

const blank = (code: string) => code.replace(/[^\n]/g, " ");

/** Replaces code spans in Markdown by spaces. A span ends at the next run of equally many backticks. */
function blankSpans(markdown: string): string {
  const runs = [...markdown.matchAll(BACKTICKS_OR_END)];
  const next = new Map<string, number>();
  /** Start and end of each span, from the last to the first. */
  const spans: (readonly [start: number, end: number])[] = [];
  for (const { 0: run, index } of runs.reverse()) {
    if (run.startsWith("\n")) next.clear();
    else {
      const end = next.get(run);
      if (end !== undefined) spans.push([index, end]);
      next.set(run, index + run.length);
    }
  }
  const pieces: string[] = [];
  let position = 0;
  for (const [start, end] of spans.reverse()) {
    // This run closes the previous span or lies inside it.
    if (start < position) continue;
    pieces.push(markdown.slice(position, start), blank(markdown.slice(start, end)));
    position = end;
  }
  return pieces.join("") + markdown.slice(position);
}
