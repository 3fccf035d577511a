/// <reference lib="dom" />
/** The filter of the page of models and methods. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { methods } from "../../src/counts/methods/index.js";
import { useBrowser } from "../support/browser.js";
import { size, visit } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const browser = await useBrowser();

const count = { models: models().length, methods: Object.keys(methods).length };

/** The words above the tables after the page has loaded, and after the filter is cleared. */
const ALL = `${count.models} of ${count.models} models, ${count.methods} of ${count.methods} methods`;

/** Returns the first cells of the visible rows of a table. */
const getVisible = (page: Page, table: string) =>
  page
    .locator(`.${table} tbody tr`)
    .filter({ visible: true })
    .evaluateAll((all) => all.map((row) => (row as HTMLTableRowElement).cells[0]!.textContent!));

const getField = (page: Page) => page.getByRole("searchbox", { name: "Filter models and methods" });

const status = (page: Page) => page.locator(".filter output");

it("is in the footer of every page", async () => {
  await visit(browser, "/", {}, async (page) => {
    await page.getByRole("contentinfo").getByRole("link", { name: "Models" }).click();
    expect(new URL(page.url()).pathname).toBe("/models/");
    expect(await page.locator("footer [aria-current]").textContent()).toBe("Models");
  });
});

it("filters by id, family, layers and parameters, from the keyboard", async () => {
  await visit(browser, "/models/", size(320), async (page) => {
    await getField(page).focus();
    await page.keyboard.type("QWEN3 0.6b");
    await expect
      .poll(() => status(page).textContent())
      .toMatch(/^1 of \d+ models, 0 of \d+ methods$/);
    const [first, second] = await getVisible(page, "models");
    expect(first).toContain("Qwen/Qwen3-0.6B");
    expect(second).toBe(undefined);

    // The number of parameters, with and without separators, and the number of layers.
    for (const words of ["gpt2 354,823,168", "gpt2 354823168 24"]) {
      await getField(page).fill(words);
      await expect.poll(() => status(page).textContent()).toMatch(/^1 of/);
      expect((await getVisible(page, "models"))[0]).toMatch(/gpt2-medium/);
    }
    await getField(page).fill("dora");
    await expect.poll(() => getVisible(page, "methods")).toContain("dora");
    expect(await getVisible(page, "models")).toEqual([]);

    await page.keyboard.press("Escape");
    await expect.poll(() => status(page).textContent()).toBe(ALL);
    expect(await getField(page).inputValue()).toBe("");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    expect((await getVisible(page, "models")).length).toBe(count.models);
    expect((await getVisible(page, "methods")).length).toBe(count.methods);
    expect(page.url()).toBe("http://site.test/models/");
  });
});

it("every visible row contains the words, and no hidden row does", async () => {
  await visit(browser, "/models/?filter=llama%2032", {}, async (page) => {
    expect(await getField(page).inputValue()).toBe("llama 32");
    const rows = await page.locator("tbody tr").evaluateAll((all) =>
      all.map((row) => ({
        isVisible: row.checkVisibility(),
        text: row.textContent!.toLowerCase().replace(/,(?=\d{3})/g, ""),
      })),
    );
    for (const { isVisible, text } of rows)
      expect(isVisible, text).toBe(text.includes("llama") && text.includes("32"));
    expect(rows.some(({ isVisible }) => isVisible)).toBe(true);
  });
});

it("keeps its words in the URL without history entries, and reads them from it", async () => {
  await visit(browser, "/models/#methods", {}, async (page) => {
    const entries = await page.evaluate(() => history.length);
    await getField(page).fill("low-rank & more");
    await expect.poll(() => page.url()).toContain("?filter=");
    await page.reload();
    expect(await getField(page).inputValue()).toBe("low-rank & more");
    expect(new URL(page.url()).hash).toBe("#methods");
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });
});

it("announces the number of rows politely, and axe finds nothing while rows are hidden", async () => {
  await visit(browser, "/models/?filter=bert", size(320), async (page) => {
    await status(page).waitFor();
    expect(await page.locator(".filter").getByRole("status").textContent()).toMatch(
      /^\d+ of \d+ models, \d+ of/,
    );
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
    );
    expect(violations).toEqual([]);
    await page.locator(".filter input").evaluate((input) => {
      input.closest("label")!.replaceWith(input);
    });
    const broken = await page.evaluate(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
    );
    expect(broken).toContain("label");
  });
});

it("without scripts, has no field, and the complete lists", async () => {
  await visit(browser, "/models/", { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator(".filter input").count()).toBe(0);
    expect(await page.locator(".filter").evaluate((element) => element.clientHeight)).toBe(0);
    expect((await getVisible(page, "models")).length).toBe(count.models);
  });
});

it("the field moves nothing when it appears", async () => {
  const getTop = (page: Page) =>
    page
      .locator("h2")
      .first()
      .evaluate((h2) => h2.getBoundingClientRect().top);
  for (const width of [320, 1280])
    await visit(browser, "/models/", size(width), async (page) => {
      await getField(page).waitFor();
      const after = await getTop(page);
      await page.route(/\/scripts\/filter-/, (route) => route.abort());
      await page.reload();
      expect(await page.locator(".filter input").count()).toBe(0);
      expect(await getTop(page)).toBe(after);
      await page.addStyleTag({ content: ".filter { min-height: 0 !important }" });
      expect(await getTop(page)).toBeLessThan(after);
    });
});
