/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/capacity.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { once, writer } from "../logic.js";
import { doesAsWell, type Input, type Numbers, type Setting } from "./numbers.js";
import { MATRICES, RANKS, RATES, type Rank, SEEDS, SIDE, TESTED } from "./runs.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

export function live(f: Formats, m: LiveMessages) {
  const rankTick = (rank: Rank) => (rank === "full" ? m.fullTick : f.exact(Number(rank)));
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const share = ({ full }: Numbers, { trainable }: Setting) =>
    f.percent(trainable, full.trainable).share;
  const partName = ({ rank }: Setting) => (rank === "full" ? rank : `rank ${rank}`);
  /** How many percentage points a mean is above or below another. */
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const settingArgs = ({ rank, mean, trainable }: Setting) => ({
    full: rank === "full",
    rank: rankTick(rank),
    mean: percent(mean),
    trainable,
  });
  const claim = once((counts: Numbers) => {
    const { chosen, full, enough } = counts;
    return {
      ...settingArgs(chosen),
      outcome: chosen === full ? "full" : doesAsWell(chosen, full) ? "equal" : "behind",
      gap: (full.mean - chosen.mean) / 10,
      share: share(counts, chosen),
      enough: rankTick(enough.rank),
      matrices: MATRICES,
      side: SIDE,
      seeds: SEEDS,
    } as const;
  });
  const writeClaim = writer(claim);
  return {
    ...m,
    settingArgs,
    headline: writeClaim(m.headline),
    deck: writeClaim(m.deck),
    accuracyTitle: m.accuracyTitle({ seeds: SEEDS }),
    conditions: m.conditions({ tested: f.exact(TESTED) }),
    percent,
    mean: (setting: Setting) => f.oneDecimal(setting.mean, 10),
    difference,
    parameters: ({ trainable }: Setting) => f.exact(trainable),
    /** The label of a setting's column. */
    tick: (setting: Setting, isLong: boolean) =>
      isLong ? m.tick(settingArgs(setting)) : rankTick(setting.rank),
    rankTick,
    accuracyTick: f.exact,
    /** The name of the line of full fine-tuning. */
    full: m.fullName,
    /** The parts of the picture. */
    parts: {
      accuracies: {
        name: "accuracies",
        role: "group",
        words: m.accuracyTitle({ seeds: SEEDS }),
      },
      runs: (setting: Setting) => ({
        name: partName(setting),
        role: "series",
        words: m.partRuns({
          ...settingArgs(setting),
          runs: setting.runs.map((run) => percent(run)).join(m.between),
        }),
        facts: { runs: setting.runs.map((run) => run / 10), mean: setting.mean / 10 },
      }),
      trained: { name: "trained", role: "group", words: m.trainedTitle },
      parameters: (setting: Setting) => ({
        name: partName(setting),
        role: "value",
        words: m.partParameters(settingArgs(setting)),
        facts: { parameters: setting.trainable },
      }),
    },
    alt: (counts: Numbers) => m.alt({ ...claim(counts), fullMean: percent(counts.full.mean) }),
    caption: writeClaim(m.caption),
    /** The last column of the table. */
    cells: ({ settings, chosen }) => settings.map((item) => difference(item, chosen)),
    spoken: writeClaim(m.spoken),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, words: Live) {
  const { cells, percent } = words;
  const rankName = (rank: Rank) => (rank === "full" ? m.fullValue : words.rankTick(rank));
  return {
    ...m,
    listed: () => m.title,
    values: { rank: Object.fromEntries(RANKS.map((rank) => [rank, rankName(rank)])) },
    alt: words.alt,
    explanation: m.explanation({ size: f.exact(SIDE), tested: f.exact(TESTED) }),
    /** The accuracies by rank, with a column for each seed. */
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead.toSpliced(
        2,
        0,
        ...Array.from({ length: SEEDS }, (_, index) => m.seed({ seed: index + 1 })),
      ),
      rows: counts.settings.map(({ rank, runs, trainable, mean }, index) => [
        rankName(rank),
        f.real(RATES[rank]),
        ...runs.map((run) => f.oneDecimal(run, 10)),
        f.exact(trainable),
        f.percent(trainable, counts.full.trainable).share,
        percent(mean),
        cells(counts)[index]!,
      ]),
    }),
  } satisfies PageTexts<Input, Numbers>;
}
