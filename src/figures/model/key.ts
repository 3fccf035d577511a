/** Draws the legend: one adapted module, enlarged so that its rank is visible. */
import { rect, text } from "../../scene.js";
import { LEADING, lines, SPACED, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox } from "../shapes.js";
import { APART, SIDE } from "../share.js";
import { stripes, stripesLength } from "../strips.js";
import type { Targets } from "../whole-model.js";
import type { Live } from "./logic.js";
import type { Layers } from "./numbers.js";

/** The sides of W, and its distances from the factors and from the labels, px. */
const W = { d: 32, k: 40, clear: 4, between: 12 };
/** Room for the letter beside B and above A, px. */
const LETTER = 18;
const PITCH = { pitch: 3, gap: 1 };
/** The maximum width of B, px. */
const MAX_STRIP = stripesLength(Infinity, PITCH);

export function drawKey(counts: Layers, picture: Picture, words: Live): void {
  const { nodes, metrics, composition } = picture;
  const x = metrics.margin + LETTER + MAX_STRIP + W.clear;
  const left = x + W.k + W.between;
  // In a wide picture, the share is right of the words.
  const share = composition === "wide" ? 2 * SIDE.wide + APART : 0;
  const end = metrics.width - metrics.margin - share;
  const width = (end - left) / SPACED;
  const bold = { size: metrics.size.text, bold: true };
  const muted = { size: metrics.size.text, fill: "muted" } as const;
  const letter = { size: metrics.size.formula - 4, formula: true };
  const step = LEADING * bold.size;
  const trained = (targets: Targets) => wrap(words.trained(targets), width, bold);
  const frozen = wrap(words.frozen, width, muted);
  // Reserves lines for the longest text, so that nothing below moves if the rank or the targets change.
  const maxLines = Math.max(
    ...Object.values(counts.choices).map(([targets]) => trained(targets).length),
  );
  const y = Math.round(
    picture.bottom + 16 + Math.max(LETTER + MAX_STRIP + W.clear, maxLines * step),
  );
  const reach = stripesLength(counts.rank, PITCH) + W.clear;
  const adapted = trained(counts.targets);
  nodes.push(
    ...frozenBox(x, y, W.k, W.d),
    stripes(x - reach, y, counts.rank, W.d, "columns", "b", PITCH),
    stripes(x, y - reach, counts.rank, W.k, "rows", "a", PITCH),
    rect(x + W.k / 2 - 11, y + 5, 22, W.d - 10, { fill: "tint" }),
    text(x + W.k / 2, y + W.d / 2 + 5, "*W*", { ...letter, anchor: "middle" }),
    text(x - reach - 5, y + W.d / 2 + 5, "*B*", { ...letter, anchor: "end" }),
    text(x + W.k / 2, y - reach - 5, "*A*", { ...letter, anchor: "middle" }),
    ...lines(left, y - adapted.length * step - 4, adapted, bold),
    ...lines(left, y, frozen, muted),
  );
  picture.bottom = y + Math.max(W.d, frozen.length * step);
}
