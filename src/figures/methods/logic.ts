/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/methods.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { once, ratioArgs, writer } from "../logic.js";
import {
  findBest,
  type Input,
  isCompared,
  type Numbers,
  type Run,
  type Vertical,
} from "./numbers.js";
import { SETTINGS, type Setting } from "./runs.js";
import { correlateRanks, getSmallRuns, SMALL } from "./trend.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

const toBytes = ({ memory }: Run) => 2 ** 20 * memory;
/** Runs with fewer trained parameters are left of the axis. */
const LEFT = 1e4;

export function live(f: Formats, m: LiveMessages) {
  const rankName = (rank: number) => m.lora({ rank });
  /** Names of methods and runs. Other names are the same in every language. */
  const names: Readonly<Record<string, string>> = {
    "Full fine-tuning": m.names.full,
    Full: m.names.fullRun,
    "Prompt tuning": m.names.prompt,
    "Prefix tuning": m.names.prefix,
    "Trainable tokens": m.names.tokens,
    "LN tuning": m.names.norms,
    "LoRA r32": rankName(32),
    "LoRA r64": rankName(64),
  };
  const getName = (name: string) => names[name] ?? name;
  const numbers: Readonly<Record<Vertical, (run: Run) => string>> = {
    accuracy: ({ accuracy }) => f.exact(accuracy / 100),
    memory: (run) => f.oneDecimal(toBytes(run), 1e9),
    time: ({ time }) => f.oneDecimal(time, 10),
  };
  const value = (vertical: Vertical, run: Run) =>
    m.value({
      vertical,
      number: vertical === "accuracy" ? f.percentage(run.accuracy / 100) : numbers[vertical](run),
    });
  /** A round number of parameters: "10 million". */
  const trainedTick = (count: number) => m.large(f.inUnits(count));
  const args = once((counts: Numbers) => {
    const { vertical, method, runs, named, lora, full, highlighted, chosen } = counts;
    const compared = isCompared(counts);
    return {
      vertical,
      compared,
      method: getName(method),
      attempts: highlighted.length,
      runs: runs.length,
      named: named.length,
      others: runs.length - named.length,
      share: f.percent(chosen.trained, full.trained).share,
      loraShare: f.percent(lora.trained, full.trained).share,
      ratio: m.oneIn(ratioArgs(f, { trainable: lora.trained, full: full.trained })!),
      part: f.percent(lora[vertical], full[vertical]).share,
      result: value(vertical, compared ? chosen : lora),
      loraResult: value(vertical, lora),
      fullResult: value(vertical, full),
      best: getName(findBest(runs, vertical)!.method),
    } as const;
  });
  const write = writer(args);
  return {
    ...m,
    title: write(m.title),
    args,
    names,
    value,
    headline: write(m.headline),
    deck: write(m.deck),
    /** The plot's strings. Cards use them as well. */
    plot: {
      vertical: m.axes,
      by: m.by,
      axisBy: (axis: string) => m.axisBy({ axis }),
      trainedTick,
      number: f.exact,
      below: (bound: number) => m.fewer({ bound: f.exact(bound) }),
      runName: ({ name }: Run) => getName(name),
      /** A run's name with its value, or its method's, if there is little room. */
      bold: (run: Run, { vertical, lora }: Numbers, isBrief: boolean) =>
        m.namedValue({
          name: isBrief && run === lora ? "LoRA" : getName(run.name),
          number: numbers[vertical](run),
        }),
      ratio: write(m.ofParameters),
      run: (run: Run, { full }: Numbers) => ({
        name: run.name,
        role: run === full ? ("comparison" as const) : ("value" as const),
        words: m.run({
          name: getName(run.name),
          trained: f.exact(run.trained),
          accuracy: value("accuracy", run),
          memory: value("memory", run),
          time: value("time", run),
        }),
        facts: {
          method: run.method,
          parameters: run.trained,
          accuracy: run.accuracy / 100,
          peakBytes: toBytes(run),
          seconds: run.time / 10,
        },
      }),
      series: (
        kind: "family" | "known" | "other" | "left" | "ring",
        count: number,
        counts: Numbers,
      ) => ({
        ...({ name: kind, role: "series" } as const),
        words: m.series({ kind: kind === "family" || kind === "known" ? kind : "other", count }),
        facts: { runs: count, vertical: counts.vertical },
      }),
      /** LoRA's count compared with that of full fine-tuning: a line and, in the wide picture, an arrow. */
      comparison: (counts: Numbers) => ({
        ...({ name: "LoRA and full fine-tuning", role: "comparison" } as const),
        words: m.partComparison({
          trained: f.exact(counts.lora.trained),
          fullTrained: f.exact(counts.full.trained),
          share: args(counts).loraShare,
          ratio: args(counts).ratio,
        }),
        facts: {
          parameters: counts.lora.trained,
          full: counts.full.trained,
          share: counts.lora.trained / counts.full.trained,
        },
      }),
    },
    /** The keys of the marks: LoRA's family, named methods, other runs, runs left of the axis, and the chosen method. */
    key: ({ runs, highlighted, method }: Numbers): string[] => {
      const count = runs.filter(({ trained }) => trained < LEFT).length;
      return [
        ...m.key({ count, bound: trainedTick(LEFT) }),
        highlighted.length ? getName(method) : "",
      ];
    },
    alt: write(m.alt),
    caption: write(m.title),
    cells: () => [],
    spoken: write(m.verdict),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, words: Live) {
  const { args, plot, value } = words;
  /** A part of a run's setting, such as "r 32". */
  function setting({ name, numbers: [first = 0, last] }: Setting): string {
    if (last !== undefined) return m.settings.ranks({ first, last });
    const text = m.settings[name];
    return typeof text === "string" ? text : text({ first });
  }
  const small = getSmallRuns();
  const correlation = (vertical: Vertical) => f.signed(correlateRanks(small, vertical), 2);
  return {
    ...m,
    listed: words.title,
    values: { vertical: m.verticals, method: words.names },
    alt: words.alt,
    explanation: m.explanation({
      runs: small.length,
      ...f.inUnits(SMALL),
      ofAccuracy: correlation("accuracy"),
      ofMemory: correlation("memory"),
      ofTime: correlation("time"),
    }),
    /** The runs, of which print shows the named ones. */
    table: (counts): Table => ({
      caption: m.tableCaption(args(counts)),
      head: m.tableHead,
      rows: counts.runs.map((run, index) => [
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
  } satisfies PageTexts<Input, Numbers>;
}
