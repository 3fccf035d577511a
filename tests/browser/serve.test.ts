/// <reference lib="dom" />
/** Tests serving a site: an edit redraws only changed pictures, and the browser reloads. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { config, contents } from "../support/eleventy.js";
import { eventually, freePort, onLoopback, open, run } from "../support/server.js";

const eleventy = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");
const options = '{ siteUrl: "https://example.org", previews: true }';
const layout =
  "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>";
const source = (front: string, rank: number) =>
  `---\nlayout: base.njk\n${front}\n---\n<% lora ${rank}, 64, 64, format=png %>\n`;

/** The number of a figure's files: wide and narrow at scales 1 and 2. */
const FIGURE = 4;
const CARD = 1;
const OTHERS = 3 * (FIGURE + CARD);

const browser = await useBrowser();

/** Serves four pages. Tests edit the first page, which names the address of its card. */
async function serve(flags: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-serve-"));
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

  const { next, stop } = run(process.execPath, [eleventy, ...flags.split(" ")], folder);
  const images = async () => (await next(/\[lora\] (\d+) images? drawn, (\d+) reused/)).map(Number);

  expect(await images()).toEqual([FIGURE + CARD + OTHERS, 0]);
  const page = await open(browser, `http://127.0.0.1:${port}/edited/`);
  const close = async () => {
    await page.close();
    await stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { page, edit, images, files: () => contents(path.join(folder, "_site")), close };
}

/** Returns the picture that the browser has chosen, after it has loaded. */
const pictureOn = (page: Page) =>
  page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>("figure.lora img")!;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height, currentSrc } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")!.drawImage(image, 0, 0);
    return { address: currentSrc, width, pixels: canvas.toDataURL() };
  });

/** Returns the names of files that were removed or changed. */
const changed = (before: Map<string, Buffer>, after: Map<string, Buffer>) =>
  [...before].filter(([name, bytes]) => !after.get(name)?.equals(bytes)).map(([name]) => name);

const OWN = ["edited/card.png", "edited/index.html"];

describe.each([
  { flags: "--serve", others: OTHERS },
  // Eleventy renders only the edited page, so no other images are requested.
  { flags: "--serve --incremental", others: 0 },
])("eleventy $flags", ({ flags, others }) => {
  // Each test continues with the page as the previous test left it.
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    site = await serve(flags);
  });
  afterAll(() => site.close());

  it("draws only the images of the edited page, and the browser reloads", async () => {
    const { page, edit, images, files } = site;
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

  it("draws only the preview at the URL that the page names if the title changes", async () => {
    const { page, edit, images, files } = site;
    const [before, picture] = [files(), await eventually(() => pictureOn(page))];
    edit("Retitled", 8);
    expect(await images()).toEqual([CARD, FIGURE + others]);
    await eventually(async () => expect(await page.title()).toBe("Retitled"));
    expect(await eventually(() => pictureOn(page))).toEqual(picture);
    expect(changed(before, files())).toEqual(OWN);
  });

  it("shows an error in place of the figure, and after a fix the same figure without drawing it again", async () => {
    const { page, edit, images, files } = site;
    const [before, picture] = [files(), await eventually(() => pictureOn(page))];
    edit("Retitled", 1.5);
    await eventually(async () => {
      expect(await page.getByRole("alert").textContent()).toContain("rank");
      expect(await page.locator("figure").count()).toBe(0);
    });
    // The page still exists, so it has a preview with only the title.
    expect(await images()).toEqual([CARD, others]);
    edit("Retitled", 8);
    expect(await images()).toEqual([0, FIGURE + CARD + others]);
    expect(await eventually(() => pictureOn(page))).toEqual(picture);
    await eventually(async () => expect(await page.getByRole("alert").count()).toBe(0));
    expect(changed(before, files())).toEqual([]);
  });
});
