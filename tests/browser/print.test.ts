/// <reference lib="dom" />
/** The pages that hold the whole lesson, printed: how far sheets are filled, and where answers stand. */
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { fills } from "../support/pdf.js";
import { size, visit } from "../support/site.js";

const browser = await useBrowser();

const CUSTOMER = "/sims/lora-visualizer/";
const CHAPTER = "/chapters/11-generative-ai-and-llms/";

const MM = 72 / 25.4;
/** How far each sheet is filled; the margins are those of the site's `@page`. */
const print = async (page: Page, format: string, content = "/* as it is */") => {
  await page.evaluate(() => document.fonts.ready);
  await page.addStyleTag({ content });
  return fills(await page.pdf({ format }), { top: 18 * MM, bottom: 20 * MM });
};
/** All but the last, that are less than half full. */
const poor = (sheets: readonly number[]) => sheets.slice(0, -1).filter((share) => share < 0.5);

describe.each([
  [CUSTOMER, 14],
  [CHAPTER, 22],
])("%s", (url, max) => {
  it.each(["A4", "Letter"])(
    `takes at most ${max} sheets of %s, each but the last at least half full`,
    async (format) => {
      const sheets = await visit(browser, url, {}, (page) => print(page, format));
      console.log(`${url} ${format}: ${sheets.map((share) => share.toFixed(2)).join(" ")}`);
      expect(sheets.length).toBeLessThanOrEqual(max);
      // It is whole: what is open on paper alone takes more than half of these.
      expect(sheets.length).toBeGreaterThan(max / 2);
      expect(poor(sheets)).toEqual([]);
    },
  );
});

it("would notice a sheet that is less than half full", async () => {
  const content = "h2 { break-before: page }";
  const sheets = await visit(browser, CHAPTER, {}, (page) => print(page, "A4", content));
  expect(poor(sheets).length).toBeGreaterThan(2);
});

it("prints a picture with its caption, in letters of nine pixels or more", async () => {
  // As wide as A4 between its margins.
  const found = await visit(browser, CHAPTER, size(658), async (page) => {
    await page.emulateMedia({ media: "print" });
    return page.evaluate(() =>
      [...document.querySelectorAll<SVGSVGElement>(".lora-wide")].map((picture) => {
        const letters = [...picture.querySelectorAll("text")].map(
          (text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a,
        );
        const { breakAfter } = getComputedStyle(picture);
        const isApart = breakAfter !== "avoid" && !picture.closest("#ranks");
        return { min: Math.min(...letters), isApart };
      }),
    );
  });
  expect(found.length).toBeGreaterThan(12);
  expect(found.filter(({ isApart }) => isApart)).toEqual([]);
  expect(Math.min(...found.map(({ min: lowest }) => lowest))).toBeGreaterThan(8.99);
});

it("prints every answer below every task, and none on a screen that is not asked", async () => {
  await visit(browser, CUSTOMER, {}, async (page) => {
    /** Top edges of tasks and of answers that are seen. */
    const tops = () =>
      page.evaluate(() => {
        const of = (selector: string) =>
          [...document.querySelectorAll(selector)]
            .filter((item) => item.checkVisibility({ contentVisibilityAuto: true }))
            .map((item) => item.getBoundingClientRect().top);
        return {
          tasks: of(".lora-goal > p, main li"),
          answers: of(".lora-goal details p, .lora-answers p, main > details p"),
        };
      });
    expect((await tops()).answers).toEqual([]);
    await page.emulateMedia({ media: "print" });
    const { tasks, answers } = await tops();
    expect(tasks.length).toBeGreaterThan(12);
    expect(answers).toHaveLength(10);
    expect(Math.min(...answers)).toBeGreaterThan(Math.max(...tasks));
  });
});
