/** Draws the two trained factors: strips beside BA, their names, and lenses that show their rank. */
import { type Ink, type TextStyle, text } from "../../scene.js";
import { LEADING, lines, reserve, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { lens, stripes, stripesLength, strips } from "../strips.js";
import type { Layout } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Live } from "./words.js";

/** The distance, gap and length of a lens's stripes, px. */
const LENS = {
  wide: { pitch: 4, gap: 1.5, across: 46 },
  narrow: { pitch: 3, gap: 1, across: 47 },
} as const;

/** Draws B and A as strips, then their names and lenses at the positions of the composition. */
export function drawFactors(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { d, k, thick, y, xB, xDelta, aTop } = layout;
  const strip = { thick, count: counts.rank };
  picture.nodes.push(
    ...strips([
      { ...strip, x: xB, y, length: d, direction: "columns", fill: "b" },
      { ...strip, x: xDelta, y: aTop, length: k, direction: "rows", fill: "a" },
    ]),
  );
  if (picture.composition === "wide") {
    nameB(counts, layout, picture, words);
    nameA(counts, layout, picture, words);
  } else {
    nameBoth(layout, picture);
    drawKey(counts, picture, words);
  }
}

/** Returns the styles of a factor's words, in its ink. */
const styles = (picture: Picture, fill: Ink, anchor: TextStyle["anchor"] = "start") => {
  const { formula, text: size } = picture.metrics.size;
  return {
    letter: { size: formula, fill, anchor, formula: true },
    plain: { size, fill, anchor },
    trained: { size, fill, anchor, bold: true },
    muted: { size, fill: "muted", anchor },
  } as const;
};

/** Writes B's letter, size and role left of B, and draws its enlarged columns below them. */
function nameB(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { y, d, xB, xName: right, isStriped, end } = layout;
  const { nodes, metrics } = picture;
  const { letter, plain, trained, muted } = styles(picture, "b", "end");
  const leading = LEADING * metrics.size.text;
  const size = wrap(words.size(counts.d, counts.rank, " "), 113, plain);
  const { across } = LENS.wide;
  // The name is beside the top of the strip, or higher if the lens would not fit below it.
  const reach = leading * (size.length + 1) + across + 42;
  const first = Math.min(y, end - reach) + metrics.size.formula * 0.72;
  const last = first + leading * size.length;
  nodes.push(text(right, first, "*B*", letter));
  nodes.push(...lines(right, first, size, plain));
  nodes.push(text(right, last + leading, words.trained, trained));
  if (isStriped) return;
  const top = Math.round(last + leading + 10);
  const middle = Math.min(top + across / 2, y + d - 3);
  nodes.push(
    ...lens(
      [
        [xB, middle - 2],
        [xB, middle + 2],
      ],
      {
        ...LENS.wide,
        x: right - stripesLength(counts.rank, LENS.wide),
        y: top,
        count: counts.rank,
        direction: "columns",
        fill: "b",
      },
    ),
    text(right, top + across + 15, words.columns(counts.rank), muted),
  );
}

/** Writes A's letter, size and role above A, and draws its enlarged rows to the right. */
function nameA(counts: Numbers, layout: Layout, picture: Picture, words: Live): void {
  const { k, xDelta, aTop, thick, isStriped } = layout;
  const { nodes, metrics } = picture;
  const content = words.size(counts.rank, counts.k);
  const leading = LEADING * metrics.size.text;
  const end = xDelta + k;
  const isNarrow = reserve(content, metrics.size.text) <= k + 24;
  const [x, anchor] = isNarrow ? ([xDelta + k / 2, "middle"] as const) : ([end, "end"] as const);
  const { letter, plain, trained, muted } = styles(picture, "a", anchor);
  nodes.push(text(x, aTop - 8 - 2 * leading, "*A*", letter));
  nodes.push(text(x, aTop - 8 - leading, content, plain));
  nodes.push(text(x, aTop - 8, words.trained, trained));
  if (isStriped) return;
  const [left, bottom] = [end + 20, aTop + thick - 4];
  nodes.push(
    ...lens(
      [
        [end, aTop],
        [end, aTop + thick],
      ],
      {
        ...LENS.wide,
        x: left,
        y: bottom - stripesLength(counts.rank, LENS.wide),
        count: counts.rank,
        direction: "rows",
        fill: "a",
      },
    ),
    text(left + LENS.wide.across + 8, bottom, words.rows(counts.rank), {
      ...muted,
      anchor: "start",
    }),
  );
}

/** Writes the letters above the strips. */
function nameBoth({ y, k, thick, xB, xDelta, aTop }: Layout, picture: Picture): void {
  const { formula: size } = picture.metrics.size;
  const style = { size, formula: true, anchor: "middle" } as const;
  picture.nodes.push(
    text(xB + thick, y - 5, "*B*", { ...style, anchor: "end" }),
    text(xDelta + k / 2, aTop - 5, "*A*", style),
  );
}

/** Draws both lenses side by side below the matrices, with captions and the sizes of all matrices. */
function drawKey(numbers: Numbers, picture: Picture, words: Live): void {
  picture.write(words.enlarged);
  picture.bottom += 10;
  const { nodes, metrics, room, bottom } = picture;
  const { across, ...pitch } = LENS.narrow;
  const leading = Math.round(LEADING * metrics.size.text);
  const cells = [
    {
      fill: "b",
      direction: "columns",
      name: "*B*",
      size: words.size(numbers.d, numbers.rank, " "),
      count: words.columns(numbers.rank),
    },
    {
      fill: "a",
      direction: "rows",
      name: "*A*",
      size: words.size(numbers.rank, numbers.k, " "),
      count: words.rows(numbers.rank),
    },
  ] as const;
  let below = bottom;
  for (const [index, { fill, direction, name, size, count }] of cells.entries()) {
    const x = metrics.margin + (index * (room + 8)) / 2;
    const { letter, plain, trained, muted } = styles(picture, fill);
    nodes.push(stripes(x, bottom, numbers.rank, across, direction, fill, pitch));
    const beside = x + across + 8;
    const counts = wrap(count, room / 2 - across - 12, muted);
    nodes.push(text(beside, bottom + 10, name, letter));
    nodes.push(text(beside, bottom + 10 + leading, words.trained, trained));
    nodes.push(...lines(beside, bottom + 10 + leading, counts, muted));
    const sizes = wrap(size, room / 2 - 8, plain);
    const sizesTop = bottom + across + 2 + (counts.length - 1) * leading;
    nodes.push(...lines(x, sizesTop, sizes, plain));
    below = Math.max(below, sizesTop + leading * sizes.length);
  }
  picture.bottom = below;
}
