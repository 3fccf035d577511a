import markdownItKatex from "@vscode/markdown-it-katex";
import loraVisualizer from "eleventy-plugin-lora-visualizer";
import katex from "katex";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: "https://example.org",
    siteName: "My book",
    previews: true,
  });

  // Formulas between dollar signs. Their stylesheet and fonts come from the package, without a network.
  eleventyConfig.amendLibrary("md", (md) => {
    md.use(markdownItKatex.default, { katex, throwOnError: true });
  });
  eleventyConfig.addPassthroughCopy({
    "style.css": "style.css",
    "node_modules/katex/dist/katex.min.css": "katex/katex.min.css",
    "node_modules/katex/dist/fonts/*.woff2": "katex/fonts",
  });
}

// Template languages would treat the braces of LaTeX as their own syntax.
export const config = { markdownTemplateEngine: false };
