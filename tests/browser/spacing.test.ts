/// <reference lib="dom" />
/** Tests that text spacing (WCAG 1.4.12) and zoom to 400 % hide no text, and that figures keep their height. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { extremes } from "../support/cases.js";
import { openSite } from "../support/chromium.js";
import { isExam } from "../support/draws.js";
import { figure, open } from "../support/island.js";
import { size } from "../support/site.js";

const browser = await useBrowser();

const spaced = (letters: number) =>
  `@layer lora { * { letter-spacing: ${letters}em !important; word-spacing: 0.16em !important;` +
  " line-height: 1.5 !important } p { margin-bottom: 2em !important } }";

/** Every figure's examples, and decomposition at extreme shapes. */
const pages = [
  ...allFigures.flatMap((allFigure) => allFigure.examples.map((values) => allFigure.draw(values))),
  ...extremes.map((values) => figures.decomposition.draw(values)),
].map((drawing, index) => toHtml(drawing, { id: `f${index}`, interactive: true }));

/** Returns visible texts that leave their picture, and by how many px. */
const findOverflow = (page: Page) =>
  page.locator(".lora svg text").evaluateAll((all) =>
    (all as SVGTextElement[])
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const [box, picture] = [element, element.ownerSVGElement!].map((item) =>
          item.getBoundingClientRect(),
        );
        const over = Math.max(picture!.left - box!.left, box!.right - picture!.right);
        return { over, label: `${element.closest("figure")!.id}: ${element.textContent}` };
      })
      .filter(({ over }) => over > 0)
      .map(({ over, label }) => `${label} by ${over.toFixed(1)}`),
  );

describe("the text spacing of WCAG 1.4.12", () => {
  let page: Page;
  beforeAll(async () => {
    const style = `body { margin: 0 16px; font: 16px / 1.5 sans-serif } ${stylesheet}`;
    const html = `<!doctype html><html lang="en"><style>${style}</style>${pages.join("")}</html>`;
    page = await openSite(browser, { "/index.html": html });
    await page.goto("http://site.test/");
    await page.locator("details").evaluateAll((all) => {
      for (const item of all) item.setAttribute("open", "");
    });
  });
  afterAll(() => page.context().close());

  /** Shows all figures at this width, with this letter spacing. */
  const show = async (width: number, letters: number) => {
    await page.setViewportSize(size(width).viewport);
    const style = await page.addStyleTag({ content: spaced(letters) });
    onTestFinished(() => style.evaluate((element) => (element as HTMLElement).remove()));
  };

  it.each([320, 752])("keeps texts inside pictures, and the page inside %d px", async (width) => {
    await show(width, 0.12);
    expect(await findOverflow(page)).toEqual([]);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scroll).toBeLessThanOrEqual(width);
  });

  it("detects four times this spacing", async () => {
    await show(320, 0.48);
    expect(await findOverflow(page)).not.toEqual([]);
  });
});

/** Returns the heights of a figure over all values of its controls, or of those with these names. */
const getHeights = (page: Page, names?: readonly string[]) =>
  page.evaluate((names) => {
    const results = new Map<number, string>();
    const record = (label: string) =>
      results.set(
        Math.round(document.querySelector("figure")!.getBoundingClientRect().height),
        label,
      );
    const notify = (field: Element, label: string) => {
      for (const type of ["input", "change"]) {
        field.dispatchEvent(new Event(type, { bubbles: true }));
        record(`${label} at ${type}`);
      }
    };
    const isMoved = ({ name }: { readonly name: string }) => names?.includes(name) ?? true;
    for (const range of document.querySelectorAll<HTMLInputElement>("[type=range]"))
      for (let at = Number(range.min); isMoved(range) && at <= Number(range.max); at++) {
        range.value = String(at);
        notify(range, `${range.name} ${at}`);
      }
    for (const select of [...document.querySelectorAll("select")].filter(isMoved))
      for (const { value } of select.options) {
        select.value = value;
        notify(select, `${select.name} ${value}`);
      }
    for (const box of document.querySelectorAll<HTMLInputElement>("[type=checkbox]:not([value])"))
      for (let at = 0; at < 2; at++) {
        if (!isMoved(box)) continue;
        box.click();
        record(`${box.name} at ${box.checked}`);
      }
    return [...results];
  }, names);

// The picture of decomposition is tested below.
const LONG = ["decomposition"];
const steady = allFigures.filter(({ name }) => !LONG.includes(name));

describe.each([
  ...steady.map((item) => {
    const html = toHtml(item.draw(item.examples[0]!), { id: "a", interactive: true });
    return { name: item.name, html, style: "", isSteady: true };
  }),
  {
    name: "decomposition that shows its announcements",
    html: figure("a"),
    style:
      "@layer lora { output { all: revert !important; display: block !important; width: 4em !important } }",
    isSteady: false,
  },
])("a figure of $name", ({ html, style, isSteady }) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open(browser, [html], { bypassCSP: true, isShared: true }));
    const content = `body { margin: 0 16px; font: 16px / 1.5 sans-serif } ${style}`;
    await page.addStyleTag({ content });
  });
  afterAll(() => page.context().close());

  it.each(isExam ? [320, 375, 560, 800] : [320, 800])(
    isSteady
      ? "keeps its height while its controls move, at %d px"
      : "is detected, because its height changes at %d px",
    async (width) => {
      await page.setViewportSize(size(width).viewport);
      const heights = await getHeights(page);
      if (isSteady) expect(heights).toHaveLength(1);
      else expect(heights.length).toBeGreaterThan(1);
    },
  );
});

it.each([320, 800])(
  "the parts of a figure at %d px are in order, and aligned on the left or, if they are actions, on the right",
  async (width) => {
    const steps = { rank: 8, d: 512, k: 512, steps: [4, 8], goal: 0.9 };
    const { page } = await open(browser, [figure("a", steps)], { ...size(width) });
    const results = await page.evaluate(() => {
      const [svg] = [...document.querySelectorAll("figure > * svg")].filter((item) =>
        item.checkVisibility(),
      );
      const box = svg!.getBoundingClientRect();
      const parts =
        ".lora-goal p,.lora-row span,.lora-steps legend,figcaption,.lora-buttons,.lora-data summary";
      const seen = [...document.querySelectorAll(parts)].filter((item) => item.checkVisibility());
      return {
        edge: box.left + box.width / 36,
        end: box.right - box.width / 36,
        parts: seen.map((item) => {
          const range = document.createRange();
          range.selectNodeContents(item);
          const { top } = item.getBoundingClientRect();
          const text = range.getBoundingClientRect();
          const left = item.matches("summary") ? item.getBoundingClientRect().left : text.left;
          return { name: item.className || item.localName, left, right: text.right, top };
        }),
        bottom: box.bottom,
        top: box.top,
      };
    });
    // The actions are at the end of their row, aligned on the right.
    for (const { name, left, right } of results.parts)
      expect(
        Math.abs(name === "lora-buttons" ? right - results.end : left - results.edge),
        name,
      ).toBeLessThan(2);
    const below = results.parts
      .filter(({ top }) => top >= results.bottom)
      .sort((a, b) => a.top - b.top);
    expect(below.map(({ name }) => name)).toEqual(["figcaption", "lora-buttons", "summary"]);
    expect(results.parts.filter(({ top }) => top < results.top).length).toBe(
      results.parts.length - 3,
    );
  },
);

it.each(isExam ? [320, 375, 560, 800] : [320, 800])(
  "decomposition keeps its height while the rank moves, and changes by two lines at most with the shape, at %d px",
  async (width) => {
    const values = figures.decomposition.examples[0]!;
    const html = toHtml(figures.decomposition.draw(values), { id: "a", interactive: true });
    const { page } = await open(browser, [html], { ...size(width), bypassCSP: true });
    await page.addStyleTag({ content: "body { margin: 0 16px; font: 16px / 1.5 sans-serif }" });
    const rows = page.locator("[type=number][name=d]");
    for (const side of ["16", "64", "192", "4096"]) {
      await rows.fill(side);
      await expect
        .poll(() => page.locator(".lora-data").textContent())
        .toContain(Number(side).toLocaleString("en"));
      expect(await getHeights(page, ["rank"]), side).toHaveLength(1);
    }
    const heights = (await getHeights(page)).map(([height]) => height);
    const scale = await page.evaluate(() => {
      const pictures = [...document.querySelectorAll<SVGSVGElement>(".lora-wide, .lora-narrow")];
      const picture = pictures.find((item) => item.checkVisibility())!;
      return picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
    });
    // The break-even rank in the deck, and the scale of thin matrices, take a line each.
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(38 * scale + 1);
  },
);
