import { type Composition, path, type Scene, text } from "../../scene.js";
import { LEADING, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { adaptersBar, copiesBar } from "./bars.js";
import { type Example, SCALING, W, X } from "./example.js";
import { formula, type Piece, type Sizes } from "./grid.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

const SIZES: Readonly<Record<Composition, Sizes & { plus: number; equals: number }>> = {
  wide: { cell: 34, text: 15, name: 18, rim: 6, plus: 56, equals: 36 },
  narrow: { cell: 20, text: 12, name: 15, rim: 5, plus: 28, equals: 14 },
};

/** Returns one composition: the output by two paths and by the merged matrix, and the bytes of many tasks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics, room } = picture;
  const { margin, size } = metrics;
  const bold = { bold: true } as const;
  picture.head([words.heading], { size: size.text + 2, bold: true }, words.scaling);
  drawPaths(counts.example, picture, words);
  const y = Math.round(picture.bottom + 14) + 0.5;
  nodes.push(path(`M${margin} ${y}h${room}`, { stroke: "frozen" }));
  picture.bottom = y + 4;
  picture.write(words.kept(counts), bold);
  picture.write(words.shape(counts));
  drawBars(counts, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Draws both formulas of the output, with equal parts below each other. */
function drawPaths({ b, a, merged, h, mergedH }: Example, picture: Picture, words: Live): void {
  const { nodes, metrics, composition } = picture;
  const sizes = SIZES[composition];
  const height = W.length * sizes.cell;
  const plus = { sign: `+ ${words.entry(SCALING)}`, room: sizes.plus };
  const equals = { sign: "=", room: sizes.equals };
  const x: Piece = { name: "*x*", kind: "vector", matrix: X };
  /** Draws pieces below the picture's bottom. Returns their right end. */
  const draw = (pieces: readonly Piece[], left: number, top: number) => {
    const drawn = formula(pieces, left, top, W.length, sizes, words.entry);
    nodes.push(...drawn.nodes);
    return drawn.end;
  };
  const writeHeading = (heading: string) => {
    picture.bottom += 6;
    // Right-to-left headings end above the formula, left of its brace.
    picture.write(heading, { bold: true }, composition === "wide" ? 0.6 * picture.room : undefined);
    const top = Math.round(picture.bottom + sizes.name + sizes.rim + 9);
    picture.bottom = top + height + sizes.rim;
    return top;
  };
  const above = writeHeading(words.separate);
  const left = draw(
    [{ name: "*W*", kind: "frozen", matrix: W }, x, plus, { name: "*B*", kind: "b", matrix: b }],
    metrics.margin,
    above,
  );
  draw(
    [{ name: "*A*", kind: "a", matrix: a }, x, equals, { name: "*h*", kind: "output", matrix: h }],
    left,
    above,
  );
  const below = writeHeading(words.merged);
  const end = draw(
    [
      { name: "*W′*", kind: "merged", matrix: merged, before: W },
      x,
      equals,
      { name: "*h*", kind: "output", matrix: mergedH },
    ],
    left,
    below,
  );
  const style = { size: metrics.size.text, anchor: "end" } as const;
  nodes.push(
    text(left - 12, Math.round(below + height / 2) + 5, words.changed, { ...style, fill: "muted" }),
  );
  const same = { ...style, bold: true } as const;
  if (composition === "wide")
    nodes.push(
      path(`M${end + 4} ${above + height / 2}h10V${below + height / 2}h-10`, { stroke: "ink" }),
      text(end + 22, Math.round((above + below + height) / 2) + 5, words.same, {
        ...same,
        anchor: "start",
      }),
    );
  else {
    picture.bottom += LEADING * style.size;
    nodes.push(text(end, Math.round(picture.bottom), words.same, same));
  }
}

/** A bar's height and its smallest visible width, px. */
const HEIGHT = 14;
const MIN_WIDTH = 3;

/** Draws the stored bytes as two bars to one scale, each with its number above it. */
function drawBars(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, metrics, room } = picture;
  const { margin } = metrics;
  const style = { size: metrics.size.text } as const;
  const max = Math.max(counts.copies, counts.adapters);
  const labels = [words.copies, words.adapters];
  const beside = Math.max(...labels.map((item) => reserve(item, style.size))) + 14;
  const number = { ...style, bold: true } as const;
  const hasRoom = beside + reserve(words.bytes(max), style.size, true) <= room;
  const write = (label: string, bytes: number) => {
    let y = Math.round(picture.bottom + LEADING * style.size);
    nodes.push(text(margin, y, label, style));
    if (!hasRoom) y += Math.round(LEADING * style.size);
    nodes.push(text(margin + (hasRoom ? beside : 0), y, words.bytes(bytes), number));
    picture.bottom = y + 7 + HEIGHT + 4;
    return y + 7;
  };
  const scale = room / max;
  nodes.push(...copiesBar(counts, margin, write(words.copies, counts.copies), scale, HEIGHT));
  const bar = adaptersBar(
    counts,
    margin,
    write(words.adapters, counts.adapters),
    scale,
    HEIGHT,
    MIN_WIDTH,
  );
  picture.declareScale(MIN_WIDTH, bar.kept, words.thinMatrix);
  picture.declareScale(MIN_WIDTH, bar.added, words.thinAdapters);
  nodes.push(...bar.nodes);
  picture.write(words.verdict(counts), { bold: true });
}
