/// <reference lib="dom" />
import { readdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { openSite } from "./chromium.js";
import { sampled } from "./draws.js";

export const SITE = path.resolve("_site");

const urls = readdirSync(SITE, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html"))
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`)
  .sort();

/** Matches the pages that contain only a figure of the gallery, for frames of other sites. Captures the kind of figure. */
const FRAME = /^\/figures\/(\w+)-\d+\.html$/;

/** Matches the translations of the customer's page, and of its page for frames. Captures the page's name. */
const TRANSLATION = /^\/[a-z]{2}\/sims\/lora-visualizer\/(.*)$/;

/** The URLs of all its pages except those for frames. */
export const allPages = urls.filter((url) => !FRAME.test(url));

/** Matches pages of text, code and small tables. */
const TEXT = /^\/(?:guide\/(?!reference\/)|chapters\/[^/]+\/.)/;

/** The pages for slow tests: in `npm test`, one page of text, and one translation of each translated page. */
export const pages = sampled(allPages, (url) =>
  TEXT.test(url) ? "text" : `${TRANSLATION.exec(url)?.slice(1) ?? url}`,
);

/** The URLs of the pages for frames: in `npm test`, a page for each kind of figure. */
export const framePages = sampled(
  urls.filter((url) => FRAME.test(url)),
  (url) => FRAME.exec(url)![1]!,
);

/** Opens a page of the built site, calls `inspect` with it and closes it. */
export async function visit<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  inspect: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await openSite(browser, SITE, options);
  try {
    await page.goto(`http://site.test${url}`);
    return await inspect(page);
  } finally {
    await page.context().close();
  }
}

export const size = (width: number, height = 900) => ({ viewport: { width, height } });

/** Returns the number of glyphs in the elements by font family. */
export async function countGlyphs(page: Page, selector: string): Promise<Map<string, number>> {
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const query = { nodeId: root.nodeId, selector };
  const { nodeIds } = await session.send("DOM.querySelectorAll", query);
  const glyphs = new Map<string, number>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const { familyName, glyphCount } of fonts)
      glyphs.set(familyName, (glyphs.get(familyName) ?? 0) + glyphCount);
  }
  await session.detach();
  return glyphs;
}
