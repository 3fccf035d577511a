/// <reference lib="dom" />
/**
 * Pages, feeds of Eleventy's official plugin, reader views as in Firefox, e-books and files carry figures with the
 * same texts and numbers.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import markdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import type { Values } from "../../src/options.js";
import { useBrowser } from "../support/browser.js";
import { findActiveParts, readFigures, sortLabels, withoutNarrow } from "../support/carried.js";
import { shape } from "../support/cases.js";
import { openSite } from "../support/chromium.js";
import { run, toArguments } from "../support/command.js";
import { runs, sampled } from "../support/draws.js";
import { config, contents, runEleventy } from "../support/eleventy.js";
import { readTagging, readText } from "../support/pdf.js";
import { readTexts } from "../support/png.js";
import { temporary } from "../support/temporary.js";

/** The adapter of tests/reference in the site. */
const ADAPTER = "adapter/adapter_model.safetensors";

/** An example of every kind of figure. */
const examples = sampled(
  allFigures.flatMap(({ name, examples }) =>
    examples.map((values) => ({
      figure: name,
      ...values,
      ...(name === "adapter" ? { file: ADAPTER } : {}),
    })),
  ),
  ({ figure }) => figure,
);

const steps = { rank: 8, d: 512, k: 512, steps: [1, 8, 16], goal: 0.9 };
const shapes = fc.tuple(
  shape,
  fc.record({
    format: fc.constantFrom("svg", "png"),
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
  cpSync("tests/reference/adapter", path.join(folder, path.dirname(ADAPTER)), { recursive: true });
  for (const [name, content] of Object.entries(sources))
    writeFileSync(path.join(folder, name), content);
  const { log, exitCode } = await runEleventy(folder);
  expect(exitCode, log).toBe(0);
  return contents(path.join(folder, "_site"));
}

const browser = await useBrowser();

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

/** Returns what figures carry. A picture of several ranks has its labels in another order in a page. */
const readWords = (html: string) =>
  readFigures(html).map((figure) => ({ ...figure, labels: figure.labels.split(" ").sort() }));

describe.each(FEEDS)("a feed in the format %s", (type) => {
  it("has every figure of the page with the same texts, one picture each, no controls, and absolute URLs", async () => {
    const files = await buildSite();
    const html = getContent(getText(files, `${type}.txt`), type);
    const figures = readWords(html);
    expect(figures).toHaveLength(drawn.length + 1);
    expect(figures).toEqual(readWords(getText(files, "a/index.html")));
    const german = readWords(getContent(getText(files, `${type}.txt`), type, "B"));
    expect(german).toEqual(readWords(getText(files, "b/index.html")));
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

  it("has one picture for each figure, the wide one, whatever it keeps of attributes", async () => {
    const page = getText(await buildSite(), "a/index.html");
    const countPictures = (html: string) =>
      readFigures(html.replace(/ (?:hidden|display|style)="[^"]*"/g, "")).map(
        ({ caption, alternatives }) => [caption !== "", alternatives.length],
      );
    const view = toReaderView(page);
    const counts = countPictures(view);
    expect(counts).toHaveLength(drawn.length + 1);
    expect(counts.slice(0, -1)).toEqual(drawn.map(() => [true, 1]));
    expect(view).toContain("lora-wide");
    expect(view).not.toContain("lora-narrow");
    const broken = page.replaceAll(' hidden="until-found"', "");
    expect(countPictures(toReaderView(broken))).not.toEqual(counts);
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
    expect(sortLabels(readFigures(body))).toEqual(
      sortLabels(readFigures(getText(files, `${name}/index.html`))),
    );
    expect(findActiveParts(withoutNarrow(body))).toEqual([]);
  }
});

/** The parts by which the outputs of a figure are compared. Labels are the text in the picture, with its values. */
type Part =
  | "number"
  | "caption"
  | "alternative"
  | "labels"
  // The picture in words, with a list of its parts.
  | "description"
  | "explanation"
  | "table"
  // Rows that are not printed, because the picture does not show them.
  | "further rows";

const ON_PAGES: readonly Part[] = [
  ...(["number", "caption", "alternative", "labels"] as const),
  ...(["description", "explanation", "table", "further rows"] as const),
];

/** The parts that each output carries, once. Only pages number figures. In print, pictures replace descriptions. */
const MATRIX = {
  page: ON_PAGES,
  print: ON_PAGES.filter((part) => !["description", "further rows"].includes(part)),
  rss: ON_PAGES,
  atom: ON_PAGES,
  json: ON_PAGES,
  "reader view": ON_PAGES,
  "e-book": ON_PAGES,
  svg: ["alternative", "labels"],
  png: ["alternative"],
  pdf: ["alternative", "labels", "table"],
  microsim: ON_PAGES.filter((part) => part !== "number"),
} as const satisfies Readonly<Record<string, readonly Part[]>>;

type Output = keyof typeof MATRIX;

/** What a reader gets of a figure. */
interface Received {
  readonly alternatives: readonly string[];
  readonly text: string;
}

/** Returns text without whitespace, word joiners and marks of direction, because outputs break lines in different places. */
const toCompact = (text: string) => text.replace(/[\s\u200b\u2060\u2066-\u2069]/g, "");

const countIn = (text: string, words: string) => text.split(words).length - 1;

const findFigures = (html: string): Element[] => {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll("figure.lora")];
};

const toText = (items: Iterable<Element>) =>
  toCompact([...items].map((item) => item.textContent).join(" "));

/** Returns the words of each part of a figure on a page. */
function readParts(figure: Element): Readonly<Record<Part, string>> {
  const { number, caption, alternatives, labels } = readFigures(figure.outerHTML)[0]!;
  return {
    number: toCompact(number),
    caption: toCompact(caption),
    alternative: alternatives.join(),
    labels: toCompact(labels),
    description: toText(figure.querySelectorAll(".lora-data > ul")),
    explanation: toText(figure.querySelectorAll(".lora-data p")),
    table: toText(figure.querySelectorAll("thead, thead + tbody")),
    "further rows": toText(figure.querySelectorAll("tbody + tbody")),
  };
}

/** Returns what readers get of each figure in HTML, with the description to which its picture refers. */
function readHtml(html: string): Received[] {
  const carried = readFigures(html);
  return findFigures(html).map((figure, index) => {
    const details = figure.querySelector("[aria-details]")?.getAttribute("aria-details");
    const parts = [figure, ...(details ? [figure.ownerDocument.getElementById(details)!] : [])];
    for (const part of parts)
      for (const item of part.querySelectorAll("[hidden],[display=none],output")) item.remove();
    return { alternatives: carried[index]!.alternatives, text: toText(parts) };
  });
}

const ADAPTER_FILE = path.resolve("tests/reference/adapter/adapter_model.safetensors");

/** Writes a figure by the command in its formats, and returns what readers get of each. */
async function runCommand(example: (typeof examples)[number]): Promise<Map<Output, Received>> {
  const { figure: name, ...values } = example;
  const folder = temporary();
  const figure = allFigures.find((item) => item.name === name)!;
  const given = toArguments(figure, values as Values, ADAPTER_FILE);
  const outputs = [["a.svg"], ["a.png"], ["a.pdf", "--table"]];
  for (const [file = "", ...flags] of outputs) {
    const { code, error } = await run(...given, "-o", path.join(folder, file), ...flags);
    expect(code, error).toBe(0);
  }
  await run(...given, "--microsim", path.join(folder, "sim"));
  const read = (file: string) => readFileSync(path.join(folder, file));

  const svg = parseHTML(String(read("a.svg"))).document.querySelector("svg")!;
  const label = svg.getAttribute("aria-label");
  const descriptions = [...svg.querySelectorAll("desc")].map((item) => item.textContent!);
  const texts = readTexts(read("a.png"));
  expect(texts.get("Title")).toEqual([svg.querySelector("title")!.textContent]);
  const pdf = read("a.pdf");
  const tags = readTagging(pdf).tags;
  const [main] = readHtml(String(read("sim/main.html")));
  const page = markdownIt({ html: true }).render(String(read("sim/index.md")));
  const { body } = parseHTML(`<html><body>${page}</body></html>`).document;
  return new Map<Output, Received>([
    [
      "svg",
      {
        alternatives: [...(label === null ? [] : [label]), ...descriptions],
        text: toText(svg.querySelectorAll("text")),
      },
    ],
    ["png", { alternatives: texts.get("Description") ?? [], text: "" }],
    ["pdf", { alternatives: tags.flatMap(({ alt }) => alt ?? []), text: toCompact(readText(pdf)) }],
    ["microsim", { ...main!, text: main!.text + toText([body]) }],
  ]);
}

/** Returns the parts of which an output has more or fewer copies than the matrix states. */
function findDifferences(
  output: Output,
  { alternatives, text }: Received,
  parts: Readonly<Record<Part, string>>,
): string[] {
  const carried: readonly Part[] = MATRIX[output];
  return ON_PAGES.filter((part) => parts[part]).flatMap((part) => {
    const words = parts[part];
    // A part may contain another: some descriptions contain the caption.
    const expected =
      part === "alternative"
        ? Number(carried.includes(part))
        : carried
            .filter((other) => other !== "alternative")
            .reduce((sum, other) => sum + countIn(parts[other], words), 0);
    const count =
      part === "alternative"
        ? alternatives.filter((item) => item === words).length
        : countIn(text, words);
    return count === expected ? [] : [`${part}: ${count} instead of ${expected}`];
  });
}

/** Prints each figure of a page alone, in columns that show wide pictures, and returns what the PDF files carry. */
async function printFigures(files: ReadonlyMap<string, Buffer>): Promise<Received[]> {
  const texts = [...files].map(([name, content]) => [`/${name}`, String(content)]);
  const page = await openSite(browser, Object.fromEntries(texts));
  await page.goto("http://site.test/a/", { waitUntil: "networkidle" });
  // Links back repeat the number.
  const ends = await page.evaluateHandle(() => {
    for (const link of document.querySelectorAll(".lora-end>div>p:first-child")) link.remove();
    return [...document.querySelectorAll(".lora-end>div")];
  });
  const items: Received[] = [];
  for (let index = 0; index < examples.length; index++) {
    const header = await ends.evaluate((ends, index) => {
      for (const child of document.body.children) (child as HTMLElement).style.display = "none";
      const figure = document.querySelectorAll("figure.lora")[index]!;
      const end = document.querySelector(".lora-end")!;
      for (const shown of [figure, end]) shown.removeAttribute("style");
      end.replaceChildren(...ends.filter(({ id }) => id === `${figure.id}-details`));
      return figure.querySelector("thead")!.textContent;
    }, index);
    const pdf = await page.pdf({ width: "900px", tagged: true });
    const alternatives = readTagging(pdf).tags.flatMap(({ alt }) => alt ?? []);
    // The second column of a printed table repeats the header.
    const [before, first = "", ...others] = toCompact(readText(pdf)).split(toCompact(header!));
    items.push({ alternatives, text: [before, toCompact(header!), first, ...others].join("") });
  }
  await page.context().close();
  return items;
}

let received: Promise<Map<Output, Received[]>> | undefined;

/** Returns what readers get of each figure of a page in the outputs that are written with it. */
function readSite(): Promise<Map<Output, Received[]>> {
  received ??= buildSite().then(async (files) => {
    const page = getText(files, "a/index.html");
    const book = unzipSync(files.get("book.epub")!);
    return new Map<Output, Received[]>([
      ["page", readHtml(page)],
      ["print", await printFigures(files)],
      ...FEEDS.map(
        (type) => [type, readHtml(getContent(getText(files, `${type}.txt`), type))] as const,
      ),
      ["reader view", readHtml(toReaderView(page))],
      ["e-book", readHtml(strFromU8(book["EPUB/page-1.xhtml"]!))],
    ]);
  });
  return received;
}

describe("the outputs of an example of each kind of figure", () => {
  const names = examples.map(({ figure }) => figure);

  it("are an example of every kind", () => {
    expect([...names].sort()).toEqual(allFigures.map(({ name }) => name).sort());
  });

  it.each([...names.entries()])("%d, %s, carry the parts that the matrix states", async (index) => {
    const figures = findFigures(getText(await buildSite(), "a/index.html"));
    const parts = readParts(figures[index]!);
    const outputs = await runCommand(examples[index]!);
    for (const [output, items] of await readSite()) outputs.set(output, items[index]!);
    expect([...outputs.keys()].sort()).toEqual(Object.keys(MATRIX).sort());
    for (const [output, item] of outputs)
      expect(findDifferences(output, item, parts), output).toEqual([]);
  });

  it("differ from the matrix if a part is lost, changed, repeated, or in an output that should not have it", async () => {
    const [figure] = findFigures(getText(await buildSite(), "a/index.html"));
    const parts = readParts(figure!);
    const complete = (await readSite()).get("page")![0]!;
    const { alternatives, text } = complete;
    const carried = ON_PAGES.filter((part) => part !== "alternative" && parts[part]);
    expect(carried.length).toBeGreaterThan(5);
    for (const part of carried) {
      const words = parts[part];
      const name = new RegExp(`^${part}: `, "m");
      const toList = (changed: string) =>
        findDifferences("page", { alternatives, text: changed }, parts).join("\n");
      expect(toList(text.replace(words, ""))).toMatch(name);
      expect(toList(text.replace(words, `${words.slice(0, -1)}?`))).toMatch(name);
      expect(toList(text + words)).toMatch(name);
      // A PNG file has no text.
      expect(findDifferences("png", complete, parts).join("\n")).toMatch(name);
    }
    for (const broken of [[], ["Another"], [...alternatives, ...alternatives]])
      expect(findDifferences("png", { alternatives: broken, text: "" }, parts)).toHaveLength(1);
  });
});
