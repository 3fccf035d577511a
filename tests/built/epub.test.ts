/// <reference lib="dom" />
/** The e-book of a site carries complete figures. `npm run exam standards` validates it with EPUBCheck and Ace. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { BESIDE } from "../../src/html/details.js";
import { writeFigure } from "../../src/html/figure.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { useBrowser } from "../support/browser.js";
import {
  type Carried,
  findActiveParts,
  readFigures,
  sortLabels,
  withoutNarrow,
} from "../support/carried.js";
import { config, contents, runEleventy } from "../support/eleventy.js";
import { readMarkup } from "../support/markup.js";
import { temporary } from "../support/temporary.js";

const browser = await useBrowser();

const unzip = (book: Uint8Array) =>
  new Map(Object.entries(unzipSync(book)).map(([name, bytes]) => [name, bytes]));

const toText = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  strFromU8(files.get(`EPUB/${name}`)!);

const bodyOf = (xhtml: string) => /<body[^>]*>(.*)<\/body>/s.exec(xhtml)![1]!;

const parse = (xhtml: string) => parseHTML(`<html><body>${bodyOf(xhtml)}</body></html>`).document;

/** The pages of the site's book. */
const PAGES = [
  "chapters/11-generative-ai-and-llms",
  "chapters/12-choosing-and-running-lora",
  "sims/lora-visualizer",
];

describe("the book of this site", () => {
  const bytes = readFileSync("_site/book.epub");
  const files = unzip(bytes);
  const documents = PAGES.map((_, index) => toText(files, `page-${index + 1}.xhtml`));
  const pages = PAGES.map((page) => readFileSync(`_site/${page}/index.html`, "utf8"));
  const inBook = documents.map((document) => readFigures(bodyOf(document)));
  const onPages = pages.map(readFigures);

  it("has every figure of its pages once, with the same number, texts, tables and labels", () => {
    expect(inBook.flat().length).toBeGreaterThan(25);
    expect(inBook.map(sortLabels)).toEqual(onPages.map(sortLabels));
  });

  it("differs from its pages if a description, an alternative or a figure is lost", () => {
    const [first = ""] = documents;
    const broken = [
      first.replace(/<aside.*?<\/aside>/s, ""),
      first.replace(/( class="lora-wide"[^>]*?) aria-label="[^"]*"/, "$1"),
      first.replace(/<figure class="lora".*?<\/figure>/s, ""),
      first.replace(/(<figure class="lora".*?<\/figure>)/s, "$1$1"),
    ];
    const expected = sortLabels(onPages[0]!);
    expect(sortLabels(readFigures(bodyOf(first)))).toEqual(expected);
    for (const document of broken)
      expect(sortLabels(readFigures(bodyOf(document)))).not.toEqual(expected);
  });

  it("has one picture for each figure, with a size, and a description directly after the figure", () => {
    for (const document of documents) {
      expect(findActiveParts(withoutNarrow(bodyOf(document)))).toEqual([]);
      for (const figure of parse(document).querySelectorAll("figure.lora")) {
        const svg = figure.querySelector(".lora-wide");
        if (!svg) continue;
        expect(Number(svg.getAttribute("width"))).toBeGreaterThan(100);
        expect(Number(svg.getAttribute("height"))).toBeGreaterThan(100);
        const details = svg.getAttribute("aria-details");
        if (details === null) continue;
        expect(figure.nextElementSibling?.localName).toBe("aside");
        expect(figure.nextElementSibling?.id).toBe(details);
      }
    }
  });

  it.each([
    ["a small screen", 360, ".lora-narrow"],
    ["a reader of books", 501, ".lora-narrow"],
    ["a tablet", 768, ".lora-wide"],
    ["a reading system without stylesheets", 360, ".lora-wide"],
  ])("shows on %s each figure once, with its note", async (name, width, shown) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const style = name.includes("without") ? "" : toText(files, "style.css");
    await page.setContent(
      `<!doctype html><style>${style}</style><meta name="viewport">${bodyOf(documents[0]!)}`,
    );
    const figures = await page.locator("figure:has(.lora-narrow)").evaluateAll((all) =>
      all.map((figure) => {
        const visible = (selector: string) =>
          [...figure.querySelectorAll<HTMLElement>(selector)].filter((item) =>
            item.checkVisibility(),
          );
        const pictures = visible(".lora-wide,.lora-narrow") as unknown as SVGSVGElement[];
        const scale = (svg: SVGSVGElement) =>
          svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        const sizes = pictures.flatMap((svg) =>
          [...svg.querySelectorAll("text")].map(
            (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale(svg),
          ),
        );
        return {
          pictures: pictures.map((svg) => `.${svg.getAttribute("class")}`),
          smallest: Math.min(...sizes),
          isUpright: [...figure.querySelectorAll(".lora-narrow tspan")].some(
            (item) => getComputedStyle(item).fontStyle !== "italic",
          ),
        };
      }),
    );
    // Pages of some reading systems do not scroll.
    const cut = await page.locator("table").evaluateAll((tables) => {
      const getWidth = (item: Element) => item.getBoundingClientRect().width;
      return tables.filter((table) => getWidth(table) > getWidth(table.parentElement!)).length;
    });
    if (style && width > 500) expect(cut).toBe(0);
    // Without the stylesheet, the widest table is too wide.
    if (!style) expect(cut).toBeGreaterThan(0);
    await context.close();
    expect(figures.length).toBeGreaterThan(15);
    for (const { pictures, smallest, isUpright } of figures) {
      expect(pictures).toEqual([shown]);
      if (!style) continue;
      expect(smallest).toBeGreaterThanOrEqual(11);
      expect(isUpright).toBe(false);
    }
  });

  it("is well-formed, with MathML and without scripts, styles, details and KaTeX's HTML", () => {
    for (const [name, content] of files) {
      if (!name.endsWith(".xhtml")) continue;
      const xhtml = strFromU8(content);
      expect(readMarkup(xhtml.slice(xhtml.indexOf("<html"))).length, name).toBeGreaterThan(5);
      expect(xhtml).not.toMatch(
        /<(?:script|style|details|form|annotation)\b|katex-html|katex-mathml|hidden="until/,
      );
    }
    for (const document of documents) {
      expect(document).toContain("<math ");
      const formulas = parse(document).querySelectorAll("math, mrow, msub, msup, msubsup");
      const texts = [...formulas].flatMap(({ childNodes }) =>
        [...childNodes].filter(({ nodeName }) => nodeName === "#text"),
      );
      expect(texts.length).toBeGreaterThan(5);
      for (const { textContent } of texts) expect(textContent).toBe(" ");
    }
    expect(documents[0]).toContain('alttext="B \\in \\mathbb{R}^{d \\times r}"');
    expect(documents[0]).toContain("ℝ");
  });

  it("lists all its numbered figures and tables, and its links lead to elements", () => {
    const navigation = toText(files, "nav.xhtml");
    const listed = (type: string) =>
      [...parse(navigation).querySelectorAll(`#${type} a`)].map((link) =>
        link.textContent!.replace(/\s/g, " ").replace(/^(\S+ \S+).*/, "$1"),
      );
    const numbers = (figures: readonly Carried[]) => figures.map(({ number }) => number);
    const all = onPages.flatMap(numbers);
    expect([...listed("loi"), ...listed("lot")].sort()).toEqual([...all].sort());
    expect(listed("lot")).toHaveLength(3);
    const names = [...files.keys()].filter((name) => name.endsWith(".xhtml"));
    for (const name of names) {
      const document = toText(files, name.replace("EPUB/", ""));
      for (const link of parse(document).querySelectorAll("a[href]")) {
        const href = link.getAttribute("href")!;
        if (/^https?:/.test(href)) continue;
        const [file, id = ""] = href.split("#");
        const target = file ? toText(files, file) : document;
        expect(target, href).toContain(id && `id="${decodeURIComponent(id)}"`);
      }
    }
  });

  it("states its language, titles, types of content and accessibility, and has the site's card as cover", () => {
    const contents = toText(files, "package.opf");
    for (const [index, document] of documents.entries()) {
      const [, title = ""] = /<h1[^>]*>([^<]*)/.exec(document)!;
      expect(document).toContain(`<title>${title}</title>`);
      expect(document).toContain(' lang="en" xml:lang="en"');
      expect(contents).toContain(
        `href="page-${index + 1}.xhtml" media-type="application/xhtml+xml" properties="mathml svg"`,
      );
    }
    const properties = [...contents.matchAll(/property="schema:(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(properties)]).toEqual([
      "accessMode",
      "accessModeSufficient",
      "accessibilityFeature",
      "accessibilityHazard",
      "accessibilitySummary",
    ]);
    const [, cover = ""] = /href="([^"]*)"[^>]*properties="cover-image"/.exec(contents)!;
    const card = readFileSync("_site/chapters/11-generative-ai-and-llms/index.html", "utf8");
    const [, url = ""] = /og:image" content="[^"]*?([^/"]+\.png)"/.exec(card)!;
    expect(Buffer.from(files.get(`EPUB/${cover}`)!)).toEqual(readFileSync(`_site/lora/${url}`));
  });

  it("starts with its type, which is not compressed", () => {
    expect(bytes.subarray(30, 58).toString()).toBe("mimetypeapplication/epub+zip");
    expect(bytes.readUInt16LE(8)).toBe(0);
  });
});

describe("the book of another site", () => {
  const png = readFileSync("_site/figures/merge-1.png");
  const site = (
    { copy = true, ...options }: { readonly copy?: boolean },
    lang: string,
  ): Record<string, string | Uint8Array> => ({
    "package.json": '{ "type": "module" }',
    "eleventy.config.js": config(
      copy ? 'eleventyConfig.addPassthroughCopy("eins/*.png");' : "",
    ).replace(
      "(loraVisualizer)",
      `(loraVisualizer, ${JSON.stringify({
        siteUrl: "https://a.test",
        epub: { title: "A & B", date: "2026-11-29", pages: ["/eins/", "/zwei/"], ...options },
      })})`,
    ),
    "_includes/base.njk":
      '<!doctype html><html lang="{{ lang }}" dir="{{ dir }}"><body><nav>Menu</nav><main>{{ content | safe }}</main></body></html>',
    "eins/a b.png": png,
    "eins.md": `---
layout: base.njk
lang: ${lang}
dir: ${lang === "ar" ? "rtl" : "ltr"}
---
# Eins

<% lora 8, 4096, 4096, id="first" %>

![Ein Bild](a%20b.png) ![Fern](https://b.test/c.png)

[two](../zwei/#late) [three](../drei/) [none](#none)<br>

<iframe src="https://b.test/x" title="Film"></iframe><script>x</script><b @click="x" hidden>y</b>
`,
    "zwei.md": `---\nlayout: base.njk\nlang: en\n---\n# Two\n\n<% lora 1, 8, 8, id="late" %>\n`,
    "drei.md": `# Three

<svg viewBox="0 0 9 9" onload="x()"><title>Drawing</title><style>rect{fill:red}</style><script>x</script><rect id="r" width="9" height="9"/><use href="#r"/><use href="/icons.svg#a"/><image href="../eins/a%20b.png" width="9" height="9"/></svg>

<details name="g"><summary onclick="x()"><h2>More</h2></summary>Text</details>
`,
  });

  /** Runs the real Eleventy command on the site. Returns its log and the written files. */
  async function build(options: object, lang = "de", folder = temporary()) {
    for (const [name, content] of Object.entries(site(options, lang))) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    const { log, exitCode } = await runEleventy(folder, ["--pathprefix=/book/"]);
    const output = path.join(folder, "_site");
    return { log, exitCode, files: existsSync(output) ? contents(output) : new Map() };
  }

  it("has PNG figures, the site's images, and links instead of other embedded content", async () => {
    const { files, log, exitCode } = await build({ images: "png", file: "/out/b.epub" });
    expect(exitCode, log).toBe(0);
    const book = unzip(files.get("out/b.epub")!);
    const [first, second] = [toText(book, "page-1.xhtml"), toText(book, "page-2.xhtml")];
    expect(readMarkup(bodyOf(first)).length).toBeGreaterThan(5);
    expect(first).toContain('lang="de" xml:lang="de"');
    expect(second).toContain('lang="en" xml:lang="en"');
    const { document } = parseHTML(bodyOf(first));
    const images = [...document.querySelectorAll("img")];
    const source = document.querySelector("picture > source")!;
    expect(source.getAttribute("media")).toBe("(max-width: 600px)");
    const narrow = Buffer.from(book.get(`EPUB/${source.getAttribute("srcset")}`)!);
    expect([narrow.readUInt32BE(16), narrow.readUInt32BE(20)]).toEqual(
      ["width", "height"].map((name) => 2 * Number(source.getAttribute(name))),
    );
    expect(images.map((image) => image.getAttribute("alt"))).toEqual([
      expect.stringContaining("65.536 Parameter"),
      "Ein Bild",
    ]);
    expect(images[0]!.getAttribute("width")).toBe("720");
    expect(book.get(`EPUB/${images[1]!.getAttribute("src")}`)).toEqual(new Uint8Array(png));
    expect([...document.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "https://b.test/c.png",
      "page-2.xhtml#late",
      "https://a.test/book/drei/",
      "page-1.xhtml",
      "https://b.test/x",
    ]);
    expect(first).not.toMatch(/Menu|<svg|<iframe|<script|@click/);
    const opf = toText(book, "package.opf");
    expect(opf).toContain("<dc:title>A &amp; B</dc:title>");
    expect(opf).toContain(">https://a.test/book/out/b.epub<");
    expect(opf).not.toMatch(/cover|svg"/);
    expect(opf).toContain(
      ">Jedes Bild hat eine Textalternative. Zu Abbildungen mit vielen Zahlen gibt es eine Beschreibung und Tabellen. " +
        "Formeln liegen als MathML vor. Das Buch hat ein Inhaltsverzeichnis und Überschriften.<",
    );
    const headings = [...parse(toText(book, "nav.xhtml")).querySelectorAll("h1, h2")];
    expect(headings.map(({ textContent }) => textContent)).toEqual(["Inhalt", "Abbildungen"]);
  });

  it.each([undefined, "/mine/b.epub"])(
    "replaces only the book of an earlier build, at the URL %s",
    async (file) => {
      const folder = temporary();
      const written = path.join(folder, "_site", file ?? "book.epub");
      const options = file ? { file } : {};
      expect((await build(options, "de", folder)).exitCode).toBe(0);
      const book = readFileSync(written);
      expect((await build({ ...options, title: "New" }, "de", folder)).exitCode).toBe(0);
      expect(readFileSync(written)).not.toEqual(book);
      // Another program that writes the book again, such as an editor, keeps no comment of the zip file.
      const mine = Buffer.from(zipSync(unzipSync(book)));
      writeFileSync(written, mine);
      const { exitCode, log } = await build(options, "de", folder);
      expect(exitCode).toBe(1);
      expect(log).toContain(
        "there is already a file with this name that this program has not written",
      );
      expect(readFileSync(written)).toEqual(mine);
    },
  );

  it.each([
    ["an image", "../secret", "eins/a b.png", {}],
    ["a folder with an image", "../folder", "eins", {}],
    ["a link to a link to an image", "links/link", "eins/a b.png", {}],
    ["the cover", "../secret", "cover.png", { cover: "/cover.png" }],
  ])("contains no file of another folder to which %s leads", async (_, target, name, options) => {
    const folder = path.join(temporary(), "site");
    for (const parent of ["_site/eins", "links", "../folder"])
      mkdirSync(path.join(folder, parent), { recursive: true });
    writeFileSync(path.join(folder, "../secret"), "secret");
    writeFileSync(path.join(folder, "../folder/a b.png"), "secret");
    symlinkSync("../../secret", path.join(folder, "links/link"));
    writeFileSync(path.join(folder, "mine.png"), png);
    const link = path.join(folder, "_site", name);
    const copies = { copy: false, images: "png", ...options };
    rmSync(link, { recursive: true, force: true });
    symlinkSync(path.join(folder, target), link);
    const { log, exitCode, files } = await build(copies, "de", folder);
    expect(exitCode, log).toBe(1);
    expect(log).toMatch(
      /(?:epub: \/eins\/: )?\S.*png is outside the project: move it into the folder/,
    );
    expect(files.has("book.epub")).toBe(false);
    rmSync(link, { recursive: true, force: true });
    if (name === "eins") return;
    // The second build runs in a renamed folder.
    symlinkSync(path.relative(path.dirname(link), path.join(folder, "mine.png")), link);
    const again = await build(copies, "de", folder);
    expect(again.exitCode, again.log).toBe(0);
    const images = [...unzip(again.files.get("book.epub")!).values()];
    expect(images).toContainEqual(new Uint8Array(png));
  });

  it("keeps titles and files of the author's pictures, and no scripts in attributes", async () => {
    const { files } = await build({ pages: ["/drei/"] });
    const book = unzip(files.get("book.epub")!);
    const body = bodyOf(toText(book, "page-1.xhtml"));
    const [, picture = ""] = /<svg[^>]*viewBox="0 0 9 9">(.*?)<\/svg>/.exec(body)!;
    const [, file = ""] = /<image href="([^"]+)"/.exec(picture)!;
    expect(book.get(`EPUB/${file}`)).toEqual(new Uint8Array(png));
    expect(picture.replace(file, "")).toBe(
      '<title>Drawing</title><style>rect{fill:red}</style><rect id="r" width="9" height="9"/>' +
        '<use href="#r"/><image href="" width="9" height="9"/>',
    );
    expect(body).toMatch(/<div><div><h2 id="[^"]+">More<\/h2><\/div>Text<\/div>/);
    expect(body).not.toMatch(/ on\w+="|<script/);
    expect(toText(book, "package.opf")).toContain(">alternativeText<");
  });

  it("has the headings of the options, and the direction of its language", async () => {
    const { files } = await build({ figures: "X & Y", summary: "Z" }, "ar");
    const book = unzip(files.get("book.epub")!);
    const [navigation, opf] = [toText(book, "nav.xhtml"), toText(book, "package.opf")];
    expect(navigation).toContain('lang="ar" xml:lang="ar" dir="rtl"');
    expect(navigation).toMatch(/<h1[^>]*>\P{L}*المحتويات\P{L}*<.*<h2[^>]*>X &amp; Y</su);
    expect(opf).toContain('<spine page-progression-direction="rtl">');
    expect(opf).toContain('"schema:accessibilitySummary">Z<');
    expect(toText(book, "page-1.xhtml")).toMatch(/<html[^>]* dir="rtl">.*<aside[^>]* dir="rtl"/s);
    expect(toText(book, "page-2.xhtml")).not.toContain('lang="en" dir=');
    expect(navigation).toContain(
      '<a href="page-2.xhtml" lang="en" xml:lang="en" dir="ltr">Two</a>',
    );
    expect(navigation).toContain('<a href="page-2.xhtml#late" lang="en" xml:lang="en" dir="ltr">');
    expect(navigation).toContain('<a href="page-1.xhtml#first">');
    expect(opf.match(/<dc:language>\w+/g)).toEqual(["<dc:language>ar", "<dc:language>en"]);
  });

  it("has pictures with all texts inside in a right-to-left language, as do feeds", async () => {
    const { files } = await build({}, "ar");
    const book = unzip(files.get("book.epub")!);
    const [body, style] = [bodyOf(toText(book, "page-1.xhtml")), toText(book, "style.css")];
    expect(await countOutside(body, style, 360)).toBe(0);
    // EPUB 3.3 forbids these properties in stylesheets.
    expect(style).not.toMatch(/[^-](?:direction|unicode-bidi):/);
    const decomposition: Figure = figures.decomposition;
    const words = getWords(decomposition, locales.ar);
    const drawing = decomposition.draw({ rank: 8, d: 64, k: 64 }, { words });
    const figure = { drawing, words: words.html, details: BESIDE, isInteractive: true };
    for (const html of [body, writeFigure(figure, { id: "a", isStatic: true })]) {
      expect(await countOutside(html, "", 768)).toBe(0);
      expect(await countOutside(html.replace(/ direction="ltr"/g, ""), "", 768)).toBeGreaterThan(2);
    }
  });

  /** Returns how many texts are outside the visible pictures of a right-to-left page. */
  async function countOutside(body: string, style: string, width: number): Promise<number> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(`<html dir="rtl"><style>${style}</style><meta name="viewport">${body}`);
    const count = await page.locator("figure svg text").evaluateAll(
      (texts) =>
        texts.filter((text) => {
          const [inner, outer] = [text, text.closest("svg[role]")!].map((item) =>
            item.getBoundingClientRect(),
          ) as [DOMRect, DOMRect];
          return inner.left < outer.left - 1 || inner.right > outer.right + 1;
        }).length,
    );
    await page.close();
    return count;
  }

  it.each([
    [{ pages: ["/none/"] }, "epub.pages must be URLs of HTML pages of the site"],
    [{ cover: "/none.png" }, "epub.cover must be the path of a PNG"],
    [{ date: "yesterday" }, 'date must be a date such as "2026-11-29"'],
    [{ siteUrl: "https://a.test" }, "title, pages, date"],
  ])("stops the build for the options %j", async (options, message) => {
    const { log, exitCode, files } = await build(options);
    expect(exitCode).not.toBe(0);
    expect(log).toContain(message);
    expect(log).not.toMatch(/ at .*file:/);
    expect(files.has("book.epub")).toBe(false);
  });
});
