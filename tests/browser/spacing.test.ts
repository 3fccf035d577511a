/// <reference lib="dom" />
/** Readers who need more room between letters (WCAG 1.4.12) or a page at 400 % lose no word, and nothing jumps. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { extremes } from "../support/cases.js";
import { launch, openSite } from "../support/chromium.js";
import { figure, open } from "../support/island.js";
import { size } from "../support/site.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const spaced = (letters: number) =>
  `* { letter-spacing: ${letters}em !important; word-spacing: 0.16em !important;` +
  " line-height: 1.5 !important } p { margin-bottom: 2em !important }";

/** Every figure's examples, and the decomposition at odd shapes. */
const pages = [
  ...allFigures.flatMap((one) => one.examples.map((values) => one.draw(values))),
  ...extremes.map((values) => figures.decomposition.draw(values)),
].map((drawing, index) => toHtml(drawing, { id: `f${index}`, interactive: true }));

/** A page of all figures with this much between letters, its details open. */
async function withFigures(width: number, letters: number, look: (page: Page) => Promise<void>) {
  const style = `body { margin: 0 16px; font: 16px / 1.5 sans-serif } ${stylesheet} ${spaced(letters)}`;
  const html = `<!doctype html><html lang="en"><style>${style}</style>${pages.join("")}</html>`;
  const page = await openSite(browser, { "/index.html": html }, size(width));
  await page.goto("http://site.test/");
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
  await look(page);
  await page.context().close();
}

/** Texts of pictures that are seen and leave their picture, and by how many px. */
const leaving = (page: Page) =>
  page.locator(".lora svg text").evaluateAll((all) =>
    (all as SVGTextElement[])
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { x, width } = one.getBBox();
        const over = Math.max(-x, x + width - one.ownerSVGElement!.viewBox.baseVal.width);
        return { over, what: `${one.closest("figure")!.id}: ${one.textContent}` };
      })
      .filter(({ over }) => over > 0)
      .map(({ over, what }) => `${what} by ${over.toFixed(1)}`),
  );

describe.each([320, 752])("at %d px, the text spacing of WCAG 1.4.12", (width) => {
  it("pushes no text out of its picture, and no page sideways", async () => {
    await withFigures(width, 0.12, async (page) => {
      expect(await leaving(page)).toEqual([]);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(width);
    });
  });

  it("would be noticed if it were four times as much", async () => {
    await withFigures(width, 0.48, async (page) => {
      expect(await leaving(page)).not.toEqual([]);
    });
  });
});

it.each([320, 560, 800])("a figure at %d px is as high while its sliders move", async (width) => {
  const { page, close } = await open(browser, [figure("a")], { ...size(width), bypassCSP: true });
  await page.addStyleTag({ content: "body { margin: 0 16px; font: 16px / 1.5 sans-serif }" });
  const heights = await page.evaluate(async () => {
    const found = new Map<number, string>();
    const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)!;
    for (const name of ["rank", "d"]) {
      const range = field(`[type=range][name=${name}]`);
      for (let at = Number(range.min); at <= Number(range.max); at++) {
        range.value = String(at);
        range.dispatchEvent(new Event("input", { bubbles: true }));
        const { height } = document.querySelector("figure")!.getBoundingClientRect();
        found.set(Math.round(height), `${name} at ${at}`);
      }
    }
    return [...found];
  });
  expect(heights).toHaveLength(1);
  await close();
});

it.each([320, 560, 800])(
  "all of a figure at %d px has one left edge, in its order",
  async (width) => {
    const steps = { rank: 8, d: 512, k: 512, steps: [4, 8], goal: 0.9 };
    const { page, close } = await open(browser, [figure("a", steps)], { ...size(width) });
    const found = await page.evaluate(() => {
      const [svg] = [...document.querySelectorAll("figure > * svg")].filter((one) =>
        one.checkVisibility(),
      );
      const box = svg!.getBoundingClientRect();
      const parts =
        ".lora-goal p,.lora-row span,.lora-steps legend,figcaption,.lora-note,[type=reset],.lora-data summary";
      const seen = [...document.querySelectorAll(parts)].filter((one) => one.checkVisibility());
      return {
        edge: box.left + box.width / 36,
        parts: seen.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const { top } = one.getBoundingClientRect();
          const left = one.matches("button,summary")
            ? one.getBoundingClientRect().left
            : range.getBoundingClientRect().left;
          return { name: one.className || one.localName, left, top };
        }),
        bottom: box.bottom,
        top: box.top,
      };
    });
    for (const { name, left } of found.parts)
      expect(Math.abs(left - found.edge), name).toBeLessThan(2);
    const below = found.parts
      .filter(({ top }) => top >= found.bottom)
      .sort((one, other) => one.top - other.top);
    expect(below.map(({ name }) => name)).toEqual(["figcaption", "lora-note", "button", "summary"]);
    expect(found.parts.filter(({ top }) => top < found.top).length).toBe(found.parts.length - 4);
    await close();
  },
);
