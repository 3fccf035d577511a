/** Runs the built plugin in this process in place of Eleventy, so that measurements exclude Eleventy's time. */
import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import MarkdownIt from "markdown-it";
import type { EleventyConfig, Page } from "../../plugin/eleventy/config.js";

type Plugin = typeof import("../../plugin/index.js");
type Shortcode = (...values: unknown[]) => string;
type Listener = (event: never) => unknown;

const { default: loraVisualizer }: Plugin = await import(
  pathToFileURL(path.resolve("dist/plugin/index.js")).href
);

/** A disk in memory, so that writing sources takes little time. */
const MEMORY = "/dev/shm";
const DISK = existsSync(MEMORY) ? MEMORY : tmpdir();

type Render = (text: string, host: { markdown(text: string): string; lora: Shortcode }) => string;

const asMarkdown: Render = (text, { markdown }) => markdown(text);

/**
 * Builds a site with one page for each text. Returns the HTML of each page, or the error of its
 * transform. `html` sets markdown-it's option, which allows HTML in Markdown.
 */
export async function buildPages(
  texts: readonly string[],
  render: Render = asMarkdown,
  html = true,
): Promise<unknown[]> {
  const folder = mkdtempSync(path.join(DISK, "lora-host-"));
  try {
    return await build(texts, folder, render, html);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function build(texts: readonly string[], folder: string, render: Render, html: boolean) {
  const listeners = new Map<string, Listener>();
  const markdown = new MarkdownIt({ html });
  let lora: (this: { page: Page }, ...values: unknown[]) => string;
  const transforms: ((this: { page: Page }, content: unknown) => Promise<unknown>)[] = [];
  const config: EleventyConfig = {
    versionCheck: () => undefined,
    amendLibrary: (_, change) => change(markdown),
    addShortcode(name, code) {
      if (name === "lora") lora = code;
    },
    addPairedShortcode: () => undefined,
    addPreprocessor: () => undefined,
    addTransform(_, change) {
      transforms.push(change);
    },
    addWatchTarget: () => undefined,
    addCollection: () => undefined,
    getCollections: () => ({}),
    getFilter: () => ((url: string) => url) as never,
    addFilter: () => undefined,
    events: new EventEmitter() as unknown as EleventyConfig["events"],
    on(name: string, listener: Listener) {
      const before = listeners.get(name);
      listeners.set(name, async (event) => {
        await before?.(event);
        await listener(event);
      });
    },
  };
  const emit = (name: string, event: object) => listeners.get(name)?.(event as never);

  loraVisualizer(config, { cacheDirectory: path.join(folder, "cache") });
  const event = {
    runMode: "build",
    outputMode: "json",
    directories: { input: folder, output: path.join(folder, "_site"), includes: folder },
  };
  await emit("eleventy.before", event);
  const pages = texts.map((text, index) => {
    const inputPath = path.join(folder, `p${index}.md`);
    writeFileSync(inputPath, text);
    return { inputPath, url: `/p${index}/`, outputPath: `p${index}/index.html` };
  });
  const inputPathToUrl = Object.fromEntries(pages.map((page) => [page.inputPath, [page.url]]));
  await emit("eleventy.contentMap", { inputPathToUrl });
  const contents = pages.map((page, index) => {
    const content = render(texts[index]!, {
      markdown: (text) => markdown.render(text, { page }),
      lora: (...values) => lora.call({ page }, ...values),
    });
    return `<!doctype html><html><head><title>a</title></head><body>${content}</body></html>`;
  });
  const finished = pages.map(async (page, index) => {
    let content: unknown = contents[index];
    for (const transform of transforms) content = await transform.call({ page }, content);
    return content;
  });
  const results = await Promise.allSettled(finished);
  return results.map((result) => (result.status === "fulfilled" ? result.value : result.reason));
}
