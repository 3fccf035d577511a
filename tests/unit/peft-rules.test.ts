/** Tests rules of PEFT and of configurations that no published count covers. */
import { describe, expect, it } from "vitest";
import { adapterFileBytes, countMethod, countModel, tableOf } from "../../src/index.js";
import { listNumbers } from "../../src/models/number-set.js";
import type { TokenIndices } from "../../src/models/tokens.js";

const tiny = {
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 2,
  num_attention_heads: 32,
  vocab_size: 100,
};
const llama = { ...tiny, model_type: "llama" };
const kRows = (config: object) =>
  countModel({ model: config, rank: 1, targets: ["k_proj"] }).modules.find(
    ({ name }) => name === "k_proj",
  )!.d;

describe("a configuration", () => {
  it("uses its class's default for a missing num_key_value_heads, and the query heads for null", () => {
    expect(kRows({ ...tiny, model_type: "mistral" })).toBe(8 * 2);
    expect(kRows({ ...tiny, model_type: "mistral", num_key_value_heads: null })).toBe(64);
    expect(kRows(llama)).toBe(64);
  });

  it("has biases only if its family reads attention_bias", () => {
    const base = (model_type: string) =>
      countModel({
        model: { ...tiny, model_type, attention_bias: true, num_key_value_heads: 32 },
        rank: 1,
      }).base!;
    expect(base("llama") - base("mistral")).toBe(2 * 4 * 64);
  });

  it("counts an untied head separately, even for GPT-2 and OPT", () => {
    const gpt2 = { model_type: "gpt2", n_layer: 1, n_embd: 8, vocab_size: 10 };
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
    [{ ...llama, vocab_size: null }, /vocab_size of the config .* is missing/],
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
  it("rank_pattern matches the ends of paths, and a pattern without a match has no effect", () => {
    const count = (rankPattern: Record<string, number>) =>
      countModel({ model, rank: 8, targets: ["q_proj", "v_proj"], rankPattern }).trainable;
    expect(count({ ".*q_proj": 16 })).toBe(32 * (16 * 8192 + 8 * 5120));
    expect(count({ zzz: 16 })).toBe(count({}));
    expect(() => count({ q_proj: 0 })).toThrow(/rankPattern\.q_proj/);
  });

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

it("a table rejects options that contradict each other or have no effect", () => {
  expect(() => tableOf({ ranks: [1], d: 4, k: 4, model: "gpt2" })).toThrow(/d must be omitted/);
  expect(() => tableOf({ ranks: [1], d: 4, k: 4, targets: ["q"] })).toThrow(
    /targets must be omitted/,
  );
  expect(() => tableOf({ ranks: [1], d: 4, k: 4, rank: 2 })).toThrow(/rank must be omitted/);
});

describe("modules_to_save", () => {
  const distilbert = {
    ...{ model_type: "distilbert", n_layers: 2, dim: 64, hidden_dim: 128, n_heads: 4 },
    ...{ vocab_size: 100, architectures: ["DistilBertForSequenceClassification"] },
  };

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

  it("freezes the original biases of copied modules if bias is all", () => {
    const countFor = (bias: "none" | "all") =>
      countModel({ model: distilbert, rank: 1, targets: ["q_lin"], bias }).trainable;
    // The classifier and the layer before it are copied, with their biases.
    const layers = 2 * (4 * 64 + 128 + 64 + 2 * 64);
    expect(countFor("all") - countFor("none")).toBe(layers + 64);
  });
});

describe("targets", () => {
  const llama = { ...tiny, model_type: "llama" };
  const ranks = (extra: object) =>
    countModel({ model: llama, rank: 1, ...extra }).modules.flatMap(
      ({ name, numbers, rank, instances }) =>
        rank ? [`${name} ${numbers ? listNumbers(numbers) : "all"} ${instances}`] : [],
    );

  it("are complete names, or a regular expression for them", () => {
    expect(ranks({ targets: ["model.layers.1.self_attn.q_proj", "k_proj"] })).toEqual([
      "q_proj 1 1",
      "k_proj all 2",
    ]);
    expect(ranks({ targets: ".*layers\\.[0]\\..*(q|k)_proj" })).toEqual([
      "q_proj 0 1",
      "k_proj 0 1",
    ]);
    // PEFT matches complete names, not parts of them.
    expect(() => ranks({ targets: "(q|k)_proj" })).toThrow(/targets must be/);
  });

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
  const tied = { ...llama, tie_word_embeddings: true };
  const trained = (targets: readonly string[], extra: object = {}) =>
    countModel({ model: tied, rank: 2, targets, ...extra }).trainable;
  const each = 2 * (100 + 64);

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

  it("are stored with their base weights if the list of targets has their plain names", () => {
    const bytes = (...targets: string[]) =>
      adapterFileBytes({ model: llama, method: "lora", rank: 2, targets });
    const weight = 2 * 100 * 64;
    const tuned = (model: object, ...targets: string[]) =>
      adapterFileBytes({ model, method: "ln-tuning", targets });
    for (const name of ["embed_tokens", "lm_head"]) {
      const headers = tuned(llama, "norm", name) - tuned(llama, "norm") - 2 * weight;
      expect(headers, name).toBeGreaterThan(0);
      expect(headers, name).toBeLessThan(400);
    }
    // A ViT has no such embeddings.
    const vit = { ...tiny, model_type: "vit" };
    expect(tuned(vit, "layernorm", "embed_tokens")).toBe(tuned(vit, "layernorm"));
    const [plain, complete] = [bytes("embed_tokens"), bytes("model.embed_tokens")];
    expect(plain - complete).toBeGreaterThan(weight);
    expect(plain - complete).toBeLessThan(weight + 200);
  });
});
