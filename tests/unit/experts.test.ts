/** Experts, fused as in transformers 5 or separate as in transformers 4, and classifiers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapesOfConfig } from "../../src/counts/config.js";
import { adapterFileBytes, countMethod, countModel } from "../../src/counts/index.js";
import { listStoredTensors } from "../../src/counts/method-tensors.js";
import type { ModelInput } from "../../src/counts/options.js";
import { exact } from "../../src/number-format.js";
import { tableOf } from "../../src/tables/index.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { writeRendered } from "../../src/tag/write.js";
import { runs } from "../support/draws.js";
import { expandGroups } from "../support/listing.js";

const mixtral = "mistralai/Mixtral-8x7B-v0.1";
type Input = Omit<ModelInput, "rank">;
const count = (input: Input) => countModel({ rank: 8, ...input });
const all = "all-linear";

/** Trainable parameters at rank 8 on all linear modules, which PEFT prints with each version of transformers. */
const PRINTED = [
  ["Qwen/Qwen1.5-MoE-A2.7B", 7_962_816, 127_806_912],
  ["Qwen/Qwen2-57B-A14B", 22_020_320, 287_078_624],
  ["deepseek-ai/DeepSeek-V2", 1_787_232_000, 1_564_760_064],
  ["deepseek-ai/DeepSeek-V3", 3_822_627_328, 3_347_315_200],
  ["deepseek-ai/DeepSeek-Coder-V2-Lite-Instruct", 179_497_472, 144_918_528],
  [mixtral, 179_832_832, 121_112_576],
] as const;

describe("experts", () => {
  it.each(PRINTED)("are counted as PEFT counts them: %s", (model, fused, separate) => {
    const trainable = (experts?: "separate" | "fused") =>
      count({ model, targets: all, experts }).trainable;
    expect([trainable(), trainable("fused"), trainable("separate")]).toEqual([
      fused,
      fused,
      separate,
    ]);
  });

  it("have a rank for each matrix that is fused", () => {
    const { modules } = count({ model: mixtral, targets: all });
    expect(modules.map(({ name, d, k, rank }) => [name, d, k, rank]).slice(4)).toEqual([
      ["gate_up_proj", 28_672, 4096, 16],
      ["down_proj", 4096, 14_336, 8],
      ["gate", 8, 4096, 8],
    ]);
  });

  it("have the same number of parameters in both layouts", () => {
    for (const [model] of PRINTED) {
      const base = (experts: "separate" | "fused") =>
        count({ model, targets: ["o_proj"], experts }).base;
      expect(base("fused")).toBe(base("separate"));
    }
  });

  it("have the target names of transformers 4, and fused matrices can only be adapted together", () => {
    const fused = (targets: readonly string[]) => count({ model: mixtral, targets }).trainable;
    expect(fused(["w1", "w3"]) + fused(["w2"])).toBe(fused(["w1", "w2", "w3"]));
    expect(() => fused(["w1"])).toThrow(/targets must be names with both or neither of w1 and w3/);
    expect(() => fused(["gate_up_proj"])).toThrow(/targets must be modules of/);
  });

  it("with a rank of their own are parts, each with the path of one expert", () => {
    const paths = (pattern: string) =>
      count({ model: mixtral, targets: all, experts: "separate", rankPattern: { [pattern]: 4 } })
        .modules.filter(({ rank }) => rank === 4)
        .map(({ path, perLayer }) => [path, perLayer]);
    const three = ["block_sparse_moe.experts.3.w1", 1];
    expect(paths("experts.3.w1")).toEqual([three]);
    expect(paths("experts.[3-4].w1")).toEqual([three, ["block_sparse_moe.experts.4.w1", 1]]);
  });

  it("may be adapted alone, each by its complete name", () => {
    const model = shapesOfConfig({
      ...{ model_type: "mixtral", num_hidden_layers: 2, num_local_experts: 3, vocab_size: 8 },
      ...{ hidden_size: 8, intermediate_size: 8, num_attention_heads: 1, num_key_value_heads: 1 },
    });
    const stored = (targets: readonly string[]) =>
      expandGroups(
        listStoredTensors(model, { method: "lora", rank: 1, targets, experts: "separate" }),
      ).map(({ name }) => name);
    const names = stored(["w1", "w2", "w3"]);
    const modules = names.map((name) => name.replace(/^base_model\.model\.|\.lora_.*/g, ""));
    expect(modules).toHaveLength(2 * 2 * 3 * 3);
    for (const module of new Set(modules))
      expect(stored([module])).toEqual(names.filter((name) => name.includes(`.${module}.`)));
  });

  it("have no default targets for LoRA in families whose targets PEFT renames", () => {
    const model = mixtral;
    expect(() => count({ model })).toThrow(/targets must be set for mixtral/);
    expect(() => countMethod({ model, method: "lora", rank: 8 })).toThrow(/targets must be set/);
    expect(countMethod({ model, method: "vera", rank: 8 })).toBeGreaterThan(0);
    expect(count({ model, experts: "separate" }).trainable).toBe(3_407_872);
  });

  it("are adapted by LoRA; other methods skip or reject them, even if they are targets", () => {
    const request = { model: mixtral, rank: 8, targets: all };
    const linear = { ...request, targets: ["q_proj", "k_proj", "v_proj", "o_proj"] };
    for (const method of ["hira", "loha", "vera", "miss"])
      expect(countMethod({ ...request, method })).toBe(countMethod({ ...linear, method }));
    for (const method of ["lora", "rslora"])
      expect(countMethod({ ...request, method })).toBe(179_832_832);
    const message = /^experts must be separate for (DoRA|MiCA); got "fused"$/;
    expect(() => countModel({ ...request, dora: true })).toThrow(message);
    for (const method of ["dora", "mica"])
      expect(() => countMethod({ ...request, method })).toThrow(message);
    expect(countMethod({ ...linear, method: "dora" })).toBeGreaterThan(0);
  });

  it("must be a known layout", () => {
    expect(() => count({ model: mixtral, experts: "both" as never })).toThrow(
      'experts must be one of fused, separate; got "both"',
    );
  });

  it("do not change a model without experts", () => {
    const models = ["Llama-3.1-8B", "gpt2", "roberta-base", "flan-t5-xl"];
    const property = (model: string, rank: number) => {
      expect(countModel({ model, rank, experts: "separate" })).toEqual(countModel({ model, rank }));
    };
    fc.assert(fc.property(fc.constantFrom(...models), fc.integer({ min: 1, max: 64 }), property), {
      numRuns: runs(20),
    });
  });

  it("are an option of tables, whose captions state the layout", () => {
    const table = (experts?: "separate") =>
      tableOf({ models: [mixtral, "gpt2"], targets: [all], experts });
    expect(table().rows.map((row) => row[2])).toEqual(["179,832,832", "1,179,648"]);
    expect(table("separate").rows.map((row) => row[2])).toEqual(["121,112,576", "1,179,648"]);
    const file = (experts?: "separate") =>
      exact(adapterFileBytes({ model: mixtral, method: "lora", rank: 8, targets: all, experts }));
    expect(table().rows[0]![6]).toBe(file());
    expect(table("separate").rows[0]![6]).toBe(file("separate"));
    const caption = (rows: object) => tableOf({ targets: [all], ...rows }).caption;
    const fused = "; experts fused, as in transformers\u00a05";
    expect(table().caption).toContain(fused);
    expect(table("separate").caption).toContain("; experts separate, as in transformers\u00a04");
    expect(caption({ model: mixtral, ranks: [1, 2] })).toContain(fused);
    expect(caption({ model: mixtral, methods: ["lora", "loha"] })).toContain(fused);
    expect(caption({ model: "gpt2", ranks: [1, 2] })).not.toContain("experts");
    expect(() => tableOf({ ranks: [1], d: 4, k: 4, experts: "fused" })).toThrow(
      /experts must be omitted unless model or models is set/,
    );
  });
});

describe("a page with a mixture", () => {
  const shown = (changes: string) => {
    const parsed = parseTag(`<% lora 8, model="${mixtral}", targets=["all-linear"]${changes} %>`);
    if ("error" in parsed) throw parsed.error;
    const rendered = renderTag(parsed.args, {});
    if (rendered.kind === "number") return rendered.text;
    if (rendered.kind === "figure") return writeRendered(rendered, { id: "id", number: "1" });
    throw new Error(rendered.kind);
  };

  it.each([
    ["", "179,832,832", "Experts are fused, as in transformers\u00a05."],
    [", experts=separate", "121,112,576", "Experts are separate, as in transformers\u00a04."],
  ])(
    "states the same count in a number and in the model's figure: %j",
    (experts, count, layout) => {
      expect(shown(`${experts}, show=trainable`)).toBe(count);
      const figure = shown(`${experts}, figure=model`);
      expect(figure).toContain(count);
      expect(figure).toContain(layout);
      expect(figure.includes("gate_up_proj")).toBe(experts === "");
    },
  );
});

describe("a classifier", () => {
  const roberta = {
    model_type: "roberta",
    architectures: ["RobertaForSequenceClassification"],
    num_hidden_layers: 12,
    hidden_size: 768,
    intermediate_size: 3072,
    vocab_size: 50265,
    max_position_embeddings: 514,
    type_vocab_size: 1,
  };

  it("is an error if its kind has unknown parameters", () => {
    const config = { ...roberta, architectures: ["RobertaForTokenClassification"] };
    expect(() => count({ model: config })).toThrow(
      /architectures of the config must be .*; got "RobertaForTokenClassification"/,
    );
  });
});
