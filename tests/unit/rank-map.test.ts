/** Tests the map of ranks that patterns set: its numbers against PEFT, and its layout for random patterns. */
import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_LINEAR, countModel, models } from "../../src/counts/index.js";
import type { Drawing } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { describePicture, flatten } from "../../src/figures/parts.js";
import { toPlainFigure } from "../../src/figures/plain.js";
import { composePreview } from "../../src/figures/preview.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { exact } from "../../src/number-format.js";
import { COMPOSITIONS } from "../../src/scene.js";
import reference from "../reference/oracle-patterns.json" with { type: "json" };
import { getSceneText } from "../support/drawings.js";
import { runs, sampled } from "../support/draws.js";
import { faults } from "../support/faults.js";
import { FONTS } from "../support/measure.js";

const fonts = Object.keys(FONTS);

/** What a row of the map states to programs. */
interface RowFacts {
  readonly rows: number;
  readonly columns: number;
  readonly perLayer: number;
  readonly layers?: readonly number[];
  readonly ranks: readonly number[];
  readonly alphas: readonly number[];
}

/** The cells of a drawing, as the picture states them to programs. */
const getCells = (drawing: Drawing) =>
  describePicture(drawing).items.flatMap(({ name, facts }) => {
    const { rows, columns, perLayer, layers, ranks, alphas } = facts as unknown as RowFacts;
    return ranks.map((rank, index) => ({
      ...{ path: name, layer: layers?.[index], count: perLayer, rank, alpha: alphas[index] },
      parameters: perLayer * rank * (rows + columns),
    }));
  });

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A Llama with these layers. Its sizes allow ranks to 1,024. */
const llama = (layers: number) => ({
  ...{ model_type: "llama", num_hidden_layers: layers, hidden_size: 2048, vocab_size: 1000 },
  ...{ intermediate_size: 5632, num_attention_heads: 32, num_key_value_heads: 16 },
});
const LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

describe.each(reference.cases.map((item, index) => ({ ...item, index })))(
  "the map of PEFT's configuration $index",
  ({ config: model, adapter, trainable, all, modules }) => {
    const drawing = figures.model.draw({ model, config: adapter } as never);

    it("has the rank, the alpha and the parameters of each of PEFT's modules", () => {
      const unused = new Set(modules);
      for (const { path, layer, rank, alpha, parameters } of getCells(drawing)) {
        const ends = new RegExp(`\\b${path.replaceAll(".", "\\b.*\\b")}$`);
        const found = [...unused].filter((line) => {
          const [name = ""] = line.split(" ");
          return ends.test(name) && Number(/\.(\d+)\./.exec(name)?.[1]) === layer;
        });
        expect(found.map((line) => line.split(" ").slice(1))).toEqual([
          [rank, alpha, parameters].map(String),
        ]);
        unused.delete(found[0]!);
      }
      expect([...unused]).toEqual([]);
    });

    it("states PEFT's totals in claim, table and alternative", () => {
      expect(drawing.headline).toContain(exact(trainable));
      expect(drawing.alt).toContain(exact(trainable));
      const values = drawing.table().rows.map((row) => row.at(-1));
      expect(values).toEqual(expect.arrayContaining([exact(trainable), exact(all)]));
    });
  },
);

/** Ranks for some layers of some modules, as blocks of layers or without repetition. */
const pattern = fc
  .record({
    layers: fc.integer({ min: 1, max: 256 }),
    targets: fc.subarray(LINEAR, { minLength: 1 }),
    block: fc.integer({ min: 1, max: 64 }),
    ranks: fc.array(fc.integer({ min: 1, max: 1024 }), { minLength: 1, maxLength: 40 }),
    hasAlphas: fc.boolean(),
    rank: fc.integer({ min: 1, max: 1024 }),
  })
  .map(({ layers, targets, block, ranks, hasAlphas, rank }) => {
    const keys = targets.flatMap((name, at) =>
      Array.from({ length: layers }, (_, layer) => {
        const value = ranks[(Math.floor(layer / block) * (at + 1) + at) % ranks.length]!;
        const parent = /^[qkvo]/.test(name) ? "self_attn" : "mlp";
        return [`layers.${layer}.${parent}.${name}`, value] as const;
      }),
    );
    const rankPattern = Object.fromEntries(keys);
    const alphas = hasAlphas ? keys.map(([key, value]) => [key, value / 4]) : [];
    const alphaPattern = Object.fromEntries(alphas);
    return { model: llama(layers), rank, targets, rankPattern, alphaPattern, alpha: 16 };
  });

const context = createCanvas(1, 1).getContext("2d");
const measure = (content: string, size: number, bold = false) => {
  context.font = `${bold ? "bold " : ""}${size}px DejaVu Sans`;
  return context.measureText(content.replaceAll("*", "")).width;
};

it("the map of any pattern keeps words apart and inside, and its total is that of the counts", () => {
  let index = 0;
  fc.assert(
    fc.property(pattern, (values) => {
      const drawing = figures.model.draw(values);
      const { trainable, modules } = countModel(values);
      const cells = getCells(drawing);
      expect(sum(cells.map(({ parameters }) => parameters))).toBe(trainable);
      expect(sum(cells.map(({ count }) => count))).toBe(
        sum(modules.filter(({ rank }) => rank > 0).map(({ instances }) => instances)),
      );
      const family = fonts[index++ % fonts.length]!;
      for (const composition of COMPOSITIONS)
        expect(faults(drawing.compose(composition), family), composition).toEqual([]);
      const card = composePreview(drawing, { title: "Ranks" }, measure);
      expect(faults(card, "DejaVu Sans")).toEqual([]);
      expect(drawing.alt.length).toBeLessThanOrEqual(250);
    }),
    { numRuns: runs(25, 400) },
  );
});

const complete = models().filter(({ other }) => other !== undefined);

it("the map of each type of model has the total of the counts, and keeps words apart and inside", () => {
  // Layers whose index ends in an even number, of all modules in layers.
  const rankPattern = { ".*[02468]\\..*": 16 };
  for (const [index, { id: model }] of sampled(complete, ({ type }) => type).entries()) {
    const values = { model, rank: 4, targets: [ALL_LINEAR], rankPattern };
    const drawing = figures.model.draw(values);
    const { trainable } = countModel(values);
    expect(sum(getCells(drawing).map(({ parameters }) => parameters)), model).toBe(trainable);
    for (const composition of COMPOSITIONS)
      expect(faults(drawing.compose(composition), fonts[index % fonts.length]!), model).toEqual([]);
    const card = composePreview(drawing, { title: "Ranks" }, measure);
    expect(faults(card, "DejaVu Sans"), model).toEqual([]);
    const names = describePicture(drawing).items.map(({ name }) => name);
    expect(new Set(names).size, model).toBe(names.length);
  }
});

describe("the map", () => {
  const LAST = "layers\\.(12|13|14|15)\\..*";
  const values = {
    ...{ model: "meta-llama/Llama-3.2-1B", rank: 8, alpha: 16, targets: ["q_proj", "v_proj"] },
    ...{ rankPattern: { [LAST]: 32 }, alphaPattern: { [LAST]: 64 } },
  };
  const drawing = figures.model.draw(values);

  it("merges layers of the same rank and alpha, and names an alpha of their own", () => {
    for (const composition of COMPOSITIONS) {
      const lines = getSceneText(drawing.compose(composition)).split("\n");
      expect(lines.filter((line) => /α\u00a064/.test(line))).toEqual([
        "32, α\u00a064",
        "32, α\u00a064",
      ]);
      // The ninth tick of the axis is another 8.
      expect(lines.filter((line) => line === "8")).toHaveLength(3);
    }
    const { alphaPattern: _, ...ranks } = values;
    const other = getSceneText(figures.model.draw(ranks).compose("wide"));
    expect(other).toContain("α/r\u00a0=\u00a00.5–2");
    expect(other).not.toMatch(/α\u00a064/);
  });

  it("is the figure without patterns if they are empty, and has no controls otherwise", () => {
    const plain = { model: values.model, rank: 8, targets: values.targets };
    const empty = figures.model.draw({ ...plain, rankPattern: {}, alphaPattern: {} });
    expect(empty.compose("wide")).toEqual(figures.model.draw(plain).compose("wide"));
    expect(empty.handles.length).toBeGreaterThan(0);
    expect(drawing.handles).toEqual([]);
  });

  it("says to readers and programs which ranks each module has", () => {
    const part = flatten(describePicture(drawing).items).find(({ name }) =>
      name.endsWith("q_proj"),
    )!;
    expect(part.words).toContain("rank 8 in layers 0–11, rank 32 with *α*\u00a064 in layers 12–15");
    expect(part.facts.ranks).toEqual([...Array(12).fill(8), ...Array(4).fill(32)]);
    expect(JSON.stringify(toPlainFigure(drawing).parts)).toContain('"parameters":917504');
  });

  it.each(Object.keys(locales))("has room for the words of %s", (tag) => {
    const words = getWords(figures.model, locales[tag]) as never;
    for (const { config: model, adapter } of reference.cases) {
      const item = figures.model.draw({ model, config: adapter } as never, { words });
      for (const composition of COMPOSITIONS)
        for (const family of fonts)
          expect(faults(item.compose(composition), family), `${tag}, ${family}`).toEqual([]);
      expect(item.alt.length).toBeLessThanOrEqual(250);
    }
  });

  it("rejects other choices of modules, and ranks that differ between experts", () => {
    expect(() => figures.model.draw({ ...values, preset: "all linear" })).toThrow(
      'preset must be omitted with rankPattern or alphaPattern; got "all linear"',
    );
    const mixture = { model: "mistralai/Mixtral-8x7B-v0.1", rank: 8, experts: "separate" } as const;
    const draw = (key: string) =>
      figures.model.draw({ ...mixture, targets: ["w1"], rankPattern: { [key]: 4 } });
    expect(() => draw("experts.3.w1")).toThrow(
      'rankPattern must be in a figure one number for all experts of a layer (block_sparse_moe.experts.*.w1); got {"experts.3.w1":4}',
    );
    const withAlpha = { ...mixture, targets: ["w1"], alphaPattern: { "experts.3.w1": 4 } };
    expect(() => figures.model.draw(withAlpha)).toThrow(/^alphaPattern must .*; got .*experts\.3/);
    expect(getCells(draw("layers.3.*w1")).map(({ rank }) => rank)).toContain(4);
  });

  it("has at most 256 layers", () => {
    const draw = (layers: number) =>
      figures.model.draw({ model: llama(layers), rank: 8, rankPattern: { v_proj: 4 } });
    expect(draw(256).headline).toContain("Ranks from 4 to 8 by module");
    expect(() => draw(257)).toThrow(
      "model must be a model with at most 256 layers for a map; got 257",
    );
  });

  it("reads ranks as JSON, and rejects other text", () => {
    const draw = (rankPattern: unknown) => figures.model.draw({ ...values, rankPattern } as never);
    const json = JSON.stringify(values.rankPattern);
    expect(draw(json).compose("wide")).toEqual(drawing.compose("wide"));
    for (const text of ["q_proj", '"{}"', "[1]", "4"])
      expect(() => draw(text)).toThrow("rankPattern must be ranks by the ends of names");
  });
});
