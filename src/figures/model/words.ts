/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent, real } from "../../format.js";
import type { Block, Part } from "../../models/blocks.js";
import type { Composition } from "../../scene.js";
import type { Live, Table, Words } from "../figure.js";
import type { WholeCount } from "../whole-model.js";
import { larger, oneIn, outcome, saving, size } from "../words.js";
import type { LayerInput, Layers } from "./moving.js";

/** What the bars compare: the model's parameters and LoRA's. */
export const bars = ({ base, trainable, b, a }: WholeCount) => ({ full: base, trainable, b, a });

export const title = (n: WholeCount) => `LoRA at rank ${exact(n.rank)} on ${n.model}`;

export const alt = (n: Layers) =>
  `${title(n)}: B and A trained beside ${n.targets}, all else frozen. ` +
  `Trained: ${exact(n.trainable)} parameters, ${outcome(bars(n), exact(n.base))}.`;

const caption = (n: Layers) =>
  `LoRA at rank ${exact(n.rank)} on ${n.targets} of ${n.model} trains ` +
  `${exact(n.trainable)} parameters, ${outcome(bars(n), `the model’s ${exact(n.base)}`)}.`;

const explanation =
  "The linear modules of a layer, to one scale, in the order data meets them. A targeted one has " +
  "a B to its left and an A above it: r(out_features\u00a0+\u00a0in_features) parameters. PEFT’s trainable% " +
  "divides by all parameters, the adapter’s included; the share does not.";

export const scaling = (n: Layers) =>
  `Scaling *α*/*r*\u00a0=\u00a0${real(n.alpha)}/${exact(n.rank)}`;

/** What the key's colours mean. */
export const trained = (names: string) => `*B* and *A* trained beside ${names}`;
export const frozen = "*W* and all else\u00a0frozen";

const PARTS = {
  "": "One",
  vision: "Vision: one",
  encoder: "Encoder: one",
  decoder: "Decoder: one",
};
const ROLES = {
  attention: "Attention",
  cross: "Cross-attention",
  mlp: "MLP",
  experts: "Experts",
  // Whose results are added to those of the ones that were chosen.
  shared: "Shared experts too",
  other: "Other linear modules",
};

/** Above a layer, which stands for all of its part. */
export const layer = (part: Part, layers: number) => `${PARTS[part]} of ${exact(layers)} layers`;

/** Above a block, and above each matrix that stands for so many. */
export const experts = (count: number) => `${exact(count)}\u00a0experts`;

/**
 * Above a block: each layer may have several of it, of which a router chooses, or only some layers have
 * it, and it may read what the block before it does.
 */
export function role(
  { role, layers }: Block,
  each: number,
  hasRouter: boolean,
  most: number,
  isBeside: boolean,
) {
  const own = role === "experts" ? experts(each) : `${ROLES[role]} ×\u00a0${exact(each)}`;
  const name = hasRouter ? `Router and ${experts(each)}` : each > 1 ? own : ROLES[role];
  const where = layers < most ? `, in ${exact(layers)} of ${exact(most)}` : "";
  return name + (isBeside ? ", in parallel" : "") + where;
}

/** Above modules of a part that are in no layer. */
export const others = (part: Part, hasLayers: boolean) =>
  hasLayers ? ROLES.other + (part && `, ${part}`) : "Linear modules";

/** Of several modules of one size. */
export const each = (size: string) => `${size} each`;

export const full = "Full fine-tuning";
export const lora = (n: WholeCount) => `LoRA at rank ${exact(n.rank)}`;

/** The outcome below the bars, in two parts: a narrow picture has a line for each. */
export function verdict(n: WholeCount, composition: Composition): readonly [string, string] {
  const { share, rest } = percent(n.trainable, n.base);
  if (n.trainable > n.base) return [`Trains ${share};`, "LoRA costs more"];
  const fewer = n.trainable < n.base ? `${rest} fewer parameters` : "as many as in full";
  const one = oneIn(n.trainable, n.base);
  if (!one) return [`Trains ${share};`, fewer];
  return composition === "wide"
    ? [`Trains ${one}, ${share};`, fewer]
    : [`Trains ${one},`, `${share}; ${rest} fewer`];
}

/** What is drawn larger than to scale. */
export const strips = (drawn: number, true_: number) =>
  larger("*B* and *A* are", drawn, true_, "thicker");
export const thinSides = (drawn: number, true_: number) =>
  larger("The thinnest side of a module is", drawn, true_, "thicker");

/** Below a picture without them. */
export const notDrawn = (experts: number) =>
  `Not drawn: the experts’ ${exact(experts)} parameters, which are no linear modules.`;

/** What a control says of itself. */
const spoken = (n: WholeCount) =>
  `rank ${exact(n.rank)}, ${exact(n.trainable)} parameters, ${percent(n.trainable, n.base).share}`;

/** The table's last column, which follows the rank. */
function cells(n: WholeCount): string[] {
  const { share } = percent(n.trainable, n.base);
  return [
    ...n.modules.map(({ parameters }) => exact(parameters)),
    exact(n.trainable),
    exact(n.base),
    share,
    saving(bars(n)),
    exact(n.all),
    percent(n.trainable, n.all).share,
  ];
}

/** Each module by its path, and how many of it the model has. */
function paths(n: Layers): string[] {
  const prefixes = n.parts.flatMap(([, blocks]) =>
    blocks.flatMap(([, prefix, stages]) => stages.flatMap((count) => Array(count).fill(prefix))),
  );
  return n.modules.map(
    ({ name, instances }, index) =>
      `${[prefixes[index], name].filter(Boolean).join(".")} ×\u00a0${exact(instances)}`,
  );
}

function table(n: Layers): Table {
  const labels = [
    ...paths(n).map((name, index) => {
      const { d, k, fused } = n.modules[index]!;
      return [name, size(d, k) + (fused > 1 ? `, rank ${exact(fused)}*r*` : "")];
    }),
    ["LoRA, all targeted modules", "*r*(*d* + *k*) each"],
    ["Base model", "frozen"],
    ["Share trained", "LoRA/base"],
    ["Saving", "1 − share"],
    ["All parameters", "base + LoRA"],
    ["PEFT’s trainable%", "LoRA/all"],
  ];
  const values = cells(n);
  return {
    caption: `Modules of ${n.model} and what LoRA trains`,
    head: ["Module", "*d*\u00a0×\u00a0*k*", "Trained"],
    rows: labels.map((row, index) => [...row, values[index]!]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<LayerInput, Layers> = { caption, description: alt, cells, spoken };

export const words: Words<Layers> = {
  summary:
    "A real model’s linear modules, the ones that LoRA adapts, and the whole model’s counts.",
  listed: (n) => `${title(n)}: ${n.targets}`,
  labels: { rank: "Rank *r*", preset: "Adapted modules" },
  alt,
  explanation,
  table,
};
