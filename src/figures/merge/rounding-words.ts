/** The English strings of the figure in bf16. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { ViewWords } from "../figure.js";
import type { Merge, Rounding } from "./rounding.js";
import { roundingTexts } from "./rounding-texts.js";

export type RoundingWords = ReturnType<typeof roundingWords>;

/** Returns the strings of the figure in bf16. */
export function roundingWords(f: Formats) {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => `rank ${f.exact(value)}`;
  const shares = (merges: readonly Merge[]) =>
    f.list(merges.map((item) => `${share(item)} at ${ratio(item)}`));
  const title = "The weights that change when BA is added in bf16";
  const alt = ({ rows }: Rounding) => {
    const results = rows.map((row) => `at ${rank(row.rank)}, ${shares(row.merges)}`);
    return (
      "Weights in bf16 that keep their value when BA is added, by rank and by the size of BA relative to W: " +
      `${results.join("; ")}.`
    );
  };
  const limits =
    `bf16 has ${texts.bits} significant bits: an update smaller than 1/${texts.lost} of its ` +
    `weight is lost, and one larger than 1/${texts.kept} is not.`;

  return {
    rank,
    limits,
    heading: "bf16 loses small updates",
    formula: "*W′* = *W* + *BA*, rounded to bf16",
    keys: ["filled: weight changed", "empty: lost, weight unchanged"],
    units:
      "*BA*/*W*: ratio of root mean squares; losses: share of weights; errors: relative to *BA*",
    corner: `Shown: ${texts.corner} of ${texts.size} random weights`,
    ratio: (item: Merge) => `*BA*/*W*: ${ratio(item)}`,
    lost: (item: Merge) => `lost: ${share(item)}`,
    error: (item: Merge) => `error: ${error(item)}`,
    listed: () => title,
    alt,
    caption: ({ example }: Rounding) =>
      `Merged into bf16, part of the update is lost. If BA is ${ratio(example)} times as large as W, ` +
      `${share(example)} of the weights keep their value at ${rank(example.rank)}, and the update’s error is ` +
      `${error(example)}.`,
    table: (rounding: Rounding) =>
      texts.table(
        rounding,
        `Weights that keep their value in bf16, of ${texts.weights} random weights, rounded to nearest even`,
        ["Rank *r*", "rms(*BA*) / rms(*W*)", "Unchanged weights", "Share", "Error of the update"],
      ),
    card: {
      subject: ({ example }: Rounding) => `Merged into bf16 at ${rank(example.rank)}`,
      number: ({ example }: Rounding) => share(example),
      meaning: ({ example }: Rounding): Meaning => [
        "of weights do not change",
        `if BA is ${ratio(example)} of W`,
      ],
      note: "Empty: update lost",
    },
  } satisfies ViewWords<Rounding> & Record<string, unknown>;
}
