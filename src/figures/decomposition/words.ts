/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import type { Composition } from "../../scene.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import type { Input, Numbers } from "./numbers.js";
import { matrixTable, type Span, stepWords } from "./tables.js";
import { cellTexts, scalingText } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size, outcome, share, saving, breakEven } = sharedWords(f);
  const shape = (counts: Counts) => size(counts.d, counts.k);
  const title = (counts: Counts) => `LoRA at rank ${f.exact(counts.rank)}`;
  const spoken = (counts: Counts, option: string) =>
    `${option} ${f.exact(counts[option as "rank"])}, ${f.exact(counts.trainable)} parameters, ` +
    f.percent(counts.trainable, counts.full).share;

  const alt = (counts: Counts) =>
    `${title(counts)}: W, ${shape(counts)}, frozen, plus ` +
    `${counts.scaling === 1 ? "" : `${scalingText(f, counts)} times `}` +
    `B, ${size(counts.d, counts.rank)}, times A, ${size(counts.rank, counts.k)}. ` +
    `Trained: ${f.exact(counts.trainable)} parameters, ${outcome(counts, f.exact(counts.full))}.`;

  return {
    title,
    alt,
    size,
    /** The value of the scaling factor if the author gave an alpha. Shown even if it is 1, so that the line stays. */
    values: (counts: Numbers) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
    /** The lines below the names of W, BA and W′. */
    matrices: (counts: Counts, composition: Composition) =>
      composition === "wide"
        ? [
            ["*d* × *k*", size(counts.d, counts.k, " "), "frozen"],
            [`rank ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)},`, "never stored"],
            ["adapted,", "same size"],
          ]
        : [["frozen"], ["rank ≤ *r*"], ["adapted"]],
    trained: "trained",
    /** The number of stripes in a lens. */
    columns: (rank: number) =>
      `${f.exact(rank)} ${f.plural(rank, { one: "column", other: "columns" })}`,
    rows: (rank: number) => `${f.exact(rank)} ${f.plural(rank, { one: "row", other: "rows" })}`,
    /** Below the key of the narrow picture. */
    sizes: (counts: Counts) => [
      `*W*, *d* × *k*: ${size(counts.d, counts.k, " ")}, frozen`,
      `*BA*: rank ≤ *r* = ${f.exact(counts.rank)}, never stored`,
    ],
    /** Notes on shapes that are drawn larger than to scale. */
    thickStrips: (rank: number, times: number) =>
      `At rank ${f.exact(rank)}, *B* and *A* are drawn ${f.exact(times)}\u00a0×\u00a0thicker than\u00a0to\u00a0scale.`,
    thinSide: (side: "d" | "k", times: number) =>
      `The side *${side}* is drawn ${f.exact(times)}\u00a0×\u00a0longer than\u00a0to\u00a0scale.`,
    share: (counts: Counts) =>
      share(
        counts,
        ["Full, *dk*: ", "LoRA, *r*(*d*\u00a0+\u00a0*k*): "],
        [": it costs more;", `break-even rank\u00a0${breakEven(counts)}`],
      ),

    caption: (counts: Counts) =>
      `${title(counts)} for a weight matrix of ${shape(counts)} trains ` +
      `${f.exact(counts.trainable)} parameters, ` +
      `${outcome(counts, `the ${f.exact(counts.full)} of full fine-tuning`)}.`,
    cells: (counts: Counts) =>
      cellTexts(f, counts, shape(counts), saving(counts), breakEven(counts)),
    spoken,
    lowered: (counts: Counts) => `Lowered to fit d and k: ${spoken(counts, "rank")}`,
    // Only pages with an exercise load this module.
    answer: async (counts: Counts, { goal }: Input) =>
      goal && (await import("./exercise-words.js")).replyTo(f, counts, goal),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns "1 to 8". */
const span = ([first, last]: Span) => `${first} to ${last}`;

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, size, cells }: Live) {
  const shape = (counts: Counts) => size(counts.d, counts.k);
  return {
    lesson: "What one matrix costs",
    summary: "One weight matrix, its two low-rank factors, and what training them costs.",
    listed: (counts: Counts) => `${title(counts)}, ${shape(counts)}`,
    labels: { rank: "Rank *r*", d: "Rows *d*", k: "Columns *k*" },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*. An entry of *BA* is a row of *B* times a column of *A*, " +
      "so its rank is at most *r*.",
    table: (counts: Counts): Table =>
      matrixTable(counts, cells(counts), {
        caption: "Shape and parameters",
        head: ["Quantity", "Formula", "Value"],
        quantities: [
          "Rank",
          "Weight matrix",
          "Full fine-tuning",
          "LoRA",
          "of which *B*",
          "of which *A*",
          "Share trained",
          "Saving",
          "Break-even rank",
          "Scaling",
        ],
        savingFormula: "1 − share",
      }),
    steps: stepWords(f, {
      legend: "Rank *r*",
      ranks: (names) => `LoRA at ranks ${f.list(names)}`,
      manyRanks: (count, ends) => `LoRA at ${count} ranks from ${span(ends)}`,
      listed: ({ ranks, shape }) => `${ranks}, ${shape}`,
      caption: ({ ranks, shape, trained, share, full }) =>
        `${ranks} for a weight matrix of ${shape} trains ${span(trained)} ` +
        `parameters, ${span(share)} of the ${f.exact(full)} of full fine-tuning.`,
      alt: ({ ranks, shape, trained, share, full }) =>
        `${ranks}: W, ${shape}, frozen, plus B times A. ` +
        `Trained: ${span(trained)} parameters, ${span(share)} of ${f.exact(full)}.`,
      saving: (counts) => sharedWords(f).saving(counts),
      table: {
        caption: "Rank by rank",
        head: ["Rank *r*", "LoRA, *r*(*d*\u00a0+\u00a0*k*)", "Share trained", "Saving"],
      },
    }),
    card: {
      ...cardWords(f),
      subject: (counts: Counts) => `Rank ${f.exact(counts.rank)} on ${shape(counts)}`,
      number: (counts: Counts) => f.exact(counts.trainable),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
