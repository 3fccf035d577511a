import { type Composition, type Node, rect, type Scene, text } from "../../scene.js";
import { drawCounts, drawLines } from "../bars.js";
import { FORMATS, type Format, type Sketch } from "../metrics.js";
import { hatched, LEADING, lines, reserve } from "../parts.js";
import { notToScale } from "../words.js";
import * as say from "./words.js";

/** Between a strip and its matrix, px. */
const GAP = 3;
/** Side of a colour key, px. */
const KEY = 10;
/** Between two modules, px. */
const APART = 14;
const LEAST = { side: 4, strip: 2 };

/** Room for the largest module's sides, px. */
const ROOM = { wide: { d: 128, k: 168 }, narrow: { d: 84, k: 100 } };

interface Cell {
  readonly width: number;
  readonly height: number;
  /** Draws the module with its matrix's top left corner room for strips right of and below (x, y). */
  draw(x: number, y: number, rowHeight: number): Node[];
}

/** One composition: a layer's modules to one scale, and the whole model's bars. */
export function compose(n: say.WholeCount, composition: Composition): Scene {
  const format = FORMATS[composition];
  const { width, margin, size } = format;
  const sketch: Sketch = { nodes: [], larger: [], bottom: size.formula + 10 };
  drawHeader(n, format, sketch);
  drawModules(n, format, ROOM[composition], sketch);
  const words = { full: say.full, lora: say.lora(n), verdict: say.verdict(n) };
  drawCounts(say.bars(n), words, format, sketch);
  drawLines(notToScale(sketch.larger), width - 2 * margin, format, sketch);
  const height = Math.ceil(sketch.bottom + 12);
  return { width, height, title: say.title(n), desc: say.alt(n), children: sketch.nodes };
}

function drawHeader(n: say.WholeCount, format: Format, sketch: Sketch): void {
  const { width, margin, size } = format;
  const room = width - 2 * margin;
  const heading = { size: size.formula - 4, bold: true };
  const values = { size: size.text, fill: "muted", anchor: "end" } as const;
  const y = sketch.bottom;
  const taken =
    reserve(say.heading(n), heading.size, true) + 16 + reserve(say.values(n), size.text);
  sketch.nodes.push(text(margin, y, say.heading(n), heading));
  if (taken <= room) sketch.nodes.push(text(width - margin, y, say.values(n), values));
  else drawLines(say.values(n), room, format, sketch);
  drawLegend(format, sketch);
}

/** What is hatched and what is solid. */
function drawLegend({ margin, size }: Format, sketch: Sketch): void {
  const y = sketch.bottom + LEADING * size.text + 6;
  let x = margin;
  for (const ink of ["frozen", "b", "a"] as const) {
    const words = say.legend[ink];
    const box = [x, y - KEY + 1, KEY, KEY] as const;
    sketch.nodes.push(...(ink === "frozen" ? hatched(...box, ink) : [rect(...box, { fill: ink })]));
    sketch.nodes.push(text(x + KEY + 6, y, words, { size: size.text, fill: "muted" }));
    x += KEY + 20 + reserve(words, size.text);
  }
  sketch.bottom = y + 14;
}

/** The modules side by side, in as many rows as they need. */
function drawModules(
  n: say.WholeCount,
  format: Format,
  room: { readonly d: number; readonly k: number },
  sketch: Sketch,
): void {
  const { width, margin } = format;
  const cells = cellsOf(n, format, room, sketch);
  let row: Cell[] = [];
  const finish = () => {
    let x = margin;
    const height = Math.max(...row.map((cell) => cell.height));
    for (const cell of row) {
      sketch.nodes.push(...cell.draw(x, sketch.bottom, height));
      x += cell.width + APART;
    }
    sketch.bottom += height + LEADING * format.size.text * 2 + 18;
    row = [];
  };
  for (const cell of cells) {
    const taken = row.reduce((sum, one) => sum + one.width + APART, 0);
    if (row.length && taken + cell.width > width - 2 * margin) finish();
    row.push(cell);
  }
  finish();
  sketch.bottom += 4;
}

function cellsOf(
  n: say.WholeCount,
  { size }: Format,
  room: { readonly d: number; readonly k: number },
  { larger }: Sketch,
): Cell[] {
  const scale = Math.min(
    room.d / Math.max(...n.modules.map((one) => one.d)),
    room.k / Math.max(...n.modules.map((one) => one.k)),
  );
  const side = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const strip = Math.max(LEAST.strip, n.rank * scale);
  const isThin = n.modules.some(({ d, k }) => Math.min(d, k) * scale < LEAST.side);
  if (isThin) larger.push(say.thinSides);
  if (n.rank * scale < LEAST.strip) larger.push(say.strips);
  const edge = Math.ceil(strip + GAP);
  return n.modules.map((module) => {
    const [d, k] = [side(module.d), side(module.k)];
    const isTarget = module.rank > 0;
    const name = { size: size.text, bold: isTarget };
    const dims = { size: size.text - 1, fill: "muted" } as const;
    const labels = Math.max(
      reserve(say.moduleName(module), name.size, isTarget),
      reserve(say.moduleSize(module), dims.size),
    );
    return {
      width: Math.ceil(Math.max(edge + k, labels)),
      height: edge + d,
      draw(x, y, rowHeight) {
        const [left, top] = [x + edge, Math.round(y) + rowHeight - d];
        const strips = isTarget
          ? [
              rect(left - GAP - strip, top, strip, d, { fill: "b" }),
              rect(left, top - GAP - strip, k, strip, { fill: "a" }),
            ]
          : [];
        const below = Math.round(y) + rowHeight + size.text + 4;
        return [
          ...hatched(left, top, k, d, "frozen"),
          ...strips,
          text(x, below, say.moduleName(module), name),
          ...lines(x, below, [say.moduleSize(module)], dims),
        ];
      },
    };
  });
}
