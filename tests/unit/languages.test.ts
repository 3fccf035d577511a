/** Compares every language with English: words, numbers and layout of all figures, tables and pages. */
import { readFileSync } from "node:fs";
import { GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/counts/methods/index.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { toHtml } from "../../src/html/figure.js";
import { createFormats, english, type Language } from "../../src/language-format.js";
import {
  getHtmlWords,
  getMicrosimWords,
  getTableWords,
  getWords,
  type Locale,
} from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import type { NumberPatterns } from "../../src/number-format.js";
import type { Values } from "../../src/options.js";
import { loadFontReader } from "../../src/render/packages.js";
import { Renderer } from "../../src/render/png.js";
import { COMPOSITIONS } from "../../src/scene.js";
import { tableFrom } from "../../src/tables/tables.js";
import { anySteps, arbitraryValues } from "../support/cases.js";
import { collectTexts, getSceneLines, getSceneText } from "../support/drawings.js";
import { isExam, runs } from "../support/draws.js";
import { faults } from "../support/faults.js";
import {
  alikeIn,
  constants,
  englishIn,
  follow,
  getNames,
  hasOtherUnits,
  numbersIn,
  type Path,
  record,
  textsIn,
  withMessages,
  withoutUnits,
} from "../support/languages.js";
import { decode } from "../support/markup.js";
import { FONTS } from "../support/measure.js";
import { readNumberPatterns } from "../support/number-patterns.js";

const japaneseFont = (weight: number) =>
  `node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-japanese-${weight}-normal.woff`;

const translations = Object.values(locales).filter(({ language }) => language.tag !== "en");

const measure = await new Renderer().measure();
// Previews always use this font.
for (const weight of ["Regular", "Bold"])
  GlobalFonts.registerFromPath(`src/render/fonts/Inter-${weight}.ttf`, "test Inter");

/** Returns what is wrong with a message: English words, and numbers that differ from the English message. */
function flaws(
  message: unknown,
  expected: unknown,
  language: Language,
  names?: ReadonlySet<string>,
): string[] {
  const words = englishIn(message, expected, language, names);
  const prepare = hasOtherUnits(language) ? withoutUnits(language) : String;
  const [numbers, expectedNumbers] = [
    numbersIn(textsIn(message).map(prepare), language),
    numbersIn(textsIn(expected).map(prepare), english),
  ].map((list) => list.join(" "));
  return [
    ...(words.length ? [`English: ${words.join(" ")}`] : []),
    ...(numbers === expectedNumbers ? [] : [`numbers ${numbers}, not ${expectedNumbers}`]),
  ].map((flaw) => `${language.tag}: ${flaw}, in ${JSON.stringify(message)}`);
}

/** Compares the messages at these paths; a language may lack messages. */
const compare = (
  words: object,
  englishWords: object,
  paths: readonly Path[],
  language: Language,
  names?: ReadonlySet<string>,
  // A picture asks for many messages several times.
  seen = new Set<string>(),
) => {
  // Some arguments are messages of several words, such as the name of a bar.
  const texts = new Map(
    constants(englishWords)
      .map((path) => [follow(englishWords, path), follow(words, path)] as const)
      .filter(([text]) => typeof text === "string" && text.includes(" ")),
  );
  const formats = createFormats(language);
  return paths.flatMap((path) => {
    const message = follow(words, path, formats, texts);
    if (message === undefined) return [];
    const expected = follow(englishWords, path);
    const pair = JSON.stringify([message, expected]);
    if (seen.has(pair)) return [];
    seen.add(pair);
    const wrong = flaws(message, expected, language, names);
    return wrong.map((flaw) => `${path.filter((step) => typeof step === "string")}: ${flaw}`);
  });
};

const EXERCISE = { rank: 4, d: 64, k: 64, goal: 0.9 };

/** Values whose messages differ from those of the examples. */
const EXTRA: Readonly<Record<string, readonly Values[]>> = {
  decomposition: [EXERCISE, { rank: 60, d: 64, k: 64 }, { rank: 4, d: 512, k: 512, steps: [1, 4] }],
  memory: [
    { rank: 8, model: "mistralai/Mixtral-8x7B-v0.1", targets: "all-linear" },
    { rank: 1, model: "gpt2", optimizer: "sgd" },
  ],
  savings: [{ rank: 1, d: 2 ** 20, k: 2 ** 20, target: 0 }],
  methods: [{ vertical: "time", method: "Full fine-tuning" }],
};

/** Returns the examples of a figure and a few random values. */
function getCases(figure: Figure): readonly Values[] {
  const drawn = fc.sample(arbitraryValues(figure), runs(1));
  const stepped = figure.options.steps ? fc.sample(anySteps(figure), runs(1)) : [];
  return [...figure.examples, ...(EXTRA[figure.name] ?? []), ...drawn, ...stepped];
}

/** Records the messages that figures ask for in English, in pictures, texts, tables, controls and the card. */
function recordFigure(figure: Figure, values: Values) {
  const { live, page } = getWords(figure);
  const [livePaths, pagePaths]: [Path[], Path[]] = [constants(live), constants(page)];
  const words = { language: english, live: record(live, livePaths), page: record(page, pagePaths) };
  const drawing = figure.draw(values, { words });
  for (const composition of COMPOSITIONS) drawing.compose(composition);
  const { input, steps, handles, card } = drawing;
  const counts = figure.interactive.count(input);
  for (const { name } of handles) words.live.spoken(counts, name);
  words.live.lowered?.(counts);
  void [drawing.listed, drawing.caption, drawing.alt, drawing.table()];
  void [words.live.cells(counts), steps?.alt, steps?.table()];
  card.draw({ x: 0, y: 0, width: 560, height: 380 }, measure);
  return { live: livePaths, page: pagePaths, names: getNames(input) };
}

const hasFigure = (name: string, { files }: Locale) => name in files;

const fonts = Object.keys(FONTS);

/** Returns the faults of a figure's pictures and card in a language, in some fonts. */
function layoutFaults(
  figure: Figure,
  values: Values,
  locale: Locale,
  families: readonly string[] = fonts,
): string[] {
  const words = getWords(figure, locale);
  const drawing = figure.draw(values, { words });
  const pictures = COMPOSITIONS.flatMap((composition) => {
    const scene = drawing.compose(composition);
    return families.flatMap((family) =>
      faults(scene, family).map((fault) => `${composition} in ${family}: ${fault}`),
    );
  });
  const card = composePreview(drawing, { title: "T" }, measure);
  return [...pictures, ...faults(card, "Inter").map((fault) => `card: ${fault}`)].map(
    (fault) => `${locale.language.tag} ${fault}, at ${JSON.stringify(values).slice(0, 200)}`,
  );
}

/** Returns full-width punctuation with a space after it, and a space between full-width letters, with their surroundings. */
const spacesIn = (text: string) =>
  text.match(
    /.{0,9}(?:[\u3001-\u303f\uff01-\uff1f] (?=\S)|[\u2e80-\ud7ff\uf900-\uffef] (?=[\u2e80-\ud7ff\uf900-\uffef])).{0,9}/g,
  ) ?? [];

/** Returns the texts of a figure in a page and in image files, one in a line. */
function getFigureText(figure: Figure, values: Values, locale: Locale): string {
  const words = getWords(figure, locale);
  const drawing = figure.draw(values, { words });
  const html = toHtml(drawing, { id: "id" }, words.html)
    .replace(/<\/?(?:i|tspan|sub|sup|bdi)\b[^>]*>/g, "")
    .replace(/ aria-label="([^"]*)"/g, ">$1<br")
    .replace(/<[^>]*>/g, "\n");
  const files = COMPOSITIONS.map((name) => getSceneText(drawing.compose(name)));
  return [decode(html), ...files].join("\n");
}

/**
 * Digits that stay Latin in a region with other digits: formulas, names and ids, citations, and powers, because Unicode has
 * no other raised digits.
 */
const LATIN_NUMBERS = [
  /[=≠] 0(?!\d)|\(?1 − |r\(r \+ 3\) \/ 2/g,
  /(?:transformers|Machines Lab)\s\d+/g,
  /arXiv [\d.]+(?:\)?، [\u0621-\u064a]+\s+[\d.]+)?/g,
  /[\w.-]*[A-Za-z_][\w.-]*/g,
  /10[⁰¹²³⁴-⁹⁻]+/g,
];

/** Returns the texts that have Latin digits outside names, powers, formulas and citations. */
const latinDigitsIn = (texts: readonly string[]) =>
  texts.filter((text) => {
    const plain = text.replace(/[\u061c\u200e\u200f\u2066-\u2069*]/g, "").replaceAll("\u00a0", " ");
    return /\d/.test(LATIN_NUMBERS.reduce((rest, pattern) => rest.replace(pattern, " "), plain));
  });

function getTexts(figure: Figure, values: Values, locale: Locale): string[] {
  const drawing = figure.draw(values, { words: getWords(figure, locale) });
  const { card, handles } = drawing;
  const room = { x: 0, y: 0, width: 560, height: 380 };
  return [
    ...collectTexts(drawing),
    card.headline,
    ...getSceneLines({
      width: 0,
      height: 0,
      title: "",
      desc: "",
      children: card.draw(room, measure),
    }),
    ...handles.flatMap(({ label, values }) => [label, ...values.map((item) => item.label)]),
  ];
}

it.each(allFigures)(
  "the caption of $name has no marks of variables, because pages show them",
  (figure) => {
    const captions = Object.values(locales).flatMap((locale) =>
      figure.examples.map(
        (values) => figure.draw(values, { words: getWords(figure, locale) }).caption,
      ),
    );
    expect(captions.filter((caption) => caption.includes("*"))).toEqual([]);
  },
);

const inEgypt = new SiteLocales(locales).find("ar-EG")!;

describe.each(allFigures.map((figure) => [figure.name, figure] as const))("%s", (name, figure) => {
  const cases = getCases(figure);
  const recorded = cases.map((values) => recordFigure(figure, values));
  const inEnglish = getWords(figure);

  it("has each message in every language, without English words and with the same numbers", () => {
    for (const locale of translations) {
      if (!hasFigure(name, locale)) continue;
      const words = getWords(figure, locale);
      const seen = new Set<string>();
      for (const { live, page, names } of recorded) {
        const { language } = locale;
        const wrong = [
          ...compare(words.live, inEnglish.live, live, language, names, seen),
          ...compare(words.page, inEnglish.page, page, language, names, seen),
        ];
        expect([...new Set(wrong)]).toEqual([]);
      }
    }
  });

  it("has no marks of variables where a title, an alternative or a spoken value is plain text", () => {
    for (const locale of Object.values(locales))
      for (const values of cases) {
        const words = getWords(figure, locale);
        const { listed, caption, alt, steps, handles, input } = figure.draw(values, { words });
        const counts = figure.interactive.count(input);
        const spoken = handles.map(({ name }) => words.live.spoken(counts, name));
        const all = [listed, caption, alt, steps?.alt ?? "", ...spoken];
        expect(all.filter((text) => text.includes("*"))).toEqual([]);
      }
  });

  it("joins sentences without spaces in languages that have none", () => {
    for (const locale of translations)
      if (locale.language.spaced === false)
        for (const values of cases)
          expect(spacesIn(getFigureText(figure, values, locale))).toEqual([]);
  });

  it.runIf(hasFigure(name, inEgypt))("has the digits of the page's region", () => {
    for (const values of cases) {
      // A line may end inside a name such as Mistral-Nemo-Base-2407.
      const names = Object.values(values).filter((value) => typeof value === "string");
      const texts = latinDigitsIn(getTexts(figure, values, inEgypt));
      expect(texts.filter((text) => !names.some((name) => name.includes(text)))).toEqual([]);
    }
  });

  it("keeps the words of every language inside its pictures, without overlap", () => {
    for (const [place, locale] of translations.entries())
      for (const [index, values] of cases.entries()) {
        const turn = place + index;
        if (!hasFigure(name, locale) || (!isExam && turn % 2 > 0)) continue;
        const families = isExam ? fonts : [fonts[turn % fonts.length]!];
        expect(layoutFaults(figure, values, locale, families)).toEqual([]);
      }
  });
});

const TABLES: readonly Values[] = [
  { ranks: [1, 3, 8, 4096], d: 4096, k: 4096 },
  { ranks: [1, 4], model: "bert-base-uncased", targets: "all-linear" },
  { models: ["gpt2", "Llama-3.1-8B", "Mixtral-8x7B-v0.1"], targets: "all-linear" },
  { methods: Object.keys(methods), model: "Llama-3.1-8B", tokens: 20 },
];

it("the font of Japanese has all characters of its pictures", () => {
  const fonts = ["src/render/fonts/Inter-Regular.ttf", ...[400, 700].map(japaneseFont)];
  const [inter, regular, bold] = fonts.map(
    (file) => new Set(loadFontReader()(readFileSync(file)).characterSet),
  );
  const has = (character: string) => {
    const point = character.codePointAt(0)!;
    return inter!.has(point) || (regular!.has(point) && bold!.has(point));
  };
  const missing = allFigures.flatMap((figure) =>
    figure.examples.flatMap((values) => {
      const drawing = figure.draw(values, { words: getWords(figure, locales.ja!) });
      return COMPOSITIONS.flatMap((name) => [...getSceneText(drawing.compose(name))]);
    }),
  );
  expect([...new Set(missing.filter((character) => character > " " && !has(character)))]).toEqual(
    [],
  );
  expect(has("权")).toBe(false);
});

it("tables have no English words, and the same numbers", () => {
  for (const locale of translations)
    for (const values of TABLES) {
      const [table, expected] = [getTableWords(locale), getTableWords()].map((item) =>
        tableFrom(values, item),
      );
      expect(flaws(table, expected, locale.language, getNames(values))).toEqual([]);
    }
});

it("tables, numbers of figures and references have the digits of the page's region", () => {
  for (const values of TABLES) {
    const { caption, head, rows } = tableFrom(values, getTableWords(inEgypt));
    // The first column has names of models and methods.
    const cells = rows.flatMap(([first = "", ...rest]) => (values.ranks ? [first, ...rest] : rest));
    expect(latinDigitsIn([caption, ...head, ...cells])).toEqual([]);
  }
  const { figure, table, count } = getHtmlWords(inEgypt);
  expect(latinDigitsIn([figure("11.3"), table("A.2"), count(16_384)])).toEqual([]);
  expect(figure("11.3")).toContain("١١.٣");
});

it("pages have no English words around figures, and the same numbers", () => {
  const inEnglish = getHtmlWords();
  for (const locale of translations) {
    const paths: Path[] = constants(inEnglish);
    const words = record(inEnglish, paths);
    void [words.figure("11.3"), words.table("2"), words.count(4096)];
    expect(compare(getHtmlWords(locale), inEnglish, paths, locale.language)).toEqual([]);
  }
});

it("MicroSims have no English words around figures, and the same numbers", () => {
  const inEnglish = getMicrosimWords();
  const names = new Set(["iframe", "force", "Low", "Rank", "Adaptation"]);
  const args = { lesson: "*r*", label: "*r*", labels: "*d*", leader: "*k*", choice: "*x*" };
  for (const locale of translations) {
    const paths: Path[] = constants(inEnglish);
    const words = record(inEnglish, paths);
    for (const [name, message] of Object.entries(words))
      if (typeof message === "function" && name !== "list" && name !== "exact")
        for (const ticked of [true, false])
          (message as (a: object) => string)({
            ...args,
            ticked,
            sentence: "8",
            placeholder: "`8`",
            value: 16_384,
            minutes: 20,
          });
    const translated = getMicrosimWords(locale);
    expect(compare(translated, inEnglish, paths, locale.language, names)).toEqual([]);
  }
});

describe("the checks", () => {
  const figure = figures.decomposition as Figure;
  const language: Language = {
    ...english,
    tag: "de",
    numbers: { ...english.numbers, decimal: ",", group: "." },
  };
  const values = { rank: 8, d: 4096, k: 4096 };
  const { live, page, names } = recordFigure(figure, values);
  const german: Locale = { language, files: {} };
  const check = (messages: object) => {
    const words = getWords(figure, withMessages(german, figure, messages));
    return [
      ...compare(words.live, getWords(figure).live, live, language, names),
      ...compare(words.page, getWords(figure).page, page, language, names),
    ].join("\n");
  };

  it.each([
    ["an English word", { adapted: "adapted" }, "adapted: de: English: adapted"],
    ["a wrong number", { product: () => "Rang ≤ 9" }, "product: de: numbers 9, not 8"],
    ["a wrong separator", { product: () => "Rang ≤ 1,008" }, "product: de: numbers 008 1"],
    ["a missing number", { product: () => "Rang" }, "product: de: numbers , not 8"],
    [
      "an English word in a part",
      { partLora: () => "65.536 parameters, 0,391 %" },
      "parts,lora: de: English: parameters, in",
    ],
  ])("find %s", (_, messages, flaw) => {
    expect(check(messages)).toContain(flaw);
  });

  it("allow the words that comments of a language name, and no others", () => {
    const comments = "# Like English: total Token\n# - total: total\n# Like English: bits\n\na = b";
    expect([...alikeIn(comments)]).toEqual(["total", "token", "bits"]);
    const portuguese = { ...language, tag: "pt" };
    const text = "Total of tokens and bytes";
    expect(englishIn(text, text, portuguese)).toEqual(["of", "and"]);
    expect(englishIn(text, text, { ...language, tag: "ar" })).toEqual(
      "Total of tokens and bytes".split(" "),
    );
  });

  it("find Latin digits in a region with other digits", () => {
    const names = [
      "GPT-3 في q_proj",
      "١٫٥ × 10⁻⁶",
      "B = 0 وA",
      "arXiv 2106.09685، القسم 4.1",
      "١٢",
    ];
    expect(latinDigitsIn(names)).toEqual([]);
    for (const text of ["الرتبة 8", "٣ من 16", "10", "B = 01", "القسم 4.1"])
      expect(latinDigitsIn([text]), text).toEqual([text]);
    const broken = withMessages(inEgypt, figure, { adapted: "مكيّفة 8" });
    expect(latinDigitsIn(getTexts(figure, values, broken))).not.toEqual([]);
  });

  it("find a region whose numbers differ from those of its language", () => {
    const { variants: _, ...withoutRegions } = locales.ar!.language;
    const locale = { language: withoutRegions, files: {} };
    const broken = new SiteLocales(locales, [{ tag: "ar", locale, scripts: {} }]);
    expect(differsFromIntl("ar-EG")).toEqual([]);
    expect(differsFromIntl("ar-EG", broken)).toHaveLength(1);
  });

  it("find spaces after Chinese sentences", () => {
    expect(spacesIn("画成 3 倍。*d* 为 4,096，*k* 为 1。\n秩 8")).toEqual([]);
    expect(spacesIn("3 倍。 边长")).toEqual(["3 倍。 边长"]);
    const text = getFigureText(
      figure,
      values,
      withMessages(german, figure, { caption: () => "秩 8。 边长" }),
    );
    expect(spacesIn(text)).toEqual(["秩 8。 边长"]);
  });

  it("find a text that is too long for a picture", () => {
    const long = withMessages(german, figure, { adapted: "angepasst ".repeat(20) });
    expect(layoutFaults(figure, values, long)).not.toEqual([]);
    expect(layoutFaults(figure, values, german)).toEqual([]);
  });
});

/** Swiss patterns: versions of Intl disagree about the apostrophe. */
const SWISS: Partial<NumberPatterns> = { group: "’", percent: ["", "\u00a0%"] };

/**
 * Patterns that differ from those of Intl on purpose: spaces before percent signs, as SI and most styles require, and French
 * numbers in Switzerland as in France, because versions of Intl disagree about them.
 */
const CHOSEN: Readonly<Record<string, Partial<NumberPatterns>>> = {
  "de-CH": SWISS,
  "de-LI": SWISS,
  "fr-CH": { group: "\u202f", percent: ["", "\u00a0%"] },
  en: { percent: ["", "\u00a0%"] },
  es: { percent: ["", "\u00a0%"] },
};

/** The codes of all regions that Intl names, and of parts of the world. */
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const REGIONS = ["001", "150", "419"].concat(
  letters.flatMap((first) =>
    letters.map((second) => first + second).filter((code) => regionNames.of(code)),
  ),
);

/** Returns how the number patterns of a language tag differ from those of Intl. */
function differsFromIntl(tag: string, siteLocales = new SiteLocales(locales)): string[] {
  const { language } = siteLocales.find(tag)!;
  const { units, bytes: _, ...patterns } = language.numbers;
  const { units: __, ...expected } = readNumberPatterns(tag, units);
  const region = new Intl.Locale(tag).toString();
  const wanted = JSON.stringify({ ...expected, ...(CHOSEN[region] ?? CHOSEN[language.tag]) });
  const sort = (json: string) => JSON.stringify(Object.entries(JSON.parse(json)).sort());
  const actual = JSON.stringify(patterns);
  return sort(actual) === sort(wanted) ? [] : [`${tag}: ${actual}, not ${wanted}`];
}

it("the number patterns of every language and region are those of Intl", () => {
  expect(REGIONS.length).toBeGreaterThan(250);
  for (const { language } of Object.values(locales)) {
    const listed = (language.variants ?? []).flatMap((item) => item.regions.split(" "));
    // English has the same numbers in every region. Chinese in traditional script is another language.
    const drawn = fc
      .sample(fc.constantFrom(...REGIONS), runs(20, 10 * REGIONS.length))
      .filter(
        (region) =>
          language.tag !== "en" && new SiteLocales(locales).find(`${language.tag}-${region}`),
      );
    const tags = [...listed, ...drawn].map((region) => `${language.tag}-${region}`);
    const chosen = Object.keys(CHOSEN).filter((tag) => tag.startsWith(`${language.tag}-`));
    for (const tag of new Set([language.tag, ...chosen, ...tags]))
      expect(differsFromIntl(tag)).toEqual([]);
  }
});

it("a language tag selects its catalog, unless the catalog has another script", () => {
  const siteLocales = new SiteLocales(locales);
  const find = (tag: string) => siteLocales.find(tag)?.language.tag;
  for (const tag of Object.keys(locales))
    for (const variant of [tag, tag.toUpperCase(), `${tag}-x-a`, `${tag}_AT`])
      expect(find(variant), variant).toBe(tag);
  const chinese = ["zh", "zh-CN", "zh-Hans", "ZH-hans-cn", "zh_SG"];
  expect(chinese.map(find)).toEqual(chinese.map(() => "zh"));
  expect(["zh-TW", "zh-Hant", "tlh", "d", "-", "x", ""].map(find)).toEqual(
    Array(7).fill(undefined),
  );
  const write = (tag: string) =>
    createFormats(siteLocales.find(tag)!.language).percent(65_536, 16_777_216).share;
  expect(["ar", "ar-EG", "ar-MA", "ar-AE"].map(write)).toEqual([
    "0.391\u200e%\u200e",
    "٠٫٣٩١٪\u061c",
    "0,391\u200e%\u200e",
    "0.391\u200e%\u200e",
  ]);
});
