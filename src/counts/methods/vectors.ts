/** Methods that train vectors. Some also have frozen random matrices. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { getFeedforwardTargets } from "../defaults.js";
import { getFirstName } from "../names.js";
import { isAllLinear } from "../targets.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, forEachModule, type Method } from "./method.js";

const widest = (modules: readonly ModuleCount[], side: "d" | "k") =>
  Math.max(...modules.map((module) => module[side]));

/**
 * Implements `Method.tensors` for two vectors per module, and the random matrices that they scale. Each module
 * uses a slice of the shared matrices.
 */
const shared =
  (prefix: string, columns: (rank: number) => number): Method["tensors"] =>
  (context) => {
    const { modules, rank, settings } = context;
    const vectors = forEachModule(({ d, rank }) => [
      tensor(`${prefix}_lambda_b`, d),
      tensor(`${prefix}_lambda_d`, columns(rank)),
    ]);
    return [
      ...vectors(context),
      ...[
        buffer(`base_model.${prefix}_A`, columns(rank), widest(modules, "k")),
        buffer(`base_model.${prefix}_B`, widest(modules, "d"), rank),
      ].map((matrix) => ({ ...matrix, isSaved: settings.saveProjection })),
    ];
  };

export const vera: Method = {
  name: "vera",
  label: "VeRA",
  paper: "arXiv 2310.11454",
  adapts: "vera",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ saveProjection: true }),
  tensors: shared("vera", (rank) => rank),
};

export const pvera: Method = {
  ...vera,
  name: "pvera",
  label: "PVeRA",
  paper: "arXiv 2512.07703",
  tensors: shared("pvera", (rank) => 2 * rank),
};

/** RandLoRA: ⌈min(d, k) / r⌉ bases, so that updates have full rank. Its file repeats the random matrices for each module. */
export const randlora: Method = {
  name: "randlora",
  label: "RandLoRA",
  paper: "arXiv 2502.00987",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ saveProjection: true }),
  tensors(context) {
    const { modules, rank, settings } = context;
    const sides = [widest(modules, "d"), widest(modules, "k")];
    const [min, max] = [Math.min(...sides), Math.max(...sides)];
    const isSaved = settings.saveProjection;
    const random = (prefix: string): Tensor[] =>
      [
        buffer(`${prefix}randlora_A`, rank, 1, min),
        buffer(`${prefix}randlora_B`, max, Math.ceil(min / rank), rank),
      ].map((matrix) => ({ ...matrix, isSaved }));
    const perModule = forEachModule(({ d, k, rank }) => {
      const bases = Math.ceil(Math.min(d, k) / rank);
      return [
        tensor("randlora_lambda", rank, bases),
        tensor("randlora_gamma", bases, Math.min(d, k)),
        ...random(""),
      ];
    });
    return [...perModule(context), ...random("base_model.")];
  },
};

/** (IA)³: a vector for each module, which scales its d outputs or, for feed-forward targets, its k inputs. */
export const ia3: Method = {
  name: "ia3",
  label: "(IA)³",
  paper: "arXiv 2205.05638",
  adapts: "ia3",
  takesConv1d: true,
  settings: ({ model }) => ({ feedforward: getFeedforwardTargets(model.type) }),
  tensors(context) {
    const { settings, model, input } = context;
    const { feedforward } = settings;
    if (!feedforward)
      throw new LoraError(
        "feedforward",
        `set for ${model.type}, to some of the targets`,
        undefined,
      );
    const { targets } = input;
    const other = input.feedforward?.find((name) => !targets?.includes(name));
    if (Array.isArray(targets) && !isAllLinear(targets) && other !== undefined)
      throw new LoraError("feedforward", `some of the targets ${targets.join(", ")}`, other);
    return forEachModule((module) =>
      feedforward.some((name) => module.path.endsWith(name))
        ? [tensor("ia3_l", 1, module.k)]
        : [tensor("ia3_l", module.d, 1)],
    )(context);
  },
};

export const beft: Method = {
  name: "beft",
  label: "BEFT",
  paper: "arXiv 2509.15974",
  adapts: "beft",
  tensors: forEachModule(({ d }) => [tensor("beft_bias", 1, d)]),
};

export const road: Method = {
  name: "road",
  label: "RoAd",
  paper: "arXiv 2409.00119",
  adapts: "lora",
  settings: () => ({ variant: 1, groupSize: 64 }),
  tensors: forEachModule((module, { variant, groupSize }) => {
    if (![1, 2, 4].includes(variant)) throw new LoraError("variant", "1, 2 or 4", variant);
    if (groupSize % 2 !== 0) throw new LoraError("groupSize", "an even number", groupSize);
    assertDivides("groupSize", groupSize, module, "d");
    const size = (module.d * variant) / 2;
    return [tensor("road_theta", size), tensor("road_alpha", size)];
  }),
};

/** SHiRA trains r(d + k) single weights. Its file also stores their positions. */
export const shira: Method = {
  name: "shira",
  label: "SHiRA",
  paper: "arXiv 2406.13175",
  adapts: "vera",
  hasRank: true,
  tensors: forEachModule(({ d, k, rank, name }) => {
    const weights = rank * (d + k);
    const max = Math.floor((d * k) / (d + k));
    if (rank > max) throw new LoraError("rank", `at most ${max} for ${name}`, rank);
    return [
      tensor("shira_weight", weights),
      { ...buffer("shira_indices", 2, weights), dtype: "I32" },
    ];
  }),
};

/** In FRoD, modules of a category share a basis. */
function getCategory(name: string): string {
  const [outer, parent, last] = ["", "", "", ...name.split(".")].slice(-3);
  if (!parent || /^\d+$/.test(parent)) return last!;
  const category = `${parent}_${last}`;
  return outer === "attention" && category === "output_dense" ? "attention_output" : category;
}

/**
 * FRoD trains the diagonal and a few other entries of a k × k matrix between frozen bases. Modules of a
 * category share a basis, which the file contains.
 */
export const frod: Method = {
  name: "frod",
  label: "FRoD",
  paper: "AAAI 2026",
  adapts: "frod",
  takesConv1d: true,
  settings: () => ({ sparseRate: 0.01, saveProjection: true }),
  tensors(context) {
    const { sparseRate, saveProjection } = context.settings;
    const entries = (k: number) => {
      const max = k * (k - 1);
      return Math.min(max, Math.max(sparseRate > 0 ? 1 : 0, Math.trunc(k * k * sparseRate)));
    };
    const vectors = forEachModule(({ k }) => [
      tensor("frod_lambda_l", k),
      tensor("frod_lambda_s_values", entries(k)),
    ]);
    const sides = new Map<string, number>();
    for (const module of context.modules) {
      const category = getCategory(getFirstName(module) ?? module.path);
      const side = sides.get(category) ?? module.k;
      if (side !== module.k)
        throw new LoraError(
          "targets",
          `modules with equal in_features in the category ${category}`,
          `${side} and ${module.k}`,
        );
      sides.set(category, side);
    }
    const shared = [...sides].flatMap(([category, side]): Tensor[] => [
      { ...buffer(`base_model.frod_V.${category}`, side, side), dtype: "base" },
      { ...buffer(`base_model.frod_s_indices.${category}`, 2, entries(side)), dtype: "I64" },
      { ...buffer(`base_model.frod_s_size.${category}`, 2), dtype: "I64" },
    ]);
    return [
      ...vectors(context),
      ...shared.map((tensor) => ({ ...tensor, isSaved: saveProjection })),
    ];
  },
};
