/** Builds the chapter of plugin/hosts/pandoc/template/ and hostile pages with the real pandoc. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Portable, render } from "../../plugin/portable.js";
import { harmful, harmfulChapter, installPandoc } from "./pandoc.js";

const FILTER = path.resolve("plugin/hosts/pandoc/lora.lua");
const root = mkdtempSync(path.join(tmpdir(), "lora-pandoc-"));
let pandoc: string;

beforeAll(() => {
  pandoc = installPandoc();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs pandoc in a new folder with a chapter, by default the template's. */
function convert(
  args: readonly string[],
  chapter?: string,
  { filter = FILTER, folder = mkdtempSync(path.join(root, "book-")) } = {},
) {
  cpSync("plugin/hosts/pandoc/template", folder, { recursive: true });
  if (chapter !== undefined) writeFileSync(path.join(folder, "chapter.md"), chapter);
  const { status, stderr } = spawnSync(pandoc, ["chapter.md", "-L", filter, "-s", ...args], {
    cwd: folder,
  });
  return {
    status,
    folder,
    log: String(stderr),
    read: (name: string) => readFileSync(path.join(folder, name)),
  };
}

const draw = (tag: string): Portable => JSON.parse(render(tag));
const matrix = draw("<% lora 8, 4096, 4096 %>");

/** Returns what readers of HTML get of each figure. */
function listFigures({ read }: ReturnType<typeof convert>) {
  const { document } = parseHTML(String(read("chapter.html")));
  return [...document.querySelectorAll("figure")].map((figure) => {
    const image = figure.querySelector("img");
    return {
      caption: figure.querySelector("figcaption")?.textContent?.replace(/\s+/g, " "),
      alt: image?.getAttribute("alt"),
      svg: image && String(read(image.getAttribute("src")!)),
    };
  });
}

it("HTML has the picture of every other host, with caption, alternative, number and references", () => {
  const book = convert(["-o", "chapter.html"]);
  expect(book).toMatchObject({ status: 0, log: "" });
  expect(listFigures(book)).toEqual([
    {
      caption: "Figure 1: A matrix of one layer, with r = 8.",
      alt: matrix.alt,
      svg: matrix.svg,
    },
  ]);
  const { document } = parseHTML(String(book.read("chapter.html")));
  const text = document.body.textContent!.replace(/\s+/g, " ");
  expect(text).toContain("they have 65,536 parameters, as Figure 1 shows.");
  expect(text).toContain("Complete models are in Table 1.");
  expect(document.querySelector("table#tab-models caption")?.textContent).toMatch(/^Table.1: /);
  expect(document.querySelector("table#tab-models td")?.textContent).toBe("gpt2");
});

it("DOCX has captions that a list of figures finds, alternatives and vectors", () => {
  const book = convert(["-t", "docx+native_numbering", "-o", "chapter.docx"]);
  const files = unzipSync(book.read("chapter.docx"));
  const words = strFromU8(files["word/document.xml"]!);
  expect(words).toMatch(/SEQ Figure/);
  expect(words).toMatch(/SEQ Table/);
  expect(words).toContain(`descr="${matrix.alt}"`);
  expect(words.match(/Figure.1/g), "only the reference has a written number").toHaveLength(1);
  const svgs = Object.keys(files).filter((name) => name.endsWith(".svg"));
  expect(svgs.map((name) => strFromU8(files[name]!))).toEqual([matrix.svg]);
});

it("LaTeX has captions, labels, references and PDF files", () => {
  const book = convert(["-o", "chapter.tex"]);
  expect(book).toMatchObject({ status: 0, log: "" });
  const tex = String(book.read("chapter.tex"));
  expect(tex).toMatch(/\\caption\{A matrix of \\emph\{one\} layer, with\s+\\\(r = 8\\\)\.\}/);
  expect(tex).toMatch(/\\label\{fig-matrix\}/);
  expect(tex).toMatch(/Figure~\\ref\{fig-matrix\}/);
  expect(tex).toMatch(/Table~\\ref\{tab-models\}/);
  const name = /\\includegraphics\[[^\]]*\]\{([^}]+\.pdf)\}/.exec(tex)![1]!;
  expect(book.read(name).toString("latin1", 0, 5)).toBe("%PDF-");
});

it("a missing caption or alternative would be noticed", () => {
  const without = path.join(root, "without.lua");
  const [plain, broken] = ["{ long = caption }, rest_of(div)", "{}, rest_of(div)"];
  const source = readFileSync(FILTER, "utf8");
  expect(source).toContain(plain);
  writeFileSync(
    without,
    source
      .replace(plain, broken)
      .replace("pandoc.Image(drawn.alt,", 'pandoc.Image("",')
      .replace("path.directory(PANDOC_SCRIPT_FILE)", JSON.stringify(path.dirname(FILTER))),
  );
  const [figure] = listFigures(convert(["-o", "chapter.html"], undefined, { filter: without }));
  expect(figure!.caption ?? "").not.toContain("A matrix");
  expect(figure!.alt ?? "").toBe("");
});

it.each([
  ["a value", "# A\n\n::: {.lora tag='8, 0, 64'}\n:::\n", /^chapter\.md:3: d must be .*; got 0\n$/],
  ["a figure in a sentence", "# A\n\nA `8, 64, 64`{.lora}.\n", /^chapter\.md:3: a sentence has no/],
  [
    "a number as a figure",
    "::: {.lora tag='8, 9, 9, show=trainable'}\n:::\n",
    /^chapter\.md:1: a n/,
  ],
  ["no tag", "\n\n::: {.lora}\n:::\n", /^chapter\.md:3: the attribute tag is missing/],
  ["a file elsewhere", '`model="../../x.json", rank=8, show=trainable`{.lora}', /^chapter\.md:1: /],
])("%s that is wrong is one line with file and line", (_, chapter, message) => {
  const { status, log } = convert(["-o", "chapter.html"], chapter);
  expect(status).toBe(1);
  expect(log).toMatch(message);
  expect(log.trim().split("\n")).toHaveLength(1);
});

it("metadata of any kind are a chapter, or an error of one line", () => {
  const values = ["[de]", "[[de], fr]", "{ a: de }", "[]", "{}", "true", "5", "null", "'*de*'"];
  const outcomes = values.flatMap((value) =>
    ["lang", "rank"].map((name) => {
      const chapter = `---\n${name}: ${value}\n---\n\n\`8, 64, 64, show=trainable\`{.lora}\n`;
      const { status, log } = convert(["-o", "chapter.html"], chapter);
      const isLine = /^chapter\.md:\d+: lang must be [^\n]+\n$/.test(log);
      expect(status === 0 || isLine, `${name}: ${value}: ${log}`).toBe(true);
      return status;
    }),
  );
  expect(new Set(outcomes)).toEqual(new Set([0, 1]));
});

it("a file may have any name, but a pipe is no file", () => {
  const folder = mkdtempSync(path.join(root, "files-"));
  writeFileSync(path.join(folder, "__proto__"), "x");
  execFileSync("mkfifo", [path.join(folder, "pipe")]);
  const errors = ["__proto__", "pipe"].map((name) => {
    const chapter = `::: {.lora tag='file="${name}"'}\n:::\n`;
    return convert(["-o", "chapter.html"], chapter, { folder }).log;
  });
  expect(errors).toEqual([
    expect.stringMatching(/^chapter\.md:1: __proto__: the file must be at least 8 bytes/),
    "chapter.md:1: cannot read pipe: there is no such file\n",
  ]);
});

it("a page has a language, and a list has figures", () => {
  const chapter = `---\nlang: de\n---\n\n- \`8, 4096, 4096, show=trainable\`{.lora}

  ::: {.lora tag='8, 4096, 4096'}
  :::
`;
  const book = convert(["-o", "chapter.html"], chapter);
  expect(String(book.read("chapter.html"))).toContain("65.536");
  expect(listFigures(book)).toEqual([
    expect.objectContaining({ caption: expect.stringMatching(/^Abbildung.1: /) }),
  ]);
});

it("a picture replaces its copy of an earlier run, but no other file", () => {
  const { folder } = convert(["-o", "chapter.html"]);
  expect(convert(["-o", "chapter.html"], undefined, { folder })).toMatchObject({ status: 0 });
  const name = readdirSync(folder).find((item) => item.endsWith(".svg"))!;
  writeFileSync(path.join(folder, name), "mine");
  const { log, status, read } = convert(["-o", "chapter.html"], undefined, { folder });
  expect(status).not.toBe(0);
  expect(log).toContain(`chapter.md:`);
  expect(log).toContain(`${name} exists and is not this picture: move it`);
  expect(String(read(name))).toBe("mine");
});

it("a PDF file for LaTeX replaces that of an earlier run, but no other PDF file", () => {
  const { folder } = convert(["-o", "chapter.tex"]);
  const name = readdirSync(folder).find((item) => item.endsWith(".pdf"))!;
  const file = path.join(folder, name);
  const earlier = readFileSync(file, "latin1");
  // An earlier run had another date.
  writeFileSync(file, earlier.replace("\n", "\n% earlier\n"), "latin1");
  expect(convert(["-o", "chapter.tex"], undefined, { folder })).toMatchObject({ status: 0 });
  expect(readFileSync(file, "latin1")).not.toContain("% earlier");
  writeFileSync(file, "%PDF-1.7 mine");
  const { log, status, read } = convert(["-o", "chapter.tex"], undefined, { folder });
  expect(status).not.toBe(0);
  expect(log).toMatch(/^chapter\.md:\d+: /);
  expect(log).toContain(`${name} exists and is not this picture: move it`);
  expect(String(read(name))).toBe("%PDF-1.7 mine");
});

it("no text of a caption or alternative becomes markup", () => {
  expect(harmful.length).toBeGreaterThan(3);
  const book = convert(
    ["-o", "chapter.html"],
    harmfulChapter(() => ""),
  );
  expect(book.log).toBe("");
  const { document } = parseHTML(String(book.read("chapter.html")));
  expect(document.querySelectorAll("figure")).toHaveLength(harmful.length);
  const markup = "script, iframe, [onerror]";
  expect(document.querySelectorAll(markup)).toHaveLength(0);
  const control = convert(["-o", "chapter.html"], harmful.map((text) => `c ${text}\n\n`).join(""));
  const { document: unsafe } = parseHTML(String(control.read("chapter.html")));
  expect(unsafe.querySelectorAll(markup).length).toBeGreaterThan(0);
});
