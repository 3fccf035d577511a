/**
 * Where a tag begins and ends, what of HTML and Markdown is verbatim, how a shortcode is written.
 * Time grows with a text's length, whatever it holds: what is not closed ends where the next begins,
 * at the end of the text, or after so many characters.
 */
import { closestMatch } from "../suggestions.js";

/** The tags' names, so spelled. */
const NAME = /^<%\s*(lora(?:Table|Ref|List)?)(?=[\s%])/;
const NAMES = ["lora", "loratable", "loraref", "loralist"];
/** What may be a tag's beginning: a word, and what follows it. */
const OPEN =
  /<%[-=]?\s*(?:figure\s+(?=lora\b))?([a-z][\w-]{2,15})(?=([\s%(:,]|$)(\s*(?:[\d"'[]|\w+\s*=))?)/iy;
/** A whole tag: a "%>" in quotes does not end it. */
const WHOLE = /^<%(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'%]|%(?!>))*%>/;
/** No tag holds one, in a quote neither. */
const EMPTY_LINE = /\n[ \t>]*\n/;
/** No tag is longer, so that one that is not closed costs no more, characters. */
const LONGEST = 10_000;

/** The tag that begins at `at`, if one does. One that is not closed is `headOf` it. */
export function tagAt(text: string, at: number): string | undefined {
  if (!opensAt(text, at)) return undefined;
  const paragraph = text.slice(at, at + LONGEST).split(EMPTY_LINE, 1)[0]!;
  return wholeOf(paragraph) ?? headOf(paragraph);
}

/** The whole tag with which the text begins, if it is closed. */
function wholeOf(text: string): string | undefined {
  // Stryker disable next-line ConditionalExpression,StringLiteral: read to its end, what has no "%>" gives the same
  return text.includes("%>") ? WHOLE.exec(text)?.[0] : undefined;
}

/**
 * Whether a tag begins there, also one that is written almost right, which is better refused than
 * published as text: in other letters, or misspelled before values such as ours.
 */
function opensAt(text: string, at: number): boolean {
  OPEN.lastIndex = at;
  const match = OPEN.exec(text);
  if (!match) return false;
  const [, word, , values] = match;
  const name = word!.toLowerCase().replace(/[-_]/g, "");
  return NAMES.includes(name) || (values !== undefined && closestMatch(NAMES, name) !== undefined);
}

/** What there is of a tag, with which the text begins, that is not closed: its first line, to the first "%>" or the next tag in it. */
export function headOf(tag: string): string {
  return /<%.*?(?:%>|(?=\\?<%)|$)/m.exec(tag)![0];
}

/** A tag's name where it is spelled right, and what follows the name where the tag is closed. */
export function partsOf(tag: string): {
  name: string | undefined;
  inside: string | undefined;
} {
  const start = NAME.exec(tag);
  const inside = wholeOf(tag)?.slice(start?.[0].length, -"%>".length);
  return { name: start?.[1], inside };
}

/** Where tags begin, but for those that a backslash makes literal. */
export function* startsOf(text: string): Generator<number> {
  for (const { index } of text.matchAll(/(?<!\\)<%/g)) {
    if (opensAt(text, index)) yield index;
  }
}

/** A call of a shortcode in Nunjucks or Liquid, which does not hold the next one's beginning. */
const CALL = /\{%-?\s*lora(?:Table|Ref|List)?(?![\w-])(?:(?!\{%)[\s\S])*?%\}/y;

/** A call in a template language, and in JavaScript. */
export const SHORTCODE = new RegExp(
  `${CALL.source}|\\blora(?:Table|Ref|List)?\\((?:(?!\\blora\\w*\\()[^)])*\\)`,
  "g",
);

/** The shortcode of a template language whose call begins at `at`, if one does. */
export function shortcodeAt(text: string, at: number): string | undefined {
  CALL.lastIndex = at;
  return CALL.exec(text)?.[0];
}

const VERBATIM = "pre|code|script|style|textarea";
const VERBATIM_TAG = new RegExp(`^<(/?)(?:${VERBATIM})(?![\\w-])`, "i");

/** Whether an HTML tag opens (true) or closes (false) an element whose content is verbatim. */
export function opensVerbatim(htmlTag: string): boolean | undefined {
  const slash = VERBATIM_TAG.exec(htmlTag)?.[1];
  return slash === undefined ? undefined : slash === "";
}

/** A part of a text: a tag, a backslash that makes one literal, an HTML tag with its attributes. */
export interface Piece {
  readonly kind: "tag" | "escape" | "element" | "text";
  readonly text: string;
}

const TEXT_PIECE = /\\?<%/g;
/** An HTML tag that is not closed ends where another begins, whose own it then is. */
const HTML_PIECE = new RegExp(
  [
    "<!--[\\s\\S]*?(?:-->|$)",
    `<(?<verbatim>${VERBATIM})(?![\\w-])[\\s\\S]*?(?:</\\k<verbatim>\\s*>|$)`,
    `(?<element></?[a-z](?:"[^"]*"|'[^']*'|[^'"<>]|<(?=%))*>)`,
    TEXT_PIECE.source,
  ].join("|"),
  "gi",
);

/** The pieces of plain text, or of an HTML tag: its attributes hold tags too. */
export function piecesOfText(text: string): Generator<Piece> {
  return piecesOf(text, TEXT_PIECE);
}

/** The pieces of HTML; what is verbatim in it is text. */
export function piecesOfHtml(html: string): Generator<Piece> {
  return piecesOf(html, HTML_PIECE);
}

function* piecesOf(text: string, pattern: RegExp): Generator<Piece> {
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

function pieceAt(text: string, { 0: found, index, groups }: RegExpExecArray): Piece {
  if (groups?.element) return { kind: "element", text: found };
  if (found === "\\<%") return { kind: "escape", text: found };
  const tag = tagAt(text, index);
  return tag === undefined ? { kind: "text", text: found } : { kind: "tag", text: tag };
}

/** The tags in HTML and its attributes. */
export function* tagsIn(html: string): Generator<string> {
  for (const piece of piecesOfHtml(html)) {
    const inner = piece.kind === "element" ? piecesOfText(piece.text) : [piece];
    for (const { kind, text } of inner) if (kind === "tag") yield text;
  }
}

const FENCE =
  /^([ >*+\-\d.)]*)(`{3,}(?=[^`\n]*$)|~{3,})[\s\S]*?(?:^[ >]*\2[`~]*[ \t]*$|(?![\s\S]))/gm;
/** What may begin or end a code span, and an empty line, which none goes past. */
const BACKTICKS_OR_END = /`+|\n[^\S\n]*(?=\n)/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** Markdown with spaces in place of code and comments, where tags are only quoted. */
export function blankQuoted(markdown: string): string {
  const [fenced, comment] = [FENCE, COMMENT].map(
    (pattern) => (text: string) => text.replace(pattern, blank),
  );
  return comment!(blankSpans(fenced!(markdown)));
}

const blank = (code: string) => code.replace(/[^\n]/g, " ");

/** The same in place of code spans, each of which ends at the next run of as many backticks. */
function blankSpans(markdown: string): string {
  const runs = [...markdown.matchAll(BACKTICKS_OR_END)];
  const next = new Map<string, number>();
  /** The spans, from the last run's to the first's: where each begins and ends. */
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
  let done = 0;
  for (const [start, end] of spans.reverse()) {
    // This run ends another span, or is in it.
    if (start < done) continue;
    pieces.push(markdown.slice(done, start), blank(markdown.slice(start, end)));
    done = end;
  }
  return pieces.join("") + markdown.slice(done);
}
