/** A document as passages of running text, each character with its place in the source. */

/** A paragraph, heading, list item or row of a table. */
export interface Passage {
  readonly text: string;
  /** Where each character stands; undefined where nothing is prose: code, math, a tag, a column's head. */
  readonly at: readonly (number | undefined)[];
  /** 1 to 6 of a heading, else 0. */
  readonly level: number;
  /** The same for a paragraph and the list or table that follows it. */
  readonly group: number;
  /** Whether it is a row of a table. */
  readonly isRow: boolean;
}

type Written = Pick<Passage, "text" | "at">;

/** No column's head is longer, characters: each row says it again, and what is longer names nothing. */
const LONGEST_HEAD = 100;

const BLOCKS = new Set(
  (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** What is code or math is read, but nothing in it is reported. */
const QUIET = new Set("code kbd samp tt var math".split(" "));
/** What says nothing that is read. */
const SILENT = new Set(
  "head pre script style svg template textarea title select button iframe annotation".split(" "),
);
/** Stands where something is that was not read, so that what is around it does not touch. */
export const GAP = "\ufffc";
/** Stand where a tag `<% … %>` begins and ends, which is no HTML and tells what its figure is about. */
export const TAG = { open: "\ue000\ue000", close: "\ue001\ue001" } as const;

/** Takes a document by its elements, which Markdown has too, and makes passages of it. */
export class PassageWriter {
  readonly passages: Passage[] = [];
  #text = "";
  #at: (number | undefined)[] = [];
  #level = 0;
  #group = 0;
  /** How many lists and tables, code and math, and unread elements are open. */
  readonly #depth = { joined: 0, quiet: 0, silent: 0 };
  #heads: readonly string[] = [];
  #cells: Written[] | undefined;
  #isHead = true;

  open(tag: string): void {
    if (SILENT.has(tag)) this.#depth.silent++;
    if (QUIET.has(tag)) this.#depth.quiet++;
    if (tag === "br") this.write(" ");
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") {
      this.#take();
      if (tag === "td") this.#isHead = false;
      return;
    }
    this.#flush();
    if (/^(ul|ol|dl|table)$/.test(tag)) this.#depth.joined++;
    if (tag === "table") this.#heads = [];
    if (tag === "tr") [this.#cells, this.#isHead] = [[], true];
    if (/^h[1-6]$/.test(tag)) this.#level = Number(tag[1]);
  }

  close(tag: string): void {
    if (SILENT.has(tag)) this.#depth.silent = Math.max(0, this.#depth.silent - 1);
    if (QUIET.has(tag)) this.#depth.quiet = Math.max(0, this.#depth.quiet - 1);
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") this.#cells?.push(this.#take());
    else if (tag === "tr") this.#row();
    else this.#flush();
    if (/^(ul|ol|dl|table)$/.test(tag)) this.#depth.joined = Math.max(0, this.#depth.joined - 1);
    if (/^h[1-6]$/.test(tag)) this.#level = 0;
  }

  /** Text, the first character of which stands at `at`, the others behind it or, of an entity, there too. */
  write(text: string, at?: number, isEntity = false): void {
    if (this.#depth.silent) return;
    this.#text += text;
    const isProse = at !== undefined && !this.#depth.quiet;
    for (let i = 0; i < text.length; i++)
      this.#at.push(isProse ? at + (isEntity ? 0 : i) : undefined);
  }

  finish(): readonly Passage[] {
    this.#flush();
    return this.passages;
  }

  #take(): Written {
    const taken = { text: this.#text, at: this.#at };
    [this.#text, this.#at] = ["", []];
    return taken;
  }

  #flush(isRow = false): void {
    if (this.#cells) return;
    const { text, at } = this.#take();
    if (!text.trim()) return;
    const isHeading = this.#level > 0;
    const followsText = this.passages.at(-1)?.level === 0;
    if (isHeading || !this.#depth.joined || !followsText) this.#group++;
    this.passages.push({ text, at, level: this.#level, group: this.#group, isRow });
  }

  /** A row reads as its cells, each behind its column's head: "Rank: 8 | Trained: 65,536". */
  #row(): void {
    const cells = this.#cells ?? [];
    this.#cells = undefined;
    this.#take();
    if (this.#isHead) {
      const heads = cells.map(({ text }) => text.trim());
      this.#heads = heads.map((text) => (text.length > LONGEST_HEAD ? "" : text));
      return;
    }
    for (const [index, { text, at }] of cells.entries()) {
      const head = this.#heads[index];
      this.write(`${index ? " | " : ""}${head ? `${head}: ` : ""}`);
      this.#text += text;
      for (const item of at) this.#at.push(item);
    }
    this.#flush(true);
  }
}
