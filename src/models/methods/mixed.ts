/** Methods with low-rank parts that are shared, routed, or combined by vectors. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { instances, isLinear, type Model } from "../model.js";
import { countInstances, fillFirstName, listNames } from "../names.js";
import { range } from "../number-set.js";
import { numbersRead } from "../numbers-read.js";
import { isAllLinear } from "../targets.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, checkCopies, checkRank, forEachModule, type Method } from "./method.js";

const inBase = (tensor: Tensor): Tensor => ({ ...tensor, dtype: "base" });
const asLora = { adapts: "lora", hasRank: true } as const;

/**
 * Returns one of GLoRA's five terms. It is low-rank, or a vector with an entry for each row, or a single
 * number, or zeros, which the file also stores.
 */
function gloraTerm(kind: string, name: string, rank: number, shape: readonly number[]): Tensor[] {
  const [rows = 1, ...columns] = shape;
  if (kind === "lora")
    return [tensor(`${name}.Xd`, rows, rank), tensor(`${name}.Xu`, rank, ...columns)];
  if (kind === "vector") return [tensor(`${name}.X`, rows, ...columns.map(() => 1))];
  if (kind === "constant") return [tensor(`${name}.X`, 1)];
  return [inBase(buffer(`${name}.zeros`, ...shape))];
}

/** GLoRA. In a module without a bias, C, D and E are zeros. */
export const glora: Method = {
  ...asLora,
  name: "glora",
  label: "GLoRA",
  paper: "arXiv 2306.07967",
  settings: () => ({ weightTerms: "lora", promptTerm: "lora", biasTerms: "constant" }),
  tensors(context) {
    const other = context.modules.find(({ isSubclass }) => isSubclass);
    if (other) throw new LoraError("targets", "plain linear modules for GLoRA", other.path);
    return forEachModule(({ d, k, rank, hasBias }, { weightTerms, promptTerm, biasTerms }) => {
      const ofBias = (kind: string) => (hasBias ? kind : "none");
      return [
        ...gloraTerm(weightTerms, "glora_A", rank, [d, k]),
        ...gloraTerm(weightTerms, "glora_B", rank, [d, k]),
        ...gloraTerm(ofBias(promptTerm), "glora_C", rank, [k, 1]),
        ...gloraTerm(ofBias(biasTerms), "glora_D", rank, [d]),
        ...gloraTerm(ofBias(biasTerms), "glora_E", rank, [d]),
      ];
    })(context);
  },
};

/** From this many targets on, PEFT shortens a list of full names to their common ends. */
const SHORTENED = 20;

/** Returns the number of linear modules, including the layers of a classifier with several layers. */
const linearCount = ({ modules, other = [], saved = [] }: Model) =>
  modules.reduce((sum, module) => sum + (isLinear(module) ? instances(module) : 0), 0) +
  other.filter(({ name }) => saved.some((head) => name.startsWith(`${head}.`))).length;

/** Lily. In the file, every module has its A and B, even if modules share them. */
export const lily: Method = {
  ...asLora,
  name: "lily",
  label: "Lily",
  paper: "arXiv 2407.09946",
  settings: () => ({ stride: 1, bCount: 2 }),
  tensors({ model, modules, targets, settings, given }) {
    checkCopies("lily_router", given);
    const { stride, bCount } = settings;
    // PEFT reads "all-linear" as a list of full names, and only modules of one target share.
    const isShared = !isAllLinear(given.targets) || linearCount(model) >= SHORTENED;
    /** Returns the group that shares A and B: instances of the same shape whose names end in the same target. */
    const getGroup = (name: string, { d, k }: ModuleCount) => {
      const ends = targets.filter((target) => name.endsWith(target));
      const [end, other] = ends.sort((a, b) => b.length - a.length);
      // PEFT takes any of them, in the order of a Python set, which changes from run to run.
      if (other !== undefined && !isAllLinear(given.targets))
        throw new LoraError("targets", `only one name that matches the end of ${name}, with Lily`, [
          end,
          other,
        ]);
      return [end, d, k].join();
    };
    const read = numbersRead(given);
    /** For each module, the number of its instances in each group. */
    const groups = modules.map((module) => {
      const counts = new Map<string, number>();
      if (!isShared) return counts;
      const unnamed = { name: module.path, layers: range(instances(module)) };
      for (const named of listNames(module, read) ?? [unnamed]) {
        const group = getGroup(fillFirstName(named), module);
        counts.set(group, (counts.get(group) ?? 0) + countInstances(named));
      }
      return counts;
    });
    return modules.flatMap((module, index): Tensor[] => {
      const { d, k, rank } = module;
      // Shared matrices are counted only at the first module that shares them.
      const earlier = groups.slice(0, index);
      const first = [...groups[index]!.keys()].filter((group) =>
        earlier.every((counts) => !counts.has(group)),
      );
      const sizes = first.map((group) =>
        groups.reduce((sum, counts) => sum + (counts.get(group) ?? 0), 0),
      );
      const distinct = sizes.reduce((sum, size) => sum + Math.ceil(size / stride), 0);
      const shared = isShared ? [{ distinct }, { distinct: first.length }] : [{}, {}];
      return [
        { ...tensor("lily_A.weight", rank, k), module, ...shared[0] },
        { ...tensor("lily_B.weight", bCount * rank, d), module, ...shared[1] },
        { ...tensor("lily_router.weight", bCount, rank), module },
      ];
    });
  },
};

export const peanut: Method = {
  ...asLora,
  name: "peanut",
  label: "PEANuT",
  paper: "arXiv 2410.01870",
  settings: () => ({ depth: 0 }),
  tensors: forEachModule(({ d, rank }, { depth }) => [
    tensor("peanut_A.weight", rank, d),
    tensor("peanut_B.weight", d, rank),
    ...Array.from({ length: depth }, (_, index) =>
      ["encoders", "decoders"].map((part) => tensor(`peanut_${part}.${index}.weight`, rank, rank)),
    ).flat(),
  ]),
};

/**
 * MiSS: one block of r columns, repeated along the input and, with mini_r, along the output. Bat has an
 * r × r block for each r outputs.
 */
export const miss: Method = {
  ...asLora,
  name: "miss",
  label: "MiSS",
  paper: "arXiv 2409.15371",
  settings: () => ({ miniRank: undefined, bat: false }),
  tensors: forEachModule((module, { miniRank, bat }) => {
    const { rank, d, k } = module;
    checkRank(k, module);
    if (bat) {
      if (miniRank !== undefined) throw new LoraError("miniRank", "omitted with bat", miniRank);
      assertDivides("rank", rank, module, "dk");
      return [tensor("miss_block", d / rank, rank, rank)];
    }
    if (miniRank !== undefined) assertDivides("miniRank", miniRank, module, "d");
    return [tensor("miss_block", rank, miniRank ?? d)];
  }),
};

/** VB-LoRA: all modules share a bank of vectors, and each has logits that mix them. */
export const vblora: Method = {
  ...asLora,
  name: "vblora",
  label: "VB-LoRA",
  paper: "arXiv 2405.15179",
  adapts: "vblora",
  takesConv1d: true,
  settings: () => ({ vectors: 256, vectorLength: 256 }),
  tensors(context) {
    const { vectors, vectorLength } = context.settings;
    const logits = forEachModule((module) => {
      const { d, k, rank } = module;
      assertDivides("vectorLength", vectorLength, module, "dk");
      return [
        tensor("vblora_logits_A", rank, k / vectorLength, vectors),
        tensor("vblora_logits_B", d / vectorLength, rank, vectors),
      ];
    });
    return [...logits(context), tensor("base_model.vblora_vector_bank", vectors, vectorLength)];
  },
};

/** TinyLoRA: one vector for each module, applied to the weight's first singular directions, at most all. */
export const tinylora: Method = {
  ...asLora,
  name: "tinylora",
  label: "TinyLoRA",
  paper: "arXiv 2602.04118",
  takesConv1d: true,
  takesEmbeddings: true,
  settings: () => ({ vectorSize: 64, saveProjection: true }),
  tensors(context) {
    const { vectorSize, saveProjection } = context.settings;
    checkCopies("tinylora_v", context.given);
    const modules = context.modules.reduce((sum, module) => sum + instances(module), 0);
    const frozen = forEachModule(({ d, k, rank, isEmbedding }) => {
      const kept = Math.min(rank, d, k);
      const [rows, columns] = isEmbedding ? [k, d] : [d, k];
      return [
        buffer("tinylora_A", kept, columns),
        buffer("tinylora_B", rows, kept),
        { ...buffer("tinylora_P", vectorSize, kept, kept), isSaved: saveProjection },
      ];
    });
    return [
      ...frozen(context),
      { ...tensor("base_model.tinylora_v.#", vectorSize), layers: range(modules) },
    ];
  },
};

export const unilora: Method = {
  ...asLora,
  name: "unilora",
  label: "Uni-LoRA",
  paper: "arXiv 2506.00799",
  takesConv1d: true,
  settings: () => ({ thetaLength: 256 }),
  tensors: ({ settings: { thetaLength } }) => [tensor("base_model.unilora_theta_d", thetaLength)],
};
