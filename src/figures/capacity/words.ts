/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import type { Input, Numbers, Setting } from "./numbers.js";
import { type Rank, SEEDS, SIDE, TESTED } from "./runs.js";
import { capacityTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const rankTick = (rank: Rank) => (rank === "full" ? "full" : f.exact(Number(rank)));
  const name = ({ rank }: Setting) => (rank === "full" ? "Full" : `Rank ${rankTick(rank)}`);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const mean = (setting: Setting) => f.oneDecimal(setting.mean, 10);
  const parameters = ({ trainable }: Setting) => f.exact(trainable);
  const share = ({ chosen, full }: Numbers) => f.percent(chosen.trainable, full.trainable).share;
  /** Returns how many percentage points a mean is above or below another. */
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "Test accuracy of a small network by the rank of LoRA";

  const verdict = (counts: Numbers): readonly [string, string] => {
    const { chosen, full } = counts;
    return [
      `${name(chosen)}: ${percent(chosen.mean)} on average,`,
      chosen === full
        ? `${parameters(full)} parameters.`
        : `${parameters(chosen)} parameters, ${share(counts)} of full.`,
    ];
  };

  /** Returns what twice the chosen setting's parameters change, or half of them for full fine-tuning. */
  const change = ({ chosen, full, neighbor }: Numbers) =>
    `${chosen === full ? "Half" : "Twice"} the parameters:\u00a0${difference(neighbor, chosen)} points.`;

  /** Returns the lesson: the rank beyond which accuracy hardly rises. */
  const lesson = ({ enough, full }: Numbers) =>
    `A small network reaches ${percent(enough.mean)} at rank ${rankTick(enough.rank)} and ` +
    `${percent(full.mean)} with full fine-tuning: more rank adds little.`;

  return {
    title,
    name,
    percent,
    mean,
    difference,
    parameters,
    share,
    verdict,
    change,
    lesson,
    heading: "Accuracy of a small network, %",
    trained: "Parameters trained",
    axes: { rank: "rank *r*", rankTick, accuracyTick: f.exact },
    keys: [`one of ${f.exact(SEEDS)} runs`, "lowest to highest", "mean; dashed: full"],

    alt: (counts: Numbers) => `${title}. ${verdict(counts).join(" ")} ${lesson(counts)}`,
    // The picture states the outcome of the chosen rank.
    caption: lesson,
    /** The last column of the table. */
    cells: ({ settings, chosen }: Numbers) => settings.map((item) => difference(item, chosen)),
    spoken: (counts: Numbers) => verdict(counts).join(" "),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, words: Live) {
  const { title, percent, cells, axes } = words;
  return {
    lesson: "How much rank a task needs",
    summary: "Measured accuracy of a small network by rank: a few ranks can be enough.",
    listed: () => title,
    labels: { rank: "Rank *r*" },
    values: { rank: { full: "full" } },
    alt: words.alt,
    explanation:
      "A network with two hidden layers of 64 units learns scikit-learn’s digits (8\u00a0×\u00a08 pixels), then the same " +
      "digits with shuffled pixels. Full fine-tuning trains both " +
      `${f.exact(SIDE)}\u00a0×\u00a0${f.exact(SIDE)} matrices; LoRA adds *BA* to them. Everything else is frozen. Each seed has ` +
      `its own pretrained network, shuffle and ${f.exact(TESTED)} test images. Training takes 800 ` +
      "steps of 32 images with Adam. Of eight learning rates, each rank uses the one with the lowest training loss. Full " +
      "fine-tuning has the highest mean, but is best with only two of five seeds. Another network or task may need " +
      "a higher rank.",
    table: (counts: Numbers): Table =>
      capacityTable(f, counts, cells(counts), axes.rankTick, {
        caption: "Test accuracy by rank",
        head: [
          "Rank *r*",
          "Learning rate",
          `Test accuracy with seeds 1 to ${f.exact(SEEDS)}, %`,
          "Parameters trained",
          "Share of full",
          "Mean",
          "Difference from the highlighted rank, points",
        ],
        separator: ", ",
      }),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }: Numbers) =>
        chosen === full
          ? "Full fine-tuning reaches"
          : `LoRA at rank ${axes.rankTick(chosen.rank)} reaches`,
      number: ({ chosen }: Numbers) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }: Numbers): Meaning => [
        "in a small network;",
        chosen === full
          ? `LoRA at rank ${axes.rankTick(enough.rank)}: ${percent(enough.mean)}`
          : `full fine-tuning: ${percent(full.mean)}`,
      ],
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
