/// <reference lib="dom" />
/**
 * Builds sites with the stylesheets of five themes, as their guides describe them, and with the README's lines alone.
 * Rules judge the figures, and the screenshots are in tests/.run/hosts/.
 */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { contrast, texts } from "../support/contrast.js";
import { configuration, hosts } from "../support/hosts.js";
import { collectMessages } from "../support/looks.js";
import { install, MODULES } from "./install.js";

const PICTURES = path.resolve("tests/.run/hosts");

interface Theme {
  readonly css: string;
  /** The body in the theme's own markup. `DARK` is where a theme without a dark scheme gets its class. */
  readonly body: string;
  /** The classes or rules of a dark page, if the theme does not follow the reader's preference. */
  readonly dark?: { readonly className?: string; readonly css?: string };
}

const themes: Readonly<Record<string, Theme>> = {
  bulma: {
    css: "bulma/css/bulma.css",
    body: `<nav class="navbar"><a class="navbar-item" href="/">Home</a></nav>
<section class="section"><div class="container is-max-desktop"><main class="content">CONTENT</main></div></section>`,
  },
  simple: {
    css: "simpledotcss/simple.css",
    body: `<header><h1>Site</h1><nav><a href="/">Home</a></nav></header><main>CONTENT</main><footer><p>Foot</p></footer>`,
  },
  water: {
    css: "water.css/out/water.css",
    body: "<header><a href='/'>Home</a></header><main>CONTENT</main>",
  },
  uikit: {
    css: "uikit/dist/css/uikit.css",
    body: `<div class="DARK"><div class="uk-container uk-container-small"><article class="uk-article">CONTENT</article></div></div>`,
    dark: { className: "uk-section uk-section-secondary uk-light" },
  },
  foundation: {
    css: "foundation-sites/dist/css/foundation.css",
    body: `<div class="top-bar"><a href="/">Home</a></div>
<div class="grid-container"><div class="grid-x grid-margin-x"><main class="cell large-8">CONTENT</main><aside class="cell large-4"><div class="callout">Aside</div></aside></div></div>`,
    dark: {
      css: "body,.top-bar,.callout{background:#222831}body,.callout,blockquote,blockquote p{color:#eee}",
    },
  },
};

const content = `Text before, with <% lora 8, 768, 3072, show=trainable %> parameters and <% loraRef "steps" %>.

<% lora 8, 768, 3072, alpha=16 %>

## A section

<% lora 8, 512, 512, steps=[4, 8, 16], goal=0.9, id="steps" %>

> A quotation
>
> <% lora 8, model="gpt2", figure=memory %>

- An item

  <% lora 8, 64, 64, figure=savings %>

<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8, targets="all-linear" %>

<% loraTable methods=["lora", "dora", "ia3"], model="gpt2" %>

<% lora 8, 4096, 4096, format=png, table=false %>

<% loraFigure caption="A table of the author" %>

| a | b |
| - | - |
| 1 | 2 |

<% endloraFigure %>

<% loraList %>

Text after.
`;

beforeAll(() => {
  install("bulma");
  mkdirSync(PICTURES, { recursive: true });
});
const site = hosts();
const browser = await useBrowser();

/** Returns what is wrong with the looks of figures, tables and lists in a page. */
function findFaults(): string[] {
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page scrolls: ${scrollWidth} > ${clientWidth}`);
  const name = (item: Element) =>
    `${item.localName}.${item.getAttribute("class") ?? ""} “${item.textContent!.trim().slice(0, 30)}”`;
  const roots = [...document.querySelectorAll(".lora,.lora-list")].filter((root) =>
    root.checkVisibility(),
  );
  if (roots.length < 8) faults.push(`only ${roots.length} figures`);
  const font = getComputedStyle(document.querySelector("p")!).fontFamily;
  for (const root of roots) {
    const frame = root.getBoundingClientRect();
    const column = root.parentElement!.getBoundingClientRect();
    if (frame.left < column.left - 1 || frame.right > column.right + 1)
      faults.push(`${name(root)} is wider than its column`);
    for (const item of root.querySelectorAll<HTMLElement | SVGElement>("*")) {
      const style = getComputedStyle(item);
      const box = item.getBoundingClientRect();
      if (!box.width || !item.checkVisibility()) continue;
      const isText = [...item.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent!.trim(),
      );
      const picture = item.closest("svg");
      if (!picture) {
        const isScroller = /auto|scroll/.test(style.overflowX);
        const isHidden = style.clipPath !== "none" || item.closest("option");
        if (
          style.overflowX !== "visible" &&
          !isScroller &&
          !isHidden &&
          item.scrollWidth > item.clientWidth + 1
        )
          faults.push(`${name(item)} is cut`);
        if (
          isText &&
          !isHidden &&
          !item.closest(".lora-scroll") &&
          (box.right > frame.right + 1 || box.left < frame.left - 1)
        )
          faults.push(`${name(item)} leaves the figure`);
        if (isText && !item.closest("i,math,code") && style.fontFamily !== font)
          faults.push(`${name(item)}: ${style.fontFamily}`);
        const alpha = /rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
        if (!alpha && !item.closest("picture,select,option,input,a,code"))
          faults.push(`${name(item)} has the ground ${style.backgroundColor}`);
      } else if (item.localName === "text") {
        const around = picture.closest(".lora-wide,.lora-narrow")?.getBoundingClientRect() ?? frame;
        if (box.right > around.right + 1 || box.left < around.left - 1)
          faults.push(`${name(item)} leaves the picture`);
      }
    }
  }
  return faults;
}

/** Removes texts that are not ours, and texts in the color that the site's own text has around a figure. */
function keepOurTexts(): void {
  const roots = [...document.querySelectorAll(".lora,.lora-list")];
  const others = new Set(roots.map((root) => getComputedStyle(root.parentElement!).color));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const isSites = !element.closest(".lora,.lora-list") || element.closest(".lora-list a");
    if (isSites || (!element.closest("svg") && others.has(getComputedStyle(element).color)))
      node.nodeValue = "";
  }
}

/** Returns the faults, and our texts that are harder to read than 4.5 : 1, or than the site's own texts. */
async function judge(page: Page): Promise<string[]> {
  const faults = await page.evaluate(findFaults);
  const all = await page.evaluate(texts);
  await page.evaluate(keepOurTexts);
  const ours = await page.evaluate(texts);
  const known = new Set(ours.map((item) => item.join()));
  const sites = all.filter((item) => !known.has(item.join()));
  const limit = Math.min(4.5, ...sites.map(([, color, behind]) => contrast(color, behind)));
  const unreadable = ours.filter(([, color, behind]) => contrast(color, behind) < limit);
  return [
    ...faults,
    ...unreadable.map(([text, color, behind]) => `“${text.trim()}” is ${color} on ${behind}`),
  ];
}

describe.each(Object.entries(themes))(
  "a site with the stylesheet %s",
  (name, { css, body, dark }) => {
    it.each([
      [375, "light"],
      [375, "dark"],
      [1280, "light"],
      [1280, "dark"],
    ] as const)(
      "shows figures that fit, read well and have its font at %d px, %s",
      async (width, colorScheme) => {
        const look = colorScheme === "dark" ? dark : undefined;
        const layout = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title><link rel="stylesheet" href="/css/site.css"></head>
<body>${body.replace("DARK", look?.className ?? "").replace("CONTENT", () => "<h2>{{ title }}</h2>{{ content | safe }}")}</body></html>`;
        const host = site({
          "eleventy.config.js": configuration("", '{ siteUrl: "https://a.test" }'),
          "_includes/base.njk": layout,
          "css/site.css": readFileSync(path.join(MODULES, css), "utf8") + (look?.css ?? ""),
          "posts/figure.md": `---\ntitle: A page\ncard: /img/card.png\n---\n${content}`,
        });
        const { exitCode, log, files } = await host.build();
        expect(exitCode, log).toBe(0);
        expect(String(files.get("posts/figure/index.html"))).toContain(
          'property="og:image" content="https://a.test/img/card.png"',
        );
        const page = await openSite(browser, host.output, {
          viewport: { width, height: 900 },
          colorScheme,
        });
        const messages = collectMessages(page);
        await page.goto("http://site.test/posts/figure/", { waitUntil: "networkidle" });
        await page.screenshot({
          path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
        expect([...(await judge(page)), ...messages]).toEqual([]);
        await page.context().close();
      },
    );
  },
);
