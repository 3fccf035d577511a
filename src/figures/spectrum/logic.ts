/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../formats.js";
import type * as shared from "../../locales/en/shared.ftl";
import type * as messages from "../../locales/en/spectrum.ftl";
import type { LiveWords, PageWords, Table, ViewWords } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { once } from "../logic.js";
import { type Input, type Numbers, rankKeeping } from "./numbers.js";
import {
  DECAYS,
  type Decay,
  INPUTS,
  MOMENTUM,
  RATE,
  SHEETS_DECAY,
  SIDE,
  SPREAD,
  STEPS,
} from "./setting.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;
export type SheetsWords = Page["sheets"];

/** The share of the squares that the table's ranks keep, in percent. */
const KEPT = 90;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  /** Returns an error in percent, with three significant digits or 0. */
  const percent = (error: number) =>
    f.percentage(error, error ? error.toPrecision(3).split(".")[1]?.length : 0);
  /** Returns the lowest error of the rank with a decay. */
  const lowest = ({ rank, spectra }: Numbers, decay: Decay) =>
    percent(spectra[decay].min[rank - 1]!);
  /** Returns the error of trained LoRA. */
  const fitted = ({ rank, spectra }: Numbers, decay: Decay) =>
    percent(spectra[decay].fits[rank - 1]!);
  const args = once((counts: Numbers) => {
    const { rank } = counts;
    return {
      ...{ rank, side: SIDE, dropped: SIDE - rank },
      // Whether the best matrix of the rank misses nothing.
      complete: rank === SIDE,
      ...{ fastLow: lowest(counts, "fast"), fastFit: fitted(counts, "fast") },
      ...{ slowLow: lowest(counts, "slow"), slowFit: fitted(counts, "slow") },
      ...{ flatLow: lowest(counts, "flat"), flatFit: fitted(counts, "flat") },
    };
  });

  return {
    args,
    headline: (counts: Numbers) => m.headline(args(counts)),
    deck: (counts: Numbers) => m.deck(args(counts)),
    alt: (counts: Numbers) => m.alt(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
    names: m.decayNames,
    laws: m.decayLaws,
    valuesName: m.valuesName,
    /** The values that the rank keeps and drops, in lines. */
    kept: (counts: Numbers) =>
      counts.rank < SIDE ? [m.kept(counts), m.dropped(args(counts))] : [m.kept(counts)],
    /** The upper end of the errors, with and without what it is a share of. */
    allName: m.allName({ all: percent(100) }),
    all: percent(100),
    number: f.exact,
    rankName: ({ rank }: Numbers) => `*r* = ${f.exact(rank)}`,
    missed: (counts: Numbers, decay: Decay, isLong: boolean) =>
      isLong ? m.misses({ error: lowest(counts, decay) }) : lowest(counts, decay),
    trained: (counts: Numbers, decay: Decay) => m.trained({ error: fitted(counts, decay) }),
    /** The parts of the picture. */
    parts: {
      decay: (decay: Decay) => ({
        ...({ name: decay, role: "group" } as const),
        words: m.partDecay({ name: m.decayNames[decay], law: m.decayLaws[decay] }),
      }),
      values: (counts: Numbers, decay: Decay) => ({
        ...({ name: `${decay} values`, role: "series" } as const),
        words: m.partValues({
          ...args(counts),
          values: f.list(counts.spectra[decay].values.map(f.real)),
        }),
        facts: { values: counts.spectra[decay].values, kept: counts.rank },
      }),
      errors: (counts: Numbers, decay: Decay) => ({
        ...({ name: `${decay} errors`, role: "series" } as const),
        words: m.partErrors({
          rank: counts.rank,
          low: lowest(counts, decay),
          fit: fitted(counts, decay),
          values: f.list(counts.spectra[decay].min.map(percent)),
        }),
        facts: {
          lowest: counts.spectra[decay].min,
          ...{ rank: counts.rank, lora: counts.spectra[decay].fits[counts.rank - 1]! },
        },
      }),
    },
    /** The last two columns of the table. */
    cells: (counts: Numbers) =>
      DECAYS.flatMap((decay) => [lowest(counts, decay), fitted(counts, decay)]),
    spoken: (counts: Numbers) => m.spoken(args(counts)),
    percent,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { alt, caption, cells } = words;
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: caption,
    labels: m.labels,
    alt,
    explanation: m.explanation({
      inputs: INPUTS,
      steps: STEPS,
      spread: SPREAD,
      rate: RATE,
      momentum: MOMENTUM,
    }),
    table: (counts: Numbers): Table => ({
      caption: m.tableCaption,
      head: m.tableHead({ share: f.real(KEPT / 100) }),
      rows: labeledRows(
        DECAYS.map((decay) => [m.falls[decay], f.exact(rankKeeping(KEPT, counts.spectra[decay]))]),
        cells(counts),
      ),
    }),
    sheets: sheetsWords(f, m, words),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings of the view of sheets. */
function sheetsWords(f: Formats, m: messages.Live & messages.Page, { percent }: Live) {
  const decay = SHEETS_DECAY;
  const missing = ({ spectra }: Numbers, sheets: number) =>
    percent(spectra[decay].min[sheets - 1]!);
  const args = (counts: Numbers) => ({
    ...{ rank: counts.rank, side: SIDE },
    missing: missing(counts, counts.rank),
  });
  return {
    headline: (counts: Numbers) => m.sheetsHeadline(args(counts)),
    deck: m.sheetsDeck({ side: SIDE, law: m.decayLaws[decay] }),
    heading: m.sheetsHeading,
    sums: m.sheetsSums,
    sheet: (index: number) => m.sheet({ index }),
    target: m.sheetsTarget,
    missing: (counts: Numbers, sheets: number) =>
      m.sheetsMissing({ missing: missing(counts, sheets) }),
    conditions: m.sheetsConditions,
    listed: (counts: Numbers) => m.sheetsTitle(counts),
    alt: (counts: Numbers) => m.sheetsAlt(args(counts)),
    caption: (counts: Numbers) => m.sheetsTitle(counts),
    parts: {
      sheet: (counts: Numbers, index: number) => ({
        ...({ name: `sheet ${index}`, role: "product" } as const),
        words: m.partSheet({ index, value: f.real(counts.spectra[decay].values[index - 1]!) }),
        facts: { singularValue: counts.spectra[decay].values[index - 1]! },
      }),
      sum: (counts: Numbers, sheets: number) => ({
        ...({ name: `sum of ${sheets}`, role: "product" } as const),
        words: m.partSum({ index: sheets, missing: missing(counts, sheets) }),
        facts: { sheets, missing: counts.spectra[decay].min[sheets - 1]! },
      }),
      target: {
        ...({ name: "T", role: "adapted", words: m.partTarget({ side: SIDE }) } as const),
        facts: { rows: SIDE, columns: SIDE },
      },
    },
    /** A row for each sheet, of which there are as many as the rank. */
    table: (counts: Numbers): Table => ({
      caption: m.sheetsTable,
      head: m.sheetsHead,
      rows: counts.spectra[decay].values
        .slice(0, counts.rank)
        .map((value, index) => [f.exact(index + 1), f.real(value), missing(counts, index + 1)]),
    }),
  } satisfies ViewWords<Numbers> & Record<string, unknown>;
}
