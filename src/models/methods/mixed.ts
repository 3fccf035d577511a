/** Methods with low-rank parts that are shared, routed, or combined by vectors. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { instances, matches } from "../model.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, checkRank, inEach, type Method } from "./method.js";

const inBase = (tensor: Tensor): Tensor => ({ ...tensor, dtype: "base" });
const asLora = { adapts: "lora", hasRank: true } as const;

/**
 * GLoRA with PEFT's defaults: A, B and C are low-rank, D and E are single numbers. In a module without
 * a bias, C, D and E are zeros.
 */
export const glora: Method = {
  ...asLora,
  name: "glora",
  label: "GLoRA",
  paper: "arXiv 2306.07967",
  tensors(context) {
    const { type, id } = context.model;
    if (type === "falcon")
      throw new LoraError(
        "model",
        "a model with plain linear layers, because PEFT's GLoRA adapts no others",
        id,
      );
    return inEach(({ d, k, rank, hasBias }) => [
      ...["glora_A", "glora_B"].flatMap((name) => [
        tensor(`${name}.Xd`, d, rank),
        tensor(`${name}.Xu`, rank, k),
      ]),
      ...(hasBias
        ? [
            tensor("glora_C.Xd", k, rank),
            tensor("glora_C.Xu", rank, 1),
            tensor("glora_D.X", 1),
            tensor("glora_E.X", 1),
          ]
        : [
            inBase(buffer("glora_C.zeros", k, 1)),
            inBase(buffer("glora_D.zeros", d)),
            inBase(buffer("glora_E.zeros", d)),
          ]),
    ])(context);
  },
};

/** Lily. In a file every module has A and B, even where modules share them. */
export const lily: Method = {
  ...asLora,
  name: "lily",
  label: "Lily",
  paper: "arXiv 2407.09946",
  settings: () => ({ stride: 1, bCount: 2 }),
  tensors({ modules, targets, settings }) {
    const { stride, bCount } = settings;
    const groups = new Map<string, ModuleCount[]>();
    for (const module of modules) {
      const target = targets.findLast((name) => matches(module, name));
      const key = [target, module.d, module.k].join();
      groups.set(key, [...(groups.get(key) ?? []), module]);
    }
    return [...groups.values()].flatMap((group) =>
      group.flatMap((module, index): Tensor[] => {
        const all = group.reduce((sum, module) => sum + instances(module), 0);
        const { d, k, rank } = module;
        // Counted once, at the first module that shares them.
        const distinct = (count: number) => (index === 0 ? count : 0);
        return [
          {
            ...tensor("lily_A.weight", rank, k),
            module,
            distinct: distinct(Math.ceil(all / stride)),
          },
          { ...tensor("lily_B.weight", bCount * rank, d), module, distinct: distinct(1) },
          { ...tensor("lily_router.weight", bCount, rank), module },
        ];
      }),
    );
  },
};

export const peanut: Method = {
  ...asLora,
  name: "peanut",
  label: "PEANuT",
  paper: "arXiv 2410.01870",
  settings: () => ({ depth: 0 }),
  tensors: inEach(({ d, rank }, { depth }) => [
    tensor("peanut_A.weight", rank, d),
    tensor("peanut_B.weight", d, rank),
    ...Array.from({ length: depth }, (_, index) =>
      ["encoders", "decoders"].map((part) => tensor(`peanut_${part}.${index}.weight`, rank, rank)),
    ).flat(),
  ]),
};

/** MiSS: one block of r columns, repeated along the input and, with mini_r, along the output. */
export const miss: Method = {
  ...asLora,
  name: "miss",
  label: "MiSS",
  paper: "arXiv 2409.15371",
  settings: () => ({ miniRank: undefined }),
  tensors: inEach((module, { miniRank }) => {
    checkRank(module.k, module);
    if (miniRank !== undefined) assertDivides("miniRank", miniRank, module, "d");
    return [tensor("miss_block", module.rank, miniRank ?? module.d)];
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
    const logits = inEach((module) => {
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

/** TinyLoRA: one vector for each module, applied to the weight's first singular directions. */
export const tinylora: Method = {
  ...asLora,
  name: "tinylora",
  label: "TinyLoRA",
  paper: "arXiv 2602.04118",
  takesConv1d: true,
  settings: () => ({ vectorSize: 64, saveProjection: true }),
  tensors(context) {
    const { vectorSize, saveProjection } = context.settings;
    const modules = context.modules.reduce((sum, module) => sum + instances(module), 0);
    const frozen = inEach((module) => {
      const { d, k, rank } = module;
      checkRank(Math.min(d, k), module);
      return [
        buffer("tinylora_A", rank, k),
        buffer("tinylora_B", d, rank),
        { ...buffer("tinylora_P", vectorSize, rank, rank), isSaved: saveProjection },
      ];
    });
    return [
      ...frozen(context),
      ...Array.from({ length: modules }, (_, index) =>
        tensor(`base_model.tinylora_v.${index}`, vectorSize),
      ),
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
  tensors({ modules, settings: { thetaLength } }) {
    const max = modules.reduce(
      (sum, module) => sum + instances(module) * module.rank * (module.d + module.k),
      0,
    );
    if (thetaLength > max)
      throw new LoraError(
        "thetaLength",
        `at most ${max}, the number of LoRA's parameters`,
        thetaLength,
      );
    return [tensor("base_model.unilora_theta_d", thetaLength)];
  },
};
