/**
 * Runs the extension of Quarto in the real pandoc and the real Deno. Quarto itself is not run: a script sets the
 * variables that it gives to filters, and another has the part of `quarto run` that the filter uses.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Portable, render } from "../../plugin/portable.js";
import { install, MODULES } from "./install.js";
import { harmful, harmfulChapter, installPandoc } from "./pandoc.js";

const EXTENSION = path.resolve("dist/quarto/_extensions/lora");
const root = mkdtempSync(path.join(tmpdir(), "lora-quarto-"));
const bin = path.join(root, "quarto");
let pandoc: string;

beforeAll(() => {
  install("deno");
  pandoc = installPandoc();
  const deno = path.join(MODULES, ".bin/deno");
  writeFileSync(bin, `#!/bin/sh\nshift\nexec '${deno}' run --cached-only --allow-all "$@"\n`);
  chmodSync(bin, 0o755);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Options {
  readonly extension: string;
  readonly to: string;
  /** The files of the project, and the folder of the chapter. */
  readonly files: Readonly<Record<string, string>>;
  readonly place: string;
  /** Whether there is a `_quarto.yml`. */
  readonly hasProject: boolean;
}

/** Runs the filter on a chapter, by default the template's, as `at: pre-ast` does. */
function convert(
  chapter?: string,
  {
    extension = EXTENSION,
    to = "html",
    files = {},
    place = "",
    hasProject = false,
  }: Partial<Options> = {},
) {
  const project = path.join(mkdtempSync(path.join(root, "book-")), "project");
  const folder = path.join(project, place);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(project, name), content);
  cpSync("plugin/hosts/quarto/template", folder, { recursive: true });
  const file = path.join(folder, "chapter.qmd");
  if (chapter !== undefined) writeFileSync(file, chapter);
  const prelude = path.join(folder, "quarto.lua");
  const quote = (text: string) => JSON.stringify(text);
  writeFileSync(
    prelude,
    `quarto = {
  config = { cli_path = function() return ${quote(bin)} end },
  doc = { input_file = ${quote(file)} },
  project = { directory = ${hasProject ? quote(project) : "nil"} },
  utils = { resolve_path = function(name) return ${quote(extension)} .. "/" .. name end },
}
dofile(${quote(path.join(extension, "lora.lua"))})\n`,
  );
  // Quarto gives pandoc a copy of the chapter.
  writeFileSync(path.join(folder, "copy.md"), readFileSync(file));
  // In HTML, Quarto puts the pictures that filters insert into a folder, as this option does.
  const media = to === "html" ? ["--extract-media=."] : [];
  const args = ["-f", "markdown", "copy.md", "-t", to, "-L", prelude, "-o", "out", "-s", ...media];
  const { status, stderr } = spawnSync(pandoc, args, { cwd: folder });
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  return { status, folder, log: String(stderr), read };
}

const draw = (tag: string): Portable => JSON.parse(render(tag));
const matrix = draw("<% lora 8, 4096, 4096 %>");

/** Returns the figure divs that Quarto numbers. */
function listDivs({ read }: ReturnType<typeof convert>) {
  const { document } = parseHTML(read("out"));
  return [...document.querySelectorAll("div[id^='fig-'], div[id^='tbl-']")].map((div) => {
    const image = div.querySelector("img");
    return {
      id: div.id,
      caption: div.lastElementChild!.textContent!.replace(/\s+/g, " ").trim(),
      alt: image?.getAttribute("data-fig-alt"),
      svg: image && read(image.getAttribute("src")!),
      cells: div.querySelectorAll("td").length,
    };
  });
}

it("the template has divs that Quarto numbers, with the picture of every other host", () => {
  const book = convert();
  expect(book).toMatchObject({ status: 0, log: "" });
  const [figure, table] = listDivs(book);
  expect(figure).toEqual({
    id: "fig-matrix",
    caption: "A matrix of one layer, with r = 8.",
    alt: matrix.alt,
    svg: matrix.svg,
    cells: 0,
  });
  expect(table!.id).toBe("tbl-models");
  expect(table!.cells).toBeGreaterThan(4);
  expect(table!.caption).toMatch(/\w+/);
  const { document } = parseHTML(book.read("out"));
  expect(document.body.textContent!.replace(/\s+/g, " ")).toContain("they have 65,536 parameters");
  // Quarto resolves citations such as @fig-matrix.
  expect(document.querySelectorAll('[data-cites="fig-matrix"]')).toHaveLength(1);
});

it("LaTeX gets PDF files", () => {
  const book = convert(undefined, { to: "latex" });
  expect(book).toMatchObject({ status: 0, log: "" });
  expect(readdirSync(book.folder).filter((name) => name.endsWith(".pdf"))).toHaveLength(1);
});

it("a missing caption or alternative would be noticed", () => {
  const broken = path.join(root, "broken");
  cpSync(EXTENSION, broken, { recursive: true });
  const filter = path.join(broken, "lora.lua");
  const source = readFileSync(filter, "utf8");
  const caption = "content, pandoc.Para(caption[1].content) }";
  const alt = '["fig-alt"] = drawn.alt';
  expect([caption, alt].filter((part) => source.includes(part))).toEqual([caption, alt]);
  writeFileSync(filter, source.replace(caption, "content }").replace(alt, '["fig-alt"] = ""'));
  const [figure] = listDivs(convert(undefined, { extension: broken }));
  expect(figure!.caption).not.toContain("A matrix");
  expect(figure!.alt ?? "").toBe("");
});

it.each([
  [
    "a value",
    "# A\n\n::: {#fig-a .lora tag='8, 0, 64'}\n:::\n",
    /chapter\.qmd:3: d must be .*; got 0\n$/,
  ],
  [
    "an identifier",
    "\n::: {#a .lora tag='8, 64, 64'}\n:::\n",
    /chapter\.qmd:2: Quarto numbers a figure whose identifier starts with "fig-"; got "a": write \{#fig-name \.lora …\}\n$/,
  ],
  [
    "a table's identifier",
    "::: {#fig-b .lora-table tag='ranks=[1, 2], d=8, k=8'}\n:::\n",
    /chapter\.qmd:1: Quarto numbers a table .*"tbl-"; got "fig-b"/,
  ],
  ["no tag", "\n\n::: {#fig-a .lora}\n:::\n", /chapter\.qmd:3: the attribute tag is missing/],
  ["a file elsewhere", '`model="../../x.json", rank=8, show=trainable`{.lora}', /chapter\.qmd:1: /],
])("%s that is wrong is one line with file and line", (_, chapter, message) => {
  const { status, log } = convert(chapter);
  expect(status).toBe(1);
  expect(log).toMatch(message);
  expect(log.trim().split("\n")).toHaveLength(1);
});

it("a tag draws a file of the project, also from a chapter in a folder, and no other file", () => {
  const config = JSON.stringify({
    model_type: "llama",
    ...{ num_hidden_layers: 2, hidden_size: 8, intermediate_size: 8, num_attention_heads: 2 },
    vocab_size: 8,
  });
  const chapter = (name: string) =>
    `\`model="${name}", rank=1, targets=["q_proj"], show=trainable\`{.lora}\n`;
  const files = { "m.json": config, "../other.json": config };
  expect(convert(chapter("./m.json"), { files }).read("out")).toContain("<p>32</p>");
  const project = { files, place: "part", hasProject: true };
  expect(convert(chapter("../m.json"), project).read("out")).toContain("<p>32</p>");
  for (const [name, options] of [
    ["../other.json", { files }],
    ["../../other.json", project],
    ["./none.json", { files }],
  ] as const)
    expect(convert(chapter(name), options).log).toMatch(/chapter\.qmd:1: cannot read .*json/);
});

it("front matter has the language and the values of names", () => {
  const german = convert("---\nlang: de\nr: 8\n---\n\n`r, 4096, 4096, show=trainable`{.lora}\n");
  expect(german.read("out")).toContain("65.536");
});

it("keeps what the author writes for Quarto, and rejects a second caption", () => {
  const book = convert(
    `::: {#fig-a .lora .column-page fig-pos="H" tag='8, 64, 64' alt="A drawing"}\n:::\n`,
  );
  const div = parseHTML(book.read("out")).document.querySelector("#fig-a")!;
  expect(div.className).toBe("column-page");
  expect(div.getAttribute("data-fig-pos")).toBe("H");
  expect(div.querySelector("img")!.getAttribute("data-fig-alt")).toBe("A drawing");
  const twice = convert(`::: {#fig-a .lora fig-cap="Own" tag='8, 64, 64'}\n:::\n`);
  expect(twice.log).toMatch(/chapter\.qmd:1: write the caption between the lines with :::/);
});

it("no text of a caption or alternative becomes markup", () => {
  expect(harmful.length).toBeGreaterThan(3);
  const book = convert(harmfulChapter((index) => `#fig-${index} `));
  expect(book.log).toBe("");
  const { document } = parseHTML(book.read("out"));
  expect(document.querySelectorAll("div[id^='fig-']")).toHaveLength(harmful.length);
  expect(document.querySelectorAll("script, iframe, [onerror]")).toHaveLength(0);
  const control = convert(harmful.map((text) => `c ${text}\n\n`).join(""));
  const { document: unsafe } = parseHTML(control.read("out"));
  expect(unsafe.querySelectorAll("script, iframe, [onerror]").length).toBeGreaterThan(0);
});

it("a shortcode in a caption is text, with one warning", () => {
  // Quarto's reader writes shortcodes so.
  const shortcode =
    '[[]{.quarto-shortcode__-param data-is-shortcode="1" data-value="video" data-raw="video"}]' +
    '{.quarto-shortcode__ data-is-shortcode="1" data-raw="{{&lt; video https://b.org &gt;}}"}';
  const block = (text: string) => `::: {#fig-a .lora tag="8, 64, 64"}\n${text}\n:::\n`;
  const { log, read } = convert(block(`a ${shortcode} *b*`));
  expect(log).toMatch(/^\S+chapter\.qmd:1: warning: HTML in [^\n]+\n$/);
  expect(read("out")).not.toContain("shortcode");
  const { document } = parseHTML(read("out"));
  const caption = document.querySelector("#fig-a")!.lastElementChild!;
  expect(caption.textContent!.trim()).toBe("a {{< video https://b.org >}} b");
  // In the text of the page, it stays a shortcode.
  expect(convert(`${block("a")}\nb ${shortcode}\n`).read("out")).toContain("shortcode");
});
