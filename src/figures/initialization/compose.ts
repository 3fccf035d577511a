/** Composes the picture of the first steps of training from a start, and of their losses. */
import { type Composition, type Node, part, path, rect, type Scene, text } from "../../scene.js";
import { LEADING, lines, reserveMonospaced, wrap } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { arrow } from "../shapes/arrow.js";
import { outline } from "../shapes/boxes.js";
import type { Live } from "./logic.js";
import { drawMoment, type Grid, sizeOf } from "./matrices.js";
import type { Numbers, TrainingRun } from "./numbers.js";

/** The lengths of a composition, px. */
interface Plan extends Grid {
  /** Height of the bar of the largest loss. */
  readonly bars: number;
  /** Distance from the letters to the losses' title. */
  readonly below: number;
}

export const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: {
    cell: 27,
    gap: 5,
    frame: 1,
    moved: 3,
    letter: 22,
    bars: 84,
    below: 34,
  },
  narrow: {
    cell: 17,
    gap: 3,
    frame: 1,
    moved: 2.5,
    letter: 20,
    bars: 64,
    below: 30,
  },
};

/** The gap between the bars of both starts, px. */
const APART = 4;

/** One composition: three moments from one start, and below them the losses of this start and of another. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = counts.runs.map((run) => ({ ...counts, run }));
  const picture = startPicture(composition, words, counts, others);
  const plan = PLANS[composition];
  const { nodes, isWide, left, right } = picture;
  const width = sizeOf(plan);
  const pitch = (picture.room - width) / (counts.run.moments.length - 1);
  const columns = counts.run.moments.map((_, index) => Math.round(left + index * pitch));
  const size = picture.metrics.size.text;
  // Room for the longest reason of any start.
  const room = (index: number) => (columns[index + 1] ?? right + 8) - columns[index]! - 8;
  const reasons = (run: TrainingRun) =>
    run.moments.map((_, index) =>
      // The last column is narrow in both pictures.
      wrap(words.reason(run, index, isWide && index < 2), room(index), { size }, reserveMonospaced),
    );
  const lineCount = Math.max(...counts.runs.flatMap(reasons).map(({ length }) => length));
  const head = Math.round(picture.bottom + picture.pick(30, 26));
  const y = Math.round(head + lineCount * LEADING * size + 14);
  for (const [index, x] of columns.entries())
    nodes.push(
      part(words.parts.moment(counts.run, index), [
        text(x, head, words.name(index), { size, bold: true }),
        ...lines(x, head, reasons(counts.run)[index]!, { size, fill: "muted" }),
        ...drawMoment(counts, index, plan, x, y, words),
      ]),
    );
  if (isWide) {
    const middle = y + width - 1.5 * plan.cell;
    for (const x of columns.slice(1))
      nodes.push(
        ...arrow(
          [
            [x - pitch + width + 16, middle],
            [x - 16, middle],
          ],
          "muted",
          1.25,
          8,
        ),
      );
  }
  picture.bottom = Math.round(y + width + plan.letter + plan.below);
  drawLosses(counts, columns, picture, words);
  return picture.finish(words.alt(counts));
}

/** Draws the losses of this start as bars below its moments and, beside them, those of another start as outlines. */
function drawLosses(counts: Numbers, columns: readonly number[], picture: Picture, words: Live) {
  const { run, other } = counts;
  const { nodes, left, right } = picture;
  const plan = PLANS[picture.composition];
  const { text: size } = picture.metrics.size;
  const largestLoss = Math.max(
    ...[run, other].flatMap((item) => item.moments.map(({ loss }) => loss)),
  );
  const bottom = picture.bottom + 10 + plan.bars;
  const width = (sizeOf(plan) - APART) / 2;
  const series = ({ moments }: TrainingRun, isOwn: boolean): Node[] =>
    moments.flatMap(({ loss }, index) => {
      const x = columns[index]! + (isOwn ? 0 : width + APART);
      const height = Math.max(1, Math.round((plan.bars * loss) / largestLoss));
      const top = bottom - height;
      const isInside = height >= 1.5 * size;
      return [
        rect(x, top, width, height, { fill: isOwn ? "muted" : "tint" }),
        ...(isOwn ? [] : [outline(x, top, width, height, "ink")]),
        text(x + width / 2, Math.round(top + (isInside ? 1.15 * size : -5)), words.entry(loss), {
          size,
          anchor: "middle",
          bold: isOwn,
          fill: isOwn && isInside ? "paper" : "ink",
        }),
      ];
    });
  nodes.push(
    text(left, picture.bottom, words.losses, { size, bold: true }),
    part(words.parts.losses(run), series(run, true)),
    part({ ...words.parts.losses(other), role: "comparison" }, [
      text(right, picture.bottom, words.compared(other), { size, anchor: "end" }),
      ...series(other, false),
    ]),
    path(`M${left} ${bottom}H${right}`, { stroke: "muted" }),
  );
  picture.bottom = bottom;
}
