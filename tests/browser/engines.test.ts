/** Tests that a seed gives the same picture in Node and in browsers, including training and decompositions. */
import { existsSync } from "node:fs";
import { type Browser, webkit } from "playwright";
import { build } from "rolldown";
import { beforeAll, expect, it } from "vitest";
import { messages } from "../../scripts/build/messages-plugin.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { findFirefox, report } from "../support/firefox.js";
import { everything } from "../support/seeded.js";
import { SITE } from "../support/site.js";

const nodeResults = everything();

const chromium = await useBrowser();
/** The functions of tests/support/seeded.ts, bundled for a page. */
let script: string;
beforeAll(async () => {
  const { output } = await build({
    input: "tests/support/seeded.ts",
    platform: "browser",
    plugins: [messages()],
    write: false,
    output: { format: "iife", name: "seeded" },
  });
  script = output[0].code;
});

async function resultsIn(browser: Browser, before = ""): Promise<Record<string, string>> {
  const page = await openSite(browser, { "/index.html": "<!doctype html><title>T</title>" });
  await page.goto("http://site.test/");
  const actual = await page.evaluate(`${before};${script};seeded.everything()`);
  await page.context().close();
  return actual as Record<string, string>;
}

/** Returns the names of results that differ. */
const others = (browserResults: Readonly<Record<string, string>>) =>
  Object.keys({ ...nodeResults, ...browserResults }).filter(
    (name) => nodeResults[name] !== browserResults[name],
  );

it("every result is byte-identical in Chromium", async () => {
  expect(Object.keys(nodeResults).length).toBeGreaterThan(80);
  expect(new Set(Object.values(nodeResults)).size).toBeGreaterThan(80);
  expect(others(await resultsIn(chromium))).toEqual([]);
});

it("results differ in an engine whose square roots have one bit less precision", async () => {
  const rough = "const root = Math.sqrt; Math.sqrt = (x) => Number(root(x).toPrecision(16))";
  const actual = others(await resultsIn(chromium, rough));
  expect(actual.filter((name) => name.startsWith("numbers")).length).toBe(8);
});

it.skipIf(!existsSync(webkit.executablePath()))(
  "every result is byte-identical in WebKit",
  async () => {
    const browser = await webkit.launch();
    try {
      expect(others(await resultsIn(browser))).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);

const firefox = findFirefox();

it.skipIf(!firefox)("every result is byte-identical in Firefox", async () => {
  const send = `${script};await fetch("/report", { method: "POST", body: JSON.stringify(seeded.everything()) });`;
  const browserResults = await report(firefox!, SITE, "/sims/lora-visualizer/main.html", send);
  expect(others(browserResults as Record<string, string>)).toEqual([]);
});
