/// <reference lib="dom" />
/** Tests the built textbook as readers see it: fonts of formulas, tables in narrow windows, and a figure in a frame. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { countGlyphs, size, visit } from "../support/site.js";

const browser = await useBrowser();

const CHAPTER = "/chapters/11-generative-ai-and-llms/";
const ALONE = "/sims/lora-visualizer/main.html";

it("formulas, and variables in figures, use KaTeX's fonts", async () => {
  const selectors = [".mathnormal", ".mathbb", ".lora-steps legend i"];
  const fonts = await visit(browser, CHAPTER, {}, async (page) => {
    const results = [];
    for (const selector of selectors) results.push([...(await countGlyphs(page, selector)).keys()]);
    return results;
  });
  expect(fonts).toEqual([["KaTeX_Math"], ["KaTeX_AMS"], ["KaTeX_Math"]]);
});

it("tables of options have no hidden cell at 320 px", async () => {
  const hidden = await visit(browser, "/guide/reference/", size(320), (page) =>
    page
      .locator("main > table td")
      .evaluateAll(
        (all) => all.filter((element) => element.getBoundingClientRect().right > 320).length,
      ),
  );
  expect(hidden).toBe(0);
});

describe("the page with only the figure", () => {
  it.each([
    [1920, 900],
    [1280, 502],
  ])(
    "fills a window of %d x %d px, with picture and controls aligned on the left",
    async (width, height) => {
      const results = await visit(browser, ALONE, size(width, height), (page) =>
        page.evaluate(() => {
          const box = (selector: string) =>
            document.querySelector(selector)!.getBoundingClientRect();
          const picture = document.querySelector<SVGSVGElement>(".lora-wide")!;
          const drawn = picture.viewBox.baseVal.height * picture.getScreenCTM()!.a;
          return {
            scroll: document.documentElement.scrollHeight,
            bottom: box(".lora-buttons").bottom,
            share: drawn / innerHeight,
            edges: [box(".lora-wide text").left, box(".lora-row").left],
          };
        }),
      );
      expect(results.scroll).toBe(height);
      expect(results.bottom).toBeGreaterThan(height - 24);
      expect(results.share).toBeGreaterThan(0.67);
      const [picture = 0, controls = 0] = results.edges;
      // The margin grows with the picture, and a note of two lines reduces its height.
      expect(Math.abs(picture - controls)).toBeLessThan(width / 60);
    },
  );
});
