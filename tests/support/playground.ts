import type { Browser, BrowserContextOptions, Page } from "playwright";
import { expect } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toText } from "../../src/inline.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";

interface Playground {
  readonly page: Page;
  readonly tag: () => Promise<string>;
  /** Console messages, errors and policy violations. */
  readonly faults: string[];
}

/** Opens the playground in a browser, and expects no console messages or errors. */
export const playIn =
  (browser: Browser) =>
  async (
    use: (playground: Playground) => Promise<void>,
    { hash = "", ...options }: BrowserContextOptions & { hash?: string } = {},
  ): Promise<void> => {
    const page = await openSite(browser, SITE, options);
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`http://site.test/playground/${hash}`);
    await page.locator("#option-rank, #option-ranks, #options label").first().waitFor({
      state: "attached",
    });
    // Narrow windows collapse the options.
    await page.locator("#sheet").evaluate((sheet: HTMLDetailsElement) => {
      sheet.open = true;
    });
    await use({ page, faults, tag: () => page.locator("#tag").inputValue() });
    expect(faults).toEqual([]);
    await page.context().close();
  };

/** Selects a kind of figure, a table or a reference. */
export const choose = async (page: Page, kind: string) => {
  await openChooser(page);
  // The whole label is the target; the button itself is invisible.
  await page.locator(`#kinds [value=${kind}]`).check({ force: true });
  await loaded(page);
};

/** Waits until the figure of the tag, or of the selected kind, is loaded. */
export const loaded = (page: Page) =>
  page.locator('#result:not([aria-busy="true"])').waitFor({ state: "attached" });

/** Opens the collapsed list of figures. */
export const openChooser = (page: Page) =>
  page.locator("#chooser").evaluate((chooser: HTMLDetailsElement) => {
    chooser.open = true;
  });

export const encoded = (tag: string) => `#${encodeURIComponent(tag)}`;
export const caption = (page: Page) => page.locator("#result figcaption").textContent();
export const args = (tag: string) => {
  const parsed = parseTag(tag);
  if ("error" in parsed) throw parsed.error;
  return parsed.args;
};

/** Returns the caption of a tag's figure, as a build writes it. */
export function renderCaption(tag: string): string {
  const { file } = figures.adapter.examples[0]!;
  const rendered = renderTag(args(tag), {}, { readAdapter: () => file });
  if (rendered.kind !== "figure") throw new Error(tag);
  return rendered.figure?.drawing.caption ?? toText(rendered.listed);
}

export const problem = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("#problem")!.textContent === wanted,
    text,
  );
