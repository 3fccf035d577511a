/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/compute.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { cardWords, once, shareArgs, targetsText } from "../logic.js";
import { GPT3_RATES, type Input, MEASURED_SECONDS, type Work } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns LoRA's share of the compute of full fine-tuning's step. */
const stepArgs = (f: Formats, { lora, full }: Work) => shareArgs(f, { trainable: lora, full });

/** Returns measured times. */
const timeArgs = (f: Formats) => {
  const { full, lora, dora } = MEASURED_SECONDS;
  return {
    ...{ fullTime: full, loraTime: lora, doraTime: dora },
    loraTimeShare: f.percent(lora, full).share,
    doraTimeShare: f.percent(dora, full).share,
    rateRest: f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest,
  };
};

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const args = once((counts: Work) => {
    const { forward, full, lora, added } = counts;
    const [unit, size] = full >= 1e9 ? (["billions", 1e9] as const) : (["millions", 1e6] as const);
    return {
      ...counts,
      ...stepArgs(f, counts),
      targetList: targetsText(f, m, counts.targets),
      added: f.percent(added, forward).share,
      unmerged: forward + added,
      unit,
      fullAmount: f.quotient(full, size),
      loraAmount: f.quotient(lora, size),
      tokenAmount: f.quotient(forward, size),
    };
  });
  const ofTraining = (counts: Work) => stepArgs(f, counts).share;
  /** Returns the values of full fine-tuning, of unmerged LoRA and of merged LoRA, by row. */
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const { none } = m;
    const { added } = args(counts);
    const forward = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [forward, both, never],
      [forward, both, never],
      [forward, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [forward, both, forward],
      [none, added, none],
    ];
  };

  return {
    title: (counts: Work) => m.title(counts),
    alt: (counts: Work) => m.alt(args(counts)),
    ofTraining,
    rows,
    heading: m.heading,
    unit: (counts: Work) => m.unit(args(counts)),
    adapted: (counts: Work) => m.adapted(args(counts)),
    /** The parts of a bar, in their order. */
    legend: m.legend,
    training: m.training,
    inference: m.inference,
    full: m.full,
    fullStep: (counts: Work) => m.fullStep(args(counts)),
    loraStep: (counts: Work) => m.loraStep(args(counts)),
    /** The name of what LoRA does not compute. */
    skipped: m.skipped,
    token: (counts: Work) => m.token(args(counts)),
    /** A note on the thinnest part, usually the gradient of B and A, which is drawn wider than to scale. */
    thin: (times: number) => m.thin({ times }),
    time: m.time,
    times: m.times(timeArgs(f)),
    caption: (counts: Work) => m.caption(args(counts)),
    cells: (counts: Work) => rows(counts).flat(),
    spoken: (counts: Work) => m.spoken(args(counts)),
  } satisfies LiveWords<Input, Work> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, live: Live) {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: title,
    labels: m.labels,
    alt,
    explanation: m.explanation,
    table: (counts: Work): Table => {
      const values = rows(counts);
      return {
        caption: m.tableCaption(counts),
        head: m.tableHead,
        rows: m.tableQuantities.map((quantity, index) => [quantity, ...values[index]!]),
      };
    },
    card: {
      ...cardWords(f, m),
      subject: (counts: Work) => m.cardSubject(counts),
      number: ofTraining,
      meaning: (counts: Work): Meaning => m.cardShare(stepArgs(f, counts)),
      /** The strings of the picture's bars. */
      picture: live,
      lora: m.cardLora,
      thinParts: m.cardThinParts,
      parts: m.cardParts,
    },
  } satisfies PageWords<Input, Work> & Record<string, unknown>;
}
