import { type Composition, type Ink, path, rect, type Scene, text } from "../../scene.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { type Layout, layoutOf, type Place } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** Of a cell's bar: height, distance from the cell's foot, and from its sides where it is longest, px. */
const BAR = { height: 5, foot: 2.5, side: 2 };

/** One composition: three steps of one start, and what all starts come to. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.head([say.formula], { size: size.formula, formula: true }, say.setting);
  picture.write(say.key);
  const layout = layoutOf(picture);
  const draw = drawer(n, layout, picture);
  for (const [index, moment] of n.moments.entries()) {
    const place = layout.steps[index]!;
    const { leading, cell } = layout;
    const { corner, ba, a, b } = place;
    const letter = { size: size.text + 1, formula: true } as const;
    const small = { size: size.text - 1, fill: "gradient" } as const;
    const beside = ba.x + 3 * cell.width + 4;
    picture.nodes.push(
      text(corner.x, corner.y + 11, say.steps[index]!, { size: size.text, bold: true }),
      text(corner.x, corner.y + 11 + leading, say.loss(moment), { size: size.text }),
      text(corner.x, b.y - 5, "*B*", letter),
      text(beside, a.y + cell.height + 4, "*A*", letter),
      text(beside, ba.y + 1.5 * cell.height + 4, "*BA*", letter),
      text(corner.x, place.gradientB.y - 5, say.gradientB, small),
      text(beside - 4, place.gradientB.y - 5, say.gradientA, { ...small, anchor: "end" }),
    );
    draw(moment.a, place.a, "a");
    draw(moment.b, place.b, "b");
    draw(moment.ba, place.ba, "delta");
    draw(moment.gradientB, place.gradientB, "gradient");
    draw(moment.gradientA, place.gradientA, "gradient");
  }
  picture.bottom = layout.end + 6;
  drawOutcome(n, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** Draws a matrix as a grid of numbers, each with a bar to the side of its sign. */
function drawer({ courses }: Numbers, { cell }: Layout, { nodes, metrics }: Picture) {
  const { width, height } = cell;
  // One scale for all starts, so that bars of two of them compare.
  const shown = courses.flatMap(({ moments }) =>
    moments.flatMap((one) => [one.b, one.a, one.ba, one.gradientB, one.gradientA]),
  );
  const most = Math.max(...shown.flat(2).map(Math.abs));
  const unit = (width / 2 - BAR.side) / most;
  const style = { size: 11, anchor: "middle" } as const;
  return (matrix: Matrix, { x, y }: Place, ink: Ink) => {
    const [across, down] = [matrix[0]!.length * width, matrix.length * height];
    const outline = { stroke: ink, strokeWidth: 1.5 };
    nodes.push(rect(x, y, across, down, ink === "delta" ? { ...outline, dash: [5, 4] } : outline));
    if (say.isZero(matrix)) {
      const style = { size: metrics.size.formula, formula: true, anchor: "middle" } as const;
      nodes.push(text(x + across / 2, y + down / 2 + style.size / 3, say.entry(0), style));
      return;
    }
    const bars: string[] = [];
    for (const [i, row] of matrix.entries())
      for (const [j, value] of row.entries()) {
        const [middle, foot] = [x + (j + 0.5) * width, y + (i + 1) * height];
        nodes.push(text(middle, foot - BAR.foot - BAR.height - 3, say.entry(value), style));
        bars.push(`M${middle} ${foot - BAR.foot - BAR.height / 2}h${value * unit}`);
      }
    const lines = [
      ...matrix.slice(1).map((_, i) => `M${x} ${y + (i + 1) * height}h${across}`),
      ...matrix[0]!.slice(1).map((_, j) => `M${x + (j + 1) * width} ${y}v${down}`),
    ];
    nodes.push(path(lines.join(""), { stroke: "tint" }));
    nodes.push(path(bars.join(""), { stroke: ink, strokeWidth: BAR.height }));
  };
}

/** What this start comes to, and the losses of all four. */
function drawOutcome(n: Numbers, picture: Picture): void {
  const { composition, metrics, room } = picture;
  const isWide = composition === "wide";
  const outcome = say.outcome(n);
  for (const line of isWide ? [outcome.join("; ")] : outcome) picture.write(line, { bold: true });
  picture.write(say.compared);
  const columns = isWide ? 2 : 1;
  const { margin, size } = metrics;
  const leading = 1.4 * size.text;
  for (const [index, one] of n.courses.entries()) {
    const x = margin + ((index % columns) * room) / columns;
    const y = picture.bottom + (1 + Math.floor(index / columns)) * leading;
    const isShown = one.start === n.start;
    const style = { size: size.text, bold: isShown, fill: isShown ? "ink" : "muted" } as const;
    picture.nodes.push(text(x, y, say.course(one), style));
  }
  picture.bottom += (n.courses.length / columns) * leading;
}
