/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/methods.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { once } from "../logic.js";
import { findBest, type Input, type Numbers, type Run, type Vertical } from "./numbers.js";
import { SETTINGS, type Setting } from "./runs.js";
import { correlateRanks, getSmallRuns, SMALL } from "./trend.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

const toBytes = ({ memory }: Run) => 2 ** 20 * memory;
const all = ({ named, others }: Numbers) => [...named, ...others];

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const { full: fullName, fullRun } = m.names;
  /** Names of methods and runs. Other names are the same in every language. */
  const names: Readonly<Record<string, string>> = { "Full fine-tuning": fullName, Full: fullRun };
  const getName = (name: string) => names[name] ?? name;
  const numbers: Readonly<Record<Vertical, (run: Run) => string>> = {
    accuracy: ({ accuracy }) => f.percentage(accuracy / 100),
    memory: (run) => f.oneDecimal(toBytes(run), 1e9),
    time: ({ time }) => f.oneDecimal(time, 10),
  };
  const value = (vertical: Vertical, run: Run) =>
    m.value({ vertical, number: numbers[vertical](run) });
  /** Returns a round number of parameters: "100 k". */
  const trainedTick = (count: number) =>
    count < 1e6 ? m.thousands({ tick: count / 1e3 }) : m.millions({ tick: count / 1e6 });
  const args = once((counts: Numbers) => {
    const { vertical, method, named, others, lora, full, highlighted, chosen } = counts;
    return {
      vertical,
      chosen: chosen === lora ? "lora" : chosen === full ? "full" : "method",
      method: getName(method),
      several: highlighted.length > 1,
      attempts: highlighted.length,
      runs: named.length + others.length,
      named: named.length,
      others: others.length,
      share: f.percent(chosen.trained, full.trained).share,
      result: value(vertical, chosen),
      loraResult: value(vertical, lora),
      fullResult: value(vertical, full),
      best: getName(findBest(all(counts), vertical)!.method),
    } as const;
  });
  return {
    title: (counts: Numbers) => m.title(args(counts)),
    args,
    names,
    value,
    heading: (counts: Numbers) => m.heading(args(counts)),
    /** The plot's strings. Previews use them as well. */
    plot: {
      vertical: m.axes,
      trained: m.trained,
      trainedTick,
      /** The names of the strips beside the axes. */
      fewer: (bound: string) => m.fewer({ bound }),
      more: (max: number) => m.more({ bound: trainedTick(max) }),
      verticalTick: f.exact,
      /** The name of the line at the result of full fine-tuning. */
      full: fullName,
      runName: ({ name }: Run) => getName(name),
    },
    /** The outcome in two parts: the chosen run and its result. */
    outcome: (counts: Numbers) => m.outcome(args(counts)),
    /** The results of full fine-tuning and of LoRA, unless it is chosen, for comparison. */
    others: (counts: Numbers) => m.otherResults(args(counts)),
    /** The keys of the marks: LoRA's family, full fine-tuning, and the chosen method or other runs. */
    key: (counts: Numbers): readonly string[] => m.key(args(counts)),
    note: m.note,
    alt: (counts: Numbers) => m.alt(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
    cells: () => [],
    spoken: (counts: Numbers) => m.verdict(args(counts)),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, plot, value } = words;
  /** Returns a part of a run's setting, such as "r 32". */
  function setting({ name, numbers: [first = 0, last] }: Setting): string {
    if (last !== undefined) return m.settings.ranks({ first, last });
    const text = m.settings[name];
    return typeof text === "string" ? text : text({ first });
  }
  const small = getSmallRuns();
  const correlation = (vertical: Vertical) => f.signed(correlateRanks(small, vertical), 2);
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: words.title,
    labels: m.labels,
    values: { vertical: m.verticals, method: words.names },
    alt: words.alt,
    explanation: m.explanation({
      runs: small.length,
      tick: SMALL / 1e6,
      ofAccuracy: correlation("accuracy"),
      ofMemory: correlation("memory"),
      ofTime: correlation("time"),
    }),
    /** The runs, of which print shows the named ones. */
    table: (counts: Numbers): Table => ({
      caption: m.tableCaption(args(counts)),
      head: m.tableHead,
      rows: all(counts).map((run, index) => [
        plot.runName(run),
        SETTINGS[index]!.map(setting).join(m.separator),
        f.exact(run.trained),
        value("accuracy", run),
        f.exact(toBytes(run)),
        value("time", run),
      ]),
      prose: [1],
      printed: counts.named.length,
    }),
    card: {
      plot,
      subject: (counts: Numbers) => m.cardSubject(args(counts)),
      number: (counts: Numbers) => args(counts).result,
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
