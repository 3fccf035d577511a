/** Tests tables at 320 px and on paper: no cell is hidden, and a table that scrolls has a shadow at its edge. */
import MarkdownIt from "markdown-it";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { methods } from "../../src/counts/methods/index.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { locales } from "../../src/locales/languages.js";
import type { Values } from "../../src/options.js";
import { toTableFigure } from "../../src/tables/html.js";
import { tableOf } from "../../src/tables/index.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { isExam } from "../support/draws.js";
import { pixels } from "../support/pixels.js";

const browser = await useBrowser();

async function show(values: Values, width = 320): Promise<Page> {
  const body =
    `<!doctype html><html lang="en"><title>Table</title><style>${stylesheet}</style>` +
    `<body style="margin:0;padding:0 16px;font:17px/1.6 DejaVu Sans">` +
    toTableFigure(tableOf(values), "table");
  const page = await openSite(
    browser,
    { "/index.html": body },
    { viewport: { width, height: 800 }, colorScheme: "light" },
  );
  await page.goto("http://site.test/");
  return page;
}

/** Returns cells that their table's frame cuts off or other cells cover. */
const findHiddenCells = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const frame = document.querySelector(".lora-scroll").getBoundingClientRect();
    const boxes = [...document.querySelectorAll("th, td")].map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return { text: cell.textContent, box: range.getBoundingClientRect() };
    });
    const lies = (one, other) =>
      one.left < other.right - 1 && other.left < one.right - 1 &&
      one.top < other.bottom - 1 && other.top < one.bottom - 1;
    return boxes
      .filter(({ box }, at) =>
        box.width === 0 || box.left < frame.left - 1 || box.right > frame.right + 1 ||
        boxes.slice(at + 1).some((other) => lies(box, other.box)))
      .map(({ text }) => text);
  })()`);

const many = "gpt2 bert-base-cased t5-base Meta-Llama-3-70B Mixtral-8x7B-v0.1 gpt3-175b".split(" ");
const stacked: [string, Values][] = [
  ["models", { models: many, rank: 8, targets: "all-linear" }],
  ["models with their targets", { models: ["gpt2", "bert-base-cased", "falcon-40b"] }],
  ["ranks of a model", { ranks: [1, 8, 64], model: "gpt3-175b", targets: ["q_proj", "v_proj"] }],
  ["methods", { methods: Object.keys(methods), model: "Llama-3.2-1B", targets: ["q_proj"] }],
  ["ranks of a matrix", { ranks: [1, 8, 4096], d: 4096, k: 4096 }],
];

const writeTable = (values: Values) =>
  `loraTable ${Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(", ")}`;

describe("a narrow page", () => {
  it.each(stacked)("shows every cell of a table of %s", async (_, values) => {
    const page = await show(values);
    expect(await findHiddenCells(page)).toEqual([]);
    await page.close();
  });

  it("presents a stacked table to screen readers as a table", async () => {
    const page = await show({ methods: ["lora"], model: "gpt2" });
    const seen = await page.locator("table").ariaSnapshot();
    for (const role of ['columnheader "Trains"', 'rowheader "LoRA"', 'cell "294,912"'])
      expect(seen).toContain(role);
    await page.close();
  });

  it("shows the column headers of a stacked table above their cells", async () => {
    for (const [name, values] of stacked.slice(0, 4)) {
      const page = await show(values, 375);
      await page.setViewportSize({ width: 375, height: 300 });
      const inSight = () =>
        page.evaluate(`(() => {
          document.querySelector("tbody tr:last-child").scrollIntoView({ block: "end" });
          return [...document.querySelectorAll("thead th")].every((head, at) => {
            const cell = document.querySelectorAll("tbody tr:last-child > *")[at];
            const [above, below] = [head, cell].map((one) => one.getBoundingClientRect());
            return document.elementFromPoint(above.left + 4, above.top + 4) === head &&
              above.top < below.top && above.left === below.left;
          });
        })()`);
      expect(await inSight(), name).toBe(true);
      /** Focuses each link from the table's end backwards, and returns how many of them the head covers. */
      const covered = () =>
        page.evaluate(`[...document.querySelectorAll("tbody a")].reverse().filter((link) => {
          link.focus();
          const [head, here] = [document.querySelector("thead"), link].map((one) => one.getBoundingClientRect());
          return here.bottom <= head.bottom && here.top >= head.top;
        }).length`);
      expect(await covered(), name).toBe(0);
      await page.addStyleTag({
        content: "@layer lora { .lora.lora .lora-scroll { overflow: auto } }",
      });
      expect(await inSight(), name).toBe(false);
      await page.close();
    }
  });

  it("a table that scrolls has a shadow at the edge that hides cells, and none at its end", async () => {
    const page = await show({ ranks: [1, 2 ** 20], d: 2 ** 20, k: 2 ** 20 });
    expect(await findHiddenCells(page)).not.toEqual([]);
    const edge = async () => {
      const { x, y, width, height } = (await page.locator(".lora-scroll").boundingBox())!;
      const clip = { x: x + width - 4, y: y + height - 8, width: 4, height: 4 };
      return (await page.screenshot({ clip })).toString("base64");
    };
    const paper = await page.screenshot({ clip: { x: 2, y: 2, width: 4, height: 4 } });
    expect(await edge()).not.toBe(paper.toString("base64"));
    await page.locator(".lora-scroll").evaluate((element) => element.scrollTo(1e6, 0));
    expect(await edge()).toBe(paper.toString("base64"));
    await page.close();
  });

  it("a table that fits shows no shadow, at any subpixel position", async () => {
    const page = await show({ ranks: [1, 8], d: 64, k: 64 }, 720);
    /** Returns how many of the 3 columns of pixels at each edge differ from the page's background. */
    const shaded = async () => {
      const { x, y, width } = (await page.locator(".lora-scroll").boundingBox())!;
      let count = 0;
      for (const edge of [x, x + width])
        for (let at = Math.floor(edge) - 2; at < edge + 1; at++) {
          const clip = { x: at, y: y + 2, width: 1, height: 4 };
          const column = await pixels(await page.screenshot({ clip }), clip);
          if (column.some((channel) => channel !== 255)) count++;
        }
      return count;
    };
    for (const [padding, size] of [
      [16, 17.6],
      [16.3, 17],
      [16.5, 17.6],
      [16.8, 18.3],
    ]) {
      await page.evaluate(
        `document.body.style = "margin:0;padding:0 ${padding}px;font:${size}px/1.6 DejaVu Sans"`,
      );
      expect(await shaded(), `${padding} px, ${size} px`).toBe(0);
    }
    await page.addStyleTag({
      content: "@layer lora { .lora-scroll { background: linear-gradient(#ccc, #ccc) } }",
    });
    expect(await shaded()).toBeGreaterThan(0);
    await page.close();
  });
});

/** In `npm test`, languages with short and with long words, and one from right to left. */
const languages = isExam ? Object.keys(locales) : ["ar", "de", "ja"];

describe.each(languages)("in %s, at any width of a column of text", (lang) => {
  const step = isExam ? 40 : 120;
  const widths = Array.from({ length: 720 / step + 1 }, (_, index) => 280 + step * index);
  const open = async () => {
    const md = new MarkdownIt().use(loraMarkdown, { lang });
    const tags = stacked.map(([, values]) => `<% ${writeTable(values)} %>`);
    const html = `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><title>T</title><style>${stylesheet}</style><style>body{margin:0;font:16px/1.5 Arimo,sans-serif}</style>${md.render(tags.join("\n\n"))}`;
    const page = await openSite(browser, { "/index.html": html });
    await page.goto("http://site.test/");
    return page;
  };
  /** Returns what is cut off or out of place: by width, the number of the table and its fault. */
  const findFaults = async (page: Page) => {
    const faults: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const cut =
        await page.evaluate(`[...document.querySelectorAll(".lora-scroll")].flatMap((frame, at) => {
        const { left, right } = frame.getBoundingClientRect();
        const isInside = (box) => box.left >= left - 1 && box.right <= right + 1;
        const cells = [...frame.querySelectorAll("th, td")].map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect();
        });
        const hidden = cells.filter((box) => !isInside(box)).length;
        const hasSign = frame.scrollWidth > frame.clientWidth && getComputedStyle(frame).overflowX === "auto";
        const caption = frame.querySelector("caption");
        const faults = hidden && !(hasSign && at === 4) ? [\`\${hidden} cells\`] : [];
        for (const end of [0, 1e4, -1e4, 0]) {
          frame.scrollTo(end, 0);
          if (!isInside(caption.getBoundingClientRect())) faults.push("caption");
        }
        return faults.map((fault) => \`\${at}: \${fault}\`);
      })`);
      faults.push(...(cut as string[]).map((fault) => `${width} px, table ${fault}`));
    }
    return faults;
  };

  it("no table hides a column, and captions stay in place", async () => {
    const page = await open();
    expect(await page.locator(".lora-scroll").count()).toBe(stacked.length);
    expect(await findFaults(page)).toEqual([]);
    await page.addStyleTag({ content: "@layer lora{.lora .lora-scroll tr{display:table-row}}" });
    expect(await findFaults(page)).not.toEqual([]);
    await page.context().close();
  });
});

it("a table of methods in a wide column has trade-offs next to the numbers", async () => {
  const page = await show({ methods: ["lora"], model: "gpt2" }, 752);
  const top = async (text: string) => (await page.getByText(text).boundingBox())!.y;
  expect(Math.abs((await top("294,912")) - (await top("It limits")))).toBeLessThan(4);
  await page.close();
});

describe("A4, the narrower sheet", () => {
  /** The width between margins of an inch, with the page's padding, CSS pixels. */
  const width = ((210 - 2 * 25.4) / 25.4) * 96 + 32;

  it.each(stacked)("shows every column of a table of %s", async (name, values) => {
    const page = await show(values, Math.floor(width));
    await page.emulateMedia({ media: "print" });
    expect(await findHiddenCells(page)).toEqual([]);
    await page.addStyleTag({
      content: "@layer lora { .lora .lora-scroll { font-size: 1em !important } }",
    });
    if (name === "models") expect(await findHiddenCells(page)).not.toEqual([]);
    await page.close();
  });
});

it.each(["#ffffff", "#fdf6e3", "#eef0f4", "#23292f", "#202b38", "#3b0a45"])(
  "a line between rows is visible on a page of %s",
  async (ground) => {
    const page = await show({ ranks: [1, 8], d: 64, k: 64 }, 1000);
    const color = Number.parseInt(ground.slice(1, 3), 16) < 128 ? "#ddd" : "#222";
    await page.addStyleTag({ content: `html{background:${ground};color:${color}}` });
    const row = (await page.locator("tbody tr").first().boundingBox())!;
    const clip = { x: row.x + 4, y: Math.round(row.y + row.height) - 2, width: 1, height: 4 };
    const reds = (await pixels(await page.screenshot({ clip }), clip)).filter(
      (_, at) => at % 4 === 0,
    );
    expect(Math.max(...reds) - Math.min(...reds)).toBeGreaterThan(9);
    await page.context().close();
  },
);
