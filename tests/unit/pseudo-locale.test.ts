/** Draws the gallery in a pseudo-locale: every word of a figure comes from its language. */
import { describe, expect, it } from "vitest";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { reserve } from "../../src/figures/lines.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords, type Locale } from "../../src/locales/index.js";
import type { Values } from "../../src/options.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { createAdapter, createPair } from "../support/adapters.js";
import { collectTexts, getPictures, getSceneLines } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { getNames } from "../support/languages.js";
import { decode } from "../support/markup.js";
import { FONTS } from "../support/measure.js";
import { accent, pseudo } from "../support/pseudo.js";

/** The model of PEFT's benchmark, whose name occurs in sentences. */
const BENCHMARKED = "Llama-3.2-3B";

/** Returns the words of a text. In the pseudo-locale, every word except a name has an accent. */
const plainWords = (text: string) => text.replace(/\*[^*]*\*/g, " ").match(/\p{L}{2,}/gu) ?? [];

/** English words in texts of a drawing. */
function englishIn(texts: readonly string[], drawing: Drawing): string[] {
  const names = getNames(drawing.input);
  return texts
    .flatMap(plainWords)
    .filter((word) => /^[A-Za-z]+$/.test(word) && accent(word) !== word && !names.has(word));
}

/** Returns the text that browsers show or read aloud, without pictures and variables. */
const getText = (html: string) =>
  [
    ...[...html.matchAll(/(?:aria-label|title)="([^"]*)"/g)].map(([, text]) => text),
    html.replace(/<svg.*?<\/svg>|<i>.*?<\/i>/g, " ").replace(/<[^>]*>/g, " "),
  ]
    .map((text = "") => decode(text))
    .join(" ");

function cardScene(drawing: Drawing): Scene {
  const { card } = drawing;
  const room = { x: 0, y: 0, width: 560, height: 380 };
  const children = card.draw(room, reserve);
  return { width: 560, height: 380, title: "", desc: "", children };
}

const gallery = (figure: Figure, locale?: Locale) => {
  const words = getWords(figure, locale);
  return figure.examples.map((values) => ({ drawing: figure.draw(values, { words }), words }));
};

const extra: Readonly<Record<string, readonly Values[]>> = {
  decomposition: [
    { rank: 4, d: 512, k: 512, steps: [1, 4, 8] },
    { rank: 4, d: 64, k: 64, goal: 0.9 },
    { rank: 60, d: 64, k: 64 },
  ],
  memory: [
    { rank: 8, model: "mistralai/Mixtral-8x7B-v0.1", targets: "all-linear" },
    { rank: 1, model: "gpt2", optimizer: "sgd" },
  ],
  forward: [
    { rank: 1, d: 1, k: 2 ** 20 },
    { rank: 2 ** 20, d: 2 ** 20, k: 2 ** 20 },
  ],
  savings: [
    { rank: 1, d: 3, k: 4097 },
    { rank: 1, d: 2 ** 20, k: 2 ** 20, target: 0 },
  ],
  methods: [{ vertical: "time", method: "Full fine-tuning" }],
  adapter: [
    createPair(createAdapter({ family: "gpt2", layers: 12, rank: 4, size: 1, seed: 1 }), 1),
  ],
};

describe.each(allFigures.map((figure) => [figure.name, figure] as const))("%s", (name, figure) => {
  const all = { ...figure, examples: [...figure.examples, ...(extra[name] ?? [])] };
  const drawn = gallery(all, pseudo);

  it("has no English word in pictures, tables, captions, controls and previews", () => {
    for (const { drawing, words } of drawn) {
      const { card } = drawing;
      const texts = [
        ...collectTexts(drawing),
        ...[card.headline, ...getSceneLines(cardScene(drawing))],
        ...drawing.handles.flatMap(({ label, values }) => [
          label,
          ...values.map((value) => value.label),
        ]),
        getText(toHtml(drawing, { id: "x", interactive: true }, words.html)),
      ];
      expect(englishIn(texts, drawing)).toEqual([]);
    }
    // The control of this test: English texts are detected.
    for (const { drawing } of gallery(figure))
      expect(englishIn(collectTexts(drawing), drawing).length).toBeGreaterThan(5);
  });

  it("keeps words that are 40 % longer inside its pictures, without overlap", () => {
    for (const { drawing } of drawn)
      for (const composition of COMPOSITIONS)
        for (const family of Object.keys(FONTS)) {
          const scene = drawing.compose(composition);
          expect(faults(scene, family), `${drawing.figure} ${composition} in ${family}`).toEqual(
            [],
          );
        }
  });

  it("writes numbers with the language's separators", () => {
    for (const { drawing } of drawn) {
      const model = String(drawing.input.model);
      // Lines have a model's full name, its name without the owner, or a part of one.
      const names = [model, model.slice(model.indexOf("/") + 1), BENCHMARKED];
      const models = names.flatMap((name) => [name, accent(name)]);
      const withoutModels = (text: string) =>
        models.reduce((rest, name) => rest.replaceAll(name, ""), text);
      for (const text of Object.values(getPictures(drawing)).flatMap(getSceneLines))
        if (!model.includes(text)) expect(withoutModels(text)).not.toMatch(/\d[.,]\d/);
    }
  });
});
