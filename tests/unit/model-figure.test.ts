/** Tests the model figure for every published model. */

import { describe, expect, it } from "vitest";
import { countModel, models } from "../../src/counts/index.js";
import { wordsIn } from "../../src/figures/define.js";
import type { Drawing } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import * as interactive from "../../src/figures/model/interactive.js";
import { describePicture, flatten, listParts } from "../../src/figures/parts.js";
import { english } from "../../src/language-format.js";
import { exact } from "../../src/number-format.js";
import { toSvg } from "../../src/render/svg.js";
import { COMPOSITIONS, leaves, type Node, type Scene } from "../../src/scene.js";
import { bertLarge, configs } from "../support/configs.js";
import { getPictures as composeBoth, getSceneText } from "../support/drawings.js";
import { isExam, sampled } from "../support/draws.js";
import { faults } from "../support/faults.js";
import { FONTS, textBox } from "../support/measure.js";

const complete = models().filter(({ other }) => other !== undefined);
/** A complete model of each type, or all models in the exam. */
const samples = sampled(complete, ({ type }) => type);

/** Drawings of published models by rank, id and targets. A cache, because several tests draw the same ones. */
const drawings = new Map<string, Drawing>();

function draw(
  model: string | object,
  rank: number,
  targets: readonly string[] = ["all-linear"],
): Drawing {
  const key = typeof model === "string" ? [rank, model, ...targets].join() : undefined;
  const drawing = (key && drawings.get(key)) || figures.model.draw({ model, rank, targets });
  if (key) drawings.set(key, drawing);
  return drawing;
}

const composed = new WeakMap<Drawing, ReturnType<typeof composeBoth>>();

function getPictures(drawing: Drawing) {
  const pictures = composed.get(drawing) ?? composeBoth(drawing);
  composed.set(drawing, pictures);
  return pictures;
}

const words = wordsIn(figures.model.words, english).live;
const fonts = Object.keys(FONTS);
const PRESETS = ["as given", "q and v", "all linear"] as const;

/** Returns the data of a page, as its script reads it. */
const getInput = (drawing: Drawing) =>
  JSON.parse(JSON.stringify(drawing.input)) as Parameters<typeof interactive.count>[0];

/** Returns labels of layers that leave the picture with the text spacing of WCAG 1.4.12. */
const spacedOut = (scene: Scene) =>
  [
    ...leaves(listParts(scene).flatMap(({ role, nodes }) => (role === "layer" ? nodes : []))),
  ].flatMap((node) => {
    if (node.type !== "text") return [];
    const { left, right, label } = textBox(node, "DejaVu Sans");
    const extraWidth = node.size * (0.12 * label.length + 0.16 * (label.split(" ").length - 1));
    const start = node.anchor === "end" ? left - extraWidth : left;
    const end = node.anchor === "start" ? right + extraWidth : right;
    return start < 0 || end > scene.width ? [label] : [];
  });

/** The boxes of modules, which a hatch marks as frozen. The first hatch is that of the model's area. */
const matrices = (scene: Scene) =>
  [...leaves(scene.children)].filter((node) => node.type === "hatch").slice(1);

const getWords = (scene: Scene) => getSceneText(scene).replaceAll("\n", " ");

/** A mixture with some layers without experts. */
const deepseek = {
  ...{ model_type: "deepseek_v3", num_hidden_layers: 7, hidden_size: 448, vocab_size: 1000 },
  ...{ intermediate_size: 1152, num_attention_heads: 8, q_lora_rank: 96, kv_lora_rank: 32 },
  ...{ qk_nope_head_dim: 24, qk_rope_head_dim: 8, v_head_dim: 24, moe_intermediate_size: 128 },
  ...{ n_routed_experts: 21, n_group: 3, topk_group: 1, n_shared_experts: 1 },
  ...{ first_k_dense_replace: 3, num_experts_per_tok: 2 },
};

describe("the model figure", () => {
  it(`keeps texts apart and inside for every model in ${fonts.join(", ")}`, () => {
    for (const [index, { id }] of samples.entries()) {
      const ranks = [1, 8, 64];
      for (const rank of isExam ? ranks : [ranks[index % ranks.length]!]) {
        for (const [name, scene] of Object.entries(getPictures(draw(id, rank)))) {
          for (const family of isExam ? fonts : [fonts[index % fonts.length]!])
            expect(faults(scene, family), `${id} at rank ${rank}, ${name}, ${family}`).toEqual([]);
        }
      }
    }
  });

  it("keeps texts inside the picture with wider text spacing", () => {
    for (const { id } of samples)
      for (const [name, scene] of Object.entries(getPictures(draw(id, 8))))
        expect(spacedOut(scene), `${id}, ${name}`).toEqual([]);
    const scene = draw("gpt2", 8).compose("narrow");
    expect(spacedOut({ ...scene, width: 200 })).not.toEqual([]);
  });

  it("states the counts of countModel in headline, alternative text and table", () => {
    for (const { id } of complete) {
      const { trainable, base, all } = countModel({ model: id, rank: 8, targets: "all-linear" });
      const { caption, headline, alt, table } = draw(id, 8);
      const cells = table().rows.map((row) => row.at(-1));
      for (const text of [headline, alt]) {
        expect(text).toContain(exact(trainable));
        expect(text).toContain(exact(base!));
      }
      expect(cells).toEqual(expect.arrayContaining([exact(trainable), exact(base!), exact(all!)]));
      expect(alt.length).toBeLessThanOrEqual(250);
      expect(alt).not.toBe(caption);
    }
  });

  it("says that all linear modules are adapted only if no other modules are", () => {
    const attention = ["q_proj", "k_proj", "v_proj", "o_proj"];
    const isAll = (targets: readonly string[]) =>
      draw("Mixtral-8x7B-v0.1", 8, targets).caption.includes("on all linear modules");
    expect(isAll(attention)).toBe(true);
    expect(isAll(["all-linear"])).toBe(true);
    expect(isAll(attention.slice(1))).toBe(false);
    // PEFT converts w1 and w3 to a parameter.
    expect(isAll([...attention, "w1", "w3"])).toBe(false);
  });

  it("states only for BERT-like models that parameters exclude pooler and heads", () => {
    const excluding = complete.filter(({ id }) => {
      const pictures = Object.values(getPictures(draw(id, 8)));
      const all = pictures.map((scene) => getWords(scene).includes("pooler and heads"));
      expect(new Set(all).size, id).toBe(1);
      return all[0];
    });
    const encoders = /^(xlm-roberta|roberta|distilbert|bert|layoutlm|deberta|ModernBERT)-/;
    const names = complete.map(({ id }) => id.replace(/^.*\//, ""));
    expect(excluding.map(({ id }) => id.replace(/^.*\//, ""))).toEqual(
      names.filter((name) => encoders.test(name)),
    );
    expect(excluding.length).toBeGreaterThan(5);
    expect(getWords(draw(bertLarge, 4).compose("wide"))).toContain(
      "The model is counted without pooler and heads.",
    );
  });

  it("says that cross-attention reads the encoder's output, in no model without an encoder", () => {
    const reads = samples.filter(({ id }) =>
      Object.values(getPictures(draw(id, 8))).every((scene) =>
        getWords(scene).includes("on the encoder’s output"),
      ),
    );
    const expected = samples.filter(({ modules }) =>
      modules.some(({ path }) => /EncDecAttention|encoder_attn|crossattention/.test(path)),
    );
    expect(reads.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(reads.length).toBeGreaterThan(0);
  });

  it("draws a layer's modules to one scale, or says what is larger", () => {
    for (const { id } of samples) {
      const { modules } = countModel({ model: id, rank: 8, targets: "all-linear" });
      for (const scene of Object.values(getPictures(draw(id, 8)))) {
        const drawn = matrices(scene);
        expect(drawn.length, id).toBe(modules.length);
        const scale =
          Math.max(...drawn.map(({ height }) => height)) / Math.max(...modules.map(({ d }) => d));
        const isDeclared = getWords(scene).includes("The thinnest side");
        for (const { d, k } of modules) {
          const isThere = drawn.some(({ width, height }) =>
            [
              [width, k],
              [height, d],
            ].every(
              ([length, toScale]) =>
                Math.abs(length! - toScale! * scale) <= 1 || (isDeclared && length === 5),
            ),
          );
          expect(isThere, `${id} ${d} x ${k}`).toBe(true);
        }
      }
    }
  });

  it("draws what trains and the model as areas to one scale inside the model, or says what is larger", () => {
    const models = [...samples.map(({ id }) => id), "toy MLP"];
    for (const id of models)
      for (const rank of [1, 8, 64])
        for (const scene of Object.values(getPictures(draw(id, rank)))) {
          const counts = interactive.count(getInput(draw(id, rank)));
          const [frozen, lora] = listParts(scene).map(({ nodes }) => [...leaves(nodes)]);
          const rects = lora!.filter((node) => node.type === "rect" && node.fill !== undefined);
          const area = (nodes: readonly Node[]) =>
            nodes.reduce(
              (sum, node) => sum + (node.type === "rect" ? node.width * node.height : 0),
              0,
            );
          const whole = frozen!.find((node) => node.type === "hatch")!;
          const label = getWords(scene);
          const times = Number(/\), drawn\s([\d.]+)\s×/.exec(label)?.[1] ?? 1);
          const drawn = area(rects) / (whole.width * whole.height);
          const share = counts.trainable / counts.base;
          expect(drawn / (times * share), `${id} at rank ${rank}`).toBeCloseTo(1, 1);
          expect(label).toMatch(times > 1 ? /%\), drawn.*too\slarge/ : /%\), to\sscale/);
          for (const node of rects)
            if (node.type === "rect" && share < 1) {
              expect(node.x).toBeGreaterThanOrEqual(whole.x - 0.01);
              expect(node.x + node.width).toBeLessThanOrEqual(whole.x + whole.width + 0.01);
              expect(node.y).toBeGreaterThanOrEqual(whole.y - 0.01);
              expect(node.y + node.height).toBeLessThanOrEqual(whole.y + whole.height + 0.01);
            }
        }
  });

  it("draws B and A only at targeted modules, whose names are bold", () => {
    for (const { id } of samples) {
      for (const targets of [["all-linear"], undefined]) {
        const { modules } = countModel({ model: id, rank: 8, targets: targets ?? getFirst(id) });
        const count = modules.filter(({ rank }) => rank > 0).length;
        const drawing = draw(id, 8, targets ?? getFirst(id));
        for (const scene of Object.values(getPictures(drawing))) {
          const nodes = [...leaves(scene.children)];
          for (const ink of ["a", "b"]) {
            // With the ends of those behind it, a strip is a path.
            const strips = nodes.filter(
              (node) => (node.type === "rect" || node.type === "path") && node.fill === ink,
            );
            // The share has a rectangle of each ink.
            expect(strips.length, id).toBe(count + 1);
          }
        }
      }
    }
  });

  it("states the number of layers once in each part", () => {
    const words = (id: string, rank = 8) =>
      COMPOSITIONS.map((name) => getSceneText(draw(id, rank).compose(name)));
    for (const text of words("Llama-3.1-8B")) expect(text.match(/32\slayers/g)).toHaveLength(1);
    for (const text of words("flan-t5-xxl"))
      expect(text.match(/(Encoder|Decoder): one of 24 layers/g)).toHaveLength(2);
  });

  it("states the number of experts in the title of their block", () => {
    const words = (model: string | object) =>
      COMPOSITIONS.map((name) => getWords(draw(model, 4).compose(name)));
    for (const text of words("Mixtral-8x7B-v0.1"))
      expect(text).toContain("Experts mlp, 8 and a router");
    for (const text of words(deepseek))
      expect(text).toMatch(/Experts [\w.]+, 21 and a router, in 4 of 7 layers/);
    for (const text of words("Llama-3.1-8B")) expect(text).not.toMatch(/experts|router/i);
  });

  it("marks parallel blocks only in families that add attention and MLP", () => {
    const isParallel = (model: string | object) => {
      const all = COMPOSITIONS.map((name) => getSceneText(draw(model, 8).compose(name)));
      return all.every((words) => /MLP(?: \w+)?, in parallel/.test(words.replaceAll("\n", " ")));
    };
    const named = ["falcon-7b", "gpt-j-6b", "gpt-neox-20b", "pythia-6.9b", "phi-2"];
    expect(named.filter((id) => !isParallel(id))).toEqual([]);
    expect(["Llama-3.1-8B", "bloomz-7b1", "opt-6.7b", "gpt2-xl"].filter(isParallel)).toEqual([]);
    const falcon = getSceneText(draw("falcon-7b", 8).compose("wide"));
    expect(falcon.match(/in parallel/g)).toHaveLength(1);
    const neox = {
      ...{ model_type: "gpt_neox", num_hidden_layers: 3, hidden_size: 96, vocab_size: 1000 },
      ...{ intermediate_size: 384, num_attention_heads: 4 },
    };
    expect(isParallel(neox)).toBe(true);
    expect(isParallel({ ...neox, use_parallel_residual: false })).toBe(false);
    expect(getWords(draw("DeepSeek-V3", 8).compose("wide"))).toMatch(/Shared\sexperts\stoo/);
  });

  it("states how experts are stored, and draws them if PEFT adapts none", () => {
    const notes = (id: string) => getWords(draw(id, 8, ["o_proj"]).compose("narrow"));
    for (const id of ["gpt-oss-120b", "Mixtral-8x7B-v0.1", "Qwen1.5-MoE-A2.7B"]) {
      expect(notes(id)).toContain("Experts are fused, as in transformers\u00a05.");
      expect(notes(id).replaceAll("_ ", "_")).toContain("gate_up_proj");
    }
    expect(notes("Llama-3.1-8B")).not.toContain("xperts");
  });

  it("draws two more matrices and the ends of their B and A behind each stack of experts", () => {
    const paths = (targets: readonly string[]) =>
      [...leaves(draw("Mixtral-8x7B-v0.1", 8, targets).compose("wide").children)].flatMap((node) =>
        node.type === "path" ? [node] : [],
      );
    const isStack = /^(M[\d.]+ [\d.]+v[\d.]+h-[\d.]+){2}$/;
    for (const targets of [["all-linear"], ["o_proj"]])
      expect(paths(targets).filter(({ d }) => isStack.test(d))).toMatchObject([
        { stroke: "frozen" },
        { stroke: "frozen" },
      ]);
    const isEnd = /^M[\d.]+ [\d.]+[vh][^z]+z(m3 3(v-2h[\d.]+v2|h-2v[\d.]+h2)z){2}$/;
    const ends = (targets: readonly string[]) =>
      paths(targets).flatMap(({ d, fill }) => (isEnd.test(d) ? [fill] : []));
    expect(ends(["all-linear"])).toEqual(["b", "a", "b", "a"]);
    expect(ends(["o_proj"])).toEqual([]);
  });

  it("titles modules outside layers, which are all modules of a model without layers", () => {
    const vit = {
      model_type: "vit",
      architectures: ["ViTForImageClassification"],
      num_attention_heads: 12,
    };
    const layers = (model: string | object) =>
      describePicture(draw(model, 2)).items.flatMap(({ role, words }) =>
        role === "layer" ? [words.replaceAll("\u00a0", " ")] : [],
      );
    expect(layers("toy MLP")).toEqual(["Linear modules"]);
    expect(layers(vit)).toEqual(["One of 12 layers", "Other linear modules"]);
  });

  it("states that LoRA costs more if it does", () => {
    const words = (rank: number) => getSceneText(draw("gpt2", rank).compose("narrow"));
    expect(words(8)).not.toContain("it costs more");
    expect(words(4096)).toContain("it costs more");
  });

  it("does not state that LoRA costs more if it trains as many parameters as the model has", () => {
    const counts = interactive.count(getInput(draw("gpt2", 8)));
    const headline = (trainable: number) => words.headline({ ...counts, trainable });
    expect(headline(counts.base)).toMatch(/: as many$/);
    expect(headline(counts.base + 1)).toMatch(/: it costs more$/);
  });

  it("lists every module of every layer, with its size, its places and what is trained", () => {
    for (const model of [...samples.map(({ id }) => id), deepseek])
      for (const targets of [
        ["all-linear"],
        typeof model === "string" ? getFirst(model) : ["o_proj"],
      ]) {
        const drawing = draw(model, 8, targets);
        const { rows } = drawing.table();
        const items = flatten(describePicture(drawing).items);
        const modules = items.filter(({ role }) => role === "module");
        const expected = interactive.count(getInput(drawing)).modules;
        expect(
          modules.map(({ name, facts }) => [
            `${name} ×\u00a0${exact(Number(facts.instances))}`,
            facts.rows,
            facts.columns,
            facts.trained,
            facts.parameters ?? 0,
          ]),
        ).toEqual(
          expected.map(({ d, k, isTarget, parameters }, index) => [
            rows[index]![0],
            d,
            k,
            isTarget,
            parameters,
          ]),
        );
        for (const { words, facts } of modules) {
          expect(words).toContain(`${exact(Number(facts.rows))}\u00a0×\u00a0`);
          expect(words.endsWith("trained")).toBe(facts.trained);
        }
      }
    const [llama] = describePicture(draw("Llama-3.1-8B", 8, ["q_proj"])).items.slice(2);
    expect(llama!.items[0]!.items[0]!.words.replaceAll("\u00a0", " ")).toBe(
      "q_proj of each of 32 layers: *W*, 4,096 × 4,096, frozen; *B*, 4,096 × 8, and *A*, 8 × 4,096, trained",
    );
  });

  it("names up to four kinds of targets", () => {
    const targets = ["q_proj", "k_proj", "v_proj", "o_proj"];
    const caption = (...others: string[]) =>
      draw("Llama-3.1-8B", 8, [...targets, ...others]).caption;
    expect(caption()).toContain("on q_proj, k_proj, v_proj and o_proj of");
    expect(caption("up_proj")).toContain("on 5 of 7 kinds of module of");
  });

  it("states the rank of fused modules, so that readers can recompute the row", () => {
    const values = { model: "Mixtral-8x7B-v0.1", rank: 8, targets: ["all-linear"] };
    const rows = (experts: "fused" | "separate") =>
      figures.model
        .draw({ ...values, experts })
        .table()
        .rows.map((row) => row.join(" | ").replace(/\s/g, " "));
    expect(rows("fused")).toContain(
      "mlp.gate_up_proj × 256 | 28,672 × 4,096, rank 2*r* | 134,217,728",
    );
    expect(256 * 16 * (28_672 + 4096)).toBe(134_217_728);
    expect(rows("separate").filter((row) => row.includes("rank"))).toEqual([]);
  });

  it("keeps its height at every rank and every choice of modules", () => {
    for (const { id } of samples.filter((_, index) => isExam || index % 3 === 0)) {
      const input = getInput(draw(id, 8, getFirst(id)));
      const all = PRESETS.flatMap((preset) =>
        [1, 16].map((rank) => interactive.count(interactive.clip({ ...input, preset, rank }))),
      );
      for (const composition of COMPOSITIONS) {
        const heights = all.map((counts) => interactive.compose(counts, composition, words).height);
        expect(new Set(heights).size, `${id}, ${composition}: ${heights}`).toBe(1);
      }
    }
  });

  it("counts a reader's choice as countModel does", () => {
    for (const { id } of samples) {
      const input = getInput(draw(id, 8, getFirst(id)));
      const counts = PRESETS.map((preset) => interactive.count({ ...input, preset }).trainable);
      const countFor = (targets: readonly string[] | string) =>
        countModel({ model: id, rank: 8, targets }).trainable;
      const given = countFor(getFirst(id));
      expect(counts, id).toEqual([given, counts[1], countFor("all-linear")]);
    }
    const { input } = figures.model.draw({ model: "Llama-3.1-8B", rank: 8, targets: ["o_proj"] });
    const chosen = interactive.count({
      ...(input as Parameters<typeof interactive.count>[0]),
      preset: "q and v",
    });
    expect(chosen.trainable).toBe(3_407_872);
  });

  it("accepts a configuration with any name", () => {
    const config = {
      ...configs["meta-llama/Llama-3.1-8B"],
      _name_or_path: `*a*${"W-i".repeat(60)}`,
    };
    for (const [name, scene] of Object.entries(getPictures(draw(config, 8))))
      expect([...faults(scene, "DejaVu Sans"), ...spacedOut(scene)], name).toEqual([]);
    expect(draw(config, 8).alt.length).toBeLessThanOrEqual(250);
  });

  it("keeps the asterisks of a name as characters that do not mark variables", () => {
    const drawing = draw({ ...configs["meta-llama/Llama-3.1-8B"], _name_or_path: "out/a*b*c/" }, 8);
    for (const text of [drawing.caption, toSvg(getPictures(drawing).wide)])
      expect(text).toContain("a⁎b⁎c");
  });

  it("rejects a model with unknown modules", () => {
    expect(() => draw("falcon-40b", 8, ["dense"])).toThrow(
      /^model must be a model whose parameters are all known/,
    );
  });

  it("counts the data in a page as countModel does", () => {
    for (const { id } of samples) {
      for (const rank of [1, 3, 64]) {
        const { trainable, a, b, base, all, modules } = countModel({
          model: id,
          rank,
          targets: "all-linear",
        });
        const drawing = draw(id, rank);
        const counted = interactive.count(getInput(drawing));
        // A page stores a number of equal modules only if there are several.
        expect(JSON.stringify(drawing.input)).not.toMatch(/"each":1\b/);
        expect(counted).toMatchObject({ trainable, a, b, base, all });
        const sorted = (all: readonly { readonly parameters: number }[]) =>
          all.map(({ parameters }) => parameters).sort((a, b) => a - b);
        expect(sorted(counted.modules)).toEqual(sorted(modules));
      }
    }
  });
});

/** Returns the first module's path in a model, as a target. */
function getFirst(id: string): string[] {
  const { modules } = models().find((model) => model.id === id)!;
  return [modules[0]!.path.split(".").at(-1)!];
}
