import loraVisualizer from "eleventy-plugin-lora-visualizer";
import formulas from "./formulas.js";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: "https://example.org",
    siteName: "My book",
    previews: true,
  });
  eleventyConfig.addPlugin(formulas);

  // The stylesheet and the fonts of formulas come from the package, without a network.
  eleventyConfig.addPassthroughCopy({
    "style.css": "style.css",
    "node_modules/katex/dist/katex.min.css": "katex/katex.min.css",
    "node_modules/katex/dist/fonts/*.woff2": "katex/fonts",
  });

  // Pictures in a page's Markdown are copied next to the page. A missing picture stops the build.
  eleventyConfig.addPassthroughCopy("**/*.{avif,gif,jpg,jpeg,png,svg,webp}", {
    mode: "html-relative",
    failOnError: process.env.ELEVENTY_RUN_MODE === "build",
  });
}

// Template languages would treat the braces of LaTeX as their own syntax.
export const config = { markdownTemplateEngine: false };
