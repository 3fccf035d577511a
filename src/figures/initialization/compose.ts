import {
  type Composition,
  group,
  type Ink,
  type Node,
  path,
  rect,
  type Scene,
  text,
} from "../../scene.js";
import { LEADING } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { computeLayout, placeMatrices } from "./layout.js";
import { isZero, type Numbers, type TrainingRun } from "./numbers.js";
import type { Moment } from "./training.js";
import type { Live } from "./words.js";

/** Margin of a square in its cell, px. */
const MARGIN = 1.5;

/** The matrices of a step and their inks. */
const INKS = { a: "a", b: "b", ba: "delta" } as const satisfies Record<string, Ink>;
const NAMES = Object.keys(INKS) as (keyof typeof INKS)[];

/** Returns one composition: three steps from one start, and below them the losses from all starts. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { formula, text: size } = metrics.size;
  picture.head([words.formula], { size: formula, formula: true }, words.setting);
  const layout = computeLayout(picture, counts.runs.map(words.run));
  const { cell, steps, matrices } = layout;
  const place: Record<keyof typeof INKS, readonly [x: number, y: number]> = placeMatrices(cell);
  const letter = { size: 14, formula: true } as const;
  // All starts share one scale, so that readers can compare their squares.
  const moments = counts.runs.flatMap(({ moments }) => moments);
  const entries = moments.flatMap((item) => NAMES.map((name) => item[name])).flat(2);
  const unit = (cell - 2 * MARGIN) ** 2 / Math.max(...entries.map(Math.abs));
  for (const [index, x] of steps.entries()) {
    const moment = counts.moments[index]!;
    const [name, change] = words.step(counts, index);
    const above = (lines: number) => Math.round(picture.bottom + lines * LEADING * size);
    nodes.push(
      text(x, above(1), name, { size, bold: true }),
      text(x, above(2), change, { size }),
      group(x, matrices, [
        text(0, place.b[1] - 5, "*B*", letter),
        text(place.ba[0], place.ba[1] - 5, "*BA*", letter),
        // The letter of A is in the empty corner above B, beside A.
        text(place.a[0] - 5, cell + 5, "*A*", { ...letter, anchor: "end" }),
        ...NAMES.map((key) =>
          group(...place[key], drawMatrix(moment[key], INKS[key], cell, unit, words.zero)),
        ),
      ]),
    );
  }
  nodes.push(...drawLosses(counts, layout, size, metrics.margin, words));
  picture.bottom = layout.chart.bottom + LEADING * size + 4;
  const outcome = words.outcome(counts);
  for (const line of composition === "wide" ? [outcome.join(" ")] : outcome)
    picture.write(line, { bold: true });
  picture.write(words.key);
  return picture.finish(words.title(counts), words.alt(counts));
}

/**
 * Returns a matrix as squares whose areas are the sizes of its entries: filled if positive, hollow if negative.
 * Returns a zero matrix as a single 0.
 */
function drawMatrix(matrix: Matrix, ink: Ink, cell: number, unit: number, zero: string): Node[] {
  const [across, down] = [matrix[0]!.length * cell, matrix.length * cell];
  const outline = { stroke: ink, strokeWidth: 1.5 };
  const box = rect(0, 0, across, down, ink === "delta" ? { ...outline, dash: [5, 4] } : outline);
  if (isZero(matrix)) {
    const style = { size: 20, formula: true, anchor: "middle" } as const;
    return [box, text(across / 2, Math.round(down / 2 + 7), zero, style)];
  }
  const squares = matrix.flatMap((row, i) =>
    row.map((value, j) => {
      const side = Math.max(1, Math.round(Math.sqrt(Math.abs(value) * unit)));
      const corner = (index: number) => (index + 0.5) * cell - side / 2;
      // The sides of a hole run the other way around.
      const hole = value < 0 && side > 2 ? `m1 1v${side - 2}h${side - 2}v${2 - side}z` : "";
      return `M${corner(j)} ${corner(i)}h${side}v${side}h${-side}z${hole}`;
    }),
  );
  return [box, path(squares.join(""), { fill: ink })];
}

/** Returns the losses of all starts as named stairs, and below their axis the losses of this start. */
function drawLosses(
  counts: Numbers,
  { chart: { top, bottom }, steps, end }: ReturnType<typeof computeLayout>,
  size: number,
  margin: number,
  words: Live,
): Node[] {
  const max = Math.max(...counts.runs.flatMap(({ moments }) => moments.map(({ loss }) => loss)));
  const y = (loss: number) => Math.round(2 * (bottom - ((bottom - top) * loss) / max)) / 2;
  const stairs = (moments: readonly Moment[]) =>
    `M${steps[0]} ${moments.map(({ loss }, step) => `${step ? "V" : ""}${y(loss)}H${steps[step + 1] ?? end}`).join("")}`;
  const last = ({ moments }: TrainingRun) => moments.at(-1)!.loss;
  const runs = counts.runs.toSorted((run, other) => last(run) - last(other));
  // The lowest position of the next name.
  let lowest = bottom;
  return [
    text(margin, top - 10, words.losses, { size, bold: true }),
    path(`M${steps[0]} ${bottom}H${end}`, { stroke: "frozen" }),
    ...runs.flatMap((run) => {
      const isChosen = run.start === counts.start;
      const base = Math.round(Math.min(y(last(run)) + 0.35 * size, lowest));
      lowest = base - 1.1 * size;
      const style = { size, bold: isChosen, fill: isChosen ? "ink" : "muted" } as const;
      return [
        path(stairs(run.moments), { stroke: "muted" }),
        text(end + 8, base, words.run(run), style),
      ];
    }),
    path(stairs(counts.moments), { stroke: "ink", strokeWidth: 3 }),
    ...counts.moments.map(({ loss }, step) =>
      text(steps[step]!, Math.round(bottom + 1.3 * size), words.entry(loss), { size, bold: true }),
    ),
  ];
}
