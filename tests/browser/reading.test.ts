/// <reference lib="dom" />
/** The built textbook for readers: page order, fonts, narrow windows, frames and print. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { size, visit } from "../support/site.js";

const browser = await useBrowser();

const ORDER = [
  "/",
  "/chapters/11-generative-ai-and-llms/",
  "/sims/lora-visualizer/",
  "/figures/",
  "/guide/start/",
  "/guide/",
  "/guide/sites/",
  "/guide/command/",
  "/guide/javascript/",
  "/guide/hosts/",
  "/guide/p5/",
  "/guide/accuracy/",
  "/guide/performance/",
  "/guide/reference/",
  "/playground/",
  "/models/",
];
const [, CHAPTER = ""] = ORDER;
const ALONE = "/sims/lora-visualizer/main.html";

it.each(ORDER.map((url, at) => [at, url] as const))(
  "page %d, %s, links to the next page and back",
  async (at, url) => {
    const found = await visit(browser, url, {}, (page) =>
      page.evaluate(() =>
        ["prev", "next"].map(
          (rel) => document.querySelector<HTMLAnchorElement>(`[rel=${rel}]`)?.pathname,
        ),
      ),
    );
    expect(found).toEqual([ORDER[at - 1], ORDER[at + 1]]);
  },
);

/** Returns the number of glyphs in the elements by font family. */
async function fontsOf(url: string, selector: string): Promise<Map<string, number>> {
  return visit(browser, url, {}, async (page) => {
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
    return glyphs;
  });
}

describe("the type", () => {
  it.each(ORDER)(
    "of %s has every letter of headings and terms, and all of the text except signs",
    async (url) => {
      const strong = [
        ...(await fontsOf(url, "h1, h2, h3, p strong, li strong, main > table th")).keys(),
      ];
      // Code in headings uses a system font.
      expect(strong.filter((name) => !name.includes("Mono"))).toEqual(["IBM Plex Serif SemiBold"]);
      const text = await fontsOf(url, "main > p, main > ul > li, figcaption");
      const actual = text.get("IBM Plex Serif") ?? 0;
      const others = [...text].filter(([name]) => !/^IBM Plex|^KaTeX|Mono/.test(name));
      expect(actual).toBeGreaterThan(200);
      expect(others.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(actual / 50);
    },
  );

  it("of formulas and of variables in figures is KaTeX's", async () => {
    expect([...(await fontsOf(CHAPTER, ".mathnormal")).keys()]).toEqual(["KaTeX_Math"]);
    expect([...(await fontsOf(CHAPTER, ".mathbb")).keys()]).toEqual(["KaTeX_AMS"]);
    expect([...(await fontsOf(CHAPTER, ".lora table td i, .lora table th i")).keys()]).toEqual([
      "KaTeX_Math",
    ]);
  });
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

describe("the figure alone", () => {
  it.each([
    [1920, 900],
    [1280, 502],
  ])("fills a window of %d x %d px, from one left edge", async (width, height) => {
    const found = await visit(browser, ALONE, size(width, height), (page) =>
      page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
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
    expect(found.scroll).toBe(height);
    expect(found.bottom).toBeGreaterThan(height - 24);
    expect(found.share).toBeGreaterThan(0.67);
    const [picture = 0, controls = 0] = found.edges;
    // The margin grows with the picture, and a note of two lines reduces its height.
    expect(Math.abs(picture - controls)).toBeLessThan(width / 60);
  });
});

describe("paper", () => {
  it.each([...ORDER, ALONE])(
    "shows the readable content of %s, and breaks no figure or row",
    async (url) => {
      const found = await visit(browser, url, {}, async (page) => {
        await page.emulateMedia({ media: "print" });
        return page.evaluate(() => {
          const all = (selector: string) =>
            [...document.querySelectorAll(selector)].filter((item) => item.checkVisibility());
          const isCut = (item: Element) => getComputedStyle(item).breakInside !== "avoid";
          return {
            chrome: all("header, footer, nav, .skip, .md-button, .lora-controls").length,
            markers: all("summary").filter(
              (item) => getComputedStyle(item).listStyleType !== "none",
            ).length,
            cut: all("svg.lora-wide, svg.lora-narrow, img, tr, figcaption").filter(isCut).length,
          };
        });
      });
      expect(found).toEqual({ chrome: 0, markers: 0, cut: 0 });
    },
  );
});
