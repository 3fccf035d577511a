import { exact, oneDecimal, percent, real } from "../../format.js";
import { ALPHA_RANGE, type Lora, type LoraInput, lora, MAX_DIMENSION } from "../../lora.js";
import type { Drawing, Figure, Table } from "../figure.js";
import { compose } from "./layout.js";

/** Every sentence of this figure, so that another language can stand beside it. */
const say = {
  title: (n: Lora) => `LoRA at rank ${exact(n.rank)}`,

  alt: (n: Lora) =>
    `LoRA at rank ${exact(n.rank)}: W, ${size(n.d, n.k)}, frozen, plus B, ${size(n.d, n.rank)}, ` +
    `times A, ${size(n.rank, n.k)}. Trained: ${exact(n.trainable)} parameters, ` +
    `${percent(n.trainable, n.full).share} of ${exact(n.full)}${short(n)}.`,

  caption: (n: Lora) =>
    `LoRA at rank ${exact(n.rank)} for a ${size(n.d, n.k)} weight matrix trains ` +
    `${exact(n.trainable)} parameters where full fine-tuning trains ${exact(n.full)}: ${verdict(n)}.`,

  description: (n: Lora, notToScale: readonly string[]) =>
    `The weight matrix W has d = ${exact(n.d)} rows and k = ${exact(n.k)} columns, ` +
    `${exact(n.full)} parameters, and stays frozen. LoRA trains B, ${size(n.d, n.rank)} with ` +
    `${exact(n.b)} parameters, and A, ${size(n.rank, n.k)} with ${exact(n.a)}, together ` +
    `${exact(n.trainable)}. ${formulaSentence(n)} Each entry of ΔW is one row of B times one ` +
    `column of A, so its rank is at most ${exact(n.rank)}. Of the full count LoRA trains ` +
    `${verdict(n)}. It trains fewer parameters than W has below rank ${breakEven(n)}.` +
    scaleNote(notToScale),

  tableCaption: (n: Lora) =>
    `Parameters at rank ${exact(n.rank)} for d = ${exact(n.d)}, k = ${exact(n.k)}`,
};

function size(rows: number, columns: number): string {
  return `${exact(rows)} × ${exact(columns)}`;
}

function breakEven(n: Lora): string {
  return oneDecimal(n.full, n.d + n.k);
}

function short(n: Lora): string {
  if (n.trainable < n.full) return `, ${percent(n.trainable, n.full).rest} saved`;
  return n.trainable === n.full ? ", nothing saved" : ": LoRA costs more";
}

function verdict(n: Lora): string {
  const { share, rest } = percent(n.trainable, n.full);
  if (n.trainable < n.full) return `${share}, a saving of ${rest}`;
  if (n.trainable === n.full) return "just as many, so nothing is saved";
  return `${share}, so here LoRA costs more`;
}

function formulaSentence(n: Lora): string {
  if (n.scaling === 1) return "The adapted weight is W′ = W + ΔW with ΔW = BA.";
  const factor = `α/r = ${real(n.alpha)}/${exact(n.rank)} = ${real(n.scaling)}`;
  return `The adapted weight is W′ = W + ΔW with ΔW = (α/r)BA, where ${factor}.`;
}

function scaleNote(parts: readonly string[]): string {
  return parts.length
    ? ` Drawn larger than to scale, so as to be seen: ${parts.join(", ").replaceAll("*", "")}.`
    : "";
}

function table(n: Lora): Table {
  const { share, rest } = percent(n.trainable, n.full);
  const saving =
    n.trainable > n.full ? ["Saving", "–", "none, LoRA costs more"] : ["Saving", "1 − share", rest];
  return {
    caption: say.tableCaption(n),
    head: ["Quantity", "Formula", "Value"],
    rows: [
      ["Full fine-tuning", "*dk*", exact(n.full)],
      ["LoRA", "*r*(*d* + *k*)", exact(n.trainable)],
      ["of which *B*", "*dr*", exact(n.b)],
      ["of which *A*", "*rk*", exact(n.a)],
      ["Share trained", "*r*(*d* + *k*)/*dk*", share],
      saving,
      ["Break-even rank", "*dk*/(*d* + *k*)", breakEven(n)],
      ...(n.scaling === 1 ? [] : [["Scaling", "*α*/*r*", real(n.scaling)]]),
    ],
  };
}

/** W + BA = W′ as rectangles to scale, with the parameter counts as bars. */
export const decomposition: Figure = {
  name: "decomposition",
  summary: "One weight matrix, its two low-rank factors, and what training them costs.",
  options: [
    {
      name: "rank",
      type: "number",
      allowed: "a whole number from 1 to the smaller of d and k",
      about: "r, the columns of B and the rows of A",
    },
    {
      name: "d",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "out_features, the rows of W",
    },
    {
      name: "k",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "in_features, the columns of W",
    },
    {
      name: "alpha",
      type: "number",
      allowed: `a number from ${ALPHA_RANGE.min} to ${exact(ALPHA_RANGE.max)}`,
      default: "rank, so that the scaling is 1",
      about: "α of the scaling α/r",
    },
  ],
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 4, d: 32, k: 32 },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 16, d: 1024, k: 4096 },
    { rank: 16, d: 16, k: 16 },
  ],
  draw(values): Drawing {
    const n = lora(values as unknown as LoraInput);
    const label = { title: say.title(n), desc: say.alt(n) };
    const { wide, narrow, notToScale } = compose(n, label);
    return {
      wide,
      narrow,
      caption: say.caption(n),
      description: say.description(n, notToScale),
      table: table(n),
    };
  },
};
