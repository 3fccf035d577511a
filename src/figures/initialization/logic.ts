/** Computes the arguments of the figure's messages, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/initialization.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { once, writer } from "../logic.js";
import type { Matrix } from "../matrix.js";
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

/** What the step before a moment changed or, at the start, whether BA changes the model. */
function changeAt(moments: readonly Moment[], index: number) {
  if (!index) return isZero(moments[0]!.ba) ? "unchanged" : "changed";
  const { gradientB, gradientA } = moments[index - 1]!;
  if (isZero(gradientB)) return isZero(gradientA) ? "none" : "a";
  return isZero(gradientA) ? "b" : "both";
}

export function live(f: Formats, m: LiveMessages) {
  const entry = (value: number) => f.signed(value, 2);
  /** "1.92, 1.30, 0.71". */
  const list = (values: readonly number[]) => values.map(entry).join(m.separator);
  const losses = (moments: readonly Moment[]) => list(moments.map(({ loss }) => loss));
  const startArgs = ({ start }: Pick<TrainingRun, "start">) => ({ start: STARTS[start] });
  const headline = ({ run }: Numbers) => m.headline(startArgs(run));
  const args = once((counts: Numbers) => ({
    ...startArgs(counts.run),
    losses: losses(counts.run.moments),
    claim: plain(headline(counts)),
  }));
  const write = writer(args);
  /** The name of a moment. */
  const name = (step: number) => (step ? m.step({ step }) : m.begin);
  const reasonArgs = ({ moments }: TrainingRun, index: number, wide: boolean) =>
    ({ change: changeAt(moments, index), wide }) as const;
  return {
    ...m,
    args,
    startArgs,
    entry,
    headline,
    deck: () => m.deck({ size: SIDE, rank: RANK }),
    zero: entry(0),
    name,
    /** What a step did, and why; shorter in a narrow picture. */
    reason: (run: TrainingRun, index: number, wide: boolean) =>
      m.reason(reasonArgs(run, index, wide)),
    compared: ({ start }: TrainingRun) => m.compared({ never: start === "both 0" }),
    /** The parts of the picture. */
    parts: {
      moment: (run: TrainingRun, index: number) => ({
        name: `step ${index}`,
        role: "group",
        words: m.partMoment({ ...reasonArgs(run, index, true), name: name(index) }),
        facts: { step: index },
      }),
      matrix: (name: "B" | "A" | "BA", matrix: Matrix, moved: boolean) => ({
        name,
        role: name === "BA" ? ("product" as const) : ("trained" as const),
        words: m.partMatrix({
          name: `*${name}*`,
          rows: matrix.length,
          columns: matrix[0]!.length,
          moved,
          zero: isZero(matrix),
          entries: matrix
            .map((row, index) => m.row({ row: index + 1, entries: list(row) }))
            .join(m.rowSeparator),
        }),
        facts: {
          rows: matrix.length,
          columns: matrix[0]!.length,
          entries: matrix.flat(),
          moved,
        },
      }),
      losses: ({ start, moments }: TrainingRun) => {
        const values = moments.map(({ loss }) => loss);
        const [first = "", second = "", last = ""] = values.map(entry);
        return {
          name: start,
          role: "series",
          words: m.partLosses({ ...startArgs({ start }), first, second, last }),
          facts: { losses: values },
        };
      },
    },
    alt: write(m.alt),
    caption: write(m.caption),
    /** The table's last column. */
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: write(m.spoken),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, words: Live) {
  const { cells, startArgs } = words;
  const { bZero, aZero, bothZero, bothRandom } = m.values;
  return {
    ...m,
    listed: (counts) => m.title(words.args(counts)),
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
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: counts.runs.map((run, index) => {
        const { ba, gradientB, gradientA } = run.moments[0]!;
        const states = [ba, gradientB, gradientA].map((item) => m.state({ zero: isZero(item) }));
        return [m.tableStart(startArgs(run)), ...states, cells(counts)[index]!];
      }),
    }),
  } satisfies PageTexts<Input, Numbers>;
}
