/** Draws the two trained factors: strips beside BA, and a key with lenses that show their rank. */
import { text } from "../../scene.js";
import { LEADING, lines, reserve, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { drawStrip, stripes, stripesLength } from "../strips.js";
import type { Layout } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** The distance and gap of a lens's stripes, and their length, px. */
const PITCH = { pitch: 3, gap: 1 };
const ACROSS = 32;
/** Width of the words beside a lens, px. The narrow one holds a matrix's size of eight digits. */
const BESIDE = { wide: 110, narrow: 88 } as const;
/** Distance between both factors, px. */
const APART = { wide: 16, narrow: 4 } as const;
/** Distance between the starts of a letter and of the word after it, px. */
const LETTER = 20;

/** Draws B and A as strips, each before its letter. */
export function drawFactors({ rank }: Numbers, layout: Layout, { nodes, metrics }: Picture): void {
  const { d, k, thick, y, xB, xDelta, aTop } = layout;
  const letter = { size: metrics.size.formula, formula: true } as const;
  nodes.push(
    ...drawStrip({ x: xB, y, thick, length: d, count: rank, direction: "columns", fill: "b" }),
    text(xB + thick, y - 5, "*B*", { ...letter, anchor: "end" }),
    ...drawStrip({
      x: xDelta,
      y: aTop,
      thick,
      length: k,
      count: rank,
      direction: "rows",
      fill: "a",
    }),
    text(xDelta + k / 2, aTop - 5, "*A*", { ...letter, anchor: "middle" }),
  );
}

/**
 * Draws both factors enlarged below the matrices, side by side, each with its letter, role, rank and size. Returns the
 * right end of the words.
 */
export function drawKey({ d, k, rank }: Numbers, picture: Picture, words: Live): number {
  const { nodes, metrics, composition } = picture;
  const { formula, text: size } = metrics.size;
  const leading = Math.round(LEADING * size);
  const width = BESIDE[composition];
  const max = stripesLength(Infinity, PITCH);
  const top = Math.round(picture.bottom);
  const roleWidth = LETTER + reserve(words.trained, size, true);
  // In some languages, the role needs a line of its own.
  const isBeside = roleWidth <= width;
  let [x, end] = [metrics.margin, 0];
  const cells = [
    ["columns", "b", "*B*", words.size(d, rank, " "), max],
    ["rows", "a", "*A*", words.size(rank, k, " "), composition === "wide" ? max : ACROSS],
  ] as const;
  for (const [direction, fill, name, content, lensWidth] of cells) {
    const left = x + lensWidth + 6;
    const style = { size, fill };
    const counts = wrap(words[direction](rank), width, style);
    const sizes = wrap(content, width, style);
    const first = top + 12;
    const role = isBeside ? first : first + leading;
    const below = role + leading * counts.length;
    nodes.push(
      stripes(x, top, rank, ACROSS, direction, fill, PITCH),
      text(left, first, name, { size: formula, fill, formula: true }),
      text(isBeside ? left + LETTER : left, role, words.trained, { ...style, bold: true }),
      ...lines(left, role, counts, { size, fill: "muted" }),
      ...lines(left, below, sizes, style),
    );
    const bottom = Math.max(top + max, below + leading * sizes.length);
    picture.bottom = Math.max(picture.bottom, bottom);
    const widths = [...counts, ...sizes].map((line) => reserve(line, size));
    end = left + Math.max(roleWidth, ...widths);
    x = left + width + APART[composition];
  }
  return end;
}
