/** Tests rules of PEFT and of configurations that no published count covers. */
import { describe, expect, it } from "vitest";
import { listNumbers } from "../../src/counts/number-set.js";
import type { TokenIndices } from "../../src/counts/tokens.js";
import { adapterFileBytes, countMethod, countModel } from "../../src/index.js";

const tiny = {
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 2,
  num_attention_heads: 32,
  vocab_size: 100,
};
const llama = { ...tiny, model_type: "llama" };

describe("a configuration", () => {
  it.each([
    [{ ...llama, num_key_value_heads: 3 }, /num_key_value_heads .* divisor of 32; got 3/],
    [{ ...llama, num_attention_heads: 5 }, /num_attention_heads .* divisor of 64; got 5/],
    [
      { ...llama, hidden_size: 2 ** 40 },
      /hidden_size of the config must be a whole number from 1 to/,
    ],
    [{ ...llama, vocab_size: null }, /vocab_size of the config .* whole number; got null/],
    [
      { model_type: "deberta-v2", norm_rel_ebd: 5 },
      /^norm_rel_ebd of the config must be text; got 5$/,
    ],
    [
      { model_type: "llava", text_config: { model_type: "gpt2" } },
      /^model_type in text_config must be one of llama, .*; got "gpt2"$/,
    ],
  ])("is rejected with impossible values: %j", (config, message) => {
    expect(() => countModel({ model: config, rank: 1 })).toThrow(message);
  });
});

describe("a ViT", () => {
  const vit = { ...tiny, model_type: "vit" };
  const base = (...architectures: string[]) =>
    countModel({ model: { ...vit, architectures }, rank: 1, targets: ["q_proj"] }).base!;

  it("is rejected if its class has other parameters", () => {
    expect(() => base("ViTForMaskedImageModeling")).toThrow(
      /^architectures of the config must be the class of a base model or of a …ForImageClassification; got "ViTForMaskedImageModeling"$/,
    );
  });
});

describe("PEFT's arguments", () => {
  it("a type without known defaults requires targets", () => {
    expect(() => countModel({ model: "microsoft/phi-2", rank: 8 })).toThrow(
      "targets must be set for phi-msft, to some of Wqkv, out_proj, fc1, fc2; it is missing",
    );
  });
});

describe("modules_to_save", () => {
  it("rejects a list of modules, even if options distinguish all its modules", () => {
    const countFor = (options: object) =>
      countModel({
        ...{ model: { ...llama, num_hidden_layers: 12 }, rank: 1, targets: ["embed_tokens"] },
        ...{ modulesToSave: ["layers"], ...options },
      });
    for (const options of [{}, { rankPattern: { "layers.1[01].*": 2 } }])
      expect(() => countFor(options)).toThrow(
        'modulesToSave must be modules, not a list of modules such as this; got "model.layers"',
      );
  });

  it("removes modules from the targets, and is rejected if no target is left", () => {
    const countFor = (targets: readonly string[], modulesToSave: readonly string[]) =>
      countModel({ model: llama, rank: 1, targets, modulesToSave }).trainable;
    const copies = 2 * 64 * 64;
    expect(countFor(["q_proj", "k_proj"], ["k_proj"])).toBe(countFor(["q_proj"], []) + copies);
    expect(() => countFor(["k_proj"], ["self_attn"])).toThrow(
      /targets must be modules that are not all in/,
    );
    // The name is not complete, so PEFT would copy q_proj with its adapter.
    expect(() => countFor(["q_proj"], ["proj"])).toThrow(
      /targets must be modules that are not trained/,
    );
  });
});

describe("targets", () => {
  const llama = { ...tiny, model_type: "llama" };
  const ranks = (extra: object) =>
    countModel({ model: llama, rank: 1, ...extra }).modules.flatMap(
      ({ name, numbers, rank, instances }) =>
        rank ? [`${name} ${numbers ? listNumbers(numbers) : "all"} ${instances}`] : [],
    );

  it("exclude modules of excludeModules and of other layers, unless the targets are complete names", () => {
    const targets = ["q_proj", "v_proj"];
    expect(ranks({ targets, excludeModules: ["v_proj"] })).toEqual(["q_proj all 2"]);
    expect(ranks({ targets, excludeModules: ".*0.*|.*v_proj" })).toEqual(["q_proj 1 1"]);
    expect(ranks({ targets, layersToTransform: [1] })).toEqual(["q_proj 1 1", "v_proj 1 1"]);
    expect(
      ranks({
        targets: ["q_proj", "model.layers.0.self_attn.v_proj"],
        layersToTransform: [1],
        layersPattern: ["layers"],
      }),
    ).toEqual(["q_proj 1 1", "v_proj 0 1"]);
    // Embeddings are in no layer.
    expect(ranks({ targets: ["q_proj", "embed_tokens"], layersToTransform: [1] })).toEqual([
      "q_proj 1 1",
    ]);
    expect(() => ranks({ targets, layersToTransform: [2] })).toThrow(/targets must be/);
    const listed = Array.from({ length: 18 }, (_, index) => `name${index}`);
    expect(ranks({ targets: ["q_proj", ...listed], layersToTransform: [1] })).toEqual([
      "q_proj 1 1",
    ]);
    expect(() => ranks({ targets: [...targets, ...listed], layersToTransform: [1] })).toThrow(
      "targets must be fewer than 20 names with layersToTransform; got 20",
    );
    expect(() => ranks({ targets, layersPattern: ["layers"] })).toThrow(
      /layersToTransform must be set/,
    );
    expect(() => ranks({ targets: ".*", layersToTransform: [0] })).toThrow(
      /layersToTransform must be omitted/,
    );
  });

  it("may include names that match no module, but no norms and no modules that contain others", () => {
    const targets = ["q_proj", "v_proj"];
    const usual = ranks({ targets });
    expect(ranks({ targets: [...targets, "query"] })).toEqual(usual);
    expect(ranks({ targets, excludeModules: ["q_porj"], modulesToSave: ["score"] })).toEqual(usual);
    for (const wrong of [["query"], ["q_proj", "norm"], ["q_proj", "self_attn"], ".*(mlp|q_proj)"])
      expect(() => ranks({ targets: wrong })).toThrow(/targets must be/);
  });

  it("include no convolutions", () => {
    const count = (targets: readonly string[]) =>
      countModel({ model: { ...tiny, model_type: "vit" }, rank: 1, targets });
    expect(() => count(["q_proj", "projection"])).toThrow(
      /^targets must be no convolutions, because their adapters are not modeled; got "\S*\.projection"$/,
    );
  });

  it("have ranks and scaling factors that patterns set", () => {
    const { modules } = countModel({
      model: llama,
      rank: 4,
      alpha: 8,
      targets: ["q_proj", "v_proj"],
      rankPattern: { "^model.layers.0.self_attn.q_proj": 16 },
      alphaPattern: { v_proj: 2 },
    });
    const actual = modules.flatMap(({ name, rank, scaling }) =>
      rank ? [[name, rank, scaling]] : [],
    );
    expect(actual).toEqual([
      ["q_proj", 16, 0.5],
      ["q_proj", 4, 2],
      ["v_proj", 4, 0.5],
    ]);
    expect(countModel({ model: llama, rank: 4, alpha: 8, rslora: true }).scaling).toBe(4);
  });

  it("are listed in the order of their layers", () => {
    const { modules } = countModel({
      model: { ...llama, num_hidden_layers: 12 },
      rank: 1,
      targets: ["q_proj"],
      rankPattern: { "layers.9.self_attn.q_proj": 3, "layers.3.self_attn.q_proj": 2 },
    });
    expect(modules.flatMap(({ rank }) => (rank ? [rank] : []))).toEqual([1, 2, 3]);
  });
});

describe("options that need complete names", () => {
  const model = { ...tiny, model_type: "internlm2", num_key_value_heads: 8 };

  it.each([
    { targets: ".*wqkv" },
    { targets: ["wqkv"], excludeModules: ".*wo" },
    { targets: ["wqkv"], layersToTransform: [0] },
  ])("are rejected for a model whose names are unknown: %j", (options) => {
    expect(() => countModel({ model, rank: 1, ...options })).toThrow(
      'model must be a model whose modules are known by name; got "an internlm2 model"',
    );
  });
});

describe("trained tokens", () => {
  const tied = { ...llama, tie_word_embeddings: true };
  const count = (
    trainableTokenIndices: TokenIndices,
    ensureWeightTying = false,
    model: object = tied,
  ) =>
    countModel({ model, rank: 1, targets: ["q_proj"], trainableTokenIndices, ensureWeightTying })
      .trainable;

  it("are rejected for unknown modules, and for different lists that must be equal", () => {
    expect(() => count({ embeddings: [1] })).toThrow(
      'trainableTokenIndices must be lists by modules of a llama model; got "embeddings"',
    );
    expect(() => count({ embed_tokens: [1], lm_head: [2] }, true)).toThrow(
      'trainableTokenIndices must be the same for tied modules; got {"embed_tokens":[1],"lm_head":[2]}',
    );
    const input = { model: "nvidia/mit-b0", rank: 1, targets: ["query"] };
    expect(() => countModel({ ...input, trainableTokenIndices: [1] })).toThrow(
      'model must be a model whose parameters are known by name; got "nvidia/mit-b0"',
    );
  });
});

describe("embeddings and heads", () => {
  const each = 2 * (100 + 64);

  it("are rejected by methods that adapt only linear modules, except for heads", () => {
    const countFor = (method: string, targets: readonly string[]) =>
      countMethod({ model: llama, method, rank: 2, targets });
    expect(() => countFor("loha", ["embed_tokens"])).toThrow(
      /targets must be linear modules for LoHa/,
    );
    expect(countFor("loha", ["lm_head"])).toBe(2 * each);
  });

  it("are stored with their base weights by LayerNorm tuning, if the model has them", () => {
    const tuned = (model: object, ...targets: string[]) =>
      adapterFileBytes({ model, method: "ln-tuning", targets });
    for (const name of ["embed_tokens", "lm_head"]) {
      const headers = tuned(llama, "norm", name) - tuned(llama, "norm") - 2 * 2 * 100 * 64;
      expect(headers, name).toBeGreaterThan(0);
      expect(headers, name).toBeLessThan(400);
    }
    const vit = { ...tiny, model_type: "vit" };
    expect(tuned(vit, "layernorm", "embed_tokens")).toBe(tuned(vit, "layernorm"));
  });
});
