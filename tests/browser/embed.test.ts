/// <reference lib="dom" />
/** The gallery's figures in frames of another site, as the gallery offers them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright";
import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { sampled } from "../support/draws.js";
import { collectMessages } from "../support/looks.js";
import { SITE, size, visit } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const browser = await useBrowser();

/** The HTML of each figure's frame, and the address of its picture, as the gallery shows them. */
const [snippets, addresses] = await visit(
  browser,
  "/figures/",
  { javaScriptEnabled: false },
  async (page) => {
    const texts = await page.locator(".source details code").allTextContents();
    return [0, 1].map((rest) => texts.filter((_, index) => index % 2 === rest));
  },
);

const SITE_URL = "https://lora-visualizer.example/";

/** Returns the name of a figure's files in a text, such as "memory-2". */
const getName = (text: string) => /\/figures\/([\w-]+)\./.exec(text)?.[1] ?? "";

/** A frame of each kind of figure. */
const frames = sampled(snippets!, (snippet) => getName(snippet).replace(/-\d+$/, ""));

/** Opens a page of another site, which contains the text. */
async function openHost(text: string, options: BrowserContextOptions): Promise<Page> {
  const page = await openSite(browser, SITE, options);
  const body = `<!doctype html><meta name="viewport" content="width=device-width"><style>body{margin:0}</style>${text}`;
  await page.route("http://host.test/", (route) =>
    route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
  );
  await page.goto("http://host.test/", { waitUntil: "networkidle" });
  return page;
}

/** Returns the snippets as the page of another site would have them. All their frames load at once. */
const toHtml = (snippets: readonly string[]) =>
  snippets.join("\n").replaceAll(SITE_URL, "http://site.test/").replaceAll('loading="lazy"', "");

/** Returns how many pixels of each frame are missing in height and in width, and whether much of its height is empty. */
const measureFrames = async (page: Page) => {
  const [, ...inner] = page.frames();
  return Promise.all(
    inner.map(async (frame) => {
      const room = await frame.evaluate(async () => {
        await document.fonts.ready;
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
        const link = document.querySelector(".from")!.getBoundingClientRect();
        return {
          hidden: Math.max(0, scrollHeight - clientHeight),
          wide: scrollWidth - clientWidth,
          isTooHigh: link.bottom < clientHeight - 150,
        };
      });
      return { name: getName(frame.url()), ...room };
    }),
  );
};

const FITS = { hidden: 0, wide: 0, isTooHigh: false };

it.each([320, 599, 720])(
  "nothing is cut off and nothing scrolls in a column of %d px",
  async (width) => {
    // The window is wider than the column, as in a page with a sidebar.
    const html = `<div style="width: ${width}px">${toHtml(frames)}</div>`;
    const page = await openHost(html, size(width + 200));
    const rooms = await measureFrames(page);
    expect(rooms).toEqual(frames.map((snippet) => ({ name: getName(snippet), ...FITS })));
    await page.context().close();
  },
);

it("nothing is cut off after a reader moves the first control to its end", async () => {
  const page = await openHost(toHtml(frames), size(320));
  let moved = 0;
  for (const [index, frame] of page.frames().slice(1).entries()) {
    await page.locator("iframe").nth(index).scrollIntoViewIfNeeded();
    // Some views of figures have no controls.
    if (!(await frame.locator("form").count())) continue;
    moved++;
    // The figure's script has loaded when the link has a URL.
    await frame.locator(".lora-buttons a[href]").waitFor();
    await frame.locator("input[type=range], select").first().press("End");
  }
  expect(moved).toBeGreaterThan(frames.length / 2);
  expect((await measureFrames(page)).map(({ hidden }) => hidden)).toEqual(frames.map(() => 0));
  await page.context().close();
});

it("the check detects frames that are too low or too high", async () => {
  const [low, high] = ["400px", "1200px"].map((height) =>
    frames[0]!.replace(/(?<= height: )[^;]+/, height),
  );
  const page = await openHost(toHtml([low!, high!]), size(720));
  const rooms = await measureFrames(page);
  expect(rooms.map(({ hidden }) => hidden > 100)).toEqual([true, false]);
  expect(rooms.map(({ isTooHigh }) => isTooHigh)).toEqual([false, true]);
  await page.context().close();
});

it("without scripts, a frame has the same picture and no controls", async () => {
  const [first] = frames;
  const look = async (javaScriptEnabled: boolean) => {
    const page = await openHost(toHtml([first!]), { ...size(720), javaScriptEnabled });
    const frame = page.frames()[1]!;
    const svg = await frame.locator(".lora-wide").innerHTML();
    const controls = await frame.locator("input:visible, button:visible").count();
    const [room] = await measureFrames(page);
    await page.context().close();
    return { svg, controls, hidden: room!.hidden };
  };
  const [plain, scripted] = [await look(false), await look(true)];
  expect(plain).toEqual({ svg: scripted.svg, controls: 0, hidden: 0 });
  expect(scripted.controls).toBeGreaterThan(0);
});

it("the link below the figure leads to the same figure in the gallery, in the whole window", async () => {
  const last = frames.at(-1)!;
  const page = await openHost(toHtml([last]), size(720));
  const getPicture =
    "figure => figure.querySelector('.lora-wide').outerHTML.replace(/ id=.*?(?=[ >])/, '')";
  const frame = page.frames()[1]!;
  const picture = await frame.locator("figure.lora").evaluate(getPicture);
  await frame.getByRole("link", { name: "From LoRA Visualizer" }).click();
  await page.waitForURL(`http://site.test/figures/#${getName(last)}`);
  expect(await page.locator("figure:target").evaluate(getPicture)).toBe(picture);
  await page.context().close();
});

it("the page in a frame has no violations found by axe, logs nothing, and follows the color scheme", async () => {
  const url = `/figures/${getName(frames[0]!)}.html`;
  const grounds = new Set<string>();
  for (const colorScheme of ["light", "dark"] as const)
    await visit(browser, url, { ...size(540), colorScheme }, async (page) => {
      const messages = collectMessages(page);
      await page.evaluate(axe);
      const violations = await page.evaluate(
        "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
      );
      expect(violations).toEqual([]);
      expect(messages).toEqual([]);
      grounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    });
  expect(grounds.size).toBe(2);
});

it("each figure has a frame with a title, and the absolute address of its PNG file", async () => {
  expect(snippets!.length).toBe(addresses!.length);
  for (const [index, snippet] of snippets!.entries()) {
    const name = getName(snippet);
    expect(snippet).toMatch(/ title="[^"]{5,}"/);
    expect(addresses![index]).toBe(`${SITE_URL}figures/${name}.png`);
    for (const file of [`${name}.png`, `${name}.html`])
      expect(existsSync(path.join(SITE, "figures", file)), file).toBe(true);
  }
});
