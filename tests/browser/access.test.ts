/// <reference lib="dom" />
/** Accessibility: contrast in all color schemes, zoom, text direction, touch targets and print. */
import type { BrowserContextOptions, Page } from "playwright";
import { expect, it } from "vitest";
import { light, type Theme } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { contrast } from "../support/contrast.js";
import { pages, size, visit as visitWith } from "../support/site.js";

const browser = await useBrowser();

const visit = <T>(url: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>) =>
  visitWith(browser, url, options, look);

const PAGES = ["/sims/lora-visualizer/", "/chapters/11-generative-ai-and-llms/", "/figures/"];

/** Returns every visible text with its color and the color behind it. */
function texts(): [text: string, color: string, behind: string][] {
  const behind = (element: Element): string => {
    const picture = element.closest("svg");
    if (picture) return getComputedStyle(picture.querySelector("rect")!).fill;
    const { backgroundColor } = getComputedStyle(element);
    const isClear = backgroundColor === "rgba(0, 0, 0, 0)" && element.parentElement;
    return isClear ? behind(element.parentElement!) : backgroundColor;
  };
  const found: [string, string, string][] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const color = element.closest("svg text") ? style.fill : style.color;
    found.push([node.textContent!, color, behind(element)]);
  }
  return found;
}

const faint = (all: [text: string, color: string, behind: string][]) =>
  all.filter(([, color, behind]) => contrast(color, behind) < 4.5);

const COLORS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

it.each(pages)(
  "every text of %s has a contrast of 4.5 : 1 in light, dark and forced colors",
  async (url) => {
    await visit(url, {}, async (page) => {
      const seen = new Set<string>();
      for (const colors of COLORS) {
        await page.emulateMedia(colors);
        const all = await page.evaluate(texts);
        expect(all.length).toBeGreaterThan(15);
        expect(faint(all), JSON.stringify(colors)).toEqual([]);
        seen.add(JSON.stringify(all));
      }
      expect(seen.size, "other colors are seen each time").toBe(COLORS.length);
    });
  },
);

it("detects text with too little contrast, in a picture and beside it", async () => {
  const found = await visit(PAGES[0]!, {}, async (page) => {
    await page.addStyleTag({ content: ":root { --lora-muted: #999 } figcaption { color: #999 }" });
    return faint(await page.evaluate(texts)).map(([text]) => text);
  });
  expect(found).toContain("frozen");
  expect(found.some((item) => item.includes("weight matrix of"))).toBe(true);
});

it("shapes have a contrast of 3 : 1 in forced colors, and A, B and frozen weights differ", async () => {
  const [paper = "", ...inks] = await visit(PAGES[0]!, { forcedColors: "active" }, (page) =>
    page.evaluate((theme: Theme) => {
      const find = (paint: string, color: string) =>
        getComputedStyle(document.querySelector(`.lora-wide [${paint}="${color}"]`)!);
      const fills = [theme.paper, theme.a, theme.b].map((color) => find("fill", color).fill);
      return [...fills, find("stroke", theme.frozen).stroke];
    }, light),
  );
  for (const ink of inks) expect(contrast(ink, paper)).toBeGreaterThanOrEqual(3);
  expect(new Set(inks).size).toBe(3);
});

it.each(PAGES)("%s has touch targets of at least 24 px", async (url) => {
  const small = await visit(url, size(360), (page) =>
    page.locator(".lora :is(input, button, summary, a, label)").evaluateAll((all) =>
      all
        .map((element) => ({
          html: element.outerHTML.slice(0, 60),
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
        .map(({ html }) => html),
    ),
  );
  expect(small).toEqual([]);
});

it.each(PAGES)(
  "%s does not scroll sideways with text at 200 %, or from right to left",
  async (url) => {
    for (const width of [320, 720]) {
      await visit(url, size(width), async (page) => {
        for (const attribute of [
          ["style", "font-size: 200%"],
          ["dir", "rtl"],
        ] as const) {
          const scroll = await page.locator("html").evaluate((root, [name, value]) => {
            root.setAttribute(name, value);
            const { scrollWidth } = root;
            root.removeAttribute(name);
            return scrollWidth;
          }, attribute);
          expect(scroll, `${attribute} at ${width}`).toBeLessThanOrEqual(width);
        }
      });
    }
  },
);

it("figures have no animations, and a focused control has a visible outline", async () => {
  await visit(PAGES[0]!, size(720), async (page) => {
    const range = page.locator("[type=range]").first();
    await range.press("ArrowRight");
    const animations = await page.evaluate(
      () => document.querySelector(".lora")!.getAnimations({ subtree: true }).length,
    );
    expect(animations).toBe(0);
    expect(await range.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  });
});

it.each([true, false])("prints a figure as vectors with scripts %s", async (javaScriptEnabled) => {
  await visit(PAGES[1]!, { javaScriptEnabled }, async (page) => {
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.startsWith("%PDF")).toBe(true);
    expect(pdf).not.toContain("/Subtype /Image");
    // Proves that a raster picture would be detected.
    const pixel =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await page.setContent(`<img src="${pixel}" width="100">`);
    expect((await page.pdf()).toString("latin1")).toContain("/Subtype /Image");
  });
});
