/// <reference lib="dom" />
/** Tests that no stylesheet of a site changes figures, tables and lists, except by what it passes on. */
import fc from "fast-check";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { runs } from "../support/draws.js";
import { hostileStyles, openHost, readFigures } from "../support/hostile-styles.js";

const browser = await useBrowser();
let pages: Record<"actual" | "reference" | "unshielded", Page>;
beforeAll(async () => {
  pages = {
    actual: await openHost(browser, stylesheet, false),
    reference: await openHost(browser, stylesheet, true),
    unshielded: await openHost(
      browser,
      stylesheet.replace(/@layer lora-shield\{/, "@media speech{"),
      false,
    ),
  };
});
afterAll(async () => {
  for (const page of Object.values(pages)) await page.context().close();
});

/** Checks drawn stylesheets: figures on the page look like those that no rule of the page can reach. */
const check = (page: Page, numRuns: number) =>
  fc.check(
    fc.asyncProperty(hostileStyles, async (styles) => {
      const expected = await readFigures(pages.reference, styles);
      expect(expected.length).toBeGreaterThan(400);
      const actual = await readFigures(page, styles);
      const changed = expected
        .map((look, index) => [look, actual[index]] as const)
        .filter(([look, other]) => look !== other);
      if (changed.length) throw new Error(JSON.stringify(changed.slice(0, 2)));
    }),
    { numRuns, endOnFailure: numRuns < 100 },
  );

it("a random stylesheet changes no box and no paint of a figure, a table or a list", async () => {
  const { failed, counterexample, errorInstance } = await check(pages.actual, runs(25, 2000));
  expect(failed, `${JSON.stringify(counterexample, undefined, 1)}\n${errorInstance}`).toBe(false);
  // 2,000 draws in the exam take more than half an hour.
}, 7_200_000);

it("without the shield, random stylesheets change figures", async () => {
  const { failed, numRuns } = await check(pages.unshielded, 20);
  expect([failed, numRuns < 10]).toEqual([true, true]);
});
