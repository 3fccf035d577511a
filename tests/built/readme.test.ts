/** What the README shows is run. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { siteOptions } from "../../plugin/eleventy/options.js";
import { allFigures } from "../../src/figures/index.js";
import { models } from "../../src/models/lookup.js";
import type { Options } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { tagOptions } from "../../src/tag/options.js";
import { light } from "../../src/theme.js";
import { build } from "../support/eleventy.js";

const readme = readFileSync("README.md", "utf8");
const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>;

function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!);
}

it("names commands that exist", () => {
  expect(blocks("sh").map((block) => block.trim())).toEqual([
    "npm ci && npm run build",
    "npm test",
  ]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["build", "test", "start"]));
});

it("shows a configuration and tags that build", () => {
  const [config = ""] = blocks("js").filter((block) => block.startsWith("// eleventy.config.mjs"));
  const plugin = path.resolve("dist/plugin/index.js");
  // Each example is pasted as it is.
  const pages = blocks("md").map((block, at) => [`md-${at}.md`, block]);
  const { files, exitCode, log } = build({
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
  expect(html).toContain(
    "LoRA trains 65,536 parameters, a saving of 99.609\u00a0%; of a whole model",
  );
  expect(files.get("njk/index.html")).toContain("plus 16/8 times B");
});

it("shows programs that print what their comments say", () => {
  const programs = blocks("js").filter((block) => block.includes("console.log"));
  expect(programs).toHaveLength(2);
  const folder = mkdtempSync(path.resolve("tests/readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const program of programs) {
    const file = path.join(folder, "program.js");
    writeFileSync(file, program);
    const printed = execFileSync(process.execPath, [file], { encoding: "utf8" })
      .trim()
      .split(/\n+/);
    const promised = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
      (match) => match[1],
    );
    expect(printed).toEqual(promised);
  }
});

/** A table row; a bar in a cell would part it. */
const row = (...cells: unknown[]) =>
  `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;

/** The reference: options of every figure, of each, of tables and of the plugin. */
function reference(): string {
  const all: [of: string, Options][] = [
    ["every figure", tagOptions],
    ...allFigures.map(({ name, options }): [string, Options] => [`\`${name}\``, options]),
    ["`loraTable`", tableOptions],
    ["the plugin", siteOptions],
  ];
  // What several have in common is told once.
  const rows = new Map<string, string[]>();
  for (const [of, options] of all)
    for (const [name, { about, allowed, default: without = "required" }] of Object.entries(
      options,
    )) {
      const key = row(`\`${name}\``, "OF", about, allowed, without);
      rows.set(key, [...(rows.get(key) ?? []), of]);
    }
  return [
    row("Option", "Of", "What it is", "Values", "Without it"),
    row("---", "---", "---", "---", "---"),
    ...[...rows].map(([key, of]) => key.replace("OF", of.join(", "))),
  ].join("\n");
}

it("has the reference of all options as the code states it", async () => {
  const current = readme.replace(
    /(<!-- written by.*-->\n)[\s\S]*(<!-- end -->)/,
    (_, start, end) => `${start}\n${reference()}\n\n${end}`,
  );
  expect(current.length).toBeGreaterThan(5_000);
  await expect(current).toMatchFileSnapshot(path.resolve("README.md"));
});

it("says how many models are known", () => {
  expect(readme).toContain(`one of ${models().length} that are known`);
});

it("names every colour in the guide", () => {
  const guide = readFileSync("site/guide/sites.md", "utf8");
  for (const ink of Object.keys(light)) expect(guide).toContain(`\`--lora-${ink}\``);
});
