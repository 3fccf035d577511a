/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as shared from "../../locales/en/shared.ftl";
import type * as messages from "../../locales/en/spectrum.ftl";
import type { LiveWords, PageWords, Table, ViewWords } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { once } from "../logic.js";
import { droppedText, type Input, type Numbers, rankKeeping } from "./numbers.js";
import { DECAYS, type Decay, INPUTS, MOMENTUM, RATE, SIDE, SPREAD, STEPS } from "./setting.js";

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
    const { rank, decay, chosen } = counts;
    return {
      rank,
      decay,
      side: SIDE,
      // Whether the best matrix of the rank misses nothing.
      complete: rank === SIDE,
      lowest: lowest(counts, decay),
      fitted: fitted(counts, decay),
      dropped: SIDE - rank,
      droppedShare: droppedText(f, chosen, rank),
    };
  });

  return {
    args,
    title: (counts: Numbers) => m.title(args(counts)),
    alt: (counts: Numbers) => m.alt(args(counts)),
    fitted: (counts: Numbers) => args(counts).fitted,
    /** The lowest error of the rank, for sentences. */
    missed: (counts: Numbers) => m.missed(args(counts)),
    formula: "*T* ≈ *BA*",
    values: (counts: Numbers) => m.values(counts),
    target: m.target({ side: SIDE }),
    valuesHeading: m.valuesHeading,
    /** The lowest error of the rank with a decay. */
    left: (counts: Numbers, decay: Decay) => m.left({ error: lowest(counts, decay) }),
    kept: (counts: Numbers) => m.kept(counts),
    /** The dropped values of the chosen decay, and their share of all squares. */
    dropped: (counts: Numbers) => m.dropped(args(counts)),
    errorHeading: m.errorHeading,
    min: m.min,
    trained: m.trained,
    /** The names of the lines. */
    decays: m.decays,
    rankTick: f.exact,
    /** The name of the vertical line at the rank. */
    rank: ({ rank }: Numbers) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    /** The errors of this rank, above both panels in two parts. */
    verdict: (counts: Numbers) => m.verdict(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
    /** The last two columns of the table. */
    cells: (counts: Numbers) =>
      DECAYS.flatMap((decay) => [lowest(counts, decay), fitted(counts, decay)]),
    spoken: (counts: Numbers) => m.spoken(args(counts)),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, title, alt, fitted, cells } = words;
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: title,
    labels: m.labels,
    values: { decay: m.decays },
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
    card: {
      subject: (counts: Numbers) => m.cardSubject(args(counts)),
      number: fitted,
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
      note: (counts: Numbers) => m.cardNote(counts),
    },
    sheets: sheetsWords(f, m, words),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings of the view of sheets. */
function sheetsWords(f: Formats, m: messages.Live & messages.Page, { args, missed }: Live) {
  const title = (counts: Numbers) => m.sheetsTitle(counts);
  return {
    keys: m.sheetsKeys,
    heading: m.sheetsHeading,
    sums: m.sheetsSums,
    /** Returns the label of a sheet, with the sign of the sum. */
    sheet: (index: number) => `${index > 1 ? "+\u00a0" : ""}${m.sheet({ index })}`,
    target: m.sheetsTarget,
    missing: (counts: Numbers) => m.sheetsMissing(args(counts)),
    verdict: (counts: Numbers) => m.sheetsVerdict(args(counts)),
    listed: title,
    alt: (counts: Numbers) => m.sheetsAlt(args(counts)),
    caption: (counts: Numbers) => m.sheetsCaption(args(counts)),
    /** A row for each sheet, of which there are as many as the rank. */
    table: (counts: Numbers): Table => ({
      caption: m.sheetsTable,
      head: m.sheetsHead,
      rows: counts.chosen.values
        .slice(0, counts.rank)
        .map((value, index) => [
          f.exact(index + 1),
          f.real(value),
          missed({ ...counts, rank: index + 1 }),
        ]),
    }),
    card: {
      subject: (counts: Numbers) => m.sheetsCardSubject(counts),
      number: missed,
      meaning: (counts: Numbers) => m.sheetsCardMeaning(args(counts)),
      note: (counts: Numbers) => m.sheetsCardNote(counts),
    },
  } satisfies ViewWords<Numbers> & Record<string, unknown>;
}
