/** Computes the arguments of the figure's messages, in every language. */
import { closeUp } from "../../direction.js";
import { type Formats, plain } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/backward.ftl";
import type { Facts, Role } from "../../scene.js";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import type { Layout } from "../forward/layout.js";
import { equalsScaling, scalingText } from "../forward/scaling.js";
import { labeledRows } from "../labeled-rows.js";
import { once, scaleNote, shareArgs, writer } from "../logic.js";
import type { Input, Numbers } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The formulas of the table's tensors, and what they are at the first step, in order. */
const TENSORS = [
  ["*k*", "nonzero"],
  ["*r*", "nonzero"],
  ["*k* + *r*", "nonzero"],
  ["*d*", "nonzero"],
  ["*r*", "zero"],
  ["*k*", "nonzero"],
  ["*rk*", "zero"],
  ["*dr*", "nonzero"],
  ["*r*(*d* + *k*)", "nonzero"],
  ["*dk*", "none"],
  ["*α*/*r*", "nonzero"],
] as const;

export function live(f: Formats, m: LiveMessages) {
  const args = once((counts: Numbers) => ({
    ...counts,
    outcome: shareArgs(f, counts).outcome,
    withAlpha: counts.hasAlpha,
    scaling: equalsScaling(f, counts),
  }));
  const write = writer(args);
  const headline = write(m.headline);
  /** The parts of the picture: vectors, and matrices with their gradients. */
  const vector = (name: string, words: string, length: number, facts: Facts) =>
    ({ name, role: "vector", words, facts: { length, ...facts } }) as const;
  const matrix = <R extends Role>(
    name: string,
    role: R,
    words: string,
    [rows, columns]: readonly [number, number],
    facts: Facts,
  ) => ({ name, role, words, facts: { rows, columns, ...facts } });
  return {
    ...m,
    headline,
    deck: write(m.deck),
    alt: write(m.alt),
    /** What is not saved, and what is drawn larger than to scale. */
    conditions: ({ strip, d, k }: Layout["times"]): string =>
      closeUp(`${m.notSaved} ${scaleNote(m, strip, d, k)}`),
    /** In the order of the gradient. */
    parts: {
      gradientH: (n: Numbers) => vector("∂L/∂h", m.partGradientH(n), n.d, { zero: false }),
      w: (n: Numbers) => matrix("W", "frozen", m.partW(n), [n.d, n.k], { gradient: false }),
      b: (n: Numbers) => matrix("B", "trained", m.partB(n), [n.d, n.rank], { zero: n.firstStep }),
      gradientB: (n: Numbers) =>
        matrix("∂L/∂B", "value", m.partGradientB(n), [n.d, n.rank], { zero: false }),
      ax: (n: Numbers) => vector("Ax", m.partAx(n), n.rank, { saved: true }),
      gradientAx: (n: Numbers) =>
        vector("∂L/∂(Ax)", m.partGradientAx(n), n.rank, { zero: n.firstStep, scaling: n.scaling }),
      a: (n: Numbers) => matrix("A", "trained", m.partA(n), [n.rank, n.k], { zero: false }),
      gradientA: (n: Numbers) =>
        matrix("∂L/∂A", "value", m.partGradientA(n), [n.rank, n.k], { zero: n.firstStep }),
      x: (n: Numbers) => vector("x", m.partX(n), n.k, { saved: true }),
      gradientX: (n: Numbers) => vector("∂L/∂x", m.partGradientX(n), n.k, { zero: false }),
    },
    /** The table's last column. */
    cells(counts: Numbers): readonly string[] {
      const { rank, d, k, saved, a, b, trainable, full } = counts;
      const { value, isRounded } = scalingText(f, counts);
      const sizes = [k, rank, saved, d, rank, k, a, b, trainable, full].map(f.exact);
      return [...sizes, isRounded ? `≈ ${value}` : value];
    },
    spoken: (counts) => m.spoken({ ...counts, claim: plain(headline(counts)) }),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(_: Formats, m: PageMessages, words: Live) {
  const labels = m.tableTensors.map((tensor, index) => {
    const [formula, state] = TENSORS[index]!;
    return [tensor, formula, m.states[state]];
  });
  return {
    ...m,
    alt: words.alt,
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: labeledRows(labels, words.cells(counts)),
    }),
  } satisfies PageTexts<Input, Numbers>;
}
