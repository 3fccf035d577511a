/// <reference lib="dom" />
/** Tests the lists of contents in long pages of the built textbook. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { pages, SITE, size } from "../support/site.js";

const browser = await useBrowser();

/** Returns the headings of sections, and the texts and targets of the list's links. */
const readContents = (page: Page) =>
  page.evaluate(() => ({
    sections: [...document.querySelectorAll("main > h2")].map(({ textContent }) => textContent),
    links: [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].map((link) => [
      link.textContent,
      document.getElementById(decodeURIComponent(link.hash.slice(1)))?.textContent,
    ]),
  }));

it("every Markdown page with four sections and more links to each section, in order", async () => {
  const page = await openSite(browser, SITE, { javaScriptEnabled: false });
  const listed: string[] = [];
  // The gallery has a list with pictures.
  for (const url of pages.filter((url) => url !== "/figures/")) {
    await page.goto(`http://site.test${url}`);
    const { sections, links } = await readContents(page);
    const expected = sections.length < 4 ? [] : sections.map((text) => [text, text]);
    expect(links, url).toEqual(expected);
    if (links.length) listed.push(url);
  }
  expect(listed).toContain("/chapters/11-generative-ai-and-llms/");
  expect(listed).not.toContain("/guide/p5/");
  await page.context().close();
});

describe("the chapter", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openSite(browser, SITE, size(320));
    await page.goto("http://site.test/chapters/11-generative-ai-and-llms/");
  });
  afterAll(() => page.context().close());

  const links = () => page.locator(".contents a");
  const resize = (width: number) => page.setViewportSize({ width, height: 900 });

  it("shows the list beside the text in wide windows, also after scrolling", async () => {
    await resize(1280);
    const paragraph = (await page.locator("main > p").first().boundingBox())!;
    for (const top of [0, 4000]) {
      await page.evaluate((y) => scrollTo(0, y), top);
      const [first, last] = [
        await links().first().boundingBox(),
        await links().last().boundingBox(),
      ];
      expect(first!.x).toBeGreaterThan(paragraph.x + paragraph.width);
      expect(first!.y).toBeGreaterThan(0);
      expect(last!.y + last!.height).toBeLessThan(900);
    }
    expect(await page.locator(".contents summary").isVisible()).toBe(false);
  });

  it("brings every link of a list that is higher than the window into view for the keyboard", async () => {
    await page.setViewportSize({ width: 1280, height: 300 });
    const isInView = (at: number) =>
      links()
        .nth(at)
        .evaluate((link) => {
          const { x, y, width, height } = link.getBoundingClientRect();
          return document.elementFromPoint(x + width / 2, y + height / 2) === link;
        });
    const last = (await links().count()) - 1;
    expect(await isInView(last), "the list is higher than the window").toBe(false);
    await links().first().focus();
    for (let at = 0; at < last; at++) await page.keyboard.press("Tab");
    await expect.poll(() => isInView(last)).toBe(true);
  });

  it("collapses the list in narrow windows, and opens it from the keyboard", async () => {
    await resize(320);
    expect(await links().first().isVisible()).toBe(false);
    await page.locator(".contents summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const text = await links().first().textContent();
    expect(await page.locator(":target").textContent()).toBe(text);
  });
});
