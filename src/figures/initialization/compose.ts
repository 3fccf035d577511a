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
import { computeLayout, LEADER, placeMatrices } from "./layout.js";
import type { Live } from "./logic.js";
import { isZero, type Numbers, type TrainingRun } from "./numbers.js";
import type { Moment } from "./training.js";

/** Margin of a square in its cell, px. */
const MARGIN = 1.5;

/** The matrices of a step and their inks. */
const INKS = { a: "a", b: "b", ba: "delta" } as const satisfies Record<string, Ink>;
const NAMES = Object.keys(INKS) as (keyof typeof INKS)[];

/** Returns one composition: three steps from one start, and below them the losses of this start and of another. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics, nodes } = picture;
  const { formula, text: size } = metrics.size;
  picture.head([words.formula], { size: formula, formula: true }, words.setting);
  picture.conclude(words.outcome(counts));
  picture.bottom += 4;
  const layout = computeLayout(
    picture,
    counts.runs.map((run) => words.run(run, composition === "wide")),
  );
  const { cell, steps, matrices } = layout;
  const place: Record<keyof typeof INKS, readonly [x: number, y: number]> = placeMatrices(cell);
  const letter = { size: 14, formula: true } as const;
  // All starts share one scale, so that readers can compare their squares.
  const moments = counts.runs.flatMap(({ moments }) => moments);
  const entries = moments.flatMap((item) => NAMES.map((name) => item[name])).flat(2);
  const unit = (cell - 2 * MARGIN) ** 2 / Math.max(...entries.map(Math.abs));
  for (const [index, x] of steps.entries()) {
    const moment = counts.run.moments[index]!;
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
  nodes.push(...drawLosses(counts, layout, picture, words));
  picture.bottom = layout.chart.bottom + size;
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

/**
 * Returns the losses of this start as thick stairs with numbers, and those of the start that it is compared with as
 * thin stairs.
 */
function drawLosses(
  { run, other }: Numbers,
  { chart: { top, bottom }, steps, end }: ReturnType<typeof computeLayout>,
  { composition, metrics }: Picture,
  words: Live,
): Node[] {
  const isWide = composition === "wide";
  const size = metrics.size.text;
  const pair = [run, other];
  const max = Math.max(...pair.flatMap(({ moments }) => moments.map(({ loss }) => loss)));
  const y = ({ loss }: Moment) => Math.round(2 * (bottom - ((bottom - top) * loss) / max)) / 2;
  const stairs = ({ moments }: TrainingRun) =>
    `M${steps[0]} ${moments.map((moment, step) => `${step ? "V" : ""}${y(moment)}H${steps[step + 1] ?? end}`).join("")}`;
  const label = (x: number, middle: number, content: string, isThick: boolean) =>
    text(x, Math.round(middle + 0.35 * size), content, {
      size,
      bold: isThick,
      fill: isThick ? "ink" : "muted",
    });
  const nodes: Node[] = [
    text(steps[0]!, Math.round(top - 1.4 * size), words.losses, { size, bold: true }),
    path(`M${steps[0]} ${bottom}H${end}`, { stroke: "frozen" }),
    label(end + LEADER + 4, bottom, words.zero, false),
  ];
  // The lowest position of the next name.
  let lowest = bottom - 1.1 * size;
  const last = ({ moments }: TrainingRun) => y(moments.at(-1)!);
  for (const item of pair.sort((a, b) => last(b) - last(a))) {
    const at = Math.round(Math.min(last(item), lowest));
    lowest = at - 1.1 * size;
    nodes.push(
      path(`${stairs(item)}L${end + LEADER} ${at}`, { stroke: "muted" }),
      label(end + LEADER + 4, at, words.run(item, isWide), item === run),
    );
  }
  nodes.push(path(stairs(run), { stroke: "ink", strokeWidth: 3 }));
  for (const [step, moment] of run.moments.entries()) {
    const [at, thin] = [y(moment), y(other.moments[step]!)];
    const isAbove = thin >= at || at - thin > 1.5 * size;
    // A number for which there is no room above the axis is below it.
    const below = bottom - at > 1.3 * size ? at : bottom;
    const middle = isAbove ? at - 0.65 * size : below + 0.65 * size;
    nodes.push(label(steps[step]! + 4, middle, words.entry(moment.loss), true));
    if (step === 1 && other.start === "both 0" && thin < at)
      nodes.push(label(steps[step]! + 4, thin - 0.65 * size, words.constant, false));
  }
  return nodes;
}
