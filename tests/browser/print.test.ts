/// <reference lib="dom" />
/** Tests printed lessons: how full the sheets are, and the position of the answers. */
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { fills } from "../support/pdf.js";
import { size, visit } from "../support/site.js";

const browser = await useBrowser();

const CUSTOMER = "/sims/lora-visualizer/";
const CHAPTER = "/chapters/11-generative-ai-and-llms/";

const MM = 72 / 25.4;
const print = async (page: Page, format: string, content = "/* as it is */") => {
  await page.evaluate(() => document.fonts.ready);
  await page.addStyleTag({ content });
  return page.pdf({ format });
};
/** Returns how full each printed sheet is. Margins are those of the site's `@page`. */
const getSheets = (pdf: Buffer) => fills(pdf, { top: 18 * MM, bottom: 20 * MM });
const hasPixels = (pdf: Buffer) => pdf.toString("latin1").includes("/Subtype /Image");
/** Returns the sheets, except the last, that are less than half full. */
const findHalfEmpty = (sheets: readonly number[]) =>
  sheets.slice(0, -1).filter((share) => share < 0.5);

describe.each([
  [CUSTOMER, 14],
  [CHAPTER, 24],
])("%s", (url, max) => {
  it.each(["A4", "Letter"])(
    `takes at most ${max} sheets of %s, each but the last at least half full, without pixels`,
    async (format) => {
      const pdf = await visit(browser, url, {}, (page) => print(page, format));
      expect(hasPixels(pdf)).toBe(false);
      const sheets = getSheets(pdf);
      console.log(`${url} ${format}: ${sheets.map((share) => share.toFixed(2)).join(" ")}`);
      expect(sheets.length).toBeLessThanOrEqual(max);
      // Proves that all content is printed.
      expect(sheets.length).toBeGreaterThan(max / 2);
      expect(findHalfEmpty(sheets)).toEqual([]);
    },
  );
});

it("the check detects a sheet that is less than half full", async () => {
  const content = "h2 { break-before: page }";
  const pdf = await visit(browser, CHAPTER, {}, (page) => print(page, "A4", content));
  expect(findHalfEmpty(getSheets(pdf)).length).toBeGreaterThan(2);
});

it("a figure is printed as vectors without scripts, and the check detects pixels", async () => {
  await visit(browser, CHAPTER, { javaScriptEnabled: false }, async (page) => {
    expect(hasPixels(await page.pdf({ format: "A4" }))).toBe(false);
    const pixel =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await page.setContent(`<img src="${pixel}" width="100">`);
    expect(hasPixels(await page.pdf())).toBe(true);
  });
});

it.each([CHAPTER, CUSTOMER])(
  "%s is printed with each picture next to its caption, text of at least 7 pt in pictures, nothing cut and nothing twice",
  async (url) => {
    // The width of A4 between its margins.
    const actual = await visit(browser, url, size(658), async (page) => {
      await page.emulateMedia({ media: "print" });
      return page.evaluate(() =>
        [...document.querySelectorAll("figure.lora:has(svg[role])")].map((figure) => {
          const isSeen = (item: Element) => item.checkVisibility({ contentVisibilityAuto: true });
          const pictures = [
            ...figure.querySelectorAll<SVGSVGElement>("svg[role], .lora-multiples svg"),
          ].filter(isSeen);
          const letters = pictures.flatMap((picture) => {
            const parts = [...picture.querySelectorAll("use")].map(
              (use) => document.querySelector(use.getAttribute("href")!)!,
            );
            const size = (parts[0]?.closest("svg") ?? picture).getAttribute("font-size");
            return (parts.length ? parts : [picture])
              .flatMap((part) => [...part.querySelectorAll("text")])
              .map(
                (text) =>
                  Number(text.getAttribute("font-size") ?? size) * picture.getScreenCTM()!.a * 0.75,
              );
          });
          const drawn = [...figure.querySelectorAll("svg :is(text, rect, use), p")];
          const boxes = drawn.filter(isSeen).map((item) => item.getBoundingClientRect());
          const texts = [...figure.querySelectorAll(".lora-data :is(p, caption)")].filter(isSeen);
          return {
            id: figure.id,
            pictures: pictures.length,
            min: Math.min(...letters),
            // Chromium prints nothing beside the sheet's content.
            isCut: boxes.some(({ left, right }) => left < -0.5 || right > innerWidth + 0.5),
            isApart: pictures.some((item) => getComputedStyle(item).breakAfter !== "avoid"),
            // The explanation; the description would repeat the caption.
            sentences: texts.map(({ localName }) => localName),
          };
        }),
      );
    });
    console.log(`${url}: ${actual.map(({ id, min }) => `${id} ${min.toFixed(2)}`).join(", ")} pt`);
    expect(actual.length).toBeGreaterThan(8);
    expect(actual.filter(({ isApart, pictures }) => isApart || pictures === 0)).toEqual([]);
    expect(actual.filter(({ isCut }) => isCut)).toEqual([]);
    expect(actual.filter(({ min }) => !(min >= 7))).toEqual([]);
    expect(actual.filter(({ sentences }) => sentences.length > 1)).toEqual([]);
    expect(actual.some(({ sentences }) => sentences.length === 1)).toBe(true);
    const multiples = actual.filter(({ pictures }) => pictures > 1);
    expect(multiples.map(({ pictures }) => pictures)).toEqual(url === CHAPTER ? [4] : []);
  },
);

it("the printed chapter has the address of each source, and the screen has none", async () => {
  await visit(browser, CHAPTER, {}, async (page) => {
    /** Returns the links to other sites without their address in the text. */
    const findBare = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>("main a")]
          .filter(({ origin }) => origin !== location.origin)
          .filter((link) => !getComputedStyle(link, "::after").content.includes(link.href))
          .map(({ href }) => href),
      );
    expect((await findBare()).length).toBeGreaterThan(25);
    await page.emulateMedia({ media: "print" });
    expect(await findBare()).toEqual([]);
  });
});

it("answers are printed below all tasks, and hidden on screen until they are opened", async () => {
  await visit(browser, CUSTOMER, {}, async (page) => {
    /** Returns the top edges of visible tasks and answers. */
    const tops = () =>
      page.evaluate(() => {
        const getTops = (selector: string) =>
          [...document.querySelectorAll(selector)]
            .filter((item) => item.checkVisibility({ contentVisibilityAuto: true }))
            .map((item) => item.getBoundingClientRect().top);
        return {
          tasks: getTops(".lora-goal > p, main li"),
          answers: getTops(".lora-goal details p, .lora-answers p, main > details p"),
        };
      });
    expect((await tops()).answers).toEqual([]);
    await page.emulateMedia({ media: "print" });
    const { tasks, answers } = await tops();
    expect(tasks.length).toBeGreaterThan(12);
    expect(answers).toHaveLength(10);
    expect(Math.min(...answers)).toBeGreaterThan(Math.max(...tasks));
  });
});

it("the header row of a table stays with its first two rows", async () => {
  const row = (cell: string) => `<tr>${`<${cell}>4,096</${cell}>`.repeat(4)}</tr>`;
  const table = `<table><caption>Numbers</caption><thead>${row("th")}</thead><tbody>${row("td").repeat(12)}</tbody></table>`;
  const page = await browser.newPage();
  // A caption is printed only above a comparison table, which has no paragraph.
  const caption = "figure.lora.lora.lora.lora caption { display: table-caption !important }";
  const sheet = `@page { size: A4; margin: 75pt } body { margin: 0 } #above { background: #000 } ${caption}`;
  await page.setContent(
    `<style>${stylesheet}${sheet}</style><div id="above"></div><figure class="lora"><details class="lora-data" open><p>4,096</p>${table}</details></figure>`,
  );
  await page.emulateMedia({ media: "print" });
  const rows = page.locator("tr");
  const rowHeight = await rows.last().evaluate((element) => element.getBoundingClientRect().height);
  /** Returns the rows' height of text on the first sheet, of which an area above leaves `room` rows. */
  const measureText = async (room: number) => {
    const available = ((297 * 72) / 25.4 - 150) / 0.75;
    const height = available - room * rowHeight;
    await page.addStyleTag({ content: `#above { height: ${height}px }` });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const [fill = 0] = fills(pdf, { top: 75, bottom: 75 });
    return (fill * available - height) / rowHeight;
  };
  const rooms = Array.from({ length: 12 }, (_, index) => 2 + index / 2);
  const sheets = async () => {
    const heights: number[] = [];
    for (const room of rooms) heights.push(await measureText(room));
    return heights;
  };
  // The paragraph is 2.5 rows high. The caption and the header row are as high.
  const isParted = (height: number) => height > 3 && height < 6;
  expect((await sheets()).filter(isParted)).toEqual([]);
  await page.addStyleTag({ content: ".lora.lora thead { break-after: auto }" });
  expect((await sheets()).filter(isParted).length).toBeGreaterThan(2);
  await page.close();
});
