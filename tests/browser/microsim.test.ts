/// <reference lib="dom" />
/** MicroSims that the command wrote: their score, and their pages in frames, opened as files. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { listParts } from "../../src/figures/parts.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import type { Values } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { useBrowser } from "../support/browser.js";
import { run, toArguments } from "../support/command.js";
import { isExam, sampled } from "../support/draws.js";
import { collectMessages } from "../support/looks.js";
import { type Files, score } from "../support/microsims.js";
import { sharedFolder } from "../support/temporary.js";

const ADAPTER = path.resolve("tests/reference/adapter/adapter_model.safetensors");

const folder = sharedFolder();

const sims = path.join(folder, "docs/sims");
const browser = await useBrowser();

interface Example {
  readonly name: string;
  readonly figure: Figure;
  readonly values: Values;
  /** Default: English. */
  readonly lang?: string;
}

/** An example of each kind of figure, a figure without controls, two figures with many parts, and two other languages. */
const examples: readonly Example[] = [
  ...sampled(
    allFigures.flatMap((figure) =>
      figure.examples.map((values) => {
        const isStill = figure.draw(values).handles.length === 0;
        return { name: isStill ? "still" : figure.name, figure, values: values as Values };
      }),
    ),
    ({ name }) => name,
  ),
  {
    name: "large",
    figure: figures.model as Figure,
    values: { rank: 8, model: "bigscience/mt0-large", targets: ["all-linear"] },
  },
  {
    name: "large-still",
    figure: figures.spectrum as Figure,
    values: { rank: 16, view: "sheets" },
  },
  {
    name: "german",
    figure: figures.forward as Figure,
    values: { rank: 8, d: 64, k: 64 },
    lang: "de",
  },
  {
    name: "egyptian",
    figure: figures.decomposition as Figure,
    values: { rank: 8, d: 4096, k: 4096 },
    lang: "ar-EG",
  },
];

/** Draws an example as its MicroSim has it. */
const draw = ({ figure, values, lang = "en" }: Example) =>
  figure.draw(values, { words: getWords(figure, new SiteLocales(locales).find(lang)) });

/** Writes the MicroSim of each example by the command. */
for (const { name, figure, values, lang } of examples) {
  const target = path.join(sims, name);
  const flags = [...(lang ? ["--lang", lang] : []), "--microsim", target];
  const { code, error } = await run(...toArguments(figure, values, ADAPTER), ...flags);
  if (code !== 0) throw new Error(`${name}: ${error}`);
}

const readFiles = (name: string): Files =>
  new Map(
    readdirSync(path.join(sims, name)).map((file) => [
      file,
      readFileSync(path.join(sims, name, file)),
    ]),
  );

describe("the command", () => {
  it.each(examples.filter(({ lang }) => !lang).map(({ name }) => [name]))(
    "writes a MicroSim of %s with 100 points of 100",
    (name) => {
      expect(score(readFiles(name), name)).toEqual({ points: 100, missing: [] });
    },
  );

  it("the score loses the points of a missing part", () => {
    const files = new Map(readFiles("decomposition")).set("metadata.json", "{}");
    expect(score(files, "decomposition").missing).toEqual(["valid metadata.json"]);
  });

  it("keeps existing files, says so, and replaces them with --force", async () => {
    const target = path.join(sims, "kept");
    mkdirSync(target);
    writeFileSync(path.join(target, "index.md"), "mine");
    const write = (...flags: string[]) => run("8", "64", "64", "--microsim", target, ...flags);
    expect(await write()).toEqual({
      code: 0,
      out: "",
      error: `lora-visualizer: kept index.md in ${target}; --force replaces existing files\n`,
    });
    expect(String(readFiles("kept").get("index.md"))).toBe("mine");
    expect([...readFiles("kept").keys()]).toEqual([
      "index.md",
      "kept.png",
      "main.html",
      "metadata.json",
    ]);
    expect(await write("--force")).toEqual({ code: 0, out: "", error: "" });
    expect(score(readFiles("kept"), "kept").points).toBe(100);
  });

  it("writes nothing if a part cannot be drawn", async () => {
    const target = path.join(sims, "none");
    const args = ["8", "64", "64", "--title", "\u{13080}", "--microsim", target];
    expect((await run(...args)).code).toBe(1);
    expect(readdirSync(sims)).not.toContain("none");
  });
});

it("main.html has one script and loads no files", () => {
  for (const { name } of examples) {
    const html = String(readFiles(name).get("main.html"));
    expect(html.match(/<script/g)?.length ?? 0, name).toBe(/still/.test(name) ? 0 : 1);
    expect(html).not.toMatch(/ (?:src|srcset|href)="(?!data:)|url\(|@import/);
    expect(html).toMatch(/<meta name="schema" content="https:\/\/[^"]+\/ns\/microsim\/v1">/);
  }
});

/** What a page asked for outside its folder, and what it said. */
interface Log {
  readonly requests: string[];
  readonly messages: string[];
}

/** Opens a page of a folder with these frames in a column of this width. */
async function openFrames(
  frames: readonly string[],
  width: number,
): Promise<{ page: Page; log: Log }> {
  const context = await browser.newContext({ viewport: { width: width + 32, height: 900 } });
  const page = await context.newPage();
  const inside = pathToFileURL(folder).href;
  const requests: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(inside) && !url.startsWith("data:")) requests.push(url);
  });
  const log = { requests, messages: collectMessages(page) };
  const file = path.join(sims, "host.html");
  const body = `<!doctype html><meta name="viewport" content="width=device-width"><body style="margin: 0 16px">${frames.join("\n")}`;
  writeFileSync(file, body);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return { page, log };
}

/** Returns the frame of a MicroSim's page, as another page of the book would have it. */
const getFrame = (name: string) =>
  /^<iframe .*$/m
    .exec(String(readFiles(name).get("index.md")))![0]
    .replace("main.html", `${name}/main.html`);

const allFrames = examples.map(({ name }) => getFrame(name));

/** Returns the pixels that are cut off in height and width, and the scale of the visible picture. */
const measure = (frame: Frame) =>
  frame.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    const pictures = document.querySelectorAll<SVGSVGElement>(".lora-wide, .lora-narrow");
    const picture = [...pictures].find((item) => item.checkVisibility())!;
    const { width, height, bottom } = picture.getBoundingClientRect();
    const box = picture.viewBox.baseVal;
    return {
      hidden: Math.max(0, scrollHeight - clientHeight, bottom - clientHeight),
      wide: scrollWidth - clientWidth,
      isNarrow: picture.matches(".lora-narrow"),
      scale: Math.min(width / box.width, height / box.height),
      empty: Math.round(height - (width / box.width) * box.height),
    };
  });

const getName = (frame: Frame) => path.basename(path.dirname(frame.url()));

const measureAll = (page: Page) => Promise.all(page.frames().slice(1).map(measure));

/** Moves through a figure's overview and its first part by keyboard, and returns what is announced and marked. */
async function explore(frame: Frame) {
  const picture = frame.locator(".lora-wide, .lora-narrow").filter({ visible: true });
  const output = frame.locator(".lora-controls output");
  const spoken: (string | null)[] = [];
  for (const key of ["ArrowRight", "ArrowDown"]) {
    await picture.press(key);
    // Text in a hidden output is not announced.
    spoken.push((await output.isVisible()) ? await output.textContent() : null);
  }
  const marks = await frame.locator(".lora-part rect").count();
  await picture.press("Escape");
  return { name: getName(frame), spoken, isMarked: marks > 0 };
}

/**
 * Uses the controls of each figure until its picture changes, which needs scripts. Returns the names of the figures that
 * changed.
 */
async function useControls(page: Page, hasScripts = true): Promise<string[]> {
  const changed: string[] = [];
  for (const [index, frame] of page.frames().slice(1).entries()) {
    await page.locator("iframe").nth(index).scrollIntoViewIfNeeded();
    if (!(await frame.locator("form").count())) continue;
    // The script is ready when the link has a URL.
    const link = frame.locator(".lora-buttons a[href]");
    if (hasScripts) await link.waitFor({ state: "attached" });
    const getPictures = () =>
      frame.evaluate(() =>
        [...document.querySelectorAll(".lora-wide, .lora-narrow")]
          .map((item) => item.innerHTML)
          .join(),
      );
    const before = await getPictures();
    const controls = frame.locator("input[type=range], select, .lora-tick > input");
    const isChanged = async () => (await getPictures()) !== before;
    for (const control of await controls.all()) {
      if ((await isChanged()) || !(await control.isVisible())) continue;
      const isBox = (await control.getAttribute("type")) === "checkbox";
      for (const key of isBox ? [" "] : ["Home", "End"])
        if (!(await isChanged())) await control.press(key);
    }
    if (hasScripts) await expect.poll(isChanged).toBe(true);
    if (await isChanged()) changed.push(getName(frame));
  }
  return changed;
}

describe("in frames of a page that is opened as a file", () => {
  it.each(isExam ? [320, 600, 1200] : [320, 600])(
    "in a column of %d px, nothing is cut off",
    async (width) => {
      const { page, log } = await openFrames(allFrames, width);
      const rooms = await measureAll(page);
      for (const [index, { hidden, wide, isNarrow, scale }] of rooms.entries()) {
        const where = `${examples[index]!.name} in ${width} px`;
        expect({ hidden, wide, isNarrow }, where).toEqual({
          hidden: 0,
          wide: 0,
          isNarrow: width < 616,
        });
        // At scale 1, the smallest text of the narrow picture has 11 px. The wide picture is legible from 600 px on.
        expect(scale, where).toBeGreaterThanOrEqual(
          isNarrow ? 1 : (width - 16) / 721 > 1 ? 0.97 : 0.83,
        );
      }
      expect(log).toEqual({ requests: [], messages: [] });
      await page.context().close();
    },
  );

  const columns = [
    [320, "narrow"],
    [720, "wide"],
  ] as const;
  it.each(columns.slice(0, isExam ? 2 : 1))(
    "in a column of %d px, controls work, parts are announced, and nothing is cut off then",
    async (width, composition) => {
      const { page, log } = await openFrames(allFrames, width);
      const interactive = examples.filter(({ name }) => !/still/.test(name));
      expect(await useControls(page)).toEqual(interactive.map(({ name }) => name));
      await page.reload();
      const frames = page.frames().slice(1);
      for (const example of interactive) {
        const { name } = example;
        const { alt, compose } = draw(example);
        const [part] = listParts(compose(composition));
        expect(await explore(frames.find((frame) => getName(frame) === name)!)).toEqual({
          name,
          spoken: [alt, part!.words.replaceAll("*", "")],
          isMarked: true,
        });
      }
      for (const { hidden, wide } of await measureAll(page)) expect([hidden, wide]).toEqual([0, 0]);
      expect(log).toEqual({ requests: [], messages: [] });
      await page.context().close();
    },
  );

  it("saves the picture as the command's SVG file and as a PNG, and announces parts in a small frame", async () => {
    const { page } = await openFrames([getFrame("decomposition")], 720);
    const [frame] = page.frames().slice(1);
    const save = async (format: string) => {
      const file = page.waitForEvent("download");
      await frame!.locator(`button[name=${format}]`).click();
      return readFileSync(await (await file).path());
    };
    const { figure, values } = examples.find(({ name }) => name === "decomposition")!;
    const scene = figure.draw(values).compose("wide");
    expect(String(await save("svg"))).toBe(`${toSvg(scene)}\n`);
    const png = await save("png");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 2 * scene.height]);
    // A blank picture has 6 kB.
    expect(png.length).toBeGreaterThan(20_000);

    // In a narrow column of a wide window, the frame has no room for the announcements.
    await page.addStyleTag({ content: "iframe { max-width: 480px; max-height: 502px }" });
    const buttons = frame!.locator(".lora-buttons");
    await expect.poll(() => buttons.isVisible()).toBe(false);
    const { alt, compose } = figure.draw(values);
    const spoken = [alt, listParts(compose("narrow"))[0]!.words.replaceAll("*", "")];
    expect(await explore(frame!)).toMatchObject({ spoken, isMarked: true });
    expect(await measure(frame!)).toMatchObject({ hidden: 0, wide: 0 });
    await page.context().close();
  });

  it("a figure of any size shows one complete picture without scripts too", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const [index, { name }] of examples.entries())
      for (const width of isExam ? [320, 720] : [index % 2 ? 320 : 720]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(pathToFileURL(path.join(sims, name, "main.html")).href);
        const pictures = page.locator(".lora svg[role]").filter({ visible: true });
        expect(await pictures.count(), name).toBe(1);
        const children = await pictures.evaluate((item) => item.childElementCount);
        expect(children, `${name} in ${width} px`).toBeGreaterThan(1);
      }
    await context.close();
  });

  it("the checks detect a page that is cut off, loads a file, logs, or has dead controls", async () => {
    const html = String(readFiles("decomposition").get("main.html"));
    mkdirSync(path.join(sims, "broken"));
    writeFileSync(
      path.join(sims, "broken/main.html"),
      html
        .replace(
          /<script>.*<\/script>/s,
          "<script>console.log('a')</script><img src='https://a.invalid/b.png'>",
        )
        .replace("<figure", "<p style='height:100px'></p><figure"),
    );
    const frame = getFrame("decomposition").replace("decomposition/main", "broken/main");
    const { page, log } = await openFrames([frame], 720);
    expect(await useControls(page, false)).toEqual([]);
    const nothing = { name: "broken", spoken: [null, null], isMarked: false };
    expect(await explore(page.frames()[1]!)).toEqual(nothing);
    expect((await measureAll(page))[0]!.hidden).toBeGreaterThan(50);
    expect(log.requests).toEqual(["https://a.invalid/b.png"]);
    expect(log.messages).toContain("a");
    await page.context().close();
  });
});
