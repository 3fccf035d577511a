/** Tests what a book keeps of other people's HTML. tests/browser/hostile.test.ts tests that nothing in it is live. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { EPUB } from "../../plugin/epub/index.js";
import { escapeText } from "../../src/escape.js";
import { allFigures } from "../../src/figures/index.js";
import { BESIDE } from "../../src/html/details.js";
import type { FigureDocument } from "../../src/html/document.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { GlyphError } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { readBook } from "../support/book.js";
import { runs } from "../support/draws.js";

it("the content of unknown elements, safe styles and safe addresses are kept", async () => {
  const files = await readBook([
    `<x-y class="a">kept</x-y><p style="color:red; text-align : right;float:x(1)" data-a="b" aria-label="c (d)">e</p>
<svg viewBox="0 0 9 9"><style>/* a */ .b > rect{fill:url("#g");stroke:red} @media print{rect{fill:blue}}</style>
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)" transform="rotate(4)"/></svg>
<math><semantics><mrow><mi>x</mi></mrow><annotation>x</annotation></semantics></math>
<a href="mailto:a@b.test">m</a><a href="tel:1">t</a><img alt="dot" src="data:image/png;base64,AA"><svg><image href="data:image/png;base64,AA"/></svg>`,
  ]);
  const page = files.get("page-1.xhtml")!;
  for (const part of [
    '<body>kept<p style="color:red;text-align : right" data-a="b" aria-label="c (d)">e</p>',
    "<style>.b &gt; rect{fill:url(&quot;#g&quot;);stroke:red}</style>",
    '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>',
    '<rect fill="url(#g)" transform="rotate(4)"/>',
    "<mrow><mi>x</mi></mrow></math>",
    '<a href="mailto:a@b.test">m</a><a href="tel:1">t</a><img alt="dot" src="data:image/png;base64,AA"/>',
    '<image href="data:image/png;base64,AA"/>',
  ])
    expect(page).toContain(part);
});

it.each([
  ["a long word in a style", '<p style="color:', "a", '">'],
  ["a long word in a picture", '<svg><rect fill="', "-", '"/></svg>'],
  ["elements", "", "<br>", ""],
  ["unknown elements", "", "<x>a</x>", ""],
  ["the content of an unknown element", "<x>", "<br>", "</x>"],
  ["removed elements", "", "<input>", ""],
  ["images without an address", "", "<img>", ""],
  ["images that the site does not have", "", "<img src=x>", ""],
  ["embedded files", "", "<video src=x></video>", ""],
])("a page with 2 MB of %s ends", async (_, start, piece, end) => {
  // In quadratic time, a page would take minutes.
  const files = await readBook([start + piece.repeat(2 ** 21 / piece.length) + end]);
  expect(files.get("page-1.xhtml")).toContain("<p>End</p></body>");
});

const [decomposition] = allFigures;
const document: FigureDocument = {
  drawing: decomposition!.draw({ rank: 4, d: 64, k: 64, goal: 0.75 }),
  words: getHtmlWords(),
  details: BESIDE,
  isInteractive: true,
  pageLang: "en",
};

const goal =
  '<div class="lora-goal"><p>8?</p><output></output><details><summary>Answer</summary>64</details></div>';

/** A page with every kind of content that a book changes. */
const EVERYTHING = `<html lang="en"><head><title>Not shown</title><meta property="og:image" content="https://a.test/cover.png"></head>
<body><nav>Menu</nav><main><script>1</script><h1>One &amp; all</h1><p hidden>x</p><h3 id="heading-2">Deep</h3><h2 id="a b">Two</h2><h3>Three</h3><h4>Four</h4><h2></h2>
<p><a href="#a%20b">here</a> <a href="/1/#t">there</a> <a href="/1/index.html#no">page</a> <a href="/2/">site</a> <a href="https://b.test/">web</a></p>
<figure class="lora" id="f"><lora-figure><form>not read</form></lora-figure></figure>
<figure class="lora" id="g"><picture class="lora-wide"><source srcset="/s.svg"><source srcset="/p.png 2x" width="5" height="4"><img alt="P" src="/q.gif"></picture><details class="lora-data"><p>Title</p></details></figure>
<figure class="lora-content-table" id="t"><figcaption><span class="lora-number">Table 1:</span> T</figcaption></figure>
<details open><summary><h2>In</h2></summary>a</details><details><summary>B</summary>b</details>
<iframe src="/v.html" title="Video"></iframe><video src="/v.mp4"></video><object data="/o"></object><audio></audio><img alt="gone"><img alt="no" src="/no.png"><img src="https://b.test/x.png"><img alt="d" src="data:image/png;base64,AA">
<svg aria-hidden="true"><image href="/q.gif"></image><image href="/no.gif"></image><use href="#n"></use><use href="/x.svg"></use></svg>
<span class="katex"><math> <semantics><mrow><mi mathvariant="double-struck">R</mi><mi>C</mi></mrow><annotation> x </annotation></semantics></math><span>R</span></span><span class="katex">?</span></main></body></html>`;
const PLAIN = `<html lang="ar" dir="rtl"><head><title>Last</title></head><body><h2>H</h2><table id="t"><caption><span class="lora-number">1</span> &lt;</caption></table>${goal}<div class="lora-answers">64</div></body></html>`;

it("a book of every kind of content matches the reference, with pictures as SVG or PNG", async () => {
  const site = {
    "/cover.png": "c",
    "/p.png": "p",
    "/q.gif": "q",
    "/s.svg": '<svg><script>1</script><image href="/x"></image><a href="#b">s</a></svg>',
  };
  const options = { author: "A & B", cover: "/s.svg", summary: "S", contents: "C", figures: "F" };
  const draw = async ({ width }: Scene) => Buffer.from(`${width} px`);
  const books = [
    await readBook([EVERYTHING, PLAIN], site, undefined, {}, { f: document }),
    await readBook(
      [PLAIN, EVERYTHING],
      site,
      draw,
      { ...options, file: "/b.epub" },
      { f: document },
    ),
  ];
  const text = books.map((files) =>
    [...files].map(([name, content]) => `== ${name}\n${content}`).join("\n"),
  );
  await expect(text.join("\n\n")).toMatchFileSnapshot("../reference/books.txt");
});

it("a book states what its pages contain for readers with disabilities, and nothing else", async () => {
  const pieces = {
    visual: '<svg aria-label="a"></svg>',
    alone: '<img src="/a.png">',
    unknown: '<img alt="" src="/a.gif">',
    MathML: "<math><mi>x</mi></math>",
    longDescription: '<figure class="lora" id="f"></figure>',
  };
  const kinds = Object.keys(pieces) as (keyof typeof pieces)[];
  await fc.assert(
    fc.asyncProperty(fc.subarray(kinds), async (drawn) => {
      const pages = drawn.map((kind) => pieces[kind]).concat("");
      const images = { "/a.png": "", "/a.gif": "" };
      const files = await readBook(pages, images, undefined, {}, { f: document });
      const metadata = files.get("package.opf")!;
      const states = (property: string) =>
        [...metadata.matchAll(new RegExp(`"schema:${property}">([^<]*)`, "g"))].map(
          ([, value]) => value,
        );
      const [hasPictures, hasAlternatives] = [
        drawn.some((kind) => kind !== "MathML"),
        !drawn.includes("alone"),
      ];
      const when = (condition: boolean, ...values: string[]) => (condition ? values : []);
      expect(states("accessMode")).toEqual(["textual", ...when(hasPictures, "visual")]);
      expect(states("accessModeSufficient")).toEqual([
        ...when(hasPictures, "textual,visual"),
        ...when(hasAlternatives, "textual"),
      ]);
      expect(states("accessibilityFeature").slice(3)).toEqual([
        ...when(hasPictures && hasAlternatives, "alternativeText"),
        ...when(drawn.includes("longDescription"), "longDescription"),
        ...when(drawn.includes("MathML") || drawn.includes("longDescription"), "MathML"),
      ]);
      expect(states("accessibilityHazard")).toEqual([
        drawn.includes("unknown") ? "unknown" : "none",
      ]);
    }),
    { numRuns: runs(20) },
  );
});

it("an address that is not well-formed stops no build, and an error names its page", async () => {
  const addresses = fc.sample(
    fc.string({
      unit: fc.constantFrom(..."%%%01afz/#?.:\\[] ", "%00", "%ff", "%2e"),
      minLength: 1,
    }),
    200,
  );
  const pages = ["#100%", "/b%zz.png", "%00.png", "%ff.png", ...addresses].map((address) => {
    const value = escapeText(address);
    return `<h1 id="100%">x</h1><a href="${value}">a</a><img src="${value}" alt="b"><svg><image href="${value}"/></svg>`;
  });
  const files = await readBook(pages);
  const hrefs = [...files.values()].flatMap((file) =>
    Array.from(file.matchAll(/ href="([^"]*)"/g), ([, href]) => href!),
  );
  expect(hrefs).toContain("#100%25");
  for (const href of hrefs) expect(href).not.toMatch(/%(?![\da-f]{2})/i);
  const deep = "<div>".repeat(20_000);
  await expect(readBook(["a", deep])).rejects.toThrow(/^epub: \/1\/: [^\n]+$/);
});

it("elements that are nested too deep are an error of one line that names the page, the SVG file or the cover", async () => {
  const depth = 100_000;
  const svg = `<svg>${"<g>".repeat(depth)}</svg>`;
  for (const tag of ["div", "b", "x", "ul><li", "table><tr><td", "svg><g"])
    await expect(readBook([`<${tag}>`.repeat(depth)]), tag).rejects.toThrow(
      "epub: /0/: elements must be nested at most 500 deep",
    );
  await expect(readBook(['<img src="/a.svg">'], { "/a.svg": svg })).rejects.toThrow(
    "epub: /0/: /a.svg: elements must be nested at most 500 deep",
  );
  const cover = readBook([""], { "/a.svg": svg }, undefined, { cover: "/a.svg" });
  await expect(cover).rejects.toThrow(
    "epub: cover: /a.svg: elements must be nested at most 500 deep",
  );
});

it("an image in a folder of the page named like the book's own is the page's", async () => {
  const files = await readBook(['<img src="images/a.png" alt="A">'], { "/0/images/a.png": "a" });
  const [, name] = /src="(images\/\w+\.png)"/.exec(files.get("page-1.xhtml")!)!;
  expect(files.get(name!)).toBe("a");
});

it("a page is read whatever elements it has, also without a body", async () => {
  const tags =
    "html head body main frameset frame noframes template select table svg math title p plaintext"
      .split(" ")
      .flatMap((name) => [`<${name}>`, `</${name}>`]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...tags, "x")), async (parts) => {
      const files = await readBook([`<html>${parts.join("")}`]);
      expect(files.get("page-1.xhtml")).toMatch(/<body.*<\/body>/s);
    }),
    { numRuns: runs(100) },
  );
});

it("a picture that cannot be drawn is an error of one line that names its page", async () => {
  const figure = '<figure class="lora" id="a"></figure>';
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.nat(2), async (text, page) => {
      const draw = async () => {
        throw new GlyphError("\n", text);
      };
      const pages = [0, 1, 2].map((index) => (index < page ? "" : figure));
      await expect(readBook(pages, {}, draw, {}, { a: document })).rejects.toThrow(
        new RegExp(`^epub: /${page}/: no font has [^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+$`, "u"),
      );
    }),
    { numRuns: runs(50) },
  );
});

it("a link in the place of a file is in no other link, and a paragraph in no other paragraph", async () => {
  const files = [
    '<video src="/a.mp4"></video>',
    '<iframe src="/b.html" title="B"></iframe>',
    '<object data="/c.pdf"></object>',
    '<img src="https://b.test/d.png" alt="D">',
  ];
  const around = [
    (content: string) => `<p>${content}</p>`,
    (content: string) => `<div>${content}</div>`,
    (content: string) => `<a href="https://b.test/">${content}</a>`,
    (content: string) => `<em>${content}</em>`,
    (content: string) => `<x-y>${content}</x-y>`,
    (content: string) => `<ul><li>${content}</li></ul>`,
    (content: string) => `<table><tr><td>${content}</td></tr></table>`,
    (content: string) => `<details><summary>${content}</summary>${content}</details>`,
  ];
  const wraps = fc.array(fc.constantFrom(...around), { maxLength: 3 });
  const findNested = (html: string) => /<(a|p)\b[^>]*>(?:(?!<\/\1>)[\s\S])*<\1\b/.exec(html)?.[0];
  expect(findNested('<p>a</p><p>b<a href="/c"></a></p>')).toBeUndefined();
  expect(findNested("<p><p>a</p></p>")).toBeDefined();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), wraps, async (file, drawn) => {
      const html = drawn.reduceRight((content, wrap) => wrap(content), file);
      const book = await readBook([`<html lang="en"><body><main>${html}</main></body></html>`]);
      const page = book.get("page-1.xhtml")!;
      expect(findNested(page)).toBeUndefined();
      expect(page).toMatch(/a\.mp4|>B<|c\.pdf|>D</);
    }),
    { numRuns: runs(200) },
  );
});

it("footnotes and the links between them and the text are marked, and other links are not", async () => {
  const files = await readBook([
    `<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> <a href="#other" id="other">o</a></p>
<section class="footnotes"><ol><li id="fn1"><p>n <a href="#fnref1">back</a> <a href="#fn%32">see</a></p></li><li id="fn2">m</li></ol></section>`,
    `<p><a href="#a">no note</a></p><section id="a"></section>`,
  ]);
  const page = files.get("page-1.xhtml")!;
  for (const part of [
    '<a href="#fn1" id="fnref1" epub:type="noteref" role="doc-noteref">',
    '<section class="footnotes" epub:type="endnotes" role="doc-endnotes">',
    '<a href="#fnref1" epub:type="backlink" role="doc-backlink">',
    '<a href="#other" id="other">',
    '<a href="#fn%32">see',
  ])
    expect(page).toContain(part);
  expect(files.get("page-2.xhtml")).not.toContain("epub:type");
});

it("a drawing in a book loads no file but the book's own, whatever its elements refer to", async () => {
  const elements =
    "image use linearGradient radialGradient pattern textPath mask filter feImage".split(" ");
  const addresses = [
    "https://b.test/x.png",
    "//b.test/x.svg#a",
    "mailto:a@b.test",
    "data:text/html,x",
    "/x.svg#a",
    "/q.gif",
    "#n",
  ];
  const findForeign = (page: string) =>
    [...page.matchAll(/<(?!a\b)[\w-]+[^>]*? (?:xlink:)?href="([^"]*)"/g)]
      .map(([, href]) => href!)
      .filter((href) => !/^(?:#|data:image\/|images\/[\w.]+$)/.test(href) && href !== "style.css");
  const draw = (element: string, name: string, address: string) =>
    `<svg viewBox="0 0 9 9"><${element} ${name}="${address}"></${element}><a href="https://b.test/">a</a></svg>`;
  expect(findForeign(draw("image", "href", addresses[0]!))).toEqual([addresses[0]]);
  for (const element of elements)
    for (const name of ["href", "xlink:href"]) {
      const drawings = addresses.map((address) => draw(element, name, address));
      const files = { "/q.gif": "q", "/x.svg": draw(element, name, addresses[0]!) };
      const book = await readBook([`${drawings.join("")}<img alt="x" src="/x.svg">`], files);
      for (const [file, text] of book)
        if (/\.(?:xhtml|svg)$/.test(file) && file !== "nav.xhtml")
          expect(findForeign(text), `${element} ${name} ${file}`).toEqual([]);
      expect(book.get("page-1.xhtml")).toContain('<a href="https://b.test/">a</a>');
    }
});

it("a book is in English if its first page states no language", async () => {
  const files = await readBook(["a", '<html lang="de"><body><main>b</main></body></html>']);
  expect(files.get("package.opf")).toMatch(/<dc:language>en<.*<dc:language>de</s);
});

it("texts of a book must have letters", () => {
  const book = { title: "T", date: "2026-11-29", pages: ["/1/"] };
  for (const name of ["title", "author", "contents", "figures", "tables", "summary"]) {
    expect(EPUB.read({ ...book, [name]: "Inhalt" })).toMatchObject({ [name]: "Inhalt" });
    expect(() => EPUB.read({ ...book, [name]: " " })).toThrow(`${name} must be text`);
  }
});
