/// <reference lib="dom" />
/**
 * Draws contact sheets of every figure and preview for visual review: `npm run sheets`, or
 * `npm run sheets -- memory`. Chromium renders the pages' HTML and stylesheet in each mode. The PNG files are in
 * tests/.run/sheets/.
 */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { composePreview } from "../../src/figures/preview.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { Renderer } from "../../src/render/png.js";
import { dark, light, type Theme } from "../../src/theme.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";
import { type Case, createCases, createModelCases, findFigures, typical } from "./cases.js";

const OUT = path.resolve("tests/.run/sheets");

const MODES: Readonly<Record<string, BrowserContextOptions & { print?: boolean }>> = {
  light: {},
  dark: { colorScheme: "dark" },
  grey: { print: true },
  forced: { forcedColors: "active", colorScheme: "dark" },
};

/** Layouts of a sheet: the width of a column, and the numbers of columns and rows. */
const LAYOUTS = {
  wide: { width: 720, columns: 2, rows: 3 },
  narrow: { width: 304, columns: 6, rows: 2 },
  card: { width: 500, columns: 3, rows: 5 },
} as const;

type Layout = keyof typeof LAYOUTS;

interface Cell {
  readonly label: string;
  readonly html: string;
}

const style = (layout: Layout) => {
  const { width, columns } = LAYOUTS[layout];
  return `${stylesheet}
body{margin:0;padding:16px;width:fit-content}
h1{margin:0 0 16px;font-size:18px}
.sheet{display:grid;grid-template-columns:repeat(${columns},${width}px);gap:24px 32px;align-items:start}
.sheet>section>p{margin:0 0 4px;font:12px monospace;overflow-wrap:anywhere}
.sheet .lora{margin:0}
.sheet img{display:block;width:${width}px;outline:1px solid #999}
html.grey{filter:grayscale(1);background:#fff}
@media print{.sheet{break-inside:auto}}`;
};

class Sheets {
  count = 0;

  constructor(readonly browser: Browser) {}

  /** Writes as many sheets as the cells need, in one display mode. */
  async write(name: string, layout: Layout, mode: string, cells: readonly Cell[]): Promise<void> {
    const { columns, rows } = LAYOUTS[layout];
    const size = columns * rows;
    const { print, ...options } = MODES[mode]!;
    const page = await openSite(this.browser, SITE, options);
    await page.goto("http://site.test/");
    for (let at = 0; at < cells.length; at += size) {
      const file = `${name}-${layout}-${mode}-${at / size + 1}`;
      await show(page, file, layout, cells.slice(at, at + size));
      if (print) {
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => document.documentElement.classList.add("grey"));
      }
      await page.locator("body").screenshot({ path: path.join(OUT, `${file}.png`) });
      this.count++;
    }
    await page.context().close();
  }
}

/** Shows the cells on the page, with the site's fonts. */
async function show(page: Page, title: string, layout: Layout, cells: readonly Cell[]) {
  const sections = cells.map(({ label, html }) => `<section><p>${label}</p>${html}</section>`);
  await page.setViewportSize({ width: 2080, height: 1000 });
  await page.setContent(
    `<!doctype html><html lang="en"><meta name="color-scheme" content="light dark">` +
      `<link rel="stylesheet" href="/katex/katex.css"><link rel="stylesheet" href="/style.css">` +
      `<style>${style(layout)}</style><h1>${title}</h1><div class="sheet">${sections.join("")}</div>`,
    { waitUntil: "load" },
  );
  await page.evaluate(() => document.fonts.ready);
}

/** Returns a figure as on a page, without details, whose tables print would show. */
const figureCell = ({ label, drawing, isInteractive }: Case, at: number): Cell => ({
  label,
  html: toHtml(drawing, { id: `figure-${at}`, interactive: isInteractive, table: false }),
});

const renderer = new Renderer();

/** Returns a card at the width of feeds. */
async function cardCell({ label, drawing }: Case, theme: Theme): Promise<Cell> {
  const words = {
    title: drawing.compose("wide").title,
    description: drawing.caption,
    siteName: "LoRA Visualizer",
  };
  const scene = composePreview(drawing, words, await renderer.measure());
  const png = Buffer.from(await renderer.toPng(scene, { theme })).toString("base64");
  return { label, html: `<img alt="" src="data:image/png;base64,${png}">` };
}

const cards = async (cases: readonly Case[], theme: Theme) => {
  const cells: Cell[] = [];
  for (const item of cases) cells.push(await cardCell(item, theme));
  return cells;
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const browser = await launch();
try {
  const sheets = new Sheets(browser);
  for (const figure of findFigures(process.argv.slice(2))) {
    const { name } = figure;
    const [cases, ofTypes] = [createCases(figure), createModelCases(figure, typical)];
    for (const layout of ["wide", "narrow"] as const) {
      for (const mode of Object.keys(MODES))
        await sheets.write(name, layout, mode, cases.map(figureCell));
      await sheets.write(`${name}-models`, layout, "light", ofTypes.map(figureCell));
    }
    await sheets.write(`${name}-cards`, "card", "light", await cards(cases, light));
    await sheets.write(`${name}-cards`, "card", "dark", await cards(cases, dark));
    await sheets.write(
      `${name}-models`,
      "card",
      "light",
      await cards(createModelCases(figure), light),
    );
  }
  console.log(`${sheets.count} sheets in ${path.relative(".", OUT)}`);
} finally {
  await browser.close();
}
