/** Tests the model figure for every published model. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countModel } from "../../src/counts/index.js";
import { models } from "../../src/counts/lookup.js";
import { wordsIn } from "../../src/figures/define.js";
import type { Drawing } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { flow, row } from "../../src/figures/model/boxes.js";
import * as interactive from "../../src/figures/model/interactive.js";
import { createCells, createUnits } from "../../src/figures/model/modules.js";
import { withNotes } from "../../src/figures/notes.js";
import { Picture } from "../../src/figures/picture.js";
import { english } from "../../src/language-format.js";
import { exact } from "../../src/number-format.js";
import { toSvg } from "../../src/render/svg.js";
import { COMPOSITIONS, leaves, type Scene } from "../../src/scene.js";
import { magnitude } from "../support/cases.js";
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

/** Returns the drawing of a model. */
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

/** Pictures by drawing. */
const composed = new WeakMap<Drawing, ReturnType<typeof composeBoth>>();

/** Returns both pictures of a drawing, composed once. */
function getPictures(drawing: Drawing) {
  const pictures = composed.get(drawing) ?? composeBoth(drawing);
  composed.set(drawing, pictures);
  return pictures;
}

const words = wordsIn(figures.model.words, english).live;
const PRESETS = ["as given", "q and v", "all linear"] as const;

/** Returns the data of a page, as its script reads it. */
const getInput = (drawing: Drawing) =>
  JSON.parse(JSON.stringify(drawing.input)) as Parameters<typeof interactive.count>[0];

/** Returns texts that leave the picture with the text spacing of WCAG 1.4.12. */
const spacedOut = (scene: Scene) =>
  [...leaves(scene.children)].flatMap((node) => {
    if (node.type !== "text") return [];
    const { left, right, label } = textBox(node, "DejaVu Sans");
    const extraWidth = node.size * (0.12 * label.length + 0.16 * (label.split(" ").length - 1));
    const start = node.anchor === "end" ? left - extraWidth : left;
    const end = node.anchor === "start" ? right + extraWidth : right;
    return start < 0 || end > scene.width ? [label] : [];
  });

/** Returns the frozen matrices except the legend's. */
const matrices = (scene: Scene) =>
  [...leaves(scene.children)]
    .flatMap((node) => (node.type === "rect" && node.stroke === "frozen" ? [node] : []))
    .slice(1);

describe("the model figure", () => {
  it(`keeps texts apart and inside for every model in ${Object.keys(FONTS).join(", ")}`, () => {
    for (const [index, { id }] of samples.entries()) {
      const ranks = [1, 8, 64];
      for (const rank of isExam ? ranks : [ranks[index % ranks.length]!]) {
        for (const [name, scene] of Object.entries(getPictures(draw(id, rank)))) {
          for (const family of Object.keys(FONTS))
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

  it("states the counts of countModel in caption, alternative text and table", () => {
    for (const { id } of complete) {
      const { trainable, base, all } = countModel({ model: id, rank: 8, targets: "all-linear" });
      const { caption, alt, table } = draw(id, 8);
      const cells = table().rows.map((row) => row.at(-1));
      for (const text of [caption, alt]) {
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
      const all = pictures.map(({ notes = [] }) => notes.join(" ").includes("pooler and heads"));
      expect(new Set(all).size, id).toBe(1);
      return all[0];
    });
    const encoders = /^(xlm-roberta|roberta|distilbert|bert|layoutlm|deberta|ModernBERT)-/;
    const names = complete.map(({ id }) => id.replace(/^.*\//, ""));
    expect(excluding.map(({ id }) => id.replace(/^.*\//, ""))).toEqual(
      names.filter((name) => encoders.test(name)),
    );
    expect(excluding.length).toBeGreaterThan(5);
    // An image file has no page around it that could show the note.
    const scene = draw(excluding[0]!.id, 8).compose("narrow");
    const file = withNotes(scene);
    expect(file.notes).toEqual([]);
    expect(getSceneText(file).replaceAll("\n", " ")).toContain(
      scene.notes!.join(" ").replaceAll("*", ""),
    );
    expect(file.height).toBeGreaterThan(scene.height);
    const [note] = draw(bertLarge, 4).compose("wide").notes!.slice(-1);
    expect(note).toBe("The model is counted without pooler and heads.");
  });

  it("connects an encoder to its decoder's cross-attention, and draws no connector for a model without an encoder", () => {
    for (const { id } of samples) {
      // Composed again: mutation tests run only tests that execute the changed code.
      for (const [name, scene] of Object.entries(composeBoth(draw(id, 8)))) {
        const nodes = [...leaves(scene.children)];
        const getHeights = (start: string) =>
          nodes.flatMap((node) =>
            node.type === "text" && node.runs[0]?.text.startsWith(start) ? [node.y] : [],
          );
        const connectors = nodes.flatMap((node) => {
          const connector = /^M[\d.]+ ([\d.]+)(?:v[\d.]+H[\d.]+)?V([\d.]+)H[\d.]+v(-[\d.]+)$/;
          const isMuted = node.type === "path" && node.stroke === "muted";
          const [, from, to, up] = (isMuted && connector.exec(node.d)) || [];
          return from ? [[Number(from), Number(to), Number(to) + Number(up)] as const] : [];
        });
        const [cross] = getHeights("Cross-attention");
        expect(connectors.length, id).toBe(cross === undefined ? 0 : 1);
        if (cross === undefined) continue;
        const [from, to, above] = connectors[0]!;
        // From the end of the encoder, which is first.
        expect(from).toBeGreaterThan(getHeights("MLP")[0]!);
        if (name === "narrow") expect(from).toBeLessThan(getHeights("Decoder")[0]!);
        expect(to).toBe(cross - 4);
        // It joins the path from self-attention, below that block's last words.
        expect(above).toBeLessThan(to);
        const before = getHeights("").filter((y) => y < to);
        if (name === "narrow") expect(above).toBeGreaterThan(Math.max(...before));
      }
    }
  });

  it("draws a layer's modules to one scale, or has notes about larger shapes", () => {
    for (const { id } of samples) {
      const { modules } = countModel({ model: id, rank: 8, targets: "all-linear" });
      for (const scene of Object.values(getPictures(draw(id, 8)))) {
        const drawn = matrices(scene);
        expect(drawn.length, id).toBe(modules.length);
        const scale =
          Math.max(...drawn.map(({ height }) => height)) / Math.max(...modules.map(({ d }) => d));
        const isDeclared = scene.notes!.some((note) => note.startsWith("The thinnest side"));
        for (const { d, k } of modules) {
          const isThere = drawn.some(({ width, height }) =>
            [
              [width, k],
              [height, d],
            ].every(
              ([length, toScale]) =>
                Math.abs(length! - toScale! * scale) <= 1 || (isDeclared && length === 9),
            ),
          );
          expect(isThere, `${id} ${d} x ${k}`).toBe(true);
        }
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
            // The share has a rectangle of each ink, and its enlarged corner another.
            const hasCorner = scene.notes!.some((note) => note.startsWith("The corner is"));
            expect(strips.length, id).toBe(count + (hasCorner ? 2 : 1));
          }
        }
      }
    }
  });

  it("states the number of layers once in each part", () => {
    const words = (id: string, rank = 8) =>
      COMPOSITIONS.map((name) => getSceneText(draw(id, rank).compose(name)));
    for (const text of words("Llama-3.1-8B")) expect(text.match(/32 layers/g)).toHaveLength(1);
    for (const text of words("flan-t5-xxl"))
      expect(text.match(/(Encoder|Decoder): one of 24 layers/g)).toHaveLength(2);
  });

  it("states the number of experts only above stacks of experts", () => {
    const deepseek = {
      ...{ model_type: "deepseek_v3", num_hidden_layers: 7, hidden_size: 448, vocab_size: 1000 },
      ...{ intermediate_size: 1152, num_attention_heads: 8, q_lora_rank: 96, kv_lora_rank: 32 },
      ...{ qk_nope_head_dim: 24, qk_rope_head_dim: 8, v_head_dim: 24, moe_intermediate_size: 128 },
      ...{ n_routed_experts: 21, n_group: 3, topk_group: 1, n_shared_experts: 1 },
      ...{ first_k_dense_replace: 3, num_experts_per_tok: 2 },
    };
    // Returns the texts above stacks, and the block's title.
    const getLabels = (model: string | object) =>
      COMPOSITIONS.map((name) => {
        const scene = figures.model.draw({ model, rank: 4, targets: ["all-linear"] }).compose(name);
        const texts = [...leaves(scene.children)].filter((leave) => leave.type === "text");
        return texts
          .map(({ runs }) => runs[0]?.text)
          .filter((item) => /\d\sexperts/.test(item ?? ""));
      });
    for (const words of getLabels("Mixtral-8x7B-v0.1"))
      expect(words).toEqual(["Router, 8\u00a0experts", "8\u00a0experts", "8\u00a0experts"]);
    for (const words of getLabels(deepseek))
      expect(words).toEqual([
        "Router, 21\u00a0experts, in 4 of 7",
        "21\u00a0experts",
        "21\u00a0experts",
      ]);
    for (const words of getLabels("Llama-3.1-8B")) expect(words).toEqual([]);
  });

  it("marks parallel blocks only in families that add attention and MLP", () => {
    const isParallel = (model: string | object) => {
      const all = COMPOSITIONS.map((name) => getSceneText(draw(model, 8).compose(name)));
      return all.every((words) => words.includes("MLP, in parallel"));
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
    expect(getSceneText(draw("DeepSeek-V3", 8).compose("wide"))).toContain("Shared experts too");
  });

  it("keeps the lines below block titles inside their layer, for every model", () => {
    for (const { id } of samples)
      for (const scene of Object.values(getPictures(draw(id, 8)))) {
        const lines = [...leaves(scene.children)].flatMap((node) => {
          if (node.type !== "path" || node.stroke !== "frozen") return [];
          const [, x, length] = /^M([\d.]+) [\d.]+h([\d.]+)$/.exec(node.d) ?? [];
          return length ? [Number(x) + Number(length)] : [];
        });
        // 8 px for the layer's edge and 12 px of padding.
        expect(Math.max(0, ...lines), id).toBeLessThanOrEqual(scene.width - 20);
      }
  });

  it("states how experts are stored, and draws them if PEFT adapts none", () => {
    const notes = (id: string) => draw(id, 8, ["o_proj"]).compose("narrow").notes?.join(" ") ?? "";
    for (const id of ["gpt-oss-120b", "Mixtral-8x7B-v0.1", "Qwen1.5-MoE-A2.7B"]) {
      expect(notes(id)).toContain("Experts are fused, as in transformers\u00a05.");
      expect(getSceneText(draw(id, 8, ["o_proj"]).compose("wide"))).toContain("gate_up_proj");
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
    const titles = ["toy MLP", vit].map((model) => {
      const words = getSceneText(draw(model, 2).compose("wide")).split("\n");
      return words.filter((line) => /linear modules$/i.test(line) && !/beside/.test(line));
    });
    expect(titles).toEqual([["Linear modules"], ["Other linear modules"]]);
  });

  it("states that LoRA costs more if it does", () => {
    const words = (rank: number) => getSceneText(draw("gpt2", rank).compose("narrow"));
    expect(words(8)).not.toContain("LoRA costs more");
    expect(words(4096)).toContain("LoRA costs more");
  });

  it("does not state that LoRA costs more if it trains as many parameters as the model has", () => {
    const counts = interactive.count(getInput(draw("gpt2", 8)));
    const outcome = (trainable: number) => words.share({ ...counts, trainable }).verdict;
    expect(outcome(counts.base)).toEqual(["LoRA trains 100\u00a0%;", "saves 0\u00a0%"]);
    expect(outcome(counts.base + 1)[1]).toBe("LoRA costs more");
  });

  it("keeps the areas of a preview inside its room, at any rank", () => {
    const room = { x: 560, y: 170, width: 592, height: 400 };
    const measure = (content: string, size: number) => 0.5 * size * content.length;
    fc.assert(
      fc.property(magnitude(4096), (rank) => {
        const nodes = draw("gpt2", rank).card!.draw(room, measure);
        const areas = nodes.filter((node) => node.type === "rect");
        expect(areas.length).toBeGreaterThan(2);
        for (const { x, y, width, height } of areas) {
          // Positions are rounded to whole pixels.
          expect(Math.min(x - room.x, y - room.y)).toBeGreaterThanOrEqual(-1);
          expect(x + width).toBeLessThanOrEqual(room.x + room.width + 1);
          expect(y + height).toBeLessThanOrEqual(room.y + room.height + 1);
        }
      }),
      { examples: [[8], [200], [2000]] },
    );
  });

  it("starts a new row, and divides modules of one size, only if the row would be too wide", () => {
    const widths = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(widths, fc.nat(20), (widths, gap) => {
        const boxes = widths.map((width) => ({ width, height: 10, draw: () => [] }));
        const { width } = row(boxes, gap);
        expect(flow(boxes, width, gap, 14).height).toBe(10);
        expect(flow(boxes, width - 1, gap, 14).height).toBe(10 + 14 + 10);
      }),
    );
    const counts = interactive.count(getInput(draw("Llama-3.1-8B", 8)));
    const cells = createCells(counts, true, new Picture("wide"), words);
    const sizes = { name: 13, lead: 18, small: 12, line: 16 };
    for (const block of counts.parts[0]!.blocks) {
      const units = createUnits(cells(block), sizes, words);
      const joined = units(Number.POSITIVE_INFINITY);
      const width = Math.max(...joined.map((unit) => unit.width));
      expect(units(width).length).toBe(joined.length);
      expect(units(width - 1).length).toBeGreaterThan(joined.length);
    }
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
    for (const { id } of samples) {
      const input = getInput(draw(id, 8, getFirst(id)));
      for (const composition of COMPOSITIONS) {
        const heights = PRESETS.flatMap((preset) =>
          [1, 2, 7, 16].map((rank) => {
            const allowed = interactive.clip({ ...input, preset, rank });
            return interactive.compose(interactive.count(allowed), composition, words).height;
          }),
        );
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
