/** Tests the errors, help and output of the command `lora-visualizer`. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { run } from "../support/command.js";
import { sharedFolder, workIn } from "../support/temporary.js";
import { expectTranscript } from "../support/transcript.js";

const before = process.cwd();
const folder = sharedFolder();
workIn(folder);
mkdirSync(path.join(folder, "folder.svg"));

it("the command rejects wrong command lines in one line, and writes nothing", async () => {
  await expectTranscript("wrong-commands.txt", async (line) => {
    const { code, out, error } = await run(...line.split(" "));
    expect([out, readdirSync(folder)], line).toEqual(["", ["folder.svg"]]);
    const [, message] = /^lora-visualizer: (.+)\n$/.exec(error) ?? [];
    return code === 2 ? message! : `${message} (exit code ${code})`;
  });
});

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
  for (const name of [
    "init",
    "check",
    "expand",
    "mdbook",
    "batch",
    "shapes",
    "words",
    "completion",
  ])
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
