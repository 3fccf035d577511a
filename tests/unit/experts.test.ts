/** Experts, separate as up to transformers 4 or fused as since 5, and classifiers. */
import { describe, expect, it } from "vitest";
import { exact } from "../../src/format.js";
import { adapterFileBytes, countMethod, countModel } from "../../src/models/index.js";
import { tableOf } from "../../src/tables/index.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";

const mixtral = "mistralai/Mixtral-8x7B-v0.1";
type Input = Omit<Parameters<typeof countModel>[0], "rank">;
const count = (input: Input) => countModel({ rank: 8, ...input });
const all = "all-linear";

describe("experts", () => {
  it("are separate by default; fused experts have a rank for each matrix", () => {
    const trainable = (experts?: "separate" | "fused") =>
      count({ model: mixtral, targets: all, experts }).trainable;
    expect([trainable(), trainable("separate"), trainable("fused")]).toEqual([
      121_112_576, 121_112_576, 179_832_832,
    ]);
    const { modules } = count({ model: mixtral, targets: all, experts: "fused" });
    expect(modules.map(({ name, d, k, rank }) => [name, d, k, rank]).slice(4)).toEqual([
      ["gate_up_proj", 28_672, 4096, 16],
      ["down_proj", 4096, 14_336, 8],
      ["gate", 8, 4096, 8],
    ]);
  });

  it("have as many parameters in either layout", () => {
    const base = (experts: "separate" | "fused") =>
      count({ model: mixtral, targets: all, experts }).base;
    expect(base("fused")).toBe(base("separate"));
  });

  it("match the names of their separate matrices, all of a fused matrix or none", () => {
    const fused = (targets: readonly string[]) =>
      count({ model: mixtral, targets, experts: "fused" }).trainable;
    expect(fused(["w1", "w3"]) + fused(["w2"])).toBe(fused(["w1", "w2", "w3"]));
    expect(() => fused(["w1"])).toThrow(/targets must be complete: w1 and w3 are fused/);
    expect(() => fused(["gate_up_proj"])).toThrow(/targets must be modules of/);
  });

  it("are an error where PEFT does not adapt fused experts, or the layout is unknown", () => {
    const fused = (model: string) => count({ model, targets: all, experts: "fused" });
    for (const model of ["Qwen1.5-MoE-A2.7B", "DeepSeek-V3"])
      expect(() => fused(model)).toThrow(/experts must be separate for .*mixtral and qwen3_moe/);
    expect(() => count({ model: mixtral, experts: "fused" })).toThrow(/targets must be given/);
    expect(() => count({ model: mixtral, experts: "both" as never })).toThrow(
      'experts must be one of separate, fused; got "both"',
    );
  });

  it("do not change a model without experts", () => {
    const model = "Llama-3.1-8B";
    expect(count({ model, experts: "fused" })).toEqual(count({ model }));
  });

  it("are an option of tables of models", () => {
    const rows = tableOf({ models: [mixtral, "gpt2"], targets: [all], experts: "fused" }).rows;
    expect(rows.map((row) => row[2])).toEqual(["179,832,832", "1,179,648"]);
    const asked = { model: mixtral, method: "lora", rank: 8, targets: all };
    const [apart, fused] = (["separate", "fused"] as const).map((experts) =>
      adapterFileBytes({ ...asked, experts }),
    );
    expect(rows[0]![6]).toBe(exact(fused!));
    expect(apart).not.toBe(fused);
    expect(() => adapterFileBytes({ ...asked, method: "dora", experts: "fused" })).toThrow(
      /experts must be separate for DoRA/,
    );
    expect(() => tableOf({ ranks: [1], d: 4, k: 4, experts: "fused" })).toThrow(
      /experts must be left out without a model/,
    );
  });
});

describe("fused experts in a page", () => {
  const shown = (more: string) => {
    const parsed = parseTag(`<% lora 8, model="${mixtral}", targets=["all-linear"]${more} %>`);
    if ("error" in parsed) throw parsed.error;
    const rendered = renderTag(parsed.args, {});
    if (rendered.kind === "number") return rendered.text;
    if (rendered.kind === "figure") return rendered.html("id", "1");
    throw new Error(rendered.kind);
  };

  it.each([
    ["", "121,112,576"],
    [", experts=fused", "179,832,832"],
  ])("have the same count in a number and in the model's figure: %j", (experts, count) => {
    expect(shown(`${experts}, show=trainable`)).toBe(count);
    const figure = shown(`${experts}, figure=model`);
    expect(figure).toContain(count);
    expect(figure.includes("gate_up_proj")).toBe(experts !== "");
  });
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

  it("is trained in full, and counts once in the model and twice in all", () => {
    const { base, trainable, all } = count({ model: roberta });
    const head = 768 * 768 + 768 + 2 * 768 + 2;
    const lora = 12 * 2 * 8 * (768 + 768);
    expect([base, trainable, all]).toEqual([
      124_055_040 + head,
      lora + head,
      124_055_040 + 2 * head + lora,
    ]);
    const asked = count({ model: roberta, modulesToSave: ["classifier"] });
    expect(asked.trainable).toBe(trainable);
  });

  it("has a row for each label", () => {
    const base = (more: object) => count({ model: { ...roberta, ...more } }).base!;
    const three = { id2label: { 0: "no", 1: "yes", 2: "both" } };
    expect(base(three) - base({})).toBe(769);
    expect(base({ num_labels: 3 })).toBe(base(three));
  });

  it("of another kind is an error, because its parameters are unknown", () => {
    const config = { ...roberta, architectures: ["RobertaForTokenClassification"] };
    expect(() => count({ model: config })).toThrow(
      /architectures of the config must be .*; got "RobertaForTokenClassification"/,
    );
  });
});

it("DoRA of fused experts is refused by countModel and countMethod", () => {
  const asked = { model: "Qwen/Qwen3-30B-A3B", rank: 8, experts: "fused" } as const;
  const message = /^experts must be separate for DoRA; got "fused"$/;
  expect(() => countModel({ ...asked, dora: true })).toThrow(message);
  expect(() => countMethod({ ...asked, method: "dora" })).toThrow(message);
});
