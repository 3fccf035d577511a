/**
 * For our own site: its stylesheets, the playground's script, IBM Plex Serif, and KaTeX's stylesheet and fonts, all cut down to
 * what the pages use. Formulas that KaTeX could not read fail the build.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build, transform } from "esbuild";
import subsetFont from "subset-font";
import type { EleventyConfig } from "../plugin/eleventy/config.js";
import { writeWhole } from "../plugin/files.js";
import { Faces } from "./faces.js";

const require = createRequire(import.meta.url);
const plex = path.dirname(require.resolve("@fontsource/ibm-plex-serif/package.json"));
// The katex that renders the formulas, so that classes and fonts belong together.
const katex = path.dirname(createRequire(require.resolve("markdown-it-katex")).resolve("katex"));

/** Of every page, of a figure alone in its window, of tables whose rows are entries, and of the playground. */
const STYLES = ["style.css", "bare.css", "entries.css", "playground/playground.css"];

/** The playground's script, which fetches the rest of it. */
const SCRIPT = "playground/playground.ts";

/** Screens of today need no hints, and Plex needs no kerning: it would add a third to its bytes. */
const CUT = { targetFormat: "woff2", noHinting: true, keepFeatures: [] } as const;

/** The font of a KaTeX rule, which may leave parts to KaTeX_Main's regular. */
function fontOf(rule: string): string {
  const part = (name: string, otherwise: string) =>
    new RegExp(`font-${name}:"?([\\w-]+)`).exec(rule)?.[1] ?? otherwise;
  return [part("family", "KaTeX_Main"), part("style", "normal"), part("weight", "400")].join(" ");
}

/** Of KaTeX's stylesheet, the rules for classes that occur, and none for images. */
function cutRules(css: string, classes: ReadonlySet<string>): string[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body]) => {
    const used = selectors
      .split(",")
      .filter((item) => !item.endsWith(" img"))
      .filter((item) => [...item.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name!)));
    return used.length ? [`${used.join(",")}{${body}}`] : [];
  });
}

/** The characters that each of KaTeX's fonts shows, by the rules that name the fonts. */
function charactersOf(rules: readonly string[], faces: Faces): Map<string, string> {
  const texts = new Map([
    ["KaTeX_Math italic 400", [...faces.variables].join("")],
    ["KaTeX_Main normal 400", [...faces.labels].join("")],
  ]);
  const all = [...faces.formulas.values()].flatMap((set) => [...set]).join("");
  for (const rule of rules) {
    // Large delimiters and operators are told by more than their own classes.
    if (/^\.katex.*font-family:KaTeX_Size/.test(rule)) texts.set(fontOf(rule), all);
  }
  for (const [names, set] of faces.formulas) {
    const own = names.split(" ");
    const isOwn = (rule: string) => {
      const [selectors = "", body = ""] = rule.split("{");
      const names = selectors.split(",");
      return body.includes("font-") && own.some((name) => names.includes(`.katex .${name}`));
    };
    const font = fontOf(rules.findLast(isOwn) ?? "");
    texts.set(font, (texts.get(font) ?? "") + [...set].join(""));
  }
  return texts;
}

/** KaTeX's stylesheet with the fonts that pages use, each as woff2 of its characters. */
async function writeKatex(folder: string, faces: Faces): Promise<void> {
  const css = await readFile(path.join(katex, "katex.min.css"), "utf8");
  const rules = cutRules(css, faces.classes);
  const texts = charactersOf(rules, faces);
  const kept: string[] = [];
  for (const rule of rules) {
    const name = /url\(fonts\/([\w-]+)\.woff2\)/.exec(rule)?.[1];
    const text = texts.get(fontOf(rule));
    if (name && !text) continue;
    kept.push(rule.replace(/,url\(fonts\/[\w-]+\.(woff|ttf)\) format\("\w+"\)/g, ""));
    if (!name) continue;
    const font = await readFile(path.join(katex, "fonts", `${name}.woff2`));
    await writeWhole(
      path.join(folder, "fonts", `${name}.woff2`),
      await subsetFont(font, text!, CUT),
    );
  }
  await writeWhole(path.join(folder, "katex.css"), kept.join(""));
}

/** One of the site's own stylesheets, without what only its authors read. */
async function writeStyle(source: string, file: string): Promise<void> {
  const { code } = await transform(await readFile(source), { loader: "css", minify: true });
  await writeWhole(file, code);
}

/** The playground: the tag's parser and all figures, in parts that are fetched when they are needed. */
async function writeScript(source: string, folder: string): Promise<void> {
  await build({
    entryPoints: [source],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    chunkNames: "[name]-[hash]",
    logLevel: "warning",
  });
}

async function writePlex(folder: string, faces: Faces): Promise<void> {
  for (const [name, set] of [
    ["400-normal", faces.regular],
    ["600-normal", faces.bold],
    ["400-italic", faces.italic],
  ] as const) {
    const font = await readFile(path.join(plex, "files", `ibm-plex-serif-latin-${name}.woff2`));
    const subset = await subsetFont(font, [...set].join(""), CUT);
    await writeWhole(path.join(folder, `plex-serif-${name}.woff2`), subset);
  }
}

export function siteAssets(eleventyConfig: EleventyConfig): void {
  const faces = new Faces();
  for (const name of STYLES) eleventyConfig.addWatchTarget(`site/${name}`);
  eleventyConfig.addWatchTarget("site/playground/*.ts");

  eleventyConfig.addTransform("site-faces", async function (content) {
    if (typeof content !== "string") return content;
    if (content.includes("katex-error"))
      throw new Error(`${this.page.inputPath} has a formula that KaTeX cannot read`);
    faces.read(content);
    return content;
  });

  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (outputMode !== "fs") return;
    const { input, output } = directories;
    for (const name of STYLES) await writeStyle(path.join(input, name), path.join(output, name));
    await writeScript(path.join(input, SCRIPT), path.join(output, path.dirname(SCRIPT)));
    await writeKatex(path.join(output, "katex"), faces);
    await writePlex(path.join(output, "fonts"), faces);
  });
}
