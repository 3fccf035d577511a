/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/spectrum.ftl";
import type { LiveTexts, PageTexts, Table, ViewTexts } from "../figure.js";
import { once, writer } from "../logic.js";
import { type Input, type Numbers, rankKeeping } from "./numbers.js";
import {
  byDecay,
  DECAYS,
  type Decay,
  INPUTS,
  MOMENTUM,
  RATE,
  SIDE,
  SPREAD,
  STEPS,
} from "./setting.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;
export type SheetsWords = Page["sheets"];

/** The share of the squares that the table's ranks keep, in percent. */
const KEPT = 90;

export function live(f: Formats, m: messages.LiveMessages) {
  /** Three significant digits, or 0. */
  const percent = (error: number) =>
    f.percentage(error, error ? error.toPrecision(3).split(".")[1]?.length : 0);
  /** The lowest error of the rank with a decay, or the error of trained LoRA. */
  const errorAt = ({ rank, spectra }: Numbers, decay: Decay, of: "min" | "fits" = "min") =>
    spectra[decay][of][rank - 1]!;
  const lowest = (counts: Numbers, decay: Decay) => percent(errorAt(counts, decay));
  const fitted = (counts: Numbers, decay: Decay) => percent(errorAt(counts, decay, "fits"));
  const args = once((counts: Numbers) => ({
    ...byDecay((decay) => lowest(counts, decay)),
    rank: counts.rank,
    side: SIDE,
    fastTrained: fitted(counts, "fast"),
    slowTrained: fitted(counts, "slow"),
    flatTrained: fitted(counts, "flat"),
  }));
  const write = writer(args);
  const named = (decay: Decay) => ({ name: m.decays[decay], law: m.falls[decay] });

  return {
    ...m,
    args,
    headline: (_) => m.headline,
    deck: write(m.deck),
    alt: write(m.alt),
    caption: write(m.caption),
    law: (decay: Decay) => m.law(named(decay)),
    boldLaw: (decay: Decay) => m.boldLaw(named(decay)),
    kept: ({ rank }: Numbers, wide: boolean) => m.kept({ rank, side: SIDE, wide }),
    /** The label of the upper grid line. */
    missed: m.missed({ all: f.percentage(100, 0) }),
    lowest,
    min: (counts: Numbers, decay: Decay) => m.lowest({ lowest: lowest(counts, decay) }),
    lora: (counts: Numbers, decay: Decay) => m.lora({ trained: fitted(counts, decay) }),
    tick: f.exact,
    /** The parts of the picture. */
    parts: {
      decay: (decay: Decay) => ({
        name: decay,
        role: "group",
        words: m.law(named(decay)),
        facts: {},
      }),
      values: (counts: Numbers, decay: Decay) => {
        const { values } = counts.spectra[decay];
        const texts = values.map((value) => f.real(Number(value.toPrecision(3))));
        const dropped = SIDE - counts.rank;
        const words = m.partValues({ rank: counts.rank, dropped, values: texts.join(m.between) });
        const facts = { values, kept: counts.rank };
        return { name: "singular values", role: "series", words, facts } as const;
      },
      lowest: ({ spectra }: Numbers, decay: Decay) => {
        const { min } = spectra[decay];
        const words = m.partLowest({ side: SIDE, values: min.map(percent).join(m.between) });
        return { name: "lowest", role: "series", words, facts: { percent: min } } as const;
      },
      best: (counts: Numbers, decay: Decay) => ({
        name: "best",
        role: "value",
        words: m.partBest({ rank: counts.rank, lowest: lowest(counts, decay) }),
        facts: { rank: counts.rank, percent: errorAt(counts, decay) },
      }),
      lora: (counts: Numbers, decay: Decay) => ({
        name: "LoRA",
        role: "value",
        words: m.partLora({ rank: counts.rank, trained: fitted(counts, decay) }),
        facts: { rank: counts.rank, percent: errorAt(counts, decay, "fits") },
      }),
    },
    /** The last two columns of the table. */
    cells: (counts) => DECAYS.flatMap((decay) => [lowest(counts, decay), fitted(counts, decay)]),
    spoken: write(m.spoken),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: messages.PageMessages, words: Live) {
  const { args, alt, cells, law } = words;
  return {
    ...m,
    listed: (counts) => m.title(args(counts)),
    alt,
    explanation: m.explanation({
      inputs: INPUTS,
      steps: STEPS,
      spread: SPREAD,
      rate: RATE,
      momentum: MOMENTUM,
    }),
    table: (counts): Table => {
      const errors = cells(counts);
      return {
        caption: m.tableCaption,
        head: m.tableHead({ share: f.real(KEPT / 100) }),
        rows: DECAYS.map((decay, index) => [
          law(decay),
          f.exact(rankKeeping(KEPT, counts.spectra[decay])),
          ...errors.slice(2 * index, 2 * index + 2),
        ]),
      };
    },
    /** What the rank misses, as a label of the card. */
    misses: (counts: Numbers, decay: Decay) => m.misses({ lowest: words.lowest(counts, decay) }),
    sheets: sheetsWords(f, m, words),
  } satisfies PageTexts<Input, Numbers>;
}

function sheetsWords(f: Formats, m: messages.Live & messages.Page, { args, lowest }: Live) {
  const title = (counts: Numbers) => m.sheetsTitle(args(counts));
  return {
    headline: (counts) =>
      // Whether the best matrix of the rank misses nothing.
      m.sheetsHeadline({ ...args(counts), complete: counts.rank === SIDE }),
    deck: m.sheetsDeck,
    conditions: m.sheetsConditions,
    sheet: (index: number) => m.sheet({ index }),
    sum: "*BA*",
    target: "*T*",
    missing: (counts: Numbers, decay: Decay) => m.misses({ lowest: lowest(counts, decay) }),
    boldName: (decay: Decay) => m.boldName({ name: m.decays[decay] }),
    listed: title,
    caption: title,
    alt: (counts) => m.sheetsAlt(args(counts)),
    parts: {
      sheet: ({ spectra }: Numbers, decay: Decay, index: number) => {
        const value = spectra[decay].values[index]!;
        const words = m.partSheet({
          index: index + 1,
          value: f.real(Number(value.toPrecision(3))),
        });
        return {
          name: "sheet",
          role: "trained",
          words,
          facts: { index: index + 1, value },
        } as const;
      },
      sum: (counts: Numbers, decay: Decay) => ({
        name: "BA",
        role: "product",
        words: m.partSum({ ...args(counts), lowest: lowest(counts, decay) }),
        facts: { rank: counts.rank, percent: counts.spectra[decay].min[counts.rank - 1]! },
      }),
      target: (_: Decay) => ({
        name: "T",
        role: "comparison",
        words: m.partTarget({ side: SIDE }),
        facts: { rows: SIDE, columns: SIDE },
      }),
    },
    /** A row for each sheet, of which there are as many as the rank. */
    table: (counts): Table => ({
      caption: m.sheetsTable,
      head: m.sheetsHead,
      rows: Array.from({ length: counts.rank }, (_, index) => [
        f.exact(index + 1),
        ...DECAYS.map((decay) => lowest({ ...counts, rank: index + 1 }, decay)),
      ]),
    }),
  } satisfies ViewTexts<Numbers>;
}
