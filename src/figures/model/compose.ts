import { type Composition, rect, type Scene, text } from "../../scene.js";
import { drawBars } from "../bars.js";
import { LEADING, lines, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { frozenBox } from "../shapes.js";
import type { WholeCount } from "../whole-model.js";
import { type Cell, type Layout, layoutOf } from "./layout.js";
import * as say from "./words.js";

/** Between a strip and its matrix, px. */
const GAP = 3;
/** Side of a colour key, px. */
const KEY = 10;

/** One composition: a layer's modules to one scale, and the whole model's bars. */
export function compose(n: WholeCount, composition: Composition): Scene {
  const picture = new Picture(composition);
  const heading = { size: picture.metrics.size.formula - 4, bold: true };
  picture.head([say.heading(n)], heading, say.values(n));
  drawLegend(picture);
  drawModules(layoutOf(n, GAP, picture), picture);
  drawBars(say.bars(n), { full: say.full, lora: say.lora(n), verdict: say.verdict(n) }, picture);
  return picture.finish(say.title(n), say.alt(n));
}

/** What is frozenBox and what is solid. */
function drawLegend(picture: Picture): void {
  const { margin, size } = picture.metrics;
  const y = picture.bottom + LEADING * size.text + 6;
  let x = margin;
  for (const ink of ["frozen", "b", "a"] as const) {
    const words = say.legend[ink];
    const box = [x, y - KEY + 1, KEY, KEY] as const;
    picture.nodes.push(
      ...(ink === "frozen" ? frozenBox(...box, ink) : [rect(...box, { fill: ink })]),
    );
    picture.nodes.push(text(x + KEY + 6, y, words, { size: size.text, fill: "muted" }));
    x += KEY + 20 + reserve(words, size.text);
  }
  picture.bottom = y + 14;
}

/** The modules row by row. */
function drawModules({ rows, strip, larger }: Layout, picture: Picture): void {
  picture.declare(larger);
  for (const { cells, height } of rows) {
    for (const cell of cells) drawModule(cell, strip, height, picture);
    picture.bottom += height + LEADING * picture.metrics.size.text * 2 + 18;
  }
  picture.bottom += 4;
}

/** A module on its row's floor, B left of it and A above it where it is targeted. */
function drawModule(cell: Cell, strip: number, rowHeight: number, picture: Picture): void {
  const { x, d, k, edge, module } = cell;
  const { nodes, bottom, metrics } = picture;
  const [left, top] = [x + edge, Math.round(bottom) + rowHeight - d];
  nodes.push(...frozenBox(left, top, k, d, "frozen"));
  if (module.isTarget) {
    nodes.push(rect(left - GAP - strip, top, strip, d, { fill: "b" }));
    nodes.push(rect(left, top - GAP - strip, k, strip, { fill: "a" }));
  }
  const below = Math.round(bottom) + rowHeight + metrics.size.text + 4;
  nodes.push(text(x, below, say.moduleName(module), cell.name));
  nodes.push(...lines(x, below, [say.moduleSize(module)], cell.dims));
}
