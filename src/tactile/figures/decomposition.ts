/** W + BA by touch: W, B and A as areas, and the outline of BA, which is never stored. */
import type { Numbers } from "../../figures/decomposition/numbers.js";
import type { Live } from "../../figures/decomposition/words.js";
import { sharedWords } from "../../figures/words.js";
import type { Formats } from "../../formats.js";
import { toBraille } from "../braille.js";
import { Page } from "../page.js";
import { label } from "../shapes.js";
import { AREA, GAP, getWidth, LINE_HEIGHT, MIN_SIDE, type Sheet } from "../sheet.js";

const PLUS = "+";
/** The height of the picture and its labels, which leaves room for a note of five lines, mm. */
const HEIGHT = 170;

/** Returns lengths in mm, and how many times each is longer than to scale. */
function computeLengths({ rank, d, k }: Numbers, width: number, height: number) {
  const scale = Math.min(
    width / (2 * k + rank),
    (width - MIN_SIDE) / (2 * k),
    height / (d + rank),
    (height - MIN_SIDE) / d,
  );
  const toLength = (count: number) => Math.max(MIN_SIDE, count * scale);
  const times = (count: number) => Number((toLength(count) / (count * scale)).toPrecision(2));
  return {
    d: toLength(d),
    k: toLength(k),
    thick: toLength(rank),
    times: { d: times(d), k: times(k), thick: times(rank) },
  };
}

export function drawDecomposition(
  counts: Numbers,
  words: Live,
  f: Formats,
): readonly [Sheet, Sheet] {
  const plus = getWidth(toBraille(PLUS));
  const width = AREA.right - AREA.left - plus - 3 * GAP;
  const above = LINE_HEIGHT + GAP;
  const { d, k, thick, times } = computeLengths(counts, width, HEIGHT - 2 * above - GAP);
  const page = new Page("1", words.title(counts));
  page.note(describeScale(times, f));

  const left = AREA.left + (width - 2 * k - thick) / 2;
  const [xPlus, xB] = [left + k + GAP, left + k + 2 * GAP + plus];
  const xDelta = xB + thick + GAP;
  const yA = AREA.bottom - HEIGHT + above + (HEIGHT - 2 * above - GAP - d - thick) / 2;
  const y = yA + thick + GAP;
  page.shapes.push(
    { type: "box", x: left, y, width: k, height: d, texture: "diagonals" },
    label(xPlus, y + (d - LINE_HEIGHT) / 2, PLUS),
    { type: "box", x: xB, y, width: thick, height: d, texture: "grid" },
    { type: "box", x: xDelta, y: yA, width: k, height: thick, texture: "grid" },
    { type: "box", x: xDelta, y, width: k, height: d, isDashed: true },
    label(left, y - above, "W"),
    label(xB, y - above, "B"),
    label(xDelta, yA - above, "A"),
    label(xDelta, y + d + GAP, "BA"),
  );
  return [page.finish(), drawKey(counts, words, f)];
}

/** Returns which sides are to scale. */
function describeScale(times: Readonly<Record<"d" | "k" | "thick", number>>, f: Formats): string {
  const parts = [
    ["B and A are", times.thick, "thick"],
    ["side d is", times.d, "long"],
    ["side k is", times.k, "long"],
  ] as const;
  const enlarged = parts
    .filter(([, factor]) => factor > 1)
    .map(([part, factor, size]) => `${part} ${f.exact(factor)} times as ${size}`);
  const scale = "W, B and A are drawn to scale";
  return enlarged.length ? `${scale}, except that ${f.list(enlarged)}.` : `${scale}.`;
}

function drawKey(counts: Numbers, { title, size }: Live, f: Formats): Sheet {
  const { rank, d, k, full, trainable } = counts;
  const { outcome, breakEven } = sharedWords(f);
  const page = new Page("key", `Key: ${title(counts)}`);
  page.sample("diagonals", "frozen");
  page.sample("grid", "trained");
  page.sample("dashed", "never stored");
  page.item(`W: weight matrix, d × k, ${size(d, k)}`);
  page.item(`B: d × r, ${size(d, rank)}`);
  page.item(`A: r × k, ${size(rank, k)}`);
  page.item(`BA, below A: B times A, rank at most ${f.exact(rank)}`);
  if (counts.hasAlpha) page.item(`α/r, the factor before BA: ${f.real(counts.scaling)}`);
  page.skip();
  page.item(`Trained: ${f.exact(trainable)} parameters, ${outcome(counts, f.exact(full))}.`);
  page.item(`Break-even rank: ${breakEven(counts)}`);
  return page.finish();
}
