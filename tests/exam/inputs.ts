/** Large inputs of one kind each, of pieces that are repeated. */
import { render } from "../../site/playground/render.js";
import { figures } from "../../src/figures/index.js";
import { LoraError } from "../../src/lora.js";
import { parseTag } from "../../src/tag/arguments.js";
import { blankQuoted } from "../../src/tag/grammar.js";
import { buildPages } from "../support/host.js";

export interface Exam {
  readonly name: string;
  /** Pieces at least; each doubling has twice as many. */
  readonly from: number;
  text(count: number): string;
  run(text: string, count: number): unknown;
  /** What the control reads on from to the end. */
  readonly piece: string;
}

const each = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
const asPage = (text: string) => buildPages([text]);
/** The text as HTML that a page ends up with, beside a figure of its own. */
const asHtml = (text: string) =>
  buildPages([text], (content, { lora }) => lora(8, 64, 64, { id: "own" }) + content);
const TAG = "<%";

/** Tags that are one page. */
const page = (name: string, from: number, tag: (index: number) => string): Exam => {
  return { name, from, text: (count) => each(count, tag), run: asPage, piece: TAG };
};

export const exams: readonly Exam[] = [
  page(
    "figures with ids on a page",
    125,
    (i) => `<% lora 8, 64, ${64 + (i % 500)}, id="f${i}" %>\n\n`,
  ),
  page("figures without ids on a page", 500, (i) => `<% lora 8, 64, ${64 + (i % 500)} %>\n\n`),
  page("figures of the same id on a page", 125, (i) => `<% lora 8, 64, 64, id="f${i >> 1}" %>\n\n`),
  page("wrong tags on a page", 250, (i) => `<% lora 80, 64,\n${64 + i} %>\n\n`),
  page("unclosed tags in a paragraph", 250, (i) => `a <% lora 8, 64, ${64 + i} `),
  {
    name: "unclosed tags in HTML",
    from: 250,
    text: (count) => `<div>\n${each(count, (i) => `<b title="<% lora 8, ${i}">\n`)}`,
    run: asPage,
    piece: TAG,
  },
  {
    name: "wrong shortcodes on a page",
    from: 250,
    text: (count) => `{% lora 80, 64, 64 %}\n`.repeat(count),
    run: (text, count) =>
      buildPages([text], (_, { lora }) => each(count, (i) => lora(80, 64, 64, { maxRank: i }))),
    piece: "{%",
  },
  {
    name: "open calls beside a wrong shortcode",
    from: 8000,
    text: (count) => "lora(\n".repeat(count),
    run: (text) => buildPages([text], (_, { lora }) => lora(80, 64, 64)),
    piece: "lora(",
  },
  {
    name: "a wrong tag on each page",
    from: 50,
    text: (count) => each(count, (i) => `<% lora 80, 64, ${64 + i} %>\f`),
    run: (text) => buildPages(text.split("\f").slice(0, -1)),
    piece: TAG,
  },
  page(
    "references and their figures",
    125,
    (i) => `<% lora 8, 64, 64, id="f${i}" %>\n\nSee <% loraRef "f${i}" %>.\n\n`,
  ),
  page(
    "references to nothing",
    125,
    (i) => `<% lora 8, 64, 64, id="f${i}" %>\n\nSee <% loraRef "g${i}" %>.\n\n`,
  ),
  {
    name: "ambiguous references, a figure a page",
    from: 25,
    text: (count) =>
      each(count, () => '<% lora 8, 64, 64, id="f" %>\f').concat(
        each(count, () => 'See <% loraRef "f" %>\f'),
      ),
    run: (text) => buildPages(text.split("\f").slice(0, -1)),
    piece: TAG,
  },
  page("numbers in a paragraph", 700, (i) => `<% lora 8, 64, ${64 + i}, show=trainable %> `),
  {
    name: "open <img>",
    from: 4000,
    text: (count) => '<img src="/lora/0123456789abcdef01234567.png" '.repeat(count),
    run: asHtml,
    piece: "<img",
  },
  {
    name: "addresses of images in one <img>",
    from: 4000,
    text: (count) => `<img srcset="${"/lora/0123456789abcdef01234567.png, ".repeat(count)}">`,
    run: asHtml,
    piece: "/lora",
  },
  {
    name: "open <figure>",
    from: 8000,
    text: (count) => '<figure class="lora" '.repeat(count),
    run: asHtml,
    piece: "<figure",
  },
  {
    name: "open comments and <meta>",
    from: 8000,
    text: (count) => "<meta name='<!-- ".repeat(count),
    run: asHtml,
    piece: "<meta",
  },
  {
    name: "code spans that nothing closes",
    from: 8000,
    text: (count) => {
      const runs = Math.floor(Math.sqrt(2 * count));
      return each(runs, (i) => `a ${"`".repeat(i + 1)} `);
    },
    run: blankQuoted,
    piece: "`",
  },
  {
    name: "steps given as spaces",
    from: 16_000,
    text: (count) => " ".repeat(count),
    run: (steps) =>
      refused(() => figures.decomposition.draw({ rank: 8, d: 64, k: 64, steps } as never)),
    piece: " ",
  },
  {
    name: "nested brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)}${"]".repeat(count)} %>`,
    run: (tag) => refused(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "open brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)} %>`,
    run: (tag) => refused(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "quotes in the playground",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, caption="${'\\"'.repeat(count)} %>`,
    run: (text) => render(text, "a"),
    piece: "\\",
  },
];

function raise(tag: object): void {
  if ("error" in tag) throw tag.error;
}

/** Throws unless the work is refused, as what an author may mend. */
function refused(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof LoraError || (error as Error).name === "TagError") return;
    throw error;
  }
  throw new Error("what cannot be read was not refused");
}
