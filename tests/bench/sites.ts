/** Builds sites with the real Eleventy command and measures them. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type MeasuredProcess, measureNode } from "../support/measured-process.js";

const ELEVENTY = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");
const PLUGIN = path.resolve("dist/plugin/index.js");

const CONFIG = `import loraVisualizer from ${JSON.stringify(PLUGIN)};
export default function (eleventyConfig) {
  eleventyConfig.setQuietMode(true);
  eleventyConfig.addPlugin(loraVisualizer);
}`;
const LAYOUT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main>{{ content }}</main></body>
</html>`;
const PARAGRAPH =
  "A model that was trained on everything knows *a little* of everything. To teach it one task, " +
  "**fine-tuning** changes all of its weights, and so needs memory for every one of them, for " +
  "its gradient and for the optimizer's state. A [low-rank update](https://arxiv.org/abs/2106.09685) " +
  "trains two small matrices beside each frozen one, as `W + BA`, and stores only these.";

/** The text in place of a figure. */
export const PLAIN = PARAGRAPH.replace(/[*`]/g, "");

export function page(number: number, content: string): string {
  const text = Array.from({ length: 6 }, () => PARAGRAPH);
  text.splice(3, 0, content);
  return `---\ntitle: Page ${number}\nlayout: page.html\n---\n\n# Page ${number}\n\n${text.join("\n\n")}\n`;
}

/** Returns a different shape for each number. */
export const shape = (number: number) => ({ rank: 1 + (number % 64), d: 1024 + number, k: 4096 });

export const figure = (number: number, options = "") =>
  `<% lora ${Object.values(shape(number))}${options} %>`;

/** Writes a site of `pages` pages, each with `content(number)`, and returns its folder. */
export function writeSite(pages: number, content: (number: number) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-bench-"));
  mkdirSync(path.join(folder, "_includes"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write("package.json", '{ "type": "module" }');
  write("eleventy.config.js", CONFIG);
  write("_includes/page.html", LAYOUT);
  for (let number = 1; number <= pages; number++)
    write(`p${number}.md`, page(number, content(number)));
  return folder;
}

/** Builds the site. `heap` is Node's limit of memory, MB, if it is not the default. */
export function buildSite(folder: string, heap?: number): MeasuredProcess {
  const flags = heap ? [`--max-old-space-size=${heap}`] : [];
  const result = measureNode([...flags, ELEVENTY], folder);
  if (result.status !== 0) throw new Error(`the build of ${folder} failed: ${result.stderr}`);
  return result;
}

/** Returns the numbers in the plugin's log line about images. */
export function parseImageCounts(log: string): { drawn: number; reused: number; ms: number } {
  const line = /\[lora\] ([\d,]+) images? drawn, ([\d,]+) reused, .*?, ([\d,]+) ms/.exec(log);
  const [drawn = NaN, reused = NaN, ms = NaN] = (line ?? [])
    .slice(1)
    .map((number) => Number(number.replaceAll(",", "")));
  return { drawn, reused, ms };
}
