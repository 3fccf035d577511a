/** Tests that no text of an author becomes markup, in any host, whatever the host allows. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import MarkdownIt from "markdown-it";
import attributes from "markdown-it-attrs";
import katex from "markdown-it-katex";
import { beforeAll, describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { allFigures } from "../../src/figures/index.js";
import { writeTag } from "../../src/tag/arguments.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";
import { readBook } from "../support/book.js";
import { useBrowser } from "../support/browser.js";
import { run } from "../support/command.js";
import { config, contents, runEleventy } from "../support/eleventy.js";
import {
  foreignHtml,
  hostileData,
  hostileDocument,
  hostileMarkdown,
  hostileTexts,
  judge,
  withoutEscapes,
} from "../support/hostile-texts.js";
import { createPseudo } from "../support/pseudo.js";
import { renderMdx, renderRemark } from "../support/remark.js";
import { sharedFolder, temporary } from "../support/temporary.js";

const browser = await useBrowser();

const toPage = (body: string) => `<!doctype html><meta charset="utf-8"><title>T</title>${body}`;

/** Expects that a document shows the texts and is harmless, but not if its texts are not escaped. */
async function expectNoHarm(page: string, type?: string): Promise<void> {
  expect(page.split("harm()").length).toBeGreaterThan(10);
  expect(await judge(browser, page, type)).toEqual([]);
  expect(await judge(browser, withoutEscapes(page))).toContain("a script has run");
}

function renderMarkdownIt(options: object, prepare = (_: MarkdownIt) => {}): string {
  const md = new MarkdownIt(options).use(attributes as never);
  prepare(md);
  return md.use(loraMarkdown).render(hostileMarkdown, { ...hostileData });
}

/** Returns the document after the command, as another program renders it. */
function renderExpanded(nameImage?: (ordinal: number) => string): string {
  const { text, faults, warnings } = expandDocument(hostileDocument, "a.md", nameImage);
  expect(faults).toEqual([]);
  expect(warnings.length).toBeGreaterThan(50);
  const [, , body = ""] = text.split(/^---$/m);
  return new MarkdownIt({ html: true }).use(attributes as never).render(body);
}

/** Renders some of the figures, and tables, in a language whose sentences and numbers contain a text. */
function renderInLanguage(text: string, number: number): string {
  const addText = (sentence: string) => sentence + text;
  const pseudo = createPseudo(addText);
  const { language } = pseudo;
  const locale = {
    ...pseudo,
    language: { ...language, numbers: { ...language.numbers, group: text } },
  };
  const tag = language.tag.toLowerCase();
  const options = {
    locales: [{ tag, locale, scripts: {} }],
    lang: language.tag,
    interactive: true,
  };
  const md = new MarkdownIt().use(loraMarkdown, options);
  const tags = allFigures.flatMap((figure, index) => {
    const [values = {}] = figure.examples;
    const isChosen = index % 4 === number % 4 && figure.name !== "adapter";
    return isChosen
      ? writeTag(toFigureArguments(figure, asAllWritten(figure.options, values)))
      : [];
  });
  const others = [
    "<% lora 8, 4096, 4096, steps=[1, 8] %>",
    "<% loraTable ranks=[1, 8], d=4096, k=4096 %>",
  ];
  return md.render([...tags, ...others].join("\n\n"));
}

const HOSTS: Readonly<Record<string, () => string | Promise<string>>> = {
  "markdown-it": () => renderMarkdownIt({}),
  "markdown-it with HTML, all schemes and KaTeX": () =>
    renderMarkdownIt({ html: true, linkify: true }, (md) => {
      md.use(katex as never);
      md.validateLink = () => true;
    }),
  "remark with dangerous HTML": () => renderRemark(hostileMarkdown, {}, { ...hostileData }),
  MDX: () => renderMdx(hostileMarkdown, { data: () => hostileData }),
  expand: () => renderExpanded(),
  "expand with image files": () => renderExpanded((ordinal) => `a-${ordinal}.png`),
  "a catalog": () => hostileTexts.slice(0, 12).map(renderInLanguage).join(""),
};

describe.each(Object.entries(HOSTS))("in %s", (_, render) => {
  it("no text becomes markup", async () => {
    const page = toPage(await render());
    await expectNoHarm(page);
  });
});

/** Texts without characters that no font has. */
const titles = hostileTexts.filter((text) => /^[\n -~]*$/.test(text) && text.trim());

describe("in Eleventy", () => {
  const options = {
    siteUrl: "https://a.test",
    siteName: titles[3],
    epub: { title: titles[4], author: titles[5], date: "2026-11-29", pages: ["/all/"] },
  };
  const words = `<img data-harm src=x onerror="harm()">`;
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "words/en/page.ftl": `figure = { $number }${words}\ndetails = ${words}\n`,
    "eleventy.config.js": config(
      "eleventyConfig.amendLibrary('md', (md) => { md.validateLink = () => true; });",
    ).replace(
      "(loraVisualizer)",
      `(loraVisualizer, { ...${JSON.stringify(options)}, locales: "words" })`,
    ),
    "_includes/base.njk":
      "<!doctype html><html lang=en><head><title>{{ title }}</title></head><body><main>{{ content | safe }}</main></body></html>",
    "_data/captions.json": JSON.stringify(hostileData.captions),
    "_data/alts.json": JSON.stringify(hostileData.alts),
    "all.md": `---\nlayout: base.njk\nchapter: 1\n---\n# Title\n\n<% lora 8, 64, 64, id="z" %>\n\nSee <% loraRef "z" %>.\n\n${hostileMarkdown}\n\n<% loraList %>\n`,
    // Markdown reads the HTML of a shortcode in a sentence.
    "sentences.md":
      '---\ntemplateEngineOverride: njk,md\nlayout: base.njk\n---\n{% for key, text in captions %}\n\nText {% lora 8, 64, 64, "caption=" + text, "table=false" %} text.\n\n{% endfor %}',
    "feed.njk":
      "---\npermalink: /feed.xml\n---\n{% for page in collections.all %}{% if page.url == '/all/' %}<b>{{ page.content | renderTransforms(page.data.page, 'https://a.test/') }}</b>{% endif %}{% endfor %}",
  };
  for (const [index, title] of titles.slice(0, 24).entries())
    files[`card-${index}.md`] =
      `---json\n${JSON.stringify({ layout: "base.njk", title, description: title, image: `/card-${index}.png` })}\n---\n<% lora 8, 64, 64 %>\n`;
  const folder = sharedFolder();
  let log: string;
  let output: ReadonlyMap<string, Buffer>;
  const read = (name: string) => String(output.get(name));
  beforeAll(async () => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    const run = await runEleventy(folder);
    log = run.log;
    expect(run.exitCode, log).toBe(0);
    output = contents(path.join(folder, "_site"));
  });

  it.each(["all", "sentences"])("no text becomes markup on the page %s", async (name) => {
    await expectNoHarm(read(`${name}/index.html`));
  });

  it("each text with HTML causes one warning", () => {
    const warnings = log.split("\n").filter((line) => line.includes("all.md: HTML in"));
    expect(warnings.length).toBeGreaterThan(50);
    expect(new Set(warnings).size).toBe(warnings.length);
    for (const warning of warnings)
      expect(warning).toMatch(/^\[lora\] \.?\/?all\.md: HTML in a caption/);
  });

  it("no text becomes markup in a feed", async () => {
    const [, content = ""] = /<b>(.*?)<\/b>$/s.exec(read("feed.xml"))!;
    const html = withoutEscapes(content);
    expect(html).not.toContain("<output");
    await expectNoHarm(toPage(html));
  });

  it("no title becomes markup on a page with a card", async () => {
    const cards = [...output.keys()].filter((name) => /^card-\d+\.png$/.test(name));
    expect(cards).toHaveLength(24);
    const pages = cards.map((card) => read(card.replace(".png", "/index.html")));
    const heads = pages.map((page) => /<head>(.*?)<\/head>/s.exec(page)![1]);
    await expectNoHarm(toPage(heads.join("")));
  });

  it("no text becomes markup in an e-book", async () => {
    const book = unzipSync(output.get("book.epub") ?? new Uint8Array());
    const names = Object.keys(book).filter((name) => name.endsWith(".xhtml"));
    expect(names).toHaveLength(2);
    const documents = names.map((name) => strFromU8(book[name]!));
    for (const item of documents) expect(await judge(browser, item, "xhtml")).toEqual([]);
    await expectNoHarm(documents.sort((a, b) => a.length - b.length).at(-1)!, "xhtml");
  });
});

describe("in an e-book of other people's HTML", () => {
  it("nothing is live, and nothing is loaded from elsewhere", async () => {
    const files = await readBook(foreignHtml);
    const bodies = foreignHtml.map((_, index) => files.get(`page-${index + 1}.xhtml`)!);
    expect(bodies.filter((body) => body.includes("End")).length).toBeGreaterThan(40);
    // One page at a time takes too long.
    const [start] = bodies[0]!.split("<body>");
    const inner = bodies.map((body) =>
      body.slice(body.indexOf("<body>") + 6, body.indexOf("</body>")),
    );
    expect(
      await judge(browser, `${start}<body>${inner.join("\n")}</body></html>`, "xhtml"),
    ).toEqual([]);
    // A page with this element would leave.
    const raw = foreignHtml.slice(0, 40).filter((html) => !html.includes("http-equiv"));
    const control = await judge(browser, toPage(raw.join("")), "xhtml.html");
    expect(control).toEqual(expect.arrayContaining(["a script has run", "animate", "set"]));
    expect(control.join()).toContain("a request to https://b.test");
  });

  it("SVG files are cleaned too", async () => {
    // Browsers run only files that are well-formed, which most of the HTML is not.
    const wellFormed = [
      "<svg><script>harm()</script><text>End</text></svg>",
      '<svg onload="harm()"><text>End</text></svg>',
      '<svg><a href="#x"><animate attributeName="href" to="javascript:harm()"/><text>End</text></a></svg>',
      '<svg><a href="#x"><set attributeName="href" to="javascript:harm()"/><text>End</text></a></svg>',
    ];
    const svgs = [...wellFormed, ...foreignHtml.filter((html) => html.startsWith("<svg>"))];
    const pages = svgs.map((_, index) => `<img src="/${index}.svg" alt="x">`);
    const sources = svgs.map((svg, index) => [
      `/${index}.svg`,
      `<?xml version="1.0"?>${svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')}`,
    ]);
    const files = await readBook(pages, Object.fromEntries(sources));
    const images = [...files].filter(([name]) => name.endsWith(".svg"));
    expect(images.length).toBeGreaterThan(5);
    for (const [, svg] of images) expect(await judge(browser, svg, "svg")).toEqual([]);
    const control: string[] = [];
    for (const [, svg] of sources) control.push(...(await judge(browser, svg!, "svg")));
    expect(control).toEqual(expect.arrayContaining(["a script has run", "animate", "set"]));
  });
});

describe("in a MicroSim", () => {
  const hostile = titles.filter((title) => title.includes("harm()"));
  const braces = hostile.filter((title) => title.includes("{"));
  it.each([...hostile.slice(0, 4), ...braces.slice(0, 6), "harm()\n```\n<b data-harm>x"])(
    "the title %j stays text",
    async (title) => {
      const folder = path.join(temporary(), "docs/sims/lora");
      const { code } = await run("8", "64", "64", "--microsim", folder, "--title", title);
      expect(code).toBe(0);
      const [page = "", index = ""] = ["main.html", "index.md"].map((name) =>
        readFileSync(path.join(folder, name), "utf8"),
      );
      const md = new MarkdownIt({ html: true }).use(attributes as never);
      md.validateLink = () => true;
      const [, , ...body] = index.split(/^---$/m);
      const rendered = toPage(md.render(body.join("---")));
      for (const html of [page, rendered]) expect(await judge(browser, html)).toEqual([]);
      for (const html of [page, rendered])
        if (title.startsWith("<img"))
          expect(await judge(browser, withoutEscapes(html))).not.toEqual([]);
    },
  );
});
