/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent } from "../../format.js";
import type { Composition } from "../../scene.js";
import type { Card } from "../card.js";
import type { Live, Table, Words } from "../figure.js";
import { larger } from "../words.js";
import type { Input, Work } from "./moving.js";

export const title = (counts: Work) => `Work of ${counts.model} at LoRA rank ${exact(counts.rank)}`;

const ofTraining = (counts: Work) => percent(counts.lora, counts.full).share;
const ofInference = (counts: Work) => percent(counts.added, counts.forward).share;

export const alt = (counts: Work) =>
  `${title(counts)}, multiply-adds per token. A training step: full ${exact(counts.full)}, LoRA ` +
  `${exact(counts.lora)}. Inference: ${exact(counts.forward)}; ${exact(counts.forward + counts.added)} while BA is ` +
  "beside W; merged, nothing more.";

const caption = (counts: Work) =>
  `A training step of ${counts.model} with LoRA, rank ${exact(counts.rank)} on ${counts.targets}, takes ` +
  `${ofTraining(counts)} of the multiply-adds of full fine-tuning${counts.lora > counts.full ? ", so LoRA costs more" : ""}; ` +
  `at inference it adds ${ofInference(counts)}, and nothing once merged. Work is not time, which is shown as measured.`;

const description = (counts: Work) =>
  `${alt(counts)} LoRA needs the forward pass and the gradient of the inputs as full fine-tuning does, ` +
  "but of the weights only B’s and A’s gradients. Time as measured: " +
  `${times.map(([way, time]) => `${way.replaceAll("*", "")}: ${seconds(time)}`).join("; ")}.`;

/** What holds for every model and rank. */
const explanation =
  "A matrix of N weights takes N multiply-adds per token forward, N for the gradient of its input " +
  "and N for its own gradient; a frozen one leaves out the last, so that LoRA tends to two thirds " +
  "of full fine-tuning’s work (LoRA Without Regret, Thinking Machines Lab 2025). B and A add " +
  "r(d\u00a0+\u00a0k) to each. Counted are the linear modules of the layers, each as if its input needed a " +
  "gradient; attention scores, embeddings, the output head and checkpointing’s second forward pass " +
  "are left out. Work is not time: times are those of PEFT’s method comparison (huggingface/peft, " +
  "commit 5d602fd), 5,000 steps of Llama-3.2-3B on one L40S, LoRA at rank 64 and DoRA at rank 32 on q_proj and v_proj, where full fine-tuning " +
  "also moves all gradients and Adam’s state. On GPT-3 the LoRA paper measured 43.1 tokens a second " +
  "per V100 against 32.5 (arXiv 2106.09685, section 4.2), its “25\u00a0% speedup”.";

export const heading = "Multiply-adds per token";
export const adapted = (counts: Work) =>
  `*r*\u00a0=\u00a0${exact(counts.rank)}, *B* and *A* on ${counts.targets}`;

/** What the parts of a bar are, in their order. */
export const legend = {
  forward: "forward pass",
  input: "gradient of the inputs",
  weights: "gradient of the weights",
} as const;

export const training = "In training";
export const inference = "At inference";
export const full = "Full fine-tuning";
export const lora = "LoRA";
export const beside = "LoRA unmerged";
export const merged = "LoRA merged";
/** The longest of these. */
export const widest = full;

export const amount = exact;
export const ofFull = (counts: Work) =>
  `${ofTraining(counts)}${counts.lora > counts.full ? ", costs more" : " of full"}`;
export const more = (counts: Work) => `${ofInference(counts)} more`;
export const nothing = "nothing more";

/** Where a part of a bar is drawn wider than to scale: of LoRA's the gradient of B and A, most often. */
export const thin = (drawn: number, toScale: number) =>
  larger("The thinnest part of a bar is", drawn, toScale, "wider");

/** Why LoRA's bar is shorter. */
export const saved = "LoRA needs no gradient of the frozen\u00a0weights, only of *B* and *A*.";

/** As measured by PEFT's method comparison, whole seconds. */
export const time = "Work is not time: as measured";
export const measured = "Llama-3.2-3B, 5,000 steps (PEFT)";
export const times = [
  [full, 2147],
  ["LoRA, *r*\u00a0=\u00a064", 967],
  ["DoRA, *r*\u00a0=\u00a032", 1191],
] as const;
export const seconds = (count: number) => `${exact(count)}\u00a0s`;
export const ofFullTime = (count: number) =>
  count === times[0][1] ? "" : `${percent(count, times[0][1]).share} of full`;

/** What the LoRA paper measured: 32.5 and 43.1 tokens a second. */
const gpt3 = ["GPT-3 (LoRA paper): with LoRA", `${percent(325, 431).rest} less time per token.`];
export const foot = (composition: Composition): readonly string[] =>
  composition === "wide" ? [gpt3.join(" ")] : gpt3;

const quantities = [
  "Forward pass",
  "Gradient of the inputs",
  "Gradient of the weights",
  "Training step",
  "of full fine-tuning’s",
  "Token at inference",
  "more than without LoRA",
];

/** Row by row the values of full fine-tuning, of LoRA beside W, and of LoRA merged. */
function rows(counts: Work): readonly (readonly string[])[] {
  const [none, whole, both] = ["none", exact(counts.forward), exact(counts.forward + counts.added)];
  // A merged adapter is not trained.
  const never = "–";
  return [
    [whole, both, never],
    [whole, both, never],
    [whole, exact(counts.added), never],
    [exact(counts.full), exact(counts.lora), never],
    ["100\u00a0%", ofTraining(counts), never],
    [whole, both, whole],
    [none, ofInference(counts), none],
  ];
}

function table(counts: Work): Table {
  const values = rows(counts);
  return {
    caption: `Multiply-adds per token in the linear modules of ${counts.model}`,
    head: ["Quantity", "Full", "LoRA", "LoRA merged"],
    rows: quantities.map((quantity, index) => [quantity, ...values[index]!]),
  };
}

/** What the card says: in how much work a training step comes out. */
export const card = (counts: Work): Omit<Card, "draw"> => ({
  subject: `${counts.model}, rank\u00a0${exact(counts.rank)}`,
  number: ofTraining(counts),
  meaning: [
    "of full fine-tuning’s work:",
    counts.lora > counts.full
      ? "LoRA costs more"
      : `${percent(counts.lora, counts.full).rest} less`,
  ],
});
export const cardNote = (isThin: boolean) =>
  isThin ? "Thin parts are not to scale" : "Forward pass and gradients";

/** What a control says of itself. */
const spoken = (counts: Work) =>
  `rank ${exact(counts.rank)}, training ${ofTraining(counts)} of full, inference ${ofInference(counts)} more`;

/** What is said again when the figure moves. */
export const live: Live<Input, Work> = {
  caption,
  description,
  cells: (counts) => rows(counts).flat(),
  spoken,
};

export const words: Words<Work> = {
  summary: "What a training step and a token at inference compute: in full, with LoRA, merged.",
  listed: title,
  labels: { rank: "Rank *r*" },
  alt,
  explanation,
  table,
};
