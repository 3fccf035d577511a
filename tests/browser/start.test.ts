/** Tests that `npm start` reloads the browser after an edit. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { expect, it, onTestFinished } from "vitest";
import { useBrowser } from "../support/browser.js";
import { eventually, freePort, onLoopback, open, run } from "../support/server.js";
import { temporary } from "../support/temporary.js";

const CONFIGURATION = ".eleventy.js";
const OTHERS =
  ".gitignore package.json plugin rolldown.config.ts scripts site src tests/reference tsconfig.json".split(
    " ",
  );

const browser = await useBrowser();

/** Waits until the text of the page, including closed details, contains these words. */
const expectWords = (page: Page, words: string) =>
  eventually(async () => expect(await page.locator("body").textContent()).toContain(words));

it("npm start reloads the page after an edit of source, data or a page", async () => {
  const folder = temporary();
  for (const name of OTHERS) cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const port = await freePort();
  const configuration = onLoopback(port) + readFileSync(CONFIGURATION, "utf8");
  writeFileSync(path.join(folder, CONFIGURATION), configuration);

  onTestFinished(run("npm", ["start"], folder).stop);
  const url = `http://127.0.0.1:${port}/`;
  const page = await open(browser, url);
  // The control is Eleventy's script alone, which looks for a restarted server only when the window
  // gets focus.
  const control = await open(browser, url, "window.setInterval = () => 0;");
  onTestFinished(() => Promise.all([page.close(), control.close()]).then(() => undefined));
  const edit = async (name: string, before: string, after: string) => {
    await expectWords(page, before);
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(before, after));
    await expectWords(page, after);
  };

  await edit("src/locales/en/decomposition.ftl", "An entry of ", "A number in ");
  await expectWords(control, "An entry of ");
  await edit("site/_data/site.js", "Writing the tag", "How to write the tag");
  await edit("site/index.md", "hard to imagine", "not easily imagined");

  // The URL of a page's script changes with its content.
  const script = () => page.locator("script[src*=runtime]").getAttribute("src");
  const [before, file] = [await script(), path.join(folder, "plugin/island/adopt.ts")];
  writeFileSync(file, readFileSync(file, "utf8").replace("PAUSE = 500", "PAUSE = 501"));
  await eventually(async () => expect(await script()).not.toBe(before));
}, 1_200_000);
