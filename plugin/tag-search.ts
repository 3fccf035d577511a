/**
 * Looks for the end of a tag in the characters that micromark reads ahead of "<". Without memory, each of many unclosed
 * tags would read the same text again. Tags that meet in the same state of quotes have the same end, which is stored.
 */
import { MAX_TAG_LENGTH, MAX_TAG_LINES } from "../src/bounds.js";
import { hasOpened, mayOpen, tagAt } from "../src/tag/grammar.js";

/** Finds the source of a construct in the text ahead. */
export interface Search {
  /** Returns whether the text before this character is enough for `find`. */
  isEnd(text: string, character: string): boolean;
  find(text: string): string | undefined;
}

/** How much of a tag has been read. */
interface Extent {
  readonly length: number;
  readonly breaks: number;
}

/** A "<" in a tag that an earlier search has read. */
interface Passed extends Extent {
  readonly search: TagSearch;
}

/** By the place of the "<" and the quotes around it. */
type Memory = Map<string, Passed>;

/** A text that micromark reads: a paragraph, or a string such as a title, which has an end of its own. */
export interface Content {
  now(): { readonly offset: number };
}

const memories = new WeakMap<Content, Memory>();

export class TagSearch implements Search {
  readonly #memory: Memory;
  /** Whether the text has a complete name. */
  #hasOpened = false;
  /** Whether the text is no tag of ours. */
  #isOther = false;
  /** Whether the text has all that tells the end of an unclosed tag: its first line, up to the next tag. */
  #hasFirstLine = false;
  #hasSearched = false;
  #end: Extent | undefined;
  #breaks = 0;
  #quote = "";
  #previous = "";
  /** Whether the line has only characters of an empty line. */
  #isEmptyLine = false;

  constructor(readonly content: Content) {
    this.#memory = memories.get(content) ?? new Map();
    memories.set(content, this.#memory);
    this.#recall({ length: 1, breaks: 0 });
  }

  isEnd(text: string, character: string): boolean {
    const { length } = text;
    if (length === 0) return false;
    if (!this.#hasOpened) {
      if (!mayOpen(text) || length >= MAX_TAG_LENGTH) return true;
      this.#hasOpened = hasOpened(text);
    }
    if (this.#hasSearched && this.#isKnown(length)) return true;
    if (!this.#hasFirstLine) {
      const isSecondBreak = character === "\n" && this.#breaks === 1;
      const isNext = character === "<" && this.#hasOpened;
      // A tag is known by its first two lines, and by the text up to the next "<".
      this.#isOther =
        (isSecondBreak || isNext) && tagAt(isNext ? `${text}<` : text, 0) === undefined;
      if (this.#isOther) return true;
      const isNextTag = character === "%" && length > 2 && text.endsWith("<");
      this.#hasFirstLine = isSecondBreak || isNextTag || length >= MAX_TAG_LENGTH;
    }
    if (length > 1) this.#read(character, { length: length + 1, breaks: this.#breaks });
    if (character === "\n") this.#breaks += 1;
    return false;
  }

  find(text: string): string | undefined {
    if (this.#isOther) return undefined;
    if (this.#isClosed()) return tagAt(text, 0);
    // The end may be behind more lines than a tag may have.
    const lines = text.slice(0, MAX_TAG_LENGTH).split("\n", 2);
    return tagAt(lines.join("\n"), 0);
  }

  #isKnown(length: number): boolean {
    return this.#isClosed() ? length >= this.#end!.length : this.#hasFirstLine;
  }

  #isClosed(): boolean {
    const end = this.#end;
    return end !== undefined && end.length <= MAX_TAG_LENGTH && end.breaks < MAX_TAG_LINES;
  }

  /** Reads a character as the pattern of closed tags does. */
  #read(character: string, extent: Extent): void {
    if (this.#hasSearched) return;
    const previous = this.#previous;
    this.#previous = character;
    if (character === "\n" && this.#isEmptyLine) this.#hasSearched = true;
    this.#isEmptyLine = character === "\n" || (this.#isEmptyLine && /[ \t>]/.test(character));
    if (this.#quote && previous === "\\") {
      this.#previous = "";
      // The pattern has no line break after a backslash.
      if (/[\n\r\u2028\u2029]/.test(character)) this.#hasSearched = true;
    } else if (this.#quote) {
      if (character === this.#quote) this.#quote = "";
    } else if (previous === "%" && character === ">") {
      this.#end = extent;
      this.#hasSearched = true;
    } else if (character === '"' || character === "'") {
      this.#quote = character;
      this.#previous = "";
    }
    // A search that has not opened a tag ends without a result.
    if (character === "<" && this.#hasOpened && !this.#hasSearched) this.#recall(extent, this);
  }

  /** Takes the end from an earlier search that was in the same state at this "<", or stores this search for later ones. */
  #recall(extent: Extent, search?: TagSearch): void {
    const key = this.#quote + this.content.now().offset;
    const passed = this.#memory.get(key);
    if (passed) {
      const end = passed.search.#end;
      this.#end = end && {
        length: extent.length + end.length - passed.length,
        breaks: extent.breaks + end.breaks - passed.breaks,
      };
      this.#hasSearched = true;
    } else if (search) this.#memory.set(key, { ...extent, search });
  }
}
