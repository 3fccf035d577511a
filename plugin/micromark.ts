/**
 * The syntax of tags for micromark, the parser of remark. A construct reads ahead, finds the tag in the text
 * with the same functions as the plugin of markdown-it, and then consumes the tag's characters.
 */
import { MAX_TAG_LENGTH, MAX_TAG_LINES } from "../src/bounds.js";
import { parseTag } from "../src/tag/arguments.js";
import { closedTag, findTagStarts, shortcodeAt, tagAt } from "../src/tag/grammar.js";
import { type Search, TagSearch } from "./tag-search.js";
import { isNumber, isReference, tagOnLines } from "./tags.js";

/** A character code of micromark: negative for line endings and tabs, null at the end. */
type Code = number | null;
type State = (code: Code) => State | undefined;

interface Effects {
  enter(type: string): unknown;
  exit(type: string): unknown;
  consume(code: Code): unknown;
  check(construct: Construct, ok: State, nok: State): State;
}

interface Context {
  readonly parser: { readonly lazy: Readonly<Record<number, boolean>> };
  now(): { readonly line: number; readonly offset: number };
}

type Tokenize = (this: Context, effects: Effects, ok: State, nok: State) => State;

interface Construct {
  readonly tokenize: Tokenize;
  readonly partial?: boolean;
  /** Whether the lines of the construct cannot start lists and quotes. */
  readonly concrete?: boolean;
}

type Constructs = Readonly<Record<number, Construct | readonly Construct[]>>;

/** The parts of an extension of micromark that this module uses. */
export interface Extension {
  readonly flow?: Constructs;
  readonly text?: Constructs;
  readonly string?: Constructs;
  /** The names of constructs that are not read. */
  readonly disable?: { readonly null: readonly string[] };
}

/** The token of a tag that is alone on its lines. */
export const BLOCK = "loraBlock";
/** The token of a tag or shortcode in text, or in a string such as a title. */
export const INLINE = "loraInline";
const LINE = "loraLine";

const [LESS_THAN, BRACE] = [60, 123];
const SHORTCODE_START = /\{%-?\s*lora/;
/** Matches the first characters of a possible shortcode. */
const MAY_BE_SHORTCODE = /^\{(?:$|%-?\s*(?:$|l$|lo$|lor$|lora))/;

const isLineEnding = (code: Code): boolean => code !== null && code < -2;
const isSpace = (code: Code): boolean => code === 32 || code === -1 || code === -2;

function toText(code: number): string {
  if (code >= 0) return String.fromCharCode(code);
  if (code === -1) return ""; // A column of a tab.
  return code === -2 ? "\t" : "\n";
}

/** Consumes characters, with a token for each line, and keeps their text. */
class Reader {
  text = "";
  #isInLine = false;

  constructor(readonly effects: Effects) {}

  read(code: number): void {
    const { effects } = this;
    if (isLineEnding(code)) {
      this.close();
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
    } else {
      if (!this.#isInLine) effects.enter(LINE);
      this.#isInLine = true;
      effects.consume(code);
    }
    this.text += toText(code);
  }

  close(): void {
    if (this.#isInLine) this.effects.exit(LINE);
    this.#isInLine = false;
  }
}

/** A construct that reads characters up to an end, and succeeds if `accepts` returns true for their text. */
const lookAhead = (
  start: (context: Context) => Search,
  accepts: (source: string | undefined) => boolean,
): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    const reader = new Reader(effects);
    const search = start(this);
    const next: State = (code) => {
      if (code !== null && !search.isEnd(reader.text, toText(code))) {
        reader.read(code);
        return next;
      }
      reader.close();
      return accepts(search.find(reader.text)) ? ok(code) : nok(code);
    };
    return next;
  },
});

/** Returns a tokenizer that consumes the source that a search finds in the text ahead. */
function consumeSource(
  type: typeof BLOCK | typeof INLINE,
  search: (context: Context) => Search,
): Tokenize {
  return (effects, ok, nok) => {
    let source = "";
    const ahead = lookAhead(search, (found = "") => {
      source = found;
      return source !== "";
    });
    const reader = new Reader(effects);
    const inside: State = (code) => {
      if (code !== null && reader.text.length < source.length) {
        reader.read(code);
        return inside;
      }
      reader.close();
      effects.exit(type);
      return isSpace(code) && type === BLOCK ? spaces(code) : ok(code);
    };
    const spaces: State = (code) => {
      effects.enter("whitespace");
      return space(code);
    };
    const space: State = (code) => {
      if (isSpace(code)) {
        effects.consume(code);
        return space;
      }
      effects.exit("whitespace");
      return ok(code);
    };
    const start: State = (code) => {
      effects.enter(type);
      return inside(code);
    };
    return effects.check(ahead, start, nok);
  };
}

const getLines = (text: string): string[] => text.split("\n");

/** Returns the tag on lines of its own, unless it is a number or a reference, which belong to a paragraph. */
function findBlock(text: string): string | undefined {
  const source = tagOnLines(text);
  if (source === undefined) return undefined;
  const tag = parseTag(source);
  return isNumber(tag) || isReference(tag) ? undefined : source;
}

/**
 * Returns a construct for tags on lines of their own. It reads further lines only if the first line matches,
 * because lines that belong to a construct cannot start lists and quotes.
 */
const blockAfter = (isFirstLine: (line: string) => boolean, concrete: boolean): Construct => ({
  concrete,
  tokenize: consumeSource(BLOCK, ({ parser, now }) => ({
    isEnd(text, character) {
      if (text.endsWith("\n") && parser.lazy[now().line]) return true;
      if (character !== "\n") return text.length >= MAX_TAG_LENGTH;
      const [first = "", ...lines] = getLines(text);
      return (
        closedTag(text) !== undefined ||
        (lines.length === 0 && !isFirstLine(first)) ||
        lines.at(-1)?.trim() === "" ||
        lines.length + 1 >= MAX_TAG_LINES
      );
    },
    find: (text) => (isFirstLine(getLines(text)[0]!) ? findBlock(text) : undefined),
  })),
});

const inlineTag: Construct = {
  tokenize: consumeSource(INLINE, (context) => new TagSearch(context)),
};

const findShortcode = (text: string) => shortcodeAt(text, 0);
const shortcodeSearch: Search = {
  // Reads two lines that do not start a shortcode, but not further than the text may be a shortcode, which ends before
  // the next: a page may have a "{" in each word.
  isEnd(text, character) {
    if (text && !MAY_BE_SHORTCODE.test(text)) return true;
    if (text.length > 2 && text.endsWith("{%")) return true;
    const isComplete = text.endsWith("%}") && findShortcode(text) !== undefined;
    if (character !== "\n") return text.length >= MAX_TAG_LENGTH || isComplete;
    const { length } = getLines(text);
    return length >= MAX_TAG_LINES || (length > 1 && !SHORTCODE_START.test(text)) || isComplete;
  },
  find: findShortcode,
};
const shortcode: Construct = { tokenize: consumeSource(INLINE, () => shortcodeSearch) };

/** The extension of micromark. Escaped tags and tags in code are read by its other constructs. */
export const syntax: Extension = {
  flow: {
    [LESS_THAN]: [
      blockAfter((line) => tagAt(line, 0) !== undefined, true),
      // The name of a tag may be on its second line, which may also start a list or a quote.
      blockAfter((line) => /^<%[-=]?\s*$/.test(line), false),
    ],
  },
  text: { [LESS_THAN]: inlineTag, [BRACE]: shortcode },
  string: { [LESS_THAN]: inlineTag },
};

/** Succeeds if the line contains a tag or the start of a shortcode. */
const lineWithTag = lookAhead(
  () => ({ isEnd: (_, character) => character === "\n", find: (line) => line }),
  (line = "") => SHORTCODE_START.test(line) || !findTagStarts(line).next().done,
);

/**
 * Returns an extension of another plugin whose blocks do not start on lines with a tag. MDX stops the build at
 * "<%" and "{%" where it expects an element or an expression. In text, tags are read before other constructs.
 */
export function withoutTags(extension: Extension): Extension {
  const guard = (construct: Construct): Construct => ({
    ...construct,
    tokenize(effects, ok, nok) {
      return effects.check(lineWithTag, nok, construct.tokenize.call(this, effects, ok, nok));
    },
  });
  const guarded = [LESS_THAN, BRACE].flatMap((code) => {
    const constructs = extension.flow?.[code];
    return constructs ? [[code, [constructs].flat().map(guard)] as const] : [];
  });
  return { ...extension, flow: { ...extension.flow, ...Object.fromEntries(guarded) } };
}

/** Encloses tags in strings of the tree, such as titles. micromark replaces this character in Markdown. */
export const MARK = "\0";
export const unmark = (text: string): string => text.replaceAll(MARK, "");

/** The parts of the compiler of mdast-util-from-markdown that handlers of tokens use. */
interface Compiler {
  sliceSerialize(token: object): string;
  enter(node: object, token: object): unknown;
  exit(token: object): unknown;
}

function enterTag(this: Compiler, token: { type: string }): void {
  const source = this.sliceSerialize(token).replace(/\r\n?/g, "\n");
  this.enter({ type: token.type, value: MARK + source + MARK }, token);
}

function exitTag(this: Compiler, token: object): void {
  this.exit(token);
}

/** The extension of mdast-util-from-markdown. */
export const nodesOfTags = {
  enter: { [BLOCK]: enterTag, [INLINE]: enterTag },
  exit: { [BLOCK]: exitTag, [INLINE]: exitTag },
};
