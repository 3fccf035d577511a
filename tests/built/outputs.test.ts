/**
 * Pages, feeds of Eleventy's official plugin, reader views as in Firefox, e-books and files carry figures with the
 * same texts and numbers.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { Renderer } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import { findActiveParts, readFigures } from "../support/carried.js";
import { shape } from "../support/cases.js";
import { runs, sampled } from "../support/draws.js";
import { config, contents, runEleventy } from "../support/eleventy.js";
import { readTagging } from "../support/pdf.js";
import { temporary } from "../support/temporary.js";

/** An example of every kind of figure, except the kind that reads files. */
const examples = sampled(
  allFigures
    .filter(({ name }) => name !== "adapter")
    .flatMap(({ name, examples }) => examples.map((values) => ({ figure: name, ...values }))),
  ({ figure }) => figure,
);

const steps = { rank: 8, d: 512, k: 512, steps: [1, 8, 16], goal: 0.9 };
const shapes = fc.tuple(
  shape,
  fc.record({
    format: fc.constantFrom("svg", "png", "tactile"),
    table: fc.boolean(),
    interactive: fc.boolean(),
  }),
);
const drawn: readonly object[] = [
  ...examples,
  steps,
  ...fc.sample(shapes, runs(5)).map(([input, options]) => ({ ...input, ...options })),
];

const SITE = "https://a.test";
const FEEDS = ["rss", "atom", "json"] as const;

let site: Promise<Map<string, Buffer>> | undefined;

/** Builds the site in the first test that calls this function. */
function buildSite(): Promise<Map<string, Buffer>> {
  site ??= buildOutputs();
  return site;
}

async function buildOutputs(): Promise<Map<string, Buffer>> {
  const rss = JSON.stringify(import.meta.resolve("@11ty/eleventy-plugin-rss"));
  const metadata = { title: "Book", language: "en", base: `${SITE}/`, author: { name: "A" } };
  const feeds = FEEDS.map((type) => {
    const options = { type, outputPath: `/${type}.txt`, collection: { name: "post" }, metadata };
    return `eleventyConfig.addPlugin(feedPlugin, ${JSON.stringify(options)});`;
  });
  const tags = drawn.map((values) => {
    const written = Object.entries(values).map(([name, item]) => `${name}=${JSON.stringify(item)}`);
    return `<% lora ${written.join(", ")} %>\n\n`;
  });
  const rest =
    '<% loraTable ranks=[1, 2], d=8, k=8 %>\n\n<% loraList %>\n\n[B](../b/) <% loraRef "late" %>\n';
  const epub = { title: "Book", date: "2026-11-29", pages: ["/a/", "/b/"] };
  const sources = {
    "package.json": '{ "type": "module" }',
    "eleventy.config.js": `import { feedPlugin } from ${rss};\n${config(...feeds).replace(
      "(loraVisualizer)",
      `(loraVisualizer, ${JSON.stringify({ siteUrl: SITE, epub })})`,
    )}`,
    "a.md": `---\ntags: post\ntitle: A\nchapter: 1\n---\n${tags.join("")}${rest}`,
    "b.md": `---\ntags: post\ntitle: B\nchapter: 2\nlang: de\n---\n${tags[0]}<% lora 1, 8, 8, id="late" %>\n`,
  };
  const folder = temporary();
  for (const [name, content] of Object.entries(sources))
    writeFileSync(path.join(folder, name), content);
  const { log, exitCode } = await runEleventy(folder);
  expect(exitCode, log).toBe(0);
  return contents(path.join(folder, "_site"));
}

const getText = (files: ReadonlyMap<string, Buffer>, name: string) => String(files.get(name));

/** Returns the HTML of a page, as the readers of a feed get it. */
function getContent(feed: string, type: (typeof FEEDS)[number], title = "A"): string {
  if (type === "json") {
    const { items } = JSON.parse(feed) as { items: { title: string; content_html: string }[] };
    return items.find((item) => item.title === title)!.content_html;
  }
  const { document } = parseHTML(feed);
  const items = [...document.querySelectorAll("item,entry")];
  const item = items.find((entry) => entry.querySelector("title")?.textContent === title)!;
  return item.querySelector("description,content")!.textContent!;
}

/** Returns the values of `href`, `src` and `srcset`, except those of links within the page. */
function findAddresses(html: string): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const values = [...document.querySelectorAll("[href],[src]")].flatMap((item) => [
    item.getAttribute("href") ?? item.getAttribute("src")!,
    ...(item.getAttribute("srcset")?.split(", ") ?? []).map((file) => file.split(" ")[0]!),
  ]);
  return values.filter((value) => !value.startsWith("#"));
}

describe.each(FEEDS)("a feed in the format %s", (type) => {
  it("has every figure of the page with the same texts, one picture each, no controls, and absolute URLs", async () => {
    const files = await buildSite();
    const html = getContent(getText(files, `${type}.txt`), type);
    const figures = readFigures(html);
    expect(figures).toHaveLength(drawn.length + 1);
    expect(figures).toEqual(readFigures(getText(files, "a/index.html")));
    const german = readFigures(getContent(getText(files, `${type}.txt`), type, "B"));
    expect(german).toEqual(readFigures(getText(files, "b/index.html")));
    expect(german.map(({ number }) => number)).toEqual(["Abbildung 2.1", "Abbildung 2.2"]);
    expect(findActiveParts(html)).toEqual([]);
    const addresses = findAddresses(html);
    expect(addresses.length).toBeGreaterThan(drawn.length);
    for (const address of addresses) {
      const { origin, pathname } = new URL(address);
      if (origin !== SITE) continue;
      const [, file = ""] = /^\/(.*)$/.exec(pathname.replace(/\/$/, "/index.html")) ?? [];
      expect([...files.keys()], address).toContain(file);
    }
  });
});

it("the checks reject the page itself, whose figures have controls", async () => {
  const page = getText(await buildSite(), "a/index.html");
  const reasons = findActiveParts(page).map((reason) => reason.split(": ")[1]);
  for (const reason of ["lora-figure", "form", "input", "fieldset", "svg", "--"])
    expect(reasons).toContain(reason);
  expect(() => findAddresses(page).map((address) => new URL(address))).toThrow();
});

/** Returns what a reader view shows of a page. It keeps the classes, by which the checks find figures. */
function toReaderView(page: string): string {
  const { document } = parseHTML(`<html><body><main>${page}</main></body></html>`);
  return new Readability(document, { keepClasses: true }).parse()!.content!;
}

describe("a reader view", () => {
  it("has every figure with its picture, caption, description and tables, and no controls", async () => {
    const page = getText(await buildSite(), "a/index.html");
    const view = toReaderView(page);
    expect(readFigures(view)).toEqual(readFigures(page));
    expect(view).not.toMatch(/<(?:input|button|select|fieldset)/);
  });

  it("loses a picture whose form has text only in the picture, which the comparison finds", async () => {
    const page = getText(await buildSite(), "a/index.html");
    const broken = page.replace(/<span>(<svg.*?<\/svg>)<\/span>/g, "$1");
    expect(readFigures(toReaderView(broken))).not.toEqual(readFigures(page));
  });
});

it("an e-book has every figure with the same texts in the page's language, one picture each", async () => {
  const files = await buildSite();
  const book = unzipSync(files.get("book.epub")!);
  for (const [index, name] of ["a", "b"].entries()) {
    const [, body = ""] = /<body>(.*)<\/body>/s.exec(
      strFromU8(book[`EPUB/page-${index + 1}.xhtml`]!),
    )!;
    expect(readFigures(body)).toEqual(readFigures(getText(files, `${name}/index.html`)));
    expect(findActiveParts(body)).toEqual([]);
  }
});

it("the command's SVG files have the page's alternatives and labels, and PDFs its alternatives", async () => {
  const figures = readFigures(getText(await buildSite(), "a/index.html"));
  const renderer = new Renderer();
  for (const [index, { figure, ...values }] of examples.entries()) {
    const drawing = allFigures.find(({ name }) => name === figure)!.draw(values);
    const scene = drawing.compose("wide");
    const { document } = parseHTML(toSvg(scene));
    const { alternatives, labels, tables } = figures[index]!;
    expect([document.querySelector("desc")!.textContent]).toEqual(alternatives);
    const texts = [...document.querySelectorAll("text")].map((item) => item.textContent!);
    expect(texts.map((text) => text.replace(/\s+/g, " ").trim()).join(" ")).toBe(labels);
    const pdf = await renderer.toPdf(scene, { table: drawing.table() });
    const { tags } = readTagging(Buffer.from(pdf));
    expect(tags.flatMap(({ alt }) => alt ?? [])).toEqual(alternatives);
    expect(tables[0]!.length).toBe(drawing.table().rows.length + 1);
  }
});
