/// <reference lib="dom" />
/** Tests that no stylesheet of a site changes figures, tables and lists, except by what it passes on. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { runs } from "../support/draws.js";
import { hostileStyles, openHost, readFigures } from "../support/hostile-styles.js";

const browser = await useBrowser();

/** Checks drawn stylesheets: figures on a page look like those that no rule of the page can reach. */
async function check(ours: string, width: number, numRuns: number) {
  const [page, reference] = [
    await openHost(browser, ours, false, width),
    await openHost(browser, stylesheet, true, width),
  ] as const;
  const property = fc.asyncProperty(hostileStyles, async (styles) => {
    const expected = await readFigures(reference, styles);
    expect(expected.length).toBeGreaterThan(400);
    const actual = await readFigures(page, styles);
    const changed = expected
      .map((look, index) => [look, actual[index]] as const)
      .filter(([look, other]) => look !== other);
    if (changed.length) throw new Error(JSON.stringify(changed.slice(0, 2)));
  });
  // Other stylesheets for each width.
  const seed = fc.readConfigureGlobal().seed! + width;
  const result = await fc.check(property, { numRuns, seed, endOnFailure: numRuns < 100 });
  for (const item of [page, reference]) await item.context().close();
  return result;
}

it.each([375, 720, 1280])(
  "a random stylesheet changes no box and no paint of a figure, a table or a list at %d px",
  async (width) => {
    const { failed, counterexample, errorInstance } = await check(stylesheet, width, runs(8, 667));
    expect(failed, `${JSON.stringify(counterexample, undefined, 1)}\n${errorInstance}`).toBe(false);
    // 667 draws in the exam may take ten minutes.
  },
  7_200_000,
);

it("without the shield, random stylesheets change figures", async () => {
  const unshielded = stylesheet.replace(/@layer lora-shield\{/, "@media speech{");
  const { failed, numRuns } = await check(unshielded, 720, 20);
  expect([failed, numRuns < 10]).toEqual([true, true]);
});
