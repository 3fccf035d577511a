/** Builds the book of plugin/hosts/mdbook/template/ and hostile pages with the real mdBook. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Portable, render } from "../../plugin/portable.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { hostileTexts, judge } from "../support/hostile-texts.js";

const NAME = "eleventy-plugin-lora-visualizer";
const browser = await useBrowser();
const root = mkdtempSync(path.join(tmpdir(), "lora-mdbook-"));

beforeAll(() => {
  if (spawnSync("mdbook", ["--version"]).status !== 0)
    execFileSync("apt-get", ["install", "-y", "mdbook"]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Returns the folder of a book like the template, with these files in place of its own. */
function createBook(files: Readonly<Record<string, string>> = {}): string {
  const book = mkdtempSync(path.join(root, "book-"));
  cpSync("plugin/hosts/mdbook/template", book, { recursive: true });
  mkdirSync(path.join(book, "node_modules/.bin"), { recursive: true });
  symlinkSync(path.resolve(), path.join(book, "node_modules", NAME));
  const command = `../${NAME}/dist/scripts/command/main.js`;
  symlinkSync(command, path.join(book, "node_modules/.bin/lora-visualizer"));
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(book, name), content);
  return book;
}

function build(book: string) {
  const { status, stdout, stderr } = spawnSync("mdbook", ["build"], { cwd: book });
  return { status, log: `${stdout}${stderr}` };
}

const readPage = (book: string, name = "matrix") =>
  readFileSync(path.join(book, `book/${name}.html`), "utf8");
const toDocument = (html: string) => parseHTML(html).document;
const edit = (book: string, from: string, to: string) => {
  const file = path.join(book, "book.toml");
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

/** Returns what readers get of each figure on a page. */
const listFigures = (html: string) =>
  [...toDocument(html).querySelectorAll("figure.lora")].map((figure) => ({
    number: figure.querySelector(".lora-number")?.textContent,
    caption: figure.querySelector(".lora-number + span")?.textContent?.trim(),
    alt: figure.querySelector("svg.lora-wide")?.getAttribute("aria-label"),
  }));

const draw = (tag: string, options = {}): Portable => JSON.parse(render(tag, options));
const matrix = draw("<% lora 8, 4096, 4096 %>");

it("the template's book has numbers by chapter, captions, references, a table and every other host's picture", () => {
  const book = createBook();
  expect(build(book)).toMatchObject({ status: 0, log: expect.not.stringMatching(/WARN|ERROR/) });
  const html = readPage(book);
  expect(listFigures(html)).toEqual([
    {
      number: "Figure\u00a01.1",
      caption: "A matrix of one layer, with r = 8.",
      alt: matrix.alt,
    },
    {
      number: "Figure\u00a01.2",
      caption: expect.stringMatching(/rank 64$/),
      alt: "LoRA at rank 64 trains a larger share of the same matrix.",
    },
  ]);
  const page = toDocument(html);
  expect(page.querySelector('main a[href="#fig-matrix"]')?.textContent).toBe("Figure\u00a01.1");
  expect(page.querySelector("main")?.textContent).toContain("65,536 parameters");
  expect([...page.querySelectorAll("main p > code")].map((item) => item.textContent)).toEqual([
    "<% lora 8, 64, 64 %>",
  ]);
  expect(html).toContain(/<svg[^>]*lora-wide.*?<\/svg>/s.exec(matrix.html!)![0]);
  const models = readPage(book, "models");
  expect(models).toContain("124,439,808");
  expect(models).toContain("Figure\u00a02.1");
  expect(readFileSync(path.join(book, "book/lora.css"), "utf8")).toContain("@layer lora");
});

it("a missing caption or alternative would be noticed", () => {
  const book = createBook({
    "strip.mjs": `import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
if (process.argv[2] === "supports") process.exit(0);
const command = "node_modules/.bin/lora-visualizer";
const input = readFileSync(0);
const book = String(execFileSync(command, ["mdbook"], { input, maxBuffer: 1e9 }));
process.stdout.write(
  book.replace(/<figcaption.*?<\\/figcaption>/g, "").replaceAll("aria-label", "data-label"),
);
`,
  });
  edit(book, "npx lora-visualizer mdbook", "node strip.mjs");
  expect(build(book).status).toBe(0);
  expect(listFigures(readPage(book))[0]).toEqual({
    number: undefined,
    caption: undefined,
    alt: null,
  });
});

it("wrong tags stop the build, with a line each that has the file and the line", () => {
  const text = '# A\n\n<% lora 8, 0, 64 %>\n\nA <% lora 8, 64, 64 %>\n\n<% loraRef "none" %>\n';
  const book = createBook({ "src/matrix.md": text });
  const { status, log } = build(book);
  expect(status).not.toBe(0);
  expect(log.match(/^src\/matrix\.md:.*/gm)).toEqual([
    expect.stringMatching(/^src\/matrix\.md:3: d must be a whole number .*; got 0/),
    expect.stringMatching(/^src\/matrix\.md:5: /),
    expect.stringMatching(/^src\/matrix\.md:7: .*none/),
  ]);
  expect(log).not.toMatch(/^ {4}at /m);
});

it.each([
  ["interactive = 1", /book\.toml: interactive must be true or false; got 1/],
  ["data = 8", /book\.toml: data must be a table, such as \{ rank = 8 \}; got 8/],
])("%s in book.toml is one line", (line, message) => {
  const book = createBook();
  edit(book, "data = { rank = 8 }", line);
  expect(build(book).log).toMatch(message);
});

it("a book has a language, and other renderers get no HTML", () => {
  const book = createBook();
  edit(book, 'language = "en"', 'language = "de"');
  expect(build(book).status).toBe(0);
  expect(readPage(book)).toContain("65.536");
  const asks = (renderer: string) =>
    spawnSync("node_modules/.bin/lora-visualizer", ["mdbook", "supports", renderer], { cwd: book });
  expect(asks("html").status).toBe(0);
  expect(asks("markdown").status).toBe(1);
});

it("a file of the author that has the stylesheet's name stays", () => {
  const book = createBook({ "lora.css": "mine" });
  const { status, log } = build(book);
  expect(status).not.toBe(0);
  expect(log).toContain(
    "lora.css: there is already a file with this name that this program has not written; move it",
  );
  expect(readFileSync(path.join(book, "lora.css"), "utf8")).toBe("mine");
});

it("sliders change the picture if the author wants them", async () => {
  const book = createBook();
  edit(book, "data = { rank = 8 }", "data = { rank = 8 }\ninteractive = true");
  edit(
    book,
    'additional-css = ["lora.css"]',
    'additional-css = ["lora.css"]\nadditional-js = ["lora.js"]',
  );
  expect(build(book).status).toBe(0);
  const page = await openSite(browser, path.join(book, "book"), {
    viewport: { width: 1200, height: 900 },
  });
  await page.goto("http://site.test/matrix.html");
  const picture = page.locator("figure.lora svg.lora-wide").first();
  const before = await picture.innerHTML();
  await page.locator("figure.lora input[type=range]").first().press("End");
  await expect.poll(() => picture.innerHTML()).not.toBe(before);
  await page.context().close();
});

it("no text of a caption or alternative becomes markup", async () => {
  const quote = (text: string) => `"${text.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
  // The captions of this host have Markdown, without HTML and unsafe links.
  const texts = hostileTexts.filter((text) => !/<%|\0|\[\^/.test(text));
  const tags = texts.map(
    (text) => `<% lora 8, 64, 64, caption=${quote(`c ${text}`)}, alt=${quote(`a ${text}`)} %>\n`,
  );
  const book = createBook({ "src/matrix.md": `# A\n\n${tags.join("\n")}` });
  const { log } = build(book);
  const html = readPage(book);
  expect(listFigures(html).length, log).toBe(texts.length);
  const [, main = ""] = /<main>(.*)<\/main>/s.exec(html)!;
  expect(await judge(browser, main)).toEqual([]);
  expect(await judge(browser, main.replaceAll("&lt;", "<"))).not.toEqual([]);
});
