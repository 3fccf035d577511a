/** The Eleventy plugin: `eleventyConfig.addPlugin(loraVisualizer, { siteUrl, siteName })`. */
import { type Built, LoraError, wrapErrors } from "../src/errors.js";
import { locales as builtIn } from "../src/locales/languages.js";
import { type SiteLocale, SiteLocales } from "../src/locales/site-locales.js";
import { Renderer } from "../src/render/png.js";
import { parseShortcode } from "../src/tag/arguments.js";
import { AuthorFiles } from "./eleventy/authors.js";
import { Build } from "./eleventy/build.js";
import type { BuildEvent, EleventyConfig, Page, TransformContext } from "./eleventy/config.js";
import {
  type CheckedOptions,
  checkOptions,
  type LoraVisualizerOptions,
} from "./eleventy/options.js";
import { needsPageData, type PageData } from "./eleventy/pages.js";
import { ShortcodeGuard } from "./eleventy/plain.js";
import { withoutStack } from "./eleventy/problems.js";
import type { Site } from "./eleventy/site.js";
import { loraMarkdown } from "./markdown-it.js";

/** The versions of Eleventy that the plugin is tested with. */
const TESTED = ">=3.0.0 <5";

const CONFIG: Built = {
  argument: "eleventyConfig",
  allowed: "the configuration that Eleventy passes: write eleventyConfig.addPlugin(loraVisualizer)",
  members: ["addShortcode", "amendLibrary", "events", "on"],
};

/** The page of a shortcode whose template language does not pass the page. */
const NO_PAGE: Page = { inputPath: "" };

/**
 * Adds tags such as `<% lora rank, d, k %>` to Markdown, and their shortcodes to all template languages. Returns a promise
 * if the author has languages, because their compiler is loaded only then.
 */
export default function loraVisualizer(
  eleventyConfig: EleventyConfig,
  options: LoraVisualizerOptions = {},
): Promise<void> | undefined {
  const checked = checkOptions(options);
  const { fonts = [], locales } = checked;
  const add = (readSite: ReadLocales) => {
    const renderer = new Renderer({ fonts });
    // Outside `wrapErrors`, because a mistake in a sentence is not a mistake in the configuration.
    const siteLocales = new SiteLocales(builtIn, readSite());
    wrapErrors(CONFIG, eleventyConfig, () =>
      install(eleventyConfig, checked, renderer, siteLocales, readSite),
    );
  };
  if (locales !== undefined)
    return import("./locales.js").then(({ readLocales }) => {
      add(() => {
        try {
          return readLocales(locales);
        } catch (error) {
          if (error instanceof LoraError) return withoutStack(error);
          throw error;
        }
      });
    });
  add(() => []);
  return undefined;
}

/** Returns the author's languages as they are now. */
type ReadLocales = () => readonly SiteLocale[];

function install(
  eleventyConfig: EleventyConfig,
  checked: CheckedOptions,
  renderer: Renderer,
  siteLocales: SiteLocales,
  readSite: ReadLocales,
): void {
  checkVersion(eleventyConfig);
  const site: Site = {
    config: eleventyConfig,
    options: checked,
    renderer,
    authors: new AuthorFiles(eleventyConfig),
    siteLocales,
    figures: new Map(),
    images: new Set(),
  };
  // Eleventy reads the list of watched files before it renders pages, so tags cannot extend it.
  // Each adapter file is drawn with the configuration beside it.
  for (const file of ["*.safetensors", "adapter_config.json"])
    eleventyConfig.addWatchTarget(`**/${file}`);
  if (checked.siteLogo !== undefined) eleventyConfig.addWatchTarget(checked.siteLogo);
  const { locales } = checked;
  if (locales !== undefined) eleventyConfig.addWatchTarget(`${locales}/**/*.{ftl,json}`);

  let build: Build;
  eleventyConfig.on("eleventy.before", async (event) => {
    // The author may have edited a sentence since the last build.
    if (locales !== undefined) site.siteLocales = new SiteLocales(builtIn, readSite());
    build = await Build.begin(site, event);
  });
  const { pages } = checked.epub ?? {};
  // Templates get collections, but plugins do not.
  if (typeof pages === "string")
    eleventyConfig.addCollection("loraVisualizerBook", async (api) => {
      const collect = eleventyConfig.getCollections()[pages];
      const items = await (collect ? collect(api) : api.getFilteredByTag(pages));
      build.setBook(items);
      return items;
    });
  eleventyConfig.on("eleventy.contentMap", (event) => build.setPages(event));
  addLastPreprocessor(eleventyConfig, "lora-visualizer", "*", (data, content) => {
    build.storeTemplate(data, content);
    if (!needsPageData(data, checked)) return;
    const computed = { loraVisualizer: (pageData: PageData) => build.storePageData(pageData) };
    data.eleventyComputed = { ...Object(data.eleventyComputed), ...computed };
  });
  const plain = new ShortcodeGuard();
  // Without this, Eleventy creates markdown-it only for sites with Markdown files.
  eleventyConfig.on("eleventy.extensionmap", (map) => map.engineManager?.getEngine("md", map));
  eleventyConfig.amendLibrary("md", (md) => {
    site.markdown = md;
    loraMarkdown(md, {
      render: (tag, place, env: { page?: Page }) =>
        build.render(tag, place, env.page ?? NO_PAGE, env),
    });
    const { render } = md;
    md.render = (text, env) => {
      const html = render.call(md, text, env);
      return env?.page ? build.fillKnownNumbers(env.page, html) : html;
    };
    plain.install(md, (shortcode, page) => build.render(shortcode, "inline", page, {}));
  });
  for (const name of ["lora", "loraTable", "loraRef", "loraList"]) {
    const place = name === "loraRef" ? "phrase" : "block";
    eleventyConfig.addShortcode(name, function (...values) {
      const { page = NO_PAGE } = this;
      const html = build.render(parseShortcode(name, values), place, page, {});
      plain.record(page, html, values);
      return html;
    });
  }
  eleventyConfig.addPairedShortcode("loraFigure", function (content, ...values) {
    const { page = NO_PAGE } = this;
    const html = build.renderContent(parseShortcode("loraFigure", values), content, page);
    plain.record(page, html, values);
    return html;
  });
  markFeeds(eleventyConfig);
  addFirstTransform(eleventyConfig, "lora-figures", function (content) {
    return isForFeed(this) ? Promise.resolve(content) : build.prepare(this.page, content);
  });
  eleventyConfig.addTransform("lora-visualizer", function (content) {
    // Returns the promise directly: an async wrapper would retain one more object per waiting page.
    return isForFeed(this) ? Promise.resolve(content) : build.transform(this.page, content);
  });
  addFinalListener(eleventyConfig, (event) => build.finish(event));
}

/**
 * Returns whether `renderTransforms` is transforming a page's content for a feed. The plugin transforms only the
 * complete feed.
 */
const isForFeed = ({ baseHref }: TransformContext) => baseHref !== undefined;

/**
 * Gives the argument `baseHref` of the filter `renderTransforms` the default "", by which `isForFeed`
 * recognizes the content of feeds. Other plugins treat an empty `baseHref` like undefined.
 */
function markFeeds(eleventyConfig: EleventyConfig): void {
  const renderTransforms = eleventyConfig.getFilter("renderTransforms");
  eleventyConfig.addFilter("renderTransforms", async function (content, page, base = "") {
    return renderTransforms.call(this, content, page, base);
  });
}

/** Registers a preprocessor that runs after every plugin's, because those may still change the page data. */
function addLastPreprocessor(
  eleventyConfig: EleventyConfig,
  ...preprocessor: Parameters<EleventyConfig["addPreprocessor"]>
): void {
  eleventyConfig.addPreprocessor(...preprocessor);
  const [name] = preprocessor;
  eleventyConfig.on("eleventy.config", (config) => {
    const { preprocessors } = config.getConfig();
    const added = preprocessors[name];
    delete preprocessors[name];
    preprocessors[name] = added;
  });
}

/**
 * Adds a listener that runs after every other listener of `eleventy.after`. Eleventy runs its listeners
 * at the same time, and in one of them, Vite moves the output folder and deletes files that no page loads.
 */
function addFinalListener(
  eleventyConfig: EleventyConfig,
  finish: (event: BuildEvent) => Promise<void>,
): void {
  const { events } = eleventyConfig;
  const final = async (event: BuildEvent) => {
    // `emit` respects the site's choice whether listeners run in parallel or in order.
    await events.emit("lora-visualizer.after", event);
    await finish(event);
  };
  // A server emits this event again when it starts another build.
  eleventyConfig.on("eleventy.config", () => {
    const others = events.rawListeners("eleventy.after").filter((item) => item !== final);
    events.removeAllListeners("eleventy.after");
    for (const listener of others) events.on("lora-visualizer.after", listener);
    eleventyConfig.on("eleventy.after", final);
  });
}

/** Adds a transform that runs before all existing ones, including those of the site. */
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

/** Warns if the Eleventy version is untested. It may still work. */
function checkVersion(eleventyConfig: EleventyConfig): void {
  try {
    eleventyConfig.versionCheck(TESTED);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    console.warn(`[lora] this Eleventy version is untested; tested range: ${TESTED}`);
  }
}

/** Makes `require` return the plugin itself, in Node 20.19, 22.12 and later. */
export { loraVisualizer as "module.exports" };
