import { exact } from "../../format.js";
import { type Composition, type Node, path, rect, type Scene, text } from "../../scene.js";
import { trainedBar } from "../bars.js";
import { LEADING, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { type Example, W, X } from "./example.js";
import { formula, grid, type Piece, type Sizes } from "./grid.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

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

/** One composition: both ways to the same output, other tasks' adapters, and what they take to keep. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { metrics } = picture;
  const head = { size: metrics.size.text, bold: true } as const;
  picture.head([say.headings.beside], head, say.scaling);
  for (const row of besides(n.example, composition)) drawRow(row, picture);
  section(say.headings.merged, picture, say.changed);
  for (const row of mergeds(n.example, composition)) drawRow(row, picture);
  section(say.headings.swapped, picture);
  drawTiles(n, picture);
  section(say.kept(n), picture);
  picture.write(say.shape(n));
  drawBars(n, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** A heading with room above it, and what is said beside it. */
function section(heading: string, picture: Picture, beside = ""): void {
  const { text: size } = picture.metrics.size;
  picture.bottom += 14 + LEADING * size;
  picture.head([heading], { size, bold: true }, beside);
}

/** Formulas of the path beside W: one row where there is room, else three. */
function besides({ b, a, wx, bax, h }: Example, composition: Composition): Piece[][] {
  const { sign: room } = SIZES[composition];
  const sign = (sign: string, wider = 0) => ({ sign, room: room + wider });
  const w: Piece[] = [
    { name: "*W*", kind: "frozen", matrix: W },
    { name: "*x*", kind: "vector", matrix: X },
  ];
  const ba: Piece[] = [
    { name: "*B*", kind: "b", matrix: b },
    { name: "*A*", kind: "a", matrix: a },
    { name: "*x*", kind: "vector", matrix: X },
  ];
  const ofW: Piece = { name: "*Wx*", kind: "vector", matrix: wx };
  const ofBa: Piece = { name: "2*BA**x*", kind: "vector", matrix: bax };
  const ofBoth: Piece = { name: "*h*", kind: "output", matrix: h };
  const sum = [ofW, sign("+"), ofBa, sign("="), ofBoth];
  if (composition === "wide")
    return [[...w, sign(`+ ${say.factor}`, 22), ...ba, sign("="), ...sum]];
  return [[...w, sign("="), ofW], [sign(say.factor, 6), ...ba, sign("="), ofBa], sum];
}

/** Formulas of the merged matrix. */
function mergeds({ ba, merged, mergedH }: Example, composition: Composition): Piece[][] {
  const { sign: room } = SIZES[composition];
  const whole: Piece = { name: "*W′*", kind: "merged", matrix: merged, before: W };
  const sum: Piece[] = [
    { name: "*W*", kind: "frozen", matrix: W },
    { sign: `+ ${say.factor}`, room: room + 22 },
    { name: "*BA*", kind: "product", matrix: ba },
    { sign: "=", room },
    whole,
  ];
  const output: Piece[] = [
    { name: "*x*", kind: "vector", matrix: X },
    { sign: "=", room },
    { name: "*h*", kind: "output", matrix: mergedH },
  ];
  if (composition === "wide") return [[...sum, ...output]];
  return [sum, [whole, ...output]];
}

function drawRow(pieces: readonly Piece[], picture: Picture): void {
  const { nodes, metrics, composition } = picture;
  const sizes = SIZES[composition].row;
  const top = Math.round(picture.bottom + sizes.name + 14);
  nodes.push(...formula(pieces, metrics.margin, top, W.length, sizes).nodes);
  picture.bottom = top + W.length * sizes.cell + 6;
}

/** Every task's B and A, and the output that it gives; the chosen one's name is bold. */
function drawTiles(n: Numbers, picture: Picture): void {
  const { nodes, metrics, composition, room } = picture;
  const sizes = SIZES[composition].tile;
  const { text: size } = metrics.size;
  const top = Math.round(picture.bottom + LEADING * size + 8);
  const height = W.length * sizes.cell;
  const pitch = Math.floor((room + 8) / n.all.length);
  for (const [index, one] of n.all.entries()) {
    const x = metrics.margin + index * pitch;
    const isChosen = one.task === n.example.task;
    const y = top + height + LEADING * size;
    nodes.push(text(x, top - 8, one.task, { size, bold: isChosen }));
    nodes.push(...grid(one.b, "b", x + 1, top, sizes));
    nodes.push(...grid(one.a, "a", x + sizes.cell + 5, top, sizes));
    nodes.push(text(x, y, say.output(one), { size: sizes.text, fill: isChosen ? "ink" : "muted" }));
    if (isChosen)
      nodes.push(path(`M${x} ${y + 6}h${4 * sizes.cell + 5}`, { stroke: "ink", strokeWidth: 2 }));
  }
  picture.bottom = top + height + LEADING * size + 10;
}

/** Height of a bar, least width of one that can be seen, px, and how many copies are told apart. */
const HEIGHT = 14;
const LEAST = 3;
const MOST_COPIES = 60;

/** Bytes kept, as two bars to one scale with their numbers above them. */
function drawBars(n: Numbers, picture: Picture): void {
  const { nodes, metrics, room } = picture;
  const { margin } = metrics;
  const style = { size: metrics.size.text } as const;
  const most = Math.max(n.copies, n.adapters);
  const labels = [say.copies, say.adapters];
  const beside = Math.max(...labels.map((one) => reserve(one, style.size))) + 14;
  const bar = (label: string, bytes: number, draw: (x: number, y: number) => Node[]) => {
    const number = { ...style, bold: true } as const;
    const hasRoom = beside + reserve(exact(most), style.size, true) <= room;
    let y = Math.round(picture.bottom + LEADING * style.size);
    nodes.push(text(margin, y, label, style));
    if (!hasRoom) y += Math.round(LEADING * style.size);
    nodes.push(text(margin + (hasRoom ? beside : 0), y, exact(bytes), number));
    nodes.push(...draw(margin, y + 7));
    picture.bottom = y + 7 + HEIGHT + 4;
  };
  const scale = room / most;
  const pale = (x: number, y: number, width: number) => [
    rect(x, y, width, HEIGHT, { fill: "tint" }),
    rect(x, y, width, HEIGHT, { stroke: "frozen" }),
  ];
  bar(say.copies, n.copies, (x, y) => {
    const parts = n.tasks > MOST_COPIES ? 1 : n.tasks;
    const at = Array.from(
      { length: parts - 1 },
      (_, index) => ((index + 1) * n.copies * scale) / parts,
    );
    const cuts = at.map((one) => `M${x + one} ${y}v${HEIGHT}`).join("");
    return [
      rect(x, y, n.copies * scale, HEIGHT, { stroke: "muted" }),
      ...(cuts ? [path(cuts, { stroke: "muted" })] : []),
    ];
  });
  bar(say.adapters, n.adapters, (x, y) => {
    const [whole, added] = [n.matrix * scale, n.tasks * n.adapter * scale];
    picture.declare(say.thin("W’s", LEAST, whole));
    picture.declare(say.thin("The adapters’", LEAST, added));
    const [base, trained] = [Math.max(LEAST, whole), Math.max(LEAST, added)];
    return [...pale(x, y, base), ...trainedBar(n, x + base + 1, y, trained - 1, HEIGHT)];
  });
  picture.write(say.verdict(n), { bold: true });
}
