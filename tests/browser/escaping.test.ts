/** Tests that a browser shows every text of an author unchanged, in HTML and in XHTML. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { hostileTexts } from "../support/hostile-texts.js";

const browser = await useBrowser();

const texts = [
  ...hostileTexts,
  "\u007f\u0085\u009f\ufdd0\u{1fffe}\u{10ffff}\r\n\u2028\ud800",
  ...fc.sample(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), {
    numRuns: 150,
    seed: 1,
  }),
  ...fc.sample(fc.string({ unit: fc.constantFrom(..."<>&\"'/=-! ax"), minLength: 1 }), {
    numRuns: 150,
    seed: 2,
  }),
];

const drawing = figures.decomposition!.draw({ rank: 1, d: 2, k: 2 });
const figure = (text: string, index: number) =>
  toHtml(drawing, { id: `f${index}`, caption: `c${text}`, alt: `a${text}`, table: false });

/** Line breaks become line feeds, and characters that XML or HTML forbids are replaced. */
const expected = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\ufffd");

const read = `[...document.querySelectorAll("figure")].map((figure) => [
  figure.querySelector("svg").getAttribute("aria-label").slice(1),
  figure.querySelector("figcaption").textContent.slice(1),
])`;

describe.each([
  [
    "HTML",
    "/index.html",
    (body: string) => `<!doctype html><meta charset="utf-8"><title>T</title>${body}`,
  ],
  [
    "XHTML",
    "/index.xhtml",
    (body: string) =>
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`,
  ],
])("the document %s", (_, name, document) => {
  it(`shows each of ${texts.length} texts unchanged`, async () => {
    const page = await openSite(browser, { [name]: document(texts.map(figure).join("")) });
    await page.goto(`http://site.test${name}`);
    expect(await page.evaluate(read)).toEqual(
      texts.map((text) => [expected(text), expected(text)]),
    );
    await page.context().close();
  });

  it("fails the check if markup is not escaped", async () => {
    const broken = figure("<b>x</b>", 1).replace(
      "&lt;b&gt;x&lt;/b&gt;</figcaption>",
      "<b>x</b></figcaption>",
    );
    const page = await openSite(browser, { [name]: document(broken) });
    await page.goto(`http://site.test${name}`);
    expect(await page.evaluate(read)).not.toEqual([["<b>x</b>", "<b>x</b>"]]);
    await page.context().close();
  });
});
