/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import type { Composition } from "../../scene.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import type { Input, Numbers } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size, outcome, share, saving, breakEven } = sharedWords(f);
  const shape = (counts: Counts) => size(counts.d, counts.k);
  const title = (counts: Counts) => `LoRA at rank ${f.exact(counts.rank)}`;
  /** alpha / rank as an exact fraction. */
  const scaling = (counts: Counts) =>
    counts.scaling === 1 ? "1" : `${f.exact(counts.alpha)}/${f.exact(counts.rank)}`;
  const spoken = (counts: Counts, option: string) =>
    `${option} ${f.exact(counts[option as "rank"])}, ${f.exact(counts.trainable)} parameters, ` +
    f.percent(counts.trainable, counts.full).share;

  const alt = (counts: Counts) =>
    `${title(counts)}: W, ${shape(counts)}, frozen, plus ` +
    `${counts.scaling === 1 ? "" : `${scaling(counts)} times `}` +
    `B, ${size(counts.d, counts.rank)}, times A, ${size(counts.rank, counts.k)}. ` +
    `Trained: ${f.exact(counts.trainable)} parameters, ${outcome(counts, f.exact(counts.full))}.`;

  return {
    title,
    alt,
    size,
    formula: (counts: Counts) => `*W′* = *W* + ${counts.scaling === 1 ? "" : "(*α*/*r*)"}*BA*`,
    /** The value of the scaling factor if the author gave an alpha. Shown even if it is 1, so that the line stays. */
    values: (counts: Numbers) => `*α*/*r*\u00a0=\u00a0${scaling(counts)}`,
    /** The name of W, BA and W′, and the lines below each name. */
    matrices: (counts: Counts, composition: Composition) =>
      composition === "wide"
        ? [
            { name: "*W*", lines: ["*d* × *k*", size(counts.d, counts.k, " "), "frozen"] },
            {
              name: "*BA*",
              lines: [`rank ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)},`, "never stored"],
            },
            { name: "*W′*", lines: ["adapted,", "same size"] },
          ]
        : [
            { name: "*W*", lines: ["frozen"] },
            { name: "*BA*", lines: ["rank ≤ *r*"] },
            { name: "*W′*", lines: ["adapted"] },
          ],
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
    description: alt,
    cells: (counts: Counts) => [
      f.exact(counts.rank),
      shape(counts),
      ...[counts.full, counts.trainable, counts.b, counts.a].map(f.exact),
      f.percent(counts.trainable, counts.full).share,
      saving(counts),
      breakEven(counts),
      scaling(counts),
    ],
    spoken,
    lowered: (counts: Counts) => `Lowered to fit d and k: ${spoken(counts, "rank")}`,
    // Only pages with an exercise load this module.
    answer: async (counts: Counts, { goal }: Input) =>
      goal && (await import("./exercise-words.js")).replyTo(f, counts, goal),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

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
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* (default *α*: *r*). An entry of *BA* is a row of *B* times a column of *A*, " +
      "so its rank is at most *r*.",
    table(counts: Counts): Table {
      const { rank, full, trainable, b, a, d, k } = counts;
      const savings = (full - trainable) / full;
      const numbers = [
        ...[rank, `${d} × ${k}`, full, trainable, b, a],
        ...[trainable / full, savings, full / (d + k), counts.scaling],
      ];
      const values = cells(counts);
      return {
        caption: "Shape and parameters",
        head: ["Quantity", "Formula", "Value"],
        rows: QUANTITIES.map((row, index) => [...row, values[index]!]),
        data: {
          head: ["quantity", "formula", "value"],
          rows: QUANTITIES.map((row, index) => [...row, numbers[index]]),
        },
      };
    },
    steps: stepWords(f),
    card: {
      ...cardWords(f),
      subject: (counts: Counts) => `Rank ${f.exact(counts.rank)} on ${shape(counts)}`,
      number: (counts: Counts) => f.exact(counts.trainable),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

const QUANTITIES = [
  ["Rank", "*r*"],
  ["Weight matrix", "*d* × *k*"],
  ["Full fine-tuning", "*dk*"],
  ["LoRA", "*r*(*d* + *k*)"],
  ["of which *B*", "*dr*"],
  ["of which *A*", "*rk*"],
  ["Share trained", "*r*(*d* + *k*)/*dk*"],
  ["Saving", "1 − share"],
  ["Break-even rank", "*dk*/(*d* + *k*)"],
  ["Scaling", "*α*/*r*"],
];

/** Returns the strings of a figure with `steps`. */
function stepWords(f: Formats) {
  const { size, saving } = sharedWords(f);
  const name = (counts: Counts) => f.exact(counts.rank);
  const formatShape = ([first]: readonly Counts[]) => size(first!.d, first!.k);
  const share = (counts: Counts) => f.percent(counts.trainable, counts.full).share;
  /** "65,536 to 131,072". */
  const span = (all: readonly Counts[], text: (counts: Counts) => string) =>
    `${text(all[0]!)} to ${text(all.at(-1)!)}`;
  /** "ranks 1, 4 and 8", or how many there are between the first and the last. */
  const formatRanks = (all: readonly Counts[]) => {
    const names = all.map(name);
    if (names.length > 5) return `${names.length} ranks from ${names[0]} to ${names.at(-1)}`;
    return `ranks ${f.list(names)}`;
  };
  const trained = (all: readonly Counts[]) => span(all, (counts) => f.exact(counts.trainable));

  return {
    legend: "Rank *r*",
    name,
    listed: (all: readonly Counts[]) => `LoRA at ${formatRanks(all)}, ${formatShape(all)}`,
    caption: (all: readonly Counts[]) =>
      `LoRA at ${formatRanks(all)} for a weight matrix of ${formatShape(all)} trains ${trained(all)} ` +
      `parameters, ${span(all, share)} of the ${f.exact(all[0]!.full)} of full fine-tuning.`,
    alt: (all: readonly Counts[]) =>
      `LoRA at ${formatRanks(all)}: W, ${formatShape(all)}, frozen, plus B times A. ` +
      `Trained: ${trained(all)} parameters, ${span(all, share)} of ${f.exact(all[0]!.full)}.`,
    table: (all: readonly Counts[]): Table => ({
      caption: "Rank by rank",
      head: ["Rank *r*", "LoRA, *r*(*d*\u00a0+\u00a0*k*)", "Share trained", "Saving"],
      rows: all.map((counts) => [
        name(counts),
        f.exact(counts.trainable),
        share(counts),
        saving(counts),
      ]),
    }),
  };
}
