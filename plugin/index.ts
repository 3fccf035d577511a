/** The Eleventy plugin: `eleventyConfig.addPlugin(loraVisualizer)`. */
import path from "node:path";
import { LoraError } from "../src/lora.js";
import { escapeText } from "../src/render/svg.js";
import { type Arguments, readShortcode, TagError } from "./arguments.js";
import { contentName, writeWhole } from "./assets.js";
import { Barrier } from "./barrier.js";
import type { EleventyConfig, Page } from "./eleventy.js";
import { Ids } from "./ids.js";
import { argumentsOf, loraMarkdown, NOT_A_PLACE, type Place } from "./markdown-it.js";
import { Problems } from "./problems.js";
import { stylesheet } from "./stylesheet.js";
import { renderProblem, renderTag } from "./tag.js";

const STYLESHEET = contentName("lora", "css", stylesheet);
const FIGURE = '<figure class="lora" id="';

interface Tag {
  readonly page: Page;
  /** How the tag is found again in the page's source. */
  readonly source: string | readonly unknown[];
  readonly place: Place;
  read(): Arguments;
  readonly data: object;
}

/** Adds `<% lora rank, d, k %>` to Markdown and the shortcode `lora` to every template language. */
export default function loraVisualizer(eleventyConfig: EleventyConfig): void {
  eleventyConfig.versionCheck(">=3.0.0");
  const problems = new Problems();
  const ids = new Ids();
  const barrier = new Barrier();
  let isServing = false;
  let hasFigures = false;
  let layoutFolders: string[] = [];

  /** HTML for a block, plain text for a place in a sentence; problems are kept for the end. */
  const render = ({ page, source, place, read, data }: Tag): string => {
    try {
      const rendered = renderTag(read(), data);
      if (rendered.kind === "number") {
        return place === "block" ? escapeText(rendered.text) : rendered.text;
      }
      if (place === "inline") throw new TagError(NOT_A_PLACE);
      return rendered.html(ids.take(page.url || page.inputPath, rendered.id));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      problems.add({ inputPath: page.inputPath, source, message: error.message });
      if (!isServing) return "";
      return place === "block" ? renderProblem(error.message) : `[LoRA: ${error.message}]`;
    }
  };

  eleventyConfig.on("eleventy.before", ({ runMode, directories }) => {
    isServing = runMode !== "build";
    layoutFolders = [directories.layouts, directories.includes].filter((one) => one !== undefined);
    problems.clear();
    ids.clear();
  });
  eleventyConfig.on("eleventy.contentMap", ({ inputPathToUrl }) => {
    barrier.expect(Object.keys(inputPathToUrl));
  });

  eleventyConfig.amendLibrary("md", (md) => {
    md.use(loraMarkdown, {
      render(source: string, place: Place, env: { page?: Page }) {
        const page = env.page ?? { inputPath: "" };
        return render({ page, source, place, read: () => argumentsOf(source), data: env });
      },
    });
  });

  eleventyConfig.addShortcode("lora", function (...values) {
    const page = this.page ?? { inputPath: "" };
    return render({
      page,
      source: values,
      place: "block",
      read: () => readShortcode(values),
      data: {},
    });
  });

  eleventyConfig.addTransform("lora-visualizer", async function (content) {
    const isPage = typeof content === "string" && /\.x?html?$/.test(this.page.outputPath || "");
    if (isPage) findRepeatedIds(this.page, content, problems);
    if (!isServing) await barrier.arrive(this.page.inputPath);
    if (!isServing && problems.count) {
      // The stack would say where this plugin is, not where the author's tags are.
      throw Object.assign(new Error(problems.report(layoutFolders)), { skipOriginalStack: true });
    }
    if (!isPage || !content.includes(FIGURE)) return content;
    hasFigures = true;
    return link(content, eleventyConfig.getFilter("url")(`/lora/${STYLESHEET}`));
  });

  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (problems.count) console.error(problems.report(layoutFolders));
    if (outputMode !== "fs" || !hasFigures) return;
    await writeWhole(path.join(directories.output, "lora", STYLESHEET), stylesheet);
  });
}

/** A listing can bring together figures whose authors gave them the same id. */
function findRepeatedIds(page: Page, content: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const [, id = ""] of content.matchAll(/<figure class="lora" id="([^"]+)"/g)) {
    if (seen.has(id) && !id.startsWith("lora")) {
      const message = `two figures on ${page.url} have the id "${id}"`;
      problems.add({ inputPath: page.inputPath, source: `id="${id}"`, message });
    }
    seen.add(id);
  }
}

/** The page with the stylesheet's link at the end of its head, or before its first figure. */
function link(content: string, href: string): string {
  const head = content.search(/<\/head\s*>/i);
  const at = head < 0 ? content.indexOf(FIGURE) : head;
  const element = `<link rel="stylesheet" href="${escapeText(href)}"/>`;
  return content.slice(0, at) + element + content.slice(at);
}
