import markdownItAttrs from "markdown-it-attrs";
import markdownItKatex from "markdown-it-katex";
import loraVisualizer from "./dist/plugin/index.js";
import { siteAssets } from "./dist/scripts/site-assets.js";

/** The textbook in site/, built with the plugin as users install it. */
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer, {
    siteUrl: process.env.SITE_URL ?? "https://lora-visualizer.example",
    siteName: "LoRA Visualizer",
    previews: true,
  });
  eleventyConfig.addPlugin(siteAssets);
  // Scripts of pages are only read, so that their edits do not restart this process.
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.addWatchTarget("./dist/plugin/island/manifest.json");
  eleventyConfig.amendLibrary("md", (md) => {
    md.use(markdownItKatex.default ?? markdownItKatex, { throwOnError: true });
    md.use(markdownItAttrs);
  });
  eleventyConfig.setServerOptions({ middleware: [reconnect] });
}

/**
 * An edit of our source or data restarts the server, whose script in the page looks for the new one
 * only when the window gets focus: told so again and again, it finds it and reloads the page.
 */
function reconnect(_request, response, next) {
  const script = "<script>setInterval(() => dispatchEvent(new Event('focus')), 500)</script>";
  const { end } = response;
  // The server ends with a string where it is a page's HTML.
  response.end = (body, ...rest) =>
    end.call(response, typeof body === "string" ? body + script : body, ...rest);
  next();
}

export const config = {
  dir: { input: "site", output: "_site", includes: "_includes" },
  // LaTeX braces would be read as template syntax; see “Math” in the README.
  markdownTemplateEngine: false,
  htmlTemplateEngine: "njk",
};
