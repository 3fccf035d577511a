/// <reference lib="dom" />
/** Every page of the built textbook at eight widths and at 200 % zoom: only tables and rows of variants scroll sideways. */
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { isExam } from "../support/draws.js";
import { framePages, pages, SITE, size } from "../support/site.js";

const browser = await useBrowser();

/** Widths of windows in CSS pixels. 640 is also a window of 1,280 pixels at 200 % zoom. */
const WIDTHS = isExam ? [320, 360, 600, 640, 700, 768, 1024, 1280] : [320, 640, 768, 1280];

/** Returns the widths at which the page scrolls sideways. Resizes the window, but does not load the page again. */
async function findWide(page: Page): Promise<number[]> {
  const wide: number[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const room = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if ((await page.evaluate(room)) > 0) wide.push(width);
  }
  return wide;
}

/** Returns the elements that scroll sideways, except the frames of tables, and the gallery's rows to swipe. */
const findScrollers = () =>
  [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === "auto" || overflowX === "scroll";
      return scrolls && element.scrollWidth > element.clientWidth && element.checkVisibility();
    })
    .filter((element) => !element.matches("table, .lora-scroll, .lora-data, .source > .kinds"))
    .map((element) => element.outerHTML.slice(0, 80));

// embed.test.ts tests frames at other widths.
it.each(isExam ? [...pages, ...framePages] : pages)("%s never scrolls sideways", async (url) => {
  const page = await openSite(browser, SITE, size(320));
  await page.goto(`http://site.test${url}`);
  // At 320 px, the most elements are too wide.
  expect(await page.evaluate(findScrollers)).toEqual([]);
  expect(await findWide(page)).toEqual([]);
  await page.context().close();
});

it("a wide table has a shadow at its right edge until it is scrolled to its end", async () => {
  const page = await openSite(browser, SITE, size(375));
  await page.goto("http://site.test/guide/");
  const table = page.locator("main > table").filter({ hasText: "show" }).first();
  // The shadow has a negative offset and spread.
  const hasShadow = () =>
    table.evaluate((element) => getComputedStyle(element).boxShadow.includes("-"));
  expect(
    await table.evaluate((element) => element.scrollWidth - element.clientWidth),
  ).toBeGreaterThan(0);
  expect(await hasShadow()).toBe(true);
  await table.evaluate((element) => element.scrollTo(1e6, 0));
  await expect.poll(hasShadow).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(hasShadow).toBe(false);
  await page.context().close();
});

it("the check detects pictures that are wider than the window at some widths only", async () => {
  const page = await openSite(browser, SITE, size(320));
  await page.goto("http://site.test/");
  await page.addStyleTag({
    content: "main { max-width: 712px !important; padding: 0 16px !important }",
  });
  expect(await findWide(page)).toEqual(WIDTHS.filter((width) => width >= 600 && width <= 700));
  await page.context().close();
});
