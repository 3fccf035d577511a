import { describe, expect, it } from "vitest";
import { families, shapesOfConfig } from "../../src/counts/config.js";
import { formatModelName } from "../../src/counts/count.js";
import { countModel } from "../../src/counts/index.js";
import { findModel, models } from "../../src/counts/lookup.js";
import { baseParameters, isLinear, type LinearModule } from "../../src/counts/model.js";
import { countEntry, getOmissionReason, published, reference } from "../support/published.js";

const covered = published.entries.filter((entry) => getOmissionReason(entry) === undefined);

const toNames = (modules: readonly LinearModule[]) => [
  ...new Set(modules.filter(isLinear).map(({ path }) => path.split(".").at(-1)!)),
];

describe("published counts", () => {
  it.each(covered.map((entry) => [entry.id, entry.method, entry.model, entry] as const))(
    "%s: %s of %s",
    (_id, _method, _model, entry) => {
      const { trainable, all } = countEntry(entry);
      const { printed } = entry;
      expect(trainable).toBe(printed.trainable);
      if (all === undefined) return;
      expect(all).toBe(printed.all);
      if (printed.trainable_percent === null) return;
      // Allows one unit of the last digit, because some lines are rounded and others truncated.
      const places = String(printed.trainable_percent).split(".")[1]?.length ?? 0;
      const error = Math.abs((100 * trainable) / all - printed.trainable_percent);
      expect(error).toBeLessThanOrEqual(10 ** -Math.min(places, 12));
    },
  );

  it("are all reproduced, except those listed with a reason", () => {
    const counts = covered.map((entry) => ({ entry, count: countEntry(entry) }));
    const right = counts.filter(({ entry, count }) => count.trainable === entry.printed.trainable);
    const totals = counts.filter(({ count }) => count.all !== undefined);
    const rightTotals = totals.filter(({ entry, count }) => count.all === entry.printed.all);
    const kinds = [...new Set(covered.map(({ evidence }) => evidence))].map((kind) => {
      const ofKind = counts.filter(({ entry }) => entry.evidence === kind);
      return `  ${ofKind.filter((count) => right.includes(count)).length} of ${ofKind.length} ${kind}`;
    });
    const lines = [
      `published trainable counts: ${right.length} of ${counts.length}`,
      ...kinds,
      `published totals: ${rightTotals.length} of ${totals.length}`,
      ...counts
        .filter(({ count }) => count.dropped.length)
        .map(({ entry, count }) => `  ${entry.id}: no module named ${count.dropped.join(", ")}`),
      `left out: ${published.entries.length - covered.length}`,
      ...published.entries
        .filter((entry) => !covered.includes(entry))
        .map((entry) => `  ${entry.id}: ${getOmissionReason(entry)}`),
    ];
    console.log(lines.join("\n"));
    expect(right).toHaveLength(covered.length);
    expect(rightTotals).toHaveLength(totals.length);
    expect([covered.length, totals.length]).toEqual([83, 58]);
  });
});

describe("known wrong counts", () => {
  it.each(published.known_wrong.map((entry) => [entry.id, entry.model, entry] as const))(
    "%s: the counts differ from the printed numbers of %s",
    (_id, model, { config, printed, correct }) => {
      const count = countModel({ model, rank: config.r!, targets: config.target_modules! });
      const { trainable, all, trainablePercent } = count;
      expect({ trainable, all, pct: Number(trainablePercent!.toFixed(4)) }).toEqual(correct);
      expect([trainable, all]).not.toEqual([printed.trainable, printed.all]);
    },
  );
});

/** Our total minus the documented total, if they differ. */
const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  // The paper prints more than its shapes give; 174.6 B is rounded.
  "openai/gpt3-175b": [-651_540_672, 4_259_328],
  // 1,500 M is a nominal size.
  "microsoft/deberta-v2-xxlarge": [64_549_632],
  // The documented total has the pooler: 768² + 768.
  "microsoft/layoutlm-base-uncased": [-590_592],
  // The documented total counts the tied embedding twice.
  "tiiuae/falcon-7b": [-295_469_056],
};

describe("base parameters", () => {
  const totals = Object.entries(
    reference<Record<string, readonly { value: number; source: string }[]>>("model-totals.json"),
  ).filter(([, documented]) => documented.length);
  const base = (id: string) => baseParameters(findModel(id));

  it.each(totals)("equal the documented total of %s", (id, documented) => {
    const values = documented.map(({ value }) => value);
    if (values.includes(base(id))) return;
    expect(values.map((value) => base(id) - value)).toEqual(DIFFERENCES[id]);
  });

  it("equal a documented total, or differ by the stated amount", () => {
    const equal = totals.filter(([id, all]) => all.some(({ value }) => value === base(id)));
    const known = totals.map(([id]) => id);
    const others = models().filter(({ id, other }) => other && !known.includes(id));
    console.log(
      [
        `documented totals: ${equal.length} of ${totals.length}`,
        ...totals.flatMap(([id, documented]) =>
          (DIFFERENCES[id] ?? []).map((difference, index) => {
            const { value, source } = documented[index]!;
            return `  ${id}: ${value} in ${source}, ours ${difference} from it`;
          }),
        ),
        `none documented: ${others.map(({ id }) => id).join(", ")}`,
      ].join("\n"),
    );
    expect([totals.length, equal.length]).toEqual([69, 69 - Object.keys(DIFFERENCES).length]);
  });
});

it("trainable parameters are those of B and A", () => {
  // q 4096 × 4096 and v 1024 × 4096, 32 of each.
  const { b, a } = countModel({ model: "Llama-3.1-8B", rank: 8 });
  expect([b, a]).toEqual([32 * 8 * (4096 + 1024), 32 * 8 * (4096 + 4096)]);
});

it("a model's name in texts is the given name, or its id without the organization", () => {
  const model = { id: "meta-llama/Llama-3.1-8B" };
  expect([formatModelName(model), formatModelName(model, "Our *8B*")]).toEqual([
    "Llama-3.1-8B",
    "Our ⁎8B⁎",
  ]);
});

describe("biases", () => {
  const trainable = (model: string, rank: number, bias: "none" | "all" | "lora_only") =>
    countModel({ model, rank, targets: ["query", "value"], bias }).trainable;

  it.each([
    // B049 without its head: 11 biases of 1,024 in each layer, and the bias of the embeddings' norm.
    ["FacebookAI/roberta-large", 16, "all", 24 * 11 * 1024 + 1024],
    ["FacebookAI/roberta-large", 16, "lora_only", 24 * 2 * 1024],
    // The same biases in each layer, although names of parameters are unknown.
    ["microsoft/layoutlm-base-uncased", 8, "all", 12 * 11 * 768 + 768],
    // B037 without its head.
    ["nvidia/mit-b0", 32, "lora_only", 2048],
  ] as const)("are counted on %s at rank %d: %s adds %d", (model, rank, bias, added) => {
    expect(trainable(model, rank, bias) - trainable(model, rank, "none")).toBe(added);
  });

  it("exclude T5's relative attention biases, as in PEFT since 0.21", () => {
    const count = (bias: "all" | "none") =>
      countModel({ model: "google-t5/t5-base", rank: 8, bias }).trainable;
    expect(count("all") - count("none")).toBe(0);
  });

  it("are not all counted for a model with unknown modules", () => {
    expect(() => trainable("nvidia/mit-b0", 32, "all")).toThrow(/bias must be none or lora_only/);
  });
});

describe("errors", () => {
  it("list ids that are similar to an unknown id", () => {
    expect(() => findModel("meta-llama/Llama-3.1-9B")).toThrow(
      /similar: .*meta-llama\/Llama-3\.1-8B.*got "meta-llama\/Llama-3\.1-9B"/,
    );
    expect(() => findModel(undefined)).toThrow(/it is missing/);
  });

  it("list models whose names contain the text first", () => {
    expect(() => findModel("Llama3")).toThrow(/similar: .*Llama-3\.\d/);
    expect(() => findModel("Llama3")).toThrow(
      /similar: [^,]*Llama-3[^,]*, [^,]*Llama-3[^,]*, [^,]*Llama-3/,
    );
    expect(() => findModel("deepseekv3")).toThrow(/similar: deepseek-ai\/DeepSeek-V3,/);
  });

  it("are not raised for different case, surrounding spaces or a missing organization", () => {
    for (const id of ["META-LLAMA/llama-3.1-8b", " llama-3.1-8B ", "Llama-3.1-8B"])
      expect(findModel(id).id).toBe("meta-llama/Llama-3.1-8B");
  });

  it("state that totals are unknown for a model with unknown modules", () => {
    const model = "google/paligemma-3b-pt-224";
    expect(() => countModel({ model, rank: 8, targets: "all-linear" })).toThrow(
      /targets must be a list of names, because only some modules of google\/paligemma-3b-pt-224 are known/,
    );
    expect(() => baseParameters(findModel(model))).toThrow(/parameters are all known/);
    const count = countModel({ model, rank: 8, targets: ["q_proj"] });
    expect([count.base, count.all, count.trainablePercent]).toEqual(Array(3).fill(undefined));
  });

  it("suggest the module whose name a target misspells, even if another target matches", () => {
    const count = (...targets: string[]) =>
      countModel({ model: "meta-llama/Llama-3.1-8B", rank: 8, targets: [...targets, "v_proj"] });
    for (const [typo, name] of [
      ["q_prj", "q_proj"],
      ["gate_porj", "gate_proj"],
      ["self_attn.q_projj", "q_proj"],
    ] as const)
      expect(() => count(typo)).toThrow(
        `targets must be modules of meta-llama/Llama-3.1-8B (did you mean ${name}?); got "${typo}"`,
      );
    // The correct name is among the targets too.
    expect(count("q_prj", "q_proj").trainable).toBe(count("q_proj").trainable);
  });

  it("suggest no name for targets of other models, which PEFT ignores", () => {
    const types = families
      .filter((type) => type !== "internlm2")
      .map((model_type) => ({ model_type, modules: shapesOfConfig({ model_type }).modules }))
      .map(({ modules, ...model }) => ({ model, names: toNames(modules) }));
    const all = [
      ...new Set([...types.flatMap(({ names }) => names), "x_proj", "in_proj", "W_pack"]),
    ];
    expect(all.length).toBeGreaterThan(40);
    const errors = types.flatMap(({ model, names }) => {
      const targets = [names[0]!, ...all.filter((name) => !names.includes(name))];
      try {
        countModel({ model, rank: 1, targets, experts: "separate" });
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(errors.filter((error) => error.includes("did you mean"))).toEqual([]);
    // A model with unknown modules, and one whose router is not a linear module, reject targets for other reasons.
    expect(errors.length).toBeLessThan(types.length / 4);
  });

  it("list the model's modules if a target matches none", () => {
    const count = () => countModel({ model: "gpt2", rank: 8, targets: ["q_proj", "k_proj"] });
    expect(count).toThrow('targets must be modules of gpt2: c_attn, c_proj, c_fc; got "q_proj"');
  });
});
