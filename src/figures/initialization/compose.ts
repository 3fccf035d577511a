/** Composes the picture of the first steps of training from a start, and of their losses. */
import { type Composition, type Node, part, path, type Scene, text } from "../../scene.js";
import { LEADING, lines, reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { arrow } from "../shapes/arrow.js";
import type { Live } from "./logic.js";
import { bar, drawMoment, type Grid, sizeOf } from "./matrices.js";
import type { Numbers, TrainingRun } from "./numbers.js";

/** The lengths of a composition, px. */
interface Plan extends Grid {
  /** Height of the bar of the largest loss, and the smallest bar with a number inside. */
  readonly bars: number;
  readonly inside: number;
  /** Distance from the reasons to the matrices, and from the letters to the losses' title. */
  readonly above: number;
  readonly below: number;
}

export const PLANS: Readonly<Record<Composition, Plan>> = {
  wide: {
    ...{ cell: 27, gap: 5, frame: 1.25, moved: 2.5, letter: 22 },
    ...{ bars: 84, inside: 20, above: 14, below: 34 },
  },
  narrow: {
    ...{ cell: 15.5, gap: 3, frame: 1.25, moved: 2.5, letter: 20 },
    ...{ bars: 64, inside: 18, above: 14, below: 30 },
  },
};

/** The width of a bar of the chosen start relative to a moment, and the gap to the other bar, px. */
const [OWN, APART] = [0.62, 4];

/** Returns one composition: three moments from one start, and below them the losses of this start and of another. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const others = counts.runs.map((run) => [words.headline({ run }), words.deck()] as const);
  picture.claim(words.headline(counts), words.deck(), others);
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
  const y = Math.round(head + lineCount * LEADING * size + plan.above);
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

const lossesOf = ({ moments }: TrainingRun) => moments.map(({ loss }) => loss);

/** Draws the losses of this start as bars below its moments and, beside them, those of another start as outlines. */
function drawLosses(counts: Numbers, columns: readonly number[], picture: Picture, words: Live) {
  const { run, other } = counts;
  const largestLoss = Math.max(...[run, other].flatMap(lossesOf));
  const { nodes, isWide, left, right } = picture;
  const plan = PLANS[picture.composition];
  const size = picture.metrics.size.text;
  const style = { size, fill: "muted" } as const;
  nodes.push(text(left, picture.bottom, words.losses, { size, bold: true }));
  const compared = words.compared(other);
  const beside = columns[1]!;
  if (isWide) nodes.push(text(beside, picture.bottom, compared, style));
  const bottom = picture.bottom + 10 + plan.bars;
  const width = sizeOf(plan);
  const ownWidth = Math.round(OWN * width);
  const series = (item: TrainingRun, isOwn: boolean): Node[] =>
    lossesOf(item).flatMap((loss, index) => {
      const x = columns[index]! + (isOwn ? 0 : ownWidth + APART);
      const across = isOwn ? ownWidth : width - ownWidth - APART;
      const height = Math.max(1, Math.round((plan.bars * loss) / largestLoss));
      const box = bar(x, bottom, across, height, isOwn);
      if (!isOwn && !isWide) return box;
      const isInside = height >= plan.inside;
      const y = Math.round(bottom - height + (isInside ? 1.15 * size : -5));
      const fill = isOwn ? (isInside ? "paper" : "ink") : "muted";
      const number = words.entry(loss);
      const center = { size, fill, anchor: "middle", bold: isOwn } as const;
      return [...box, text(x + across / 2, y, number, center)];
    });
  nodes.push(
    part(words.parts.losses(run), series(run, true)),
    part({ ...words.parts.losses(other), role: "comparison" }, series(other, false)),
    path(`M${left} ${bottom}H${right}`, { stroke: "muted" }),
  );
  picture.bottom = bottom;
  if (isWide) return;
  picture.bottom += 2;
  const end = Math.max(
    ...counts.runs.map(
      (item) => wrap(words.compared(item), picture.room, { size }, reserveMonospaced).length,
    ),
  );
  const foot = picture.bottom + end * LEADING * size;
  picture.write(compared);
  picture.bottom = foot;
}
