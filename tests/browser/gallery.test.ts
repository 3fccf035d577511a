/// <reference lib="dom" />
/** The gallery: a figure of each kind with its tag, its files and its variants. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { collectMessages } from "../support/looks.js";
import { encoded, playIn } from "../support/playground.js";
import { SITE, size, visit } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const browser = await useBrowser();
const play = playIn(browser);

const examples = allFigures.map((figure) => figure.draw(figure.examples[0]!));

/** Returns the caption and both pictures of each figure, without ids and the tab stops that scripts add. */
const getPictures = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((figure) => {
      const parts = figure.querySelectorAll("figcaption, .lora-wide, .lora-narrow");
      return [...parts]
        .map(({ outerHTML }) => outerHTML.replace(/ (?:id|tabindex)="[^"]*"/g, ""))
        .join("\n");
    }),
  );

/** Returns the tag below each figure. */
const getTags = (page: Page) => page.locator(".source > pre > code").allTextContents();

const getHeight = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

it("is at most 1,250 px high for each kind on a phone, with the variants in rows", async () => {
  await visit(browser, "/figures/", size(375), async (page) => {
    expect(await getHeight(page)).toBeLessThanOrEqual(1250 * allFigures.length);
    const rows = await page
      .locator(".kinds")
      .evaluateAll((all) => all.map((row) => row.clientHeight));
    expect(Math.max(...rows)).toBeLessThan(120);
  });
});

it("shows each kind of figure once, below what it teaches, on at most 750 px for each", async () => {
  await visit(browser, "/figures/", size(1280), async (page) => {
    const headings = await page.locator(".kind:has(> figure) > h2").allTextContents();
    expect(headings).toEqual(allFigures.map(({ lesson }) => lesson));
    expect(await page.locator("main figure").count()).toBe(allFigures.length);
    expect(await getHeight(page)).toBeLessThanOrEqual(750 * allFigures.length);
  });
});

it("each variant is a small picture that opens the playground with its tag", async () => {
  await visit(browser, "/figures/", size(320), async (page) => {
    const links = page.locator(".kinds a:has(> svg[aria-hidden=true])");
    const variants = allFigures.flatMap((figure) =>
      figure.examples.slice(1).map((values) => figure.draw(values).listed),
    );
    expect(await links.locator("span").allTextContents()).toEqual(variants);
    await links.last().focus();
    await page.keyboard.press("Enter");
    const figure = allFigures.at(-1)!;
    const { desc } = figure.draw(figure.examples.at(-1)!).compose("wide");
    const picture = page.locator("#result .lora-wide");
    await expect.poll(() => picture.getAttribute("aria-label")).toBe(desc);
  });
});

it("each tag, opened in the playground, draws the same figure", async () => {
  const options = { javaScriptEnabled: false };
  const [tags, wanted] = await visit(browser, "/figures/", options, async (page) => [
    await getTags(page),
    await getPictures(page, ".kind > figure"),
  ]);
  expect(tags.length).toBe(examples.length);
  expect(wanted.length).toBe(examples.length);
  await play(async ({ page }) => {
    for (const [index, tag] of tags.entries()) {
      await page.fill("#tag", tag);
      // Training steps may have to load.
      await expect
        .poll(() => getPictures(page, "#result figure"), { message: tag })
        .toEqual([wanted[index]]);
      expect(await page.locator("#problem").textContent(), tag).toBe("");
    }
  });
});

describe("on a page that may copy", () => {
  let page: Page;
  let messages: string[];
  beforeAll(async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    page = await openSite(browser, SITE, { ...size(320), permissions });
    messages = collectMessages(page);
    // Browsers let only secure pages copy.
    await page.goto("https://site.test/figures/");
  });
  afterAll(() => page.context().close());

  it("each figure has its tag, its frame and its address with Copy buttons, and links to the playground and to its files", async () => {
    const tags = await getTags(page);
    const actual = await page.locator(".kind > figure + .source").evaluateAll((all) =>
      all.map((source) => ({
        title: source.getAttribute("aria-label"),
        buttons: [...source.querySelectorAll("button")].map(({ textContent }) => textContent),
        links: [...source.querySelectorAll<HTMLAnchorElement>("p > a")].map((link) => [
          link.textContent,
          link.pathname.replace(/\w+-\d+/, "NAME") + link.hash,
        ]),
      })),
    );
    expect(actual).toEqual(
      examples.map(({ listed }, index) => ({
        title: listed,
        // For the tag, its frame and the address of its PNG file.
        buttons: ["Copy", "Copy", "Copy"],
        links: [
          ["Open in playground", `/playground/${encoded(tags[index]!)}`],
          ["PNG", "/figures/NAME.png"],
          ["SVG", "/figures/NAME.svg"],
        ],
      })),
    );
  });

  it("the files are the figure's pictures", async () => {
    for (const [index, { figure, compose }] of examples.entries()) {
      const source = page.locator(".source").nth(index);
      const [png, svg] = await source.locator("a[href^='/figures/']").evaluateAll((all) =>
        Promise.all(
          all.map(async (link) => {
            const response = await fetch((link as HTMLAnchorElement).href);
            return (await response.text()).slice(0, 2000);
          }),
        ),
      );
      expect(png?.slice(1, 4), figure).toBe("PNG");
      expect(svg, figure).toContain(`<title>${compose("wide").title}</title>`);
    }
  });

  it("Copy copies the tag", async () => {
    const tag = (await getTags(page))[2];
    const button = page.locator(".source > pre > .copy").nth(2);
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator(".copy", { hasText: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tag);
  });

  it("has no violations found by axe, does not scroll sideways, and logs nothing", async () => {
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run({ include: [['.kinds'], ['.source']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(messages).toEqual([]);
  });
});

it("has no Copy button where a page may not copy", async () => {
  await visit(browser, "/figures/", {}, async (page) => {
    expect(await page.locator(".copy").count()).toBe(0);
    expect(await page.locator(".source code").first().isVisible()).toBe(true);
  });
});
