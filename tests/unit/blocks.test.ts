/** Groups the modules of every published model into blocks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, groupBlocks, queryAndValue } from "../../src/counts/blocks.js";
import { shapesOfConfig } from "../../src/counts/config.js";
import { withExperts } from "../../src/counts/experts.js";
import { findModel, models } from "../../src/counts/lookup.js";
import { endsIn } from "../../src/counts/model.js";
import { resolveTargets } from "../../src/counts/targets.js";
import { configs } from "../support/configs.js";
import { runs } from "../support/draws.js";
import { reference } from "../support/published.js";

const complete = models().filter(({ other }) => other !== undefined);

/** Returns text such as "attention: q k v > o", in the order in which data passes through the modules. */
const message = (id: string, experts: "fused" | "separate" = "fused") =>
  groupBlocks(withExperts(experts, findModel(id)).modules).map(({ part, role, prefix, stages }) => {
    const names = stages.map((stage) => stage.map(({ name }) => name).join(" ")).join(" > ");
    return `${[part, role].filter(Boolean).join(" ")} (${prefix}): ${names}`;
  });

describe("the blocks of a model", () => {
  it("contain each module once", () => {
    for (const { id, modules } of models()) {
      const placed = groupBlocks(modules).flatMap(({ stages }) => stages.flat());
      expect(placed.length, id).toBe(modules.length);
      expect(new Set(placed.map(({ module }) => module)), id).toEqual(new Set(modules));
    }
  });

  it("give each module of a layer a role, and each module of a block a different name", () => {
    for (const { id, modules } of complete) {
      for (const { role, layers, stages } of groupBlocks(modules)) {
        const names = stages.flat().map(({ name }) => name);
        expect(new Set(names).size, id).toBe(names.length);
        if (role === "other") expect(layers, `${id}: ${names}`).toBe(1);
      }
    }
  });

  it("show the path of a module without its star, also if it is the only module", () => {
    for (const model of models())
      for (const module of [model, withExperts("separate", model)].flatMap(
        ({ modules }) => modules,
      )) {
        const [{ prefix, stages }] = groupBlocks([module]) as [Block];
        const path = [prefix, stages[0]![0]!.name].filter(Boolean).join(".");
        expect(endsIn(module.path.replace("*.", ""), path), `${model.id}: ${path}`).toBe(true);
      }
  });

  it("start with attention and end with the module that writes to the residual stream", () => {
    for (const { id, hidden, modules } of complete) {
      if (hidden === undefined || modules.length < 4) continue;
      const blocks = groupBlocks(modules).filter(({ role }) => role !== "other");
      expect(blocks[0]!.role, id).toBe("attention");
      for (const { part, stages } of blocks)
        expect(
          stages.at(-1)!.map(({ module }) => module.d),
          id,
        ).toEqual([part === "vision" ? stages[0]![0]!.module.k : hidden]);
    }
  });

  it("of a vision tower come before an encoder, and a decoder comes last", () => {
    const part = (path: string) => ({ path, d: 4, k: 4, layers: 2, perLayer: 1, hasBias: false });
    const parts = ["vision_tower", "encoder", "decoder"];
    const paths = fc.shuffledSubarray(
      parts.map((name) => `${name}.attn.q_proj`),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(paths, (paths) => {
        const order = groupBlocks(paths.map(part)).map(({ part }) => part);
        const expected = ["vision", "encoder", "decoder"].filter((name) =>
          paths.some((path) => path.startsWith(name)),
        );
        expect(order).toEqual(expected);
      }),
      { numRuns: runs(20) },
    );
  });

  it("follow the order of data in each family", () => {
    expect(message("Llama-3.1-8B")).toEqual([
      "attention (self_attn): q_proj k_proj v_proj > o_proj",
      "mlp (mlp): gate_proj up_proj > down_proj",
    ]);
    expect(message("gpt2")).toEqual([
      "attention (attn): c_attn > c_proj",
      "mlp (mlp): c_fc > c_proj",
    ]);
    expect(message("Mixtral-8x7B-v0.1")[1]).toBe("experts (mlp): gate > gate_up_proj > down_proj");
    expect(message("Mixtral-8x7B-v0.1", "separate")[1]).toBe(
      "experts (block_sparse_moe): gate > w1 w3 > w2",
    );
    // Here w2 runs beside w1.
    expect(message("Qwen-7B-Chat")[1]).toBe("mlp (): w1 w2 > mlp.c_proj");
    expect(message("bert-base-cased")).toEqual([
      "attention (attention): query key value > output.dense",
      "mlp (): intermediate.dense > output.dense",
    ]);
    expect(message("flan-t5-xxl").slice(2)).toEqual([
      "decoder attention (SelfAttention): q k v > o",
      "decoder cross (EncDecAttention): q k v > o",
      "decoder mlp (DenseReluDense): wi_0 wi_1 > wo",
    ]);
    expect(message("DeepSeek-V3")).toEqual([
      "attention (self_attn): q_a_proj kv_a_proj_with_mqa > q_b_proj kv_b_proj > o_proj",
      "mlp (mlp): gate_proj up_proj > down_proj",
      "experts (mlp): gate > gate_up_proj > experts.down_proj",
      "shared (mlp.shared_experts): gate_proj up_proj > down_proj",
    ]);
    expect(message("DeepSeek-V2-Lite")[0]).toBe(
      "attention (self_attn): q_proj kv_a_proj_with_mqa > kv_b_proj > o_proj",
    );
    expect(message("Qwen1.5-MoE-A2.7B").slice(1)).toEqual([
      "experts (mlp): gate shared_expert_gate > gate_up_proj > experts.down_proj",
      "shared (mlp.shared_expert): gate_proj up_proj > down_proj",
    ]);
    expect(message("gemma-3-4b-it")).toEqual([
      "vision attention (self_attn): q_proj k_proj v_proj > out_proj",
      "vision mlp (mlp): fc1 > fc2",
      "attention (self_attn): q_proj k_proj v_proj > o_proj",
      "mlp (mlp): gate_proj up_proj > down_proj",
    ]);
    expect(message("whisper-tiny")[3]).toBe(
      "decoder cross (encoder_attn): q_proj k_proj v_proj > out_proj",
    );
    expect(message("distilbert-base-uncased")[1]).toBe("mlp (ffn): lin1 > lin2");
    expect(message("opt-350m").at(-1)).toBe("other (): project_in project_out");
  });

  it("put a module with an unknown name last", () => {
    const modules = shapesOfConfig(configs["meta-llama/Llama-3.1-8B"]).modules;
    const unknownModule = { ...modules[0]!, path: "adapter.squeeze" };
    const last = groupBlocks([unknownModule, ...modules]).at(-1)!;
    expect(last.role).toBe("other");
    expect(last.stages).toEqual([[{ module: unknownModule, name: "adapter.squeeze" }]]);
  });

  it("put modules of unknown roles last in every family, even behind a decoder", () => {
    const { configs } = reference<{ readonly configs: Readonly<Record<string, object>> }>(
      "../oracle/families.json",
    );
    const withOthers = Object.entries(configs).filter(([on, config]) => {
      const roles = groupBlocks(shapesOfConfig(config).modules).map(({ role }) => role);
      const others = roles.filter((role) => role === "other");
      expect(roles.slice(roles.length - others.length), on).toEqual(others);
      return others.length > 0;
    });
    expect(withOthers.length).toBeGreaterThan(10);
  });

  it("find queries and values, as PEFT's defaults for attention do", () => {
    for (const { id, type, modules, ...model } of complete) {
      const actual = groupBlocks(modules).flatMap(queryAndValue);
      if (modules.length > 3) expect(actual.length, id).toBeGreaterThan(0);
      if (!["llama", "t5", "bert", "gpt2", "bloom", "mistral", "opt"].includes(type)) continue;
      const names = resolveTargets({ id, type, modules, ...model }, undefined);
      expect(new Set(actual.map(({ path }) => path.split(".").at(-1))), id).toEqual(new Set(names));
    }
  });
});
