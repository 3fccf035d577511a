/** Tests with real programs that parse captions themselves that nothing in a caption runs, and that readers see its text. */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runs } from "../support/draws.js";
import { hostileTexts } from "../support/hostile-texts.js";
import { installPandoc } from "./pandoc.js";
import { createBook, installPackage, removeBooks, sphinx } from "./python-package.js";

type Element = DefaultTreeAdapterTypes.Element;

const folder = mkdtempSync(path.join(tmpdir(), "lora-captions-"));
let pandoc: string;

beforeAll(() => {
  pandoc = installPandoc();
  installPackage();
}, 900_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBooks();
});

const RESTS: Readonly<Record<string, string>> = {
  data: "text/html,<script>harm()</script>",
  file: "///etc/passwd",
};
/** URLs that run code or read files, as an attacker disguises them. */
const urls = fc
  .tuple(
    fc.constantFrom("javascript", "vbscript", "data", "file", "blob", "x-unknown"),
    fc.constantFrom("", "&#1;", "&Tab;", "%01"),
    fc.constantFrom("", "&#x0A;", "&Tab;", "&NewLine;", "%0A"),
    fc.constantFrom(":", "&colon;", "&#58;", "&#x3a;"),
    fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  )
  .map(([scheme, before, within, colon, isUpper]) => {
    const cased = [...scheme].map((letter, at) => (isUpper[at] ? letter.toUpperCase() : letter));
    return `${before}${cased.slice(0, 3).join("")}${within}${cased.slice(3).join("")}${colon}${RESTS[scheme] ?? "harm()"}`;
  });

/** Without the ends of lines, which could start a block of code that contains the next captions. */
const texts = hostileTexts.map((text) => text.replace(/\s+/g, " "));
const html = fc.constantFrom(
  ...texts.filter((text) => /<[a-z]/i.test(text) && !/<%|\0|`/.test(text)),
);

/** Markup of Markdown, as pandoc reads it, with a hostile part. */
const markdown = fc.oneof(
  fc.constantFrom(...texts),
  html,
  html.map((text) => `\`${text}\`{=html}`),
  html.map((text) => `^[a note ${text}]`),
  html.map((text) => `[a *b* ${text}](https://b.org)`),
  html.map((text) => `[see ${text} @key]`),
  html.map((text) => `\n\n\`\`\`{=html}\n${text}\n\`\`\`\n\nafter`),
  html.map((text) => `\n\n<div onclick="harm()">\n\n${text}\n\n</div>\n\nafter`),
  html.map((text) => `\n\n| a | b |\n|---|---|\n| ${text.replaceAll("|", "")} | c |\n\nafter`),
  urls.map((url) => `[x](${url})`),
  urls.map((url) => `[x](<${url}>)`),
  urls.map((url) => `![a picture](${url})`),
  urls.map((url) => `[![a picture](${url})](${url})`),
  urls.map((url) => `^[a note [x](${url})]`),
  fc.constantFrom(
    "[x][defined]",
    "[a span]{onclick=harm() style=color:red data-harm=1}",
    "<span onclick=harm()>a span</span>",
    "`code`{onmouseover=harm()}",
    "![x](x.png){onerror=harm()}",
    "[x](#y){onclick=harm() ping=https://b.org}",
  ),
);

/** Markup of reStructuredText with a hostile part. */
const restructured = fc.oneof(
  fc.constantFrom(...texts),
  html.map((text) => `:harmful:\`${text.replaceAll("\\", "")}\``),
  html.map((text) => `*a* :harmful:\`${text.replaceAll("\\", "")}\` **b**`),
  urls.map((url) => `\`a link <${url}>\`__`),
  urls.map((url) => `\`a link <${url.replace(/&[#\w]+;|%\d\w/g, "")}>\`__`),
  urls.map((url) => `:download:\`a file <${url.replace(/&[#\w]+;|%\d\w/g, "")}//x>\``),
  fc.constantFrom(
    "`named`_",
    "indirect_",
    "|substituted|",
    "|pictured|",
    "|linked|",
    "javascript:harm()",
    ":abbr:`x (<b data-harm>)`",
  ),
);

/** Returns captions with a formula, hostile parts and words whose loss would be noticed. */
const sample = (parts: fc.Arbitrary<string>, toMath: (tex: string) => string): string[] =>
  fc
    .sample(fc.array(parts, { minLength: 1, maxLength: 3 }), runs(150, 1500))
    .map((drawn) => drawn.filter((text) => !/<%|\0/.test(text)))
    .map((drawn, at) => `start${at} ${toMath(`m_{${at}}`)} ${drawn.join(" ")} end${at}`);

const pandocCaptions = sample(markdown, (tex) => `$${tex}$`);
const sphinxCaptions = sample(restructured, (tex) => `:math:\`${tex}\``).map((text) =>
  text.replace(/\s+/g, " "),
);

const FILTER = path.resolve("plugin/hosts/pandoc/lora.lua");

/** Converts figures with these captions to HTML. Each has a file, in which its unclosed blocks end. */
function convert(captions: readonly string[], filter = FILTER) {
  const names = captions.map((text, at) => {
    const figure = `::: {.lora tag='8, 64, ${at + 64}'}\n${text}\n\n:::\n`;
    writeFileSync(path.join(folder, `${at}.md`), `${figure}\n[defined]: javascript:harm()\n`);
    return `${at}.md`;
  });
  const args = [...names, "--file-scope", "-L", filter, "--mathjax", "-o", "chapter.html"];
  const { status, stderr } = spawnSync(pandoc, args, { cwd: folder });
  const page = status === 0 ? readFileSync(path.join(folder, "chapter.html"), "utf8") : "";
  return { status, log: String(stderr), root: parse(page) as unknown as Element };
}

/** The definitions to which captions refer. */
const DEFINITIONS = `
.. role:: harmful(raw)
   :format: html

.. _named: javascript:harm()
.. _indirect: named_
.. |substituted| raw:: html

   <b data-harm>harm</b><script>harm()</script>
.. |pictured| image:: javascript:harm()
   :alt: a picture
.. |linked| image:: https://b.org/a.png
   :alt: a picture
   :target: JavaScript:harm()
`;

/** Builds a page with figures and tables with these captions. */
function buildBook(captions: readonly string[], settings = "") {
  const directives = captions.map((text, at) => {
    const directive = at % 3 ? ".. lora:: 8, 64, 64" : ".. lora-table:: ranks=[1], d=8, k=8";
    return `${directive}\n\n   ${text}\n`;
  });
  const index = `A\n=\n${DEFINITIONS}\n${directives.join("\n")}`;
  const book = createBook("sphinx", { "index.rst": index, "models.rst": "Models\n======\n" });
  appendFileSync(path.join(book, "conf.py"), settings);
  const { status, log } = sphinx(book, "html");
  const page = readFileSync(path.join(book, "_html/index.html"), "utf8");
  const root = parse(page) as unknown as Element;
  return { status, log, root: list(root).find(({ tagName }) => tagName === "article")! };
}

function list(root: Element): Element[] {
  return root.childNodes.flatMap((node) => ("tagName" in node ? [node, ...list(node)] : []));
}

const toText = (node: DefaultTreeAdapterTypes.ChildNode): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(toText).join("") : "";

/** Returns the captions of figures and tables, without those of the tables in a description. */
const listCaptions = (root: Element): Element[] =>
  root.childNodes.flatMap((node) => {
    if (!("tagName" in node) || node.tagName === "details") return [];
    return /^(?:fig)?caption$/.test(node.tagName) ? [node] : listCaptions(node);
  });

const ACTIVE = new Set(
  "animate applet audio base button embed form frame iframe input link meta noscript object script set style template textarea title video".split(
    " ",
  ),
);
/** The elements that the programs write in captions. */
const IN_CAPTIONS = new Set("a abbr br cite code em img p q span strong sub sup".split(" "));
const ADDRESSES =
  /^(?:action|background|cite|data|formaction|href|ping|poster|src|srcdoc|srcset|xlink:href)$/;
const SCHEMES = new Set("http: https: irc: ircs: mailto: tel: xmpp:".split(" "));

/** Returns whether browsers read a URL as one that captions may have. */
function isAllowed(url: string): boolean {
  const { protocol, href } = new URL(url, "https://site.test/");
  return SCHEMES.has(protocol) || /^data:image\/(?:gif|jpeg|png|webp)[;,]/i.test(href);
}

/** Returns the elements, handlers and URLs that run code. */
const listActive = (root: Element): string[] =>
  list(root).flatMap(({ tagName, attrs }) => [
    ...(ACTIVE.has(tagName) ? [tagName] : []),
    ...attrs
      .filter(
        ({ name, value }) =>
          /^on|^data-harm/i.test(name) || (ADDRESSES.test(name) && !isAllowed(value)),
      )
      .map(({ name, value }) => `${tagName} ${name}=${value}`),
  ]);

/** Returns what captions have besides words. */
const listForeign = (root: Element): string[] =>
  listCaptions(root).flatMap((caption) =>
    // Sphinx puts the legend into the same element.
    list({
      ...caption,
      childNodes: caption.childNodes.filter((node) => node.nodeName !== "div"),
    }).flatMap(({ tagName, attrs }) => [
      ...(IN_CAPTIONS.has(tagName) ? [] : [tagName]),
      ...attrs
        .filter(({ name }) => name === "style")
        .map(({ value }) => `${tagName} style=${value}`),
    ]),
  );

function expectReadable(root: Element, captions: readonly string[]): void {
  const found = listCaptions(root);
  expect(found).toHaveLength(captions.length);
  for (const [at, caption] of found.entries()) {
    expect(toText(caption), captions[at]).toMatch(new RegExp(`start${at}\\b[^]*end${at}\\b`));
    const [formula] = list(caption).filter(({ attrs }) =>
      attrs.some(({ name, value }) => name === "class" && /\bmath\b/.test(value)),
    );
    expect(formula && toText(formula), captions[at]).toBe(`\\(m_{${at}}\\)`);
  }
}

const WARNING = /HTML in a caption or alternative is shown as text/;
const listWarnings = (log: string) => log.split("\n").filter((line) => WARNING.test(line));

/** A converted text: the exit code, the messages and the elements of the page. */
interface Converted {
  readonly status: number | null;
  readonly log: string;
  readonly root: Element;
}

function expectInert({ status, log, root }: Converted, captions: readonly string[]): void {
  expect(status, log).toBe(0);
  expectReadable(root, captions);
  expect(listActive(root)).toEqual([]);
  expect(listForeign(root)).toEqual([]);
  const warnings = listWarnings(log).length;
  expect(warnings).toBeGreaterThan(captions.length / 2);
  expect(warnings).toBeLessThanOrEqual(captions.length);
}

/** Expects that a program which passes captions on is noticed. */
function expectHarm({ status, log, root }: Converted): void {
  expect(status, log).toBe(0);
  const active = listActive(root);
  expect(active).toContain("script");
  expect(active.some((item) => / on\w+=/.test(item))).toBe(true);
  expect(active.some((item) => /^a href=.*script/i.test(item))).toBe(true);
}

describe("pandoc", () => {
  it("nothing in a caption runs, and its text and formulas stay", () => {
    expectInert(convert(pandocCaptions), pandocCaptions);
  });

  it("a filter that passes captions on would be noticed", () => {
    const broken = path.join(folder, "broken.lua");
    const source = readFileSync(FILTER, "utf8");
    const call = "to_plain(div.content, pandoc.List(drawn.unsafe))";
    expect(source).toContain(call);
    writeFileSync(
      broken,
      source
        .replace(call, "pandoc.utils.blocks_to_inlines(div.content), { has_markup = false }")
        .replace("path.directory(PANDOC_SCRIPT_FILE)", JSON.stringify(path.dirname(FILTER))),
    );
    expectHarm(convert(pandocCaptions, broken));
  });

  it.each([
    ["<b>x</b> y", "<b>x</b> y"],
    ["`<b>x</b>`{=html}", "<b>x</b>"],
    ["[x *y*](JaVaScRiPt&colon;alert(1))", "x y"],
    ["![x](data:text/html,y)", "x"],
    ["[x]{onclick=alert(1)}", "x"],
  ])("%s is text, with one warning that has the file and the line", (caption, text) => {
    const { log, root } = convert(["a", caption]);
    const captions = listCaptions(root).map((caption) => toText(caption).replace(/\s+/g, " "));
    expect(captions).toEqual(["Figure 1: a", `Figure 2: ${text}`]);
    expect(log.trim().split("\n")).toEqual([expect.stringMatching(/^1\.md:1: warning: HTML in/)]);
  });

  it("markup of Markdown stays as it is, without a warning", () => {
    const { log, root } = convert([
      "*a* **b** `c` $d$ [e](https://b.org) ![f](f.png) g^2^ [h]{.i}",
    ]);
    expect(log).toBe("");
    const [caption] = listCaptions(root);
    const names = list(caption!).map(({ tagName }) => tagName);
    expect(names).toEqual(["em", "strong", "code", "span", "a", "img", "sup", "span"]);
  });
});

describe("Sphinx", () => {
  it("nothing in a caption runs, and its text and formulas stay", () => {
    expectInert(buildBook(sphinxCaptions), sphinxCaptions);
  });

  it("an extension that passes captions on would be noticed", () => {
    const settings = `
import lora_visualizer.sphinx as extension
extension._is_markup = lambda node: False
`;
    expectHarm(buildBook(sphinxCaptions, settings));
  });

  it.each([
    [":harmful:`<b>x</b>` y", "<b>x</b> y"],
    ["|substituted| y", "<b data-harm>harm</b><script>harm()</script> y"],
    ["`x <JavaScript:alert(1)>`__ y", "x y"],
    ["indirect_ y", "indirect y"],
    ["|pictured| y", "a picture y"],
    [":download:`x <javascript://%0aalert(1)>` y", "x y"],
  ])("%s is text, with one warning that has the file and the line", (caption, text) => {
    const { log, root } = buildBook(["a", caption]);
    expect(toText(listCaptions(root)[1]!)).toContain(text);
    expect(listWarnings(log)).toEqual([expect.stringMatching(/index\.rst:\d+: WARNING: HTML in/)]);
  });

  it("markup of reStructuredText stays as it is, without a warning", () => {
    const { log, root } = buildBook([
      "a",
      "*a* **b** ``c`` :math:`d` `e <https://b.org>`__ :sup:`2` :ref:`search`",
    ]);
    expect(listWarnings(log)).toEqual([]);
    const names = list(listCaptions(root)[1]!).map(({ tagName }) => tagName);
    expect(names).toEqual(expect.arrayContaining(["em", "strong", "code", "a", "sup"]));
  });
});
