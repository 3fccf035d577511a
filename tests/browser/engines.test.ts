/**
 * The same seed, the same picture, in Node and in browsers: there the built package itself makes
 * every figure from its options, with its trainings and decompositions.
 */
import path from "node:path";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { findFirefox, report } from "../support/firefox.js";
import { everything } from "../support/seeded.js";
import { SITE } from "../support/site.js";

const here = everything();

const browser = await useBrowser();
/** Everything over what is built, as a script for the page. */
let script: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { everything } from "./tests/support/seeded.js";',
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "seeded",
    plugins: [
      {
        name: "what is built in place of its source",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\.\/\.\.\/src\// }, ({ path: file }) => ({
            path: path.resolve("dist", file.replace("../../", "")),
          })),
      },
    ],
  });
  script = outputFiles[0]!.text;
});

async function inChromium(before = ""): Promise<Record<string, string>> {
  const page = await openSite(browser, { "/index.html": "<!doctype html><title>T</title>" });
  await page.goto("http://site.test/");
  const found = await page.evaluate(`${before};${script};seeded.everything()`);
  await page.context().close();
  return found as Record<string, string>;
}

/** Names of what differs by a byte. */
const others = (there: Readonly<Record<string, string>>) =>
  Object.keys({ ...here, ...there }).filter((name) => here[name] !== there[name]);

it("is the same in Chromium, byte for byte", async () => {
  expect(Object.keys(here).length).toBeGreaterThan(80);
  expect(new Set(Object.values(here)).size).toBeGreaterThan(80);
  expect(others(await inChromium())).toEqual([]);
});

it("would not be in an engine whose square roots were one place less exact", async () => {
  const rough = "const root = Math.sqrt; Math.sqrt = (x) => Number(root(x).toPrecision(16))";
  const found = others(await inChromium(rough));
  expect(found.filter((name) => name.startsWith("numbers")).length).toBe(8);
});

const firefox = findFirefox();

it.skipIf(!firefox)("is the same in Firefox, byte for byte", async () => {
  const send = `${script};await fetch("/report", { method: "POST", body: JSON.stringify(seeded.everything()) });`;
  const there = await report(firefox!, SITE, "/sims/lora-visualizer/main.html", send);
  expect(others(there as Record<string, string>)).toEqual([]);
});
