/** Tests words in another language, in the build and in the scripts of pages, and languages of authors. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { build } from "rolldown";
import { beforeAll, describe, expect, it } from "vitest";
import { MessagesError } from "../../plugin/files.js";
import { readLocales } from "../../plugin/locales.js";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { islands } from "../../scripts/build/islands.js";
import { LoraError } from "../../src/errors.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { getHtmlWords, getTableWords, getWords, type Locale } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { numberFormats } from "../../src/number-format.js";
import { run } from "../support/command.js";
import { temporary } from "../support/temporary.js";

const VALUES = { rank: 8, d: 4096, k: 4096 };
const decomposition = figures.decomposition as unknown as Figure;

/** Returns a figure of one matrix in a language. */
const draw = (locale?: Locale) =>
  decomposition.draw(VALUES, { words: getWords(decomposition, locale) });

function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = temporary();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

it("a figure has English words by default", () => {
  for (const figure of allFigures) {
    const words = getWords(figure);
    // The words are built only once.
    expect(getWords(figure)).toBe(words);
    expect([words.language.tag, words.html]).toEqual(["en", getHtmlWords()]);
    const [values] = figure.examples;
    expect(figure.draw(values!, { words }).caption).toBe(figure.draw(values!).caption);
  }
});

it("a figure is completely English if the language has no file for it", () => {
  const { savings, ...files } = locales.de!.files;
  const words = getWords(figures.savings as unknown as Figure, { ...locales.de!, files });
  expect(savings).toBeDefined();
  expect(words.language.tag).toBe("en");
  expect(words.html.reset).toBe("Reset");
  expect(words.html.count(4096)).toBe("4,096");
});

it("an entry of a menu has its word as its value, or states the value if its word is translated", () => {
  const merge = figures.merge as unknown as Figure;
  const menu = (locale?: Locale) => {
    const drawing = merge.draw(merge.examples[0]!, { words: getWords(merge, locale) });
    const page = toHtml(drawing, { id: "x", interactive: true });
    return /<select name="task">(.*?)<\/select>/.exec(page)?.[1];
  };
  expect(menu()).toBe(
    '<option value="law" selected="">legal texts</option> <option>code</option> <option>poems</option>',
  );
  expect(menu(locales.de)).toMatch(/^<option value="law" selected="">juristische Texte<\/option> /);
});

describe("the scripts of pages", () => {
  const dir = path.resolve("tests/.run/locales-scripts");
  const read = (script: string) => readFileSync(path.join(dir, script), "utf8");
  let manifest: Record<string, Record<string, Record<string, string[]>>>;
  beforeAll(async () => {
    mkdirSync(dir, { recursive: true });
    await build({ ...islands(dir), logLevel: "silent" });
    manifest = JSON.parse(read("manifest.json"));
  });

  it("have the live messages of a figure in one language, and no others", () => {
    const loaded = manifest.words!.de!.decomposition!.map(read).join("");
    expect(loaded).toContain("Verringert, damit es zu d und k passt");
    for (const other of ["Lowered to fit", "Was eine Matrix kostet", "Spitzenspeicher"])
      expect(loaded).not.toContain(other);
    const english = manifest.words!.en!.decomposition!.map(read).join("");
    expect(english).toContain("Lowered to fit");
    expect(english).not.toContain("Verringert");
  });

  it("have the replies of exercises in a script that loads on demand", () => {
    const german = manifest.words!.de!.decomposition!.map(read).join("");
    expect(german).not.toContain("Die Aufgabe handelt");
    expect(read("words-de-decomposition-later.js")).toContain("Die Aufgabe handelt");
  });

  it("share the code of figures among languages", () => {
    const names = readdirSync(dir).filter((name) => name.startsWith("figure-"));
    expect(names).toHaveLength(allFigures.length);
    const code = names.map(read).join("");
    for (const word of ["frozen weight", "eingefroren", "参数"]) expect(code).not.toContain(word);
  });
});

describe("an author's folder", () => {
  it("is read to the end of a chain of sentences, each of which contains the next", () => {
    const sentences = Array.from({ length: 2_000 }, (_, index) => `m${index} = { m${index + 1} }`);
    const folder = writeFolder({
      "pl/decomposition.ftl": sentences.slice(0, 1000).join("\n"),
      "pl/shared.ftl": sentences.slice(1000).join("\n"),
    });
    expect(() => readLocales(folder)).toThrow(/pl\/shared\.ftl:1000: m1999 refers to \{ m2000 \}/);
  });

  it("has each mistake in a line of its own in the command, without a character that controls a terminal", async () => {
    const folder = writeFolder({
      "de/a\u001b[2J\u202eb.ftl": "a = b\n",
      "de/shared.ftl": "a = b\nc = d",
    });
    const { code, error } = await run("8", "64", "64", "--locales", folder);
    expect(code).toBe(1);
    expect(error.replaceAll(folder, "FOLDER").split("\n")).toEqual([
      expect.stringMatching(/^lora-visualizer: FOLDER\/de\/a\ufffd\[2J\ufffdb\.ftl/),
      expect.stringMatching(/^FOLDER\/de\/shared\.ftl:1: /),
      expect.stringMatching(/^FOLDER\/de\/shared\.ftl:2: /),
      "",
    ]);
  });

  it("lists the first forms of a term that has very many, once for each wrong use", () => {
    const forms = Array.from({ length: 1000 }, (_, index) => `  [f${index}] a`).join("\n");
    const uses = Array.from({ length: 1000 }, (_, index) => `{ -t(f: "x${index}") }`).join("");
    const folder = writeFolder({
      "pl/decomposition.ftl": `-t = { $f ->\n${forms}\n  *[other] b\n }\nadapted = ${uses}`,
    });
    const read = () => {
      try {
        readLocales(folder);
      } catch (error) {
        return (error as Error).message.split("\n");
      }
      return [];
    };
    const lines = read().filter((line) => line.includes("for the form"));
    expect(lines).toHaveLength(1000);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(500);
  });

  it("overrides a sentence everywhere, and other languages stay as they are", () => {
    const folder = writeFolder({ "de/decomposition.ftl": "title = LoRA vom Rang { $rank }\n" });
    const [german] = readLocales(folder);
    const page = new MarkdownIt().use(loraMarkdown, { lang: "de", locales: [german!] });
    expect(page.render("<% lora 8, 64, 64 %>")).toContain("LoRA vom Rang 8");
    const drawing = draw(german!.locale);
    expect(drawing.listed).toMatch(/^LoRA vom Rang 8, 4\.096/);
    expect(drawing.alt).toMatch(/^LoRA vom Rang 8: W/);
    expect(drawing.language.script).toBe("de-site");
    expect(getHtmlWords(german!.locale).reset).toBe("Zurücksetzen");
    expect(getTableWords(german!.locale).noFile).toBe("keine");
    expect(draw(locales.de).listed).toMatch(/^LoRA mit Rang 8/);
  });

  it.each(["de-AT", "DE"])("named %s changes sentences of German", (tag) => {
    const folder = writeFolder({ [`${tag}/decomposition.ftl`]: "adapted = gelernt\n" });
    const [locale] = readLocales(folder);
    const { caption } = draw(locale!.locale);
    expect(caption).toMatch(/Rang/);
    expect(caption).toMatch(/4\D096/);
    expect(locale!.locale.language.tag).toBe(tag);
  });

  it.each([
    ["th", ["3", "6", "9", "12"]],
    ["pl", ["3", "6", "9", "12"]],
    ["hi", ["3", "5", "7", "9", "11"]],
    ["ko", ["3", "4", "8", "12"]],
  ])("of copies in %s is still English, with right numbers", (tag, powers) => {
    const folder = writeFolder({});
    symlinkSync(path.resolve("src/locales/en"), path.join(folder, tag));
    const [locale] = readLocales(folder);
    const { numbers } = locale!.locale.language;
    expect(draw(locale!.locale).caption).toMatch(/^A 4\D?096.* at rank 8$/);
    // Languages differ in which powers of ten have a name.
    const compact = new Intl.NumberFormat(tag, { notation: "compact", numberingSystem: "latn" });
    for (const [power, unit] of Object.entries(numbers.units))
      expect(compact.format(10 ** Number(power)).replace(/\s/g, "")).toBe(`1${unit}`);
    expect(Object.keys(numbers.units)).toEqual(powers);
    expect(numberFormats(numbers).exact(1_234_567)).toBe(
      new Intl.NumberFormat(tag, { numberingSystem: "latn" }).format(1_234_567),
    );
  });

  it("of a language with a region may change the numbers of that region", () => {
    const folder = writeFolder({ "de-CH/language.json": '{ "numbers": { "group": "_" } }' });
    const [swiss] = readLocales(folder);
    const siteLocales = new SiteLocales(locales, [swiss!]);
    expect(draw(siteLocales.find("de-CH")).headline).toContain("65_536");
  });

  it.each([
    ["digits", '"01234"', /numbers\.digits must be a text of the ten digits/],
    ["bytes", "[]", /numbers\.bytes must be five texts/],
    ["decimal", '""', /numbers\.decimal must be a text that is not empty/],
  ])("rejects wrong %s", (name, value, message) => {
    const numbers = `{ "numbers": { "${name}": ${value} } }`;
    expect(() => readLocales(writeFolder({ "de/language.json": numbers }))).toThrow(message);
  });

  it("may have a language that this package lacks, with the numbers and plurals of that language", () => {
    const folder = writeFolder({
      "pl/decomposition.ftl":
        "title = LoRA rzędu { $rank }\n" +
        "caption = Macierz { $d } × { $k }: { $rank } { $rank ->\n    [one] kolumna\n    [few] kolumny\n   *[many] kolumn\n}\n",
    });
    const [polish] = readLocales(folder);
    const { language } = polish!.locale;
    expect([language.tag, language.direction, language.numbers.decimal]).toEqual([
      "pl",
      "ltr",
      ",",
    ]);
    const words = getWords(decomposition, polish!.locale);
    const caption = (rank: number) =>
      decomposition.draw({ rank, d: 4096, k: 4096 }, { words }).caption.split(": ")[1];
    expect([1, 3, 8, 22].map(caption)).toEqual([
      "1 kolumna",
      "3 kolumny",
      "8 kolumn",
      "22 kolumny",
    ]);
    expect(draw(polish!.locale).headline).toContain("65\u00a0536");
  });

  it("has scripts with the sentences that pages redraw", async () => {
    const folder = writeFolder({
      "de/decomposition.ftl": "title = LoRA vom Rang { $rank }\n",
      "de/language.json": '{ "list": ["; ", " sowie "] }',
    });
    const [german] = readLocales(folder);
    const out = temporary();
    for (const [name, code] of Object.entries(german!.scripts))
      writeFileSync(
        path.join(out, name.replace(/\.js$/, ".mjs")),
        code.replaceAll('.js"', '.mjs"'),
      );
    const script = await import(path.join(out, "words-de-site-decomposition.mjs"));
    const messages = script.messages({ exact: String });
    expect(messages.title({ rank: 8 })).toBe("LoRA vom Rang 8");
    expect(messages.adapted).toBe("angepasst");
    expect(script.language.list).toEqual(["; ", " sowie "]);
  });

  it("never runs what its files contain", () => {
    // Fluent writes braces as text in quotes.
    const hostile = "x`$BRACEprocess.exit(1)END` \\\\ \" ' </script> */ $BRACEtitleEND";
    const written = hostile.replaceAll("BRACE", '{"{"}').replaceAll("END", '{"}"}');
    const folder = writeFolder({ "de/decomposition.ftl": `adapted = ${written}\n` });
    const words = getWords(decomposition, readLocales(folder)[0]!.locale);
    expect((words.live as unknown as { adapted: string }).adapted).toBe(
      hostile.replaceAll("BRACE", "{").replaceAll("END", "}"),
    );
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "a misspelled message",
      { "de/decomposition.ftl": "titel = LoRA" },
      /de\/decomposition\.ftl:1: titel is no message of English\. Did you mean title\?$/,
    ],
    [
      "a misspelled file",
      { "de/decompositoin.ftl": "title = LoRA" },
      /de\/decompositoin\.ftl:1: is no file of English\. Did you mean decomposition\.ftl\?$/,
    ],
    [
      "a missing argument",
      { "de/decomposition.ftl": "title = LoRA" },
      /:1: title does not write \{ \$rank \}, which English has: title = LoRA at rank \{ \$rank \}$/,
    ],
    [
      "two mistakes, each on its line",
      { "de/decomposition.ftl": "titel = a\n\ntrianed = b" },
      /:1: titel .*\n.*:3: trianed /,
    ],
    [
      "a file in no language",
      { "shared.ftl": "" },
      /shared\.ftl: is in no language; move it to a folder such as .*\/de\/\.$/,
    ],
    [
      "a file whose name has another extension",
      { "de/decomposition.ftl.txt": "title = LoRA" },
      /decomposition\.ftl\.txt: is not read; rename it to decomposition\.ftl\.$/,
    ],
    [
      "an unknown member",
      { "de/language.json": '{ "constructor": 1 }' },
      /language\.json: a member must be one of .*; got constructor$/,
    ],
  ])("with %s is an error for its translator", (_, files, message) => {
    const read = () => readLocales(writeFolder(files));
    expect(read).toThrow(MessagesError);
    expect(read).toThrow(message);
  });

  it.each<[string, string | Readonly<Record<string, string>>, RegExp]>([
    [
      "that does not exist",
      "/nowhere/words",
      /^locales must be a folder with a folder of \.ftl files for each language, .*; got "\/nowhere\/words"$/,
    ],
    ["without languages", { "notes.txt": "" }, /^locales must be a folder /],
    [
      "with a folder that is no language",
      { "german words/shared.ftl": "" },
      /must be named after a language: .*; got "german words"$/,
    ],
  ])("%s is an error of one line", (_, given, message) => {
    const folder = typeof given === "string" ? given : writeFolder(given);
    expect(() => readLocales(folder)).toThrow(LoraError);
    expect(() => readLocales(folder)).toThrow(message);
  });
});
