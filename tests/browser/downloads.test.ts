/// <reference lib="dom" />
/** The buttons below the site's tables, and the CSV files that they save. */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../src/escape.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import type { Values } from "../../src/options.js";
import { toCsv } from "../../src/tables/csv.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { blankQuoted, findTagStarts, tagAt } from "../../src/tag/grammar.js";
import { useBrowser } from "../support/browser.js";
import { parseCsv } from "../support/csv.js";
import { runs } from "../support/draws.js";
import { collectMessages } from "../support/looks.js";
import { SITE, size, visit } from "../support/site.js";

const siteLocales = new SiteLocales(locales);
const browser = await useBrowser();

/** Opens the page's figures and waits for the buttons of all its tables. */
async function open(page: Page): Promise<Locator> {
  await page.locator(".lora-data").evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  await page.locator(".download").first().waitFor({ state: "attached" });
  return page.locator(".download");
}

/** Clicks the button and returns the file that the page would save. Chromium saves only about 20 files of a page. */
async function save(page: Page, button: Locator): Promise<{ name: string; csv: string }> {
  const file = page.evaluate(async () => {
    let blob: Blob | undefined;
    URL.createObjectURL = (object) => {
      blob = object as Blob;
      return "blob:";
    };
    const link = await new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        resolve(this);
      };
    });
    return { name: link.download, path: link.pathname, csv: await blob?.text() };
  });
  await button.click();
  const { name, path: url, csv = readFileSync(path.join(SITE, url), "utf8") } = await file;
  return { name, csv };
}

/** Returns the CSV of every table that the tags of a Markdown page make, as the command writes it. */
function* getTables(file: string, lang: string): Generator<string> {
  const text = blankQuoted(readFileSync(file, "utf8"));
  for (const at of findTagStarts(text)) {
    const tag = parseTag(tagAt(text, at)!);
    if (!("args" in tag)) throw tag.error;
    const rendered = renderTag(tag.args, {}, { lang, findLocale: (tag) => siteLocales.find(tag) });
    if (rendered.kind !== "figure" || tag.args.named.get("table") !== undefined) continue;
    const { figure, table } = rendered;
    const drawing = figure?.drawing;
    for (const item of [drawing?.table(), drawing?.steps?.table(), table])
      if (item) yield toCsv(item);
  }
}

describe.each([
  ["sims/lora-visualizer", "en"],
  ["chapters/11-generative-ai-and-llms", "en"],
  ["de/sims/lora-visualizer", "de"],
  ["ar/sims/lora-visualizer", "ar"],
])("%s", (folder, lang) => {
  it("saves each table of its tags as the command writes it, with the number in the name", async () => {
    const wanted = [...getTables(`site/${folder}/index.md`, lang)];
    expect(wanted.length).toBeGreaterThan(8);
    await visit(browser, `/${folder}/`, size(1280), async (page) => {
      await open(page);
      const buttons = page.locator("figure + .download, .lora-data .download");
      expect(await buttons.count()).toBe(wanted.length);
      for (const [index, csv] of wanted.entries()) {
        const file = await save(page, buttons.nth(index));
        expect(file.csv).toBe(csv);
        expect(file.name).toMatch(/^\p{L}+-\d[\d-]*-\p{L}.*\.csv$/u);
      }
    });
  });
});

it("the gallery saves the table of each kind of figure, under its policy for scripts too", async () => {
  await visit(browser, "/figures/", size(700), async (page) => {
    const messages = collectMessages(page);
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; require-trusted-types-for 'script'";
    await page.route("http://site.test/figures/", async (route) => {
      const file = path.join(SITE, "figures/index.html");
      await route.fulfill({ path: file, headers: { "content-security-policy": policy } });
    });
    await page.reload();
    const buttons = await open(page);
    expect(await buttons.count()).toBe(allFigures.length);
    for (const [index, figure] of allFigures.entries()) {
      const { csv, name } = await save(page, buttons.nth(index));
      expect(csv, figure.name).toBe(toCsv(figure.draw(figure.examples[0]!).table()));
      expect(name).toMatch(new RegExp(`^${figure.name}-1-.*\\.csv$`));
    }
    // The icon is a data: URL, which the policy does not allow.
    expect(messages.filter((text) => !text.includes("data:,"))).toEqual([]);
  });
});

describe("after a reader moved a figure", () => {
  const cases: [keyof typeof figures, fc.Arbitrary<Record<string, number>>][] = [
    [
      "decomposition",
      fc.record({ rank: fc.integer({ min: 1, max: 16 }), d: fc.integer({ min: 16, max: 9999 }) }),
    ],
    ["memory", fc.record({ rank: fc.integer({ min: 1, max: 64 }) })],
    ["savings", fc.record({ rank: fc.integer({ min: 1, max: 64 }) })],
  ];
  it.each(cases)("the file of %s has the figure's new numbers", async (kind, values) => {
    const figure = figures[kind];
    const [example] = figure.examples;
    await visit(browser, `/figures/#${kind}-1`, size(900), async (page) => {
      await open(page);
      const frame = page.locator(`#${kind}-1`);
      await frame.scrollIntoViewIfNeeded();
      await frame.locator(".lora-buttons a[href]").waitFor();
      for (const moved of fc.sample(values, runs(1, 12))) {
        for (const [name, value] of Object.entries(moved))
          await frame.locator(`input[type=number][name=${name}]`).fill(String(value));
        await frame.locator("input[type=number]").first().blur();
        // The example has a square matrix, whose sides are linked.
        const input = { ...example, ...moved, ...(moved.d ? { k: moved.d } : {}) } as Values;
        const { csv } = await save(page, frame.locator(".download"));
        expect(csv, JSON.stringify(moved)).toBe(toCsv(figure.draw(input as never).table()));
      }
      await frame.locator("[type=reset]").click();
      const { csv } = await save(page, frame.locator(".download"));
      expect(csv).toBe(toCsv(figure.draw(example as never).table()));
    });
  });
});

it("saves tables of Markdown with the cells that the page shows, whatever they contain", async () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(",", '"', "\n", " ", "a", "é", "漢") }),
    fc.constantFrom("16,777,216", "1,2", "0.391 %", "=1+1"),
  );
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1 }),
    );
  const toHtml = (lines: readonly string[][]) =>
    `<table>${lines.map((line) => `<tr>${line.map((cell) => `<td>${escapeText(cell)}</td>`).join("")}</tr>`).join("")}</table>`;
  const head =
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/style.css"><script type="module" src="/scripts/page.js"></script>';
  const tables = fc.sample(table, runs(25));
  const body = `${head}<main><h1>Cells, “quoted”</h1>${tables.map(toHtml).join("")}</main>`;
  await visit(browser, "/guide/", {}, async (page) => {
    await page.route("http://site.test/cells/", (route) =>
      route.fulfill({ body, contentType: "text/html" }),
    );
    await page.goto("http://site.test/cells/");
    const buttons = await open(page);
    for (const [index, lines] of tables.entries()) {
      const wanted = lines.map((line) =>
        line.map((cell) => (cell === "16,777,216" ? "16777216" : cell.trim())),
      );
      const { name, csv } = await save(page, buttons.nth(index));
      expect(parseCsv(csv)).toEqual(wanted);
      expect(name).toBe("cells-quoted.csv");
    }
  });
});

it("writes formulas in LaTeX", async () => {
  await visit(browser, "/sims/lora-visualizer/", {}, async (page) => {
    await open(page);
    const { csv } = await save(page, page.locator("main > table + .download").first());
    expect(csv).toBe(
      "Method,Parameters\r\nFull fine-tuning,$d \\times k$\r\nLoRA (rank $r$),$r(d + k)$\r\n",
    );
  });
});

describe("the buttons", () => {
  /** Returns the tops of headings and tables, px. */
  const getTops = (page: Page) =>
    page
      .locator("main :is(h2, table, .lora)")
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top + scrollY));

  it.each(["/guide/p5/", "/models/"])("move nothing on %s, and are not in print", async (url) => {
    await visit(browser, url, size(720), async (page) => {
      const buttons = await open(page);
      const after = await getTops(page);
      await page.addStyleTag({ content: ".download { position: static !important }" });
      expect(await getTops(page), "the comparison detects buttons that move content").not.toEqual(
        after,
      );
      await page.emulateMedia({ media: "print" });
      expect(await buttons.filter({ visible: true }).count()).toBe(0);
      await page.emulateMedia({ media: null });
      await page.route(/\/scripts\/(tables|filter)-/, (route) => route.abort());
      await page.reload();
      expect(await getTops(page)).toEqual(after);
    });
  });

  it("name their tables, and are missing without scripts", async () => {
    await visit(browser, "/guide/p5/", {}, async (page) => {
      const buttons = await open(page);
      expect(await buttons.evaluateAll((all) => all.map((button) => button.ariaLabel))).toEqual([
        "Download table: From a p5.js MicroSim to a tag",
        "Download table: What a reader downloads",
      ]);
    });
    await visit(browser, "/guide/p5/", { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator(".download").count()).toBe(0);
    });
  });
});
