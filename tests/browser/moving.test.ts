/// <reference lib="dom" />
/** Every registered figure, and a figure with every kind of control, can be changed by its controls. */
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Page } from "playwright";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { islands } from "../../scripts/build-islands.js";
import { allFigures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import type { Values } from "../../src/options.js";
import { useBrowser } from "../support/browser.js";
import { dial } from "../support/dial/index.js";
import { figure, markupOf, open, set } from "../support/island.js";

const browser = await useBrowser();

/** Returns the elements that the script may change, as text. */
const drawn = (page: Page) =>
  markupOf(page.locator("figure :is(svg, table, figcaption, details p)"));

const cases = allFigures.flatMap((figure) =>
  figure.examples.map((values) => ({ name: figure.name, values, figure })),
);

it.each(cases)(
  "$name of $values is redrawn exactly as the build drew it",
  async ({ figure, values }) => {
    const drawing = figure.draw(values);
    const { page, problems, close } = await open(browser, [
      toHtml(drawing, { id: "a", interactive: true }),
    ]);
    const built = await drawn(page);
    // A control that follows another also changes by itself.
    for (const tie of await page.locator("form [type=checkbox][value]").all()) await tie.uncheck();
    for (const { name, control, value, values, min = 1 } of drawing.handles) {
      const move = async (to: unknown) => {
        const field = page.locator(`form [name=${name}]:not([type=range],[type=checkbox][value])`);
        if (control.kind === "slider") await set(page, name, String(to));
        else if (control.kind === "choice") await field.selectOption(String(to));
        else await field.setChecked(Boolean(to));
      };
      const others = {
        slider: [Number(value) > min ? Number(value) - 1 : Number(value) + 1],
        choice: values.map((choice) => choice.value).filter((choice) => choice !== value),
        tick: [!value],
      };
      // Two choices may give the same picture.
      const pictures = [];
      for (const other of others[control.kind]) {
        await move(other);
        pictures.push(await drawn(page));
      }
      expect(pictures, name).toContainEqual(expect.not.arrayContaining(built));
      await move(value);
    }
    // A smaller matrix may have lowered the rank.
    const [first] = drawing.handles;
    if (first?.control.kind === "slider") await set(page, first.name, String(first.value));
    expect(await drawn(page)).toEqual(built);
    expect(problems).toEqual([]);
    await close();
  },
);

const moving = allFigures.filter(({ draw, examples }) => draw(examples[0]!).handles.length);

it.each(moving)(
  "$name equals the build's picture of the same values after any moves",
  async (kind) => {
    const values = kind.examples[0]!;
    const { handles } = kind.draw(values);
    const html = (of: Values) => toHtml(kind.draw(of), { id: "a", interactive: true });
    const { page, problems, close } = await open(browser, [html(values)]);
    const fresh = await browser.newPage();
    for (const tie of await page.locator("form [type=checkbox][value]").all()) await tie.uncheck();
    const field = (name: string) =>
      page.locator(`form [name=${name}]:not([type=range],[type=checkbox][value])`);
    const picks = fc.array(fc.nat(), { minLength: handles.length, maxLength: handles.length });
    for (const picked of fc.sample(picks, 6)) {
      for (const [index, { name, control, values = [], min = 1, farthest }] of handles.entries()) {
        const pick = picked[index]!;
        if (control.kind === "slider")
          await set(page, name, String(min + (pick % (farthest - min + 1))));
        else if (control.kind === "choice")
          await field(name).selectOption(values[pick % values.length]!);
        else await field(name).setChecked(pick % 2 === 0);
      }
      const ends = handles.map(async ({ name, control }): Promise<[string, unknown]> => {
        if (control.kind === "tick") return [name, await field(name).isChecked()];
        const value = await field(name).inputValue();
        return [name, control.kind === "slider" ? Number(value) : value];
      });
      const end = { ...values, ...Object.fromEntries(await Promise.all(ends)) };
      await fresh.setContent(html(end));
      expect(await drawn(page), JSON.stringify(end)).toEqual(await drawn(fresh));
    }
    expect(problems).toEqual([]);
    await fresh.close();
    await close();
  },
);

describe("an interactive picture", () => {
  const html = (rank: number) => figure("a", { rank, d: 512, k: 384 });
  const parts = (page: Page) => page.locator(".lora-wide > *");

  it("keeps elements that do not change, and ignores elements that others add", async () => {
    const { page, close } = await open(browser, [html(4)]);
    const fresh = await browser.newPage();
    await fresh.setContent(html(7));
    await set(page, "rank", "5");
    await parts(page).evaluateAll((all) => Object.assign(globalThis, { all }));
    await set(page, "rank", "6");
    const kept = await page.evaluate(
      () =>
        (globalThis as unknown as { all: Element[] }).all.filter((item) => item.isConnected).length,
    );
    expect(kept).toBeGreaterThan(20);
    await parts(page)
      .first()
      .evaluate((element) => element.before(document.createElement("b"), " "));
    expect(await markupOf(parts(page))).not.toEqual(await markupOf(parts(fresh)));
    await set(page, "rank", "7");
    expect(await markupOf(parts(page))).toEqual(await markupOf(parts(fresh)));
    await fresh.close();
    await close();
  });

  it("updates both pictures, the table and the address, also while a number is typed", async () => {
    const { page, close } = await open(browser, [html(4)], {
      viewport: { width: 1200, height: 800 },
    });
    const fresh = await browser.newPage();
    await fresh.setContent(html(7));
    await page.locator("[type=number][name=rank]").fill("7");
    await expect.poll(() => drawn(page)).toEqual(await drawn(fresh));
    expect(await page.locator("form a").getAttribute("href")).toContain("#lora=7,512,384");
    expect(page.url()).not.toContain("#");
    await fresh.close();
    await close();
  });
});

describe("a figure with every kind of control", () => {
  const folder = mkdtempSync(path.resolve("tests/.run-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    await build(islands(folder, { dial: path.resolve("tests/support/dial") }));
  });
  const html = toHtml(dial.draw({ turn: 48, side: "left", wide: true }), {
    id: "a",
    interactive: true,
  });
  const turn = (page: Page) => page.locator("figcaption").textContent();

  it("is controlled by a list of values, a choice and a checkbox, and stores its values in the address", async () => {
    const { page, problems, close } = await open(browser, [html], { folder });
    expect(await turn(page)).toBe("48 left wide");
    await page.locator("[type=range]").press("ArrowRight");
    expect(await turn(page)).toBe("100 left wide");
    await page.locator("select").selectOption("right");
    await page.locator("[type=checkbox]").uncheck();
    expect(await turn(page)).toBe("100 right narrow");
    expect(page.url()).toBe("http://site.test/#lora=100,right,false");
    await page.evaluate("location.hash = '#lora=16,left,true'");
    await expect.poll(() => turn(page)).toBe("16 left wide");
    expect(await page.locator("select").inputValue()).toBe("left");
    await page.evaluate("location.hash = '#lora=7,up,yes'");
    await expect.poll(() => turn(page)).toBe("7 left narrow");
    await page.locator("[type=reset]").click();
    await expect.poll(() => turn(page)).toBe("48 left wide");
    expect(page.url()).toBe("http://site.test/");
    expect(problems).toEqual([]);
    await close();
  });

  it("keeps a choice and a checkbox that were set before the script loaded", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, close } = await open(browser, [html], { folder, hold });
    await page.locator("select").selectOption("right");
    await page.locator("[type=checkbox]").uncheck();
    release();
    await expect.poll(() => turn(page)).toBe("48 right narrow");
    await close();
  });
});
