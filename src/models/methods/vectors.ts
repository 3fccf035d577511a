/** Methods that train vectors: of their own, or against frozen random matrices. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { feedforwardOf } from "../defaults.js";
import { matches } from "../model.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { divides, inEach, type Method } from "./method.js";

const widest = (modules: readonly ModuleCount[], side: "d" | "k") =>
  Math.max(...modules.map((item) => item[side]));

/** Two vectors scale a pair of random matrices that all modules share, cut to each one's size. */
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
      ].map((item) => ({ ...item, isSaved: settings.saveProjection })),
    ];
  };

export const vera: Method = {
  name: "vera",
  label: "VeRA",
  paper: "arXiv 2310.11454",
  trades:
    "It trains two vectors a matrix against frozen random ones; its usual rank is 256, whatever LoRA has.",
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
  trades: "It is VeRA with a distribution in place of each inner value: a mean and a spread.",
  tensors: shared("pvera", (rank) => 2 * rank),
};

/** ⌈min(d, k) / r⌉ bases: full rank. Its file holds the random ones again for every module. */
export const randlora: Method = {
  name: "randlora",
  label: "RandLoRA",
  paper: "arXiv 2502.00987",
  trades:
    "It sums many frozen random products of rank r into a full rank; its file holds them too.",
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
      ].map((item) => ({ ...item, isSaved }));
    const own = inEach(({ d, k, rank }) => {
      const bases = Math.ceil(Math.min(d, k) / rank);
      return [
        tensor("randlora_lambda", rank, bases),
        tensor("randlora_gamma", bases, Math.min(d, k)),
        ...random(""),
      ];
    });
    return [...own(asked), ...random("base_model.")];
  },
};

/** One vector a module: d entries after it, or k before it where it is a feed-forward module. */
export const ia3: Method = {
  name: "ia3",
  label: "(IA)³",
  paper: "arXiv 2205.05638",
  trades: "It only rescales activations: very small, and unable to mix them.",
  adapts: "ia3",
  takesConv1d: true,
  settings: ({ model }) => ({ feedforward: feedforwardOf(model.type) }),
  tensors: inEach((item, { feedforward }) =>
    feedforward.some((name) => matches(item, name))
      ? [tensor("ia3_l", 1, item.k)]
      : [tensor("ia3_l", item.d, 1)],
  ),
};

export const beft: Method = {
  name: "beft",
  label: "BEFT",
  paper: "arXiv 2509.15974",
  trades: "It trains a bias on the values only, whether or not the model has biases.",
  adapts: "beft",
  tensors: inEach(({ d }) => [tensor("beft_bias", 1, d)]),
};

export const road: Method = {
  name: "road",
  label: "RoAd",
  paper: "arXiv 2409.00119",
  trades: "It rotates and scales outputs in pairs: tiny, and cheap to serve in mixed batches.",
  adapts: "lora",
  settings: () => ({ variant: 1, groupSize: 64 }),
  tensors: inEach((item, { variant, groupSize }) => {
    if (![1, 2, 4].includes(variant)) throw new LoraError("variant", "1, 2 or 4", variant);
    if (groupSize % 2 !== 0) throw new LoraError("groupSize", "even", groupSize);
    divides("groupSize", groupSize, item, "d");
    const size = (item.d * variant) / 2;
    return [tensor("road_theta", size), tensor("road_alpha", size)];
  }),
};

/** Positions of r(d + k) weights, which its file holds as well. */
export const shira: Method = {
  name: "shira",
  label: "SHiRA",
  paper: "arXiv 2406.13175",
  trades: "It trains single weights, as many as LoRA: full rank, and a file three times as large.",
  adapts: "vera",
  hasRank: true,
  tensors: inEach(({ d, k, rank, name }) => {
    const weights = rank * (d + k);
    if (weights > d * k)
      throw new LoraError("rank", `of no more weights than ${name} has, ${d * k}`, rank);
    return [
      tensor("shira_weight", weights),
      { ...buffer("shira_indices", 2, weights), dtype: "I32" },
    ];
  }),
};
