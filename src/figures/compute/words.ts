/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { modelWords } from "../model-words.js";
import { GPT3_RATES, type Input, MEASURED_SECONDS, type Work } from "./numbers.js";
import { computeTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { targets } = modelWords(f);
  const title = (counts: Work) => `Compute of ${counts.model} at LoRA rank ${f.exact(counts.rank)}`;
  const ofTraining = (counts: Work) => f.percent(counts.lora, counts.full).share;
  const ofInference = (counts: Work) => f.percent(counts.added, counts.forward).share;
  const seconds = (count: number) => `${f.exact(count)}\u00a0s`;
  const full = "Full fine-tuning";
  const measuredWays = [
    { label: full, seconds: MEASURED_SECONDS.full },
    { label: "LoRA, *r*\u00a0=\u00a064", seconds: MEASURED_SECONDS.lora },
    { label: "DoRA, *r*\u00a0=\u00a032", seconds: MEASURED_SECONDS.dora },
  ];
  /** Returns a measured time, in which no line breaks. */
  const timeOf = ({ label, seconds: count }: (typeof measuredWays)[number]) =>
    (
      `${label}: ${seconds(count)}` +
      (label === full ? "" : `, ${f.percent(count, MEASURED_SECONDS.full).share} of full`)
    ).replaceAll(" ", "\u00a0");
  const isLarge = (counts: Work) => counts.full >= 1e9;
  /** Returns an amount in the picture's unit. */
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  /** Returns the values of full fine-tuning, of unmerged LoRA and of merged LoRA, by row. */
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const none = "none";
    const forward = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [forward, both, never],
      [forward, both, never],
      [forward, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [forward, both, forward],
      [none, ofInference(counts), none],
    ];
  };

  const alt = (counts: Work) =>
    `${title(counts)}, multiply-adds per token. Training step: full ${f.exact(counts.full)}, LoRA ` +
    `${f.exact(counts.lora)}. Inference: ${f.exact(counts.forward)}; unmerged LoRA: ` +
    `${f.exact(counts.forward + counts.added)}; merged: no more.`;

  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "LoRA needs no gradient of the frozen weights",
    unit: (counts: Work) =>
      `${isLarge(counts) ? "Billions" : "Millions"} of multiply-adds per token`,
    adapted: (counts: Work) =>
      `*r*\u00a0=\u00a0${f.exact(counts.rank)} on ${targets(counts.targets)}`,
    /** The parts of a bar, in their order. */
    legend: {
      forward: "forward pass",
      input: "gradient of the inputs",
      weights: "gradient of the weights",
    },
    training: "In training",
    inference: "At inference",
    full,
    fullStep: (counts: Work) => `${full}: ${amount(counts.full, counts)}`,
    loraStep: (counts: Work) =>
      `LoRA: ${amount(counts.lora, counts)} (${ofTraining(counts)}` +
      `${counts.lora > counts.full ? "), costs more" : " of full)"}`,
    /** The name of what LoRA does not compute. */
    skipped: "skipped",
    token: (counts: Work) =>
      `${full} or merged\u00a0LoRA: ${amount(counts.forward, counts)}; ` +
      `LoRA\u00a0unmerged:\u00a0${ofInference(counts)}\u00a0more`,
    /** A note on the thinnest part, usually the gradient of B and A, which is drawn wider than to scale. */
    thin: (times: number) =>
      `The thinnest part of a bar is drawn ${f.exact(times)}\u00a0×\u00a0wider than\u00a0to\u00a0scale.`,
    time: "Compute is not time. Measured:",
    times: [
      `Llama-3.2-3B, ${f.exact(5000)} steps (PEFT): ${measuredWays.map(timeOf).join("; ")}.`,
      "GPT-3 (LoRA paper): with LoRA " +
        `${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}\u00a0less\u00a0time per token.`,
    ],
    measuredWays,

    caption: (counts: Work) =>
      `With LoRA at rank ${f.exact(counts.rank)} on ${targets(counts.targets)}, a training step of ` +
      `${counts.model} takes ${ofTraining(counts)} of the multiply-adds of full fine-tuning` +
      `${counts.lora > counts.full ? ", so LoRA costs more" : ""}. At inference, LoRA adds ` +
      `${ofInference(counts)}, or nothing once merged. Compute is not time: the times are measured.`,
    cells: (counts: Work) => rows(counts).flat(),
    spoken: (counts: Work) =>
      `rank ${f.exact(counts.rank)}, training ${ofTraining(counts)} of full, inference ` +
      `${ofInference(counts)} more`,
  } satisfies LiveWords<Input, Work> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, live: Live) {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "How much arithmetic a token needs",
    summary:
      "Multiply-adds per token, in training and at inference: full fine-tuning, LoRA and merged LoRA.",
    listed: title,
    labels: { rank: "Rank *r*" },
    alt,
    explanation:
      "A *d*\u00a0×\u00a0*k* matrix takes *dk* multiply-adds per token in the forward pass, *dk* for the gradient of its " +
      "input and *dk* for the gradient of its weights. A frozen matrix does not need the last, so LoRA approaches " +
      "two thirds of full fine-tuning’s compute (LoRA Without Regret, Thinking Machines Lab 2025). *B* and *A* add " +
      "*r*(*d*\u00a0+\u00a0*k*) to each. The counts include the linear modules of the layers, each as if its input needed a " +
      "gradient. They leave out attention scores, embeddings, the output head and checkpointing’s second forward " +
      "pass. Compute is not time: the times are from PEFT’s method comparison (huggingface/peft, commit 5d602fd), " +
      "5,000 steps of Llama-3.2-3B on one L40S, with LoRA at rank 64 and DoRA at rank 32 on q_proj and v_proj. " +
      "There, full fine-tuning also moves all gradients and Adam’s state. On GPT-3, the LoRA paper measured 43.1 " +
      "tokens per second per V100 with LoRA and 32.5 without (arXiv 2106.09685, section 4.2).",
    table: (counts: Work): Table =>
      computeTable(rows(counts).flat(), {
        caption: `Multiply-adds per token in the linear modules of ${counts.model}`,
        head: ["Quantity", "Full", "LoRA", "LoRA merged"],
        quantities: [
          "Forward pass",
          "Gradient of the inputs",
          "Gradient of the weights",
          "Training step",
          "Share of full fine-tuning",
          "Token at inference",
          "Extra compute at inference",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: (counts: Work) => `${counts.model}, rank\u00a0${f.exact(counts.rank)}`,
      number: ofTraining,
      meaning: (counts: Work): Meaning => [
        "of full fine-tuning’s compute:",
        counts.lora > counts.full
          ? "LoRA costs more"
          : `${f.percent(counts.lora, counts.full).rest} less`,
      ],
      /** The strings of the picture's bars. */
      picture: live,
      lora: "LoRA: no gradient of frozen weights",
      thinParts: "Thin parts are not to scale",
      parts: "Forward pass and gradients",
    },
  } satisfies PageWords<Input, Work> & Record<string, unknown>;
}
