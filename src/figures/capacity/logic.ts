/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/capacity.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import type { Input, Numbers, Setting } from "./numbers.js";
import { RANKS, RATES, type Rank, SEEDS, SIDE, TESTED } from "./runs.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const rankTick = (rank: Rank) => (rank === "full" ? m.fullTick : f.exact(Number(rank)));
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const share = ({ chosen, full }: Numbers) => f.percent(chosen.trainable, full.trainable).share;
  /** Returns how many percentage points a mean is above or below another. */
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const settingArgs = ({ rank, mean, trainable }: Setting) => ({
    full: rank === "full",
    rank: rankTick(rank),
    mean: percent(mean),
    trainable,
  });
  const verdict = (counts: Numbers) =>
    m.verdict({ ...settingArgs(counts.chosen), share: share(counts) });
  /** The lesson: the rank beyond which accuracy hardly rises. */
  const caption = ({ enough, full }: Numbers) =>
    m.caption({ ...settingArgs(enough), fullMean: percent(full.mean) });
  return {
    title: m.title,
    settingArgs,
    name: (setting: Setting) => m.name(settingArgs(setting)),
    percent,
    mean: (setting: Setting) => f.oneDecimal(setting.mean, 10),
    difference,
    parameters: ({ trainable }: Setting) => f.exact(trainable),
    verdict,
    /** What twice the chosen setting's parameters change, or half of them for full fine-tuning. */
    change: ({ chosen, full, neighbor }: Numbers) =>
      m.change({
        half: chosen === full,
        difference: difference(neighbor, chosen),
        points: Math.abs(neighbor.mean - chosen.mean) / 10,
      }),
    heading: m.heading,
    trained: m.trained,
    axes: { rank: m.axis, rankTick, accuracyTick: f.exact },
    keys: m.keys({ seeds: SEEDS }),
    alt: (counts: Numbers) =>
      m.alt({ verdict: verdict(counts).join(" "), caption: caption(counts) }),
    // The picture states the outcome of the chosen rank.
    caption,
    /** The last column of the table. */
    cells: ({ settings, chosen }: Numbers) => settings.map((item) => difference(item, chosen)),
    spoken: (counts: Numbers) => verdict(counts).join(" "),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { axes, cells, percent, settingArgs } = words;
  const rankName = (rank: Rank) => (rank === "full" ? m.fullValue : axes.rankTick(rank));
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: () => m.title,
    labels: m.labels,
    values: { rank: Object.fromEntries(RANKS.map((rank) => [rank, rankName(rank)])) },
    alt: words.alt,
    explanation: m.explanation({ size: f.exact(SIDE), tested: f.exact(TESTED) }),
    /** The accuracies by rank, with a column for each seed. */
    table: (counts: Numbers): Table => ({
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
    card: {
      axes,
      heading: m.heading,
      subject: ({ chosen }: Numbers) => m.cardSubject(settingArgs(chosen)),
      number: ({ chosen }: Numbers) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }: Numbers): Meaning =>
        chosen === full
          ? m.cardMeaning({ ...settingArgs(enough), full: true })
          : m.cardMeaning({ ...settingArgs(full), full: false }),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
