/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/scaling.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { once, writer } from "../logic.js";
import { type Curve, factorOf, type Input, type Numbers, runsOf } from "./numbers.js";
import { ALPHA, RANKS, RATES, SCALINGS, type Scaling, SEEDS } from "./runs.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

export function live(f: Formats, m: LiveMessages) {
  /** Three significant digits; whole numbers are exact. */
  const number = (value: number) =>
    Number.isInteger(value) ? f.exact(value) : f.real(Number(value.toPrecision(3)));
  const factor = (counts: Pick<Numbers, "alpha">, curve: Curve, rank: number) =>
    number(factorOf(curve, counts, rank));
  const args = once((counts: Numbers) => ({
    rank: counts.rank,
    twice: f.exact(counts.twice),
    alpha: number(counts.alpha),
    divided: factor(counts, "r", counts.rank),
    rooted: factor(counts, "sqrt", counts.rank),
  }));
  const write = writer(args);
  const stepArgs = (counts: Numbers, curve: Curve) => ({
    ...args(counts),
    curve,
    from: factor(counts, curve, counts.rank),
    to: factor(counts, curve, counts.twice),
  });
  const runArgs = (scaling: Scaling, rank: number) => {
    const { rate, lowest } = runsOf(scaling, rank);
    return { curve: scaling, rank, rate: number(rate), loss: number(lowest) };
  };
  return {
    ...m,
    args,
    number,
    runArgs,
    headline: (_) => m.headline,
    deck: write(m.deck),
    caption: write(m.caption),
    spoken: write(m.spoken),
    alt: write(m.alt),
    curveName: (curve: Curve, long: boolean) => m.curveName({ curve, long }),
    step: (counts: Numbers, scaling: Scaling, long: boolean) =>
      m.step({ ...stepArgs(counts, scaling), scaling, long }),
    excess: write(m.excess),
    lossDeck: m.lossDeck({ seeds: SEEDS, fixed: ALPHA }),
    rankTick: (rank: number, long: boolean) => (long ? m.rankName({ rank }) : f.exact(rank)),
    best: ({ measured }: Numbers, scaling: Scaling, long: boolean) =>
      m.best({ ...runArgs(scaling, measured), long }),
    /** The parts of the picture. */
    parts: {
      factors: { name: "factors", role: "group", words: m.factorTitle },
      curve: (counts: Numbers, curve: Curve) => ({
        name: curve,
        role: "series",
        words: m.partCurve(stepArgs(counts, curve)),
        facts: {
          ranks: [counts.rank, counts.twice],
          factors: [counts.rank, counts.twice].map((rank) => factorOf(curve, counts, rank)),
        },
      }),
      excess: (counts: Numbers) => ({
        name: "excess",
        role: "value",
        words: m.partExcess(args(counts)),
        facts: { times: counts.rank },
      }),
      step: (counts: Numbers, scaling: Scaling) => ({
        name: `${scaling} step`,
        role: "value",
        words: m.partStep({ ...stepArgs(counts, scaling), scaling }),
        facts: { divisor: 1 / factorOf(scaling, { alpha: 1 }, 2) },
      }),
      scaling: (scaling: Scaling) => ({
        name: `losses ${scaling}`,
        role: "group",
        words: m.partScaling({ curve: scaling }),
      }),
      losses: (scaling: Scaling, rank: number) => ({
        name: `rank ${rank}`,
        role: "series",
        words: m.partLosses(runArgs(scaling, rank)),
        facts: { rates: RATES, losses: runsOf(scaling, rank).losses },
      }),
    },
    /** The last two columns of the table. */
    cells: (counts) =>
      RANKS.flatMap((rank) => SCALINGS.map((scaling) => factor(counts, scaling, rank))),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, words: Live) {
  const { alt, args, cells, number, runArgs } = words;
  const measured = (scaling: Scaling, rank: number) => {
    const [low, high] = runsOf(scaling, rank).range.map(number);
    const run = runArgs(scaling, rank);
    return [run.rate, m.spread({ loss: run.loss, low: low!, high: high! })];
  };
  return {
    ...m,
    listed: (counts) => m.title(args(counts)),
    alt,
    explanation: m.explanation({ seeds: SEEDS, fixed: ALPHA, rates: RATES.length }),
    /** What was measured at each rank, and the factors with the figure's α. */
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: RANKS.map((rank, index) => [
        f.exact(rank),
        ...SCALINGS.flatMap((scaling) => measured(scaling, rank)),
        ...cells(counts).slice(2 * index, 2 * index + 2),
      ]),
    }),
  } satisfies PageTexts<Input, Numbers>;
}
