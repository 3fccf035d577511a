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

export const title = (counts: WholeCount) =>
  `LoRA at rank ${exact(counts.rank)} on ${counts.model}`;

export const alt = (counts: Layers) =>
  `${title(counts)}: B and A trained beside ${counts.targets}, all else frozen. ` +
  `Trained: ${exact(counts.trainable)} parameters, ${outcome(bars(counts), exact(counts.base))}.`;

const caption = (counts: Layers) =>
  `LoRA at rank ${exact(counts.rank)} on ${counts.targets} of ${counts.model} trains ` +
  `${exact(counts.trainable)} parameters, ${outcome(bars(counts), `the model’s ${exact(counts.base)}`)}.`;

const explanation =
  "The linear modules of a layer, to one scale, in the order data meets them. A targeted one has " +
  "a B to its left and an A above it: r(out_features\u00a0+\u00a0in_features) parameters. PEFT’s trainable% " +
  "divides by all parameters, the adapter’s included; the share does not.";

export const scaling = (counts: Layers) =>
  `Scaling *α*/*r*\u00a0=\u00a0${real(counts.alpha)}/${exact(counts.rank)}`;

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
  max: number,
  isBeside: boolean,
) {
  const own = role === "experts" ? experts(each) : `${ROLES[role]} ×\u00a0${exact(each)}`;
  const name = hasRouter ? `Router and ${experts(each)}` : each > 1 ? own : ROLES[role];
  const where = layers < max ? `, in ${exact(layers)} of ${exact(max)}` : "";
  return name + (isBeside ? ", in parallel" : "") + where;
}

/** Above modules of a part that are in no layer. */
export const others = (part: Part, hasLayers: boolean) =>
  hasLayers ? ROLES.other + (part && `, ${part}`) : "Linear modules";

/** Of several modules of one size. */
export const each = (size: string) => `${size} each`;

export const full = "Full fine-tuning";
export const lora = (counts: WholeCount) => `LoRA at rank ${exact(counts.rank)}`;

/** The outcome below the bars, in two parts: a narrow picture has a line for each. */
export function verdict(counts: WholeCount, composition: Composition): readonly [string, string] {
  const { share, rest } = percent(counts.trainable, counts.base);
  if (counts.trainable > counts.base) return [`Trains ${share};`, "LoRA costs more"];
  const fewer = counts.trainable < counts.base ? `${rest} fewer parameters` : "as many as in full";
  const item = oneIn(counts.trainable, counts.base);
  if (!item) return [`Trains ${share};`, fewer];
  return composition === "wide"
    ? [`Trains ${item}, ${share};`, fewer]
    : [`Trains ${item},`, `${share}; ${rest} fewer`];
}

/** What is drawn larger than to scale. */
export const strips = (drawn: number, toScale: number) =>
  larger("*B* and *A* are", drawn, toScale, "thicker");
export const thinSides = (drawn: number, toScale: number) =>
  larger("The thinnest side of a module is", drawn, toScale, "thicker");

/** Below a picture without them. */
export const notDrawn = (experts: number) =>
  `Not drawn: the experts’ ${exact(experts)} parameters, which are no linear modules.`;

/** What a control says of itself. */
const spoken = (counts: WholeCount) =>
  `rank ${exact(counts.rank)}, ${exact(counts.trainable)} parameters, ${percent(counts.trainable, counts.base).share}`;

/** The table's last column, which follows the rank. */
function cells(counts: WholeCount): string[] {
  const { share } = percent(counts.trainable, counts.base);
  return [
    ...counts.modules.map(({ parameters }) => exact(parameters)),
    exact(counts.trainable),
    exact(counts.base),
    share,
    saving(bars(counts)),
    exact(counts.all),
    percent(counts.trainable, counts.all).share,
  ];
}

/** Each module by its path, and how many of it the model has. */
function paths(counts: Layers): string[] {
  const prefixes = counts.parts.flatMap(([, blocks]) =>
    blocks.flatMap(([, prefix, stages]) => stages.flatMap((count) => Array(count).fill(prefix))),
  );
  return counts.modules.map(
    ({ name, instances }, index) =>
      `${[prefixes[index], name].filter(Boolean).join(".")} ×\u00a0${exact(instances)}`,
  );
}

function table(counts: Layers): Table {
  const labels = [
    ...paths(counts).map((name, index) => {
      const { d, k, fused } = counts.modules[index]!;
      return [name, size(d, k) + (fused > 1 ? `, rank ${exact(fused)}*r*` : "")];
    }),
    ["LoRA, all targeted modules", "*r*(*d* + *k*) each"],
    ["Base model", "frozen"],
    ["Share trained", "LoRA/base"],
    ["Saving", "1 − share"],
    ["All parameters", "base + LoRA"],
    ["PEFT’s trainable%", "LoRA/all"],
  ];
  const values = cells(counts);
  return {
    caption: `Modules of ${counts.model} and what LoRA trains`,
    head: ["Module", "*d*\u00a0×\u00a0*k*", "Trained"],
    rows: labels.map((row, index) => [...row, values[index]!]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<LayerInput, Layers> = { caption, description: alt, cells, spoken };

export const words: Words<Layers> = {
  summary:
    "A real model’s linear modules, the ones that LoRA adapts, and the whole model’s counts.",
  listed: (counts) => `${title(counts)}: ${counts.targets}`,
  labels: { rank: "Rank *r*", preset: "Adapted modules" },
  alt,
  explanation,
  table,
};
