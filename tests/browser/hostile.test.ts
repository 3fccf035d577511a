/** Tests that no text of an author becomes markup, in any host, whatever the host allows. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import MarkdownIt from "markdown-it";
import attributes from "markdown-it-attrs";
import katex from "markdown-it-katex";
import { beforeAll, describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { render } from "../../plugin/portable.js";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { escapeText } from "../../src/escape.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { reserve } from "../../src/figures/lines.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords, type Locale } from "../../src/locales/index.js";
import { toSvg } from "../../src/render/svg.js";
import type { Scene } from "../../src/scene.js";
import { readBook } from "../support/book.js";
import { useBrowser } from "../support/browser.js";
import { run } from "../support/command.js";
import { isExam } from "../support/draws.js";
import { config, contents, runEleventy } from "../support/eleventy.js";
import {
  findMarkup,
  foreignHtml,
  hostileData,
  hostileDocument,
  hostileMarkdown,
  hostileTexts,
  judge,
  listErrors,
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

/** Returns a language whose sentences contain a text, and whose number words and lists consist of the next texts. */
function createHostile(number: number): Locale {
  const pick = (offset: number) => hostileTexts[(number + offset) % hostileTexts.length]!;
  const pseudo = createPseudo((sentence) => sentence + pick(0));
  const numbers = {
    ...pseudo.language.numbers,
    ...{ decimal: pick(1), group: pick(2), minus: pick(3), percent: [pick(4), pick(5)] as const },
    units: { 3: pick(6), 6: pick(7), 9: pick(8), 12: pick(9) },
    bytes: [10, 11, 12, 13, 14].map(pick),
  };
  const direction = number % 2 ? "rtl" : "ltr";
  const list = [pick(15), pick(16)] as const;
  return { ...pseudo, language: { ...pseudo.language, direction, numbers, list } };
}

/** Returns a figure in a language: a page with both pictures, and the picture of a card. */
function drawIn(locale: Locale, figure: Figure): string {
  const words = getWords(figure, locale);
  const [values = {}] = figure.examples;
  const drawing = figure.draw(values, { words });
  const room = { x: 0, y: 0, width: 560, height: 380 };
  const card = drawing.card.draw(room, reserve);
  const scene = { width: 560, height: 380, title: drawing.card.headline, desc: "", children: card };
  return toHtml(drawing, { id: "x", interactive: true }, words.html) + toSvg(scene as Scene);
}

/** Renders tables and a figure in a language whose sentences and numbers contain texts. */
function renderInLanguage(number: number): string {
  const locale = createHostile(number);
  const { language } = locale;
  const tag = language.tag.toLowerCase();
  const options = {
    locales: [{ tag, locale, scripts: {} }],
    lang: language.tag,
    interactive: true,
  };
  const tags = [
    "<% lora 8, 4096, 4096, steps=[1, 8] %>",
    "<% loraTable ranks=[1, 8], d=4096, k=4096 %>",
  ];
  return new MarkdownIt().use(loraMarkdown, options).render(tags.join("\n\n"));
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
  "a catalog": () => hostileTexts.map((_, i) => (i % 4 ? "" : renderInLanguage(i))).join(""),
};

describe.each(Object.entries(HOSTS))("in %s", (_, render) => {
  it("no text becomes markup", async () => {
    const page = toPage(await render());
    await expectNoHarm(page);
  });
});

describe("in pictures of a catalog", () => {
  const draws = allFigures.flatMap((figure, kind) =>
    hostileTexts.flatMap((_, number) => {
      // A quarter of the texts takes some seconds.
      const isDrawn = isExam || number % 4 === kind % 4;
      return isDrawn ? [[figure, number, drawIn(createHostile(number), figure)] as const] : [];
    }),
  );

  it("no sentence, number word or list becomes markup in a page, its pictures or a card, in any kind", () => {
    expect(new Set(draws.map(([figure]) => figure.name)).size).toBe(allFigures.length);
    let harmful = 0;
    for (const [{ name }, number, html] of draws) {
      expect(findMarkup(html), `${name}: ${hostileTexts[number]}`).toEqual([]);
      harmful += Number(findMarkup(withoutEscapes(html)).length > 0);
    }
    // The control: other texts than "*" are markup if they are not escaped.
    expect(harmful).toBeGreaterThan(draws.length / 2);
  });

  it("no text runs in a browser, in any kind of figure", async () => {
    const seen = new Set<Figure>();
    const first = draws.filter(([figure, number]) => {
      const isNew = number > 3 && !seen.has(figure);
      if (isNew) seen.add(figure);
      return isNew;
    });
    expect(first).toHaveLength(allFigures.length);
    await expectNoHarm(toPage(first.map(([, , html]) => html).join("")));
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

describe("in a figure of a hostile page", () => {
  const names = ["__proto__", "constructor", "toString", "none", "decomposition", "en", ""];
  const values = fc.oneof(
    fc.constantFrom(...names, ...hostileTexts),
    fc.constantFrom("null", "5", "{", "[]", '{"rank":null}', '{"rank":1e999}', '{"__proto__":5}'),
    fc.json(),
  );
  const attributes = fc.constantFrom("figure", "language", "numbers", "input");

  it("data attributes of any value cause no error, and no text runs", async () => {
    const script = readFileSync("dist/controls.js", "utf8");
    const words = "globalThis.loraWords = { none: { files: {} } };";
    const drawn = JSON.parse(render("<% lora 8, 64, 64 %>", { interactive: true }));
    const changes = fc.sample(fc.tuple(attributes, values), 100);
    const figures = changes.map(([name, value], index) => {
      const attribute = `data-${name}="${escapeText(value)}"`;
      const html = drawn.html.replaceAll('"lora"', `"lora-${index}"`);
      return html
        .replace(new RegExp(` data-${name}=(?:"[^"]*"|'[^']*')`), "")
        .replace("<lora-figure", () => `<lora-figure ${attribute}`);
    });
    const page = toPage(`${figures.join("")}<script>${words}${script}</script>`);
    const errors = await listErrors(browser, page);
    expect(errors).toEqual([]);
    expect(await judge(browser, page)).toEqual([]);
  });
});
