/// <reference lib="dom" />
/** Tests the controls of every registered figure, and of a figure with every kind of control. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Locator, Page } from "playwright";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLocales, toAssets } from "../../plugin/assets.js";
import { islands } from "../../scripts/build/islands.js";
import type { Drawing } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { describePicture, flatten, listParts } from "../../src/figures/parts.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { markText } from "../../src/mark-words.js";
import type { Scene } from "../../src/scene.js";
import { useBrowser } from "../support/browser.js";
import { anySettings } from "../support/cases.js";
import { dial } from "../support/dial/index.js";
import { getSceneLines } from "../support/drawings.js";
import { isExam, runs } from "../support/draws.js";
import {
  figure,
  moveControls,
  open,
  openDescriptions,
  readMarkup,
  setField,
} from "../support/island.js";
import { temporary } from "../support/temporary.js";

const browser = await useBrowser();

/** The elements that the script may change. */
const DRAWN = "svg, table, figcaption, details ul";
const drawn = (page: Page) => readMarkup(page.locator("figure"), DRAWN);

const toSpoken = (words: string) => words.replaceAll("*", "");

/** Returns what the picture announces, and the texts inside the frames that mark a part, or null if there is no frame. */
const getExplored = (picture: Locator) =>
  picture.evaluate((element) => {
    const output = element.closest("figure")!.querySelector(".lora-controls output")!;
    const spoken = output.textContent;
    const frames = [...element.querySelectorAll(".lora-part rect")].map((item) =>
      item.getBoundingClientRect(),
    );
    if (!frames.length) return { spoken, framed: null };
    const isFramed = (text: Element) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return frames.some(
        (frame) =>
          left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom,
      );
    };
    const texts = [...element.querySelectorAll("text")].filter(isFramed);
    return { spoken, framed: texts.map((text) => text.textContent!.replaceAll("\u00a0", " ")) };
  });

/** Lets every control change separately, even if it follows another control. */
const untie = (page: Page) =>
  page.locator("form [type=checkbox][value]:checked").evaluateAll((all) => {
    for (const tie of all) (tie as HTMLElement).click();
  });

describe.each([...allFigures])("$name", (kind) => {
  let figures: Awaited<ReturnType<typeof open>>;
  const cases = kind.examples
    .map((values, index) => ({ values, id: `example-${index}` }))
    .filter((_, index, { length }) => isExam || index === 0 || index === length - 1);
  beforeAll(async () => {
    const html = cases.map(({ values, id }) =>
      toHtml(kind.draw(values), { id, interactive: true }),
    );
    figures = await open(browser, html, { isShared: true });
    await untie(figures.page);
    await openDescriptions(figures.page);
  });
  afterAll(() => figures.page.context().close());

  it.each(cases)("redraws $values exactly as the build drew it", async ({ values, id }) => {
    const { page, problems } = figures;
    const { handles } = kind.draw(values);
    const others = handles.map(({ control, value, values, min = 1 }) => {
      if (control.kind === "choice")
        return values
          .map((choice) => choice.value)
          .filter((choice, index) => choice !== value && (isExam || index < 4));
      if (control.kind === "tick") return [!value];
      return [Number(value) > min ? Math.max(min, Number(value) - 1) : Number(value) + 1];
    });
    const moves = handles.flatMap(({ name, value }, index) =>
      [...others[index]!, value].map((item) => [name, item] as const),
    );
    // A smaller matrix may have lowered the rank.
    const [first] = handles;
    if (first?.control.kind === "slider") moves.push([first.name, first.value]);
    const [built, ...pictures] = await moveControls(page.locator(`#${id}`), DRAWN, moves);
    for (const { name, value } of handles) {
      const away = pictures.filter((_, at) => moves[at]![0] === name && moves[at]![1] !== value);
      // Two choices may give the same picture.
      expect(away, name).toContainEqual(expect.not.arrayContaining(built!));
    }
    expect(pictures.at(-1) ?? built).toEqual(built);
    // The open description lists the picture's parts.
    const items = page.locator(`#${id} .lora-data li li>span`);
    const words = flatten(describePicture(kind.draw(values)).items).map((item) => item.words);
    expect(await items.allTextContents()).toEqual(words.map((item) => item.replaceAll("*", "")));
    expect(problems).toEqual([]);
  });

  const { values, id } = cases[0]!;
  const { handles, input } = kind.draw(values);
  it.runIf(handles.length)("announces the result of each field, choice and checkbox", async () => {
    const { page } = figures;
    const words = getWords(kind).live;
    const output = page.locator(`#${id} .lora-controls output`);
    for (const { name, control, value, values, min = 1 } of handles) {
      const choices = values.map((item) => item.value);
      const other = {
        choice: choices[(choices.indexOf(String(value)) + 1) % choices.length],
        tick: !value,
        slider: Number(value) > min ? Math.max(min, Number(value) - 1) : Number(value) + 1,
      }[control.kind];
      await moveControls(page.locator(`#${id}`), DRAWN, [[name, other]]);
      const counts = kind.interactive.count(kind.interactive.clip({ ...input, [name]: other }));
      await expect.poll(() => output.textContent()).toBe(` ${words.spoken(counts, name)}`);
      expect(await output.evaluate((element) => element.ariaLive)).toBe("polite");
      await moveControls(page.locator(`#${id}`), DRAWN, [[name, value]]);
    }
  });

  const columns = [
    [800, "wide"],
    [320, "narrow"],
  ] as const;
  it
    .runIf(handles.length)
    .each(columns.filter((_, index) => isExam || index === allFigures.indexOf(kind) % 2))(
    "is explored by keyboard at %d px: every part is marked and announced",
    async (width, composition) => {
      const { page, problems } = figures;
      await page.setViewportSize({ width, height: 900 });
      // The last move's announcement would replace a part's. The page's timers fire in order, however busy it is.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
      const picture = page.locator(`#${id} .lora-${composition}`);
      const output = page.locator(`#${id} .lora-controls output`);
      await picture.focus();
      await page.waitForFunction((id) => {
        const pictures = document.querySelectorAll<SVGElement>(`#${id} svg[role]`);
        return [...pictures].some((item) => item.onkeydown);
      }, id);
      expect(await picture.getAttribute("role")).toBe("img");
      const { alt, compose } = kind.draw(values);
      const parts = flatten(listParts(compose(composition)));
      const press = async (key: string) => {
        await page.keyboard.press(key);
        return getExplored(picture);
      };
      // The first key announces the picture.
      expect(await press("ArrowLeft")).toEqual({ spoken: alt, framed: null });
      expect(await picture.getAttribute("role")).toBe("application");
      expect(await output.evaluate((element) => element.ariaLive)).toBe("polite");
      for (const [index, { words, nodes }] of parts.entries()) {
        const { spoken, framed } = await press(index % 2 ? "ArrowDown" : "ArrowRight");
        expect(spoken).toBe(toSpoken(words));
        for (const item of getSceneLines({ children: nodes } as Scene))
          expect(framed).toContain(item.replaceAll("\u00a0", " "));
      }
      const last = await press("ArrowDown");
      expect(last.spoken).toBe(toSpoken(parts.at(-1)!.words));
      expect((await press("ArrowUp")).spoken).toBe(toSpoken(parts.at(-2)!.words));
      expect(await press("Escape")).toEqual({ spoken: "", framed: null });
      expect(await picture.getAttribute("role")).toBe("img");
      expect(problems).toEqual([]);
    },
  );

  it.runIf(handles.length)("shows the build's picture after any moves", async () => {
    const { page, problems } = figures;
    const fresh = await browser.newPage();
    for (const setting of fc.sample(anySettings(handles), runs(2, 20))) {
      const moves = Object.entries(setting);
      const actual = (await moveControls(page.locator(`#${id}`), DRAWN, moves)).at(-1);
      const ends = handles.map(async ({ name, control }): Promise<[string, unknown]> => {
        const field = page.locator(
          `#${id} form [name=${name}]:not([type=range],[type=checkbox][value])`,
        );
        if (control.kind === "tick") return [name, await field.isChecked()];
        const value = await field.inputValue();
        return [name, control.kind === "slider" ? Number(value) : value];
      });
      const end = { ...values, ...Object.fromEntries(await Promise.all(ends)) };
      const html = toHtml(kind.draw(end), { id, interactive: true });
      await fresh.evaluate((text) => {
        document.body.innerHTML = text;
      }, html);
      expect(actual, JSON.stringify(end)).toEqual(await drawn(fresh));
    }
    expect(problems).toEqual([]);
    await fresh.close();
  });
});

/** An author's languages: other English words, and a right-to-left language with few words. */
const AUTHORS: Readonly<Record<string, string>> = {
  "en/decomposition.ftl":
    "adapted = learned\nproduct = rank { $rank } { $rank ->\n    [one] stripe\n   *[other] stripes\n}\n",
  "he/decomposition.ftl": "caption = מטריצה (r = { $rank }) של { $d } × { $k }\n",
};

/** Figures in all languages: in `npm test`, each kind in one language, and each language with some kinds. */
const translate = (catalogs: SiteLocales) =>
  [...catalogs.tags, "ar-EG", "ar-MA"].flatMap((lang, at, all) =>
    allFigures
      .filter(
        ({ name }, index) =>
          isExam || index % all.length === at || (lang === "he" && name === "decomposition"),
      )
      .flatMap((kind) => {
        const words = getWords(kind, catalogs.find(lang));
        const [values = {}] = kind.examples;
        const drawing = kind.draw(values, { words });
        const [handle] = drawing.handles;
        return handle
          ? [{ kind, words, values, drawing, handle, lang, id: `${kind.name}-${lang}` }]
          : [];
      }),
  );

it("figures in every language, with the digits of regions, are redrawn as the build draws them", async () => {
  const folder = temporary();
  const words = temporary();
  for (const [name, content] of Object.entries(AUTHORS)) {
    mkdirSync(path.dirname(path.join(words, name)), { recursive: true });
    writeFileSync(path.join(words, name), content);
  }
  for (const { path: file, content } of toAssets({ locales: words }).files)
    writeFileSync(path.join(folder, path.basename(file)), content);
  const translated = translate(new SiteLocales(locales, readLocales(words)));
  const write = (drawing: Drawing, { id, lang, words }: ReturnType<typeof translate>[number]) =>
    toHtml(drawing, { id, interactive: true, lang }, words.html);
  const { page, problems } = await open(
    browser,
    translated.map((item) => write(item.drawing, item)),
    { folder },
  );
  await untie(page);
  await openDescriptions(page);
  const fresh = await browser.newPage();
  for (const item of translated) {
    const { kind, words, values, handle, id } = item;
    const { name, control, value } = handle;
    const other = {
      choice: handle.values.map((choice) => choice.value).find((choice) => choice !== value),
      tick: !value,
      slider: Number(value) > (handle.min ?? 1) ? Number(value) - 1 : Number(value) + 1,
    }[control.kind];
    const [, moved, back] = await moveControls(page.locator(`#${id}`), DRAWN, [
      [name, other],
      [name, value],
    ]);
    const states = [
      [moved, { ...values, [name]: other }],
      [back, values],
    ] as const;
    for (const [actual, end] of states) {
      await fresh.evaluate(
        (text) => {
          document.body.innerHTML = text;
        },
        write(kind.draw(end, { words }), item),
      );
      expect(actual, id).toEqual(await drawn(fresh));
    }
  }
  expect(await page.locator("#decomposition-en .lora-wide").textContent()).toMatch(
    /learned.*8 stripes/,
  );
  expect(
    await page
      .locator("[data-language=he-site]")
      .evaluateAll((all) =>
        all.map((item) => item.closest("figure")!.querySelector("figcaption")!.textContent),
      ),
  ).toEqual([markText("מטריצה (r = 8) של 4,096 × 4,096")]);
  expect(problems).toEqual([]);
  await fresh.close();
});

describe("an interactive picture", () => {
  const html = (rank: number) => figure("a", { rank, d: 512, k: 384 });
  const parts = (page: Page) => page.locator(".lora-wide > *");
  const markup = (page: Page) => readMarkup(page.locator(".lora-wide"), ":scope > *");

  it("keeps texts, and elements that do not change, and ignores elements that other scripts add", async () => {
    const { page } = await open(browser, [html(4)]);
    const fresh = await browser.newPage();
    await fresh.setContent(html(7));
    await setField(page, "rank", "5");
    await parts(page).evaluateAll((all) => Object.assign(globalThis, { all }));
    const caption = await page.locator("figcaption").evaluateHandle((item) => item.firstChild!);
    const words = await caption.evaluate((node) => node.nodeValue);
    await setField(page, "rank", "6");
    expect(await page.locator("figcaption").textContent()).not.toBe(words);
    expect(await caption.evaluate((node) => node.isConnected)).toBe(true);
    const kept = await page.evaluate(
      () =>
        (globalThis as unknown as { all: Element[] }).all.filter((item) => item.isConnected).length,
    );
    expect(kept).toBeGreaterThan(20);
    await parts(page)
      .first()
      .evaluate((element) => element.before(document.createElement("b"), " "));
    expect(await markup(page)).not.toEqual(await markup(fresh));
    await setField(page, "rank", "7");
    expect(await markup(page)).toEqual(await markup(fresh));
    await fresh.close();
  });
});

describe("a figure with every kind of control", () => {
  const folder = mkdtempSync(path.resolve("tests/.run-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    const dial = path.resolve("tests/support/dial");
    await build(islands(folder, { figures: { dial }, locales: path.join(dial, "locales") }));
  });
  const html = toHtml(dial.draw({ turn: 48, side: "left", wide: true }), {
    id: "a",
    interactive: true,
  });
  const turn = (page: Page) => page.locator("figcaption").textContent();

  it("is controlled by a list of values, a choice and a checkbox, and stores its values in the URL", async () => {
    const { page, problems } = await open(browser, [html], { folder });
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
  });

  it("keeps a choice and a checkbox that were set before the script loaded", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page } = await open(browser, [html], { folder, delayUntil: hold });
    await page.locator("select").selectOption("right");
    await page.locator("[type=checkbox]").uncheck();
    release();
    await expect.poll(() => turn(page)).toBe("48 right narrow");
  });
});
