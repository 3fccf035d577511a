/// <reference lib="dom" />
/** Tests printed lessons: how full the sheets are, the position of the answers, and the tags of the PDF. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { toImageFiles, toPicture } from "../../src/html/images.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { isExam, runs } from "../support/draws.js";
import { build, config } from "../support/eleventy.js";
import { fills, readTagging, type Tag } from "../support/pdf.js";
import { size, visit } from "../support/site.js";

const browser = await useBrowser();

const CUSTOMER = "/sims/lora-visualizer/";
const CHAPTER = "/chapters/11-generative-ai-and-llms/";

const MM = 72 / 25.4;
const print = async (page: Page, format: string, content = "/* as it is */") => {
  await page.evaluate(() => document.fonts.ready);
  await page.addStyleTag({ content });
  return page.pdf({ format, tagged: true, outline: true });
};
/** Returns how full each printed sheet is. Margins are those of the site's `@page`. */
const getSheets = (pdf: Buffer) => fills(pdf, { top: 18 * MM, bottom: 20 * MM });
const hasPixels = (pdf: Buffer) => pdf.toString("latin1").includes("/Subtype /Image");
/** Returns the sheets, except the last, that are less than half full. */
const findHalfEmpty = (sheets: readonly number[]) =>
  sheets.slice(0, -1).filter((share) => share < 0.5);

/** Returns the Figures without an alternative, and the tags inside Figures, whose alternative replaces them. */
const findUntold = (tags: readonly Tag[]) => {
  const all = tags.filter(({ type }) => type === "Figure");
  return [
    ...all.filter(({ alt }) => !alt),
    ...all.flatMap(({ children }) => children).filter(({ type }) => type !== "NonStruct"),
  ];
};

/** Prints a page. Also returns what its tags should contain: the printed headings, alternatives and header cells. */
const printWithContent = (url: string, format: string) =>
  visit(browser, url, {}, async (page) => {
    const pdf = await print(page, format);
    await page.emulateMedia({ media: "print" });
    const content = await page.evaluate(() => {
      const all = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((item) =>
          item.checkVisibility({ contentVisibilityAuto: true }),
        );
      return {
        headings: all("h1, h2, h3").map((item) => item.textContent!.trim()),
        alternatives: all("main [role=img]").map((item) => item.getAttribute("aria-label")),
        headerCells: all("main th").length,
        tables: all("main table").length,
      };
    });
    return { pdf, content };
  });

describe.each([
  [CUSTOMER, 14],
  [CHAPTER, 24],
])("%s", (url, max) => {
  const prints = new Map<string, ReturnType<typeof printWithContent>>();
  const printOnce = (format: string) => {
    if (!prints.has(format)) prints.set(format, printWithContent(url, format));
    return prints.get(format)!;
  };

  it.each(["A4", "Letter"].slice(0, isExam ? 2 : 1))(
    `takes at most ${max} sheets of %s, each but the last at least half full, without pixels`,
    async (format) => {
      const { pdf } = await printOnce(format);
      expect(hasPixels(pdf)).toBe(false);
      const sheets = getSheets(pdf);
      console.log(`${url} ${format}: ${sheets.map((share) => share.toFixed(2)).join(" ")}`);
      expect(sheets.length).toBeLessThanOrEqual(max);
      // Proves that all content is printed.
      expect(sheets.length).toBeGreaterThan(max / 2);
      expect(findHalfEmpty(sheets)).toEqual([]);
    },
  );

  it("is a PDF with its language, bookmarks, headings, header cells, and an alternative for each picture", async () => {
    const { pdf, content } = await printOnce("A4");
    const { lang, bookmarks, tags } = readTagging(pdf);
    const { headings, alternatives, headerCells, tables } = content;
    const ofType = (type: RegExp) => tags.filter((tag) => type.test(tag.type));
    expect(lang).toBe("en");
    expect(bookmarks).toEqual(headings);
    expect(headings.length).toBeGreaterThan(8);
    expect(ofType(/^H\d$/)).toHaveLength(headings.length);
    expect(ofType(/^H1$/)).toHaveLength(1);
    expect(ofType(/^Figure$/).map(({ alt }) => alt)).toEqual(alternatives);
    expect(alternatives.length).toBeGreaterThan(8);
    expect(findUntold(tags)).toEqual([]);
    expect(ofType(/^Table$/)).toHaveLength(tables);
    expect(ofType(/^TH$/).filter(({ scope }) => scope)).toHaveLength(headerCells);
    expect(headerCells).toBeGreaterThan(tables * 2);
    expect(ofType(/^TD$/).length).toBeGreaterThan(headerCells);
  });
});

it.each([CUSTOMER, CHAPTER])("%s is no wider than a sheet in print", async (url) => {
  await visit(browser, url, size(657), async (page) => {
    await page.emulateMedia({ media: "print" });
    const getWidth = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await getWidth()).toBe(657);
    await page.addStyleTag({ content: "main { width: 676px }" });
    expect(await getWidth()).toBe(676);
  });
});

it("the checks detect a sheet that is less than half full, and figures that are tagged around their pictures", async () => {
  const content = "h2 { break-before: page } @layer lora { .lora.lora { visibility: visible } }";
  const pdf = await visit(browser, CHAPTER, {}, (page) => print(page, "A4", content));
  expect(findHalfEmpty(getSheets(pdf)).length).toBeGreaterThan(2);
  expect(findUntold(readTagging(pdf).tags).length).toBeGreaterThan(20);
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

it("an image file is printed although nobody has scrolled to it, unlike a lazy image", async () => {
  const { draw } = figures.decomposition;
  const files = toImageFiles(draw({ rank: 8, d: 64, k: 64 }), 1, () => "http://site.test/a.png");
  const picture = toPicture(files, { alt: "" });
  const isPrinted = async (image: string) => {
    const page = await browser.newPage();
    await page.route("http://site.test/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<p style="height: 9000px">Text</p>${image}`,
      }),
    );
    // Printing requests lazy images too, and some arrive in time. Here, such requests have no answer.
    let isPrinting = false;
    await page.route("**/a.png", (route) =>
      isPrinting ? undefined : route.fulfill({ path: "_site/figures/merge-1.png" }),
    );
    await page.goto("http://site.test/");
    isPrinting = true;
    const pdf = await page.pdf();
    await page.close();
    return hasPixels(pdf);
  };
  expect(await isPrinted(picture)).toBe(true);
  expect(await isPrinted(picture.replace("<img", '<img loading="lazy"'))).toBe(false);
});

it.each([CHAPTER, CUSTOMER])(
  "%s is printed with each picture next to its caption, each table with a caption, text of at least 7 pt in pictures, numbers apart from sentences, nothing cut and nothing twice",
  async (url) => {
    // The width of A4 between its margins.
    const { gaps, actual, repeated } = await visit(browser, url, size(658), async (page) => {
      await page.emulateMedia({ media: "print" });
      /** Returns the sentences of at least five words that are visible twice in text, captions or pictures. */
      const findRepeated = () =>
        page.evaluate(() => {
          const texts = [
            ...document.querySelectorAll("main :is(p, li, figcaption, svg text)"),
          ].filter(
            (item) =>
              item.checkVisibility({ contentVisibilityAuto: true }) &&
              !item.closest(".lora-multiples, .lora-list"),
          );
          const sentences = texts.flatMap((item) =>
            item.textContent!.replace(/\s+/g, " ").split(/(?<=\.) /),
          );
          return sentences.filter(
            (sentence, index) =>
              /^(\S+ ){4}.*\.$/.test(sentence) && sentences.indexOf(sentence) < index,
          );
        });
      const repeated = await findRepeated();
      await page.evaluate(() => {
        const caption = document.querySelector("main figcaption")!;
        caption.textContent = "This caption is printed twice.";
        caption.after(caption.cloneNode(true));
      });
      // The control: a caption that is printed twice is detected.
      expect((await findRepeated()).length).toBe(repeated.length + 1);
      await page.evaluate(() => document.querySelector("main figcaption + figcaption")!.remove());
      const gaps = await page.evaluate(() => {
        const getText = (cell: Element) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect();
        };
        return [...document.querySelectorAll("td + .lora-prose")].map(
          (cell) => getText(cell).left - getText(cell.previousElementSibling!).right,
        );
      });
      const actual = await page.evaluate(() =>
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
          // At the end of the page, below a link to the figure.
          const end = document.querySelector(`[id="${figure.id}-details"]`);
          const paragraphs = [...(end?.querySelectorAll("p ~ p") ?? [])].filter(isSeen);
          const tables = [...(end?.querySelectorAll("table") ?? [])];
          return {
            id: figure.id,
            pictures: pictures.length,
            min: Math.min(...letters),
            // Chromium prints nothing beside the sheet's content.
            isCut: boxes.some(({ left, right }) => left < -0.5 || right > innerWidth + 0.5),
            isApart: pictures.some((item) => getComputedStyle(item).breakAfter !== "avoid"),
            // The explanation; the description would repeat the words of the picture.
            sentences: paragraphs.length,
            // The table may be on the sheet after the picture.
            hasCaptions: tables.every((table) => isSeen(table.querySelector("caption")!)),
          };
        }),
      );
      return { gaps, actual, repeated };
    });
    // The customer's page explains two figures twice, because its readers use them one by one.
    if (url === CHAPTER) expect(repeated).toEqual([]);
    // Only the customer's page has a table of methods.
    expect(gaps.length > 8).toBe(url === CUSTOMER);
    expect(Math.min(...gaps)).toBeGreaterThan(12);
    console.log(`${url}: ${actual.map(({ id, min }) => `${id} ${min.toFixed(2)}`).join(", ")} pt`);
    expect(actual.length).toBeGreaterThan(8);
    expect(actual.filter(({ isApart, pictures }) => isApart || pictures === 0)).toEqual([]);
    expect(actual.filter(({ isCut }) => isCut)).toEqual([]);
    expect(actual.filter(({ min }) => !(min >= 7))).toEqual([]);
    expect(actual.filter(({ sentences }) => sentences > 1)).toEqual([]);
    expect(actual.some(({ sentences }) => sentences === 1)).toBe(true);
    expect(actual.filter(({ hasCaptions }) => !hasCaptions)).toEqual([]);
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

/** Returns the files of a book from the text of the starter's chapters, and two other chapters, by URL. */
const FOUR_FIGURES = [
  "",
  ', model="Llama-3.1-8B", targets=["q_proj", "v_proj"]',
  ', model="Llama-3.1-8B", targets=["q_proj", "v_proj"], figure=memory',
  ", 4096, 4096, figure=savings",
]
  .map(
    (options) =>
      `A sentence about LoRA and this figure.\n\n<% lora 8${options || ", 4096, 4096"} %>`,
  )
  .join("\n\n");

async function buildStarter(): Promise<Record<string, string>> {
  const read = (name: string) => readFileSync(`scripts/starter/${name}`, "utf8");
  const table = `| Card | Memory | Price |\n| --- | ---: | ---: |\n${"| A | 24 GB | $1,600 |\n".repeat(4)}`;
  const content = [
    `Text.\n\n<% loraFigure caption="Cards", kind=table %>\n${table}\n<% endloraFigure %>`,
    `Text.\n\n${table}`,
    "Text.\n\n<% lora 8, 64, 64 %>",
    'Text.\n\n<% loraTable models=["gpt2", "Llama-3.1-8B", "Mixtral-8x7B-v0.1"], rank=8, targets="all-linear" %>',
  ];
  const chapters = ["01-matrix", "02-model", "03-models"].map((name) =>
    read(`chapters/${name}.md`).replace(/^---\ntitle: (.*)\n---/, "## $1"),
  );
  const page = (text: string) => `---\nlayout: chapter.njk\ntitle: A\nrank: 8\n---\n${text}`;
  const { files } = await build({
    "eleventy.config.js": config('eleventyConfig.addCollection("chapters", () => []);'),
    "index.md": page(chapters.join("\n")),
    "chapter.md": page(content.join("\n\n")),
    "figures.md": page(FOUR_FIGURES),
    "_data/book.json": read("_data/book.json"),
    "_includes/layout.njk": read("_includes/layout.njk"),
    "_includes/chapter.njk": read("_includes/chapter.njk"),
  });
  const built = [...files].map(([name, text]) => [`/${name}`, text] as const);
  return { ...Object.fromEntries(built), "/style.css": read("style.css") };
}

it("the gallery prints most kinds of figures in pairs, and none is split or leaves its heading", async () => {
  await visit(browser, "/figures/", {}, async (page) => {
    const kinds = await page.locator(".kind").count();
    const countSheets = async (css?: string) => getSheets(await print(page, "A4", css)).length;
    // Also the descriptions of all figures, at the end.
    expect(await countSheets()).toBeLessThan(kinds);
    expect(await countSheets(".kind { break-before: page }")).toBeGreaterThan(kinds);
    await page.emulateMedia({ media: "print" });
    const breaks = await page.$$eval(".kind", (all) =>
      all.map((item) => getComputedStyle(item).breakInside),
    );
    expect(new Set(breaks)).toEqual(new Set(["avoid"]));
  });
});

it("four figures with their text and tables take at most three sheets, and no sentence leaves its figure", async () => {
  const page = await openSite(browser, await buildStarter(), {});
  await page.goto("http://site.test/figures/");
  const countSheets = async (css?: string) =>
    fills(await print(page, "A4", css), { top: 18 * MM, bottom: 20 * MM }).length;
  expect(await countSheets()).toBe(3);
  // Tables beside their figures need more.
  const open = "@layer lora { .lora .lora-screen.lora-screen { display: block !important } }";
  expect(await countSheets(open)).toBeGreaterThan(3);
  await page.context().close();
});

it("a new book has full sheets, tables as wide as the text, drawings at its edge, and room around them", async () => {
  const book = await buildStarter();
  const open = async (url: string, width?: number) => {
    const page = await openSite(browser, book, width ? size(width) : {});
    await page.goto(`http://site.test${url}`);
    return page;
  };
  for (const url of ["/", "/chapter/"])
    for (const format of ["A4", "Letter"]) {
      const page = await open(url);
      const sheets = fills(await print(page, format), { top: 18 * MM, bottom: 20 * MM });
      await page.context().close();
      console.log(`starter ${url} ${format}: ${sheets.map((share) => share.toFixed(2)).join(" ")}`);
      expect(sheets.length).toBeLessThanOrEqual(3);
      expect(findHalfEmpty(sheets)).toEqual([]);
    }
  // The last width is that of A4 between its margins.
  for (const [width, media] of [
    [320, "screen"],
    [600, "screen"],
    [720, "screen"],
    [1280, "screen"],
    [627, "print"],
  ] as const) {
    const page = await open("/chapter/", width);
    await page.emulateMedia({ media });
    const { text, boxes, gaps, excess } = await page.evaluate(() => {
      const getEdges = (item: Element) => {
        const { left, right } = item.getBoundingClientRect();
        return [left, right] as const;
      };
      const all = (selector: string) => [...document.querySelectorAll(selector)];
      const text = getEdges(document.querySelector("article > p")!);
      const caption = document.querySelector(".lora figcaption")!;
      const { paddingLeft, paddingRight } = getComputedStyle(caption);
      const [left, right] = getEdges(caption);
      const captionText = [
        left + Number.parseFloat(paddingLeft),
        right - Number.parseFloat(paddingRight),
      ] as const;
      return {
        text,
        boxes: [
          ...all("article > table, .lora-content table, .lora-scroll table").map(getEdges),
          captionText,
        ],
        gaps: all("article > :is(figure, table)").map(
          (item) =>
            item.getBoundingClientRect().top -
            item.previousElementSibling!.getBoundingClientRect().bottom,
        ),
        excess: document.documentElement.scrollWidth - innerWidth,
      };
    });
    await page.context().close();
    expect(boxes).toHaveLength(4);
    for (const [left, right] of boxes) {
      expect(Math.abs(left - text[0]), `${width}`).toBeLessThan(2);
      // The narrow picture and its caption are not as wide as a text of 600 px.
      // On paper, drawings are smaller, so that two fit on a sheet.
      if (width !== 600 && media !== "print")
        expect(Math.abs(right - text[1]), `${width}`).toBeLessThan(2);
    }
    expect(gaps).toHaveLength(4);
    expect(Math.min(...gaps)).toBeGreaterThan(10);
    expect(excess).toBeLessThanOrEqual(0);
  }
});

const MARGIN = 75;
/** The height between the margins of A4, in CSS pixels. */
const AVAILABLE = ((297 * 72) / 25.4 - 2 * MARGIN) / 0.75;
const toRow = (cell: string, columns: number) =>
  `<tr>${`<${cell}>4,096</${cell}>`.repeat(columns)}</tr>`;
const toTable = (rows: number, columns: number) =>
  `<table><caption>Numbers</caption><thead>${toRow("th", columns)}</thead>` +
  `<tbody>${toRow("td", columns).repeat(rows)}</tbody></table>`;
const toData = (html: string) =>
  `<figure class="lora"><details class="lora-data" open>${html}</details></figure>`;

interface Sample {
  readonly kind: string;
  readonly rows: number;
  readonly columns: number;
  /** The share of the sheet above the table. */
  readonly above: number;
}

/** Opens a page of A4 with a black area above this HTML. Returns functions that measure it. */
async function openSheet(html: string) {
  const page = await browser.newPage({ viewport: { width: 658, height: 900 } });
  const sheet = `@page { size: A4; margin: ${MARGIN}pt 25pt } body { margin: 0 } #above { background: #000 }`;
  await page.setContent(
    `<style>${stylesheet}${sheet}</style><div id="above"></div><main>${html}</main>`,
  );
  await page.emulateMedia({ media: "print" });
  /** Returns the heights of the text on each sheet below an area of this height. */
  const print = async (height: number) => {
    await page.addStyleTag({ content: `#above { height: ${height}px }` });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const [first = 0, ...others] = fills(pdf, { top: MARGIN, bottom: MARGIN });
    return [first * AVAILABLE - height, ...others.map((share) => share * AVAILABLE)];
  };
  return { page, print };
}

it("a table that fits on a sheet is on one sheet with its caption, wherever it starts", async () => {
  const kinds: Record<string, (table: string) => string> = {
    compared: (table) => `<figure class="lora"><div class="lora-scroll">${table}</div></figure>`,
    data: (table) => toData(`<p>A sentence.</p>${table}`),
    authored: (table) =>
      `<figure class="lora-content lora-content-table"><figcaption>Table 1</figcaption>${table}</figure>`,
  };
  const drawn: fc.Arbitrary<Sample> = fc.record({
    kind: fc.constantFrom(...Object.keys(kinds)),
    rows: fc.integer({ min: 2, max: 24 }),
    columns: fc.integer({ min: 2, max: 6 }),
    above: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
  });
  /** Returns whether a table is on two sheets. */
  const isCut = async ({ kind, rows, columns, above }: Sample, css = "/* as it is */") => {
    const { page, print } = await openSheet(kinds[kind]!(toTable(rows, columns)));
    await page.addStyleTag({ content: css });
    const [first = 0, second = 0] = await print(Math.round(above * AVAILABLE));
    await page.close();
    return first > 5 && second > 5;
  };
  const samples = fc.sample(drawn, runs(12));
  for (const sample of samples) expect(await isCut(sample), JSON.stringify(sample)).toBe(false);
  const cuts =
    "@layer lora { .lora.lora.lora * { break-inside: auto } } .lora-content.lora-content { break-inside: auto }";
  for (const kind of Object.keys(kinds))
    expect(await isCut({ kind, rows: 24, columns: 4, above: 0.8 }, cuts), kind).toBe(true);
});

it("four pictures of a figure with steps are on one sheet with their caption", async () => {
  const drawing = figures.decomposition.draw({ rank: 16, d: 512, k: 512, steps: [1, 4, 16, 64] });
  const { page, print } = await openSheet(toHtml(drawing, { id: "ranks" }));
  await page.addStyleTag({
    content: "body { font-size: 10.5pt } @layer lora { .lora-data { display: none } }",
  });
  const [first = 0, second = 0, ...others] = await print(Math.round(AVAILABLE * 0.4));
  expect(first).toBeLessThan(5);
  // The height of Letter between the margins of a new book.
  expect(second).toBeLessThan(((279.4 - 46) / 25.4) * 96);
  expect(others).toEqual([]);
  await page.addStyleTag({
    content:
      "@layer lora { .lora .lora-multiples, .lora.lora .lora-multiples svg { break-inside: auto; break-after: auto } }",
  });
  expect((await print(Math.round(AVAILABLE * 0.4)))[0]).toBeGreaterThan(100);
  await page.close();
});

it("eight pictures of a figure with steps start below the text, and continue on the next sheet", async () => {
  const steps = [1, 2, 4, 8, 16, 32, 64, 128];
  const drawing = figures.decomposition.draw({ rank: 16, d: 512, k: 512, steps });
  const { page, print } = await openSheet(toHtml(drawing, { id: "ranks" }));
  await page.addStyleTag({
    content: "body { font-size: 10.5pt } @layer lora { .lora-data { display: none } }",
  });
  for (const above of [0, 0.2, 0.4]) {
    const [first = 0, ...others] = await print(Math.round(AVAILABLE * above));
    expect(first, `${above}`).toBeGreaterThan(300);
    expect(others.length, `${above}`).toBe(above === 0 ? 1 : 2);
  }
  await page.addStyleTag({
    content: "@layer lora { .lora.lora .lora-multiples svg { break-after: avoid } }",
  });
  expect((await print(Math.round(AVAILABLE * 0.4)))[0]).toBeLessThan(5);
  await page.close();
});

it("a heading stays with the list of figures below it", async () => {
  const item = '<li><a href="#a">Figure 1</a> <span>LoRA at rank 8</span></li>';
  const html = `<h2>Figures</h2><div class="lora-list"><ul>${item.repeat(6)}</ul></div>`;
  /** Returns for how many positions of the heading it is alone at the end of a sheet. */
  const countAlone = async (css: string) => {
    const { page, print } = await openSheet(html);
    await page.addStyleTag({ content: `h2 { margin: 0; break-after: avoid } ${css}` });
    const height = await page.evaluate(() => document.querySelector("h2")!.clientHeight);
    let count = 0;
    for (const room of [height + 4, height + 16, height + 30]) {
      const [first = 0] = await print(Math.floor(AVAILABLE - room));
      if (first > 5) count++;
    }
    await page.close();
    return count;
  };
  expect(await countAlone("/* as it is */")).toBe(0);
  expect(await countAlone("@layer lora { .lora-list li { display: grid } }")).toBeGreaterThan(0);
});

it("the header row of a table stays with its first two rows, in each column", async () => {
  const words = (count: number) => `<p>Summary</p><p>${"word ".repeat(count)}</p>`;
  const { page } = await openSheet("");
  /** Returns for how many lengths of the text before the table its header row is alone in a column. */
  const countParted = () =>
    page.evaluate(
      (tables) =>
        tables.filter((html) => {
          document.querySelector("main")!.innerHTML = html;
          const [head = 0, first = 0, second = 0] = [...document.querySelectorAll("tr")].map(
            (row) => row.getBoundingClientRect().left,
          );
          return head !== first || first !== second;
        }).length,
      Array.from({ length: 50 }, (_, index) => toData(words(index * 4) + toTable(6, 3))),
    );
  expect(await countParted()).toBe(0);
  await page.addStyleTag({
    content: "@layer lora { .lora.lora :is(thead, caption, tr:first-child) { break-after: auto } }",
  });
  expect(await countParted()).toBeGreaterThan(2);
  await page.close();
});

it("a figure in a list or a quote has the wide picture in print, and the narrow one in a phone's column", async () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 512, k: 512 });
  const figure = toHtml(drawing, { id: "a" });
  const page = await browser.newPage({ viewport: { width: 627, height: 900 } });
  await page.setContent(
    `<style>${stylesheet}body{margin:0}</style><ul><li>${figure}</li></ul><blockquote>${figure}</blockquote>` +
      `<ol><li><blockquote>${figure}</blockquote></li></ol>`,
  );
  const countVisible = (selector: string) =>
    page.evaluate(
      (name) =>
        [...document.querySelectorAll(name)].filter((item) => item.checkVisibility()).length,
      selector,
    );
  await page.emulateMedia({ media: "print" });
  expect(await countVisible(".lora-wide")).toBe(3);
  expect(await countVisible(".lora-narrow")).toBe(0);
  await page.emulateMedia({ media: "screen" });
  expect(await countVisible(".lora-narrow")).toBe(3);
  await page.close();
});
