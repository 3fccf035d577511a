/** Methods that train vectors, some of them with frozen random matrices. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { feedforwardOf } from "../defaults.js";
import { matches } from "../model.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, inEach, type Method } from "./method.js";

const widest = (modules: readonly ModuleCount[], side: "d" | "k") =>
  Math.max(...modules.map((module) => module[side]));

/** Returns two vectors that scale a pair of random matrices. All modules share these, cut to their sizes. */
const shared =
  (prefix: string, columns: (rank: number) => number): Method["tensors"] =>
  (asked) => {
    const { modules, rank, settings } = asked;
    const vectors = inEach(({ d, rank }) => [
      tensor(`${prefix}_lambda_b`, d),
      tensor(`${prefix}_lambda_d`, columns(rank)),
    ]);
    return [
      ...vectors(asked),
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

/** RandLoRA: ⌈min(d, k) / r⌉ bases, which reach full rank. Its file repeats the random matrices for every module. */
export const randlora: Method = {
  name: "randlora",
  label: "RandLoRA",
  paper: "arXiv 2502.00987",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ saveProjection: true }),
  tensors(asked) {
    const { modules, rank, settings } = asked;
    const sides = [widest(modules, "d"), widest(modules, "k")];
    const [min, max] = [Math.min(...sides), Math.max(...sides)];
    const isSaved = settings.saveProjection;
    const random = (prefix: string): Tensor[] =>
      [
        buffer(`${prefix}randlora_A`, rank, 1, min),
        buffer(`${prefix}randlora_B`, max, Math.ceil(min / rank), rank),
      ].map((matrix) => ({ ...matrix, isSaved }));
    const perModule = inEach(({ d, k, rank }) => {
      const bases = Math.ceil(Math.min(d, k) / rank);
      return [
        tensor("randlora_lambda", rank, bases),
        tensor("randlora_gamma", bases, Math.min(d, k)),
        ...random(""),
      ];
    });
    return [...perModule(asked), ...random("base_model.")];
  },
};

/** (IA)³: one vector for each module, d entries after it, or k before it if it is a feed-forward target. */
export const ia3: Method = {
  name: "ia3",
  label: "(IA)³",
  paper: "arXiv 2205.05638",
  adapts: "ia3",
  takesConv1d: true,
  settings: ({ model }) => ({ feedforward: feedforwardOf(model.type) }),
  tensors: inEach((module, { feedforward }) =>
    feedforward.some((name) => matches(module, name))
      ? [tensor("ia3_l", 1, module.k)]
      : [tensor("ia3_l", module.d, 1)],
  ),
};

export const beft: Method = {
  name: "beft",
  label: "BEFT",
  paper: "arXiv 2509.15974",
  adapts: "beft",
  tensors: inEach(({ d }) => [tensor("beft_bias", 1, d)]),
};

export const road: Method = {
  name: "road",
  label: "RoAd",
  paper: "arXiv 2409.00119",
  adapts: "lora",
  settings: () => ({ variant: 1, groupSize: 64 }),
  tensors: inEach((module, { variant, groupSize }) => {
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
  tensors: inEach(({ d, k, rank, name }) => {
    const weights = rank * (d + k);
    const max = Math.floor((d * k) / (d + k));
    if (rank > max) throw new LoraError("rank", `at most ${max} for ${name}`, rank);
    return [
      tensor("shira_weight", weights),
      { ...buffer("shira_indices", 2, weights), dtype: "I32" },
    ];
  }),
};
