/** Draws layers: blocks side by side, modules on one ground line, with B and A beside those that LoRA adapts. */
import { type Node, part, path, rect, type Text, text } from "../../scene.js";
import type { Picture } from "../picture.js";
import { frozenBox, PITCH } from "../shapes/boxes.js";
import { type Card, type Column, type Layout, type Run, SHEET } from "./layout.js";
import type { Live } from "./logic.js";
import type { Block, Layers } from "./numbers.js";

/** Distances from a title to the text above it and to the rule below it, and from there to the modules, px. */
const [ABOVE, RULE, BELOW] = [24, 8, 8];
/** The largest distance that is added between modules so that a row ends at the right edge, px. */
const MAX_STRETCH = 56;

/** Draws the blocks of a layer below everything else. */
export function drawBlocks(
  counts: Layers,
  card: Card,
  layout: Layout,
  picture: Picture,
  words: Live,
): void {
  const { left, right: end, nodes } = picture;
  const { size, leading, edge, inner } = layout;
  const blocks = new Map<Block, Node[]>();
  for (const runs of card.rows) {
    const titles = Math.max(...runs.map((run) => run.title.length));
    const heading = Math.round(picture.bottom + ABOVE);
    const rule = titles ? Math.round(heading + (titles - 1) * leading + RULE) : picture.bottom;
    const ground = Math.round(rule + BELOW + layout.heightOf(runs));
    const total = runs.reduce((sum, run) => sum + run.width + layout.between, -layout.between);
    const gaps = runs.reduce((sum, { columns }) => sum + columns.length, -1);
    const stretch = gaps ? Math.min(MAX_STRETCH, (inner - total) / gaps) : 0;
    let x = left;
    for (const [index, run] of runs.entries()) {
      const next = x + run.width + (run.columns.length - 1) * stretch;
      const right = index === runs.length - 1 ? end : next;
      const of = blocks.get(run.block) ?? [];
      blocks.set(run.block, of);
      if (run.title.length)
        of.push(
          ...run.title.map((line, at) => writeTitle(x, heading + at * leading, line, size)),
          path(`M${Math.round(x)} ${rule}H${Math.round(right)}`, { stroke: "grid" }),
        );
      let at = x + edge;
      for (const column of run.columns) {
        const module = words.parts.module(counts, column.index, card.part, run.block);
        of.push(part(module, drawModule(counts, column, Math.round(at), ground, layout, picture)));
        at += column.width + layout.apart + edge + stretch;
      }
      x = next + layout.between + stretch;
    }
    const columns = runs.flatMap((run: Run) => run.columns);
    picture.bottom = ground + Math.max(...columns.map((column) => labelHeight(column, layout)));
  }
  const isTitled = card.part.layers > 0;
  for (const [block, items] of blocks)
    nodes.push(...(isTitled ? [part(words.parts.block(block, card.part), items)] : items));
}

/** Bold words are in the ink of text. */
function writeTitle(x: number, y: number, content: string, size: number): Text {
  const line = text(Math.round(x), Math.round(y), content, { size, fill: "muted" });
  const runs = line.runs.map((run) => (run.bold ? ({ ...run, fill: "ink" } as const) : run));
  return { ...line, runs };
}

/** The distance from the ground line to the last baseline below a module. */
const labelHeight = ({ name, size }: Column, { size: text, small, leading }: Layout) =>
  1.5 * text + (name.length - 1) * leading + size.length * LINE * small;

/** Distance between baselines of the lines below a module's name, relative to their size. */
const LINE = 1.35;

/** The name and size are below the module. A target has B at its left and A above it. */
function drawModule(
  counts: Layers,
  column: Column,
  x: number,
  ground: number,
  layout: Layout,
  { composition }: Picture,
): Node[] {
  const { size, small, leading, letter, gap } = layout;
  const { module, d, k, name, sheets } = column;
  const behind = sheets * SHEET;
  const top = ground - behind - d;
  const isTarget = module.isTarget;
  const nodes: Node[] = [];
  if (sheets) nodes.push(path(drawSheets(x, top, d, k, behind), { stroke: "frozen" }));
  nodes.push(...frozenBox(x, top, k, d, PITCH[composition]));
  if (isTarget) nodes.push(...drawFactors(x, top, column, layout));
  if (isTarget && column.index === counts.modules.findIndex((item) => item.isTarget)) {
    const style = { size: letter, formula: true } as const;
    nodes.push(
      text(x - gap, top - 5, "*B*", { ...style, anchor: "end" }),
      text(
        Math.max(x + k / 2, x + letter / 2),
        Math.round(top - gap - layout.thickness - 5),
        "*A*",
        {
          ...style,
          anchor: "middle",
        },
      ),
    );
  }
  const base = ground + 1.5 * size;
  const fill = isTarget ? "ink" : "muted";
  const below = base + (name.length - 1) * leading;
  for (const [index, line] of name.entries())
    nodes.push(text(x, Math.round(base + index * leading), line, { size, bold: isTarget, fill }));
  for (const [index, line] of column.size.entries())
    nodes.push(
      text(x, Math.round(below + (index + 1) * LINE * small), line, { size: small, fill: "muted" }),
    );
  return nodes;
}

/** The right and lower edges of the matrices behind a module. */
function drawSheets(x: number, top: number, d: number, k: number, behind: number): string {
  let d0 = "";
  for (let offset = SHEET; offset <= behind; offset += SHEET)
    d0 += `M${x + k + offset} ${top + offset}v${d}h${-k}`;
  return d0;
}

/** B at the left and A above, and behind them the visible ends of those of the matrices behind a module. */
function drawFactors(x: number, top: number, { d, k, sheets }: Column, layout: Layout): Node[] {
  const { thickness: thick, gap } = layout;
  if (!sheets)
    return [
      rect(x - gap - thick, top, thick, d, { fill: "b" }),
      rect(x, top - gap - thick, k, thick, { fill: "a" }),
    ];
  // From the lower left corner of B, and from the upper right corner of A. Ends follow after a gap.
  let b = `M${x - gap - thick} ${top + d}v${-d}h${thick}v${d}z`;
  let a = `M${x + k} ${top - gap - thick}h${-k}v${thick}h${k}z`;
  for (let index = 0; index < sheets; index++) {
    b += `m${SHEET} ${SHEET}v${1 - SHEET}h${thick}v${SHEET - 1}z`;
    a += `m${SHEET} ${SHEET}h${1 - SHEET}v${thick}h${SHEET - 1}z`;
  }
  return [path(b, { fill: "b" }), path(a, { fill: "a" })];
}
