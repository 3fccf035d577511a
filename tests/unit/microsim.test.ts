/** Tests the page and the metadata of MicroSims. tests/browser/microsim.test.ts opens them. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMicrosim } from "../../scripts/command/microsim/index.js";
import { toIndexPage } from "../../scripts/command/microsim/markdown.js";
import { toMetadata } from "../../scripts/command/microsim/metadata.js";
import { listSources } from "../../scripts/command/microsim/sources.js";
import { DIRECTION_CONTROLS } from "../../src/direction.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { describePicture, flatten } from "../../src/figures/parts.js";
import { readFrontMatter } from "../../src/front-matter.js";
import { getMicrosimWords, getWords, type Locale } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { toInline } from "../../src/tables/markdown.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { findProblems, schemas } from "../support/microsims.js";
import { sharedFolder } from "../support/temporary.js";

const folder = sharedFolder();

const matrix = figures.decomposition.draw({ rank: 8, d: 4096, k: 4096 });
const create = (drawing = matrix, target = path.join(folder, "docs/sims/lora"), locale?: Locale) =>
  createMicrosim(drawing, target, { command: "lora-visualizer", locale });
const toData = (drawing = matrix) => JSON.parse(toMetadata(create(drawing), "2026-11-29"));

describe("the metadata of a MicroSim", () => {
  it.each(allFigures.map((figure) => [figure.name, figure] as const))(
    "of %s is valid in both schemas, with any values",
    (_, figure) => {
      for (const values of figure.examples)
        expect(findProblems(toData(figure.draw(values)))).toEqual([]);
      fc.assert(
        fc.property(arbitraryValues(figure), (values) => {
          expect(findProblems(toData(getDrawing(figure, values)))).toEqual([]);
        }),
        { numRuns: runs(2) },
      );
    },
  );

  it.each([
    ["dublinCore", "rights", undefined, 2],
    // The schemas disagree.
    ["dublinCore", "date", "2026-11-29", 1],
    ["userInterface", "controls", [{ id: "rank", type: "knob", label: "Rank" }], 2],
  ] as const)("the check detects %s.%s = %j in %d schemas", (section, key, value, count) => {
    const metadata = toData();
    metadata.microsim[section][key] = value;
    const broken = JSON.parse(JSON.stringify(metadata));
    expect(Object.values(schemas).filter((validate) => !validate(broken))).toHaveLength(count);
  });

  it("lists every control with its kind", () => {
    expect(toData().microsim.userInterface.controls).toEqual([
      { id: "rank", type: "slider", label: "Rank r" },
      { id: "d", type: "slider", label: "Rows d" },
      { id: "k", type: "slider", label: "Columns k" },
    ]);
    const forward = toData(figures.forward.draw({ rank: 8, d: 64, k: 64 }));
    expect(forward.microsim.userInterface.controls[1]).toMatchObject({ type: "checkbox" });
    const methods = toData(figures.methods.draw({}));
    expect(methods.microsim.userInterface.controls[0]).toMatchObject({ type: "dropdown" });
  });

  it("of a figure without controls declares an infographic", () => {
    const still = allFigures
      .flatMap((figure) => figure.examples.map((values) => figure.draw(values)))
      .filter(({ handles }) => handles.length === 0);
    expect(still.length).toBeGreaterThan(0);
    for (const drawing of still)
      expect(toData(drawing).microsim).toMatchObject({
        dublinCore: { type: "Infographic" },
        userInterface: { controls: [] },
      });
  });
});

describe("the lesson of a MicroSim", () => {
  it("has answers that the figure gives after the change", () => {
    const { activities } = create().lesson;
    // d and k are equal, so that moving d moves k.
    const changes = [
      { rank: 16, d: 4096, k: 4096 },
      { rank: 8, d: 8192, k: 8192 },
    ];
    expect(activities).toHaveLength(changes.length + 1);
    for (const [index, values] of changes.entries())
      expect(activities[index]!.answer).toBe(figures.decomposition.draw(values).caption);
    expect(activities[0]!.task).toContain("Set “Rank *r*” to 16,");
  });

  it("has a change for the first control of each figure, also at the end of its range", () => {
    const drawings = [
      ...allFigures.flatMap((figure) => figure.examples.map((values) => figure.draw(values))),
      figures.decomposition.draw({ rank: 16, d: 16, k: 16 }),
    ];
    for (const drawing of drawings.filter(({ handles }) => handles.length > 0)) {
      const [first] = create(drawing).lesson.activities;
      expect(first!.task, drawing.figure).toMatch(/^Predict .* (?:Set|Tick|Untick) “/);
      expect(first!.answer, drawing.figure).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("cites every paper that an explanation names", () => {
    for (const figure of allFigures) {
      const drawing = figure.draw(figure.examples[0]!);
      const urls = listSources(drawing, getMicrosimWords()).map(({ url }) => url);
      for (const [id] of drawing.explanation.matchAll(/\d{4}\.\d{5}/g))
        expect(urls).toContain(`https://arxiv.org/abs/${id}`);
    }
    const unknown = { ...matrix, explanation: "as in arXiv 1234.56789." };
    expect(() => listSources(unknown, getMicrosimWords())).toThrow("1234.56789");
  });
});

describe("the page of a MicroSim", () => {
  it("contains the figure's caption, description, explanation and table", () => {
    for (const figure of allFigures) {
      const drawing = figure.draw(figure.examples[0]!);
      const page = toIndexPage(create(drawing)).replace(/\\(?=[[\]*_\\])|&#\d+;|\*/g, "");
      const { caption, explanation } = drawing;
      const { overview, items } = describePicture(drawing);
      const cells = drawing.table().rows.flat();
      for (const text of [figure.summary, caption, explanation, ...cells])
        expect(page).toContain(text.replace(/[*|~^<$]/g, ""));
      // The parts of the picture are a list within the description.
      expect(flatten(items).length).toBeGreaterThan(1);
      const list = (all: typeof items, indent: string): string[] =>
        all.flatMap(({ words, items }) => [`${indent}- ${words}`, ...list(items, `${indent}    `)]);
      const lines = [`- ${overview}`, ...list(items, "    ")];
      expect(page).toContain(`\n${lines.join("\n").replace(/[*|~^<$]/g, "")}\n`);
    }
  });

  it("says how to use each control, also a control that a reader sees only after another", () => {
    const use = ": move the slider, or type a number.\n";
    const page = toIndexPage(create());
    expect(page).toContain(`“Rows *d*”${use}`);
    expect(page).toContain(
      "“Columns *k*”: untick the box beside “Rows *d*”, then move the slider,",
    );
    const oblong = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
    expect(toIndexPage(create(oblong))).toContain(`“Columns *k*”${use}`);
  });

  it("has the addresses of the book, and the author's and the book's names", () => {
    const book = path.join(folder, "book");
    mkdirSync(path.join(book, "pages"), { recursive: true });
    writeFileSync(
      path.join(book, "mkdocs.yml"),
      "site_name: A book\nsite_url: 'https://a.test/book/'\nsite_author: \"A. Author\"\n" +
        "docs_dir: pages\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji: !!python/name:a.b\n",
    );
    const microsim = create(matrix, path.join(book, "pages/part-1/sims/my-lora"));
    const page = toIndexPage(microsim);
    expect(page).toContain("\nog:image: /part-1/sims/my-lora/my-lora.png\n");
    expect(page).toContain('<iframe src="https://a.test/book/part-1/sims/my-lora/main.html"');
    expect(page).not.toContain("example.org");
    expect(microsim.book.name).toBe("A book");
    expect(JSON.parse(toMetadata(microsim, "2026-11-29")).microsim.dublinCore).toMatchObject({
      creator: ["A. Author", "LoRA Visualizer"],
      identifier: "https://a.test/book/part-1/sims/my-lora/",
    });
  });

  it("has a placeholder without a book, and asks the author to replace it", () => {
    const page = toIndexPage(create());
    expect(page).toContain("\nimage: /sims/lora/lora.png\n");
    expect(page.match(/https:\/\/example\.org\/my-book/g)).toHaveLength(2);
  });

  it("escapes the title in YAML, Markdown and HTML", () => {
    const title = 'A "title": *b* <c>';
    const book = { ...create().book, path: "/a: b #c/lora" };
    const page = toIndexPage({ ...create(), title, book });
    expect(readFrontMatter(page)).toMatchObject({
      data: {
        title: 'A "title": *b* &#60;c&#62;',
        image: "/a: b #c/lora/lora.png",
        quality_score: 100,
      },
      error: undefined,
    });
    expect(page).toContain('# A "title": \\*b\\* &#60;c>\n');
    expect(page).toContain('title="A &quot;title&quot;: *b* &lt;c&gt;"');
  });
});

const plain = (text: string) => text.replace(DIRECTION_CONTROLS, "").replaceAll("*", "");

describe.each(Object.entries(locales))("in %s, a MicroSim", (tag, locale) => {
  it("of any figure has the words and the numbers of its language", () => {
    for (const figure of allFigures) {
      const words = getWords(figure, locale);
      const drawing = figure.draw(figure.examples[0]!, { words });
      const microsim = create(drawing, undefined, locale);
      const { dublinCore, userInterface } = JSON.parse(toMetadata(microsim, "2026-11-29")).microsim;
      expect(findProblems(JSON.parse(toMetadata(microsim, "2026-11-29")))).toEqual([]);
      const language = figure.name in locale.files ? tag : "en";
      expect(dublinCore).toMatchObject({ title: plain(words.page.lesson), language });
      expect(userInterface.controls.map(({ label }: { label: string }) => label)).toEqual(
        drawing.handles.map(({ label }) => plain(label)),
      );
      const page = toIndexPage(microsim);
      for (const { task, answer } of microsim.lesson.activities)
        for (const text of [task, answer]) expect(page).toContain(toInline(text));
      expect(page).toContain(`### ${getMicrosimWords(locale).use}\n`);
      expect(page.includes("quality_score")).toBe(language === "en");
    }
  });
});

const shape = ["8", "64", "64"];

it.each([
  [
    [...shape, "--microsim", "docs/sims/My_Sim"],
    "--microsim must be a folder whose name has only lowercase letters, digits and hyphens, as in docs/sims/lora-visualizer; got docs/sims/My_Sim",
  ],
  [[...shape, "--microsim", "a", "-o", "x.svg"], "--output cannot be combined with --microsim"],
  [[...shape, "--microsim", "a", "--preview"], "--preview cannot be combined with --microsim"],
  [[...shape, "--microsim", "a", "--scale", "2"], "--scale cannot be combined with --microsim"],
  [["--ranks", "1,2", "--microsim", "a"], "--ranks cannot be combined with --microsim"],
  [[...shape, "--force", "-o", "x.svg"], "--force requires --microsim"],
  [["99", "64", "64", "--microsim", "a"], "rank must be a whole number from 1 to 64"],
])("%j is an error", async (args, message) => {
  const { code, error } = await run(...args);
  expect(error).toContain(`lora-visualizer: ${message}`);
  expect(error.split("\n")).toHaveLength(2);
  expect(code).toBe(2);
});
