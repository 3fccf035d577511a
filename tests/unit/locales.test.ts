/** Tests words in another language, in the build and in the scripts of pages. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { build } from "rolldown";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { islands } from "../../scripts/build-islands.js";
import { LoraError } from "../../src/errors.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { ENGLISH } from "../../src/format.js";
import { createFormats } from "../../src/formats.js";
import { toHtml } from "../../src/html/figure.js";
import {
  englishHtml,
  getHtmlWords,
  getWords,
  locales,
  type PartialLocale,
} from "../../src/locales/index.js";
import { getTableWords } from "../../src/locales/tables.js";
import { temporary } from "../support/temporary.js";

/** A language that lacks some words. */
const german = {
  language: {
    tag: "de",
    direction: "ltr",
    numbers: { ...ENGLISH, decimal: ",", group: "." },
    list: [", ", " und "],
  },
  html: () => ({ reset: "Zurücksetzen" }),
  decomposition: (f) => ({ trained: "trainiert", title: ({ rank }) => `Rang ${f.exact(rank)}` }),
  decompositionPage: (f) => ({ listed: ({ full }) => `Bild, ${f.exact(full)}` }),
} satisfies PartialLocale;

const VALUES = { rank: 8, d: 4096, k: 4096 };

it("a figure has English words by default", () => {
  for (const figure of allFigures) {
    const words = getWords(figure);
    // The words are built only once.
    expect(getWords(figure)).toBe(words);
    expect([words.language.tag, words.html]).toEqual(["en", englishHtml]);
    const [values] = figure.examples;
    expect(figure.draw(values!, { words }).caption).toBe(figure.draw(values!).caption);
  }
});

it("a figure has English words in place of missing words, with the language's numbers", () => {
  const { decomposition } = figures;
  const words = getWords(decomposition, german);
  const drawing = decomposition.draw(VALUES, { words: words as never });
  expect(drawing.language.tag).toBe("de");
  expect(drawing.compose("wide").title).toBe("Rang 8");
  expect(drawing.listed).toBe("Bild, 16.777.216");
  expect(drawing.caption).toContain("trains 65.536 parameters, 0,391\u00a0% of the 16.777.216");
  expect([words.html.reset, words.html.answer]).toEqual(["Zurücksetzen", englishHtml.answer]);
  expect(words.html.count(4096)).toBe("4.096");
  expect(toHtml(drawing, { id: "x", interactive: true }, words.html)).toContain(
    '<button type="reset">Zurücksetzen</button>',
  );
});

it("a figure is completely English if the language has no words for it", () => {
  const words = getWords(figures.savings, german);
  expect(words.language.tag).toBe("en");
  expect(words.html.reset).toBe(englishHtml.reset);
  expect(words.html.count(4096)).toBe("4,096");
  const drawing = figures.savings.draw(VALUES, { words: words as never });
  expect(drawing.caption).toBe(figures.savings.draw(VALUES).caption);
});

it("an entry of a menu has its word as its value, or states the value if its word is translated", () => {
  const menu = (locale?: PartialLocale) => {
    const drawing = figures.merge.draw(figures.merge.examples[0]!, {
      words: getWords(figures.merge as never, locale) as never,
    });
    const page = toHtml(drawing, { id: "x", interactive: true });
    return /<select name="task">(.*?)<\/select>/.exec(page)?.[1];
  };
  const translated = {
    merge: () => ({}),
    mergePage: () => ({ values: { task: { law: "Recht", code: "code", poems: "poems" } } }),
  };
  expect(menu()).toBe(
    '<option selected="">law</option> <option>code</option> <option>poems</option>',
  );
  expect(menu({ ...german, ...translated })).toBe(
    '<option value="law" selected="">Recht</option> <option>code</option> <option>poems</option>',
  );
});

it("a figure has the language's words in tables and pages, with the same fallback", () => {
  expect(getHtmlWords(german).reset).toBe("Zurücksetzen");
  expect(getHtmlWords(german).answer).toBe(englishHtml.answer);
  expect(Object.keys(getTableWords(german))).toEqual(Object.keys(getTableWords()));
});

it("a language has a separate script for each figure's words, and no words of the page in scripts", async () => {
  const folder = temporary();
  const file = path.join(folder, "de.ts");
  const [dir, figuresFolder] = [path.join(folder, "scripts"), path.resolve("src/figures")];
  mkdirSync(dir);
  const names = ["decomposition", "merge", "spectrum"];
  writeFileSync(
    file,
    names
      .map(
        (name) =>
          `export const ${name} = (f) => ({ title: () => "live words of ${name}" + f.exact(1) });\n` +
          `export const ${name}Page = () => ({ summary: "page words of ${name}" });\n`,
      )
      .join(""),
  );
  const folders = Object.fromEntries(names.map((name) => [name, path.join(figuresFolder, name)]));
  const { language } = german;
  const de = { language, file, exports: names };
  await build({ ...islands(dir, folders, { de }), logLevel: "silent" });
  const { figures: scripts } = JSON.parse(readFileSync(path.join(dir, "manifest.json"), "utf8"));
  const read = (script: string) => readFileSync(path.join(dir, script), "utf8");
  for (const name of names) {
    const loaded = (scripts[name].de as string[]).map(read).join("");
    expect(loaded).toContain(`live words of ${name}`);
    for (const other of names)
      if (other !== name) expect(loaded).not.toContain(`words of ${other}`);
    const english = (scripts[name].en as string[]).map(read).join("");
    expect(english).not.toContain("live words of");
    expect([english, loaded].map((code) => code.includes(" and "))).toEqual([true, false]);
    // A chunk that two languages share would cost more bytes than a copy.
    const shared = scripts[name].en.filter((script: string) => scripts[name].de.includes(script));
    expect(shared).toEqual([]);
  }
  const all = readdirSync(dir).map(read).join("");
  expect(all).not.toMatch(/page words of/);
  expect(createFormats(language).list(["a", "b", "c"])).toBe("a, b und c");
});

describe("an author's catalog", () => {
  const url = "file:///book/locales/polish.js";
  const language = german.language;
  const englishOf = (name: string) => getWords(figures[name as keyof typeof figures] as never);
  const read = (catalog: object) => () =>
    new MarkdownIt().use(loraMarkdown, { locales: [{ url, language, ...catalog }] as never });

  it("may have every sentence of our languages, and any part of them", () => {
    for (const { language: ours, ...translation } of Object.values(locales)) {
      const f = createFormats(ours);
      const factories = Object.entries(figures).flatMap(([name, figure]) => {
        const { live, page } = getWords(figure as never, { language: ours, ...translation });
        return [
          [name, () => live],
          [`${name}Page`, () => page],
        ] as [string, () => object][];
      });
      factories.push(
        ["html", () => getHtmlWords({ language: ours, ...translation })],
        ["tables", () => ({ ...translation.tables?.(f) })],
      );
      // Some of our factories also return helpers of other factories, which are no sentences.
      const parts = factories.map(([name, factory]) => {
        const known = Object.keys(
          (name.endsWith("Page") ? englishOf(name.slice(0, -4)).page : undefined) ??
            (name in figures ? englishOf(name).live : factory()),
        );
        const words = Object.entries(factory()).filter(([key]) => known.includes(key));
        return [name, () => Object.fromEntries(words)] as const;
      });
      expect(read({ ...Object.fromEntries(parts), language: ours })).not.toThrow();
      for (const [name, factory] of parts) expect(read({ [name]: factory }), name).not.toThrow();
    }
    expect(read(german)).not.toThrow();
  });

  it.each([
    [
      { decomposition: () => ({ traned: "trainiert" }) },
      /^a sentence of locales\[0\]\.decomposition in polish\.js must be one of \d+ values \(did you mean trained\?\); got "traned"$/,
    ],
    [
      { html: () => ({ x: "zurück" }) },
      /^a sentence of locales\[0\]\.html in polish\.js must be one of details, answer, .*, table, .*; got "x"$/,
    ],
    [
      { decompositionPage: () => ({ labels: { rnak: "Rang" } }) },
      /^a sentence of locales\[0\]\.decompositionPage\.labels in polish\.js must be .*did you mean rank\?.*"rnak"$/,
    ],
    [
      { spectrum: () => ({ verdict: "Rang" }) },
      /^locales\[0\]\.spectrum\.verdict in polish\.js must be a function, as in English; got "Rang"$/,
    ],
    [
      { tables: () => ({ captions: "Tabelle" }) },
      /^locales\[0\]\.tables\.captions in polish\.js must be an object, as in English; got "Tabelle"$/,
    ],
    [
      { html: () => ({ reset: () => "Zurück" }) },
      /^locales\[0\]\.html\.reset in polish\.js must be text, as in English; got a function$/,
    ],
    [
      { html: () => "Zurück" },
      /^locales\[0\]\.html in polish\.js must be a function of f that returns an object of sentences; got "Zurück"$/,
    ],
    [
      { decomposition: (f: { exakt(): string }) => ({ trained: f.exakt() }) },
      /^locales\[0\]\.decomposition in polish\.js must be a function of f .*; got "f\.exakt is not a function"$/,
    ],
    [
      { html: {} },
      /^locales\[0\]\.html must be a function of f that returns an object of sentences; got \{\}$/,
    ],
    [
      { language: { ...language, list: undefined } },
      /^locales\[0\]\.language must be one of .*, or an object with tag, direction, numbers and list; got /,
    ],
  ])("is one error with the file, the name and what is allowed for %j", (catalog, message) => {
    expect(read(catalog)).toThrow(message);
    expect(read(catalog)).toThrow(LoraError);
  });
});
