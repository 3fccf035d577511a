/// <reference lib="dom" />
/** Tests interactive figures in a browser: the controls and everything that they update. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { useBrowser } from "../support/browser.js";
import { figure, open, readState, setField } from "../support/island.js";
import { visit } from "../support/site.js";

const browser = await useBrowser();

describe("an interactive figure", () => {
  it("updates pictures, caption, alt, table, description and URL from one state", async () => {
    const { page, problems } = await open(browser, [figure("a")]);
    await setField(page, "rank", "3");
    expect(await readState(page)).toMatchObject({
      picture: "r = 3, d = 4,096, k = 4,096",
      narrow: true,
      trained: "24,576",
    });
    const { caption, alt, description } = await readState(page);
    expect(caption).toBe("A 4,096\u00a0×\u00a04,096 matrix at rank 3");
    expect(alt).toContain("24,576");
    expect(description).toMatch(/^LoRA trains 24,576 parameters instead of 16,777,216: /);
    expect(await page.locator(".lora-data li li").last().textContent()).toContain("24,576");
    expect(page.url()).toBe("http://site.test/#lora=3,4096,4096");
    expect(await page.locator("form a").getAttribute("href")).toBe(
      "http://site.test/#lora=3,4096,4096",
    );
    expect(problems).toEqual([]);
  });

  it("keeps several early inputs, which override the URL", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, problems } = await open(browser, [figure("a")], {
      delayUntil: hold,
      hash: "#lora=2,128,64",
    });
    await page.locator("[type=range][name=rank]").press("ArrowLeft");
    await page.locator("[type=number][name=d]").fill("512");
    release();
    await expect.poll(async () => (await readState(page)).picture).toBe("r = 6, d = 512, k = 64");
    expect(problems).toEqual([]);
  });

  it("normalizes a number when its field loses focus", async () => {
    const { page } = await open(browser, [figure("a")]);
    const field = page.locator("[type=number][name=rank]");
    await field.fill("");
    await field.pressSequentially("7.");
    await field.press("Tab");
    // Checks the displayed text, because the value is 7 even if the field shows "7.".
    await field.press("End");
    await field.pressSequentially("1");
    expect(await field.inputValue()).toBe("71");
  });

  it("keeps a given alpha when the rank changes; without alpha, keeps a scaling of 1", async () => {
    const { page, problems } = await open(browser, [
      figure("a", { rank: 8, d: 64, k: 64, alpha: 8 }),
      figure("b", { rank: 8, d: 64, k: 64 }),
    ]);
    const scalings = async () => {
      const texts = await page.locator("tr:last-child td:last-child").allTextContents();
      return texts.map((text) => text.trim());
    };
    expect(await scalings()).toEqual(["1", "1"]);
    for (const index of [0, 1]) await setField(page, "rank", "4", index);
    expect(await scalings()).toEqual(["8/4", "1"]);
    expect((await readState(page)).picture).toBe("r = 4, d = 64, k = 64, α/r = 8/4");
    expect(problems).toEqual([]);
  });

  it("is controlled by keyboard, mouse and typing, up to 11,008", async () => {
    const { page } = await open(browser, [figure("a")]);
    const range = page.locator("[type=range][name=rank]");
    await range.press("End");
    expect((await readState(page)).picture).toContain("r = 64");
    expect(await range.getAttribute("aria-valuetext")).toBe(
      "rank 64, 524,288 parameters, 3.13\u00a0%",
    );
    const box = (await page.locator("[type=range][name=d]").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 1, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect((await readState(page)).picture).toBe("r = 16, d = 16, k = 16");
    await setField(page, "d", "11008");
    expect((await readState(page)).picture).toBe("r = 16, d = 11,008, k = 11,008");
  });

  it("changes d and k together while “d = k” is ticked, and separately otherwise", async () => {
    const { page } = await open(browser, [figure("a", { rank: 4, d: 64, k: 64 })]);
    await setField(page, "d", "128");
    expect((await readState(page)).picture).toBe("r = 4, d = 128, k = 128");
    expect(await page.locator("[type=range][name=k]").isVisible()).toBe(false);
    await page.locator("[type=checkbox]").uncheck();
    await setField(page, "k", "32");
    expect((await readState(page)).picture).toBe("r = 4, d = 128, k = 32");
    await page.locator("[type=checkbox]").check();
    expect((await readState(page)).picture).toBe("r = 4, d = 128, k = 128");
    await page.evaluate("location.hash = '#lora=4,64,32'");
    await expect.poll(() => page.locator("[type=checkbox]").isChecked()).toBe(false);
  });

  it("lowers the rank with a smaller matrix, and announces it on release", async () => {
    const { page } = await open(browser, [figure("a", { rank: 8, d: 64, k: 64 })]);
    const field = page.locator("[type=number][name=d]");
    await field.fill("2");
    expect((await readState(page)).picture).toBe("r = 2, d = 2, k = 2");
    await field.fill("20");
    expect((await readState(page)).picture).toBe("r = 8, d = 20, k = 20");
    await field.fill("2");
    await field.press("Tab");
    await expect
      .poll(() => page.locator(".lora-controls output").textContent())
      .toBe("Lowered to fit d and k: rank 2, 8 parameters, 200\u00a0%");
    expect(await page.locator(".lora-controls output").isVisible()).toBe(true);
    await setField(page, "d", "64");
    expect((await readState(page)).picture).toBe("r = 2, d = 64, k = 64");
  });

  it("restores the author's words, the pictures, the steps and the URL on reset", async () => {
    const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 64, steps: [4, 8, 16] });
    const actual = { id: "b", interactive: true, alt: "Mine", caption: "Also mine" };
    const { page, problems } = await open(browser, [figure("a"), toHtml(drawing, actual)]);
    const html = () =>
      page
        .locator("figure")
        .nth(1)
        .evaluate((element) => element.outerHTML);
    const built = await html();
    await setField(page, "rank", "5", 1);
    expect(await html()).not.toBe(built);
    await page.locator("[type=reset]").nth(1).click();
    // The figure is a new element, which is connected when it is visible.
    await expect.poll(html).toBe(built);
    expect(page.url()).toBe("http://site.test/");
    expect(await page.evaluate("document.activeElement.type")).toBe("reset");
    await setField(page, "rank", "4", 1);
    expect((await readState(page, 1)).picture).toBe("r = 4, d = 64, k = 64");
    expect(problems).toEqual([]);
  });

  it("refuses a value that is not allowed, says why, and keeps the last value", async () => {
    const side = fc.integer({ min: 3, max: 64 });
    const [[d, k]] = fc.sample(fc.tuple(side, side), 1) as [[number, number]];
    const largest = Math.min(d, k);
    const rank = largest - 1;
    const { page, problems } = await open(browser, [figure("a", { rank, d, k })]);
    const field = page.locator("[type=number][name=rank]");
    const enter = async (text: string) => {
      await field.focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await field.pressSequentially(text);
      await field.press("Tab");
    };
    const announcement = page.locator(".lora-controls output");
    for (const [text, reason] of [
      ["0", "Value must be greater than or equal to 1."],
      ["-3", "Value must be greater than or equal to 1."],
      ["1.5", "Please enter a valid value. The two nearest valid values are 1 and 2."],
      ["e", "Please enter a number."],
      ["", ""],
      [String(largest + 1), `Value must be less than or equal to ${largest}.`],
      [String(10 * largest), `Value must be less than or equal to ${largest}.`],
    ] as const) {
      await enter(text);
      expect(await field.inputValue(), text).toBe(String(rank));
      expect((await readState(page)).picture).toBe(`r = ${rank}, d = ${d}, k = ${k}`);
      const count = (rank * (d + k)).toLocaleString("en");
      await expect
        .poll(() => announcement.textContent())
        .toContain(`${reason} rank ${rank}, ${count} parameters`.trim());
    }
    // The largest rank is allowed, which proves that the limit is not too low.
    await enter(String(largest));
    expect((await readState(page)).picture).toBe(`r = ${largest}, d = ${d}, k = ${k}`);
    expect(problems).toEqual([]);
  });

  it("extends a slider to a larger value that a reader types", async () => {
    const drawing = figures.savings.draw({ rank: 8, d: 4096, k: 1024, maxRank: 64 });
    const { page, problems } = await open(browser, [
      figure("a"),
      toHtml(drawing, { id: "s", interactive: true }),
    ]);
    /** Moves a slider to its end, and returns the value there. */
    const readEnd = async (name: string, index: number) => {
      const range = page.locator(`[type=range][name=${name}]`).nth(index);
      await range.press("Home");
      await range.press("End");
      return page.locator(`[type=number][name=${name}]`).nth(index).inputValue();
    };
    // Positions are ranks, or indices in a list.
    for (const [name, index, built, typed] of [
      ["rank", 0, "64", "100"],
      ["rank", 1, "64", "200"],
      ["k", 1, "16384", "20000"],
      ["d", 1, "16384", "30000"],
    ] as const) {
      expect(await readEnd(name, index)).toBe(built);
      await setField(page, name, typed, index);
      expect(await readEnd(name, index)).toBe(typed);
    }
    await page.locator("[type=reset]").first().click();
    await expect.poll(() => readEnd("rank", 0)).toBe("64");
    expect(problems).toEqual([]);
  });

  it("applies the URL to a figure far below the viewport", async () => {
    const distantUrl = "/chapters/11-generative-ai-and-llms/#lora=past-break-even:4,16,16";
    await visit(browser, distantUrl, {}, async (page) => {
      const caption = (id: string) => page.locator(`#${id} figcaption`).textContent();
      await expect.poll(() => caption("past-break-even")).toContain("rank 4");
      expect(await page.evaluate("scrollY")).toBe(0);
    });
    // Without a state in the URL, scripts of distant figures do not load.
    await visit(browser, distantUrl.split("#")[0]!, {}, async (page) => {
      await expect.poll(() => page.locator("form a[href]").count()).toBeGreaterThan(0);
      expect(await page.locator("#past-break-even form a").getAttribute("href")).toBeNull();
    });
  });
});
