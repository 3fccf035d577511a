/** W + BA by touch: W, B and A as areas, and the outline of BA, which is never stored. */

import type { Live } from "../../figures/decomposition/logic.js";
import type { Numbers } from "../../figures/decomposition/numbers.js";
import { sharedWords } from "../../figures/logic.js";
import type { Formats } from "../../formats.js";
import { toBraille } from "../braille.js";
import { Page } from "../page.js";
import { computeLengths, describeScale, LABEL_SPACE, label } from "../shapes.js";
import { AREA, GAP, getWidth, LINE_HEIGHT, type Sheet } from "../sheet.js";

const PLUS = "+";
/** The height of the picture and its labels, which leaves room for a note of five lines, mm. */
const HEIGHT = 170;

export function drawDecomposition(
  counts: Numbers,
  words: Live,
  f: Formats,
): readonly [Sheet, Sheet] {
  const plus = getWidth(toBraille(PLUS));
  const width = AREA.right - AREA.left - plus - 3 * GAP;
  const height = HEIGHT - 2 * LABEL_SPACE - GAP;
  const lengths = computeLengths(counts, ({ d, k, thick }) => [
    width - 2 * k - thick,
    height - d - thick,
  ]);
  const { d, k, thick } = lengths;
  const page = new Page("1", words.title(counts));
  page.note(describeScale(lengths, f));

  const left = AREA.left + (width - 2 * k - thick) / 2;
  const [xPlus, xB] = [left + k + GAP, left + k + 2 * GAP + plus];
  const xDelta = xB + thick + GAP;
  const yA = AREA.bottom - HEIGHT + LABEL_SPACE + (height - d - thick) / 2;
  const y = yA + thick + GAP;
  page.shapes.push(
    { type: "box", x: left, y, width: k, height: d, texture: "diagonals" },
    label(xPlus, y + (d - LINE_HEIGHT) / 2, PLUS),
    { type: "box", x: xB, y, width: thick, height: d, texture: "grid" },
    { type: "box", x: xDelta, y: yA, width: k, height: thick, texture: "grid" },
    { type: "box", x: xDelta, y, width: k, height: d, isDashed: true },
    label(left, y - LABEL_SPACE, "W"),
    label(xB, y - LABEL_SPACE, "B"),
    label(xDelta, yA - LABEL_SPACE, "A"),
    label(xDelta, y + d + GAP, "BA"),
  );
  return [page.finish(), drawKey(counts, words, f)];
}

function drawKey(counts: Numbers, { title, size }: Live, f: Formats): Sheet {
  const { rank, d, k, full, trainable } = counts;
  const { outcome, breakEven } = sharedWords(f);
  const page = new Page("key", title(counts));
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
