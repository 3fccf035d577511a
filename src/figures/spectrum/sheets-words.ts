/** The English strings of the view of sheets. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { ViewWords } from "../figure.js";
import type { Numbers } from "./numbers.js";
import { type Decay, SIDE } from "./setting.js";
import { sheetsTable } from "./tables.js";

export type SheetsWords = ReturnType<typeof sheetsWords>;

/** Returns the strings of the view. `missed` writes the error of the best matrix of a rank. */
export function sheetsWords(
  f: Formats,
  missed: (counts: Numbers) => string,
  decays: Readonly<Record<Decay, string>>,
) {
  const count = ({ rank }: Numbers) =>
    `${f.exact(rank)} ${f.plural(rank, { one: "sheet", other: "sheets" })}`;
  const title = (counts: Numbers) =>
    `BA as a sum of ${count(counts)} with ${decays[counts.decay]} decay`;
  const alt = (counts: Numbers) =>
    `The best BA of rank ${f.exact(counts.rank)} as a sum of ${count(counts)}: each is a column of B times a row ` +
    `of A. The sum of all misses ${missed(counts)} of a target with ${decays[counts.decay]} decay.`;
  return {
    keys: ["positive, area: size of an entry", "negative, thin in *B* and *A*"],
    heading: "Sheets of rank 1: a column of *B* times a row of *A*",
    sums: "Sum so far",
    /** Returns the label of a sheet, with the sign of the sum. */
    sheet: (index: number) => `${index > 1 ? "+\u00a0" : ""}sheet ${f.exact(index)}`,
    target: "≈\u00a0*T*, the target",
    missing: (counts: Numbers) => `${missed(counts)} missing`,
    verdict: (counts: Numbers) => `${count(counts)}: ${missed(counts)} of *T* is missing.`,
    listed: title,
    alt,
    caption: (counts: Numbers) =>
      `${title(counts)}: each sheet of rank 1 brings BA closer to the target, until ` +
      `${missed(counts)} of it is missing.`,
    table: (counts: Numbers) =>
      sheetsTable(f, counts, missed, "What is missing of T after each sheet", [
        "Sheet",
        "Singular value",
        "Missing of *T*",
      ]),
    card: {
      subject: (counts: Numbers) => `${count(counts)} of rank 1 miss`,
      number: missed,
      meaning: ({ rank }: Numbers): Meaning => [
        "of the target update",
        `rank at most ${f.exact(rank)} of ${f.exact(SIDE)}`,
      ],
      note: (counts: Numbers) => `The sum of ${count(counts)}`,
    },
  } satisfies ViewWords<Numbers> & Record<string, unknown>;
}
