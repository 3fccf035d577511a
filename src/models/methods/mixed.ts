/** Methods with low-rank parts that are shared, routed, or joined by vectors. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { instances, matches } from "../model.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { atMost, divides, inEach, type Method } from "./method.js";

const inBase = (item: Tensor): Tensor => ({ ...item, dtype: "base" });
const asLora = { adapts: "lora", hasRank: true } as const;

/** PEFT's defaults: A and B low-rank, D and E a number each, and C a thin column; without a bias none of these. */
export const glora: Method = {
  ...asLora,
  name: "glora",
  label: "GLoRA",
  paper: "arXiv 2306.07967",
  trades: "It scales the weight besides adding to it: two low-rank products a matrix.",
  tensors(asked) {
    const { type, id } = asked.model;
    if (type === "falcon")
      throw new LoraError("model", "of plain linear layers, all that PEFT's GLoRA takes", id);
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
    ])(asked);
  },
};

/** In a file every module has its A and B, shared or not. */
export const lily: Method = {
  ...asLora,
  name: "lily",
  label: "Lily",
  paper: "arXiv 2407.09946",
  trades: "It shares A along layers and one mixture of B among all, chosen by a router.",
  settings: () => ({ stride: 1, bCount: 2 }),
  tensors({ modules, targets, settings }) {
    const { stride, bCount } = settings;
    const groups = new Map<string, ModuleCount[]>();
    for (const item of modules) {
      const target = targets.findLast((name) => matches(item, name));
      const key = [target, item.d, item.k].join();
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return [...groups.values()].flatMap((group) =>
      group.flatMap((module, index): Tensor[] => {
        const all = group.reduce((sum, item) => sum + instances(item), 0);
        const { d, k, rank } = module;
        const own = (distinct: number) => (index === 0 ? distinct : 0);
        return [
          { ...tensor("lily_A.weight", rank, k), module, own: own(Math.ceil(all / stride)) },
          { ...tensor("lily_B.weight", bCount * rank, d), module, own: own(1) },
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
  trades: "It computes the update from the weight itself, by a thin network with an activation.",
  settings: () => ({ depth: 0 }),
  tensors: inEach(({ d, rank }, { depth }) => [
    tensor("peanut_A.weight", rank, d),
    tensor("peanut_B.weight", d, rank),
    ...Array.from({ length: depth }, (_, index) =>
      ["encoders", "decoders"].map((part) => tensor(`peanut_${part}.${index}.weight`, rank, rank)),
    ).flat(),
  ]),
};

/** One block of r columns that is repeated along the input; with mini_r along the output too. */
export const miss: Method = {
  ...asLora,
  name: "miss",
  label: "MiSS",
  paper: "arXiv 2409.15371",
  trades:
    "It trains one small block that is repeated along the matrix: half of LoRA's size or less.",
  settings: () => ({ miniRank: undefined }),
  tensors: inEach((item, { miniRank }) => {
    atMost(item.k, item);
    if (miniRank !== undefined) divides("miniRank", miniRank, item, "d");
    return [tensor("miss_block", item.rank, miniRank ?? item.d)];
  }),
};

/** The bank is shared; a module has logits that mix its vectors. */
export const vblora: Method = {
  ...asLora,
  name: "vblora",
  label: "VB-LoRA",
  paper: "arXiv 2405.15179",
  trades:
    "It composes A and B from one bank of vectors: its own logits are most of what it trains.",
  adapts: "vblora",
  takesConv1d: true,
  settings: () => ({ vectors: 256, vectorLength: 256 }),
  tensors(asked) {
    const { vectors, vectorLength } = asked.settings;
    const logits = inEach((item) => {
      divides("vectorLength", vectorLength, item, "dk");
      return [
        tensor("vblora_logits_A", item.rank, item.k / vectorLength, vectors),
        tensor("vblora_logits_B", item.d / vectorLength, item.rank, vectors),
      ];
    });
    return [...logits(asked), tensor("base_model.vblora_vector_bank", vectors, vectorLength)];
  },
};

/** A vector of its own for each module, against the weight's first singular directions. */
export const tinylora: Method = {
  ...asLora,
  name: "tinylora",
  label: "TinyLoRA",
  paper: "arXiv 2602.04118",
  trades: "It trains one short vector a module; all else is frozen, and fills its file.",
  takesConv1d: true,
  settings: () => ({ vectorSize: 64, saveProjection: true }),
  tensors(asked) {
    const { vectorSize, saveProjection } = asked.settings;
    const modules = asked.modules.reduce((sum, item) => sum + instances(item), 0);
    const frozen = inEach((item) => {
      atMost(Math.min(item.d, item.k), item);
      const { d, k, rank } = item;
      return [
        buffer("tinylora_A", rank, k),
        buffer("tinylora_B", d, rank),
        { ...buffer("tinylora_P", vectorSize, rank, rank), isSaved: saveProjection },
      ];
    });
    return [
      ...frozen(asked),
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
  trades:
    "It trains one vector for the whole model, of which a fixed projection makes all A and B.",
  takesConv1d: true,
  settings: () => ({ thetaLength: 256 }),
  tensors({ modules, settings: { thetaLength } }) {
    const max = modules.reduce(
      (sum, item) => sum + instances(item) * item.rank * (item.d + item.k),
      0,
    );
    if (thetaLength > max)
      throw new LoraError("thetaLength", `at most LoRA's parameters, ${max}`, thetaLength);
    return [tensor("base_model.unilora_theta_d", thetaLength)];
  },
};
