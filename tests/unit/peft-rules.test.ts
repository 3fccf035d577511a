/** Tests rules of PEFT and of configurations that no published count covers. */
import fc from "fast-check";
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
  it("counts an untied head separately, even for GPT-2 and OPT", () => {
    const gpt2 = { model_type: "gpt2", n_layer: 1, n_embd: 8, n_head: 2, vocab_size: 10 };
    const base = (config: object) => countModel({ model: config, rank: 1 }).base!;
    expect(base({ ...gpt2, tie_word_embeddings: false }) - base(gpt2)).toBe(80);
  });

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

  it("has a pooler only if its configuration names the class of the base model", () => {
    expect(base("ViTModel") - base()).toBe(64 * 64 + 64);
  });

  it("is rejected if its class has other parameters", () => {
    expect(() => base("ViTForMaskedImageModeling")).toThrow(
      /^architectures of the config must be the class of a base model or of a …ForImageClassification; got "ViTForMaskedImageModeling"$/,
    );
  });
});

describe("PEFT's arguments", () => {
  const model = "Llama-3.1-8B";
  it("modules_to_save accepts PEFT's names, including the name of a tied head, and null for no modules", () => {
    const extra = (id: string, modulesToSave: readonly string[]) =>
      countModel({ model: id, rank: 8, modulesToSave }).trainable -
      countModel({ model: id, rank: 8 }).trainable;
    expect(extra("Qwen2.5-0.5B", ["embed_tokens", "lm_head"])).toBe(2 * 136134656);
    // As in PEFT, a name matches all modules that end in it: two norms in each of 32 layers, and
    // the last norm.
    expect(extra(model, ["norm"])).toBe(65 * 4096);
    expect(extra(model, ["model.norm"])).toBe(4096);
    const none = countModel({
      model,
      rank: 8,
      modulesToSave: null as never,
      rankPattern: null as never,
    });
    expect(none.trainable).toBe(countModel({ model, rank: 8 }).trainable);
  });

  it("all-linear includes OPT's projections in and out", () => {
    const { trainable } = countModel({
      model: "facebook/opt-350m",
      rank: 8,
      targets: "all-linear",
    });
    expect(trainable).toBe(3_563_520);
  });

  it("a type without known defaults requires targets", () => {
    expect(() => countModel({ model: "microsoft/phi-2", rank: 8 })).toThrow(
      "targets must be set for phi-msft, to some of Wqkv, out_proj, fc1, fc2; it is missing",
    );
  });
});

describe("modules_to_save", () => {
  const distilbert = {
    ...{ model_type: "distilbert", n_layers: 2, dim: 64, hidden_dim: 128, n_heads: 4 },
    ...{ vocab_size: 100, architectures: ["DistilBertForSequenceClassification"] },
  };

  it("freezes the original biases of copied modules if bias is all", () => {
    const countFor = (bias: "none" | "all") =>
      countModel({ model: distilbert, rank: 1, targets: ["q_lin"], bias }).trainable;
    // The classifier and the layer before it are copied, with their biases.
    const layers = 2 * (4 * 64 + 128 + 64 + 2 * 64);
    expect(countFor("all") - countFor("none")).toBe(layers + 64);
  });

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

  it("have the names of their modules in a file", () => {
    const bytes = (targets: readonly string[] | string) =>
      adapterFileBytes({ model: llama, method: "lora", rank: 2, targets });
    const complete = [0, 1].map((layer) => `model.layers.${layer}.mlp.up_proj`);
    expect(bytes(complete)).toBe(bytes(["up_proj"]));
    expect(bytes(".*\\.up_proj")).toBe(bytes(["up_proj"]));
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

describe("tied weights", () => {
  const count = (model: object, options: object, ensureWeightTying: boolean) =>
    countModel({ model, rank: 2, ensureWeightTying, ...options }).trainable;
  const sides = { hidden_size: 32, num_attention_heads: 4 };
  const llama4 = {
    model_type: "llama4",
    text_config: {
      ...{ ...sides, model_type: "llama4_text", num_hidden_layers: 2, num_key_value_heads: 2 },
      ...{ intermediate_size: 16, intermediate_size_mlp: 48, interleave_moe_layer_step: 2 },
      ...{ head_dim: 8, num_local_experts: 2, vocab_size: 100, tie_word_embeddings: true },
    },
    vision_config: {
      ...{ ...sides, intermediate_size: 128, num_hidden_layers: 1, image_size: 28, patch_size: 14 },
      ...{ vision_output_dim: 32, projector_input_dim: 32, projector_output_dim: 32 },
    },
  };

  // The numbers of PEFT 0.21.2 on this configuration.
  it.each([
    [{ targets: ["q_proj"], modulesToSave: ["embed_tokens"] }, 3584],
    [{ targets: ["q_proj"], modulesToSave: ["embed_tokens", "lm_head"] }, 6784],
    [{ targets: ["q_proj", "embed_tokens"] }, 648],
    [{ targets: ["q_proj", "lm_head"] }, 648],
  ])(
    "of Llama 4 are not known to PEFT, which ignores ensureWeightTying: %j",
    (options, trained) => {
      expect(count(llama4, options, false)).toBe(trained);
      expect(count(llama4, options, true)).toBe(trained);
    },
  );

  it.each([
    ["targets", 0],
    ["modulesToSave", 2 * 2 * (64 + 64)],
  ])("in a list of %s count once, and the other modules count too", (list, base) => {
    const tied = { ...llama, tie_word_embeddings: true };
    const added = (names: readonly string[]) =>
      count(tied, { targets: ["v_proj"], [list]: names }, true) - base;
    const others = ["q_proj", "up_proj"];
    const anyNames = fc.shuffledSubarray([...others, "embed_tokens", "lm_head"], { minLength: 1 });
    fc.assert(
      fc.property(anyNames, (names) => {
        const distinct = new Set(
          names.map((name) => (others.includes(name) ? name : "embed_tokens")),
        );
        const sum = [...distinct].reduce((total, name) => total + added([name]), 0);
        expect(added(names)).toBe(sum);
      }),
    );
  });
});

it("a weight that targetParameters names has PEFT's A and B: its rows are outputs", () => {
  const gpt2 = { model_type: "gpt2", n_layer: 1, n_embd: 8, n_head: 2, vocab_size: 10 };
  const sides = (parameter: string) => {
    const { a, b } = countModel({
      model: gpt2,
      rank: 2,
      targets: [],
      targetParameters: [parameter],
    });
    return { a, b };
  };
  // GPT-2's Conv1D modules store their weights transposed: d_in × d_out.
  expect(sides("attn.c_attn.weight")).toEqual({ a: 2 * 24, b: 2 * 8 });
  expect(sides("mlp.c_fc.weight")).toEqual({ a: 2 * 32, b: 2 * 8 });
  expect(sides("transformer.wte.weight")).toEqual({ a: 2 * 8, b: 2 * 10 });
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

  const query = 2 * 2 * 64;

  it("are rows of the input embeddings and of each other named module", () => {
    expect(count([1, 2])).toBe(query + 2 * 64);
    expect(count({ "layers.1.mlp.up_proj": [1, 2, 3] })).toBe(query + 3 * 64);
  });

  it("are shared by tied modules with equal lists, and separate for different lists", () => {
    expect(count({ embed_tokens: [1, 2], lm_head: [1, 2] })).toBe(count([1, 2]));
    expect(count({ embed_tokens: [1, 2], lm_head: [2, 3] })).toBe(query + 4 * 64);
    expect(count({ embed_tokens: [1, 2], lm_head: [2, 3] }, true, llama)).toBe(query + 4 * 64);
  });

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

  const tied = { ...llama, tie_word_embeddings: true };
  const trained = (targets: readonly string[], extra: object = {}) =>
    countModel({ model: tied, rank: 2, targets, ...extra }).trainable;

  it("are adapted if targets name them, tied or not, but not by all-linear", () => {
    const query = trained(["q_proj"]);
    expect(trained(["q_proj", "embed_tokens"])).toBe(query + each);
    expect(trained(["q_proj", "embed_tokens", "lm_head"])).toBe(query + 2 * each);
    expect(
      countModel({ model: tied, rank: 2, targets: "(?:model.embed_tokens|lm_head)" }).trainable,
    ).toBe(2 * each);
    expect(trained(["embed_tokens"], { dora: true })).toBe(each + 64);
    const all = countModel({ model: llama, rank: 2, targets: "all-linear" }).modules;
    expect(all.map(({ name }) => name)).not.toContain("lm_head");
  });

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
