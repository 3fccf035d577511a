/// <reference lib="dom" />
/** The built textbook in a browser: console, links, accessibility, validity and layout of every page. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { models } from "../../src/models/lookup.js";
import { methods } from "../../src/models/methods/index.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { messagesOf } from "../support/looks.js";
import { pages, SITE, visit } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

type Report = Readonly<Record<"violations" | "incomplete", readonly { id: string }[]>>;

const browser = await useBrowser();

it("has the pages of the book", () => {
  expect(pages).toEqual([
    "/",
    "/chapters/11-generative-ai-and-llms/",
    "/figures/",
    "/guide/",
    "/guide/accuracy/",
    "/guide/command/",
    "/guide/hosts/",
    "/guide/javascript/",
    "/guide/p5/",
    "/guide/performance/",
    "/guide/reference/",
    "/guide/sites/",
    "/guide/start/",
    "/models/",
    "/playground/",
    "/sims/lora-visualizer/",
    "/sims/lora-visualizer/main.html",
  ]);
});

describe.each(pages)("%s", (url) => {
  let page: Page;
  let messages: string[];
  beforeAll(async () => {
    page = await openSite(browser, SITE);
    messages = messagesOf(page);
    await page.goto(`http://site.test${url}`);
  });
  afterAll(() => page.context().close());

  it("logs nothing to the console, and has no broken links", async () => {
    const links = await page.$$eval("[href]:not(use),[src]", (all) =>
      all.map((item) => (item as HTMLAnchorElement).href || (item as HTMLImageElement).src),
    );
    for (const link of new Set(links.filter((item) => item.startsWith("http://site.test")))) {
      const status = await page.evaluate(async (address) => (await fetch(address)).status, link);
      expect(status, link).toBe(200);
    }
    expect(messages).toEqual([]);
  });

  it.each(["light", "dark"] as const)(
    "has no violations found by axe, in %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const { violations, incomplete } = await page.evaluate<Report>("axe.run()");
      expect(violations.map(({ id }) => id)).toEqual([]);
      // axe cannot find the background of text in pictures; access.test.ts computes it.
      expect(incomplete.map(({ id }) => id).filter((id) => id !== "color-contrast")).toEqual([]);
    },
  );

  it("is valid HTML", async () => {
    const file = path.join(SITE, url.endsWith("/") ? `${url}index.html` : url);
    const report = await validator.validateFile(file);
    expect(report.results.flatMap((result) => result.messages)).toEqual([]);
  });

  it.each([320, 720])(
    "fits %d px without scrolling sideways, with text of 11 px and more",
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(() => {
        const sizes = [...document.querySelectorAll("svg text")]
          .filter((text) => text.checkVisibility())
          .map((text) => {
            const scale = (text as SVGTextElement).getScreenCTM()!.a;
            return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
          });
        return { scroll: document.documentElement.scrollWidth, min: Math.min(...sizes, 99) };
      });
      expect(found.scroll).toBeLessThanOrEqual(width);
      expect(found.min).toBeGreaterThanOrEqual(11);
    },
  );
});

it("has every option in the reference's tables, and no empty cell", async () => {
  const cells = await visit(browser, "/guide/reference/", {}, (page) =>
    page.locator("td").allTextContents(),
  );
  expect(cells.filter((cell) => cell.trim() === "")).toEqual([]);
  expect(cells).toEqual(expect.arrayContaining(["rank", "alpha", "show", "table"]));
});

it("lists every method, and every model with all ids and the known parameters", async () => {
  const rows = await visit(browser, "/models/", {}, (page) =>
    page.locator("tbody tr").evaluateAll((all) => all.map((element) => element.textContent!)),
  );
  expect(rows.length).toBe(models().length + Object.keys(methods).length);
  for (const [index, { ids, other }] of models().entries()) {
    for (const id of ids) expect(rows[index]).toContain(id);
    expect(/known in part$/.test(rows[index]!)).toBe(other === undefined);
    const isBert =
      /^(\S+\/)?(xlm-roberta|roberta|distilbert|bert|layoutlm|deberta|ModernBERT)-/.test(ids[0]!);
    expect(/without pooler and heads$/.test(rows[index]!), ids[0]).toBe(isBert);
  }
  expect(rows.find((row) => row.startsWith("gpt2-medium"))).toContain("354,823,168");
  for (const { name, label, paper } of Object.values(methods)) {
    const row = rows.slice(models().length).find((row) => row.startsWith(`${name}${label}`));
    expect(row).toContain(paper === "–" ? "none" : paper);
  }
});

it("detects an invalid page", async () => {
  const report = await validator.validateString("<p><div></p><img>");
  expect(report.valid).toBe(false);
});
