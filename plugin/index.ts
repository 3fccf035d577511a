/** The Eleventy plugin: `eleventyConfig.addPlugin(loraVisualizer, { siteUrl, siteName })`. */
import path from "node:path";
import type { Drawing } from "../src/figures/figure.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { LoraError } from "../src/lora.js";
import { Renderer } from "../src/render/renderer.js";
import { escapeText } from "../src/render/svg.js";
import type { Logo } from "../src/scene.js";
import { readShortcode } from "../src/tag/arguments.js";
import { type Host, renderProblem, renderTag } from "../src/tag/evaluate.js";
import { type Arguments, TagError } from "../src/tag/values.js";
import { Authors } from "./eleventy/authors.js";
import { Barrier } from "./eleventy/barrier.js";
import type { EleventyConfig, Page } from "./eleventy/config.js";
import { Ids } from "./eleventy/ids.js";
import { checkOptions, type LoraVisualizerOptions } from "./eleventy/options.js";
import {
  findLeftovers,
  findRepeatedIds,
  finishImages,
  hasFigure,
  intoHead,
  isPage,
  namesImages,
} from "./eleventy/page.js";
import { hasOwnImage, metaElements, type PageWords, previewOf } from "./eleventy/previews.js";
import { Problems } from "./eleventy/problems.js";
import { SCRIPTS, scriptElements } from "./eleventy/scripts.js";
import { contentName, readProjectJson, writeWhole } from "./files.js";
import { Images } from "./images/images.js";
import { argumentsOf, loraMarkdown, NOT_A_PLACE, type Place } from "./markdown-it.js";

const STYLESHEET = contentName("lora", "css", stylesheet);

interface Tag {
  readonly page: Page;
  /** How the tag is found again in the page's source. */
  readonly source: string | readonly unknown[];
  readonly place: Place;
  read(): Arguments;
  readonly data: object;
}

/** Throws the error so that Eleventy shows no stack: that says where this plugin is, not what is wrong. */
function withoutStack(error: Error): never {
  throw Object.assign(error, { skipOriginalStack: true });
}

/** Adds `<% lora rank, d, k %>` to Markdown and the shortcode `lora` to every template language. */
export default function loraVisualizer(
  eleventyConfig: EleventyConfig,
  options: LoraVisualizerOptions = {},
): void {
  eleventyConfig.versionCheck(">=3.0.0");
  const {
    siteUrl,
    siteName,
    siteLogo,
    theme,
    cacheDirectory,
    previews = false,
    fonts = [],
  } = checkOptions(options);
  const renderer = new Renderer({ fonts });
  const authors = new Authors(eleventyConfig);
  const problems = new Problems();
  const ids = new Ids();
  const barrier = new Barrier();
  const images = new Images(renderer, cacheDirectory);
  const words = new Map<string, PageWords>();
  const firstFigures = new Map<string, Drawing>();
  let logo: Logo | undefined;
  let isServing = false;
  let hasFigures = false;
  let hasScripts = false;
  let layoutFolders: string[] = [];

  const hostOf = (page: Page): Host => ({
    addImage: (scene, scale) => images.add(scene, scale),
    readJson: (file) => readProjectJson(path.dirname(page.inputPath), file),
    hasIsland: true,
  });

  /** HTML for a block, plain text for a place in a sentence; problems are kept for the end. */
  const render = ({ page, source, place, read, data }: Tag): string => {
    const key = page.url || page.inputPath;
    try {
      const rendered = renderTag(read(), data, hostOf(page));
      if (rendered.kind === "number") {
        return place === "block" ? escapeText(rendered.text) : rendered.text;
      }
      if (place === "inline") throw new TagError(NOT_A_PLACE);
      if (rendered.drawing && !firstFigures.has(key)) firstFigures.set(key, rendered.drawing);
      return rendered.html(ids.take(key, rendered.id));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      problems.add({ inputPath: page.inputPath, source, message: error.message });
      if (!isServing) return "";
      const message = typeof source === "string" ? `${source}: ${error.message}` : error.message;
      return place === "block" ? renderProblem(message) : `[${message}]`;
    }
  };

  const isAuthors = (address: string) => authors.has(address);

  /** The elements that the page's preview adds to its head; the preview is drawn later. */
  const preview = async (page: Page, content: string): Promise<string> => {
    const [data, drawing] = [words.get(page.url || ""), firstFigures.get(page.url || "")];
    if (!data || hasOwnImage(content)) return "";
    try {
      const found = await previewOf(page, data, drawing, {
        isAuthors,
        renderer,
        siteName,
        logo,
        previews,
      });
      if (!found) return "";
      if (!siteUrl) {
        const remedy = 'addPlugin(loraVisualizer, { siteUrl: "https://example.org" })';
        throw new TagError(`the preview at image: needs the site's address: ${remedy}`);
      }
      const own = found.address && { address: found.address, inputPath: page.inputPath };
      const at = images.addPreview(found.scene, theme, own || undefined);
      const address = new URL(eleventyConfig.getFilter("url")(at), siteUrl).href;
      return metaElements(content, found, address);
    } catch (error) {
      if (!(error instanceof TagError)) throw error;
      problems.add({ inputPath: page.inputPath, source: "image:", message: error.message });
      return "";
    }
  };

  eleventyConfig.on("eleventy.before", async ({ runMode, directories }) => {
    isServing = runMode !== "build";
    layoutFolders = [directories.layouts, directories.includes].filter((one) => one !== undefined);
    for (const state of [problems, ids, images, firstFigures]) state.clear();
    if (siteLogo !== undefined)
      logo = await renderer.readLogo("siteLogo", siteLogo).catch(withoutStack);
  });
  eleventyConfig.on("eleventy.contentMap", ({ inputPathToUrl }) => {
    // An empty list belongs to a template that makes no page, as an empty pagination.
    barrier.expect(Object.keys(inputPathToUrl).filter((one) => inputPathToUrl[one]!.length));
  });
  // Transforms are not given a page's data, so it is kept when Eleventy computes it.
  eleventyConfig.addGlobalData(
    "eleventyComputed.loraVisualizer",
    () => (data: PageWords & { page?: Page }) => {
      const { title, description, image, page } = data;
      if (page?.url) words.set(page.url, { title, description, image });
    },
  );

  if (siteLogo !== undefined) eleventyConfig.addWatchTarget(siteLogo);
  eleventyConfig.amendLibrary("md", (md) => {
    md.use(loraMarkdown, {
      render(source: string, place: Place, env: { page?: Page }) {
        const page = env.page ?? { inputPath: "" };
        return render({ page, source, place, read: () => argumentsOf(source), data: env });
      },
    });
  });
  for (const tag of ["lora", "loraTable"]) {
    eleventyConfig.addShortcode(tag, function (...values) {
      const page = this.page ?? { inputPath: "" };
      const read = () => ({ ...readShortcode(values), tag });
      return render({ page, source: values, place: "block", read, data: {} });
    });
  }

  eleventyConfig.addTransform("lora-visualizer", async function (content) {
    const { page } = this;
    let elements = "";
    if (isPage(page, content)) {
      findRepeatedIds(page, content, ids, problems);
      findLeftovers(page, content, problems);
      elements = await preview(page, content);
    }
    if (namesImages(content)) {
      await images.check().catch((error: Error) => {
        problems.add({ inputPath: page.inputPath, source: "format=png", message: error.message });
      });
    }
    if (!isServing) await barrier.arrive(page.inputPath);
    if (!isServing && problems.count) {
      withoutStack(new Error(problems.report(layoutFolders)));
    }
    if (typeof content !== "string") return content;
    const url = eleventyConfig.getFilter("url");
    const finished = finishImages(content, url);
    if (!isPage(page, content)) return finished;
    if (!hasFigure(content)) return elements ? intoHead(finished, elements) : finished;
    hasFigures = true;
    elements += `<link rel="stylesheet" href="${escapeText(url(`/lora/${STYLESHEET}`))}"/>`;
    const scripts = scriptElements(content, (name) => escapeText(url(`/lora/${name}`)));
    if (scripts) hasScripts = true;
    elements += scripts;
    return intoHead(finished, elements);
  });

  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (problems.count) console.error(problems.report(layoutFolders));
    if (outputMode !== "fs") return;
    const folder = path.join(directories.output, "lora");
    if (hasFigures) await writeWhole(path.join(folder, STYLESHEET), stylesheet);
    if (hasScripts)
      for (const [name, content] of SCRIPTS) await writeWhole(path.join(folder, name), content);
    await images.write(directories.output, isAuthors);
  });
}
