/** Builds the Python package, installs its wheel, and builds real books with Sphinx, MkDocs and Zensical. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Portable, render } from "../../plugin/portable.js";
import { allFigures } from "../../src/figures/index.js";
import { locales } from "../../src/locales/languages.js";
import { writeTag } from "../../src/tag/arguments.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";
import { useBrowser } from "../support/browser.js";
import { hostileTexts, judge } from "../support/hostile-texts.js";
import {
  BIN,
  createBook,
  installPackage,
  removeBooks,
  root,
  run,
  SOURCE,
  sphinx,
} from "./python-package.js";

const browser = await useBrowser();

beforeAll(installPackage, 900_000);
afterAll(removeBooks);

const read = (...parts: string[]) => readFileSync(path.join(...parts), "utf8");
const toDocument = (html: string) => parseHTML(html).document;
const draw = (tag: string, options = {}): Portable => JSON.parse(render(tag, options));
/** A generated caption, with its no-break spaces. */
const CAPTION = "A 4,096\u00a0×\u00a04,096 matrix at rank 64";

it("the wheel draws the bytes of the npm package", () => {
  const tags = Object.keys(locales);
  const cases = allFigures
    .filter(({ name }) => name !== "adapter")
    .map((figure, index) => [
      writeTag(toFigureArguments(figure, asAllWritten(figure.options, figure.examples[0]!))),
      { lang: tags[index % tags.length], number: "3.1", id: "a" },
    ]);
  const code = `
import json, sys
from lora_visualizer import draw, stylesheet
cases = json.load(sys.stdin)
json.dump([draw(tag, **options) for tag, options in cases] + [stylesheet()], sys.stdout)`;
  const out = execFileSync(path.join(BIN, "python"), ["-c", code], {
    input: JSON.stringify(cases),
    maxBuffer: 1e9,
  });
  const drawn = JSON.parse(String(out));
  expect(drawn.pop()).toContain("@layer lora");
  expect(drawn).toEqual(cases.map(([tag, options]) => draw(tag as string, options as object)));
  expect(drawn.length).toBe(allFigures.length - 1);
});

it("Jupyter gets a figure as SVG and HTML, and a number as text", () => {
  const code = `
from IPython.core.interactiveshell import InteractiveShell
from lora_visualizer import LoraError, lora, lora_table
formatter = InteractiveShell.instance().display_formatter
figure, _ = formatter.format(lora(8, 4096, 4096))
table, _ = formatter.format(lora_table(models=["gpt2"], rank=8))
print(sorted(figure), sorted(table), lora(8, 4096, 4096, show="trainable"))
print(figure["image/svg+xml"])
try:
    lora(8, 0, 64)
except LoraError as error:
    print(error)`;
  const { status, log } = run(root, "python", "-c", code);
  expect(log.trim().split("\n")).toEqual([
    "['image/svg+xml', 'text/html', 'text/plain'] ['text/html', 'text/plain'] 65,536",
    draw("<% lora 8, 4096, 4096 %>").svg,
    "d must be a whole number from 1 to 1,048,576; got 0",
  ]);
  expect(status).toBe(0);
});

describe("a wheel that is built without an sdist", () => {
  const buildWheel = (source: string, name: string) => {
    const wheels = path.join(root, name);
    const build = ["-m", "build", "--no-isolation", "--wheel", "--outdir", wheels];
    const { status, log } = run(root, "python", ...build, source);
    if (status) return log.split("\n").filter((line) => line.includes(".js"));
    const [wheel = ""] = readdirSync(wheels);
    const files = unzipSync(readFileSync(path.join(wheels, wheel)));
    return Object.entries(files).flatMap(([file, content]) =>
      file.endsWith(".js")
        ? [[file, Buffer.from(content).equals(readFileSync(`dist/${path.basename(file)}`))]]
        : [],
    );
  };

  it("has the files of the npm package", () => {
    expect(buildWheel(path.resolve(SOURCE), "direct")).toEqual([
      ["lora_visualizer/controls.js", true],
      ["lora_visualizer/portable.js", true],
    ]);
  });

  it("is an error of one line where these are not built", () => {
    const source = path.join(root, "unbuilt", SOURCE);
    cpSync(SOURCE, source, { recursive: true });
    expect(buildWheel(source, "unbuilt-wheels")).toEqual([
      "dist/controls.js is missing: run `npm run build:dist` in the repository first",
    ]);
  });
});

it("arguments in Jupyter are numbers of any kind, texts and lists, or an error says so", () => {
  const code = `
from fractions import Fraction
from numbers import Integral
from pathlib import Path
from lora_visualizer import LoraError, lora

class Rank(int):
    pass

# Numbers of NumPy are none of Python's own, but registered as such.
class Other:
    def __str__(self):
        return "8"

Integral.register(Other)
expected = lora(8, 64, 64, alpha=16).svg
assert lora(Other(), 64, 64, alpha=16).svg == lora(Rank(8), 64, 64, alpha=Fraction(16)).svg == expected
absent = dict.fromkeys(["caption", "alt", "lang", "figure", "rslora"])
assert lora(8, 64, 64, alpha=16, **absent).svg == expected
for value in [b"x", {"a": 1}, {"x"}, object(), 1j, range(3), None, lora, float("nan"), float("inf")]:
    for attack in [lambda: lora(8, 64, 64, caption=[value]), lambda: lora(value, 64, 64)]:
        try:
            attack()
            print("no error", value)
        except LoraError as error:
            print(error)`;
  const lines = run(root, "python", "-c", code).log.trim().split("\n");
  expect(lines).toEqual(
    Array.from({ length: 20 }, () =>
      expect.stringMatching(/^arguments must be numbers, texts and lists of them: got \w+$/),
    ),
  );
});

it("page data and options of any kind are a figure, or an error of one line", () => {
  const code = `
import datetime, math, random
from lora_visualizer import LoraError, draw
draws = random.Random(1)
circle = []
circle.append(circle)
deep = {}
for _ in range(5000):
    deep = {"a": deep}
leaves = [None, 8, -1, math.nan, math.inf, 10**5000, "", "<b>", b"x", {1, 2}, datetime.date(2026, 1, 1), object(), circle, deep]
keys = ["rank", "a", "__proto__", "", 5, 1.5, None, True, datetime.date(2026, 1, 1), (1, 2), b"x"]
def value(depth=0):
    kind = draws.random()
    if depth > 3 or kind < 0.4:
        return draws.choice(leaves)
    items = [value(depth + 1) for _ in range(draws.randrange(4))]
    return items if kind < 0.6 else {draws.choice(keys): item for item in items}
names = ["data", "lang", "set", "id", "number", "interactive", "markdown", "hasCaption", "none"]
drawn, refused = 0, 0
for _ in range(300):
    options = {draws.choice(names): value()} if draws.random() < 0.5 else {"data": {draws.choice(keys): value()}}
    try:
        draw("<% lora 8, 64, 64 %>", **options)
        drawn += 1
    except LoraError as error:
        refused += 1
        assert "\\n" not in str(error), error
print(drawn > 50, refused > 50)`;
  expect(run(root, "python", "-c", code).log.trim()).toBe("True True");
});

it("a tag names files below the project only", () => {
  const code = `
import os
from lora_visualizer import LoraError, lora
os.mkdir("book")
os.symlink("${path.resolve("tests/reference/adapter")}", "adapter")
os.symlink("../adapter/adapter_model.safetensors", "book/link.safetensors")
os.chdir("book")
os.symlink("loop", "loop")
with open("large.safetensors", "wb") as file:
    file.truncate(2**28 + 1)
open("__proto__", "w").close()
names = ["../adapter/adapter_model.safetensors", "link.safetensors", "/etc/passwd", "none.safetensors"]
for name in [*names, "loop/a.safetensors", "a" * 300 + ".safetensors", "large.safetensors", "__proto__"]:
    try:
        lora(file=name)
    except LoraError as error:
        print(error)
os.chdir("${path.resolve("tests/reference/adapter")}")
print(lora(file="adapter_model.safetensors", show="trainable"))`;
  const { log } = run(root, "python", "-c", code);
  expect(log.trim().split("\n")).toEqual([
    expect.stringMatching(/^\.\.\/adapter\/\S+ is outside the project: move it into \S+\/book$/),
    expect.stringMatching(/^link\.safetensors is outside the project/),
    expect.stringMatching(/^\/etc\/passwd is outside the project/),
    "cannot read none.safetensors: there is no such file",
    "cannot read loop/a.safetensors: there is no such file",
    expect.stringMatching(/^cannot read a{300}.*: there is no such file$/),
    "large.safetensors must have at most 268,435,456 bytes; it has 268,435,457: draw it with the command lora-visualizer",
    expect.stringMatching(/^__proto__: the file must be at least 8 bytes/),
    expect.stringMatching(/^[\d,]+$/),
  ]);
});

describe("Sphinx", () => {
  /** Returns what readers get of each figure on a page. */
  const listFigures = (html: string) =>
    [...toDocument(html).querySelectorAll("figure.lora-host")].map((figure) => ({
      number: figure.querySelector("figcaption .caption-number")?.textContent?.trim(),
      caption: figure.querySelector("figcaption .caption-text")?.textContent?.trim(),
      alt: figure.querySelector("svg.lora-wide")?.getAttribute("aria-label"),
      hasTable: figure.querySelector("details table") !== null,
    }));
  const alternative = "LoRA at rank 64 trains a larger share of the same matrix.";

  it("the template's book has Sphinx's numbers, captions, references and a table", () => {
    const book = createBook("sphinx");
    expect(sphinx(book, "html")).toEqual({ status: 0, log: "" });
    const index = read(book, "_html/index.html");
    const matrix = draw("<% lora 8, 4096, 4096 %>");
    expect(listFigures(index)).toEqual([
      {
        number: "Fig. 1",
        caption: expect.stringContaining("A matrix of one layer"),
        alt: matrix.alt,
        hasTable: true,
      },
      {
        number: "Fig. 2",
        caption: CAPTION,
        alt: alternative,
        hasTable: true,
      },
    ]);
    const models = read(book, "_html/models.html");
    const references = [index, models].flatMap((html) =>
      [...toDocument(html).querySelectorAll("a .std-numref")].map((item) => item.textContent),
    );
    expect(references).toEqual(["Fig. 1", "Table 1", "Fig. 3", "Fig. 1"]);
    expect(index).toContain("they have\n65,536 parameters");
    expect(toDocument(models).querySelector("table caption")?.textContent).toMatch(/^Table 1 /);
    expect(models).toContain("124,439,808");
    expect(read(book, "_html/_static/lora.css")).toContain("@layer lora");
    const images = readdirSync(path.join(book, "_html/_images"));
    const svgs = images.map((name) => read(book, "_html/_images", name));
    expect(svgs).toContain(matrix.svg);
  });

  it("LaTeX has vectors, captions and references", () => {
    const book = createBook("sphinx");
    expect(sphinx(book, "latex").status).toBe(0);
    const tex = read(book, "_latex/low-rankadaptation.tex");
    const names = [...tex.matchAll(/\\sphinxincludegraphics\{\{(\w+)\}\.pdf\}/g)];
    expect(names).toHaveLength(3);
    for (const [, name] of names)
      expect(read(book, `_latex/${name}.pdf`).slice(0, 5)).toBe("%PDF-");
    expect(tex).toContain(
      "\\caption{A matrix of \\sphinxstyleemphasis{one} layer, with \\(r = 8\\).}",
    );
    expect(tex.match(/\\hyperref\[[^\]]*fig-matrix/g)).toHaveLength(2);
  });

  it("a missing caption or alternative would be noticed", () => {
    const book = createBook("sphinx");
    const configuration = path.join(book, "conf.py");
    writeFileSync(
      configuration,
      `${readFileSync(configuration, "utf8")}
from docutils import nodes
from lora_visualizer.sphinx import LoraPicture

def strip(app, doctree):
    for caption in list(doctree.findall(nodes.caption)):
        caption.parent.remove(caption)
    for picture in doctree.findall(LoraPicture):
        picture["page"] = picture["page"].replace("aria-label", "data-label")

def setup(app):
    app.connect("doctree-read", strip)
`,
    );
    sphinx(book, "html");
    expect(listFigures(read(book, "_html/index.html"))[0]).toMatchObject({
      caption: undefined,
      alt: null,
    });
  });

  it("a later build draws figures of changed files anew, and repeats errors until they are mended", () => {
    const config = (layers: number) =>
      JSON.stringify({
        model_type: "llama",
        hidden_size: 64,
        intermediate_size: 128,
        num_hidden_layers: layers,
        num_attention_heads: 4,
        vocab_size: 100,
      });
    const book = createBook("sphinx", {
      "index.rst": `A\n=\n\n:lora:\`8, model="config.json", show=trainable\`\n`,
      "models.rst": `B\n=\n\n.. lora:: 8, model="config.json"\n`,
    });
    const build = (content: string) => {
      writeFileSync(path.join(book, "config.json"), content);
      const { log } = sphinx(book, "html");
      const pages = ["index", "models"].map((name) => read(book, `_html/${name}.html`));
      return { errors: log.match(/ERROR: /g)?.length ?? 0, pages };
    };
    const holds = ({ pages }: ReturnType<typeof build>, number: string) =>
      pages.map((page) => page.includes(number));
    expect(holds(build(config(2)), "4,096")).toEqual([true, true]);
    expect(holds(build(config(4)), "8,192")).toEqual([true, true]);
    expect([build("{").errors, build("{").errors]).toEqual([2, 2]);
    const mended = build(config(2));
    expect([mended.errors, ...holds(mended, "4,096")]).toEqual([0, true, true]);
  });

  it("a wrong tag is one line with the file and the line", () => {
    const book = createBook("sphinx", {
      "index.rst": `A
=

.. lora:: 8, 0, 64

Text :lora:\`8, 64\` and :lora:\`8, 64, 64\`.

.. lora:: 8, 64, 64
   :alt: The same

   The same
`,
    });
    const { log } = sphinx(book, "html");
    const lines = log
      .trim()
      .split("\n")
      .filter((line) => line.includes("ERROR"));
    expect(lines.map((line) => line.slice(line.indexOf("index.rst")))).toEqual([
      expect.stringMatching(/^index\.rst:4: ERROR: d must be a whole number .*; got 0/),
      expect.stringMatching(/^index\.rst:6: ERROR: k must be .*; it is missing/),
      expect.stringMatching(/^index\.rst:6: ERROR: a sentence has no figures: add show=trainable/),
      expect.stringMatching(/^index\.rst:8: ERROR: alt must differ from the caption/),
    ]);
  });

  it.each([
    ["html_static_path", "", "lora.css"],
    ["html_static_path", "", "lora.js"],
    ["html_static_path", "", "lora.css.jinja"],
    ["html_static_path", "", "lora.js_t"],
    ["html_extra_path", "_static", "lora.css"],
    ["html_extra_path", "_static", "lora.js"],
  ])("an author's own file in %s, %s/%s, is not replaced in the book", (option, folder, name) => {
    const build = (file: string, interactive: boolean) => {
      const book = createBook("sphinx");
      mkdirSync(path.join(book, "own", folder), { recursive: true });
      writeFileSync(path.join(book, "own", folder, file), "/* own */");
      const settings = `${option} = ["own"]\nlora_interactive = ${interactive ? "True" : "False"}`;
      appendFileSync(path.join(book, "conf.py"), `\n${settings}\n`);
      const built = path.join(book, "_html/_static", file.replace(/\.jinja$|_t$/, ""));
      return { ...sphinx(book, "html"), built };
    };
    const { status, log, built } = build(name, true);
    expect(log).toContain(
      `${option}: own has a file ${name}, the name of a file of lora_visualizer; rename yours`,
    );
    expect([status === 0, existsSync(built)]).toEqual([false, false]);
    expect(read(build(`my-${name}`, true).built)).toBe("/* own */");
    // Without controls, the book has no script of ours.
    if (name === "lora.js") expect(read(build(name, false).built)).toBe("/* own */");
  });

  it("no text of a caption or alternative becomes markup", async () => {
    const quote = (text: string) => `"${text.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
    const texts = hostileTexts.filter((text) => !/<%|\0/.test(text));
    const directives = texts.map(
      (text) => `.. lora:: 8, 64, 64, caption=${quote(`c ${text}`)}, alt=${quote(`a ${text}`)}\n`,
    );
    const book = createBook("sphinx", { "index.rst": `A\n=\n\n${directives.join("\n")}` });
    const { log } = sphinx(book, "html");
    const html = read(book, "_html/index.html");
    expect(listFigures(html).length, log).toBe(texts.length);
    const [, article = ""] = /<article[^>]*>(.*)<\/article>/s.exec(html)!;
    expect(await judge(browser, article)).toEqual([]);
    expect(await judge(browser, article.replaceAll("&lt;", "<"))).not.toEqual([]);
  });
});

describe("Markdown", () => {
  /** Returns what readers get of each figure on a page. */
  const listFigures = (html: string) =>
    [...toDocument(html).querySelectorAll("figure.lora")].map((figure) => ({
      number: figure.querySelector(".lora-number")?.textContent,
      caption: figure.querySelector(".lora-number + span")?.textContent?.trim(),
      alt: figure.querySelector("svg.lora-wide")?.getAttribute("aria-label"),
    }));

  it.each([
    ["mkdocs", ["build", "--strict", "--quiet"]],
    ["zensical", ["build"]],
  ])("%s numbers the template's figures, and links to them", (program, args) => {
    const book = createBook("mkdocs");
    writeFileSync(path.join(book, "docs/lora.css"), run(book, "lora-visualizer-css").log);
    expect(run(book, program, ...args).status).toBe(0);
    const html = read(book, "site/index.html");
    expect(listFigures(html)).toEqual([
      {
        number: "Figure\u00a03.1",
        caption: "A matrix of one layer, with \\(r = 8\\).",
        alt: draw("<% lora 8, 4096, 4096 %>").alt,
      },
      {
        number: "Figure\u00a03.2",
        caption: CAPTION,
        alt: "LoRA at rank 64 trains a larger share of the same matrix.",
      },
      { number: "Table\u00a03.1", caption: expect.stringContaining("rank 8"), alt: undefined },
    ]);
    const document = toDocument(html);
    expect(document.querySelector('a[href="#fig-matrix"]')?.textContent).toBe("Figure\u00a03.1");
    expect(document.querySelector("article, main")?.textContent).toContain("65,536 parameters");
    expect(document.querySelector("article code, main code")?.textContent).toBe(
      "<% lora 8, 64, 64 %>",
    );
    expect(html).toContain(
      'A matrix of <em>one</em> layer, with <span class="arithmatex">&#92;(r = 8&#92;)</span>.',
    );
    expect(html).toContain(
      /<svg[^>]*lora-wide.*?<\/svg>/s.exec(draw("<% lora 8, 4096, 4096 %>").html!)![0],
    );
  });

  it("a missing caption or alternative would be noticed", () => {
    const book = createBook("mkdocs", {
      "docs/lora.css": "",
      "strip.py": `import re

def on_page_content(html, **_):
    return re.sub("<figcaption.*?</figcaption>", "", html).replace("aria-label", "data-label")
`,
    });
    const configuration = path.join(book, "mkdocs.yml");
    writeFileSync(configuration, `${readFileSync(configuration, "utf8")}hooks: [strip.py]\n`);
    expect(run(book, "mkdocs", "build", "--strict", "--quiet").status).toBe(0);
    expect(listFigures(read(book, "site/index.html"))[0]).toMatchObject({
      number: undefined,
      caption: undefined,
      alt: null,
    });
  });

  it.each([
    ["<% lora 8, 0, 64 %>", "d must be a whole number from 1 to 1,048,576; got 0"],
    ["A <% lora 8, 64, 64 %>", "a figure must be on its own line"],
    ['<% loraRef "fig" %>', "no figure or table of this page has this id"],
    ['<% lora 8, 64, 64, id="a" %>\n\n<% lora 8, 64, 64, id="a" %>', "the id “a” is given twice"],
    ["<% lora 8, 64", "the tag has no closing %>"],
    ["A <% lora 8, 64\nand text.\n\n> B", "the tag has no closing %>"],
    ["<% lora 8,\n\n64, 64 %>", "the tag has no closing %>"],
    ['<% lora 8, 64, 64, caption="a %>', "a quote in the tag is not closed"],
    ["<% loar 8, 64, 64 %>", "there is no tag “loar”; did you mean lora?"],
    ["A <% Lora 8, 64, 64, show=full %>", "there is no tag “Lora”; did you mean lora?"],
    ["<% loraList %>", "only lora and loraTable work here"],
  ])("%s stops the build in one line with the file and the line", (text, message) => {
    const book = createBook("mkdocs", { "docs/lora.css": "", "docs/index.md": `# A\n\n${text}\n` });
    const { status, log } = run(book, "mkdocs", "build", "--strict", "--quiet");
    expect(status).toBe(1);
    expect(log).toContain(`docs/index.md:3: ${message}`);
    expect(log).not.toContain("Traceback");
  });

  it("the line of an error is that of the tag, not of code or of another tag with the same start", () => {
    const text =
      "```\n<% lora 8, 64\n```\n\n`<% lora 8, 64`\n\n<% lora 8, 64, 64 %>\n\n😀 <% lora 8, 64\n";
    const book = createBook("mkdocs", { "docs/lora.css": "", "docs/index.md": text });
    const { status, log } = run(book, "mkdocs", "build", "--quiet");
    expect([status, log.match(/docs\/index\.md:\d+: .*/g)]).toEqual([
      1,
      [expect.stringMatching(/index\.md:9: the tag has no closing %>/)],
    ]);
  });

  const OTHERS = [
    "    <% lora 8, 64",
    "`<% lora 8, 64` \\<% loar 8, 64, 64 %>",
    "A <!-- <% lora 8, 64 --> B",
    "<% if lora %> <%= lora %> 😀",
    "`code\n<% loar 8, 64, 64 %>`",
  ];

  it("tags in code or comments, after a backslash, or of other programs stop nothing", () => {
    const page = `# A\n\n${OTHERS.join("\n\n")}\n\n😀\n<% lora 8, 64, 64 %>\n😀\n`;
    const book = createBook("mkdocs", { "docs/lora.css": "", "docs/index.md": page });
    const { status, log } = run(book, "mkdocs", "build", "--strict", "--quiet");
    expect(status, log).toBe(0);
    const html = read(book, "site/index.html");
    expect(listFigures(html)).toHaveLength(1);
    const text = toDocument(html).querySelector("article")!.textContent!;
    for (const part of [
      "<% lora 8, 64",
      "<% loar 8, 64, 64 %>",
      "<% if lora %> <%= lora %>",
      "A  B",
    ])
      expect(text).toContain(part);
    expect(text.match(/😀/g)).toHaveLength(3);
  });

  it("a tag that is published as text would be noticed", () => {
    const book = createBook("mkdocs", {
      "docs/lora.css": "",
      "docs/index.md": "# A\n\n<% lora 8, 64\n",
      "broken.py": "import lora_visualizer.markdown as m\nm.call = lambda *_: None\n",
    });
    const configuration = path.join(book, "mkdocs.yml");
    writeFileSync(configuration, `${readFileSync(configuration, "utf8")}hooks: [broken.py]\n`);
    expect(run(book, "mkdocs", "build", "--strict", "--quiet").status).toBe(0);
    expect(toDocument(read(book, "site/index.html")).body.textContent).toContain("<% lora 8, 64");
  });

  it("a chapter is the start of its numbers, or an error of one line", () => {
    const build = (chapter: string) => {
      const page = `---\nchapter: ${chapter}\n---\n\n# A\n\n<% lora 8, 64, 64 %>\n`;
      const book = createBook("mkdocs", { "docs/lora.css": "", "docs/index.md": page });
      const { status, log } = run(book, "mkdocs", "build", "--strict", "--quiet");
      return status ? log : listFigures(read(book, "site/index.html"))[0]?.number;
    };
    const allowed = {
      3: "3.1",
      0: "0.1",
      "A-1": "A-1.1",
      '"3.10"': "3.10.1",
      false: "1",
      null: "1",
    };
    for (const [chapter, number] of Object.entries(allowed))
      expect(build(chapter), chapter).toBe(`Figure\u00a0${number}`);
    for (const chapter of ["3.10", "true", "-3", "[1, 2]", "{ a: 1 }", '"a b"', "2026-12-03"])
      expect(build(chapter), chapter).toMatch(
        /docs\/index\.md:7: chapter must be a whole number, as in chapter: 3, or text in quotes, .*; got /,
      );
  });

  it("no text of a caption or alternative becomes markup", async () => {
    const quote = (text: string) => `"${text.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
    const texts = hostileTexts.filter((text) => !/<%|\0/.test(text));
    const tags = texts.map(
      (text) => `<% lora 8, 64, 64, caption=${quote(`c ${text}`)}, alt=${quote(`a ${text}`)} %>\n`,
    );
    const book = createBook("mkdocs", {
      "docs/lora.css": "",
      "docs/index.md": `# A\n\n${tags.join("\n")}`,
    });
    const { log } = run(book, "mkdocs", "build", "--quiet");
    const html = read(book, "site/index.html");
    expect(listFigures(html).length, log).toBe(texts.length);
    const [, article = ""] = /<article[^>]*>(.*)<\/article>/s.exec(html)!;
    expect(await judge(browser, article)).toEqual([]);
    expect(await judge(browser, article.replaceAll("&lt;", "<"))).not.toEqual([]);
  });
});
