/** Where blocks and layers stand, before anything is drawn. */

import type { Role } from "../../models/blocks.js";
import { path, text } from "../../scene.js";
import { LEADING, reserve, SPACED } from "../lines.js";
import type { Picture } from "../picture.js";
import { type Box, column, flow, row } from "./boxes.js";
import { ARROW, arrow, cellsOf, type Sizes, unitsOf } from "./modules.js";
import type { Block, Layers } from "./moving.js";
import * as say from "./words.js";

/** Between modules, rows of them, and blocks; and inside a layer's outline, px. */
const GAP = { module: 12, row: 14, block: 24, inside: 12 };
/** How far each of the two layers behind stands out, px. */
const SHEET = 4;

/** Of a block: its role, what its modules' paths share, and where its data come from. */
interface Title {
  readonly text: string;
  readonly prefix: string;
  readonly lead: "" | "x" | "arrow" | "encoder";
}

/** A block in whatever width it has, and at least `fill` px wide. */
interface Flexible {
  readonly block: Block;
  box(most: number, fill?: number): Box;
}

/** All of the model's linear modules as one box. */
export function layoutOf(n: Layers, picture: Picture): Box {
  const { composition, metrics, room } = picture;
  const isWide = composition === "wide";
  const sizes = { name: metrics.size.text, small: isWide ? 12 : 11 };
  const parts = [...new Set(n.blocks.map(([part]) => part))].filter((part) =>
    n.blocks.some(([own, role]) => own === part && role !== "other"),
  );
  const isHalf = isWide && parts.length > 1;
  const width = isHalf ? (room - GAP.block) / 2 : room;
  const cells = cellsOf(n, isWide && !isHalf, picture);
  const blocks = n.blocks.map((block, index): Flexible => {
    const [part, role] = block;
    const inPart = n.blocks.filter(([own, other]) => own === part && other !== "other");
    const layers = Math.max(0, ...inPart.map(([, , own]) => own));
    const each = Math.max(...cells[index]!.map(({ module }) => module.instances / block[2]));
    const lead = leadTo(role, block === inPart[0], isHalf);
    const title = { text: say.role(block, layers, each), prefix: block[3], lead };
    return {
      block,
      box: (most, fill = 0) => {
        const own = flow(unitsOf(cells[index]!, sizes, most), most, GAP.module, GAP.row);
        return titled(own, title, sizes, most, fill);
      },
    };
  });
  const layers = parts.map((part) =>
    layer(
      blocks.filter(({ block: [own, role] }) => own === part && role !== "other"),
      width,
      sizes,
    ),
  );
  const others = blocks.filter(({ block }) => block[1] === "other").map(({ box }) => box(room));
  const all = isHalf ? [row(layers, GAP.block)] : layers;
  return column([...all, ...others], GAP.block);
}

function leadTo(role: Role, isFirst: boolean, isHalf: boolean): Title["lead"] {
  if (role === "other") return "";
  if (isFirst) return "x";
  return isHalf && role === "cross" ? "encoder" : "arrow";
}

/** A block below its title, to which an arrow leads; both fit into `most` px, and fill at least `fill`. */
function titled(
  own: Box,
  { text: content, prefix, lead }: Title,
  { name: size, small }: Sizes,
  most: number,
  fill: number,
): Box {
  const letter = lead === "x" ? size : 0;
  const left = letter + (lead ? ARROW + 6 : 0);
  const beside = Math.ceil(left + reserve(content, size) + 8);
  const length = reserve(prefix, small);
  const isBelow = SPACED * (beside + length) > most;
  const head = Math.ceil(LEADING * size) + 8 + (isBelow ? Math.ceil(LEADING * small) : 0);
  const width = Math.max(fill, own.width, beside + (isBelow ? 0 : length));
  // What a decoder attends to comes from the encoder beside it.
  const reach = lead === "encoder" ? GAP.inside + GAP.block : 0;
  return {
    width,
    height: head + own.height,
    draw(x, y) {
      const base = y + size - 1;
      const [at, below] = isBelow ? [left, LEADING * small] : [beside, 0];
      return [
        ...(letter ? [text(x, base, "*x*", { size })] : []),
        ...(lead ? [arrow(x + letter - reach, base - 4, ARROW + reach)] : []),
        text(x + left, base, content, { size }),
        ...(prefix ? [text(x + at, base + below, prefix, { size: small, fill: "muted" })] : []),
        path(`M${x} ${y + head - 8}h${width}`, { stroke: "frozen" }),
        ...own.draw(x, y + head),
      ];
    },
  };
}

/** One of the layers, its blocks side by side two by two where they fit. */
function layer(blocks: readonly Flexible[], width: number, { name: size }: Sizes): Box {
  const outer = width - 2 * SHEET;
  const most = outer - 2 * GAP.inside;
  const rows: Box[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const [first, second] = [blocks[at]!, blocks[at + 1]];
    const pair = second && beside(first, second, most);
    if (pair) at++;
    rows.push(pair ?? first.box(most, most));
  }
  const all = column(rows, GAP.block);
  const head = 2 * SHEET + GAP.inside;
  const top = head + Math.ceil(LEADING * size) + 10;
  const height = top + all.height + GAP.inside;
  const title = say.layer(blocks.map(({ block }) => block));
  return {
    width,
    height,
    draw(x, y) {
      const inner = height - 2 * SHEET;
      const behind = [1, 2].map((index) => {
        const [left, above] = [x + index * SHEET, y + (3 - index) * SHEET];
        return `M${left} ${above}v${-SHEET}h${outer}v${inner}h${-SHEET}`;
      });
      const front = `M${x} ${y + 2 * SHEET}h${outer}v${inner}h${-outer}z`;
      return [
        path(front + behind.join(""), { stroke: "frozen" }),
        text(x + GAP.inside, y + head + size - 2, title, { size, bold: true }),
        ...all.draw(x + GAP.inside, y + top),
      ];
    },
  };
}

/** Two blocks side by side, as low as any share of the width makes them; none where below each other is lower. */
function beside(first: Flexible, second: Flexible, most: number): Box | undefined {
  let lowest = first.box(most).height + GAP.block + second.box(most).height;
  let best: Box | undefined;
  for (let share = 0.25; share < 0.8; share += 0.05) {
    const left = first.box(share * most);
    const rest = most - left.width - GAP.block;
    const both = row([left, second.box(rest, rest)], GAP.block);
    if (both.width > most || both.height >= lowest) continue;
    best = both;
    lowest = both.height;
  }
  return best;
}
