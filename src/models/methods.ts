/** Fine-tuning methods by name, with what each trains of a model and what it gives up for it. */
import { LoraError } from "../lora.js";
import type { MethodOptions } from "./method-counts.js";
import * as count from "./method-counts.js";
import { baseParameters, type Model } from "./model.js";

export type { MethodOptions } from "./method-counts.js";

export interface Method {
  readonly name: string;
  readonly label: string;
  /** "arXiv" and a number, or "–". */
  readonly paper: string;
  /** One sentence on what the method trades. */
  readonly trades: string;
  /** Trainable parameters. Throws LoraError where the model lacks what the method needs. */
  count(model: Model, options: MethodOptions): number;
}

const rows: readonly (readonly [
  name: string,
  label: string,
  paper: string,
  trades: string,
  count: Method["count"],
])[] = [
  [
    "full",
    "Full fine-tuning",
    "–",
    "It can reach any weights, and needs gradients and optimizer state for all of them.",
    baseParameters,
  ],
  [
    "lora",
    "LoRA",
    "arXiv 2106.09685",
    "It limits the update of each matrix to rank r and can be merged into the weights.",
    count.lora,
  ],
  [
    "rslora",
    "rsLoRA",
    "arXiv 2312.03732",
    "It has LoRA's size but scales by alpha / √r, so that higher ranks keep learning.",
    count.lora,
  ],
  [
    "dora",
    "DoRA",
    "arXiv 2402.09353",
    "It adds a trained magnitude per output row, and a norm to compute in every step.",
    count.dora,
  ],
  [
    "adalora",
    "AdaLoRA",
    "arXiv 2303.10512",
    "It starts at half as much rank again and prunes, so ranks differ but training costs more.",
    count.adalora,
  ],
  [
    "vera",
    "VeRA",
    "arXiv 2310.11454",
    "It trains two vectors a matrix against frozen random ones; its usual rank is 256, whatever LoRA has.",
    count.vera,
  ],
  [
    "loha",
    "LoHa",
    "arXiv 2108.06098",
    "It reaches rank r² with twice LoRA's parameters, and computes a product per element.",
    count.loha,
  ],
  [
    "lokr",
    "LoKr",
    "arXiv 2309.14859",
    "It keeps a high rank with very few parameters, in a fixed block structure.",
    count.lokr,
  ],
  [
    "ia3",
    "(IA)³",
    "arXiv 2205.05638",
    "It only rescales activations: very small, and unable to mix them.",
    count.ia3,
  ],
  [
    "prefix",
    "Prefix tuning",
    "arXiv 2101.00190",
    `It leaves the weights alone; ${count.TOKENS} virtual tokens take up context as keys and values in every layer.`,
    count.prefix,
  ],
  [
    "prompt",
    "Prompt tuning",
    "arXiv 2104.08691",
    `It trains the embeddings of ${count.TOKENS} virtual tokens only: small, and weak on small models.`,
    count.prompt,
  ],
  [
    "bitfit",
    "BitFit",
    "arXiv 2106.10199",
    "It trains the biases that exist, which in many recent models are none.",
    count.bitfit,
  ],
  [
    "houlsby",
    "Houlsby adapters",
    "arXiv 1902.00751",
    `It inserts layers, here ${count.BOTTLENECK} wide, that cannot be merged; PEFT lacks it, and its paper trains norms too.`,
    count.houlsby,
  ],
  [
    "lora-fa",
    "LoRA-FA",
    "arXiv 2308.03303",
    "It freezes A, which saves activation memory and ties the update to A's rows.",
    count.loraFa,
  ],
  [
    "ln-tuning",
    "LayerNorm tuning",
    "arXiv 2312.11420",
    "It trains the norms only: a gain per feature, and a shift where they have one.",
    count.lnTuning,
  ],
  [
    "p-tuning",
    "P-tuning",
    "arXiv 2103.10385",
    "It trains an encoder beside the embeddings and drops it afterwards.",
    count.pTuning,
  ],
];

/** By name, in the order of a table. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  rows.map(([name, label, paper, trades, count]) => [name, { name, label, paper, trades, count }]),
);

/** Trainable parameters of the method. Throws LoraError, which lists the names for an unknown one. */
export function countMethod(name: string, model: Model, options: MethodOptions): number {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new LoraError("method", `one of ${Object.keys(methods).join(", ")}`, name);
  return method.count(model, options);
}
