/** Tests words in another language, in the build and in the scripts of pages. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";
import { expect, it } from "vitest";
import { islands } from "../../scripts/build-islands.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { ENGLISH } from "../../src/format.js";
import { createFormats } from "../../src/formats.js";
import { toHtml } from "../../src/html/figure.js";
import {
  englishHtml,
  getHtmlWords,
  getWords,
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
  const names = ["decomposition", "merge"];
  writeFileSync(
    file,
    names
      .map(
        (name) =>
          `export const ${name} = (f) => ({ title: () => "live words of ${name}" + f.exact(1) });\n` +
          `export const ${name}Page = () => ({ summary: "page words of ${name}" });\n`,
      )
      .concat(
        'export const spectrum = (f) => ({ ...spectrumScript(f), sheets: "words of sheets" });\n',
        'export const spectrumScript = () => ({ title: () => "live words of spectrum" });\n',
      )
      .join(""),
  );
  names.push("spectrum");
  const folders = Object.fromEntries(names.map((name) => [name, path.join(figuresFolder, name)]));
  const { language } = german;
  const de = { language, file, exports: [...names, "spectrumScript"] };
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
  expect(all).not.toMatch(/page words of|words of sheets/);
  expect(createFormats(language).list(["a", "b", "c"])).toBe("a, b und c");
});
