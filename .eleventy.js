import loraVisualizer from "eleventy-plugin-lora-visualizer";
import markdownItAttrs from "markdown-it-attrs";
import markdownItKatex from "markdown-it-katex";
import { headings, searchIndex, siteAssets } from "./.build/site.js";
import site from "./site/_data/site.js";

/** The textbook in site/, built with the plugin as users install it. */
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: site.url,
    siteName: site.name,
    previews: true,
    epub: {
      title: "Low-Rank Adaptation, drawn to scale",
      date: "2026-11-29",
      pages: [
        "/chapters/11-generative-ai-and-llms/",
        "/chapters/12-choosing-and-running-lora/",
        "/sims/lora-visualizer/",
      ],
    },
  });
  eleventyConfig.addPlugin(siteAssets);
  eleventyConfig.addPlugin(searchIndex);
  eleventyConfig.addPassthroughCopy("site/guide/*.png");
  eleventyConfig.addFilter("absolute", (url) => new URL(url, site.url).href);
  // The site only reads the pages' scripts, so their edits need no restart of this process.
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.addWatchTarget("./dist/plugin/island/manifest.json");
  eleventyConfig.amendLibrary("md", (md) => {
    md.use(markdownItKatex.default ?? markdownItKatex, { throwOnError: true });
    md.use(markdownItAttrs);
    md.use(repositoryLinks);
    md.use(headings);
  });
  eleventyConfig.setServerOptions({ middleware: [reconnect] });
}

/** Changes links to Markdown files and images, which work on GitHub, to links between the built pages. */
function repositoryLinks(md) {
  md.core.ruler.push("repository_links", ({ tokens, env }) => {
    // A file that is not an index becomes a page one folder deeper.
    const up = /\/index\.\w+$/.test(env.page.inputPath) ? "" : "../";
    for (const token of tokens) {
      for (const child of token.children ?? []) {
        const name = child.type === "image" ? "src" : "href";
        const href = child.attrGet(name) ?? "";
        if (/^\.\.?\//.test(href)) child.attrSet(name, up + pageOf(href));
      }
    }
  });
}

/** Returns the URL of a Markdown file's page: "./" for "./index.md", "./start/" for "./start.md". */
const pageOf = (href) =>
  href.replace(/(?:index|([^/]+))\.md(?=#|$)/, (_, name) => (name ? `${name}/` : ""));

/**
 * Makes an open page reload after an edit of source or data. Such an edit restarts the server, and the
 * server's script in the page looks for the new server only when the window gets focus.
 */
function reconnect(_request, response, next) {
  const script = "<script>setInterval(() => dispatchEvent(new Event('focus')), 500)</script>";
  const { end } = response;
  // The body is a string if it is a page's HTML.
  response.end = (body, ...rest) =>
    end.call(response, typeof body === "string" ? body + script : body, ...rest);
  next();
}

export const config = {
  dir: { input: "site", output: "_site", includes: "_includes" },
  // Template languages would treat the braces of LaTeX as their own syntax.
  markdownTemplateEngine: false,
  htmlTemplateEngine: "njk",
};
