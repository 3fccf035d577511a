/// <reference lib="dom" />
/** Tests figures in a browser: compositions, colors, print and parent elements. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { count } from "../../src/figures/methods/numbers.js";
import { MEASURED } from "../../src/figures/methods/runs.js";
import { dark, light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { SITE, size, visit as visitWith } from "../support/site.js";

const browser = await useBrowser();

const visit = <T>(
  url: string,
  options: BrowserContextOptions,
  inspect: (page: Page) => Promise<T>,
) => visitWith(browser, url, options, inspect);

describe("a figure", () => {
  const url = "/sims/lora-visualizer/";
  const visible = (page: Page, selector: string) => page.locator(selector).first().isVisible();
  const getFill = (page: Page) =>
    page
      .locator(".lora-wide text")
      .first()
      .evaluate((element) => {
        const context = document.createElement("canvas").getContext("2d")!;
        context.fillStyle = getComputedStyle(element).fill;
        context.fillRect(0, 0, 1, 1);
        const channels = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        return `#${channels.map((item) => item.toString(16).padStart(2, "0")).join("")}`;
      });

  it("shows its narrow picture in narrow columns and its wide picture in wide columns", async () => {
    const shown = (width: number) =>
      visit(url, size(width), async (page) => [
        await visible(page, ".lora-wide"),
        await visible(page, ".lora-narrow"),
      ]);
    expect(await shown(320)).toEqual([false, true]);
    expect(await shown(760)).toEqual([true, false]);
  });

  it("shows only its wide picture without the stylesheet", async () => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    const page = await openSite(browser, { "/index.html": html }, size(320));
    await page.goto("http://site.test/");
    expect([await visible(page, ".lora-wide"), await visible(page, ".lora-narrow")]).toEqual([
      true,
      false,
    ]);
    await page.context().close();
  });

  it("keeps the italic variables and small superscripts of MathML in its caption", async () => {
    const math = "<math><msup><mi>W</mi><mi>x</mi></msup></math>";
    const changes = (page: Page) =>
      page.locator("figcaption").evaluateAll(([caption], html) => {
        caption!.innerHTML = html;
        const [base, superscript] = caption!.querySelectorAll("mi");
        const [first, second] = [base!, superscript!].map((item) => getComputedStyle(item));
        return {
          transform: first!.textTransform,
          isSmaller: Number.parseFloat(second!.fontSize) < Number.parseFloat(first!.fontSize),
        };
      }, math);
    const styles = await visit(url, size(720), changes);
    expect(styles).toEqual({ transform: "math-auto", isSmaller: true });
  });

  it("states every number without scripts, and prints its table once", async () => {
    const state = (media: "screen" | "print") =>
      visit(url, { ...size(720), javaScriptEnabled: false }, async (page) => {
        await page.emulateMedia({ media });
        const picture = await page.locator(".lora-wide").first().textContent();
        const tables = await page.locator(".lora-data table").evaluateAll((all) =>
          all.map((table) => ({
            text: table.textContent,
            isShown: [...table.querySelectorAll("td")].map((cell) => cell.checkVisibility()),
          })),
        );
        return { picture, tables, table: tables[0]!.text };
      });
    const paper = await state("print");
    const printed = paper.tables.filter(({ isShown }) => isShown.some(Boolean));
    expect(printed.filter(({ isShown }) => !isShown.every(Boolean))).toEqual([]);
    const texts = paper.tables.map(({ text }) => text);
    expect(printed.map(({ text }) => text).sort()).toEqual([...new Set(texts)].sort());
    for (const number of ["16,777,216", "65,536", "0.391\u00a0%", "99.609\u00a0%"]) {
      expect(paper.picture).toContain(number);
      expect(paper.table).toContain(number);
    }
    // The table is collapsed on screen, which proves that the check can distinguish the states.
    const onScreen = (await state("screen")).tables.flatMap(({ isShown }) => isShown);
    expect(onScreen.some(Boolean)).toBe(false);
  });

  it("prints every row of the chapter's tables, except runs of the methods figure that are not named", async () => {
    const { rows, printed } = figures.methods.draw({}).table();
    const { named, runs } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });
    const chapter = "/chapters/11-generative-ai-and-llms/";
    const getRows = (media: "screen" | "print") =>
      visit(chapter, { ...size(720), javaScriptEnabled: false }, async (page) => {
        await page.emulateMedia({ media });
        return page.locator(".lora-end tbody tr").evaluateAll((all) =>
          all.map((row) => ({
            figure: row.closest(".lora-data")!.id.replace(/-details$/, ""),
            cells: [...row.children].map((cell) => cell.textContent.trimEnd()),
            isShown: [...row.children].map((cell) => cell.checkVisibility()),
          })),
        );
      });
    const paper = await getRows("print");
    const ofMethods = paper.filter((row) => row.figure === "methods");
    const otherRows = paper.filter((row) => row.figure !== "methods");
    expect(new Set(otherRows.map((row) => row.figure)).size).toBeGreaterThan(9);
    expect(otherRows.filter(({ isShown }) => !isShown.every(Boolean))).toEqual([]);
    expect([named.length, runs.length, printed]).toEqual([14, 63, named.length]);
    expect(ofMethods.map(({ cells }) => cells)).toEqual(rows);
    expect(
      ofMethods.filter(({ isShown }) => isShown.every(Boolean)).map(({ cells }) => cells[0]),
    ).toEqual(named.map(({ name }) => name.replace(/ r(\d+)$/, ", rank $1")));
    expect(ofMethods.filter(({ isShown }) => isShown.some(Boolean))).toHaveLength(named.length);
    // The tables are collapsed on screen, which proves that the check can distinguish the states.
    expect((await getRows("screen")).flatMap(({ isShown }) => isShown).some(Boolean)).toBe(false);
  });

  it("follows the page's color scheme, even if the reader prefers dark and the page is always light", async () => {
    const [inLight, inDark] = [light.ink, dark.ink];
    expect(await visit(url, { colorScheme: "light" }, getFill)).toBe(inLight);
    expect(await visit(url, { colorScheme: "dark" }, getFill)).toBe(inDark);
    const lightOnly = async (page: Page) => {
      await page.addStyleTag({ content: ":root { color-scheme: light !important }" });
      return getFill(page);
    };
    expect(await visit(url, { colorScheme: "dark" }, lightOnly)).toBe(inLight);
    const printed = async (page: Page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      return getFill(page);
    };
    expect(await visit(url, { colorScheme: "dark" }, printed)).toBe(inLight);
  });

  it("uses a site's colors, which forced colors override", async () => {
    const readSiteColors = async (page: Page) => {
      await page.addStyleTag({ content: ":root { --lora-b: rgb(1, 2, 3) }" });
      return page
        .locator(`.lora-wide rect[fill="${light.b}"]`)
        .first()
        .evaluate((element) => getComputedStyle(element).fill);
    };
    expect(await visit(url, {}, readSiteColors)).toBe("rgb(1, 2, 3)");
    expect(await visit(url, { forcedColors: "active" }, readSiteColors)).not.toBe("rgb(1, 2, 3)");
  });

  it.each([
    "float:left",
    "display:inline-block",
    "width:fit-content",
    "display:flex",
    "display:table-cell",
  ])("is visible in a parent that shrinks to its content: %s", async (style) => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    const [figure = ""] = /<figure.*<\/figure>/.exec(html) ?? [];
    const [sheet = ""] = /\/lora\/[\w-]+\.css/.exec(html) ?? [];
    const css = readFileSync(path.join(SITE, sheet), "utf8");
    const body = `<!doctype html><style>${css}</style><div style="${style}">${figure}</div>`;
    const page = await openSite(browser, { "/index.html": body }, size(800));
    await page.goto("http://site.test/");
    const box = await page.locator("figure").boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(288);
    await page.context().close();
  });

  it("has the same picture on right-to-left pages", async () => {
    const places = (page: Page) =>
      page
        .locator(".lora-wide text")
        .evaluateAll((texts) => texts.map((text) => (text as SVGTextElement).getBBox().x));
    const turned = async (page: Page) => {
      await page.locator("html").evaluate((element) => element.setAttribute("dir", "rtl"));
      return places(page);
    };
    expect(await visit(url, size(800), turned)).toEqual(await visit(url, size(800), places));
  });

  it.each([320, 700, 1200])(
    "fits a frame of 502 px height and %d px width without scrolling",
    async (width) => {
      const actual = await visit("/sims/lora-visualizer/main.html", size(width, 502), (page) =>
        page.evaluate(() => {
          const texts = [...document.querySelectorAll<SVGTextElement>("svg text")];
          const sizes = texts
            .filter((text) => text.checkVisibility())
            .map(
              (text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a,
            );
          return { height: document.documentElement.scrollHeight, min: Math.min(...sizes) };
        }),
      );
      expect(actual.height).toBe(502);
      expect(actual.min).toBeGreaterThanOrEqual(11);
    },
  );
});
