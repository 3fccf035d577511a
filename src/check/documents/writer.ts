/** Collects passages of running text while a reader reports elements and the text between them. */
import type { Passage, Text } from "./text.js";

/** Maximum length of a column header in characters. Longer headers are ignored, because each row repeats them. */
const MAX_HEADER_LENGTH = 100;

const BLOCKS = new Set(
  (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** Lists and tables, whose text continues the paragraph before them. */
const GROUPED = new Set("dl ol table ul".split(" "));
/** Code and math, which provide context but no findings. */
const CONTEXT_ONLY = new Set("code kbd samp tt var math".split(" "));
/** Elements whose content is skipped. */
const SKIPPED = new Set(
  "head pre script style svg template textarea title select button iframe annotation".split(" "),
);
/** Replaces skipped content, so that the texts before and after it stay separate. */
export const GAP = "\ufffc";
/** Returns the source offset of a character, or undefined if it is unknown or the character is not prose. */
export type OffsetAt = (index: number) => number | undefined;

/** Collects passages while a caller reports the starts and ends of elements and the text between them. */
export class PassageWriter {
  readonly passages: Passage[] = [];
  #text = "";
  #offsets: (number | undefined)[] = [];
  #level = 0;
  #group = 0;
  /** Numbers of open elements: lists and tables, code and math, and skipped elements. */
  readonly #depth = { grouped: 0, contextOnly: 0, skipped: 0 };
  #headers: readonly string[] = [];
  #cells: Text[] | undefined;
  #isHeader = true;

  open(tag: string): void {
    if (SKIPPED.has(tag)) this.#depth.skipped++;
    if (CONTEXT_ONLY.has(tag)) this.#depth.contextOnly++;
    if (tag === "br") this.write(" ");
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") {
      this.#take();
      if (tag === "td") this.#isHeader = false;
      return;
    }
    this.#flush();
    if (GROUPED.has(tag)) this.#depth.grouped++;
    if (tag === "table") this.#headers = [];
    if (tag === "tr") [this.#cells, this.#isHeader] = [[], true];
    if (/h\d/.test(tag)) this.#level = Number(tag[1]);
  }

  close(tag: string): void {
    if (SKIPPED.has(tag)) this.#depth.skipped = Math.max(0, this.#depth.skipped - 1);
    if (CONTEXT_ONLY.has(tag)) this.#depth.contextOnly = Math.max(0, this.#depth.contextOnly - 1);
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") this.#cells?.push(this.#take());
    else if (tag === "tr") this.#row();
    else this.#flush();
    if (GROUPED.has(tag)) this.#depth.grouped = Math.max(0, this.#depth.grouped - 1);
    this.#level = 0;
  }

  /** Adds text. The source offset of its character `index` is `offsetAt(index)`. */
  write(text: string, offsetAt: OffsetAt = () => undefined): void {
    if (this.#depth.skipped) return;
    this.#text += text;
    for (let i = 0; i < text.length; i++)
      this.#offsets.push(this.#depth.contextOnly ? undefined : offsetAt(i));
  }

  finish(): readonly Passage[] {
    this.#flush();
    return this.passages;
  }

  #take(): Text {
    const cell = { text: this.#text, offsets: this.#offsets };
    [this.#text, this.#offsets] = ["", []];
    return cell;
  }

  #flush(isRow = false): void {
    if (this.#cells) return;
    const { text, offsets } = this.#take();
    if (!text.trim()) return;
    const isHeading = this.#level > 0;
    const followsText = this.passages.at(-1)?.level === 0;
    if (isHeading || !this.#depth.grouped || !followsText) this.#group++;
    this.passages.push({ text, offsets, level: this.#level, group: this.#group, isRow });
  }

  /** Writes a row as its cells, each after its column header: "Rank: 8 | Trained: 65,536". */
  #row(): void {
    const cells = this.#cells ?? [];
    this.#cells = undefined;
    this.#take();
    if (this.#isHeader) {
      const headers = cells.map(({ text }) => text.trim());
      this.#headers = headers.map((text) => (text.length > MAX_HEADER_LENGTH ? "" : text));
      return;
    }
    for (const [index, { text, offsets }] of cells.entries()) {
      const header = this.#headers[index];
      this.write(`${index ? " | " : ""}${header ? `${header}: ` : ""}`);
      this.#text += text;
      for (const offset of offsets) this.#offsets.push(offset);
    }
    this.#flush(true);
  }
}
