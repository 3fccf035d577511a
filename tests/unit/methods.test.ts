import { describe, expect, it } from "vitest";
import { adapterFileBytes, countMethod, type MethodInput } from "../../src/counts/index.js";
import { findModel } from "../../src/counts/lookup.js";
import { METHOD_OPTIONS } from "../../src/counts/method-tensors.js";
import { methods } from "../../src/counts/methods/index.js";
import { baseParameters } from "../../src/counts/model.js";
import { SETTINGS } from "../../src/counts/settings.js";
import type { Option } from "../../src/options.js";
import { englishTables } from "../../src/tables/index.js";
import { bertLarge, smallLlama } from "../support/configs.js";
import { hash } from "../support/hash.js";
import { expectTranscript, resultOf } from "../support/transcript.js";

const llama = "meta-llama/Llama-3.1-8B";
const countFor = (method: string, model: string | object, options: Partial<MethodInput> = {}) =>
  countMethod({ method, model, rank: 8, ...options });

describe("methods", () => {
  it("are in the order of the table, each with a paper and a sentence", () => {
    expect(Object.keys(methods).join(" ")).toBe(
      "full lora rslora dora adalora vera loha lokr ia3 prefix prompt bitfit houlsby lora-fa ln-tuning p-tuning " +
        "mica hira deft delora gralora glora lily peanut miss vblora tinylora unilora pvera randlora beft road " +
        "shira frod fourierft waveft c3a boft oft hra psoft osf adaption-prompt trainable-tokens",
    );
    const { tradeOff } = englishTables;
    for (const [name, method] of Object.entries(methods)) {
      expect(method.name).toBe(name);
      expect(method.label).toMatch(/^\S/);
      expect(method.paper).toMatch(/^(–|arXiv \d{4}\.\d{5}|OpenReview \w+|(NeurIPS|AAAI) \d{4})$/);
      expect(tradeOff(name)).toMatch(/^[A-Z(][^.]*\.$/);
    }
  });

  it("count, or reject by name, every option alone, as in the reference", async () => {
    /** Values of each type of option. */
    const values: Readonly<Record<string, readonly unknown[]>> = {
      number: [1, 4],
      numbers: [[0], [1, 1]],
      boolean: [true, false],
      names: [["c_attn"], ["query", "wte"], "all-linear", [String.raw`.*\.dense`], []],
      sizes: [{ c_attn: 4 }, { "0.+value": 2 }],
    };
    const gpt2 = { model_type: "gpt2", n_layer: 2, n_embd: 16, n_head: 2, vocab_size: 10 };
    const models = [gpt2, { ...bertLarge, num_hidden_layers: 2 }, smallLlama(3)];
    let turn = 0;
    const lines = Object.keys(methods).map((method) => {
      const outcomes = Object.entries<Option>(METHOD_OPTIONS).flatMap(([name, option]) =>
        (option.values ?? values[option.type] ?? [])
          .filter(() => name !== "method" && name !== "model")
          .map((value) => {
            const model = models[turn++ % models.length]!;
            const input = { method, model, rank: 4, targets: "all-linear", [name]: value };
            try {
              return (methods[method]?.noFile ? countMethod : adapterFileBytes)(input);
            } catch (error) {
              return (error as Error).message;
            }
          }),
      );
      const rejected = outcomes.filter((outcome) => typeof outcome === "string").length;
      return `${hash(JSON.stringify(outcomes))} ${method}, ${rejected} of ${outcomes.length} rejected\n`;
    });
    await expect(lines.join("")).toMatchFileSnapshot("../reference/method-options.txt");
  });

  it.each([
    ["full", baseParameters(findModel(llama))],
    // q 4096 × 4096 and v 1024 × 4096, 32 of each.
    ["lora", 32 * 8 * (8192 + 5120)],
    ["bitfit", 0],
    ["houlsby", 64 * (2 * 4096 * 64 + 4096 + 64)],
  ])("%s of Llama-3.1-8B at rank 8 trains %d", (name, trainable) => {
    expect(countFor(name, llama)).toBe(trainable);
  });

  it("have counts that depend on their settings", () => {
    expect(countFor("adalora", llama, { initRank: 8 })).toBe(32 * 8 * (8193 + 5121));
    // The 4 × 4 factor and, at rank 600 ≥ 1024 / 2, the full 1024 × 1024 and 256 × 1024 factors.
    expect(countFor("lokr", llama, { rank: 600, factor: 4 })).toBe(
      32 * (32 + 1024 * 1024 + 256 * 1024),
    );
    // 5 divides neither 4096 nor 1024; their largest divisor below it is 4.
    expect(countFor("lokr", llama, { factor: 5 })).toBe(countFor("lokr", llama, { factor: 4 }));
    expect(countFor("ia3", llama, { feedforward: [] })).toBe(32 * (1024 + 1024 + 4096));
  });

  it.each([
    // Each layer has 9d biases in linear modules and 2d in LayerNorms. The first or last norm has d.
    ["gpt2", 12 * 11 * 768 + 768],
    [findModel("roberta-base").id, 12 * 11 * 768 + 768],
    ["openai/gpt3-175b", 96 * 11 * 12288 + 12288],
    ["facebook/opt-350m", 24 * 11 * 1024],
    // Includes the last norm and the norm of the embeddings.
    ["bigscience/bloomz-560m", 24 * 11 * 1024 + 2 * 1024],
    // With the projection of patches.
    ["google/vit-base-patch16-224-in21k", 12 * 11 * 768 + 2 * 768],
    // The biases of q, k and v.
    ["Qwen/Qwen2.5-0.5B", 24 * (896 + 128 + 128)],
    // One LayerNorm in each layer, linear modules with biases, and the head of 51,200 rows.
    ["microsoft/phi-2", 32 * (7680 + 2560 + 10240 + 2560 + 2560) + 2560 + 51200],
    // Includes the convolution with its LayerNorm, and the LayerNorms of both kinds of embeddings.
    ["microsoft/deberta-v2-xxlarge", 48 * 11 * 1536 + 4 * 1536],
    ["google-t5/t5-base", 0],
    ["tiiuae/falcon-7b", 33 * 4544],
  ])("include BitFit, which on %s trains %d parameters", (id, trainable) => {
    expect(countFor("bitfit", id)).toBe(trainable);
  });
});

it("methods reject impossible input, and name what is missing", async () => {
  await expectTranscript("wrong-methods.txt", (input) =>
    resultOf(() => countMethod({ rank: 8, ...JSON.parse(input) })),
  );
});

it("FourierFT adapts the Conv1D layers of GPT-2, and C3A one layer with another block size", () => {
  expect(countFor("fourierft", "gpt2", { targets: ["c_attn"], frequencies: 10 })).toBe(12 * 10);
  const [targets, side] = [["q_proj"], 4096];
  const count = (blockSizePattern: Record<string, number>) =>
    countFor("c3a", llama, { targets, blockSizePattern });
  expect(count({ "layers.3.self_attn.q_proj": 64 }) - count({})).toBe(
    side ** 2 / 64 - side ** 2 / 256,
  );
});

it("FourierFT can train as many coefficients as a module has weights", () => {
  expect(countFor("fourierft", smallLlama(2), { targets: ["q_proj"], frequencies: 2 ** 12 })).toBe(
    2 * 2 ** 12,
  );
});

describe("the options of methods", () => {
  it.each(Object.entries(METHOD_OPTIONS as Readonly<Record<string, Option>>))(
    "state what they are, and reject another value by name: %s",
    (name, { about }) => {
      expect(about).toMatch(/^\S+ \S/);
      if (name === "model") return;
      expect(() => countFor("lora", llama, { [name]: { wrong: ["value"] } })).toThrow(
        new RegExp(`^${name}\\S* must be \\S.*; got `),
      );
    },
  );

  it("state the default that each method uses", () => {
    for (const { name, settings } of Object.values(methods))
      for (const [option, value] of Object.entries(
        settings?.({ model: findModel(llama), rank: 8, input: {} }) ?? {},
      )) {
        const stated = SETTINGS[option as keyof typeof SETTINGS].default!;
        expect(stated).toMatch(/\S/);
        if (/^(true|false|[\d.]+)$/.test(stated)) expect(`${value}`, name).toBe(stated);
      }
  });
});

describe("PEFT's rules", () => {
  it.each([
    // Falcon and T5 have no num_key_value_heads, the only key that PEFT reads.
    ["tiiuae/falcon-40b", 19_660_800],
    ["tiiuae/falcon-7b", 5_816_320],
    ["google-t5/t5-large", 983_040],
  ])("count a prefix of 20 tokens for %s as %d", (id, trainable) => {
    expect(countFor("prefix", id)).toBe(trainable);
  });

  it("a prefix of T5 has the encoder's depth and the model's width", () => {
    const config = { model_type: "t5", num_layers: 12, num_decoder_layers: 4, d_model: 1472 };
    const byT5 = { ...config, d_ff: 3584, num_heads: 6, vocab_size: 384 };
    expect(countMethod({ method: "prefix", model: byT5 })).toBe(706_560);
  });

  it("LayerNorm tuning copies the modules that are targets, except those that are trained in full", () => {
    const tuned = (targets: readonly string[], modulesToSave: readonly string[] = []) =>
      countFor("ln-tuning", "facebook/opt-125m", { targets, modulesToSave });
    // 12 layers, and the last norm, which ends in the same name.
    expect(tuned(["final_layer_norm"])).toBe(13 * 2 * 768);
    expect(tuned(["decoder.final_layer_norm"])).toBe(2 * 768);
    expect(tuned(["self_attn_layer_norm", "fc1"], ["fc1"])).toBe(12 * (2 * 768 + 3072 * 769));
    expect(() => tuned(["fc1"], ["fc1"])).toThrow(/targets must be modules of/);
  });

  it("a classifier gets one prompt, even in T5", () => {
    const t5 = {
      model_type: "t5",
      num_layers: 2,
      d_model: 64,
      d_ff: 128,
      num_heads: 4,
      vocab_size: 99,
    };
    const count = (architectures: readonly string[]) =>
      countMethod({ method: "prompt", model: { ...t5, architectures }, tokens: 3 });
    expect(count(["T5ForConditionalGeneration"])).toBe(2 * 3 * 64);
    expect(count(["T5ForSequenceClassification"])).toBe(3 * 64);
  });
});
