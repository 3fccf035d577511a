/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import { type Input, type ModuleCount, targetNames, type WholeCount } from "../whole-model.js";
import { outcome, saving } from "../words.js";

/** What the bars compare: the model's parameters and LoRA's. */
export const bars = ({ base, trainable, b, a }: WholeCount) => ({ full: base, trainable, b, a });

export const title = (n: WholeCount) => `LoRA at rank ${exact(n.rank)} on ${n.model}`;

export const alt = (n: WholeCount) =>
  `${title(n)}: ${targetNames(n)} get factors B and A, all else stays frozen. ` +
  `Trained: ${exact(n.trainable)} parameters, ${outcome(bars(n), exact(n.base))}.`;

const caption = (n: WholeCount) =>
  `LoRA at rank ${exact(n.rank)} on ${targetNames(n)} of ${n.model} trains ` +
  `${exact(n.trainable)} parameters, ${outcome(bars(n), `the model’s ${exact(n.base)}`)}.`;

const explanation =
  "The picture shows each kind of linear module once, all to one scale; × says how many of each " +
  "the model has. Hatched weights stay frozen. Each targeted module W has a B to its left and an A " +
  "above it, trained at the same rank: r(out_features + in_features) parameters. PEFT’s trainable% " +
  "divides by all parameters, the adapter’s included; the share does not.";

export const heading = (n: WholeCount) => n.model;

export const values = (n: WholeCount) =>
  `*r*\u00a0=\u00a0${exact(n.rank)}, ${exact(n.layers)}\u00a0layers` +
  (n.scaling === 1 ? "" : `, *α*/*r*\u00a0=\u00a0${exact(n.alpha)}/${exact(n.rank)}`);

export const moduleName = (module: ModuleCount) =>
  `${module.name} ×\u00a0${exact(module.instances)}`;
export const moduleSize = ({ d, k }: ModuleCount) => `${exact(d)}\u00a0×\u00a0${exact(k)}`;

export const full = "Full fine-tuning";
/** What the colours mean. */
export const legend = { frozen: "*W*, frozen", b: "*B*", a: "*A*, trained" };
export const lora = (n: WholeCount) => `LoRA at rank ${exact(n.rank)}`;
export const verdict = (n: WholeCount) => outcome(bars(n), "full fine-tuning");

/** What may be drawn larger than to scale. */
export const strips = "the strips *B* and *A*";
export const thinSides = "thin sides of modules";

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

function table(n: WholeCount): Table {
  const labels = [
    ...n.modules.map((one) => [moduleName(one), moduleSize(one)]),
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
    head: ["Module", "*d* × *k*", "Trained"],
    rows: labels.map((row, index) => [...row, values[index]!]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<Input, WholeCount> = { caption, description: alt, cells, spoken };

export const words: Words<WholeCount> = {
  summary:
    "A real model’s linear modules, the ones that LoRA adapts, and the whole model’s counts.",
  labels: { rank: "Rank *r*" },
  alt,
  explanation,
  table,
};
