/** Tests that the examples in README and guide work, and that their numbers are correct. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { FITTED, reservedPeak, unfittedRuns } from "../../src/counts/published.js";
import { percent } from "../../src/number-format.js";
import { light } from "../../src/theme.js";
import { bestConstant, medianError } from "../support/benchmark.js";
import { build } from "../support/eleventy.js";

const README = "README.md";
const GUIDE = readdirSync("site/guide")
  .filter((name) => name.endsWith(".md"))
  .map((name) => `site/guide/${name}`);
const read = (file: string) => readFileSync(file, "utf8");
const readme = read(README);
const scripts = JSON.parse(read("package.json")).scripts as Record<string, string>;

function blocks(language: string, file = README): string[] {
  return [...read(file).matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!);
}

describe("the README", () => {
  it("has at most 7 kB", () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(7000);
  });

  it("names commands that exist", () => {
    expect(blocks("sh").map((block) => block.trim())).toEqual([
      "npm ci && npm run build",
      "npm test",
    ]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["build", "test", "start"]));
  });

  it("shows a configuration and tags that can be built", async () => {
    const [config = ""] = blocks("js").filter((block) =>
      block.startsWith("// eleventy.config.mjs"),
    );
    const plugin = path.resolve("dist/plugin/index.js");
    // Each example is a separate page.
    const pages = blocks("md").map((block, at) => [`md-${at}.md`, block]);
    const { files, exitCode, log } = await build({
      "eleventy.config.js": config.replace(
        '"eleventy-plugin-lora-visualizer"',
        JSON.stringify(plugin),
      ),
      ...Object.fromEntries(pages),
      "njk.njk": blocks("njk").join("\n"),
    });
    expect(exitCode, log).toBe(0);
    const html = pages.map((_, at) => files.get(`md-${at}/index.html`)).join("");
    expect(html.match(/<figure/g)).toHaveLength(5);
    expect(html).toContain("LoRA trains 65,536 parameters. For a complete model");
    expect(files.get("njk/index.html")).toContain("plus 16/8 times B");
  });

  it("states the number of known models", () => {
    expect(readme).toContain(`for ${models().length} known models`);
  });
});

it.each([
  [README, 1],
  ["site/guide/javascript.md", 4],
  ["site/guide/hosts.md", 1],
])("%s has %d programs that print the values in their comments", (file, count) => {
  const programs = blocks("js", file).filter((block) => block.includes("console.log"));
  expect(programs).toHaveLength(count);
  const folder = mkdtempSync(path.resolve("tests/readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const program of programs) {
    const name = path.join(folder, "program.js");
    writeFileSync(name, program);
    const printed = execFileSync(process.execPath, [name], { encoding: "utf8" })
      .trim()
      .split(/\n+/);
    const promised = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
      (match) => match[1],
    );
    expect(printed).toEqual(promised);
  }
});

/** Returns a Markdown file's text without code. */
const readProse = (file: string) =>
  read(file)
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/`[^`\n]*`/g, "");

/** Returns the ids that GitHub gives the headings of a Markdown file. */
const headingIds = (file: string) =>
  [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

it.each([README, "CONTRIBUTING.md", "SECURITY.md", ...GUIDE])(
  "every relative link in %s has an existing file, folder or heading as its target",
  (file) => {
    const links = [...readProse(file).matchAll(/(?:\]\(|(?:href|src)=")([^)"\s]+)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^\w+:|^[$/{]/.test(link));
    for (const link of links) {
      const [target = "", id] = link.split("#");
      const linked = target ? path.join(path.dirname(file), target) : file;
      expect(existsSync(linked), link).toBe(true);
      if (id !== undefined) expect(headingIds(linked)).toContain(id);
    }
  },
);

it.each(GUIDE)("%s reads well on GitHub: no template syntax and no attributes in text", (file) => {
  expect(readProse(file)).not.toMatch(/\{[{%#.]/);
});

it("the guide shows the output of check", () => {
  const folder = mkdtempSync(path.resolve("tests/readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [sentence = ""] = blocks("md", "site/guide/command.md");
  const [code = ""] = blocks("py", "site/guide/command.md");
  writeFileSync(path.join(folder, "chapter.md"), sentence);
  writeFileSync(path.join(folder, "train.py"), code);
  const command = path.resolve("dist/scripts/command/main.js");
  const outputs = ["chapter.md", "train.py"].map((file) => {
    const { status, stdout } = spawnSync(process.execPath, [command, "check", file], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    return stdout.replaceAll("\u00a0", " ");
  });
  expect(blocks("console", "site/guide/command.md")).toEqual(outputs);
});

it("the guide's commands for other programs write the files that they name", () => {
  const folder = mkdtempSync(path.resolve("tests/readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const chapter = "---\ntitle: A\n---\n# A\n\n<% lora 8, 4096, 4096 %>\n";
  writeFileSync(path.join(folder, "chapter.md"), chapter);
  const guide = read("site/guide/hosts.md");
  const expansions = /^(lora-visualizer )(expand .*)$/gm;
  const rows = [...guide.matchAll(/^\| (\w+) \| `lora-visualizer (.*?)` \|/gm)];
  expect(rows.map(([, program]) => program)).toEqual(["Hugo", "pandoc", "Typst", "LaTeX"]);
  const examples = [...read("site/guide/command.md").matchAll(expansions)];
  expect(examples.length).toBeGreaterThan(1);
  const commands = [...rows, ...examples].map(([, , text = ""]) => text.split(" "));
  for (const args of commands) {
    const command = path.resolve("dist/scripts/command/main.js");
    const { stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr, args.join(" ")).toBe("");
    for (const [index, flag] of args.entries())
      if (flag === "-o" || flag === "--css")
        expect(existsSync(path.join(folder, args[index + 1]!)), args.join(" ")).toBe(true);
  }
});

it("the guide names every color", () => {
  for (const ink of Object.keys(light))
    expect(read("site/guide/sites.md")).toContain(`\`--lora-${ink}\``);
});

it("the guide states the computed errors of memory estimates", () => {
  const inPercent = (share: number) => percent(Math.round(1e4 * share), 1e4).share;
  const constant = bestConstant();
  const accuracy = read("site/guide/accuracy.md").replaceAll("\u00a0", " ");
  for (const text of [
    `${FITTED.sequence.value} tokens, on the run “${FITTED.sequence.run}”`,
    `${FITTED.reserved.value}, on the run “${FITTED.reserved.run}”`,
    `the ${unfittedRuns.length} other runs, the median error is ${inPercent(medianError(reservedPeak))}`,
    `${(constant.bytes / 1e9).toFixed(1)} GB for every run, has a median error of ${inPercent(constant.error)}`,
  ])
    expect(accuracy).toContain(text.replaceAll("\u00a0", " "));
});

it("the guide states the size of the scripts, to the nearest 500 bytes", () => {
  const folder = "dist/plugin/island";
  const { runtime, figures, words } = JSON.parse(read(`${folder}/manifest.json`));
  const bytes = [
    ...new Set<string>([...runtime, ...figures.decomposition, ...words.en.decomposition]),
  ]
    .map((name) => brotliCompressSync(read(path.join(folder, name))).length)
    .reduce((sum, size) => sum + size, 0);
  const guideSize = /about ([\d,]+) \|$/m.exec(read("site/guide/p5.md"))?.[1] ?? "";
  expect(Math.abs(Number(guideSize.replace(",", "")) - bytes)).toBeLessThanOrEqual(250);
});
