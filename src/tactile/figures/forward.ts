/** The forward pass by touch: x goes through W, and through A and B, and the sum is h. */

import type { Live } from "../../figures/forward/logic.js";
import type { Numbers } from "../../figures/forward/numbers.js";
import { sharedWords } from "../../figures/logic.js";
import { type Formats, plain } from "../../formats.js";
import { Page } from "../page.js";
import { computeLengths, describeScale, LABEL_SPACE, type Lengths, label } from "../shapes.js";
import { AREA, type Box, GAP, LINE_HEIGHT, type Point, type Shape, type Sheet } from "../sheet.js";

/** The length of an arrow, and the height of the picture and its labels, mm. */
const [ARROW, HEIGHT] = [20, 170];
/** The distance from the left edge to the arrows of x, which leaves room for its label, mm. */
const START = 12;

export function drawForward(counts: Numbers, words: Live, f: Formats): readonly [Sheet, Sheet] {
  const page = new Page("1", words.title(counts));
  const lengths = computeLengths(counts, ({ d, k, thick }) => [
    AREA.right - AREA.left - 2 * START - 5 * ARROW - k - thick,
    HEIGHT - 2 * LABEL_SPACE - GAP - 2 * d,
  ]);
  page.note(describeScale(lengths, f, !counts.merged));
  page.shapes.push(...(counts.merged ? drawMerged(lengths) : drawPaths(lengths)));
  return [page.finish(), drawKey(counts, words, f)];
}

const line = (...points: readonly Point[]): Shape => ({ type: "line", points });
const arrow = (...points: readonly Point[]): Shape => ({ type: "line", points, hasHead: true });

/** Returns the ends of a horizontal line through a box. */
const getEnds = ({ x, y, width, height }: Box): readonly [left: Point, right: Point] => [
  [x, y + height / 2],
  [x + width, y + height / 2],
];

function drawPaths({ d, k, thick }: Lengths): Shape[] {
  const length = k + ARROW + thick;
  const left = AREA.left + (AREA.right - AREA.left - 2 * START - 4 * ARROW - length) / 2;
  const split = left + START + ARROW;
  const join = split + 2 * ARROW + length;
  const bottom = AREA.bottom - (HEIGHT - 2 * LABEL_SPACE - GAP - 2 * d) / 2;
  const [upper, lower] = [bottom - d - LABEL_SPACE - GAP - d / 2, bottom - d / 2];
  const middle = (upper + lower) / 2;
  const box = (x: number, y: number, width: number, height: number, texture: Box["texture"]) =>
    ({ type: "box", x, y: y - height / 2, width, height, texture }) as Box;
  const w = box(split + ARROW + (length - k) / 2, upper, k, d, "diagonals");
  const a = box(split + ARROW, lower, k, thick, "grid");
  const b = box(join - ARROW - thick, lower, thick, d, "grid");
  const above = (name: string, { x, y }: Box) => label(x, y - LABEL_SPACE, name);
  return [
    label(left, middle - LINE_HEIGHT / 2, "x"),
    line([left + START, middle], [split, middle]),
    arrow([split, middle], [split, upper], getEnds(w)[0]),
    arrow([split, middle], [split, lower], getEnds(a)[0]),
    arrow(getEnds(a)[1], getEnds(b)[0]),
    line(getEnds(w)[1], [join, upper], [join, middle]),
    line(getEnds(b)[1], [join, lower], [join, middle]),
    arrow([join, middle], [join + ARROW, middle]),
    label(join + GAP, middle - LABEL_SPACE, "+"),
    label(join + ARROW + GAP, middle - LINE_HEIGHT / 2, "h"),
    w,
    a,
    b,
    above("W", w),
    above("A", a),
    above("B", b),
  ];
}

function drawMerged({ d, k }: Lengths): Shape[] {
  const middle = AREA.bottom - HEIGHT / 2;
  const x = (AREA.left + AREA.right - k) / 2;
  const w: Box = { type: "box", x, y: middle - d / 2, width: k, height: d, texture: "diagonals" };
  return [
    label(x - ARROW - GAP, middle - LINE_HEIGHT / 2, "x", "end"),
    arrow([x - ARROW, middle], [x, middle]),
    w,
    label(x, w.y - LABEL_SPACE, "W′"),
    arrow([x + k, middle], [x + k + ARROW, middle]),
    label(x + k + ARROW + GAP, middle - LINE_HEIGHT / 2, "h"),
  ];
}

function drawKey(counts: Numbers, { title, verdict }: Live, f: Formats): Sheet {
  const { rank, d, k, full, a, b, sum, merged } = counts;
  const { size } = sharedWords(f);
  const page = new Page("key", title(counts));
  page.sample("diagonals", merged ? "merged" : "frozen");
  if (!merged) page.sample("grid", "trained");
  page.item(`x: one token, ${f.exact(k)} numbers`);
  const adds = (count: number) => `${f.exact(count)} multiply-adds`;
  if (merged) page.item(`W′: W plus BA, ${size(d, k)}, ${adds(full)}`);
  else {
    page.item(`W: ${size(d, k)}, ${adds(full)}`);
    page.item(`A: ${size(rank, k)}, ${adds(a)}`);
    page.item(`B: ${size(d, rank)}, ${adds(b)}`);
    page.item(`+: the sum, ${f.exact(sum)} additions`);
    if (counts.hasAlpha) page.item(`α/r, the factor before BA: ${f.real(counts.scaling)}`);
  }
  page.item(`h: ${f.exact(d)} numbers`);
  page.skip();
  page.item(`${plain(verdict(counts).join(" "))}.`);
  return page.finish();
}
