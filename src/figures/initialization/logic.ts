/** Computes the arguments of the figure's messages, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type * as messages from "../../locales/en/initialization.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { once } from "../logic.js";
import { type Input, isZero, type Numbers, type TrainingRun } from "./numbers.js";
import { INPUTS, type Initialization, type Moment, RANK, RATE, SIDE } from "./training.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The initializations, as messages select them. */
const STARTS = {
  "B = 0": "b-zero",
  "A = 0": "a-zero",
  "both 0": "both-zero",
  "both random": "both-random",
} as const satisfies Record<Initialization, string>;

/** Returns the factors that a step changed. */
function changedBy({ gradientB, gradientA }: Moment) {
  if (isZero(gradientB)) return isZero(gradientA) ? "none" : "a";
  return isZero(gradientA) ? "b" : "both";
}

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const entry = (value: number) => f.signed(value, 2);
  /** Returns "1.92, 1.30, 0.71". */
  const losses = (moments: readonly Moment[]) =>
    moments.map(({ loss }) => entry(loss)).join(m.separator);
  const startArgs = ({ start }: Pick<TrainingRun, "start">) => ({ start: STARTS[start] });
  const args = once(({ run }: Numbers) => ({
    ...startArgs(run),
    losses: losses(run.moments),
    first: entry(run.moments[0]!.loss),
    last: entry(run.moments.at(-1)!.loss),
    outcomeText: plain(m.outcome(startArgs(run)).join(" ")),
  }));
  return {
    title: (counts: Numbers) => m.title(args(counts)),
    args,
    startArgs,
    entry,
    formula: "*W′* = *W* + *BA*",
    setting: m.setting({ size: SIDE, rank: RANK }),
    zero: entry(0),
    key: m.key,
    /** The name of a step, and what it changed. */
    step({ run: { moments } }: Numbers, index: number): readonly [name: string, change: string] {
      if (!index) return [m.begin, m.startOfBa({ zero: isZero(moments[0]!.ba) })];
      return [m.step({ step: index }), m.change({ changed: changedBy(moments[index - 1]!) })];
    },
    /** The outcome above the steps, in two parts. */
    outcome: (counts: Numbers) => m.outcome(args(counts)),
    /** The heading of the losses. */
    losses: m.losses,
    /** Above the line of both factors at zero. */
    constant: m.constant,
    /** The name of a line: complete in a wide picture. */
    run: (run: TrainingRun, isWide: boolean) => (isWide ? m.lineName : m.label)(startArgs(run)),
    alt: (counts: Numbers) => m.alt(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
    /** The table's last column. */
    cells: ({ runs }: Numbers) => runs.map(({ moments }) => losses(moments)),
    spoken: (counts: Numbers) => m.spoken(args(counts)),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, cells, entry, startArgs } = words;
  const { bZero, aZero, bothZero, bothRandom } = m.values;
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: words.title,
    labels: m.labels,
    values: {
      start: {
        "B = 0": bZero,
        "A = 0": aZero,
        "both 0": bothZero,
        "both random": bothRandom,
      } satisfies Record<Initialization, string>,
    },
    alt: words.alt,
    explanation: m.explanation({ inputs: INPUTS, size: SIDE, rank: RANK, rate: f.real(RATE) }),
    /** The initializations, and whether BA and the first gradients are zero. */
    table: (counts: Numbers): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: counts.runs.map((run, index) => {
        const { ba, gradientB, gradientA } = run.moments[0]!;
        const states = [ba, gradientB, gradientA].map((item) => m.state({ zero: isZero(item) }));
        return [m.tableStart(startArgs(run)), ...states, cells(counts)[index]!];
      }),
    }),
    card: {
      subject: () => m.cardSubject,
      /** Short, because the card shows it as its largest text. */
      number: ({ run }: Numbers) => plain(m.label(startArgs(run))),
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
      zero: entry(0),
      notZero: m.notZero,
      random: m.random,
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
