/** The Eleventy plugin: `eleventyConfig.addPlugin(loraVisualizer, { siteUrl, siteName })`. */
import { Renderer } from "../src/render/png.js";
import { parseShortcode } from "../src/tag/arguments.js";
import { Authors } from "./eleventy/authors.js";
import { Build } from "./eleventy/build.js";
import type { EleventyConfig, Page } from "./eleventy/config.js";
import { checkOptions, type LoraVisualizerOptions } from "./eleventy/options.js";
import { forFeed } from "./eleventy/page.js";
import { needsPageData, type PageData } from "./eleventy/pages.js";
import { PlainMarkdown } from "./eleventy/plain.js";
import { loraMarkdown } from "./markdown-it.js";

/** The versions of Eleventy that the plugin has been tried with. */
const TRIED = ">=3.0.0 <5";

/** Where a template language does not say which page it renders. */
const NO_PAGE: Page = { inputPath: "" };

/** Adds `<% lora rank, d, k %>` to Markdown and the shortcodes of its tags to every template language. */
export default function loraVisualizer(
  eleventyConfig: EleventyConfig,
  options: LoraVisualizerOptions = {},
): void {
  warnOfVersion(eleventyConfig);
  const checked = checkOptions(options);
  const site = {
    config: eleventyConfig,
    options: checked,
    renderer: new Renderer({ fonts: checked.fonts ?? [] }),
    authors: new Authors(eleventyConfig),
  };
  if (checked.siteLogo !== undefined) eleventyConfig.addWatchTarget(checked.siteLogo);

  let build: Build;
  eleventyConfig.on("eleventy.before", async (event) => {
    build = await Build.begin(site, event);
  });
  eleventyConfig.on("eleventy.contentMap", (event) => build.expect(event));
  addLastPreprocessor(eleventyConfig, "lora-visualizer", "*", (data) => {
    if (!needsPageData(data, checked)) return;
    const remember = { loraVisualizer: (all: PageData) => build.remember(all) };
    data.eleventyComputed = { ...Object(data.eleventyComputed), ...remember };
  });
  const plain = new PlainMarkdown();
  eleventyConfig.amendLibrary("md", (md) => {
    loraMarkdown(md, {
      render: (tag, place, env: { page?: Page }) =>
        build.render(tag, place, env.page ?? NO_PAGE, env),
    });
    plain.watch(md, (shortcode, page) => build.render(shortcode, "inline", page, {}));
  });
  for (const name of ["lora", "loraTable", "loraRef", "loraList"]) {
    const place = name === "loraRef" ? "phrase" : "block";
    eleventyConfig.addShortcode(name, function (...values) {
      const { page = NO_PAGE } = this;
      const html = build.render(parseShortcode(name, values), place, page, {});
      plain.remember(page, html, values);
      return html;
    });
  }
  // A feed has content transformed for an address of its own, and is transformed itself.
  addFirstTransform(eleventyConfig, "lora-images", async function (content) {
    if (this.baseHref === undefined) await build.prepare(this.page, content);
    return content;
  });
  eleventyConfig.addTransform("lora-visualizer", function (content) {
    // Not async itself: of each page that waits, that would be one more thing to keep.
    return this.baseHref === undefined
      ? build.transform(this.page, content)
      : Promise.resolve(forFeed(content));
  });
  eleventyConfig.on("eleventy.after", () => build.finish());
}

/** Adds one after those of all plugins, for these may say something of a page too. */
function addLastPreprocessor(
  eleventyConfig: EleventyConfig,
  ...preprocessor: Parameters<EleventyConfig["addPreprocessor"]>
): void {
  eleventyConfig.addPreprocessor(...preprocessor);
  const [name] = preprocessor;
  eleventyConfig.on("eleventy.config", (all) => {
    const { preprocessors } = all.getConfig();
    const own = preprocessors[name];
    delete preprocessors[name];
    preprocessors[name] = own;
  });
}

/** Adds one before those that are there already: a site's own are added before any plugin's. */
function addFirstTransform(
  eleventyConfig: EleventyConfig,
  ...transform: Parameters<EleventyConfig["addTransform"]>
): void {
  const { transforms = {} } = eleventyConfig;
  const others = { ...transforms };
  for (const name of Object.keys(others)) delete transforms[name];
  eleventyConfig.addTransform(...transform);
  Object.assign(transforms, others);
}

/** A version that nobody has tried may work all the same. */
function warnOfVersion(eleventyConfig: EleventyConfig): void {
  try {
    eleventyConfig.versionCheck(TRIED);
  } catch {
    console.warn(`[lora] tried with Eleventy ${TRIED}, which this is not: look at your figures`);
  }
}

/** What `require` gives, from Node 20.19 and 22.12 on: the plugin itself. */
export { loraVisualizer as "module.exports" };
