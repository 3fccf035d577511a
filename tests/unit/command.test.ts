/** Tests the errors, help and output of the command `lora-visualizer`. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { formats, imageFormats, listFormats } from "../../scripts/command/formats/index.js";
import { main } from "../../scripts/command/main.js";
import { allFigures } from "../../src/figures/index.js";
import { oneOf } from "../../src/suggestions.js";
import { run } from "../support/command.js";
import { sharedFolder, workIn } from "../support/temporary.js";

const extensions = Object.keys(formats).join(", ");
const NAME =
  "the output's name must be a name that is valid on every system: at most 255 bytes, no device name such as con or nul, without \\ / : * ? \" < > | and control characters, and not ending in a dot or a space";

const before = process.cwd();
const folder = sharedFolder();
workIn(folder);
mkdirSync(path.join(folder, "folder.svg"));

/** Command lines, their errors and exit codes: 2 for a wrong command line, 1 for a command that fails. */
it.each([
  [["-o", "x.svg"], "rank must be a whole number from 1 to the smaller of d and k; it is missing"],
  [["8", "1", "4096", "-o", "x.svg"], "rank must be 1 (the smaller of d = 1 and k = 4,096); got 8"],
  [
    ["eight", "64", "64", "-o", "x.svg"],
    "“eight” is neither a number nor a command; write one of init, check, expand, batch, shapes, words, completion",
  ],
  [["chekc", "c.md"], "“chekc” is neither a number nor a command; did you mean check?"],
  [
    ["memory", "--help"],
    "“memory” is neither a number nor a command; for this figure, write --figure memory",
  ],
  [["8", "64", "64", "-o", "x.svg", "-o", "y.svg"], "--output is given twice; write it once"],
  [["8", "gpt2", "--alpha", "8", "--alpha=16"], "--alpha is given twice; write it once"],
  [["check", "a.md", "--json", "--json"], "--json is given twice; write it once"],
  [
    ["adapter_config.json", "-o", "x.svg"],
    "an adapter_config.json has no weights; write --config adapter_config.json",
  ],
  [
    ["-", "-o", "x.svg"],
    "- can be the input of check, expand and batch only; write the file of an adapter, which is read with the adapter_config.json beside it",
  ],
  [["help", "chekc"], "“chekc” is neither a number nor a command; did you mean check?"],
  [
    ["8", "64", "64", "--show", "trainable", "-o", "x.svg"],
    "--show prints a number to standard output; leave out --output",
  ],
  [["Init"], "“Init” is neither a number nor a command; did you mean init?"],
  [
    ["8x", "64", "64", "-o", "x.svg"],
    'rank must be a whole number from 1 to the smaller of d and k; got "8x"',
  ],
  [
    ["8", "64", "64", "9", "-o", "x.svg"],
    "got 4 positional arguments, but only rank, d, k are positional (numbers are written without separators: 4096)",
  ],
  // A model in place of the sizes.
  [
    ["8", "64", "64", "--figure", "memory", "-o", "x.svg"],
    "model must be the id of a known model, or the path of a config.json or a checkpoint; got 64",
  ],
  [
    ["8", "4,096", "4,096", "-o", "x.svg"],
    'd must be a whole number from 1 to 1,048,576 (numbers are written without separators: 4096); got "4,096"',
  ],
  [
    ["8", "4k", "4096", "-o", "x.svg"],
    'd must be a whole number from 1 to 1,048,576 (write 4000 or 4096); got "4k"',
  ],
  [
    ["8", "4096", "4K", "-o", "x.svg"],
    'k must be a whole number from 1 to 1,048,576 (write 4000 or 4096); got "4K"',
  ],
  [
    ["8", "--model", "gpt2,gpt2-xl", "-o", "x.svg"],
    "--model takes one model; to compare models in a table, write --models gpt2,gpt2-xl -o models.md",
  ],
  [["8", "64", "64", "maxRank=16", "-o", "x.svg"], "write --max-rank 16 instead of maxRank=16"],
  [
    ["--models", "gpt2", "gpt2-xl", "--rank", "8", "-o", "x.csv"],
    "a list is written with commas: --models gpt2,gpt2-xl",
  ],
  [["check", "nothing"], "cannot read nothing: there is no such file or folder", 2],
  [
    ["8", "64", "64", "-o", "x.gif"],
    `the output's extension must be one of ${extensions}; got "gif"`,
  ],
  [["8", "64", "64", "-o", "x"], `the output's extension must be one of ${extensions}; got ""`],
  [
    ["8", "64", "64", "-o", "x.png", "--format", "png"],
    "--format requires standard output; a file's extension sets its format",
  ],
  [
    ["8", "64", "64", "-o", "-", "--format", "gif"],
    `--format must be one of ${extensions}; got "gif"`,
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--scale", "0"],
    "--scale must be a number from 0.1 to 8; got 0",
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--scale", "big"],
    '--scale must be a number from 0.1 to 8; got "big"',
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--theme", "blue"],
    '--theme must be one of light, dark; got "blue"',
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--figure", "pie"],
    `--figure must be ${oneOf(allFigures.map(({ name }) => name))}; got "pie"`,
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--alpha", "0"],
    "alpha must be a number from 0.001 to 1,048,576; got 0",
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--preview", "--title", "ก"],
    "no font has “ก” (U+0E01), which is in “ก”",
    1,
  ],
  [
    ["-8", "64", "64", "-o", "x.svg"],
    "Unknown option '-8'; lora-visualizer --help lists the flags",
  ],
  [
    ["8", "64", "64", "--alpha", "-1", "-o", "x.svg"],
    "Option '--alpha' argument is ambiguous; if a value starts with a minus sign, write --flag=-1",
  ],
  [
    ["--models", "gpt2", "--rank", "8", "-o", "m.svg"],
    `--models requires ${listFormats("table").replace(/, (\w+)$/, " or $1")}, as in -o lora.csv`,
  ],
  [["8", "64", "64", "-o", "x.svg", "--scale", "2"], "--scale requires PNG, as in -o lora.png"],
  [["8", "64", "64", "-o", "x.svg", "--dpi", "300"], "--dpi requires PNG, as in -o lora.png"],
  [
    ["8", "64", "64", "-o", "x.svg", "--targets", "q_proj"],
    "the figure decomposition has no option --targets; lora-visualizer --figure decomposition --help lists its options",
  ],
  [["8", "64", "64", "-o", "x.png", "--dpi", "0"], "--dpi must be a number from 1 to 9,600; got 0"],
  [["8", "64", "64", "--csv", "--json"], "--csv cannot be combined with --json"],
  [["8", "64", "64", "--json", "--format", "md"], "--json cannot be combined with --format"],
  [["8", "64", "64", "-o", "x.csv", "--json"], "--json requires an output file that ends in .json"],
  [
    ["8", "64", "64", "--show", "full", "--json"],
    "--show prints a number to standard output; leave out --json",
  ],
  [["8", "64", "64", "-o", "x.svg", "--csv"], "--csv requires an output file that ends in .csv"],
  [
    ["-o", "x.csv", "--ranks", "9", "--d", "4", "--k", "4"],
    "rank must be a whole number from 1 to 4 (the smaller of d = 4 and k = 4); got 9",
  ],
  [["8", "64", "64", "-o", "x.svg", "--site", "Book"], "--site requires --preview"],
  [["8", "64", "64", "-o", "x.svg", "--logo", "l.svg"], "--logo requires --preview"],
  [
    ["8", "64", "64", "-o", "x.png", "--preview", "--logo", "none.svg"],
    '--logo must be the path of an existing picture; got "none.svg"',
  ],
  [
    ["8", "64", "64", "-o", "x.svg", "--narrow", "--preview"],
    "--narrow cannot be combined with --preview",
  ],
  [["8", "64", "64", "-o", "folder.svg"], "cannot write folder.svg: it is a folder", 1],
  [["8", "64", "64", "-o", `${"x".repeat(300)}.svg`], `${NAME}; got "${"x".repeat(56)}…`],
  [["8", "64", "64", "-o", "nul.svg"], `${NAME}; got "nul.svg"`],
  [["8", "64", "64", "-o", "a:b.svg"], `${NAME}; got "a:b.svg"`],
  [
    ["8", "64", "64", "-o", `${"x/".repeat(3000)}a.svg`],
    `cannot write ${"x/".repeat(3000)}a.svg: the name is too long`,
    1,
  ],
  [
    ["8", "64", "64", "-o"],
    "Option '-o, --output <value>' argument missing; lora-visualizer --help lists the flags",
  ],
  [["expand"], "name a file: lora-visualizer expand page.md -o out.md"],
  [["expand", "a.md", "b.md"], "several files require an output folder, as in -o build"],
  [["expand", "a.md", "-o", "b.md"], "cannot read a.md: there is no such file", 1],
  [
    ["expand", "a.md", "-o", "-", "--images", "svg"],
    "--images requires an output file, as in -o out.md",
  ],
  [
    ["expand", "a.md", "-o", "b.md", "--images", "gif"],
    `--images must be one of ${imageFormats.join(", ")}; got "gif"`,
  ],
  [
    ["expand", "a.md", "-o", "b.md", "--images", "svg", "--css", "c.css"],
    "--css cannot be combined with --images",
  ],
  [
    ["expand", "a.md", "--out", "b.md"],
    "Unknown option '--out'; lora-visualizer expand --help lists the flags",
  ],
  [["8", "64", "64", "--ouput", "x.svg"], "Unknown option '--ouput'; did you mean --output?"],
  [
    ["8", "gpt2", "--excludeModules", "h"],
    "Unknown option '--excludeModules'; did you mean --exclude-modules?",
  ],
  [
    ["--methods", "psoft", "--no-orthogonl"],
    "Unknown option '--no-orthogonl'; did you mean --no-orthogonal?",
  ],
  [
    ["8", "64", "64", "--csv=yes"],
    "Option '--csv' does not take an argument; lora-visualizer --help lists the flags",
  ],
  [
    ["8", "64", "64", "--no-theme"],
    "Unknown option '--no-theme'; lora-visualizer --help lists the flags",
  ],
  [["check"], "name a file or a folder: lora-visualizer check chapters"],
  [["check", "--languag", "html"], "Unknown option '--languag'; did you mean --language?"],
  [
    ["check", "a.txt"],
    "a file to check must end in one of .md, .markdown, .html, .htm, .xhtml, .ipynb, .py, .rst or 3 more (lora-visualizer check --help lists all), unless --language is given; got a.txt",
  ],
  [["check", "*.md"], "*.md contains no file that can be checked"],
  [["init"], "name one folder for the book, as in lora-visualizer init my-book"],
  [["init", "folder.svg", "a"], "name one folder for the book, as in lora-visualizer init my-book"],
  [["init", "."], ". exists and is not empty", 1],
  [["completion"], "name one shell: lora-visualizer completion bash|zsh|fish"],
  [["completion", "tcsh"], "name one shell: lora-visualizer completion bash|zsh|fish"],
  [["8", "a.json", "-o", "x.svg"], "cannot read a.json: there is no such file", 1],
] as [string[], string, number?][])(
  "the command rejects %j in one line and writes nothing",
  async (args, message, expected = 2) => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const code = await main(args);
    const written = write.mock.calls.map(([text]) => text);
    write.mockRestore();
    expect(code).toBe(expected);
    expect(written).toEqual([`lora-visualizer: ${message}\n`]);
    expect(readdirSync(folder)).toEqual(["folder.svg"]);
  },
);

it("without arguments, the command prints its usage with examples and exits with 2", async () => {
  const { code, out, error } = await run();
  expect([code, out]).toEqual([2, ""]);
  expect(error).toMatch(/^Usage: lora-visualizer RANK D K .*\nExamples:\n {2}# /s);
  expect(error).toContain("lora-visualizer --help");
  expect(error.split("\n").length).toBeLessThan(20);
});

describe("--help", () => {
  const files = ["adapter_model.safetensors", "adapter_config.json"];
  beforeAll(() => {
    for (const name of files)
      copyFileSync(path.join(before, "tests/reference/adapter", name), name);
  });
  afterAll(() => {
    for (const name of files) rmSync(name);
  });

  const topics = [
    ["--help"],
    ["--csv", "--help"],
    ...allFigures.map(({ name }) => ["--figure", name, "-h"]),
    ...["check", "expand", "init", "completion"].map((name) => [name, "--help"]),
  ];

  it.each(topics)(
    "of %j %j %j starts with usage and examples, in lines of 80 columns",
    async (...topic) => {
      const { code, out, error } = await run(...topic.filter(Boolean));
      expect([code, error]).toEqual([0, ""]);
      expect(out).toMatch(/^Usage: lora-visualizer [^\n]*\n(?: {7}[^\n]*\n)*\nExamples:\n {2}# /);
      expect(out).toMatch(/\n {2}(?:-\w, )?--[a-z]/);
      const rows = out
        .split("\n")
        .filter((line) => !/^( {2}|Usage: | {7})lora-visualizer /.test(line));
      expect(rows.filter((line) => line.length > 80)).toEqual([]);
    },
  );

  it("of a figure lists all options of its pictures in kebab case, and no options of other figures", async () => {
    const { out } = await run("--figure", "model", "--help");
    for (const flag of ["--exclude-modules", "--alpha", "--targets", "--model"])
      expect(out).toContain(`  ${flag} `);
    expect(out).not.toMatch(/--preset|--max-rank|--quantization|[a-z][A-Z]\w* {2}/);
  });

  it("groups the command's options, without those of figures", async () => {
    const { out } = await run("--help");
    const headings = [...out.matchAll(/^(\w+).*:$/gm)].map(([, word]) => word);
    expect(headings).toEqual([
      "Examples",
      "Commands",
      "Figures",
      "Output",
      "Pictures",
      "Tables",
      "Numbers",
      "MicroSims",
      "Information",
    ]);
    for (const { name } of allFigures) expect(out).toContain(`  ${name} `);
    expect(out).not.toContain("--alpha");
  });

  it.each([[], ["--csv"], ...allFigures.map(({ name }) => ["--figure", name])])(
    "of %j %j has examples that work",
    async (...topic) => {
      const { out } = await run(...topic.filter(Boolean), "--help");
      const examples = [...out.matchAll(/^ {2}lora-visualizer (.*)$/gm)].map(([, line]) => line!);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const words = example.match(/'[^']*'|\S+/g)!.map((word) => word.replace(/^'|'$/g, ""));
        const file = words.indexOf("-o") + 1;
        const format = path.extname(words[file]!).slice(1);
        const target = file ? ["-", "--format", format] : [];
        const args = file ? [...words.slice(0, file), ...target, ...words.slice(file + 1)] : words;
        expect(await run(...args), example).toMatchObject({ code: 0, error: "" });
      }
    },
  );

  it("shows how to turn off options that are on by default", async () => {
    expect((await run("--csv", "--help")).out).toContain("--[no-]orthogonal");
  });
});

it("--lang writes figures, tables and documents in a language; errors and help stay English", async () => {
  const figure = ["8", "4096", "4096"];
  const { out } = await run(...figure, "--lang", "de-AT");
  expect(out).toMatch(/^<svg [^>]*lang="de"/);
  // Austria separates groups of digits by a space.
  expect(out).toMatch(/16\u00a0777\u00a0216/);
  expect((await run(...figure)).out).not.toContain(" lang=");
  expect((await run(...figure, "--lang", "ar-EG", "--format", "md")).out).toContain("٦٥٬٥٣٦");
  const ranks = ["--ranks", "8", "--d", "4096", "--k", "4096", "--format", "md"];
  expect((await run(...ranks, "--lang", "de")).out).toContain("65.536");
  writeFileSync("de.md", 'siehe <% loraRef "a" %>\n\n<% lora 8, 64, 64, id="a" %>\n');
  expect((await run("expand", "de.md", "--lang", "de")).out).toMatch(
    /siehe <a [^>]*>Abbildung\u00a01</,
  );
  expect(await run(...figure, "--lang", "tlh")).toMatchObject({
    code: 2,
    error: expect.stringContaining("--lang must be one of en, "),
  });
});

it("check does not read documents in other languages, and says so", async () => {
  const german = "Der Rang ist klein, und die Matrix bleibt eingefroren. ".repeat(15);
  const english = "The rank is small, and the matrix of weights stays frozen. ".repeat(15);
  const documents = {
    "front.md": "---\ntitle: LoRA\nlang: de\n---\nLoRA",
    "html.html": '<!doctype html><html class="a" lang="de"><p>LoRA</p></html>',
    "guessed.md": german,
    "guessed-zh.md": "低秩适应把权重更新写成两个小矩阵的乘积。".repeat(10),
  };
  for (const [name, text] of Object.entries(documents)) {
    writeFileSync(name, text);
    const { code, error } = await run("check", name);
    expect([code, error], name).toEqual([
      2,
      expect.stringContaining(`${name} is not checked: check reads only English, and it`),
    ]);
  }
  const checked = {
    "front.md": "---\nlang: en_US\n---\nLoRA",
    "html.html": '<html lang="en-GB"><p>LoRA</p></html>',
    "short.md": german.slice(0, 300),
    "english.md": english,
  };
  for (const [name, text] of Object.entries(checked)) {
    writeFileSync(name, text);
    expect(await run("check", name), name).toMatchObject({ code: 0, error: "" });
  }
});

it("--no- turns off an option that is on by default", async () => {
  const bytes = async (...flags: string[]) => {
    const { out } = await run("--methods", "vera", "--model", "gpt2", "--csv", ...flags);
    return /,(\d+),It/.exec(out)![1];
  };
  expect(await bytes("--no-save-projection")).toBe("113888");
  expect(await bytes("--save-projection")).toBe("212360");
  expect(await bytes()).toBe("212360");
});

it("prints the help of a command that follows `help`", async () => {
  for (const name of ["init", "check", "expand", "batch", "shapes", "words", "completion"])
    expect(await run("help", name)).toEqual(await run(name, "--help"));
  expect(await run("help")).toEqual(await run("--help"));
});

it("--show prints the number that a tag shows in a sentence", async () => {
  const show = async (...args: string[]) => (await run(...args, "--show", "trainable")).out;
  expect(await show("8", "4096", "4096")).toBe("65,536\n");
  expect(await show("8", "4096", "4096", "--lang", "de")).toBe("65.536\n");
  expect(await show("8", "gpt2", "--targets", "all-linear", "--style", "about")).toBe(
    "1.18\u00a0M\n",
  );
});

describe("without -o, the command", () => {
  it("writes to standard output if it is not a terminal, in the format of --format", async () => {
    expect((await run("8", "64", "64")).out).toMatch(/^<svg /);
    expect((await run("8", "64", "64", "--format", "md")).out).toMatch(/^.+\n\n\| /);
  });

  it("writes only CSV to a terminal", async () => {
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    try {
      const { code, out, error } = await run("8", "64", "64");
      expect([code, out]).toEqual([2, ""]);
      expect(error).toBe(
        "lora-visualizer: name an output file, as in -o lora.svg, or write to the terminal with -o -\n",
      );
      expect((await run("8", "64", "64", "-o", "-")).out).toMatch(/^<svg /);
      expect((await run("8", "64", "64", "--csv")).code).toBe(0);
    } finally {
      process.stdout.isTTY = isTTY;
    }
  });
});

describe("colors", () => {
  const csi = "\u001b[";
  afterEach(() => vi.unstubAllEnvs());

  it("mark errors, warnings and headings in a terminal that has them", async () => {
    vi.stubEnv("FORCE_COLOR", "1");
    expect((await run("8")).error).toMatch(/^\S+lora-visualizer:\S+ d must be /);
    expect((await run("8")).error).toContain(`${csi}31m`);
    expect((await run("--help")).out).toContain(`${csi}1mExamples:`);
    expect((await run()).error).toContain(`${csi}1mUsage:`);
  });

  it("are absent elsewhere, and from files and numbers everywhere", async () => {
    for (const args of [["8"], ["--help"], []]) {
      const { out, error } = await run(...args);
      expect(out + error).not.toContain(csi);
    }
    vi.stubEnv("FORCE_COLOR", "1");
    for (const flags of [["--show", "full"], ["--json"], ["--csv"], []])
      expect((await run("8", "64", "64", ...flags)).out).not.toContain(csi);
  });
});

it("--json prints the numbers, the caption, the alternative and the table of every figure and table", async () => {
  const { code, out } = await run("8", "4096", "4096", "--json");
  expect(code).toBe(0);
  const figure = JSON.parse(out);
  expect(figure).toMatchObject({ kind: "decomposition", lang: "en", caption: expect.anything() });
  expect(figure.alt).toContain("65,536");
  expect(figure.table.data.rows.flat()).toContain(65536);
  expect(out).toBe((await run("8", "4096", "4096", "--format", "json")).out);
  const table = await run("--ranks", "1,8", "--d", "64", "--k", "64", "--json");
  expect(JSON.parse(table.out).rows).toHaveLength(2);
});
