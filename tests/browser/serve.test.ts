/// <reference lib="dom" />
/** While an author writes: an edit draws only what changed, and the browser shows it by itself. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { config, contents } from "../support/eleventy.js";
import { eventually, freePort, onLoopback, open, run } from "../support/server.js";
import { temporary } from "../support/temporary.js";

const eleventy = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");
const options = '{ siteUrl: "https://example.org", previews: true }';
const layout =
  "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>";
const source = (front: string, rank: number) =>
  `---\nlayout: base.njk\n${front}\n---\n<% lora ${rank}, 64, 64, format=png %>\n`;

/** Wide and narrow at scales 1 and 2. */
const FIGURE = 4;
const CARD = 1;
const OTHERS = 3 * (FIGURE + CARD);

const browser = await useBrowser();

/** Serves four pages; the first, which tests edit, has its card at an address of its own. */
async function serve(flags: string) {
  const folder = temporary();
  const write = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
  const edit = (title: string, rank: number) =>
    write("edited.md", source(`title: ${title}\nimage: ./card.png`, rank));
  mkdirSync(path.join(folder, "_includes"));
  write("_includes/base.njk", layout);
  write("package.json", '{ "type": "module" }');
  const port = await freePort();
  const configuration = config().replace("(loraVisualizer);", `(loraVisualizer, ${options});`);
  write("eleventy.config.js", onLoopback(port) + configuration);
  edit("Edited", 1);
  for (const rank of [2, 3, 4]) write(`p${rank}.md`, source(`title: Page ${rank}`, rank));

  const next = run(process.execPath, [eleventy, ...flags.split(" ")], folder);
  const images = async () => (await next(/\[lora\] (\d+) images? drawn, (\d+) reused/)).map(Number);

  expect(await images()).toEqual([FIGURE + CARD + OTHERS, 0]);
  const page = await open(browser, `http://127.0.0.1:${port}/edited/`);
  return { page, edit, images, files: () => contents(path.join(folder, "_site")) };
}

/** The figure's picture as the browser has chosen, loaded and decoded it. */
const pictureOn = (page: Page) =>
  page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>("figure.lora img")!;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height, currentSrc } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")!.drawImage(image, 0, 0);
    return { address: currentSrc, width, pixels: canvas.toDataURL() };
  });

/** Names of files that are there no more or have other bytes. */
const changed = (before: Map<string, Buffer>, after: Map<string, Buffer>) =>
  [...before].filter(([name, bytes]) => !after.get(name)?.equals(bytes)).map(([name]) => name);

const OWN = ["edited/card.png", "edited/index.html"];

describe.each([
  { flags: "--serve", others: OTHERS },
  // Eleventy renders the edited page alone, so that the others' images are not even asked for.
  { flags: "--serve --incremental", others: 0 },
])("eleventy $flags", ({ flags, others }) => {
  it("draws the edited page's images alone, and the browser shows the new one by itself", async () => {
    const { page, edit, images, files } = await serve(flags);
    const [before, picture] = [files(), await eventually(() => pictureOn(page))];
    edit("Edited", 8);
    expect(await images()).toEqual([FIGURE + CARD, others]);
    const shown = await eventually(async () => {
      const now = await pictureOn(page);
      expect(now.address).not.toBe(picture.address);
      return now;
    });
    expect(shown.width).toBeGreaterThan(0);
    expect(shown.pixels).not.toBe(picture.pixels);
    expect(changed(before, files())).toEqual(OWN);
  });

  it("draws the card alone for another title, at the address that its page names", async () => {
    const { page, edit, images, files } = await serve(flags);
    const [before, picture] = [files(), await eventually(() => pictureOn(page))];
    edit("Retitled", 1);
    expect(await images()).toEqual([CARD, FIGURE + others]);
    await eventually(async () => expect(await page.title()).toBe("Retitled"));
    expect(await eventually(() => pictureOn(page))).toEqual(picture);
    expect(changed(before, files())).toEqual(OWN);
  });

  it("says in the figure's place what is wrong with its tag; mended, the figure is there again, drawn no more", async () => {
    const { page, edit, images, files } = await serve(flags);
    const [before, picture] = [files(), await eventually(() => pictureOn(page))];
    edit("Edited", 1.5);
    await eventually(async () => {
      expect(await page.getByRole("alert").textContent()).toContain("rank");
      expect(await page.locator("figure").count()).toBe(0);
    });
    // The page is still there, so it has its card, of the title alone.
    expect(await images()).toEqual([CARD, others]);
    edit("Edited", 1);
    expect(await images()).toEqual([0, FIGURE + CARD + others]);
    expect(await eventually(() => pictureOn(page))).toEqual(picture);
    await eventually(async () => expect(await page.getByRole("alert").count()).toBe(0));
    expect(changed(before, files())).toEqual([]);
  });
});
