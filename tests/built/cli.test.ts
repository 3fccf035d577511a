/** Tests the command as users get it: installed from the packed package. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { locales } from "../../src/locales/languages.js";
import { runMain } from "../support/command.js";
import { getPictures } from "../support/drawings.js";
import { isExam } from "../support/draws.js";
import { NAME, packInto } from "../support/packed.js";
import { readTagging, readText } from "../support/pdf.js";
import { sharedFolder } from "../support/temporary.js";

const folder = sharedFolder();
let main: typeof import("../../scripts/command/run.js").run;
beforeAll(async () => {
  writeFileSync(path.join(folder, "package.json"), "{}");
  execFileSync(
    "npm",
    ["install", "--prefer-offline", "--no-audit", "--no-fund", packInto(folder), "markdown-it"],
    {
      cwd: folder,
      stdio: "ignore",
    },
  );
  const installed = path.join(folder, "node_modules", NAME, "dist/scripts/command/run.js");
  ({ run: main } = await import(installed));
});

it("runs as it was built, without an installation", () => {
  const { bin } = JSON.parse(readFileSync("package.json", "utf8"));
  const { status, stderr } = spawnSync(path.resolve(bin["lora-visualizer"]), ["--version"]);
  expect([status, String(stderr)]).toEqual([0, ""]);
});

/** Runs the installed command in this process. */
async function run(...args: string[]) {
  const home = process.cwd();
  process.chdir(folder);
  try {
    return await runMain(main, args);
  } finally {
    process.chdir(home);
  }
}

/** Runs the installed command in a process of its own. */
function spawned(args: readonly string[], input = "") {
  const command = path.join(folder, "node_modules/.bin/lora-visualizer");
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, input });
  return { code: status, out: String(stdout), error: String(stderr) };
}

it("starts a book in every language, from the files that are in the package", async () => {
  for (const lang of Object.keys(locales)) {
    const book = path.join("books", lang);
    expect(await run("init", book, "--lang", lang)).toMatchObject({ code: 0, error: "" });
    expect(JSON.parse(String(read(path.join(book, "_data/book.json")))).lang).toBe(lang);
  }
});

const shape = ["8", "4096", "4096"];
const pictureCaption = figures.decomposition.draw({ rank: 16, d: 64, k: 64 }).caption;
const pictures = getPictures(figures.decomposition.draw({ rank: 8, d: 4096, k: 4096 }));
const [wide, narrow] = [pictures.wide, pictures.narrow];
const read = (name: string) => readFileSync(path.join(folder, name));
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe("lora-visualizer", () => {
  it("renders Markdown in --title as text, and in --caption as the format needs", async () => {
    const write = async (...args: string[]) => {
      const { code, out, error } = await run(...args, "-o", "-");
      expect([code, error]).toEqual([0, ""]);
      return out;
    };
    expect(await write("8", "64", "64", "--title", "A *b* `c`")).toContain("A b c");
    const table = ["--ranks", "1", "--d", "8", "--k", "8", "--caption", "A *b*"];
    expect(await write(...table, "--format", "html")).toContain("A <em>b</em> </caption>");
    expect(await write(...table, "--format", "md")).toMatch(/^A \*b\*\n/);
  });

  it("draws SVG, PNG or PDF by the output's extension", async () => {
    for (const name of ["a.svg", "a.png", "a.PDF"]) {
      expect(await run(...shape, "-o", name)).toMatchObject({ code: 0, error: "" });
    }
    expect(read("a.svg").toString()).toMatch(/^<svg xmlns=.*16,777,216.*<\/svg>\n$/);
    expect(pngSize(read("a.png"))).toEqual([wide.width, wide.height]);
    expect(readTagging(read("a.PDF")).tags.map(({ type }) => type)).toEqual(["Document", "Figure"]);
  });

  it("adds the figure's table to a PDF with --table, and only to a PDF", async () => {
    expect(await run(...shape, "-o", "t.pdf", "--table")).toMatchObject({ code: 0, error: "" });
    expect(readText(read("t.pdf"))).toContain("Share trained");
    expect(readTagging(read("t.pdf")).tags.some(({ type }) => type === "Table")).toBe(true);
    expect(await run(...shape, "-o", "t.svg", "--table")).toMatchObject({
      code: 2,
      error: "lora-visualizer: --table requires PDF, as in -o lora.pdf\n",
    });
  });

  it("accepts a scale, a theme, the narrow composition, a figure's options and a title", async () => {
    await run(...shape, "-o", "b.png", "--scale", "1.5", "--narrow");
    expect(pngSize(read("b.png"))).toEqual([narrow.width * 1.5, Math.round(narrow.height * 1.5)]);
    await run(...shape, "-o", "b.svg", "--theme", "dark", "--alpha", "16", "--title", "A <title>");
    const svg = read("b.svg").toString();
    expect(svg).toContain('fill="#15181d"');
    expect(svg).toContain("<title>A &lt;title&gt;</title>");
    expect(svg).toContain("</tspan>\u00a0=\u00a016/8<");
  });

  it("writes comparison tables and figures' tables as CSV, HTML and Markdown", async () => {
    const models = await run("--csv", "--models", "gpt2,gpt2-xl", "--rank", "8", "-o", "-");
    expect(models).toMatchObject({ code: 0, error: "" });
    expect(models.out.split("\r\n")[1]).toMatch(/^gpt2,124439808,294912,0\.002/);
    const figure = await run("8", "4096", "4096", "--csv", "-o", "-");
    expect(figure.out).toContain("LoRA,r(d + k),65536");
    for (const name of ["t.html", "t.md"])
      expect(await run("--models", "gpt2", "--rank", "8", "-o", name)).toMatchObject({ code: 0 });
    expect(String(read("t.html"))).toMatch(/^<table\b.*<th scope="row">gpt2 ?<\/th>.*<\/table>\n$/);
    expect(String(read("t.md"))).toMatch(/^\S.*\n\n\|.*\n\| -+ \|.*\n\| gpt2 \| .*294,912.*\|\n$/);
  });

  it("accepts a model's config.json, and lists the known models", async () => {
    const config = { model_type: "gpt2", n_layer: 1, n_embd: 8, n_head: 2, vocab_size: 10 };
    writeFileSync(path.join(folder, "custom.json"), JSON.stringify(config));
    const models = await run("--csv", "--models", "gpt2,custom.json", "--rank", "2");
    expect(models).toMatchObject({ code: 0, error: "" });
    expect(models.out.split("\r\n")[2]).toMatch(/^a gpt2 model,9160,64,/);
    const list = await run("--list-models");
    expect(list).toMatchObject({ code: 0, error: "" });
    expect(list.out).toContain("\ngpt2-xl: 1,557,611,200, gpt2\n");
  });

  it("exits silently if the reader closes the pipe, and with one line if the disk is full", () => {
    const command = path.join(folder, "node_modules/.bin/lora-visualizer");
    const shell = (line: string) =>
      spawnSync("bash", ["-c", `set -o pipefail; ${line}`], { cwd: folder });
    const early = shell(`${command} 8 64 64 --preview --format png --scale 8 -o - | head -c 1`);
    expect([early.status, String(early.stderr)]).toEqual([0, ""]);
    const full = shell(`${command} 8 64 64 -o - > /dev/full`);
    expect([full.status, String(full.stderr)]).toEqual([
      1,
      "lora-visualizer: cannot write standard output: the disk is full\n",
    ]);
  });

  it("accepts a model's id instead of a matrix", async () => {
    expect(await run("8", "gpt2", "-o", "model.svg")).toMatchObject({ code: 0, error: "" });
    expect(await run("8", "--model", "gpt2", "-o", "flag.svg")).toMatchObject({
      code: 0,
      error: "",
    });
    expect(read("model.svg").equals(read("flag.svg"))).toBe(true);
    expect(read("model.svg").toString()).toContain("c_attn");
  });

  it("accepts a value that starts like a flag", async () => {
    await run(...shape, "-o", "d.svg", "--title=--help");
    expect(read("d.svg").toString()).toContain("<title>--help</title>");
  });

  it("check prints a line for each wrong number, and its exit code distinguishes wrong numbers from errors", async () => {
    writeFileSync(
      path.join(folder, "wrong.md"),
      "# LoRA\n\nA 64 × 4096 matrix has 26K parameters.\n\nLoRA trains 768 parameters of a 64 × 128 matrix at rank 2.\n",
    );
    writeFileSync(path.join(folder, "right.html"), "<p>A 64 × 4096 matrix has 262,144 parameters.");
    const wrong =
      "wrong.md:3:24: the text says 26K (a tenth of the correct number); the correct number is exactly 262,144 (262\u00a0k): parameters of 64 × 4,096\n" +
      "wrong.md:5:13: the text says 768 (twice the correct number); the correct number is 384: trained parameters of 64 × 128 at rank 2\n";
    const actual = await run("check", "right.html", "wrong.md");
    expect([actual.code, actual.out, actual.error]).toEqual([1, wrong, ""]);
    expect(await run("check", "right.html")).toEqual({ code: 0, out: "", error: "" });
    const input = String(read("wrong.md"));
    const piped = spawned(["check", "-"], input);
    expect([piped.code, piped.out]).toEqual([1, wrong.replaceAll("wrong.md:", "-:")]);
    expect((await run("check", "--help")).out).toMatch(/^Usage: lora-visualizer check FILE/);
    for (const [args, message] of [
      [[], "name a file or a folder: lora-visualizer check chapters"],
      [["none.md"], "cannot read none.md: there is no such file"],
      [
        ["a.svg"],
        "a file to check must end in one of .md, .markdown, .html, .htm, .xhtml, .ipynb, .py, .rst or 3 more (lora-visualizer check --help lists all), unless --language is given; got a.svg",
      ],
      [["--all"], "Unknown option '--all'; lora-visualizer check --help lists the flags"],
    ] as const) {
      const error = `lora-visualizer: ${message}\n`;
      expect(await run("check", ...args)).toEqual({ code: 2, out: "", error });
    }
  });

  it("check --json prints every part of a finding, and an empty array if there is none", async () => {
    writeFileSync(
      path.join(folder, "train.py"),
      "# trainable params: 4,194,304 || all params: 6,742,609,920 || trainable%: 0.622\n",
    );
    writeFileSync(path.join(folder, "none.ipynb"), "{");
    const { code, out } = await run("check", "train.py", "--json");
    expect([code, JSON.parse(out)]).toEqual([
      1,
      [
        {
          file: "train.py",
          line: 1,
          column: 75,
          claim: "0.622",
          value: "0.0622",
          subject: "100 × 4,194,304 / 6,742,609,920",
          reason: null,
        },
      ],
    ]);
    const broken = await run("check", "none.ipynb", "--json");
    expect([broken.code, broken.out, broken.error]).toEqual([
      2,
      "[]\n",
      'lora-visualizer: none.ipynb is not checked: a notebook must be valid JSON; got "{"\n',
    ]);
  });

  describe("expand", () => {
    const CHAPTER = `---
title: LoRA
chapter: 11
model: { hidden_size: 4096 }
ranks:
  small: 8
---

# LoRA in <% lora 8, 64, 64, show=trainable %> parameters

See <% loraRef "fig" %>. In code: \`<% lora 8, 64, 64, show=full %>\`.
<% lora ranks.small, model.hidden_size, 64, id="fig",
   caption=“A *starred* “caption” with LoRA’s cost”
%>
After.

    <% lora 8, 64, 64 %>

- Item
  - <% lora 16, 64, 64 %>

> Quote
> <% loraTable ranks=[1, 8], d=64, k=64, caption="Ranks" %>
> more

[link](/x "<% lora 8, 64, 64, show=full %>")

<% loraList %>
`;
    /** Returns the text with each HTML figure and list shortened to its opening tag and caption. */
    const short = (html: string) =>
      html
        .replace(
          /<figure class="lora" id="([^"]+)".*?<b [^>]*>([^<]*)<\/b> <span>(.*?)<\/span>.*?<\/figure>/g,
          "{$1: $2 $3}",
        )
        .replace(/<div class="lora-list">(.*?)<\/div>/, (_, list) => `{${list.match(/#[\w-]+/g)}}`)
        // Figures have references for letters beyond Latin-1.
        .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));

    it("replaces tags with HTML, numbers, references and lists, but not in code", async () => {
      writeFileSync(path.join(folder, "chapter.md"), CHAPTER);
      expect(await run("expand", "chapter.md", "-o", "out/chapter.md")).toMatchObject({
        code: 0,
        error: "",
      });
      const [front] = CHAPTER.split("# LoRA");
      expect(short(String(read("out/chapter.md")))).toBe(`${front}# LoRA in 1,024 parameters

See <a class="lora-ref" href="#fig">Figure\u00a011.1</a>. In code: \`<% lora 8, 64, 64, show=full %>\`.

{fig: Figure\u00a011.1 A <em>starred</em> “caption” with LoRA’s cost}

After.

    <% lora 8, 64, 64 %>

- Item
  - {lora-chapter-1: Figure\u00a011.2 ${pictureCaption}}

> Quote
>\x20
> {lora-chapter-2: Table\u00a011.1 Ranks}
>
> more

[link](/x "4,096")

{#fig,#lora-chapter-1,#lora-chapter-2}
`);
      expect((await run("expand", "chapter.md", "-o", "-")).out).toBe(
        String(read("out/chapter.md")),
      );
    });

    it("writes the stylesheet to a file if --css is given", async () => {
      writeFileSync(path.join(folder, "chapter.md"), CHAPTER);
      const { code, out } = await run("expand", "chapter.md", "--css", "styles/lora.css");
      expect([code, out]).toEqual([0, String(read("out/chapter.md"))]);
      // Rules for themes follow the stylesheet.
      const [rules, themeRules] = String(read("styles/lora.css")).split(`${stylesheet}\n`);
      expect([rules, themeRules]).toEqual(["", expect.stringMatching(/^\.md-typeset \.lora\{/)]);
    });

    it("replaces figures with files, and all other tags with Markdown, if --images is given", async () => {
      writeFileSync(path.join(folder, "chapter.md"), CHAPTER);
      expect(
        await run("expand", "chapter.md", "-o", "images/a.md", "--images", "png"),
      ).toMatchObject({
        code: 0,
        error: "",
      });
      const text = String(read("images/a.md"));
      expect(text).toContain("See Figure\u00a011.1. In code");
      expect(text).toMatch(
        /\n!\[\*\*Figure\u00a011\.1\*\* A \*starred\*[^\]]+\]\(a-1\.png\)\{alt="[^"]+"\}\n\n/,
      );
      expect(text).toMatch(/\n {2}- !\[\*\*Figure[^\]]+\]\(a-2\.png\)\{alt=.*\n\n {4}LoRA trains/);
      expect(text).toMatch(/\n {4}\| Rank +\| \*r\* +\| 16 +\|/);
      expect(text).toMatch(/\n> \*\*Table\u00a011\.1\*\* Ranks\n>\n> \| Rank \*r\* \|/);
      expect(text).toMatch(
        /\n- Figure\u00a011\.1 A .*\n- Figure\u00a011\.2 .*\n- Table\u00a011\.1 Ranks\n$/,
      );
      expect(text).not.toMatch(/<\w/);
      expect(pngSize(read("images/a-2.png"))[0]).toBe(2 * wide.width);
    });

    it("writes several files into a folder, counts from a given number, and reads standard input", async () => {
      const names = ["book/1/index.md", "book/2/index.md"];
      for (const name of names) {
        mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
        writeFileSync(path.join(folder, name), "<% lora 1, 8, 8 %>\n");
      }
      const several = await run("expand", ...names, "-o", "several", "--start", "3");
      expect(several).toMatchObject({ code: 0, error: "" });
      for (const number of [1, 2])
        expect(String(read(`several/${number}/index.md`))).toContain("Figure\u00a03<");
      for (const output of [[], ["-o", "out/a.md"]])
        expect(await run("expand", ...names, ...output)).toMatchObject({
          code: 2,
          error: expect.stringContaining("several files require an output folder, as in -o build"),
        });
      writeFileSync(path.join(folder, "book/2/index.md"), "<% lora 0, 8, 8 %>\n");
      expect(await run("expand", ...names, "-o", "none")).toMatchObject({
        code: 1,
        error: expect.stringMatching(/^book\/2\/index\.md:1: rank must be/),
      });
      expect(existsSync(path.join(folder, "none"))).toBe(false);
      const input = readFileSync(path.join(folder, names[0]!));
      const command = path.resolve("dist/scripts/command/main.js");
      const { stdout } = spawnSync(process.execPath, [command, "expand", "-"], { input });
      expect(String(stdout)).toContain('id="lora-1"');
    });

    it("numbers an author's content, and renders captions as HTML or keeps their Markdown", async () => {
      const contents = [
        '<% loraFigure "A *key*, $\\alpha$", id="own" %>\n![b](c.png)\n<% endloraFigure %>',
        '<% loraFigure "T", kind=table %>\n\n| a |\n| - |\n\n<% endloraFigure %>',
        "<% loraList %>\n",
      ];
      writeFileSync(
        path.join(folder, "own.md"),
        ["---\nchapter: 2\n---", ...contents].join("\n\n"),
      );
      expect(await run("expand", "own.md", "-o", "out/own.md")).toMatchObject({
        code: 0,
        error: "",
      });
      expect(String(read("out/own.md"))).toContain(
        '<div class="lora-content lora-content-figure" id="own" role="figure" markdown="1">\n\n![b](c.png)\n\n' +
          "**Figure\u00a02.1** A *key*, $\\alpha$\n\n</div>\n",
      );
      const images = await run("expand", "own.md", "-o", "out/own.md", "--images", "png");
      expect(images).toMatchObject({ code: 0, error: "" });
      const text = String(read("out/own.md"));
      expect(text).toContain("![b](c.png)\n\n**Figure\u00a02.1** A *key*, $\\alpha$\n");
      expect(text).toContain("**Table\u00a02.1** T\n\n| a |\n");
      expect(text).toContain("- Figure\u00a02.1 A *key*, $\\alpha$\n- Table\u00a02.1 T\n");
      expect(text).not.toMatch(/<\w/);
    });

    it("reports every error with its line, and then writes nothing", async () => {
      const wrong = `---\nrank: 9\n---\n\n<% lora rank, 8, 8, id="a" %>\n\nA <% loraRef "a" %>, <% loraRef "b" %>\n\n- <% lora x, 8, 8 %>\n\n<% lora 1, 8, 8, id="c" %>\n\n<% lora 1, 8, 8, id="c" %>\n\n{% lora 8 %}\n`;
      writeFileSync(path.join(folder, "wrong.md"), wrong);
      const { code, out, error } = await run(
        "expand",
        "wrong.md",
        "-o",
        "nothing/out.md",
        "--images",
        "svg",
      );
      expect([code, out, existsSync(path.join(folder, "nothing"))]).toEqual([1, "", false]);
      expect(error.trimEnd().split("\n")).toEqual([
        "wrong.md:5: rank must be a whole number from 1 to 8 (the smaller of d = 8 and k = 8); got 9",
        "wrong.md:7: no numbered figure or table has the id “b” (similar: c)",
        expect.stringMatching(/^wrong\.md:9: rank=x: the page data has no “x”/),
        "wrong.md:13: the id “c” is given twice; every figure needs its own",
        expect.stringMatching(/^wrong\.md:15: \{% … %\} is for template languages/),
      ]);
    });
  });

  it("shows its help and its version", async () => {
    const help = await run("--help");
    expect(help).toMatchObject({ code: 0, error: "" });
    for (const flag of ["--output", "--preview", "--scale", "--theme", "--title"])
      expect(help.out).toContain(flag);
    expect((await run("--figure", "decomposition", "--help")).out).toContain("--alpha");
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect((await run("--version")).out).toBe(`${version}\n`);
  });
});

it("the command draws SVG without the optional packages, and names the package that a PNG, a PDF or a character needs", () => {
  const lacks = (output: string, ...args: readonly string[]) => {
    const { code, error } = spawned([...args, "-o", output]);
    expect([code, error.split("\n").length]).toEqual([1, 2]);
    expect(error).toMatch(
      /^lora-visualizer: PNG, PDF and previews need the optional packages @napi-rs\/canvas, bidi-js and pdfkit \(npm install @napi-rs\/canvas bidi-js pdfkit\): Cannot find (module|package)/,
    );
    expect(existsSync(path.join(folder, output))).toBe(false);
  };
  const remove = (name: string) =>
    rmSync(path.join(folder, "node_modules", name), { recursive: true, force: true });
  const titled = (title: string) => [...shape, "--preview", "--title", title];
  expect(spawned([...titled("∫ LoRA"), "-o", "rare.png"])).toMatchObject({ code: 0, error: "" });
  for (const [title, name] of [
    ["かな LoRA", "@fontsource/noto-sans-jp"],
    ["权 LoRA", "@fontsource/noto-sans-sc"],
    ["وزن LoRA", "@fontsource/noto-naskh-arabic"],
  ].slice(isExam ? 0 : 1) as [string, string][]) {
    const { code, error } = spawned([...titled(title), "-o", "script.png"]);
    expect(code).toBe(1);
    expect(error).toMatch(`; install its font: npm install ${name}\n`);
    mkdirSync(path.join(folder, "node_modules/@fontsource"), { recursive: true });
    symlinkSync(path.resolve("node_modules", name), path.join(folder, "node_modules", name));
    expect(spawned([...titled(title), "-o", "script.png"])).toMatchObject({ code: 0, error: "" });
  }
  remove("bidi-js");
  expect(spawned([...titled("字 LoRA"), "-o", "usual.png"])).toMatchObject({ code: 0, error: "" });
  lacks("c.png", ...titled("وزن LoRA"));
  remove("@napi-rs");
  // A PDF needs the canvas only for previews.
  expect(spawned([...shape, "-o", "c.pdf"])).toMatchObject({ code: 0, error: "" });
  lacks("c.png", ...shape);
  remove("pdfkit");
  expect(spawned([...shape, "-o", "c.svg"])).toMatchObject({ code: 0, error: "" });
  lacks("d.pdf", ...shape);
});

it("the command suggests how to install markdown-it, which only check and expand need", () => {
  rmSync(path.join(folder, "node_modules/markdown-it"), { recursive: true });
  writeFileSync(path.join(folder, "page.md"), "Text.");
  expect(spawned([...shape, "-o", "without.svg"])).toMatchObject({ code: 0, error: "" });
  expect(spawned(["check", "--help"])).toMatchObject({ code: 0, error: "" });
  for (const [name, code, ...args] of [
    ["check", 2],
    ["expand", 1, "-o", "out.md"],
  ] as const)
    expect(spawned([name, "page.md", ...args])).toMatchObject({
      code,
      error: `lora-visualizer: ${name} needs the package markdown-it: npm install markdown-it\n`,
    });
});
