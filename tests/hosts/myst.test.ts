/** Builds the book of plugin/hosts/myst/template/ and hostile pages with the real MyST. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Portable, render } from "../../plugin/portable.js";
import { hostileTexts } from "../support/hostile-texts.js";
import { install } from "./install.js";
import { build, createBook, NAME, removeBooks } from "./myst-book.js";

beforeAll(() => {
  install("mystmd");
});
afterAll(removeBooks);

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly [member: string]: unknown;
}

const readPage = (book: string, name: string): Node =>
  JSON.parse(readFileSync(path.join(book, "_build/site/content", `${name}.json`), "utf8")).mdast;

const all = (node: Node, type: string): Node[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap((child) => all(child, type)),
];
const toText = (node: Node): string =>
  String(node.value ?? (node.children ?? []).map(toText).join(""));

/** Returns what readers get of each figure: its number and caption, its alternative, and its picture. */
const listFigures = (book: string, page: Node) =>
  all(page, "container").map((figure) => {
    const [image] = all(figure, "image");
    return {
      number: figure.enumerator,
      caption: all(figure, "caption").map(toText).join("").replaceAll("\u00a0", " "),
      alt: image?.alt,
      svg: image && readFileSync(path.join(book, "_build/site/public", String(image.url)), "utf8"),
    };
  });

const draw = (tag: string): Portable => JSON.parse(render(tag));

describe("the template's book", () => {
  let book: string;
  beforeAll(() => {
    book = createBook();
    expect(build(book, "--typst", "--tex", "--site")).not.toMatch(/⛔️/);
  });

  it("has figures with MyST's number, caption and alternative, and the picture of every other host", () => {
    const share = draw("<% lora 64, 4096, 4096 %>");
    const matrix = draw("<% lora 8, 4096, 4096 %>");
    expect(listFigures(book, readPage(book, "index"))).toEqual([
      {
        number: "1",
        caption: "Figure 1:A matrix of one layer, with r = 8.",
        alt: matrix.alt,
        svg: matrix.svg,
      },
      {
        number: "2",
        caption: expect.stringMatching(/^Figure 2:.*rank 64$/),
        alt: "LoRA at rank 64 trains a larger share of the same matrix.",
        svg: share.svg!.replace(
          /<desc>.*?<\/desc>/,
          "<desc>LoRA at rank 64 trains a larger share of the same matrix.</desc>",
        ),
      },
    ]);
  });

  it("has references on both pages, a number in a sentence, and a table", () => {
    const [index, models] = [readPage(book, "index"), readPage(book, "models")];
    const references = [index, models].flatMap((page) => all(page, "crossReference"));
    expect(references.map(toText).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      "Figure 1",
      "Table 1",
      "Figure 1",
      "Figure 1",
    ]);
    expect(toText(index)).toContain("they have 65,536 parameters");
    const [table] = all(models, "table");
    expect(all(table!, "tableCell").map(toText)).toEqual(
      expect.arrayContaining(["gpt2", "124,439,808", "Llama-3.1-8B"]),
    );
  });

  it("has the description and the table of a figure below it, on pages only", () => {
    const page = readPage(book, "index");
    const [first, ...rest] = all(page, "details").map(toText);
    expect(rest).toHaveLength(1);
    expect(first).toMatch(/^Description and numbers/);
    expect(first).toContain("65,536");
    expect(all(all(page, "details")[0]!, "table")).toHaveLength(1);
    for (const name of ["typ", "tex"])
      expect(readFileSync(path.join(book, "_build", `one-matrix.${name}`), "utf8")).not.toContain(
        "Description and numbers",
      );
  });

  it("has vectors in Typst and LaTeX", () => {
    const typst = readFileSync(path.join(book, "_build/one-matrix.typ"), "utf8");
    expect(typst.match(/image\("files\/[\w-]+\.svg"/g)).toHaveLength(2);
    expect(typst).toContain("<fig-matrix>");
    const tex = readFileSync(path.join(book, "_build/one-matrix.tex"), "utf8");
    const names = [...tex.matchAll(/\\includegraphics\[[^\]]*\]\{(files\/[\w-]+\.pdf)\}/g)];
    expect(names).toHaveLength(2);
    expect(tex).toMatch(/\\caption\[\]\{A matrix of \\textit\{one\} layer, with \$r = 8\$\.\}/);
    for (const [, name = ""] of names)
      expect(readFileSync(path.join(book, "_build", name)).toString("latin1", 0, 5)).toBe("%PDF-");
  });
});

it("a missing caption or alternative would be noticed", () => {
  const book = createBook({
    "lora.mjs": `import plugin from "${NAME}/myst";
const [lora, ...rest] = plugin.directives;
const run = (...args) => {
  const [figure] = lora.run(...args);
  return [{ ...figure, children: [{ ...figure.children[0], alt: undefined }] }];
};
export default { ...plugin, directives: [{ ...lora, run }, ...rest] };
`,
  });
  build(book, "--site");
  const [figure] = listFigures(book, readPage(book, "index"));
  expect(figure).toMatchObject({ caption: "", alt: undefined });
});

it("a wrong tag is one line with the file and the line", () => {
  const book = createBook({
    "index.md": `# A

:::{lora} 8, 0, 64
:::

Text {lora}\`8, 64\` and {lora}\`8, 64, 64\`.

:::{lora} 8, 64, 64
:alt: The same

The same
:::

{lora}\`file="../a.safetensors", show=trainable\`
`,
  });
  const log = build(book, "--site", "--strict");
  expect(log.match(/⛔️ index.md.*/g)?.map((line) => line.trim())).toEqual([
    expect.stringMatching(/^⛔️ index\.md:3 d must be a whole number .*; got 0/),
    expect.stringMatching(/^⛔️ index\.md:8 alt must differ from the caption/),
    expect.stringMatching(/^⛔️ index\.md:6:6 k must be .*; it is missing/),
    expect.stringMatching(/^⛔️ index\.md:6:24 a sentence has no figures: add show=trainable/),
    expect.stringMatching(/^⛔️ index\.md:14 \.\.\/a\.safetensors is outside the project/),
  ]);
});

it("pages have a language, files beside them and names of their own", () => {
  const book = createBook();
  const adapter = path.resolve("tests/reference/adapter");
  for (const name of readdirSync(adapter)) cpSync(path.join(adapter, name), path.join(book, name));
  writeFileSync(
    path.join(book, "index.md"),
    `---
lang: de
matrix: { d: 4096 }
---
{lora}\`8, matrix.d, 4096, show=trainable\`

:::{lora} file="adapter_model.safetensors"
:::
`,
  );
  build(book, "--site");
  const page = readPage(book, "index");
  expect(toText(page)).toContain("65.536");
  expect(all(page, "image")).toHaveLength(1);
});

it("no text of a caption or alternative becomes markup", () => {
  const quote = (text: string) => `"${text.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
  const texts = hostileTexts.filter((text) => !text.includes("<%") && !text.includes("\0"));
  const directives = texts.map(
    (text) =>
      `:::::{lora} 8, 64, 64, caption=${quote(`c ${text}`)}, alt=${quote(`a ${text}`)}\n:::::\n`,
  );
  const book = createBook({ "index.md": `# A\n\n${directives.join("\n")}` });
  const log = build(book, "--site");
  const page = readPage(book, "index");
  expect(all(page, "image").length, log).toBe(texts.length);
  for (const type of ["html", "link", "iframe", "strong", "emphasis", "raw"])
    expect(
      all(page, "container").flatMap((figure) => all(figure, type)),
      type,
    ).toEqual([]);
  const harmful = all(page, "caption")
    .map(toText)
    .filter((text) => text.includes("<script"));
  expect(harmful.length).toBeGreaterThan(3);
});
