/** Measures the memory that the plugin uses per page while all pages wait, and at the end. */
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exact } from "../../src/number-format.js";
import { figure, shape, writeSite } from "../bench/sites.js";
import { completed, type Row } from "./rows.js";

/** Maximum number of bytes per page. */
const MAX_BYTES = 2000;

const ELEVENTY = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

const dist = (name: string) => JSON.stringify(path.resolve("dist", name));

/**
 * Returns a configuration that prints the maximum memory in use after garbage collection, the final
 * memory, and the length of a page.
 */
const config = (lines: string) => `import loraVisualizer from ${dist("plugin/index.js")};
import { figures, toHtml } from ${dist("src/index.js")};
let [max, pages, length] = [0, 0, 0];
const look = () => {
  gc();
  max = Math.max(max, process.memoryUsage().heapUsed);
};
export default function (eleventyConfig) {
  eleventyConfig.setQuietMode(true);
  ${lines}
  eleventyConfig.addTransform("look", (content) => {
    length = Math.max(length, content.length);
    if (pages++ % 100 === 0) look();
    return content;
  });
  eleventyConfig.on("eleventy.after", () => {
    look();
    console.log(JSON.stringify({ max, end: process.memoryUsage().heapUsed, length }));
  });
}
`;
/** Configuration lines: with the plugin, without it, and for a control that keeps 3 kB more per page. */
const ADD = "eleventyConfig.addPlugin(loraVisualizer);";
const NONE = `eleventyConfig.addShortcode("figure", (rank, d, k, id) =>
    toHtml(figures.decomposition.draw({ rank, d, k }), { id, interactive: true }));`;
const MORE = `const kept = [];
  ${ADD}
  eleventyConfig.addTransform("keep", (content) => {
    kept.push(Array.from({ length: 375 }, (_, index) => index + 0.5));
    return content;
  });
  eleventyConfig.on("eleventy.after", () => kept.length);`;

interface Use {
  /** Maximum and final bytes, and the length of a page in characters. */
  readonly max: number;
  readonly end: number;
  readonly length: number;
}

function measureUse(pages: number, lines: string, content: (number: number) => string): Use {
  const folder = writeSite(pages, content);
  try {
    writeFileSync(path.join(folder, "eleventy.config.js"), config(lines));
    const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", ELEVENTY], {
      cwd: folder,
      encoding: "utf8",
    });
    const line = stdout.split("\n").find((item) => item.startsWith("{"));
    if (!line) throw new Error(`the build of ${pages} pages failed: ${stderr}`);
    return JSON.parse(line);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns maximum and final bytes per page, without constant costs. */
function perPage(
  [few, many]: readonly [number, number],
  lines: string,
  content: (number: number) => string,
) {
  const [less, more] = [few, many].map((pages) => measureUse(pages, lines, content)) as [Use, Use];
  const each = (name: "max" | "end") => (more[name] - less[name]) / (many - few);
  return { max: each("max"), end: each("end"), length: more.length };
}

const byTag = (number: number) => figure(number);
const byShortcode = (number: number) =>
  `{% figure ${Object.values(shape(number)).join(", ")}, "lora-p${number}-1" %}`;

/** Yields the bytes per page that the plugin adds besides HTML, and the control's. */
export function* memory(counts: readonly [number, number]): Generator<Row> {
  const without = perPage(counts, NONE, byShortcode);
  const added = (lines: string) => {
    const actual = perPage(counts, lines, byTag);
    // Strings take two bytes per character, and Eleventy keeps both content and page.
    const html = 2 * 2 * (actual.length - without.length);
    return Math.max(actual.max - without.max, actual.end - without.end) - html;
  };
  const [ours, control] = [added(ADD), added(MORE)];
  const rounded = [ours, control].map((item) => exact(Math.round(item)));
  const summary = `${exact(counts[1]).padStart(9)} pages, ${rounded[0]} bytes a page, control ${rounded[1]}`;
  // The plugin may need less than the site without it.
  const isDetected = control - ours > MAX_BYTES;
  yield completed("memory of a build", ours <= MAX_BYTES && isDetected, summary);
}
