/// <reference lib="dom" />
/** Tests steps and exercises, with and without scripts and in print. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { pixels } from "../support/pixels.js";
import { SITE, size, visit } from "../support/site.js";

const browser = await useBrowser();

describe("steps", () => {
  const url = "/chapters/11-generative-ai-and-llms/";
  const noScript = { ...size(800), javaScriptEnabled: false };
  /** Returns the visible texts of the wide or the narrow picture. */
  const seen = (page: Page, composition: "wide" | "narrow" = "wide") =>
    page
      .locator(`#ranks .lora-${composition} text`)
      .evaluateAll((texts) =>
        texts
          .filter((text) => text.getClientRects().length)
          .map((text) => text.textContent!.replace(/\s/g, " ")),
      );
  const counts = ["1,024", "4,096", "8,192", "16,384"];
  const visibleCounts = (texts: readonly string[]) =>
    counts.filter((count) => texts.some((text) => /^LoRA trains (\S+)/.exec(text)?.[1] === count));
  /** Returns the ranks that a picture's words name: "rank ≤ 8," or, in narrow pictures, "BA: rank ≤ 8, never stored". */
  const findRanks = (texts: readonly string[]) =>
    texts.flatMap((text) => /^(?:BA: )?rank ≤ (\d+),/.exec(text)?.[1] ?? []);

  it.each([
    [800, "wide"],
    [320, "narrow"],
  ] as const)("can be chosen by keyboard without scripts at %d px", async (width, composition) => {
    await visit(browser, url, { ...size(width), javaScriptEnabled: false }, async (page) => {
      expect(visibleCounts(await seen(page, composition))).toEqual(["8,192"]);
      expect(findRanks(await seen(page, composition))).toEqual(["8"]);
      await page.locator("#ranks fieldset :checked").press("ArrowRight");
      expect(visibleCounts(await seen(page, composition))).toEqual(["16,384"]);
      await page.locator("#ranks fieldset label").first().click();
      expect(findRanks(await seen(page, composition))).toEqual(["1"]);
      expect(visibleCounts(await seen(page, composition))).toEqual(["1,024"]);
      expect(await seen(page, composition)).toContain("full fine-tuning, dk");
    });
  });

  it("shows only the figure's rank without the stylesheet", async () => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    const page = await openSite(browser, { "/index.html": html }, size(800));
    await page.goto("http://site.test/");
    expect(visibleCounts(await seen(page))).toEqual(["8,192"]);
    await page.context().close();
  });

  it("are printed side by side", async () => {
    await visit(browser, url, noScript, async (page) => {
      const small = page.locator("#ranks .lora-multiples svg");
      const boxes = () =>
        small.evaluateAll((all) => all.map((element) => element.getBoundingClientRect().width));
      expect((await boxes()).every((width) => width === 0)).toBe(true);
      await page.emulateMedia({ media: "print" });
      expect(await boxes()).toHaveLength(4);
      expect((await boxes()).every((width) => width > 200)).toBe(true);
      expect(await page.locator("#ranks fieldset").isVisible()).toBe(false);
      expect(await page.locator("#ranks .lora-narrow").isVisible()).toBe(false);
      // One of the small pictures shows the chosen rank, so the large picture is not printed.
      expect(await page.locator("#ranks .lora-wide").isVisible()).toBe(false);
      const names = await page.locator("#ranks .lora-multiples p").allTextContents();
      expect(names).toEqual([1, 4, 8, 16].map((rank) => `Rank r = ${rank}`));
      // Each picture is made of the parts of all ranks and of its own.
      const words = await small.evaluateAll((all) =>
        all.map((picture) =>
          [...picture.querySelectorAll("use")]
            .flatMap((use) => [
              ...document.querySelector(use.getAttribute("href")!)!.querySelectorAll("text"),
            ])
            .map((text) => text.textContent!.replace(/\s/g, " ")),
        ),
      );
      expect(words.map(findRanks)).toEqual([["1"], ["4"], ["8"], ["16"]]);
      expect(words.map(visibleCounts)).toEqual(counts.map((count) => [count]));
      const rows = await page.locator("#ranks .lora-sweep tbody tr").allTextContents();
      expect(rows.map((row) => counts.findIndex((count) => row.includes(count)))).toEqual([
        0, 1, 2, 3,
      ]);
    });
  });

  it.each([
    { rank: 8, d: 512, k: 512, steps: [1, 8, 32] },
    { rank: 3, d: 4096, k: 16, alpha: 16, steps: [3, 16] },
  ])("print the complete narrow picture of each rank: %o", async (values) => {
    const figure = toHtml(figures.decomposition.draw(values), { id: "ranks" });
    // The page's rules affect both in the same way.
    const siteRules =
      ":root { --lora-ink: green } g svg { overflow: visible; width: 100%; height: auto }";
    const alone =
      "body, .lora > * { visibility: hidden } .alone { visibility: visible; display: block !important; " +
      "position: fixed; inset: 0 auto auto 0; width: 304px !important }";
    const html = `<!doctype html><style>${stylesheet}${siteRules}${alone}</style>${figure}`;
    const page = await openSite(browser, { "/index.html": html }, size(304));
    await page.goto("http://site.test/");
    await page.emulateMedia({ media: "print" });
    const capture = async (picture: Locator) => {
      await picture.evaluate((element) => element.classList.add("alone"));
      const seen = await pixels(await page.screenshot(), size(304).viewport);
      await picture.evaluate((element) => element.classList.remove("alone"));
      return seen;
    };
    const narrow: Uint8ClampedArray[] = [];
    for (const [index] of values.steps.entries()) {
      const choice = page.locator(".lora-steps input").nth(index);
      await choice.evaluate((element: HTMLInputElement) => element.click());
      narrow.push(await capture(page.locator(".lora-narrow")));
      const small = await capture(page.locator(".lora-multiples svg").nth(index));
      // Up to rounding at edges.
      const isSame = (item: Uint8ClampedArray) =>
        item.every((level, at) => Math.abs(level - small[at]!) < 4);
      expect(narrow.findIndex(isSame)).toBe(index);
    }
    await page.context().close();
  });

  it("are printed in a site's colors, even on a page with rules for every svg", async () => {
    const capture = (content: string) =>
      visit(browser, url, size(800), async (page) => {
        await page.addStyleTag({ content });
        await page.emulateMedia({ media: "print" });
        return page.locator("#ranks .lora-multiples").screenshot();
      });
    const usual = await capture("/* none */");
    const rules = "{ overflow: visible; width: 100%; height: auto }";
    expect((await capture(`g svg ${rules}`)).equals(usual)).toBe(true);
    expect((await capture(":root { --lora-b: #0b4f9e }")).equals(usual)).toBe(false);
    expect((await capture(":root { --lora-b: #c04f17 }")).equals(usual)).toBe(true);
  });

  it("repeats only parts that differ between ranks in the HTML", () => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    const [, figure = ""] = /<figure class="lora" id="ranks">(.*?)<\/figure>/.exec(html) ?? [];
    const times = (text: RegExp) => figure.match(text)?.length;
    expect(times(/>full fine-tuning,\s<tspan/g)).toBe(2);
    expect(times(/>LoRA trains\s16,384\b/g)).toBe(2);
    // The small pictures refer to the parts of the narrow one.
    expect(times(/<use href="#ranks--all"/g)).toBe(4);
    expect(times(/>(?::\s)?rank\s(?:≤|&#8804;)\s16,/g)).toBe(2);
  });

  it("stay in sync with the slider, and are deselected if the slider has another value", async () => {
    await visit(browser, url, size(800), async (page) => {
      const steps = page.locator("#ranks fieldset");
      const box = () =>
        page
          .locator("#ranks .lora-wide rect[stroke]")
          .first()
          .evaluate((element) =>
            ["x", "y", "width", "height"].map((name) => element.getAttribute(name)),
          );
      const before = await box();
      await steps.locator("label").last().click();
      await expect.poll(async () => visibleCounts(await seen(page))).toEqual(["16,384"]);
      const field = page.locator("#ranks [type=number][name=rank]");
      await expect.poll(() => field.inputValue()).toBe("16");
      // All ranks share one scale, so W does not move.
      expect(await box()).toEqual(before);
      await page.locator("#ranks [type=range][name=rank]").press("Home");
      expect(await steps.locator(":checked").inputValue()).toBe("1");
      await field.fill("5");
      expect(await steps.locator(":checked").count()).toBe(0);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#ranks .lora-multiples").isVisible()).toBe(false);
      expect(await page.locator("#ranks .lora-sweep").isVisible()).toBe(false);
      expect(await page.locator("#ranks .lora-wide").isVisible()).toBe(true);
    });
  });

  it("can be chosen if scripts are enabled but ours fails to load", async () => {
    const html = readFileSync(path.join(SITE, url, "index.html"), "utf8");
    const [css = ""] = /\/lora\/lora-\w+\.css/.exec(html) ?? [];
    const styles = readFileSync(path.join(SITE, css), "utf8");
    const files = { "/index.html": html.replace("<head>", `<head><style>${styles}</style>`) };
    const page = await openSite(browser, files, size(800));
    await page.goto("http://site.test/");
    await page.locator("#ranks fieldset label").first().click();
    expect(visibleCounts(await seen(page))).toEqual(["1,024"]);
    await page.emulateMedia({ media: "print" });
    const small = page.locator("#ranks .lora-multiples svg");
    expect(await small.first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe("the exercise", () => {
  const url = "/sims/lora-visualizer/";
  const solution =
    "Rank 5 is the largest: it saves 99.023\u00a0%. Rank 6 saves 98.83\u00a0%, less than 99\u00a0%.";

  it("confirms the answer while a reader types it, and explains why no larger rank is right", async () => {
    await visit(browser, url, size(800), async (page) => {
      const exercise = page.locator("#find-the-rank");
      const answer = () => exercise.locator(".lora-goal output").textContent();
      // While typing, the field keeps the focus and fires no change event.
      const setField = async (name: string, value: string) => {
        const before = await answer();
        await exercise.locator(`[type=number][name=${name}]`).fill(value);
        await expect.poll(answer).not.toBe(before);
        return answer();
      };
      expect(await answer()).toBe("");
      expect(await setField("rank", "4")).toBe(
        "Rank 4 saves 99.219\u00a0%, at least 99\u00a0%. Is there a larger rank that does?",
      );
      expect(await setField("rank", "5")).toBe(`✓ ${solution}`);
      expect(await exercise.locator(".lora-goal details p").textContent()).toBe(solution);
      expect(await exercise.locator(".lora-data li > span").allTextContents()).toContain(
        "B, 1,024\u00a0×\u00a05, trained: 5,120 parameters",
      );
      expect(await setField("rank", "6")).toBe("Rank 6 saves 98.83\u00a0%, less than 99\u00a0%.");
      expect(await setField("rank", "600")).toBe(
        "Rank 600 saves nothing: LoRA trains as many parameters as W has, or more.",
      );
      expect(await setField("d", "64")).toBe(
        "The exercise is about a matrix of 1,024\u00a0×\u00a01,024.",
      );
    });
  });

  it("includes its answer without scripts, and in print at the end of the page", async () => {
    await visit(browser, url, { ...size(800), javaScriptEnabled: false }, async (page) => {
      const answer = page.locator("#find-the-rank .lora-goal details p");
      expect(await answer.textContent()).toBe(solution);
      expect(await answer.isVisible()).toBe(false);
      const end = page.locator(".lora-answers p");
      expect(await end.isVisible()).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await answer.isVisible()).toBe(false);
      expect(await end.isVisible()).toBe(true);
      const task =
        "Find the largest rank that saves at least 99\u00a0% of a matrix of 1,024\u00a0×\u00a01,024.";
      expect(await end.textContent()).toBe(`${task} ${solution}`);
    });
  });

  it("is printed with its answer below its task if the page has no answers at its end", async () => {
    await visit(browser, url, size(800), async (page) => {
      await page.locator(".lora-answers").evaluate((all) => all.remove());
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#find-the-rank .lora-goal details p").isVisible()).toBe(true);
    });
  });
});
