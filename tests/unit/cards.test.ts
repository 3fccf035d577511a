/** Social previews (cards) are legible in a feed, without clipped or overlapping text, for every figure and model. */
import { GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { ALL_LINEAR } from "../../src/counts/targets.js";
import { LoraError } from "../../src/errors.js";
import { SIZE } from "../../src/figures/card.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { fitLines } from "../../src/figures/fit.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { composePreview, PREVIEW } from "../../src/figures/preview.js";
import type { Values } from "../../src/options.js";
import { Renderer } from "../../src/render/png.js";
import { leaves, type Scene, type Text } from "../../src/scene.js";
import { arbitraryValues, createCorners, getDrawing } from "../support/cases.js";
import { getSceneText } from "../support/drawings.js";
import { isExam, runs, sampled } from "../support/draws.js";
import { faults } from "../support/faults.js";

const measure = await new Renderer().measure();
// Previews always use this font.
for (const weight of ["Regular", "Bold"])
  GlobalFonts.registerFromPath(`src/render/fonts/Inter-${weight}.ttf`, "test Inter");

/** A size that is 11 px if a feed shows the preview 500 px wide. */
const MIN_SIZE = (11 * PREVIEW.width) / 500;
const SITE = "A Textbook of Linear Algebra";

const getCard = (drawing: Drawing | undefined, title: string, siteName = SITE) =>
  composePreview(drawing, { title, siteName, description: "A page about LoRA." }, measure);

describe("the measured width of text", () => {
  it.each([false, true])(
    "depends on weight, size and text, measured with bold=%s first",
    (bold) => {
      const text = `Weight ${bold}`;
      const first = measure(text, 40, bold);
      const widths = [measure(text, 40, false), measure(text, 40, true)] as const;
      expect(widths[0]).toBeLessThan(widths[1]);
      expect(first).toBe(widths[bold ? 1 : 0]);
      expect(measure(text, 20, bold)).toBeLessThan(first);
      expect(measure(`${text}.`, 40, bold)).toBeGreaterThan(first);
    },
  );
});

const getTexts = (scene: Scene) =>
  [...leaves(scene.children)].filter((node): node is Text => node.type === "text");

const getContent = ({ runs }: Text) => runs.map(({ text }) => text).join("");

/** Returns the texts that are too small, and everything that overlaps or leaves the card. */
function flaws(scene: Scene): string[] {
  const small = getTexts(scene).filter(({ size }) => size < MIN_SIZE);
  return [...faults(scene, "Inter"), ...small.map(({ size }) => `a text of ${size} px`)];
}

const title = fc
  .array(fc.constantFrom("LoRA", "a", "Generative", "Models,", "of", "language", "flan-t5-xxl"), {
    minLength: 1,
    maxLength: 24,
  })
  .map((words) => words.join(" "));
const TITLES = ["T", "LoRA at rank 8 on flan-t5-xxl", "many words ".repeat(40), "x".repeat(200)];

describe.each(allFigures)("the preview of $name", (figure: Figure) => {
  it("has only legible texts that do not overlap or leave the preview, for any title", () => {
    const corners = createCorners(figure, 6);
    for (const [index, values] of [...figure.examples, ...corners].entries()) {
      const hasAll = isExam || index < figure.examples.length;
      for (const title of hasAll ? TITLES : [TITLES[index % TITLES.length]!])
        expect(flaws(getCard(getDrawing(figure, values), title))).toEqual([]);
    }
    const site = fc.constantFrom("", "Book", SITE, "A name that is far too long ".repeat(4));
    fc.assert(
      fc.property(arbitraryValues(figure), title, site, (values, title, site) => {
        expect(flaws(getCard(getDrawing(figure, values), title, site))).toEqual([]);
      }),
      { numRuns: runs(4, 350) },
    );
  });

  it("shows its claim as the largest text, below the page's title and the site's name", () => {
    const drawing = figure.draw(figure.examples[0]!);
    const scene = getCard(drawing, "T");
    const texts = getTexts(scene);
    const size = Math.max(...texts.map((text) => text.size));
    const largest = texts.filter((text) => text.size === size).map(getContent);
    expect(largest.join(" ")).toBe(drawing.headline.replaceAll("*", ""));
    expect(texts.slice(0, 2).map(getContent)).toEqual(["T", SITE]);
    expect(scene.desc).toBe(`T. ${drawing.alt}`);
  });
});

it("a model's thumbnail leaves out the share, whose names would be too small", () => {
  const { card } = figures.model.draw(figures.model.examples[0]!);
  const namesIn = (width: number) =>
    [...leaves(card.draw({ x: 12, y: 12, width, height: 416 }, measure))].filter(
      (node) => node.type === "text" && node.size === SIZE.text,
    );
  expect(namesIn(616)).toEqual([]);
  expect(namesIn(1040)).not.toEqual([]);
});

it("the preview has room for the longest claims", () => {
  const { alt, card } = figures.merge.draw({ tasks: 1000, rank: 218_196, d: 378_622, k: 766_491 });
  const headline = `LoRA trains 1,000,016,725,302,804 parameters instead of 290,210,350,602: ${"it costs more, ".repeat(4)}`;
  for (const item of [card, { ...card, headline }]) {
    const scene = composePreview({ alt, card: item }, { title: "T", siteName: SITE }, measure);
    expect(flaws(scene)).toEqual([]);
  }
});

/** Returns the figure for all linear layers, or for PEFT's default targets if the model has these. */
function drawingOn(figure: Figure, values: Values, isAll: boolean): Drawing {
  try {
    return figure.draw(isAll ? { ...values, targets: [ALL_LINEAR] } : values);
  } catch (error) {
    if (error instanceof LoraError && !isAll) return drawingOn(figure, values, true);
    throw error;
  }
}

it("the preview is legible for every published model, at any rank and for all or the default targets", () => {
  const complete = models().filter(({ other }) => other !== undefined);
  expect(complete.length).toBeGreaterThan(60);
  const ranks = [1, 64, 2 ** 20, ...(isExam ? [8, 1000] : [])];
  const cases = ranks.flatMap((rank) => [true, false].map((isAll) => ({ rank, isAll })));
  const problems: string[] = [];
  for (const [index, { id }] of sampled(complete, ({ type }) => type).entries())
    for (const { rank, isAll } of isExam ? cases : [cases[index % cases.length]!])
      for (const figure of [figures.model, figures.memory] as readonly Figure[]) {
        // The memory figure simulates dozens of training steps.
        if (!isExam && index % (figure === figures.memory ? 6 : 2) > 0) continue;
        const drawing = drawingOn(figure, { rank, model: id }, isAll);
        for (const flaw of flaws(getCard(drawing, `LoRA at rank ${rank} on ${id}`)))
          problems.push(`${figure.name} of ${id} at ${rank}: ${flaw}`);
      }
  expect(problems).toEqual([]);
});

it("the check detects a text that is too small, overlaps another or leaves the preview", () => {
  const scene = getCard(figures.decomposition.draw({ rank: 8, d: 4096, k: 4096 }), "T");
  const changed = (change: Partial<Text>) => ({
    ...scene,
    children: scene.children.map((node) =>
      node.type === "text" && getContent(node) === SITE ? { ...node, ...change } : node,
    ),
  });
  expect(flaws(changed({}))).toEqual([]);
  expect(flaws(changed({ size: 26 }))).toEqual(["a text of 26 px"]);
  expect(flaws(changed({ y: 150, anchor: "start", x: 80 }))).not.toEqual([]);
  expect(flaws(changed({ x: 1300 }))).not.toEqual([]);
});

describe("the title of a card without a figure", () => {
  /** Returns the lines of the title: the bold texts. */
  const getTitle = (scene: Scene) =>
    getTexts(scene)
      .filter(({ bold }) => bold)
      .map(getContent);
  const drawn = (title: string) => getCard(undefined, title);

  it("is complete and breaks no words, up to 150 characters", () => {
    const property = (title: string) => {
      expect(getTitle(drawn(title)).join(" ")).toBe(title);
    };
    property("LoRA at rank 8 on flan-t5-xxl");
    fc.assert(
      fc.property(
        title.filter(({ length }) => length <= 150),
        property,
      ),
      { numRuns: runs(8, 350) },
    );
    expect(getTitle(drawn("many words ".repeat(60))).at(-1)).toMatch(/…$/);
  });

  it("is as large as possible, and breaks a word only if the word does not fit into a line", () => {
    const getSize = (title: string) => Math.max(...getTexts(drawn(title)).map(({ size }) => size));
    expect(getSize("LoRA")).toBeGreaterThan(getSize("Low-Rank Adaptation, explained ".repeat(3)));
    const word = "Donaudampfschifffahrtsgesellschaft";
    expect(getTitle(drawn(`${word} ${word}`))).toEqual([word, word]);
    expect(getTitle(drawn("x".repeat(100))).join("")).toBe("x".repeat(100));
  });

  it("has lines of similar width", () => {
    const lines = getTitle(drawn("Generative AI and Large Language Models"));
    expect(lines).toEqual(["Generative AI and Large", "Language Models"]);
  });
});

it("the title of a card with a figure is one line, which ends before the site's name", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 4096, k: 4096 });
  for (const title of TITLES) {
    const [first, second] = getTexts(getCard(drawing, title)) as [Text, Text];
    expect(first.y).toBe(second.y);
    const end = first.x + measure(getContent(first), first.size);
    expect(end).toBeLessThan(second.x - measure(SITE, second.size) - 20);
    expect(title.startsWith(getContent(first).replace(/…$/, "").trim())).toBe(true);
  }
});

describe("text in a column", () => {
  const fit = (text: string, max: number) =>
    fitLines(text, 50, max, { size: 10, bold: false }, (line) => 10 * line.length).lines;

  it("that has too many lines ends in the last word that fits", () => {
    expect(fit("aa bb cc dd", 2)).toEqual(["aa bb", "cc dd"]);
    expect(fit("aa bb c dd eeee", 2)).toEqual(["aa bb", "c dd…"]);
    expect(fit("aa bb cc dd ee", 2)).toEqual(["aa bb", "cc…"]);
  });

  it("breaks a word that is wider than the column into parts that fit with an ellipsis", () => {
    expect(fit("xxxxxxxxxx", 3)).toEqual(["xxxx", "xxxx", "xx"]);
  });
});

it("a page's texts of any length take the same work, and their start is drawn", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 4096, k: 4096 });
  const unit = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom("word ", "w", "\u0301", "\ud83d\ude00", "字", "كلمة "),
  );
  fc.assert(
    fc.property(unit, fc.integer({ min: 20_000, max: 400_000 }), (unit, length) => {
      const draw = (length: number) => {
        let read = 0;
        const count: typeof measure = (content, size) => {
          read += content.length;
          return size * 0.3 * content.length;
        };
        const long = unit.repeat(Math.ceil(length / unit.length));
        const texts = { title: long, siteName: long, description: long };
        const scenes = [undefined, drawing].map((item) => composePreview(item, texts, count));
        return { read, texts: scenes.map((scene) => getTexts(scene).map(getContent)) };
      };
      expect(draw(length)).toEqual(draw(20_000));
    }),
    { numRuns: runs(20) },
  );
});

it("a preview's logo keeps its shape, as large as its space allows, before the site's name", () => {
  const site = (logo: { readonly width: number; readonly height: number }, siteName = SITE) => {
    const texts = { title: "T", siteName, logo: { ...logo, href: "logo.png" } };
    const { children } = composePreview(undefined, texts, measure);
    return [...leaves(children)].find((node) => node.type === "image")!;
  };
  expect(site({ width: 400, height: 100 })).toMatchObject({ width: 208, height: 52 });
  const image = site({ width: 30, height: 5 });
  expect(image).toMatchObject({ width: 240, height: 40 });
  expect(image.x + image.width + 18).toBeCloseTo(1140 - measure(SITE, 28));
});

it("a preview without a figure shows only the page's texts", () => {
  const scene = getCard(undefined, "A page");
  expect(getSceneText(scene)).toBe(`${SITE}\nA page\nA page about LoRA.`);
  expect(flaws(scene)).toEqual([]);
  const description = "a page about LoRA ".repeat(40);
  for (const title of TITLES)
    expect(
      flaws(composePreview(undefined, { title, siteName: SITE, description }, measure)),
    ).toEqual([]);
});
