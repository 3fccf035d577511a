/** Tests the memory figure for every published model. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALL_LINEAR,
  baseParameters,
  countModel,
  models,
  PRECISIONS,
  TRAINING,
  trainingMemory,
} from "../../src/counts/index.js";
import { wordsIn } from "../../src/figures/define.js";
import type { Drawing } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { reserve } from "../../src/figures/lines.js";
import { computeBars } from "../../src/figures/memory/bars.js";
import { findHighest } from "../../src/figures/memory/highest.js";
import { memory as figure } from "../../src/figures/memory/index.js";
import { count, sumTrainedBytes, TRAINING_MODES } from "../../src/figures/memory/numbers.js";
import { flatten, listParts } from "../../src/figures/parts.js";
import { english } from "../../src/language-format.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { COMPOSITIONS } from "../../src/scene.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { isExam, runs } from "../support/draws.js";
import { faults, findNodes } from "../support/faults.js";
import { FONTS } from "../support/measure.js";
import { inputs as allInputs } from "../support/memory.js";

type Given = Parameters<typeof figure.draw>[0];
type Options = Required<
  Omit<Given, "config" | "excludeModules" | "model" | "name" | "targets" | "maxRank">
>;

/** Models of every third type, or all models in the exam. */
const inputs = allInputs.filter((_, index) => isExam || index % 3 === 0);
const names = [...new Set(inputs.map(({ model }) => model))];

/** Drawings by their values as JSON. A cache, because several tests draw the same values. */
const drawings = new Map<string, ReturnType<typeof figure.draw>>();

function getDrawing(values: Given) {
  const key = JSON.stringify(values);
  const drawing = drawings.get(key) ?? figure.draw(values);
  drawings.set(key, drawing);
  return drawing;
}

const fonts = Object.keys(FONTS);
const { clip: fit, compose } = figure.interactive;
const words = wordsIn(figure.words, english).live;

/** Returns the model's costs after a slider that ends at `maxRank` has set the rank. */
function countAt(model: string, rank: number, maxRank?: number) {
  const values = maxRank
    ? { model, rank: 8, maxRank, targets: [ALL_LINEAR] }
    : inputs.find((input) => input.model === model)!;
  return count(fit({ ...getDrawing(values).input, rank }) as Parameters<typeof count>[0]);
}

const getCosts = (values: Given, { input } = figure.draw(values)) =>
  count(input as Parameters<typeof count>[0]);

function cardWords(values: Given): string {
  const room = { x: 60, y: 266, width: 1080, height: 340 };
  const children = figure.draw(values).card.draw(room, reserve);
  return getSceneText({ width: 1200, height: 630, title: "", desc: "", children });
}

describe("the memory figure", () => {
  it(`keeps texts apart and inside for all models in ${fonts.join(", ")}`, () => {
    const long = "a_name-of.a/model_that-has-been-given-no-thought-to-its-length";
    const config = {
      model_type: "gpt2",
      n_layer: 1,
      n_embd: 64,
      n_head: 1,
      _name_or_path: `${long}${"W".repeat(50)}`,
    };
    const extremes = [
      { model: config, rank: 4 },
      { model: { ...config, _name_or_path: "W".repeat(99) }, rank: 1 },
      { model: "toy MLP", rank: 2 ** 20, targets: [ALL_LINEAR] },
      { model: "meta-llama/Llama-3.1-405B", rank: 2 ** 20, targets: [ALL_LINEAR] },
      { model: "gpt2", rank: 1 },
    ];
    for (const [index, input] of [...inputs, ...extremes, ...figure.examples].entries()) {
      const { wide, narrow } = getPictures(getDrawing(input));
      for (const scene of [wide, narrow])
        for (const family of isExam ? fonts : [fonts[index % fonts.length]!])
          expect(faults(scene, family), `${scene.title}, ${family}`).toEqual([]);
    }
  });

  it("names a model after its folder, with and without slashes at the end", () => {
    const of = (path: string) => {
      const model = { model_type: "gpt2", n_layer: 1, n_embd: 64, n_head: 2, _name_or_path: path };
      return figure.draw({ model, rank: 4 }).caption;
    };
    expect(of("models/own")).toContain("own");
    fc.assert(
      fc.property(fc.stringMatching(/^\/+$/), (slashes) => {
        expect(of(`models/own${slashes}`)).toBe(of("models/own"));
      }),
      { numRuns: runs(3) },
    );
    expect(of("/")).toContain("gpt2 model");
  });

  it("draws parts to one scale within a pixel, and states how much wider it draws others", () => {
    const unusual = [
      { model: "gpt2", rank: 700, targets: [ALL_LINEAR] },
      { model: "gpt2", rank: 2 ** 20, targets: [ALL_LINEAR] },
    ];
    for (const input of [...inputs, ...unusual, ...figure.examples]) {
      const counts = getCosts(input, getDrawing(input));
      for (const width of [680, 288]) {
        const bars = computeBars(counts, width, () => 80);
        const { scale, full } = bars;
        const held = counts.memory.full;
        const fullEnd = Math.max(1, held.total * scale);
        expect(Math.abs(full.at(-1)!.to - fullEnd)).toBeLessThanOrEqual(0.5);
        for (const mode of ["lora", "qlora"] as const) {
          const { frozen, trained, results, times, ends } = bars[mode];
          const segments = [frozen, ...trained, ...results];
          const { weights, activations, temporary } = counts.memory[mode];
          expect(ends[2]).toBeLessThanOrEqual(width - 80);
          expect(segments.map(({ from }) => from)).toEqual([
            0,
            ...segments.slice(0, -1).map(({ to }) => to),
          ]);
          const drawn = [ends[0], ends[1] - ends[0]];
          const toScale = [weights, sumTrainedBytes(counts.memory[mode])].map(
            (bytes) => bytes * scale,
          );
          for (const [index, min] of [1, 2].entries())
            expect(Math.abs(drawn[index]! - Math.max(min, toScale[index]!))).toBeLessThanOrEqual(
              0.5,
            );
          if (drawn[1]! - toScale[1]! > 0.5)
            expect(times! / (drawn[1]! / toScale[1]!)).toBeCloseTo(1, 1);
          else expect(times).toBeUndefined();
          const rest = (activations + temporary) * scale;
          expect(Math.abs(ends[2] - ends[1] - rest)).toBeLessThanOrEqual(0.5);
        }
      }
    }
  });

  it("magnifies what is trained by the stated factor, to about one length at every rank", () => {
    for (const model of names)
      for (const rank of [1, 3, 16]) {
        const counts = countAt(model, rank);
        const { magnified, magnification, scale } = computeBars(counts, 680, () => 80, {
          length: 400,
        });
        const drawn = magnified.at(-1)!.to;
        const toScale = sumTrainedBytes(counts.memory.qlora) * scale;
        expect(Math.abs(drawn - toScale * magnification)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(drawn / 400 - 1)).toBeLessThan(0.06);
        expect(getSceneText(compose(counts, "wide", words))).toMatch(
          /[\d,.]+\u00a0×\u00a0magnified/,
        );
      }
  });

  it("keeps its height at every setting of its controls, in every language", () => {
    const settings = [1, 64].flatMap((batch) =>
      [128, 8192].flatMap((sequence) =>
        [false, true].map((checkpointing) => ({ batch, sequence, checkpointing })),
      ),
    );
    for (const example of figure.examples) {
      const { input } = getDrawing(example);
      const all = settings.map((setting, index) =>
        count(fit({ ...input, ...setting, rank: index % 2 ? 1 : 32 }) as never),
      );
      for (const locale of Object.values(locales))
        for (const composition of COMPOSITIONS) {
          const { live } = getWords(figure, locale);
          const heights = all.map((counts) => compose(counts, composition, live).height);
          const title = `${locale.language.tag} ${example.model} ${composition}`;
          expect(new Set(heights).size, title).toBe(1);
          expect(heights[0], title).toBeLessThanOrEqual(composition === "wide" ? 480 : 620);
        }
    }
  });

  it("states as the model figure does that a BERT-like model is counted without pooler and heads", () => {
    const isNoted = (drawing: Drawing) => {
      const all = Object.values(getPictures(drawing)).map((scene) =>
        getSceneText(scene).replace(/\s/g, " ").includes("pooler and heads"),
      );
      expect(new Set(all).size).toBe(1);
      return all[0];
    };
    const actual = inputs.map((input) => {
      expect(isNoted(getDrawing(input)), input.model).toBe(isNoted(figures.model.draw(input)));
      return isNoted(getDrawing(input));
    });
    expect(new Set(actual).size).toBe(2);
  });

  it("uses the inks of B and A only for them", () => {
    const counts = getCosts(figure.examples[0]!);
    const trained = flatten(listParts(figure.draw(figure.examples[0]!).compose("wide")));
    const inks = (name: string) =>
      trained
        .filter((item) => item.name === name)
        .map(({ nodes }) => nodes.flatMap((node) => (node.type === "rect" ? node.fill : [])));
    expect(inks("trained")).toEqual([
      ["b", "a"],
      ["b", "a"],
    ]);
    expect([inks("b"), inks("a")]).toEqual([[["b"]], [["a"]]]);
    const fills = findNodes(figure.draw(figure.examples[0]!).compose("wide"), "rect");
    expect(fills.filter(({ fill }) => fill === "b" || fill === "a")).toHaveLength(6);
    const [b, a] = computeBars(counts, 5000, () => 0, { length: 5000 }).magnified.map(
      ({ from, to }) => to - from,
    );
    expect(b! / a!).toBeCloseTo(counts.count.b / counts.count.a, 1);
  });

  it("claims that LoRA costs more if it does, on the page and on the card", () => {
    const claim = (rank: number) => figure.draw({ model: "gpt2", rank, targets: [ALL_LINEAR] });
    expect(claim(8).headline).toMatch(/^LoRA trains in [\d.]+\u00a0% of the memory/);
    expect(claim(4096).headline).toMatch(/^LoRA costs more: [\d,.]+\u00a0% of the memory/);
    for (const rank of [8, 4096]) expect(claim(rank).card.headline).toBe(claim(rank).headline);
  });

  it("states in the deck whether precision is part of the saving", () => {
    const deck = (precision: "mixed" | "bf16" | "fp32") =>
      words.deck(getCosts({ model: "gpt2", rank: 8, precision }));
    expect(deck("mixed")).toContain("Part of the saving is precision.");
    for (const equal of ["bf16", "fp32"] as const)
      expect(deck(equal)).toContain("Only QLoRA’s base has fewer bits.");
  });

  it("states the bytes of every part that the figure's data has, and no others", () => {
    for (const input of [...inputs, ...figure.examples]) {
      const counts = getCosts(input, getDrawing(input));
      const items = listParts(getDrawing(input).compose("wide"));
      expect(items.map(({ name }) => name)).toEqual([...TRAINING_MODES, "magnified"]);
      for (const [index, mode] of TRAINING_MODES.entries()) {
        const { weights, gradients, optimizer, activations, temporary, total } =
          counts.memory[mode];
        const { facts, items: parts } = items[index]!;
        expect(facts.bytes).toBe(total);
        const expected =
          mode === "full"
            ? { weights, gradient: gradients, optimizer }
            : { frozen: weights, trained: sumTrainedBytes(counts.memory[mode]) };
        const all = Object.entries({ ...expected, activation: activations, temporary });
        expect(parts.map(({ name, facts }) => [name, facts.bytes])).toEqual(
          all.filter(([, bytes]) => bytes > 0),
        );
      }
      const magnified = items[3]!.items.map(({ facts }) => Number(facts.bytes));
      expect(magnified.reduce((sum, bytes) => sum + bytes)).toBeCloseTo(
        sumTrainedBytes(counts.memory.qlora),
        0,
      );
      for (const { words } of flatten(items)) expect(words).toMatch(/[\d.]\u00a0[GMk]B$/);
    }
  });

  it("stores no moment that at most equals another moment", () => {
    const box = { rank: [1, 64], batch: [1, 128], sequence: [1, 8192] } as const;
    const [tokens, constant] = [
      [1, 0, 0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 0, 0],
    ];
    expect([...findHighest([tokens!, constant!], box)]).toEqual([0]);
  });

  it("stores no moment that is below the mean of two moments, which exceed it in different cases", () => {
    const length = fc.integer({ min: 1000, max: 7000 });
    const tenths = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(length, tenths, fc.boolean(), (equal, share, isReversed) => {
        // One grows with the length, the other falls; they are equal at one length.
        const rising = [10, 0, 10 * (10_000 - equal), 0, 0, 0, 0];
        const falling = [-20, 0, 10 * (10_000 + 2 * equal), 0, 0, 0, 0];
        const mean = rising.map(
          (item, term) => (share * item + (10 - share) * falling[term]!) / 10,
        );
        const below = mean.map((item, term) => (term === 2 ? item - 1 : item));
        const box = { rank: [1, 1], batch: [1, 1], sequence: [1, 8192] } as const;
        const highest = isReversed ? [falling, rising] : [rising, falling];
        expect([...findHighest([...highest, below], box)].sort()).toEqual([0, 1]);
      }),
      { numRuns: runs(10) },
    );
  });

  it("writes exact bytes in its table and in CSV", () => {
    const table = figure.draw(figure.examples[0]!).table();
    expect(table.rows.map((row) => row.join(" | ").replaceAll("\u00a0", " "))).toEqual([
      "Weights | 32,121,044,992 | 16,060,522,496 | 7,804,174,336",
      "Adapter | 0 | 13,631,488 | 13,631,488",
      "Gradients at the peak | 32,121,044,992 | 0 | 0",
      "Optimizer state | 64,242,089,984 | 27,262,976 | 27,262,976",
      "Activations at the peak | 0 | 2,822,504,448 | 5,282,725,888",
      "Temporary at the peak | 32,121,044,992 | 525,336,584 | 525,336,584",
      "Total | 160,605,224,960 | 19,449,257,992 | 13,653,131,272",
      "Lower bound | 160,605,224,960 | 19,449,257,992 | 11,192,909,832",
      "Time of the peak | optimizer step | loss | loss",
      `Not included${" | CUDA, allocator: 1.5–3.9 GB".repeat(3)}`,
      "Training multiply-adds relative to full | 100 % | 66.7 % | 66.7 %",
      "Extra multiply-adds at inference, unmerged | none | 0.0488 % | 0.0488 %",
      "Adapter file, without its header | none | 13,631,488 | 13,631,488",
    ]);
    const numbers = (text: string) => text.replaceAll(",", "");
    for (const [row, ours] of table.rows.slice(0, 7).entries())
      expect(table.data!.rows[row]!.map(String)).toEqual([ours[0], ...ours.slice(1).map(numbers)]);
  });

  it("has the core's numbers for all options, whatever values a reader sets", () => {
    const vit = {
      model_type: "vit",
      num_attention_heads: 12,
      architectures: ["ViTForImageClassification"],
    };
    const model = fc.constantFrom<NonNullable<Given["model"]>[]>(
      "gpt2",
      "Qwen/Qwen2.5-0.5B",
      "mistralai/Mistral-7B-v0.1",
      "mistralai/Mixtral-8x7B-v0.1",
      "Qwen/Qwen1.5-MoE-A2.7B",
      "google-t5/t5-base",
      vit,
    );
    const option = fc.record({
      rank: fc.integer({ min: 1, max: 300 }),
      batch: fc.integer({ min: 1, max: 128 }),
      sequence: fc.integer({ min: 1, max: 32_768 }),
      checkpointing: fc.boolean(),
      padded: fc.boolean(),
      precision: fc.constantFrom(...PRECISIONS),
      optimizer: fc.constantFrom(...TRAINING.optimizer.values),
      quantization: fc.constantFrom("nf4", "nf4-double"),
      experts: fc.constantFrom("fused", "separate"),
    });
    const READER = {
      rank: fc.integer({ min: 1, max: 64 }),
      batch: fc.integer({ min: 1, max: 128 }),
      sequence: fc.integer({ min: 1, max: 8192 }),
    };
    type Set = { [K in keyof typeof READER]: number };
    const property = (model: NonNullable<Given["model"]>, drawn: Options, reader: Set) => {
      // An image has a fixed number of tokens, and the activations of separate experts are not known.
      const { sequence, padded, ...others } = drawn;
      const given = model === vit ? others : { ...drawn, experts: "fused" as const };
      const set = model === vit ? { rank: reader.rank, batch: reader.batch } : reader;
      const { input } = figure.draw({ model, targets: [ALL_LINEAR], maxRank: 64, ...given });
      const counts = count({ ...(input as Parameters<typeof count>[0]), ...set });
      const { quantization, experts, rank, ...rest } = { ...given, ...set };
      const { padded: isPadded = false, ...training } = { padded: undefined, ...rest };
      const adapted = countModel({ model, rank, targets: ALL_LINEAR, experts });
      for (const mode of TRAINING_MODES) {
        const isFull = mode === "full";
        const base = mode === "qlora" ? quantization : "none";
        const step = { ...training, isFull, isPadded, quantization: base } as const;
        const { weights, adapter, optimizer, peak } = trainingMemory(adapted, step);
        expect(counts.memory[mode]).toEqual({ weights, adapter, optimizer, ...peak });
      }
    };
    fc.assert(fc.property(model, option, fc.record(READER), property), { numRuns: runs(4, 210) });
    const images = fc.constant(vit);
    fc.assert(fc.property(images, option, fc.record(READER), property), { numRuns: runs(1, 30) });
  });

  it.each(TRAINING.optimizer.values)(
    "counts the state of %s, also where it is the peak",
    (optimizer) => {
      const training = { optimizer, batch: 1, sequence: 1 } as const;
      const { memory } = getCosts({ model: "gpt2", rank: 300, targets: [ALL_LINEAR], ...training });
      const adapted = countModel({ model: "gpt2", rank: 300, targets: ALL_LINEAR });
      for (const isFull of [false, true]) {
        const expected = trainingMemory(adapted, { ...training, isFull });
        const { weights, adapter, peak } = expected;
        expect(memory[isFull ? "full" : "lora"]).toEqual({
          weights,
          adapter,
          optimizer: expected.optimizer,
          ...peak,
        });
      }
    },
  );

  it("leaves out the activations of experts with separate modules, in every mixture", () => {
    const mixtures = models().filter(({ modules }) =>
      modules.some(({ path }) => path.endsWith("experts.gate_up_proj")),
    );
    expect(mixtures.length).toBeGreaterThan(3);
    for (const { id } of mixtures) {
      const { input } = figure.draw({
        rank: 4,
        model: id,
        targets: [ALL_LINEAR],
        experts: "separate",
      });
      expect(input.needs, id).toBeUndefined();
    }
  });

  it("has controls for activations only if activations are known, and controls for tokens only for text models", () => {
    const names = (input: Given) => figure.draw(input).handles.map(({ name }) => name);
    const vit = {
      model_type: "vit",
      num_attention_heads: 12,
      architectures: ["ViTForImageClassification"],
    };
    const image = { model: vit, rank: 8, targets: [ALL_LINEAR] };
    expect(names(image)).toEqual(["rank", "batch", "checkpointing"]);
    expect(figure.draw(image).alt).toContain("1\u00a0×\u00a0197\u00a0tokens");
    expect(() => figure.draw({ ...image, sequence: 512 })).toThrow(
      "sequence must be omitted or 197, the number of tokens of an image; got 512",
    );
    expect(() => figure.draw({ ...image, padded: true })).toThrow("padded must be false");
    expect(names(figure.examples[0]!)).toEqual(["rank", "batch", "sequence", "checkpointing"]);
    expect(names({ model: "google-bert/bert-base-cased", rank: 4 })).toEqual(["rank"]);
  });

  it("has no box of zero width, even for the thinnest part", () => {
    for (const input of [...inputs, ...figure.examples])
      for (const composition of COMPOSITIONS)
        for (const box of findNodes(getDrawing(input).compose(composition), "rect"))
          expect(Math.min(box.width, box.height), String(input.model)).toBeGreaterThan(0);
  });

  it("has parts of bars and rows of its table that add up to the stated totals", () => {
    for (const input of [...inputs, ...figure.examples]) {
      const drawing = getDrawing(input);
      const { rows } = drawing.table().data!;
      for (const column of [1, 2, 3]) {
        const end = rows.findIndex(([name]) => name === "Total");
        const bytes = rows.slice(0, end + 1).map((row) => Number(row[column]));
        expect(bytes.slice(0, end).reduce((sum, byte) => sum + byte)).toBe(bytes[end]);
      }
      const leftOut =
        /CUDA, allocator: [\s\S]* more|Activations, CUDA and its\sallocator\sare\snot\scounted/;
      expect(getSceneText(drawing.compose("wide"))).toMatch(leftOut);
    }
  });

  it("marks only measurements of the same training", () => {
    const ticks = (input: Given) =>
      findNodes(figure.draw(input).compose("wide"), "path").filter(
        ({ strokeWidth }) => strokeWidth === 3,
      );
    const measured = figure.examples.at(-1)!;
    expect(ticks(measured)).toHaveLength(2);
    const conditions = words.conditions(getCosts(measured));
    expect(conditions).toContain("Ticks: 38.9\u00a0GB, 22.3\u00a0GB measured.");
    expect(ticks({ ...measured, targets: ["v_proj", "q_proj"] })).toHaveLength(2);
    // None of these was measured: another rank, batch, checkpointing setting, model or other targets.
    expect(ticks({ ...measured, rank: 33 })).toHaveLength(1);
    for (const other of [
      { batch: 5 },
      { checkpointing: true },
      { precision: "mixed" },
      { model: "meta-llama/Llama-3.2-1B" },
      { targets: ["q_proj"] },
    ] as const)
      expect(ticks({ ...measured, ...other })).toHaveLength(0);
  });

  it("states what the optimizer's step adds to full fine-tuning", () => {
    const model = "meta-llama/Llama-3.1-8B";
    const all = baseParameters(countModel({ model, rank: 8 }).model);
    for (const [precision, index] of [
      ["mixed", 1],
      ["fp32", 1],
      ["bf16", 2],
    ] as const) {
      const { full } = getCosts({ model, rank: 8, precision }).memory;
      const { explanation } = figure.draw({ model, rank: 8, precision });
      const added = /not fused, adds (\d+) bytes per trained parameter, or (\d+) in bf16/.exec(
        explanation,
      )!;
      expect(full.moment).toBe("step");
      expect(full.temporary / all).toBe(Number(added[index]));
      expect(full.total / all).toBe(precision === "bf16" ? 10 : 20);
    }
  });

  it("states what each optimizer adds to the weights and gradients of full fine-tuning", () => {
    const model = "meta-llama/Llama-3.1-8B";
    const all = baseParameters(countModel({ model, rank: 8 }).model);
    const bytes = (optimizer: "adamw" | "adamw-8bit" | "sgd") =>
      getCosts({ model, rank: 8, optimizer }).memory.full.optimizer / all;
    const { explanation } = figure.draw({ model, rank: 8, optimizer: "sgd" });
    const [, adamw, eightBit] =
      /AdamW takes 16 bytes .* and (\d+) for two moments; .*8-bit AdamW keeps most moments in (\d+) byte, and SGD has none\./.exec(
        explanation,
      )!;
    expect(bytes("adamw")).toBe(Number(adamw));
    expect(Math.round(bytes("adamw-8bit"))).toBe(2 * Number(eightBit));
    expect(bytes("sgd")).toBe(0);
  });

  it("states bits and bytes that match its numbers, at every precision and quantization", () => {
    const count = countModel({ model: "gpt2", rank: 8 });
    const all = baseParameters(count.model);
    const linear = count.modules.reduce((sum, { d, k, instances }) => sum + instances * d * k, 0);
    for (const precision of PRECISIONS)
      for (const quantization of ["nf4", "nf4-double"] as const) {
        const given = { model: "gpt2", rank: 8, precision, quantization };
        const { memory, training } = getCosts(given);
        const bits = (8 * memory.lora.weights) / all;
        // The weights that QLoRA does not quantize are fp32.
        const quantized = (8 * (memory.qlora.weights - 4 * (all - linear))) / linear;
        const drawing = figure.draw(given);
        const { wide, narrow } = getPictures(drawing);
        for (const words of [getSceneText(wide), getSceneText(narrow), cardWords(given)])
          expect(words.match(/\d+(?=-bit)/g)?.slice(0, 3)).toEqual([
            String((8 * training.full.weights) / all),
            String(bits),
            String(Math.floor(quantized)),
          ]);
        const { explanation } = drawing;
        const [, usual, fp32] = /base in (\d+) bits, or (\d+) in fp32/.exec(explanation) ?? [];
        expect(bits).toBe(Number(precision === "fp32" ? fp32 : usual));
        const [, wideBytes, bf16] =
          /mixed precision and fp32, .* takes (\d+) bytes .* in bf16, (\d+)/.exec(explanation) ??
          [];
        const { weights, gradients, optimizer } = training.full;
        expect((weights + gradients + optimizer) / all).toBe(
          Number(precision === "bf16" ? bf16 : wideBytes),
        );
        if (quantization === "nf4-double") expect(explanation).toContain(`${quantized} bits`);
      }
  });

  it("uses the narrow picture's width for its bars, at any share", () => {
    const given = { rank: 256, model: "meta-llama/Llama-3.1-8B", targets: [ALL_LINEAR] };
    const long = { batch: 32, sequence: 4096, checkpointing: true, precision: "bf16" } as const;
    const scene = figure.draw({ ...given, ...long }).compose("narrow");
    expect(figure.draw({ ...given, ...long }).headline).toContain("QLoRA in 99.96\u00a0%");
    const ends = findNodes(scene, "rect").map(({ x, width }) => x + width);
    expect(Math.max(...ends)).toBeGreaterThan(scene.width / 2);
  });

  it("names only parts that its bars have: no optimizer state for SGD", () => {
    for (const name of COMPOSITIONS) {
      const words = (optimizer: "sgd" | "adamw") =>
        getSceneText(figure.draw({ model: "gpt2", rank: 8, optimizer }).compose(name));
      expect(words("adamw")).toContain("optimizer");
      expect(words("sgd")).not.toContain("optimizer");
    }
  });

  it("states a lower bound of QLoRA's memory, because its activations are an estimate", () => {
    const conditions = words.conditions(getCosts(figure.examples[0]!));
    expect(conditions).toContain("QLoRA: at least 11.2\u00a0GB.");
    const exact = words.conditions(getCosts({ ...figure.examples[0]!, precision: "fp32" }));
    expect(exact).not.toContain("at least");
  });
});
