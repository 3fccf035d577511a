/// <reference lib="dom" />
/** Tests the built textbook in a browser. Opens each page once and makes all measurements on it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { methods } from "../../src/counts/methods/index.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { faint, texts } from "../support/contrast.js";
import { isExam } from "../support/draws.js";
import { collectMessages } from "../support/looks.js";
import { allPages, countGlyphs, pages, SITE, visit } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

type Report = Readonly<Record<"violations" | "incomplete", readonly { id: string }[]>>;

const visible = () =>
  [...document.querySelectorAll("*")].map((element) => element.checkVisibility());

const browser = await useBrowser();

/** The pages in reading order. */
const ORDER = [
  "/",
  "/guide/start/",
  "/figures/",
  "/playground/",
  "/guide/",
  "/guide/checkpoints/",
  "/guide/sites/",
  "/guide/languages/",
  "/guide/command/",
  "/guide/javascript/",
  "/guide/hosts/",
  "/guide/myst/",
  "/guide/sphinx/",
  "/guide/mkdocs/",
  "/guide/jupyter/",
  "/guide/pandoc/",
  "/guide/mdbook/",
  "/guide/quarto/",
  "/guide/p5/",
  "/guide/accuracy/",
  "/guide/performance/",
  "/guide/reference/",
  "/models/",
  "/sims/lora-visualizer/",
  "/chapters/11-generative-ai-and-llms/",
  "/chapters/11-generative-ai-and-llms/what-it-learned/",
  "/chapters/12-choosing-and-running-lora/",
  "/license/",
];

const COLORS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

/** In `npm test`, without forced colors on a light page, which are the browser's too. */
const colorSchemes = COLORS.filter((_, index) => isExam || index !== 2);

/** The HTTP status of each link that a page has. */
const statuses = new Map<string, number>();

it("the site has every page of the book", () => {
  const inEnglish = allPages.filter((url) => !/^\/[a-z]{2}\//.test(url));
  expect(allPages.length - inEnglish.length).toBeGreaterThanOrEqual(2);
  expect(inEnglish).toEqual([
    "/",
    "/chapters/11-generative-ai-and-llms/",
    "/chapters/11-generative-ai-and-llms/what-it-learned/",
    "/chapters/12-choosing-and-running-lora/",
    "/figures/",
    "/guide/",
    "/guide/accuracy/",
    "/guide/checkpoints/",
    "/guide/command/",
    "/guide/hosts/",
    "/guide/javascript/",
    "/guide/jupyter/",
    "/guide/languages/",
    "/guide/mdbook/",
    "/guide/mkdocs/",
    "/guide/myst/",
    "/guide/p5/",
    "/guide/pandoc/",
    "/guide/performance/",
    "/guide/quarto/",
    "/guide/reference/",
    "/guide/sites/",
    "/guide/sphinx/",
    "/guide/start/",
    "/license/",
    "/models/",
    "/playground/",
    "/sims/lora-visualizer/",
    "/sims/lora-visualizer/main.html",
  ]);
});

/** Returns the links that a page lacks to the start, the guide and the license. */
function findMissing(html: string, url: string): readonly string[] {
  const links = [...html.matchAll(/<a\b[^>]*?\bhref="?([^"\s>]+)/g)].map(
    ([, href]) => new URL(href!, `http://site.test${url}`).pathname,
  );
  return ["/guide/start/", "/guide/", "/license/"].filter((wanted) => !links.includes(wanted));
}

it("no page is a dead end: each leads to the start, the guide and the license", () => {
  const whole = allPages.filter((url) => url.endsWith("/"));
  // The others are the content of frames.
  expect(whole.length).toBeGreaterThanOrEqual(ORDER.length);
  const withoutFooter = whole.flatMap((url) => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    expect(findMissing(html, url), url).toEqual([]);
    return findMissing(html.replace(/<footer.*<\/footer>/s, ""), url);
  });
  expect(withoutFooter).toContain("/license/");
});

describe.each(pages)("%s", (url) => {
  /** The page's place in reading order, or -1. */
  const at = ORDER.indexOf(url);
  let page: Page;
  let messages: string[];
  beforeAll(async () => {
    page = await openSite(browser, SITE);
    messages = collectMessages(page);
    await page.goto(`http://site.test${url}`);
  });
  afterEach(async () => {
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
  });
  afterAll(() => page.context().close());

  it("logs nothing to the console, and has no broken links", async () => {
    const links = await page.$$eval("[href]:not(use),[src]", (all) =>
      all.map((item) => (item as HTMLAnchorElement).href || (item as HTMLImageElement).src),
    );
    for (const link of new Set(links.filter((item) => item.startsWith("http://site.test")))) {
      if (!statuses.has(link))
        statuses.set(link, await page.evaluate(async (to) => (await fetch(to)).status, link));
      expect(statuses.get(link), link).toBe(200);
    }
    expect(messages).toEqual([]);
  });

  it("has no violations found by axe, in light and in dark", async () => {
    await page.evaluate(axe);
    // The next test computes the contrast of all text except text in fields.
    await page.evaluate(
      "axe.configure({ rules: [{ id: 'color-contrast', selector: 'input, select, textarea' }] })",
    );
    const reports = [
      await page.evaluate<Report>("axe.run({ resultTypes: ['violations', 'incomplete'] })"),
    ];
    const light = await page.evaluate(visible);
    await page.emulateMedia({ colorScheme: "dark" });
    // In dark, only colors differ.
    expect(await page.evaluate(visible)).toEqual(light);
    reports.push(
      await page.evaluate<Report>(
        "axe.run({ resultTypes: ['violations', 'incomplete'], runOnly: ['color-contrast', 'link-in-text-block'] })",
      ),
    );
    for (const { violations, incomplete } of reports) {
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(incomplete.map(({ id }) => id).filter((id) => id !== "color-contrast")).toEqual([]);
    }
  });

  it("has a contrast of 4.5 : 1 for every text in light, dark and forced colors", async () => {
    const seen = new Set<string>();
    for (const colors of colorSchemes) {
      await page.emulateMedia(colors);
      const all = await page.evaluate(texts);
      expect(all.length).toBeGreaterThan(15);
      expect(faint(all), JSON.stringify(colors)).toEqual([]);
      seen.add(JSON.stringify(all));
    }
    expect(seen.size, "other colors are seen each time").toBe(colorSchemes.length);
  });

  const isTranslated = /^\/[a-z]{2}\/.*\/$/.test(url);
  if (isTranslated)
    it("has the words of its language in its header", async () => {
      const all = JSON.parse(readFileSync("site/_data/translations.json", "utf8"));
      const { skip, menu, footer, scripts } = all[url.slice(1, 3)];
      const header = page.locator("header");
      await header.getByRole("searchbox", { name: scripts.search }).waitFor();
      expect(await header.getByLabel(scripts.theme).locator("option").allTextContents()).toEqual([
        ...[scripts.system, scripts.light, scripts.dark],
      ]);
      expect(await header.locator("nav").first().locator("a").allTextContents()).toEqual(
        Object.values(menu).slice(0, 4),
      );
      expect(await page.locator("footer a").allTextContents()).toEqual(Object.values(menu));
      expect(await page.locator(".skip").textContent()).toBe(skip);
      expect(await page.locator("footer").textContent()).toContain(footer);
      await page.locator(".lora-data summary").first().click();
      const download = page.getByRole("button", { name: `${scripts.download}: ` }).first();
      expect(await download.textContent()).toBe(scripts.download);
      await page.locator(".lora-data summary").first().click();
    });

  it.runIf(at >= 0)("links to the next and the previous page", async () => {
    const actual = await page.evaluate(() =>
      ["prev", "next"].map(
        (rel) => document.querySelector<HTMLAnchorElement>(`[rel=${rel}]`)?.pathname,
      ),
    );
    expect(actual).toEqual([ORDER[at - 1], ORDER[at + 1]]);
  });

  if (url === "/" || url.startsWith("/guide/"))
    it("links to the main pages of the guide", async () => {
      const area = url === "/" ? "main" : "header";
      const linked = await page.$$eval(`${area} a`, (all) =>
        all.map((item) => (item as HTMLAnchorElement).pathname),
      );
      const main = ["start", "sites", "command", "reference"].map((name) => `/guide/${name}/`);
      expect(linked).toEqual(expect.arrayContaining([...main, "/guide/"]));
    });

  it.runIf(at >= 0)(
    "has the book's fonts in all headings, terms and text, except for symbols",
    async () => {
      const strong = await countGlyphs(page, "h1, h2, h3, p strong, li strong, main > table th");
      // Code in headings uses a system font.
      const names = [...strong.keys()].filter((name) => !name.includes("Mono"));
      const [name = "", ...symbols] = names.sort((a, b) => strong.get(b)! - strong.get(a)!);
      expect(name).toBe("IBM Plex Serif SemiBold");
      // The claim of scaling has α and √.
      const few = symbols.reduce((sum, other) => sum + strong.get(other)!, 0);
      expect(few).toBeLessThan(strong.get(name)! / 50);
      const text = await countGlyphs(page, "main > p, main > ul > li, figcaption");
      const actual = text.get("IBM Plex Serif") ?? 0;
      const others = [...text].filter(([name]) => !/^IBM Plex|^KaTeX|Mono/.test(name));
      expect(actual).toBeGreaterThan(200);
      expect(others.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(actual / 50);
    },
  );

  it("shows its readable content in print, and breaks no figure or row", async () => {
    await page.emulateMedia({ media: "print" });
    const actual = await page.evaluate(() => {
      const all = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((item) => item.checkVisibility());
      const isCut = (item: Element) => getComputedStyle(item).breakInside !== "avoid";
      return {
        chrome: all("header, footer, nav, .skip, .md-button, .lora-controls").length,
        markers: all("summary").filter((item) => getComputedStyle(item).listStyleType !== "none")
          .length,
        cut: all("svg.lora-wide, svg.lora-narrow, img, tr, figcaption").filter(isCut).length,
      };
    });
    expect(actual).toEqual({ chrome: 0, markers: 0, cut: 0 });
  });

  it("is valid HTML", async () => {
    const file = path.join(SITE, url.endsWith("/") ? `${url}index.html` : url);
    const report = await validator.validateFile(file);
    expect(report.results.flatMap((result) => result.messages)).toEqual([]);
  });

  it.each([320, 720])("has text of 11 px and more in pictures at %d px", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const smallest = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll("svg text")]
        // Thumbnails are signs for the words below them.
        .filter((text) => text.checkVisibility() && !text.closest(".kinds"))
        .map((text) => {
          const scale = (text as SVGTextElement).getScreenCTM()!.a;
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        });
      return Math.min(...sizes, 99);
    });
    expect(smallest).toBeGreaterThanOrEqual(11);
  });

  if (url === "/sims/lora-visualizer/")
    it("aligns units under units in tables, also from right to left", async () => {
      /** Returns, for each table, the first column of numbers that do not end at the same place, or -1. */
      const raggedIn = (dir: string) =>
        page.evaluate((dir) => {
          for (const item of document.querySelectorAll<HTMLElement>(".lora-data,.lora-scroll"))
            Object.assign(item, { open: true, dir });
          return [...document.querySelectorAll<HTMLTableSectionElement>(".lora tbody")].map(
            ({ rows: [...rows] }) =>
              [...rows[0]!.cells].findIndex((_, column) => {
                const ends = rows.flatMap(({ cells }) => {
                  const cell = cells[column]!;
                  if (!/^[\s\d,]+$/.test(cell.textContent!)) return [];
                  const range = document.createRange();
                  range.selectNodeContents(cell);
                  return Math.round(range.getBoundingClientRect().right);
                });
                return new Set(ends).size > 1;
              }),
          );
        }, dir);
      for (const dir of ["ltr", "rtl"]) {
        const ragged = await raggedIn(dir);
        expect(ragged.length).toBeGreaterThan(5);
        expect(new Set(ragged), dir).toEqual(new Set([-1]));
      }
      await page.addStyleTag({ content: "@layer lora { .lora.lora.lora td { text-align: end } }" });
      expect(Math.max(...(await raggedIn("rtl")))).toBeGreaterThan(0);
    });
});

it("the reference's tables have every option and no empty cell", async () => {
  const cells = await visit(browser, "/guide/reference/", {}, (page) =>
    page.locator("td").allTextContents(),
  );
  expect(cells.filter((cell) => cell.trim() === "")).toEqual([]);
  expect(cells).toEqual(expect.arrayContaining(["rank", "alpha", "show", "table"]));
});

it("the guide lists every method, and every model with all ids and the known parameters", async () => {
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

it("the HTML check detects an invalid page", async () => {
  const report = await validator.validateString("<p><div></p><img>");
  expect(report.valid).toBe(false);
});
