/// <reference lib="dom" />
/** Tests the size of pages with maximum brotli compression. `npm run size` runs only this test, and compares commits. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Page } from "playwright";
import { afterAll, describe, expect, it } from "vitest";
import type { Manifest } from "../../plugin/scripts.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { figureStylesheet } from "../../src/html/stylesheet.js";
import { createAdapter, createPair } from "../support/adapters.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { isExam } from "../support/draws.js";
import { framePages, pages, SITE } from "../support/site.js";
import { type Sizes, sizesFile } from "../support/sizes.js";

/** Each figure after the first twelve may add this to what contains all figures. */
const LATER = 6_000 * (allFigures.length - 12);

/** Budgets, B. A budget has room: no word, test or structure is given up for the last bytes. */
const BUDGETS = {
  runtime: 16_000,
  script: 8_000,
  /** The runtime and the scripts of all figures. */
  allFigures: 64_000 + LATER,
  html: 8_000,
  adapterHtml: 10_000,
  stylesheet: 5_000,
  customerPage: 100_000,
  /** Contains the first figure and the options of all. */
  playground: 160_000,
  /** All that a page loads before the reader scrolls. */
  firstScreen: 60_000,
};
const sizes: Sizes = {};

/** Expects a size within its budget, and records it for the report of `npm run size`. */
function expectWithin(what: string, bytes: number, budget: number): void {
  sizes[what] = bytes;
  expect(bytes, what).toBeLessThanOrEqual(budget);
}

afterAll(() => {
  mkdirSync(path.dirname(sizesFile), { recursive: true });
  writeFileSync(sizesFile, JSON.stringify(sizes));
});

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const known = new Map<string, number>();

function compress(text: string): number {
  // Many pages load the same files.
  const bytes = known.get(text) ?? brotliCompressSync(text, BEST).length;
  known.set(text, bytes);
  return bytes;
}

const total = (all: Iterable<number>) => [...all].reduce((sum, item) => sum + item, 0);

const read = (name: string) => readFileSync(path.join("dist/plugin/island", name), "utf8");
const manifest: Manifest = JSON.parse(read("manifest.json"));

/** Returns the compressed size of scripts, each compressed separately. */
const sizeOfScripts = (names: Iterable<string>) =>
  total([...names].map((name) => compress(read(name))));

const FIRST = figures.decomposition.name;

const scriptsOf = (kind: string) => [
  ...manifest.runtime,
  ...manifest.figures[kind]!,
  ...manifest.words.en![kind]!,
];

it("the scripts of figures are within their budgets", () => {
  const first = new Set(scriptsOf(FIRST));
  expectWithin(`runtime with ${FIRST}`, sizeOfScripts(first), BUDGETS.runtime);
  const all = new Set(first);
  for (const { name } of allFigures) {
    const scripts = scriptsOf(name);
    for (const script of scripts) all.add(script);
    const added = scripts.filter((script) => !first.has(script));
    if (name !== FIRST) expectWithin(`script of ${name}`, sizeOfScripts(added), BUDGETS.script);
  }
  expectWithin("scripts of all figures", sizeOfScripts(all), BUDGETS.allFigures);
});

it.each(allFigures)("the HTML of $name is within its budget", (figure) => {
  const budget = figure.name === "adapter" ? BUDGETS.adapterHtml : BUDGETS.html;
  for (const [index, values] of figure.examples.entries()) {
    const html = toHtml(figure.draw(values), { id: "a", interactive: true });
    expectWithin(`HTML of ${figure.name}, example ${index + 1}`, compress(html), budget);
  }
});

it("the HTML of figures of large adapters is within its budget", () => {
  for (const [layers, rank, isPair] of [
    [32, 16, false],
    [32, 256, false],
    [32, 16, true],
    [126, 16, false],
  ] as const) {
    const file = createAdapter({ family: "llama", layers, rank, size: 1, seed: 1 });
    const drawing = figures.adapter.draw(isPair ? createPair(file, 1) : { file });
    const html = toHtml(drawing, { id: "a", interactive: true });
    const what = isPair ? "two adapters" : "an adapter";
    const name = `HTML of ${what} with ${layers} layers and rank ${rank}`;
    expectWithin(name, compress(html), BUDGETS.adapterHtml);
  }
});

it("the HTML of a figure with five steps is within its budget", () => {
  const steps = figures.decomposition.draw({ rank: 8, d: 512, k: 512, steps: [1, 4, 8, 16, 32] });
  const html = toHtml(steps, { id: "a", interactive: true });
  expectWithin("HTML of a figure with five steps", compress(html), BUDGETS.html);
});

it("the stylesheet is within its budget", () => {
  expectWithin("stylesheet", compress(figureStylesheet), BUDGETS.stylesheet);
});

/**
 * Returns the bytes that a first visit loads until the page is `ready`, by URL. `part` selects the
 * counted part of the HTML.
 */
async function loadedBy(
  page: Page,
  url: string,
  part = (html: string) => html,
  ready = "true",
): Promise<Map<string, number>> {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => bodies.set(response.url(), response.body()));
  await page.goto(`http://site.test${url}`, { waitUntil: "networkidle" });
  await page.waitForFunction(ready);
  const loaded = new Map<string, number>();
  for (const [address, body] of bodies) {
    const bytes = await body;
    // Fonts and pictures are already compressed.
    const sent = /\.(woff2|png)$/.test(address) ? bytes.length : compress(bytes.toString());
    loaded.set(address, address === page.url() ? compress(part(bytes.toString())) : sent);
  }
  return loaded;
}

/** Returns the HTML up to the end of the first figure, which is all that the first screen needs. */
const toFirstFigure = (html: string) => html.slice(0, html.indexOf("</figure>") + 1 || undefined);

const browser = await useBrowser();

describe("a first visit", () => {
  const open = () => openSite(browser, SITE, { viewport: { width: 1024, height: 768 } });

  it("loads the customer's complete page, with its formulas, within its budget", async () => {
    // Includes the scripts of all figures, which load near the viewport.
    const page = await openSite(browser, SITE, { viewport: { width: 1024, height: 30_000 } });
    const linked = "![...document.querySelectorAll('.lora-buttons a')].some((one) => !one.href)";
    const loaded = await loadedBy(page, "/sims/lora-visualizer/", undefined, linked);
    expect(loaded.size).toBeGreaterThan(12);
    expectWithin("the customer's page", total(loaded.values()), BUDGETS.customerPage);
  });

  it("loads the playground's scripts within their budget", async () => {
    const loaded = await loadedBy(await open(), "/playground/");
    const scripts = [...loaded].filter(([address]) => /\/playground\/.*\.js$/.test(address));
    expect(scripts.length).toBeGreaterThan(1);
    expectWithin("playground", total(new Map(scripts).values()), BUDGETS.playground);
  });

  it.each(isExam ? [...pages, ...framePages] : pages)(
    "loads the first screen of %s within its budget: HTML, styles, fonts, runtime and the first figure's script",
    async (url) => {
      const page = await open();
      const loaded = await loadedBy(page, url, toFirstFigure);
      const kind = await page
        .locator("[data-figure]")
        .evaluateAll((all) => (all[0] as HTMLElement | undefined)?.dataset.figure);
      const scripts = new Set(kind ? scriptsOf(kind) : manifest.runtime);
      for (const address of loaded.keys()) {
        if (address.endsWith(".js") && !scripts.has(path.basename(address))) loaded.delete(address);
      }
      expect(loaded.size).toBeGreaterThan(3);
      expectWithin(`first screen of ${url}`, total(loaded.values()), BUDGETS.firstScreen);
    },
  );
});
