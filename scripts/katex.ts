/**
 * For our own site: KaTeX's stylesheet, and its fonts cut down to the glyphs that the pages use.
 * Formulas that KaTeX could not read fail the build.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";
import type { EleventyConfig } from "../plugin/eleventy/config.js";
import { writeWhole } from "../plugin/files.js";

const require = createRequire(import.meta.url);
// The katex that renders the formulas, so that classes and fonts belong together.
const katex = path.dirname(createRequire(require.resolve("markdown-it-katex")).resolve("katex"));

export function katexAssets(eleventyConfig: EleventyConfig): void {
  const glyphs = new Set<string>();

  eleventyConfig.addTransform("katex-glyphs", async function (content) {
    if (typeof content !== "string") return content;
    if (content.includes("katex-error")) {
      throw new Error(`${this.page.inputPath} has a formula that KaTeX cannot read`);
    }
    const formulas =
      /<math\b.*?<annotation|<text\b[^>]*\bfont-family=.*?<\/text>|<(?:tspan\b[^>]*|i)>.*?<\//gs;
    for (const [markup] of content.matchAll(formulas)) {
      const shown = markup.replace(/<[^>]*>/g, "");
      // Compatibility forms too: ℝ is an R of the blackboard font.
      for (const char of shown + shown.normalize("NFKD")) glyphs.add(char);
    }
    return content;
  });

  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (outputMode !== "fs") return;
    const css = await readFile(path.join(katex, "katex.min.css"), "utf8");
    const text = [...glyphs].join("");
    const folder = path.join(directories.output, "katex");
    for (const [, name = ""] of css.matchAll(/url\(fonts\/([\w-]+)\.woff2\)/g)) {
      const font = await readFile(path.join(katex, "fonts", `${name}.woff2`));
      const subset = await subsetFont(font, text, { targetFormat: "woff2" });
      await writeWhole(path.join(folder, "fonts", `${name}.woff2`), subset);
    }
    const woff2Only = css.replace(/,url\(fonts\/[\w-]+\.(woff|ttf)\) format\("\w+"\)/g, "");
    await writeWhole(path.join(folder, "katex.css"), woff2Only);
  });
}
