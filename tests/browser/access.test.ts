/// <reference lib="dom" />
/** Tests the accessibility of figures: contrast, zoom, text direction and touch targets. */
import { readFileSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toTableFigure } from "../../src/tables/html.js";
import { tableOf } from "../../src/tables/index.js";
import { light, type Theme } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { contrast, faint, texts } from "../support/contrast.js";
import { isExam } from "../support/draws.js";
import { SITE, size, visit as visitWith } from "../support/site.js";

const browser = await useBrowser();

const visit = <T>(
  url: string,
  options: BrowserContextOptions,
  inspect: (page: Page) => Promise<T>,
) => visitWith(browser, url, options, inspect);

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** Runs axe and returns its violations, each with the start of an element. */
const violations = `axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 80))))`;

const PAGES = ["/sims/lora-visualizer/", "/chapters/11-generative-ai-and-llms/", "/figures/"];

it("the check detects text with too little contrast in a picture and next to it", async () => {
  const actual = await visit(PAGES[0]!, {}, async (page) => {
    await page.addStyleTag({
      content: ":root { --lora-muted: #999 } @layer lora { figcaption { color: #999 } }",
    });
    return faint(await page.evaluate(texts)).map(([text]) => text);
  });
  expect(actual).toContain("frozen");
  expect(actual.some((item) => item.includes("matrix at rank 8"))).toBe(true);
});

it("shapes have a contrast of 3 : 1 in forced colors, and A, B and frozen weights differ", async () => {
  const [paper = "", ...inks] = await visit(PAGES[0]!, { forcedColors: "active" }, (page) =>
    page.evaluate((theme: Theme) => {
      const find = (paint: string, color: string) =>
        getComputedStyle(document.querySelector(`.lora-wide [${paint}="${color}"]`)!);
      const fills = [theme.a, theme.b].map((color) => find("fill", color).fill);
      return [
        getComputedStyle(document.body).backgroundColor,
        ...fills,
        find("stroke", theme.frozen).stroke,
      ];
    }, light),
  );
  for (const ink of inks) expect(contrast(ink, paper)).toBeGreaterThanOrEqual(3);
  expect(new Set(inks).size).toBe(3);
});

it("two tables with the same caption have no violations found by axe", async () => {
  const table = tableOf({ ranks: [1, 2], d: 8, k: 8 });
  const body = ["a", "b"].map((id) => toTableFigure(table, id)).join("");
  const html = `<!doctype html><html lang="en"><title>T</title><main><h1>T</h1>${body}</main></html>`;
  const page = await openSite(browser, { "/index.html": html });
  await page.goto("http://site.test/index.html");
  await page.evaluate(axe);
  expect(await page.evaluate(violations)).toEqual([]);
  await page.context().close();
});

describe.each(PAGES)("%s", (url) => {
  let page: Page;
  beforeAll(async () => {
    page = await openSite(browser, SITE, size(360));
    await page.goto(`http://site.test${url}`);
  });
  afterAll(() => page.context().close());

  it("has touch targets of at least 24 px", async () => {
    const small = await page
      .locator(".lora :is(input, button, summary, a, label)")
      .evaluateAll((all) =>
        all
          .map((element) => ({
            html: element.outerHTML.slice(0, 60),
            box: element.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
          .map(({ html }) => html),
      );
    expect(small).toEqual([]);
  });

  it("has no violations found by axe at 360 px, even with open details", async () => {
    await page.evaluate(axe);
    // site.test.ts checks every page with closed details at another width.
    for (const open of isExam || url === PAGES[0] ? [false, true] : [true]) {
      await page.locator("details").evaluateAll((all, open) => {
        for (const details of all) details.toggleAttribute("open", open);
      }, open);
      expect(await page.evaluate(violations), `open: ${open}`).toEqual([]);
    }
  });

  it.each([320, 720])(
    "does not scroll sideways at %d px with doubled text size or a right-to-left page",
    async (width) => {
      await page.setViewportSize(size(width).viewport);
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
        expect(scroll, `${attribute}`).toBeLessThanOrEqual(width);
      }
    },
  );
});

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
