/// <reference lib="dom" />
/** Tests the search of the built textbook, under the policy that the guide recommends, and the theme switch. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Section } from "../../scripts/site/search-index.js";
import { createSearch } from "../../site/scripts/matches.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { faint, texts } from "../support/contrast.js";
import { runs } from "../support/draws.js";
import { collectMessages } from "../support/looks.js";
import { allPages, pages, SITE, size } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** The policy of the guide. The pages also use fonts and formulas. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; font-src 'self'; style-src-attr 'unsafe-inline'";

const browser = await useBrowser();

/** Opens a page of the site below a path, under the policy. */
async function openBelow(root: string, url: string, options: BrowserContextOptions = {}) {
  const page = await openSite(browser, SITE, options);
  const messages = collectMessages(page);
  await page.route(`http://site.test${root}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname.slice(root.length - 1).replace(/\/$/, "/index.html");
    const isPage = name.endsWith(".html");
    const body = readFileSync(path.join(SITE, name));
    // The built site links to files in its root.
    const moved = isPage ? body.toString().replace(/(href|src)="\//g, `$1="${root}`) : body;
    return route.fulfill({
      body: moved,
      headers: isPage ? { "content-security-policy": POLICY } : {},
      contentType: isPage
        ? "text/html"
        : ({ ".js": "text/javascript", ".css": "text/css" }[path.extname(name)] ?? ""),
    });
  });
  await page.goto(`http://site.test${root}${url}`);
  return { page, messages };
}

describe("the index", async () => {
  const file = pathToFileURL(path.join(SITE, "scripts/search-index.js")).href;
  const { default: sections } = (await import(file)) as { default: Section[] };
  const search = createSearch(sections);
  const addresses = (query: string) => search(query).map(({ section }) => `/${section.url}`);
  const readable = allPages.filter((url) => sections.some((section) => `/${section.url}` === url));

  it("contains every page with a menu, and no frames", () => {
    expect(readable.length).toBeGreaterThan(14);
    expect(readable).not.toContain("/sims/lora-visualizer/main.html");
  });

  it("has each table of a figure once, although paper shows it elsewhere", async () => {
    const url = "chapters/11-generative-ai-and-llms/";
    const page = await openSite(browser, SITE);
    await page.goto(`http://site.test/${url}`);
    const getCaptions = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((item) => item.textContent.trim().replace(/\s+/g, " ")));
    const shown = await getCaptions("#content .lora details caption");
    const all = await getCaptions("#content .lora-data caption");
    await page.context().close();
    const text = sections.flatMap((section) => (section.url.startsWith(url) ? section.text : []));
    const times = (list: readonly string[], item: string) => list.join("\n").split(item).length - 1;
    expect(shown.length).toBeGreaterThan(9);
    expect(all.length, "paper's tables are in the page too").toBe(2 * shown.length);
    for (const caption of shown) expect(times(text, caption), caption).toBe(times(shown, caption));
  });

  it("finds a page by each word of its text", async () => {
    const page = await openSite(browser, SITE, { javaScriptEnabled: false });
    const words = new Map<string, string[]>();
    const visited = readable.filter((url) => pages.includes(url));
    for (const url of visited) {
      await page.goto(`http://site.test${url}`);
      const text = await page.locator("#content").evaluate((content) => {
        const hidden =
          "svg, form, button, noscript, textarea, annotation, [aria-hidden=true], .contents";
        for (const element of content.querySelectorAll(hidden)) element.remove();
        for (const element of content.querySelectorAll("details")) element.open = true;
        // biome-ignore lint/performance/useDomNodeTextContent: innerText separates blocks
        return (content as HTMLElement).innerText;
      });
      words.set(
        url,
        text.replace(/[\u200b\u2061-\u2064]/g, "").match(/\S*[\p{L}\p{N}]\S*/gu) ?? [],
      );
    }
    await page.context().close();
    const drawn = fc
      .constantFrom(...visited)
      .chain((url) => fc.tuple(fc.constant(url), fc.constantFrom(...words.get(url)!)));
    fc.assert(
      fc.property(drawn, ([url, word]) => {
        expect(addresses(word).map((item) => item.replace(/#.*/, ""))).toContain(url);
      }),
      { numRuns: runs(60, 1050) },
    );
  });

  it.each([
    ["W'", "/chapters/11-generative-ai-and-llms/#a-hypothesis-about-the-update"],
    ["r=8", "/sims/lora-visualizer/#parameter-efficiency"],
    ["R = 8", "/sims/lora-visualizer/#parameter-efficiency"],
    ["loraTable", "/guide/reference/#loratable"],
    ["65536", "/sims/lora-visualizer/"],
    ["reférence PLUGIN", "/guide/reference/#plugin"],
  ])("finds %s, at %s", (query, url) => {
    expect(addresses(query)).toContain(url);
  });

  it("ranks titles before headings, and headings before text", () => {
    const results = search("accuracy").map(({ section }) => section);
    const rank = ({ url, heading }: Section) => {
      if (!/accuracy/i.test(heading)) return 2;
      return url.includes("#") ? 1 : 0;
    };
    const ranks = results.map(rank);
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBeGreaterThan(1);
  });

  it("finds only sections that have all words, or similar ones if there are none", () => {
    expect(addresses("rank zebra")).toEqual([]);
    expect(addresses("reference").length).toBeGreaterThan(0);
    expect(addresses("pandco")).toEqual(addresses("pandoc"));
    expect(addresses(" ")).toEqual([]);
  });
});

describe("below a path and under the guide's policy", () => {
  let page: Page;
  let messages: string[];
  beforeAll(async () => {
    ({ page, messages } = await openBelow("/book/", "guide/sites/", size(320)));
  });
  afterAll(() => page.context().close());

  const focused = () => page.evaluate(() => document.activeElement!.textContent);
  const isOpen = () => page.locator(".results").isVisible();

  it("loads the index only when the reader focuses the field", async () => {
    const loaded = () =>
      page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect((await loaded()).filter((name) => name.includes("search"))).toEqual([]);
    await page.keyboard.press("/");
    await page.keyboard.type("dark mo");
    await page.locator(".results a").first().waitFor();
    expect((await loaded()).join()).toContain("/book/scripts/search-index.js");
  });

  it("shows results, marks words and announces the number of results", async () => {
    expect(await page.locator("search [role=status]").textContent()).toMatch(/^\d+ results?$/);
    const first = page.locator(".results a").first();
    expect(await first.locator("b").textContent()).toBe("Dark mode");
    expect(await first.locator("b mark").allTextContents()).toEqual(["Dark", "mode"]);
  });

  it("passes axe with open results in light and dark, and has enough contrast", async () => {
    // The policy does not apply to scripts that a test runs.
    await page.evaluate(axe);
    for (const theme of ["light", "dark"]) {
      await page.locator(".theme select").selectOption(theme);
      await page.locator(".search input").focus();
      await page.locator(".results a").first().waitFor();
      const violations = await page.evaluate(
        "axe.run('header', { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
      );
      expect(violations, theme).toEqual([]);
      expect(faint(await page.evaluate(texts)), theme).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    await page.locator(".theme select").selectOption("");
    await page.locator(".search input").focus();
  });

  it("moves through the results with arrow keys, and returns to the field to type", async () => {
    const links = await page.locator(".results a").allTextContents();
    expect(links.length).toBeGreaterThan(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(links[1]);
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe(links[0]);
    await page.keyboard.type("de");
    expect(await page.locator(".search input").inputValue()).toBe("dark mode");
    await page.keyboard.press("Escape");
    expect(await isOpen()).toBe(false);
    expect(
      await page.locator(".search input").evaluate((field) => field === document.activeElement),
    ).toBe(true);
  });

  it("says when nothing is found, and closes when the focus leaves", async () => {
    await page.locator(".search input").fill("zebra");
    expect(await page.locator("search [role=status]").textContent()).toBe("Nothing found");
    expect(await isOpen()).toBe(true);
    await page.locator(".theme select").focus();
    expect(await isOpen()).toBe(false);
  });

  it("opens the best result with Enter, on another page below the path", async () => {
    await page.locator(".search input").fill("loraTable");
    await page.locator(".results a", { hasText: "Reference" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("http://site.test/book/guide/reference/#loratable");
    expect(messages).toEqual([]);
  });

  it("the policy refuses requests by scripts and markup from strings", async () => {
    const refused = (attempt: string) =>
      page.evaluate(`(async () => { ${attempt} })().then(() => false, () => true)`);
    expect(await refused("await fetch('/book/')")).toBe(true);
    expect(await refused("document.createElement('p').innerHTML = '<b>B</b>'")).toBe(true);
    expect(await refused("await import('/book/scripts/search-index.js')")).toBe(false);
  });
});

describe("the theme switch", () => {
  const background = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [LIGHT, DARK] = ["rgb(255, 255, 255)", "rgb(21, 24, 29)"];

  it("changes pages and figures at once, is remembered, and leaves print light", async () => {
    const page = await openSite(browser, SITE, { colorScheme: "light" });
    await page.goto("http://site.test/");
    const ink = () =>
      page.evaluate(() => getComputedStyle(document.querySelector(".lora-wide text")!).fill);
    const [top, light] = [await page.locator("main").boundingBox(), await ink()];
    await page.getByLabel("Theme").selectOption("Dark");
    expect(await background(page)).toBe(DARK);
    expect(await ink()).not.toBe(light);
    expect(await page.locator("main").boundingBox()).toEqual(top);
    await page.emulateMedia({ media: "print" });
    expect([await background(page), await ink()]).toEqual([LIGHT, light]);
    await page.emulateMedia({ media: null });

    // The theme applies before the page has content.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.documentElement.dataset.scheme =
          document.querySelector<HTMLMetaElement>("meta[name=color-scheme]")!.content;
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto("http://site.test/guide/");
    expect(await page.locator("html").getAttribute("data-scheme")).toBe("dark");
    expect(await background(page)).toBe(DARK);
    await page.getByLabel("Theme").selectOption("System");
    expect(await background(page)).toBe(LIGHT);
    await page.reload();
    expect(await background(page)).toBe(LIGHT);
    await page.context().close();
  });

  it("works where the browser refuses to store it", async () => {
    const page = await openSite(browser, SITE, { colorScheme: "dark" });
    const messages = collectMessages(page);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.goto("http://site.test/guide/");
    expect(await background(page)).toBe(DARK);
    await page.getByLabel("Theme").selectOption("Light");
    expect(await background(page)).toBe(LIGHT);
    expect(messages).toEqual([]);
    await page.context().close();
  });
});

it("a page without scripts has neither search nor switch, and a page with scripts has both without a shift", async () => {
  for (const javaScriptEnabled of [false, true]) {
    const page = await openSite(browser, SITE, { ...size(320), javaScriptEnabled });
    await page.goto("http://site.test/guide/");
    expect(await page.locator("header :is(input, select)").count()).toBe(javaScriptEnabled ? 2 : 0);
    if (javaScriptEnabled) {
      const top = () => page.locator("main").evaluate((main) => main.getBoundingClientRect().top);
      const before = await top();
      await page.locator(".search input").focus();
      expect(await top()).toBe(before);
      await page.evaluate(() => {
        for (const item of document.querySelectorAll("search, .theme")) item.remove();
      });
      expect(await top()).toBe(before);
    }
    await page.context().close();
  }
});
