import { type Composition, type Node, path, rect, type Scene, text } from "../../scene.js";
import { LEADING, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { trainedBar } from "../share.js";
import { type Example, SCALING, W, X } from "./example.js";
import { formula, grid, type Piece, type Sizes } from "./grid.js";
import type { Numbers } from "./numbers.js";
import type { Live } from "./words.js";

const SIZES: Readonly<Record<Composition, { row: Sizes; tile: Sizes; sign: number }>> = {
  wide: {
    row: { cell: 31, text: 15, name: 18 },
    tile: { cell: 22, text: 12, name: 15 },
    sign: 30,
  },
  narrow: {
    row: { cell: 22, text: 12, name: 15 },
    tile: { cell: 19, text: 11, name: 13 },
    sign: 19,
  },
};

/** The factor before BA. */
const FACTOR = `${SCALING} ·`;

/** Returns one composition: the output by both paths, other tasks' adapters, and the bytes to store. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { metrics } = picture;
  const head = { size: metrics.size.text, bold: true } as const;
  picture.head([words.headings.beside], head, words.scaling);
  for (const row of unmergedFormulas(counts.example, composition)) drawRow(row, picture, words);
  writeHeading(words.headings.merged, picture, words.changed);
  for (const row of mergedFormulas(counts.example, composition)) drawRow(row, picture, words);
  writeHeading(words.headings.swapped, picture);
  drawTiles(counts, picture, words);
  writeHeading(words.kept(counts), picture);
  picture.write(words.shape(counts));
  drawBars(counts, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Writes a heading with a gap above it, and text beside it. */
function writeHeading(heading: string, picture: Picture, beside = ""): void {
  const { text: size } = picture.metrics.size;
  picture.bottom += 14 + LEADING * size;
  picture.head([heading], { size, bold: true }, beside);
}

/** Returns the formulas of the unmerged adapter: one row in a wide picture, three in a narrow one. */
function unmergedFormulas({ b, a, wx, bax, h }: Example, composition: Composition): Piece[][] {
  const { sign: room } = SIZES[composition];
  const sign = (sign: string, extra = 0) => ({ sign, room: room + extra });
  const w: Piece[] = [
    { name: "*W*", kind: "frozen", matrix: W },
    { name: "*x*", kind: "vector", matrix: X },
  ];
  const ba: Piece[] = [
    { name: "*B*", kind: "b", matrix: b },
    { name: "*A*", kind: "a", matrix: a },
    { name: "*x*", kind: "vector", matrix: X },
  ];
  const wxPiece: Piece = { name: "*Wx*", kind: "vector", matrix: wx };
  const baxPiece: Piece = { name: "2*BA**x*", kind: "vector", matrix: bax };
  const outputPiece: Piece = { name: "*h*", kind: "output", matrix: h };
  const sum = [wxPiece, sign("+"), baxPiece, sign("="), outputPiece];
  if (composition === "wide") return [[...w, sign(`+ ${FACTOR}`, 22), ...ba, sign("="), ...sum]];
  return [[...w, sign("="), wxPiece], [sign(FACTOR, 6), ...ba, sign("="), baxPiece], sum];
}

/** Returns the formulas of the merged matrix. */
function mergedFormulas({ ba, merged, mergedH }: Example, composition: Composition): Piece[][] {
  const { sign: room } = SIZES[composition];
  const mergedPiece: Piece = { name: "*W′*", kind: "merged", matrix: merged, before: W };
  const sum: Piece[] = [
    { name: "*W*", kind: "frozen", matrix: W },
    { sign: `+ ${FACTOR}`, room: room + 22 },
    { name: "*BA*", kind: "product", matrix: ba },
    { sign: "=", room },
    mergedPiece,
  ];
  const output: Piece[] = [
    { name: "*x*", kind: "vector", matrix: X },
    { sign: "=", room },
    { name: "*h*", kind: "output", matrix: mergedH },
  ];
  if (composition === "wide") return [[...sum, ...output]];
  return [sum, [mergedPiece, ...output]];
}

function drawRow(pieces: readonly Piece[], picture: Picture, { entry }: Live): void {
  const { nodes, metrics, composition } = picture;
  const sizes = SIZES[composition].row;
  const top = Math.round(picture.bottom + sizes.name + 14);
  nodes.push(...formula(pieces, metrics.margin, top, W.length, sizes, entry).nodes);
  picture.bottom = top + W.length * sizes.cell + 6;
}

/** Draws each task's B and A, and its output. The chosen task's name is bold. */
function drawTiles(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, metrics, composition, room } = picture;
  const sizes = SIZES[composition].tile;
  const { text: size } = metrics.size;
  const top = Math.round(picture.bottom + LEADING * size + 8);
  const height = W.length * sizes.cell;
  const pitch = Math.floor((room + 8) / counts.all.length);
  for (const [index, item] of counts.all.entries()) {
    const x = metrics.margin + index * pitch;
    const isChosen = item.task === counts.example.task;
    const y = top + height + LEADING * size;
    nodes.push(text(x, top - 8, words.task(item.task), { size, bold: isChosen }));
    nodes.push(...grid(item.b, "b", x + 1, top, sizes, words.entry));
    nodes.push(...grid(item.a, "a", x + sizes.cell + 5, top, sizes, words.entry));
    nodes.push(
      text(x, y, words.output(item), { size: sizes.text, fill: isChosen ? "ink" : "muted" }),
    );
    if (isChosen)
      nodes.push(path(`M${x} ${y + 6}h${4 * sizes.cell + 5}`, { stroke: "ink", strokeWidth: 2 }));
  }
  picture.bottom = top + height + LEADING * size + 10;
}

/** A bar's height and its smallest visible width, px, and the maximum number of copies that are drawn separately. */
const HEIGHT = 14;
const MIN_WIDTH = 3;
const MAX_COPIES = 60;

/** Draws the stored bytes as two bars to one scale, each with its number above it. */
function drawBars(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, metrics, room } = picture;
  const { margin } = metrics;
  const style = { size: metrics.size.text } as const;
  const max = Math.max(counts.copies, counts.adapters);
  const labels = [words.copies, words.adapters];
  const beside = Math.max(...labels.map((item) => reserve(item, style.size))) + 14;
  const bar = (label: string, bytes: number, draw: (x: number, y: number) => Node[]) => {
    const number = { ...style, bold: true } as const;
    const hasRoom = beside + reserve(words.bytes(max), style.size, true) <= room;
    let y = Math.round(picture.bottom + LEADING * style.size);
    nodes.push(text(margin, y, label, style));
    if (!hasRoom) y += Math.round(LEADING * style.size);
    nodes.push(text(margin + (hasRoom ? beside : 0), y, words.bytes(bytes), number));
    nodes.push(...draw(margin, y + 7));
    picture.bottom = y + 7 + HEIGHT + 4;
  };
  const scale = room / max;
  const pale = (x: number, y: number, width: number) => [
    rect(x, y, width, HEIGHT, { fill: "tint" }),
    rect(x, y, width, HEIGHT, { stroke: "frozen" }),
  ];
  bar(words.copies, counts.copies, (x, y) => {
    const parts = counts.tasks > MAX_COPIES ? 1 : counts.tasks;
    const offsets = Array.from(
      { length: parts - 1 },
      (_, index) => ((index + 1) * counts.copies * scale) / parts,
    );
    const cuts = offsets.map((item) => `M${x + item} ${y}v${HEIGHT}`).join("");
    return [
      rect(x, y, counts.copies * scale, HEIGHT, { stroke: "muted" }),
      ...(cuts ? [path(cuts, { stroke: "muted" })] : []),
    ];
  });
  bar(words.adapters, counts.adapters, (x, y) => {
    const [kept, added] = [counts.matrix * scale, counts.tasks * counts.adapter * scale];
    picture.declareScale(MIN_WIDTH, kept, words.thinMatrix);
    picture.declareScale(MIN_WIDTH, added, words.thinAdapters);
    const [base, trained] = [Math.max(MIN_WIDTH, kept), Math.max(MIN_WIDTH, added)];
    return [...pale(x, y, base), ...trainedBar(counts, x + base + 1, y, trained - 1, HEIGHT)];
  });
  picture.write(words.verdict(counts), { bold: true });
}
