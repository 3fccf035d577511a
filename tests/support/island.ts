/// <reference lib="dom" />
/** Opens pages with interactive figures under the strictest security policy, and reads and changes the figures. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { onTestFinished } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { openSite } from "./chromium.js";

const FOLDER = "dist/plugin/island";
const POLICY =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; object-src 'none'";

type Values = Parameters<typeof figures.decomposition.draw>[0];

export const figure = (id: string, values: Values = { rank: 8, d: 4096, k: 4096 }) =>
  toHtml(figures.decomposition.draw(values), { id, interactive: true });

interface Options extends BrowserContextOptions {
  readonly hash?: string;
  /** The scripts of figures, but not the runtime, are delayed until this resolves. */
  readonly delayUntil?: Promise<void>;
  readonly failing?: RegExp;
  /** The folder of the scripts. Default: the package's. */
  readonly folder?: string;
  /** Whether several tests share the page, and close it themselves. */
  readonly isShared?: boolean;
  /** The script that the page loads. Default: the English runtime. */
  readonly runtime?: string;
}

const folders = new Map<string, ReadonlyMap<string, string>>();

/** Returns the texts of the scripts in a folder, by name. */
function readScripts(folder: string): ReadonlyMap<string, string> {
  const known = folders.get(folder);
  if (known) return known;
  const texts = readdirSync(folder).map(
    (name) => [name, readFileSync(path.join(folder, name), "utf8")] as const,
  );
  const scripts = new Map(texts);
  folders.set(folder, scripts);
  return scripts;
}

/**
 * Opens a page with these figures under the strictest policy, and closes it after the running test. `problems` collects
 * console messages and errors.
 */
export async function open(browser: Browser, figures: readonly string[], options: Options = {}) {
  const { hash = "", delayUntil: hold, failing: lost, isShared, ...others } = options;
  const { folder = FOLDER, runtime, ...rest } = others;
  const page = await openSite(browser, {}, rest);
  if (!isShared) onTestFinished(() => page.context().close());
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  const head =
    '<meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/a.css">' +
    `<script type="module" src="/${runtime ?? "runtime"}.js"></script>`;
  const body = `<!doctype html><html lang="en"><head>${head}</head><body>${figures.join("")}</body></html>`;
  const headers = { "content-security-policy": POLICY };
  const scripts = readScripts(folder);
  await page.route("http://site.test/**", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const fulfill = (contentType: string, text: string) =>
      route.fulfill({ body: text, contentType, headers });
    const script = scripts.get(name);
    if (name.startsWith("figure-")) await hold;
    if (lost?.test(name)) await route.abort();
    else if (name === "") await fulfill("text/html", body);
    else if (name === "a.css") await fulfill("text/css", stylesheet);
    else if (script === undefined) await route.fallback();
    else await fulfill("text/javascript", script);
  });
  await page.goto(`http://site.test/${hash}`, { waitUntil: hold ? "commit" : "load" });
  if (!hold && !lost && rest.javaScriptEnabled !== false) await waitForFigures(page);
  return { page, problems };
}

/**
 * Scrolls to every interactive figure until it is connected, and back. A connected figure's link
 * has a URL.
 */
export async function waitForFigures(page: Page): Promise<void> {
  for (const link of await page.locator("lora-figure form a").all()) {
    await link.evaluate((element) => element.closest("figure")!.scrollIntoView());
    await link.and(page.locator("[href]")).waitFor({ state: "attached" });
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Opens the description of every figure, and loads the script that updates descriptions, as a change of a control does. */
export async function openDescriptions(page: Page): Promise<void> {
  await page.locator("figure:has(form)").evaluateAll((all) => {
    for (const figure of all) {
      figure.querySelector<HTMLDetailsElement>("details.lora-data")!.open = true;
      figure.querySelector("details li")!.textContent = "";
      figure
        .querySelector("form :is(input,select)")!
        .dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("form")].every(
      (form) => form.closest("figure")!.querySelector("details li")!.textContent,
    ),
  );
}

/**
 * Returns "r = 8, d = 4,096, k = 4,096", and the scaling if it is not 1, from the picture's text
 * alternative.
 */
function valuesIn(alt: string): string {
  const match = /plus (?:(\S+) times )?B, ([\d,]+)\s×\s([\d,]+), times A, [\d,]+\s×\s([\d,]+)/.exec(
    alt,
  );
  const [, scaling, d, r, k] = match ?? [];
  return `r = ${r}, d = ${d}, k = ${k}${scaling ? `, α/r = ${scaling}` : ""}`;
}

/** Returns what readers get of a figure, after the script that updates descriptions and tables has loaded. */
export const readState = async (page: Page, index = 0) => {
  await page.waitForFunction((index) => {
    const figure = document.querySelectorAll("figure")[index]!;
    const [overview, ...parts] = [...figure.querySelectorAll(".lora-data li > span")].map((item) =>
      item.textContent!.trim(),
    );
    const alt = figure.querySelector(".lora-wide")!.ariaLabel!;
    const factors = parts.flatMap((part) => /^[BA], .*(?=, trained)/.exec(part) ?? []);
    const [, trained] = /Trained: (\S+)/.exec(alt)!;
    return (
      overview!.includes(` ${trained} `) &&
      factors.length === 2 &&
      factors.every((factor) => alt.includes(factor))
    );
  }, index);
  const state = await seen(page, index);
  return { ...state, picture: valuesIn(state.alt!) };
};

const seen = (page: Page, index: number) =>
  page
    .locator("figure")
    .nth(index)
    .evaluate((element) => ({
      narrow: element
        .querySelector(".lora-narrow")!
        .textContent!.includes(element.querySelectorAll("td:last-child")[3]!.textContent!.trim()),
      caption: element.querySelector("figcaption")!.textContent,
      alt: element.querySelector(".lora-wide")!.getAttribute("aria-label"),
      trained: element.querySelectorAll("td:last-child")[3]!.textContent!.trim(),
      description: element.querySelector("details li")!.firstChild!.textContent!.trim(),
    }));

export const setField = async (page: Page, name: string, value: string, index = 0) => {
  const field = page.locator(`[type=number][name=${name}]`).nth(index);
  await field.fill(value);
  await field.press("Tab");
};

/** An option's name, and the value that its control gets. */
type Move = readonly [name: string, value: unknown];

/**
 * Returns parts of elements as text, first unchanged and then after each move of a control. A move fires
 * the events of a reader's input. Attributes are sorted, because their order has no meaning; `tabindex` is omitted, because only
 * the script makes pictures focusable. Playing many
 * moves in one call is faster, because the page paints once.
 */
export const moveControls = (elements: Locator, parts: string, moves: readonly Move[]) =>
  elements.evaluateAll(
    async (all, [parts, moves]) => {
      const getText = (node: Node): string => {
        if (!(node instanceof Element)) return node.textContent!;
        const attributes = [...node.attributes]
          .filter(({ name }) => name !== "tabindex")
          .map(({ name, value }) => ` ${name}="${value}"`);
        const content = [...node.childNodes].map(getText).join("").replaceAll("> <", "><");
        // The build ends each cell and each text of a picture with a space, for search indexes that remove tags.
        const text = node.matches("td, th, svg") ? content.trimEnd() : content;
        return `<${node.localName}${attributes.sort().join("")}>${text}</${node.localName}>`;
      };
      const look = () => all.flatMap((item) => [...item.querySelectorAll(parts)].map(getText));
      const enter = async ([name, value]: Move) => {
        const field = all[0]!.querySelector<HTMLInputElement>(
          `form [name=${name}]:not([type=range],[type=checkbox][value])`,
        )!;
        if (field.type === "checkbox") field.checked = value === true;
        else field.value = String(value);
        for (const type of ["input", "change"]) {
          const overview = all[0]!.querySelector(".lora-data li");
          if (overview) overview.textContent = "";
          field.dispatchEvent(new Event(type, { bubbles: true }));
          // The script that updates descriptions and tables runs after the event.
          while (overview && !overview.textContent)
            await new Promise((resolve) => setTimeout(resolve));
        }
        return look();
      };
      const seen = [look()];
      for (const move of moves) seen.push(await enter(move));
      return seen;
    },
    [parts, moves] as const,
  );

/** Returns parts of elements as text, without the spaces between texts, which only the build writes. */
export const readMarkup = async (elements: Locator, parts: string) =>
  (await moveControls(elements, parts, []))[0]!;
