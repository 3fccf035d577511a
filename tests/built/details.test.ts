/** Tests where readers of each medium find descriptions and tables: the option `details`. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { contents, runEleventy } from "../support/eleventy.js";
import { decode } from "../support/markup.js";
import { withOptions } from "../support/references.js";
import { temporary } from "../support/temporary.js";

/** A text of the figure's table. */
const TABLE = "Break-even rank";
const BOOK = "epub: { title: 'a', pages: ['/'], date: '2026-01-01' }";
const FEED = `---
permalink: feed.xml
---
<feed>{% for item in collections.all %}{% if item.url == "/" %}{{ item.templateContent | escape }}{% endif %}{% endfor %}</feed>`;
const figure = (options = "") => `<% lora 8, 64, 64, id="a"${options} %>`;

/** Builds a page with its feed and book. */
async function build(options: string, tags = figure()) {
  const folder = temporary();
  const files = {
    "package.json": '{ "type": "module" }',
    "eleventy.config.js": withOptions(`{ siteUrl: 'https://example.org', ${BOOK}, ${options} }`),
    "_includes/base.njk":
      '<!doctype html><html lang="en"><body><main>{{ content | safe }}</main></body></html>',
    "index.md": `---\nlayout: base.njk\n---\nBefore\n\n${tags}\n\nAfter`,
    "feed.njk": FEED,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  const { log, exitCode } = await runEleventy(folder, []);
  expect(exitCode, log).toBe(0);
  const output = contents(path.join(folder, "_site"));
  const xhtml = strFromU8(unzipSync(output.get("book.epub")!)["EPUB/page-1.xhtml"]!);
  const toDocument = (html: string) => parseHTML(`<html><body>${html}</body></html>`).document;
  return {
    page: parseHTML(output.get("index.html")!.toString()).document,
    book: toDocument(/<body[^>]*>(.*)<\/body>/s.exec(xhtml)![1]!),
    feed: toDocument(decode(/<feed>(.*)<\/feed>/s.exec(output.get("feed.xml")!.toString())![1]!)),
  };
}

/** Returns where a document has the figure's table, and in which media. */
const places = (document: Document) =>
  [...document.querySelectorAll(".lora-data")]
    .filter((item) => item.textContent!.includes(TABLE))
    .map((item) => {
      const medium = /lora-(screen|print)/.exec(item.className)?.[1] ?? "both";
      if (
        item.closest(".lora-end") ||
        (item.id.endsWith("-details") && item.nextElementSibling === null)
      )
        return `end ${medium}`;
      return `${item.hasAttribute("open") || item.localName === "aside" ? "open" : "closed"} ${medium}`;
    });

it.each([
  ["", "", ["closed screen", "end print"], ["open both"], ["closed both"]],
  ["details: 'open'", "", ["open both"], ["open both"], ["open both"]],
  ["details: 'end'", "", ["end both"], ["end both"], ["closed both"]],
  ["details: 'none'", "", [], [], []],
  ["details: { print: 'open' }", "", ["closed both"], ["open both"], ["closed both"]],
  [
    "details: { page: 'end', print: 'open', feed: 'none' }",
    "",
    ["closed print", "end screen"],
    ["open both"],
    [],
  ],
  ["details: 'none'", ', details="print: open, epub: end"', ["closed print"], ["end both"], []],
  ["", ", details=none", [], [], []],
  ["details: 'open'", ", table=false", [], [], []],
] as const)(
  "with the option {%s} and the tag's %j, they are %j on the page",
  async (options, tag, page, book, feed) => {
    const built = await build(options, figure(tag));
    expect(places(built.page)).toEqual(page);
    expect(places(built.feed)).toEqual(feed);
    const aside = built.book.querySelector("aside");
    const isNext = built.book.querySelector("figure")!.nextElementSibling === aside;
    expect(aside ? [isNext ? "open both" : "end both"] : []).toEqual(book);
  },
);

it("the end has a link back with the figure's number, and figures a link to it", async () => {
  const { page, book } = await build(
    "details: 'end'",
    `${figure()}\n\n<article>\n\n<% lora 4, 64, 64, id="b" %>\n\n</article>`,
  );
  for (const document of [page, book]) {
    for (const [id, number] of [
      ["a", "Figure\u00a01"],
      ["b", "Figure\u00a02"],
    ] as const) {
      const end = document.querySelector(`#${id}-details`)!;
      expect(end.querySelector(`a[href="#${id}"]`)!.textContent).toBe(number);
      expect(document.querySelector(`#${id} a[href="#${id}-details"]`)).not.toBe(null);
    }
    // Those of an article are at its end.
    expect(document.querySelector("article #b-details")).not.toBe(null);
    expect(document.querySelector("article #a-details")).toBe(null);
    expect(document.querySelectorAll("table")).toHaveLength(2);
  }
  expect(book.querySelector("#a svg")!.getAttribute("aria-details")).toBe("a-details");
});

it.each([
  ["", 1],
  ["details: { page: 'open', print: 'end' }", 1],
  ["details: { page: 'end', print: 'open' }", 1],
  ["details: { page: 'none', print: 'open' }", 0],
  ["details: { page: 'none', print: 'end' }", 0],
])(
  "with the option {%s}, reader views and search indexes have a table %d times",
  async (options, times) => {
    const { page } = await build(options);
    const html = page.documentElement.outerHTML;
    const count = (text: string | null | undefined) => text!.split(TABLE).length - 1;
    const read = (source: string) =>
      count(new Readability(parseHTML(source).document).parse()!.textContent);
    expect(read(html)).toBe(times);
    const broken = html.replaceAll(/ hidden="[^"]*"/g, "");
    expect(read(broken), "the check counts what only paper shows").toBe(times + 1);
    for (const item of page.querySelectorAll("[data-pagefind-ignore]")) item.remove();
    expect(count(page.body.textContent)).toBe(times);
  },
);
