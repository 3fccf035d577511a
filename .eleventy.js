import markdownItAttrs from "markdown-it-attrs";
import markdownItKatex from "markdown-it-katex";
import loraVisualizer from "./dist/plugin/index.js";
import { katexAssets } from "./dist/scripts/katex.js";

/** The textbook in site/, built with the plugin as users install it. */
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: "https://lora-visualizer.example",
    siteName: "LoRA Visualizer",
    previews: true,
  });
  eleventyConfig.addPlugin(katexAssets);
  eleventyConfig.addPassthroughCopy({ "site/style.css": "style.css" });
  eleventyConfig.addWatchTarget("./dist/");
  eleventyConfig.amendLibrary("md", (md) => {
    md.use(markdownItKatex.default ?? markdownItKatex, { throwOnError: true });
    md.use(markdownItAttrs);
  });
}

export const config = {
  dir: { input: "site", output: "_site", includes: "_includes" },
  // LaTeX braces would be read as template syntax; see “Math” in the README.
  markdownTemplateEngine: false,
  htmlTemplateEngine: "njk",
};
