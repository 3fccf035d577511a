/** Methods with low-rank parts that are shared, routed, or combined by vectors. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { getDistinctNumbers } from "../distinct-numbers.js";
import { instances, isLinear, type Model } from "../model.js";
import { countInstances, fillFirstName, listNames } from "../names.js";
import { range } from "../number-set.js";
import { isAllLinear } from "../targets.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, checkCopies, checkRank, forEachModule, type Method } from "./method.js";

const inBase = (tensor: Tensor): Tensor => ({ ...tensor, dtype: "base" });
const asLora = { adapts: "lora", hasRank: true } as const;

/**
 * Returns one of GLoRA's five terms: a low-rank product, a vector with an entry for each row, a single number,
 * or zeros, which the file also stores.
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

/** The minimum number of full names that PEFT shortens to their common suffixes. */
const MIN_SHORTENED = 20;

/** Counts the layers of a classifier with several layers. */
const linearCount = ({ modules, other = [], saved = [] }: Model) =>
  modules.reduce((sum, module) => sum + (isLinear(module) ? instances(module) : 0), 0) +
  other.filter(({ name }) => saved.some((head) => name.startsWith(`${head}.`))).length;

/** Lily. The file contains A and B for every module, even if modules share them. */
export const lily: Method = {
  ...asLora,
  name: "lily",
  label: "Lily",
  paper: "arXiv 2407.09946",
  settings: () => ({ stride: 1, bCount: 2 }),
  tensors({ model, modules, targets, settings, input }) {
    checkCopies("lily_router", input);
    const { stride, bCount } = settings;
    // PEFT reads "all-linear" as a list of full names, and only modules of the same target share matrices.
    const isShared = !isAllLinear(input.targets) || linearCount(model) >= MIN_SHORTENED;
    /** Instances share A and B if they have the same shape and their names end in the same target. */
    const getGroup = (name: string, { d, k }: ModuleCount) => {
      const ends = targets.filter((target) => name.endsWith(target));
      const [end, other] = ends.sort((a, b) => b.length - a.length);
      // PEFT uses the first match in a Python set, whose order changes from run to run.
      if (other !== undefined && !isAllLinear(input.targets))
        throw new LoraError("targets", `only one name that matches the end of ${name}, with Lily`, [
          end,
          other,
        ]);
      return [end, d, k].join();
    };
    const distinctNumbers = getDistinctNumbers(input);
    /** For each module, the number of its instances in each group. */
    const groups = modules.map((module) => {
      const counts = new Map<string, number>();
      if (!isShared) return counts;
      const unnamed = { name: module.path, layers: range(instances(module)) };
      for (const named of listNames(module, distinctNumbers) ?? [unnamed]) {
        const group = getGroup(fillFirstName(named), module);
        counts.set(group, (counts.get(group) ?? 0) + countInstances(named));
      }
      return counts;
    });
    return modules.flatMap((module, index): Tensor[] => {
      const { d, k, rank } = module;
      // Shared matrices are counted only at the first module that shares them.
      const earlier = groups.slice(0, index);
      const newGroups = [...groups[index]!.keys()].filter((group) =>
        earlier.every((counts) => !counts.has(group)),
      );
      const sizes = newGroups.map((group) =>
        groups.reduce((sum, counts) => sum + (counts.get(group) ?? 0), 0),
      );
      const distinct = sizes.reduce((sum, size) => sum + Math.ceil(size / stride), 0);
      const shared = isShared ? [{ distinct }, { distinct: newGroups.length }] : [{}, {}];
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

/** VB-LoRA: all modules share a bank of vectors. Each module has logits that mix the vectors. */
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

/** TinyLoRA: one vector for each module, applied to the first `rank` singular directions of the weight. */
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
    checkCopies("tinylora_v", context.input);
    const modules = context.modules.reduce((sum, module) => sum + instances(module), 0);
    const frozen = forEachModule(({ d, k, rank, isEmbedding }) => {
      const directions = Math.min(rank, d, k);
      const [rows, columns] = isEmbedding ? [k, d] : [d, k];
      return [
        buffer("tinylora_A", directions, columns),
        buffer("tinylora_B", rows, directions),
        { ...buffer("tinylora_P", vectorSize, directions, directions), isSaved: saveProjection },
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
