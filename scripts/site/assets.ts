/**
 * Builds the assets of this project's site: stylesheets, the pages' scripts, the gallery's pictures, tables as CSV,
 * IBM Plex Serif, and KaTeX's stylesheet and fonts. Fonts and KaTeX's stylesheet contain only the
 * characters and classes that the pages use. Invalid formulas fail the build.
 */
import { cp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";
import type { EleventyConfig, Page } from "../../plugin/eleventy/config.js";
import type { Block, MarkdownItOfPages } from "../../plugin/markdown-it.js";
import { writeFiles } from "../../plugin/output.js";
import { filledStylesheet } from "../../src/html/filled.js";
import { toCsv } from "../../src/tables/csv.js";
import { renderTag } from "../../src/tag/evaluate.js";
import type { RenderedFigure } from "../../src/tag/figure.js";
import { FontCharacters } from "./faces.js";
import { writePictures } from "./gallery.js";
import { siteLocales } from "./languages.js";

const require = createRequire(import.meta.url);
const plex = path.dirname(require.resolve("@fontsource/ibm-plex-serif/package.json"));
// The copy of katex that renders the formulas, so that the fonts match the formulas' classes.
const katex = path.dirname(createRequire(require.resolve("markdown-it-katex")).resolve("katex"));

/** Stylesheets for all pages, for standalone figures, for tables with stacked rows, for the home page, for the gallery, for the playground and for the search. */
const STYLES = [
  "style.css",
  "bare.css",
  "entries.css",
  "home.css",
  "figures/figures.css",
  "playground/playground.css",
  "scripts/search.css",
];

/** The folders of built scripts: those of all pages, the theme of all pages, and the playground with its worker. */
const SCRIPTS = ["scripts", "theme", "playground", "adapter-worker"];

/** Removes hinting, which current screens do not need, and kerning, which would make Plex a third larger. */
const SUBSET = { targetFormat: "woff2", noHinting: true, keepFeatures: [] } as const;

/** Returns the font of a KaTeX rule. Missing properties default to KaTeX_Main regular. */
function getFont(rule: string): string {
  const part = (name: string, fallback: string) =>
    new RegExp(`font-${name}:"?([\\w-]+)`).exec(rule)?.[1] ?? fallback;
  return [part("family", "KaTeX_Main"), part("style", "normal"), part("weight", "400")].join(" ");
}

/** Returns the rules of KaTeX's stylesheet for classes that the pages use, without rules for images. */
function usedRules(css: string, classes: ReadonlySet<string>): string[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body]) => {
    const used = selectors
      .split(",")
      .filter((selector) => !selector.endsWith(" img"))
      .filter((selector) =>
        [...selector.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name!)),
      );
    return used.length ? [`${used.join(",")}{${body}}`] : [];
  });
}

/** Returns the characters that the pages show in each KaTeX font. `rules` are rules of KaTeX's stylesheet. */
function collectCharacters(rules: readonly string[], faces: FontCharacters): Map<string, string> {
  const texts = new Map([
    ["KaTeX_Math italic 400", [...faces.variables].join("")],
    ["KaTeX_Main normal 400", [...faces.labels].join("")],
  ]);
  const allCharacters = [...faces.formulas.values()].flatMap((set) => [...set]).join("");
  for (const rule of rules) {
    // Rules of large delimiters and operators also depend on the classes of other elements.
    if (/^\.katex.*font-family:KaTeX_Size/.test(rule)) texts.set(getFont(rule), allCharacters);
  }
  for (const [classNames, set] of faces.formulas) {
    const classes = classNames.split(" ");
    const setsFont = (rule: string) => {
      const [selectorList = "", body = ""] = rule.split("{");
      const selectors = selectorList.split(",");
      return (
        body.includes("font-") && classes.some((name) => selectors.includes(`.katex .${name}`))
      );
    };
    const font = getFont(rules.findLast(setsFont) ?? "");
    texts.set(font, (texts.get(font) ?? "") + [...set].join(""));
  }
  return texts;
}

/** Writes KaTeX's stylesheet, and the fonts that pages use as subset WOFF2 files. */
async function writeKatex(folder: string, faces: FontCharacters): Promise<void> {
  const css = await readFile(path.join(katex, "katex.min.css"), "utf8");
  const rules = usedRules(css, faces.classes);
  const texts = collectCharacters(rules, faces);
  const kept: string[] = [];
  for (const rule of rules) {
    const name = /url\(fonts\/([\w-]+)\.woff2\)/.exec(rule)?.[1];
    const text = texts.get(getFont(rule));
    if (name && !text) continue;
    kept.push(rule.replace(/,url\(fonts\/[\w-]+\.(woff|ttf)\) format\("\w+"\)/g, ""));
    if (!name) continue;
    const font = await readFile(path.join(katex, "fonts", `${name}.woff2`));
    const content = await subsetFont(font, text!, SUBSET);
    await writeFiles([{ path: path.join(folder, "fonts", `${name}.woff2`), content }]);
  }
  await writeFiles([{ path: path.join(folder, "katex.css"), content: kept.join("") }]);
}

/** The rules that follow those of a stylesheet in site/. */
const ADDED: Readonly<Record<string, string>> = { "bare.css": filledStylesheet };

/** Writes a stylesheet without comments and insignificant whitespace. */
async function writeStyle(source: string, file: string): Promise<void> {
  const css = ((await readFile(source, "utf8")) + (ADDED[path.basename(source)] ?? ""))
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/("[^"]*")| ?([{};,>]) ?|(:) /g, "$1$2$3");
  await writeFiles([{ path: file, content: css }]);
}

/** Matches characters that the font of the prose has. */
const LATIN = /^[!-~\u00a0-\u024f\u2010-\u203a]$/;

/**
 * Writes subset fonts for the site's prose. The other characters of translated pages are in further fonts with a
 * stylesheet, so that English pages do not load them.
 */
async function writePlex(
  folder: string,
  faces: FontCharacters,
  translated: FontCharacters,
): Promise<void> {
  // Formulas run from left to right on every page.
  const rules = [".katex,.katex-display{direction:ltr;unicode-bidi:isolate}"];
  for (const [name, style, set] of [
    ["400-normal", "font-weight:400", "regular"],
    ["600-normal", "font-weight:600", "bold"],
    ["400-italic", "font-style:italic", "italic"],
  ] as const) {
    const font = await readFile(path.join(plex, "files", `ibm-plex-serif-latin-${name}.woff2`));
    const write = async (file: string, characters: readonly string[]) =>
      writeFiles([
        {
          path: path.join(folder, file),
          content: await subsetFont(font, characters.join(""), SUBSET),
        },
      ]);
    await write(`plex-serif-${name}.woff2`, [...faces[set]]);
    const added = [...translated[set]].filter(
      (character) => LATIN.test(character) && !faces[set].has(character),
    );
    if (!added.length) continue;
    const file = `plex-serif-${name}-translated.woff2`;
    await write(file, added);
    const range = added.map((character) => `U+${character.codePointAt(0)!.toString(16)}`);
    rules.push(
      `@font-face{font-family:"Plex Serif";${style};font-display:swap;src:url(${file})format("woff2");unicode-range:${range}}`,
    );
  }
  await writeFiles([{ path: path.join(folder, "translated.css"), content: rules.join("") }]);
}

/**
 * Collects the CSV of each page's comparison tables, by the paths of their files: `table-1.csv` beside the page for its first
 * table. Pages have only rounded shares.
 */
function collectTables(md: MarkdownItOfPages<Page>, files: Map<string, string>): void {
  md.core.ruler.after("lora", "site_tables", ({ tokens, env }) => {
    const { page, lang } = env as { page?: Page; lang?: string };
    const { outputPath } = page ?? {};
    const host = { lang, findLocale: (tag: string) => siteLocales.find(tag) };
    const tags = tokens.flatMap(({ type, meta }) => (type === "lora" ? [(meta as Block).tag] : []));
    let count = 0;
    for (const tag of tags) {
      if (!outputPath || !("args" in tag) || tag.args.tag !== "loraTable") continue;
      const { table } = renderTag(tag.args, env, host) as RenderedFigure;
      count++;
      files.set(path.join(path.dirname(outputPath), `table-${count}.csv`), toCsv(table!));
    }
  });
}

/** Returns whether a page is a translation, whose URL starts with its language. */
export const isTranslation = (url: string | false | undefined) => /^\/[a-z]{2}\//.test(url || "");

/** An Eleventy plugin that writes the assets after each build. */
export function siteAssets(eleventyConfig: EleventyConfig): void {
  const faces = new FontCharacters();
  const translated = new FontCharacters();
  const tables = new Map<string, string>();
  let pictures: Promise<void> | undefined;
  for (const name of STYLES) eleventyConfig.addWatchTarget(`site/${name}`);
  for (const name of SCRIPTS) eleventyConfig.addWatchTarget(path.join(".build", name));

  eleventyConfig.amendLibrary("md", (md) => collectTables(md, tables));

  eleventyConfig.addTransform("site-faces", async function (content) {
    if (typeof content !== "string") return content;
    if (content.includes("katex-error"))
      throw new Error(`${this.page.inputPath} has a formula that KaTeX cannot read`);
    const text = content.replace(/<nav class="languages".*?<\/nav>/s, "");
    (isTranslation(this.page.url) ? translated : faces).addPage(text);
    return content;
  });

  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (outputMode !== "fs") return;
    const { input, output } = directories;
    for (const name of STYLES) await writeStyle(path.join(input, name), path.join(output, name));
    // Pictures change only with the modules that this process has loaded.
    pictures ??= writePictures(path.join(output, "figures"));
    await pictures;
    await writeFiles([...tables].map(([file, csv]) => ({ path: file, content: csv })));
    for (const name of SCRIPTS)
      await cp(path.join(".build", name), path.join(output, name), { recursive: true });
    await writeKatex(path.join(output, "katex"), faces);
    await writePlex(path.join(output, "fonts"), faces, translated);
  });
}
