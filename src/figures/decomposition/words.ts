import { exact, oneDecimal, percent, quotient, real } from "../../format.js";
import type { Lora } from "../../lora.js";
import type { Table } from "../figure.js";

/** What a figure may draw larger than to scale, so that it can be seen. */
export type Part = "d" | "k" | "r" | "bar" | "square";

const size = (rows: number, columns: number) => `${exact(rows)} × ${exact(columns)}`;

const partNames: Record<Part, string> = {
  d: "the side *d*",
  k: "the side *k*",
  r: "the side *r*",
  bar: "the LoRA bar",
  square: "the share’s square",
};

/** The scaling with its sign: "= 2", but "≈ 0.3333" where that is rounded. */
function scalingValue(n: Lora): string {
  const value = real(n.scaling);
  return `${Number(value.replaceAll(",", "")) === n.scaling ? "=" : "≈"} ${value}`;
}

const nameParts = (parts: readonly Part[]) => parts.map((part) => partNames[part]).join(", ");

/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
export const say = {
  title: (n: Lora) => `LoRA at rank ${exact(n.rank)}`,

  alt(n: Lora): string {
    const { share, rest } = percent(n.trainable, n.full);
    const outcome =
      n.trainable < n.full
        ? `, ${rest} saved`
        : n.trainable === n.full
          ? ", nothing saved"
          : ": LoRA costs more";
    return (
      `LoRA at rank ${exact(n.rank)}: W, ${size(n.d, n.k)}, frozen, plus B, ${size(n.d, n.rank)}, ` +
      `times A, ${size(n.rank, n.k)}. Trained: ${exact(n.trainable)} parameters, ` +
      `${share} of ${exact(n.full)}${outcome}.`
    );
  },

  caption: (n: Lora) =>
    `LoRA at rank ${exact(n.rank)} for a ${size(n.d, n.k)} weight matrix trains ` +
    `${exact(n.trainable)} parameters, ${say.outcome(n)}.`,

  /** The count beside full fine-tuning's, within a sentence. */
  outcome(n: Lora): string {
    const { share, rest } = percent(n.trainable, n.full);
    const full = `the ${exact(n.full)} that full fine-tuning trains`;
    if (n.trainable < n.full) return `${share} of ${full}: a saving of ${rest}`;
    if (n.trainable === n.full) return `as many as ${full}: nothing is saved`;
    return `${share} of ${full}: here LoRA costs more`;
  },

  /** The same beside the bars, in pieces between which a line may break. */
  verdict(n: Lora): string[] {
    const { share, rest } = percent(n.trainable, n.full);
    if (n.trainable === n.full) return [`${share} of full fine-tuning,`, "nothing saved"];
    if (n.trainable > n.full) {
      const breakEven = `(break-even rank ${say.breakEven(n)})`;
      return [`${share} of full fine-tuning:`, "LoRA costs more", breakEven];
    }
    if (n.full < 2 * n.trainable) return [`${share} trained,`, `${rest} saved`];
    return [`${share} trained,`, `${rest} saved,`, `${quotient(n.full, n.trainable)} × fewer`];
  },

  /** Said when a smaller matrix takes the rank down with it. */
  lowered: (n: Lora) => `The rank is now ${exact(n.rank)}, the smaller of d and k. `,

  /** One decimal, which must not read as the figure's own rank where it is not. */
  breakEven(n: Lora): string {
    const rounded = oneDecimal(n.full, n.d + n.k);
    if (rounded !== `${exact(n.rank)}.0` || n.trainable === n.full) return rounded;
    return `just ${n.trainable > n.full ? "under" : "over"} ${rounded}`;
  },

  description(n: Lora, larger: readonly Part[]): string {
    const scaling = `α/r = ${exact(n.alpha)}/${exact(n.rank)} ${scalingValue(n)}`;
    const formula = n.scaling === 1 ? "ΔW = BA" : `ΔW = (α/r)BA, where ${scaling}`;
    return (
      `The weight matrix W has d = ${exact(n.d)} rows and k = ${exact(n.k)} columns, ` +
      `${exact(n.full)} parameters, and stays frozen. LoRA trains B, ${size(n.d, n.rank)} with ` +
      `${exact(n.b)} parameters, and A, ${size(n.rank, n.k)} with ${exact(n.a)}, together ` +
      `${exact(n.trainable)} parameters, ${say.outcome(n)}. The adapted weight is W′ = W + ΔW with ` +
      `${formula}. Each entry of ΔW is one row of B times one column of A, so its rank is at most ` +
      `${exact(n.rank)}. LoRA trains fewer parameters than W has below rank ` +
      `${say.breakEven(n)}.${larger.length ? ` ${say.notToScale(larger).replaceAll("*", "")}` : ""}`
    );
  },

  notToScale: (larger: readonly Part[]) =>
    `Not to scale, drawn larger to be seen: ${nameParts(larger)}.`,

  /** The factor before BA, written where it is not 1. */
  factor: (n: Lora) => (n.scaling === 1 ? "" : "(*α*/*r*)"),
  formula: (n: Lora) => `*W′* = *W* + ${say.factor(n)}*BA*`,
  values: (n: Lora) => [
    `*r* = ${exact(n.rank)}`,
    `*d* = ${exact(n.d)}`,
    `*k* = ${exact(n.k)}`,
    ...(n.scaling === 1 ? [] : [`*α*/*r* ${scalingValue(n)}`]),
  ],

  size: (n: Lora) => size(n.d, n.k),
  w: { name: "*W*", role: "frozen" },
  deltaW: { name: (n: Lora) => `Δ*W* = ${say.factor(n)}*BA*`, role: "rank ≤ *r*" },
  adapted: { name: "*W′*", role: "adapted" },

  fullBar: "Full fine-tuning, *dk*",
  loraBar: "LoRA, *r*(*d* + *k*)",
  key: (matrix: "A" | "B", count: number) => `*${matrix}* ${exact(count)}`,
  square: "share as area",

  table(n: Lora): Table {
    const { share, rest } = percent(n.trainable, n.full);
    const isCostly = n.trainable > n.full;
    return {
      caption: `Parameters at rank ${exact(n.rank)} for d = ${exact(n.d)}, k = ${exact(n.k)}`,
      head: ["Quantity", "Formula", "Value"],
      rows: [
        ["Full fine-tuning", "*dk*", exact(n.full)],
        ["LoRA", "*r*(*d* + *k*)", exact(n.trainable)],
        ["of which *B*", "*dr*", exact(n.b)],
        ["of which *A*", "*rk*", exact(n.a)],
        ["Share trained", "*r*(*d* + *k*)/*dk*", share],
        ["Saving", isCostly ? "–" : "1 − share", isCostly ? "none, LoRA costs more" : rest],
        ["Break-even rank", "*dk*/(*d* + *k*)", say.breakEven(n)],
        ...(n.scaling === 1 ? [] : [["Scaling", "*α*/*r*", scalingValue(n).replace("= ", "")]]),
      ],
    };
  },
};
