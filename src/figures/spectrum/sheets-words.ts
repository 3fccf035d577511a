/**
 * The English strings of the figure in either view. They are not in words.ts, because the view of sheets has no
 * controls, so that no script needs its strings.
 */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import type { Input, Numbers } from "./numbers.js";
import { SIDE } from "./setting.js";
import { sheetCells, sheetsTable } from "./tables.js";
import * as values from "./words.js";

export const VIEWS = ["values", "sheets"] as const;

/** The numbers of the figure in either view. */
export interface AllNumbers extends Numbers {
  readonly view?: "sheets" | undefined;
}
export type AllInput = Input & Pick<AllNumbers, "view">;

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings of the picture. */
export function live(f: Formats) {
  const words = values.live(f);
  const missed = (counts: Numbers, rank = counts.rank) => words.bestMisses({ ...counts, rank });
  const count = ({ rank }: Numbers) =>
    `${f.exact(rank)} ${f.plural(rank, { one: "sheet", other: "sheets" })}`;
  const alt = (counts: Numbers) =>
    `The best BA of rank ${f.exact(counts.rank)} as a sum of ${count(counts)}: each is a column of B times a row ` +
    `of A. The sum of all misses ${missed(counts)} of a target with ${words.decays[counts.decay]} decay.`;
  const sheets = {
    title: (counts: Numbers) =>
      `BA as a sum of ${count(counts)} with ${words.decays[counts.decay]} decay`,
    alt,
    count,
    missed,
    keys: ["positive, area: size of an entry", "negative, thin in *B* and *A*"],
    heading: "Sheets of rank 1: a column of *B* times a row of *A*",
    sums: "Sum so far",
    /** Returns the label of a sheet, with the sign of the sum. */
    sheet: (index: number) => `${index > 1 ? "+\u00a0" : ""}sheet ${f.exact(index)}`,
    target: "≈\u00a0*T*, the target",
    missing: (counts: Numbers, rank: number) => `${missed(counts, rank)} missing`,
    verdict: (counts: Numbers) => `${count(counts)}: ${missed(counts)} of *T* is missing.`,
    cells: (counts: Numbers) => sheetCells(f, counts, (rank) => missed(counts, rank)),
  };
  return {
    ...words,
    sheets,
    caption: (counts: AllNumbers) =>
      counts.view
        ? `${sheets.title(counts)}: each sheet of rank 1 brings BA closer to the target, until ` +
          `${missed(counts)} of it is missing.`
        : words.caption(counts),
    description: (counts: AllNumbers) => (counts.view ? alt(counts) : words.description(counts)),
    cells: (counts: AllNumbers) => (counts.view ? sheets.cells(counts) : words.cells(counts)),
  } satisfies LiveWords<AllInput, AllNumbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, live: Live) {
  const words = values.page(f, live);
  const { card } = words;
  const { sheets } = live;
  return {
    ...words,
    listed: (counts: AllNumbers) => (counts.view ? sheets.title(counts) : words.listed(counts)),
    alt: (counts: AllNumbers) => (counts.view ? sheets.alt(counts) : words.alt(counts)),
    table: (counts: AllNumbers): Table =>
      counts.view
        ? sheetsTable(counts, sheets.cells(counts), {
            caption: "What is missing of T after each sheet",
            head: ["Sheet", "Singular value", "Missing of *T*"],
          })
        : words.table(counts),
    card: {
      ...card,
      subject: (counts: AllNumbers) =>
        counts.view ? `${sheets.count(counts)} of rank 1 miss` : card.subject(counts),
      number: (counts: AllNumbers) => (counts.view ? sheets.missed(counts) : card.number(counts)),
      meaning: (counts: AllNumbers): Meaning =>
        counts.view
          ? ["of the target update", `rank at most ${f.exact(counts.rank)} of ${f.exact(SIDE)}`]
          : card.meaning(counts),
      sheets: (counts: Numbers) => `The sum of ${sheets.count(counts)}`,
    },
  } satisfies PageWords<AllInput, AllNumbers> & Record<string, unknown>;
}
