/** What the colours mean, at one adapted module enlarged so that its rank is seen. */
import { text } from "../../scene.js";
import { LEADING, lines, SPACED, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import { frozenBox, stripes, stripesLength } from "../shapes.js";
import type { Layers } from "./moving.js";
import * as say from "./words.js";

/** Sides of W, its distance from the factors and from the words, px. */
const W = { d: 30, k: 40, clear: 4, between: 12 };
const PITCH = { pitch: 3, gap: 1 };
/** The longest that B's columns reach, px. */
const REACH = stripesLength(Infinity, PITCH);

export function drawKey(n: Layers, picture: Picture): void {
  const { nodes, metrics } = picture;
  const top = Math.round(picture.bottom + 16);
  const [x, y] = [metrics.margin + REACH + W.clear, top + REACH + W.clear];
  const reach = stripesLength(n.rank, PITCH) + W.clear;
  nodes.push(
    ...frozenBox(x, y, W.k, W.d),
    stripes(x - reach, y, n.rank, W.d, "columns", "b", PITCH),
    stripes(x, y - reach, n.rank, W.k, "rows", "a", PITCH),
  );
  // The words beside A and W begin with their letters.
  const letter = { size: metrics.size.formula - 4, anchor: "end", formula: true } as const;
  nodes.push(text(x - W.clear, y - 6, "*B*", letter));
  const left = x + W.k + W.between;
  const width = (metrics.width - metrics.margin - left) / SPACED;
  const bold = { size: metrics.size.text, bold: true };
  const muted = { size: metrics.size.text, fill: "muted" } as const;
  const linesOf = (names: string) => wrap(say.trained(names), width, bold);
  const trained = linesOf(n.targets);
  const frozen = wrap(say.frozen, width, muted);
  const step = LEADING * bold.size;
  // The words of B and A end where W begins, unless they are many.
  const first = Math.max(top, y - trained.length * step);
  const second = Math.max(y, first + trained.length * step);
  nodes.push(...lines(left, first - 4, trained, bold), ...lines(left, second, frozen, muted));
  // Whatever modules a reader chooses, what follows stays where it is.
  const most = Math.max(...Object.values(n.choices).map(([names]) => linesOf(names).length));
  picture.bottom = Math.max(y + W.d, Math.max(y, top + most * step) + frozen.length * step);
}
