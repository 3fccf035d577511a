/// <reference lib="dom" />
/** Pages with figures that move, under the strictest policy, and what their readers see and do. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { openSite } from "./chromium.js";
import { SITE } from "./site.js";

const html = readFileSync(path.join(SITE, "sims/lora-visualizer/index.html"), "utf8");
/** A file that the page names, as name and text. */
const asset = (stem: string): [name: string, text: string] => {
  const [name = ""] = new RegExp(`${stem}-[0-9a-f]+\\.(js|css)`).exec(html) ?? [];
  return [name, readFileSync(path.join(SITE, "lora", name), "utf8")];
};
const [, script] = asset("lora-figure");
const [, goalScript] = asset("lora-goal");
const [, css] = asset("lora");
const [downloadName = ""] = /download-[0-9a-f]+\.js/.exec(script) ?? [];
const POLICY =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; object-src 'none'";

type Values = Parameters<typeof figures.decomposition.draw>[0];

export const figure = (id: string, values: Values = { rank: 8, d: 4096, k: 4096 }) =>
  toHtml(figures.decomposition.draw(values), { id, interactive: true });

interface Options extends BrowserContextOptions {
  readonly hash?: string;
  /** Resolves when the script may arrive. */
  readonly hold?: Promise<void>;
}

/** A page with these figures under the strictest policy; `problems` fills with whatever goes wrong. */
export async function open(browser: Browser, figures: readonly string[], options: Options = {}) {
  const { hash = "", hold, ...rest } = options;
  const page = await openSite(browser, {}, rest);
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  const head =
    '<meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script><script type="module" src="/goal.js"></script>';
  const body = `<!doctype html><html lang="en"><head>${head}</head><body>${figures.join("")}</body></html>`;
  const headers = { "content-security-policy": POLICY };
  const serve = (name: string, contentType: string, text: string, until?: Promise<void>) =>
    page.route(`http://site.test/${name}`, async (route) => {
      await until;
      await route.fulfill({ body: text, contentType, headers });
    });
  await serve("", "text/html", body);
  await serve("a.css", "text/css", css);
  await serve("a.js", "text/javascript", script, hold);
  await serve("goal.js", "text/javascript", goalScript);
  await serve(
    downloadName,
    "text/javascript",
    readFileSync(path.join(SITE, "lora", downloadName), "utf8"),
  );
  await page.goto(`http://site.test/${hash}`, { waitUntil: hold ? "commit" : "load" });
  return { page, problems, close: () => page.context().close() };
}

export const shown = (page: Page, index = 0) =>
  page
    .locator("figure")
    .nth(index)
    .evaluate((one) => ({
      picture: one
        .querySelector(".lora-wide text:nth-of-type(2)")!
        .textContent!.replaceAll("\u00a0", " "),
      narrow: one
        .querySelector(".lora-narrow")!
        .textContent!.includes(one.querySelectorAll("td:last-child")[3]!.textContent!),
      caption: one.querySelector("figcaption")!.textContent,
      alt: one.querySelector("svg")!.getAttribute("aria-label"),
      trained: one.querySelectorAll("td:last-child")[3]!.textContent,
      description: one.querySelector("details p")!.textContent,
    }));

export const set = async (page: Page, name: string, value: string, index = 0) => {
  const field = page.locator(`[type=number][name=${name}]`).nth(index);
  await field.fill(value);
  await field.press("Tab");
};
