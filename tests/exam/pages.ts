/** Inputs for growth tests: large pages, and sites with many pages. */

import { toMathmlOnly } from "../../plugin/eleventy/feed.js";
import { splice } from "../../plugin/eleventy/html.js";
import { findPlaceholders, placeholders } from "../../plugin/eleventy/placeholders.js";
import { References } from "../../plugin/eleventy/references.js";
import { Numbers } from "../../plugin/numbers.js";
import { buildPages } from "../support/host.js";
import { type Exam, each } from "./exams.js";

const asPage = (text: string) => buildPages([text]);
/** Returns a page's final HTML with the text and a figure. */
const asHtml = (text: string) =>
  buildPages([text], (content, { lora }) => lora(8, 64, 64, { id: "own" }) + content);
const TAG = "<%";

/** Returns the test of a feed that has a formula, and then similar texts. */
const feed = (name: string, from: number, piece: string): Exam => ({
  name: `a feed with ${name}`,
  from,
  text: (count) => `<rss>${FORMULA}</span>${piece.repeat(count)}`,
  run: toMathmlOnly,
  piece: piece.slice(0, 5),
});
const FORMULA = "<math></math></span><span class=katex-html>";

type Lora = (...values: unknown[]) => string;

const asPages = (text: string) => buildPages(text.split("\f").slice(0, -1));

/** Returns the test of a page that consists of similar tags. */
const page = (name: string, from: number, tag: (index: number) => string): Exam => {
  return { name, from, text: (count) => each(count, tag), run: asPage, piece: TAG };
};

export const pages: readonly Exam[] = [
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
    name: "shortcodes in Markdown without HTML",
    from: 125,
    text: (count) => `{% lora 8, 64, 64 %}\n\n`.repeat(count),
    run: (text, count) => {
      const all = (lora: Lora) => each(count, (i) => `${lora(8, 64, 64 + i)}\n\n`);
      return buildPages([text], (_, { markdown, lora }) => markdown(all(lora)), false);
    },
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
    run: asPages,
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
    name: "ambiguous references, one figure per page",
    from: 25,
    text: (count) =>
      each(count, () => '<% lora 8, 64, 64, id="f" %>\f').concat(
        each(count, () => 'See <% loraRef "f" %>\f'),
      ),
    run: asPages,
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
    name: "open exercises",
    from: 8000,
    text: (count) => '<div class="lora-goal"><p>a<details>'.repeat(count),
    run: asHtml,
    piece: "<div",
  },
  {
    name: "an element's long name",
    from: 16_000,
    text: (count) => `<${"a-".repeat(count)}`,
    run: asHtml,
    piece: "a-",
  },
  feed("backslashes", 32_000, "\\"),
  feed("formulas that nothing closes", 4000, FORMULA),
  feed("sources that nothing closes", 8000, "<annotation>"),
  feed("escapes that nothing closes", 8000, "&amp;amp;lt"),
  {
    name: "a caption",
    from: 32_000,
    text: (count) => "*a* ".repeat(count),
    run: (caption) => buildPages([""], (_, { lora }) => lora(8, 64, 64, { caption })),
    piece: "*a*",
  },
  {
    name: "pages that refer to each other",
    from: 25,
    text: (count) =>
      each(count, (i) => {
        return `<% lora 8, 64, 64, id="f${i}" %>\n\n<% loraRef "f${(7 * i) % count}" %>\f`;
      }),
    run: asPages,
    piece: TAG,
  },
  {
    name: "pages with a list of their chapter",
    from: 500,
    text: (count) => each(count, (i) => `${placeholders.list(String(i))}\f`),
    run: (text, count) => {
      const numbers = new Numbers();
      for (let i = 0; i < count; i++) numbers.add(`/${i}/`, `/${i}/`, String(i), figure("f"));
      return write(text, new References(numbers, LINKS));
    },
    piece: "-list:",
  },
  {
    name: "references to figures of unwritten pages",
    from: 500,
    text: (count) => each(count, (i) => `${placeholders.reference("/", `f${i}`, "Figure")}\f`),
    run: (text, count) => {
      const numbers = new Numbers();
      for (let i = 0; i < count; i++) numbers.add(`${i}.md`, undefined, "1", figure(`f${i}`));
      const references = new References(numbers, LINKS);
      for (let i = 0; i < count; i++)
        references.recordOutput(`/${i}/`, { url: `/${i}/`, isPage: true, ids: new Set([`f${i}`]) });
      return write(text, references);
    },
    piece: "-ref:",
  },
  {
    name: "figures added between references",
    from: 125,
    text: (count) =>
      each(count, (i) => `${placeholders.reference("/", `f${i}`, "Figure").repeat(10)}\f`),
    run: (text) => {
      const numbers = new Numbers();
      const references = new References(numbers, LINKS);
      return text.split("\f").map((item, i) => {
        numbers.add(`/${i}/`, `/${i}/`, "1", figure(`f${i}`));
        return write(item, references);
      });
    },
    piece: "-ref:",
  },
];

const LINKS = { siteUrl: undefined, prefix: (address: string) => address };
const figure = (id: string) => ({ id, kind: "figure", caption: [] }) as const;
const write = (text: string, references: References) =>
  text.split("\f").map((item) =>
    splice(
      item,
      references.resolve(findPlaceholders(item), {
        url: "/",
        isPage: true,
        ids: new Set(),
      }),
    ),
  );
