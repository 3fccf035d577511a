import { readFileSync } from "node:fs";
import loraVisualizer from "eleventy-plugin-lora-visualizer";
import formulas from "./formulas.js";

const book = JSON.parse(readFileSync("_data/book.json", "utf8"));

export default function (eleventyConfig) {
  // A file in chapters/ is a chapter. Contents, links, search, print and e-book follow the order of names.
  eleventyConfig.addCollection("chapters", (api) =>
    api
      .getFilteredByGlob("chapters/*.md")
      .sort((a, b) => a.fileSlug.localeCompare(b.fileSlug, "en", { numeric: true })),
  );
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: "https://example.org",
    siteName: book.title,
    previews: true,
    details: { epub: "end" },
    epub: { title: book.title, pages: "chapters", date: "2026-01-01" },
  });
  eleventyConfig.addPlugin(formulas);

  // The stylesheet and the fonts of formulas come from the package, without a network.
  eleventyConfig.addPassthroughCopy({
    "style.css": "style.css",
    "search.js": "search.js",
    "node_modules/katex/dist/katex.min.css": "katex/katex.min.css",
    "node_modules/katex/dist/fonts/*.woff2": "katex/fonts",
  });

  // The page for print has another URL than the chapters, so it needs the complete URLs of their pictures and links.
  eleventyConfig.addFilter("rebase", (html, url) =>
    html.replace(/(\s(?:src|href)=")(?![/#]|[a-z][a-z\d+.-]*:)/gi, (attribute) => attribute + url),
  );

  // Pictures in a page's Markdown are copied next to the page. A missing picture stops the build.
  eleventyConfig.addPassthroughCopy("**/*.{avif,gif,jpg,jpeg,png,svg,webp}", {
    mode: "html-relative",
    failOnError: process.env.ELEVENTY_RUN_MODE === "build",
  });
}

// Template languages would treat the braces of LaTeX as their own syntax.
export const config = { markdownTemplateEngine: false };
