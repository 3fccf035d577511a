/** The picture for social previews: a training step of full fine-tuning and of LoRA, with few words. */
import { type Measure, type Node, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { wrap } from "../lines.js";
import { drawSegment, type Inked, inkOf, type Segment, writeNames } from "../shapes/bar.js";
import { outline, PITCH } from "../shapes/boxes.js";
import { computeBars, listFull } from "./bars.js";
import type { Live, Page } from "./logic.js";
import type { Work } from "./numbers.js";

/** Distance from a bar to the baselines of labels above and below it, and between texts, px. */
const [ABOVE, BELOW, APART] = [14, 38, 24];
/** The minimum visible width of the gradient of B and A, px. */
const LEAST = 8;

export function card(
  counts: Work,
  { live }: FigureWords<Live, Page>,
  { x, y, width, height }: Room,
  measure: Measure,
): Node[] {
  const bars = computeBars(counts, width, LEAST);
  const thick = Math.min(96, Math.round((height - 2 * (SIZE.text + ABOVE) - 2.4 * BELOW) / 2));
  const bold = { size: SIZE.text, bold: true };
  const names = listFull(counts).map(([kind]) =>
    wrap(live.names[kind], width / 3 - APART, bold, measure).map(
      (content): Inked => ({ content, fill: inkOf(kind) }),
    ),
  );
  const draw = (segments: readonly Segment[], top: number) =>
    segments.flatMap((segment) => drawSegment(segment, x, top, thick, PITCH.card));
  const writeHead = (base: number, name: string, amount: number, end: number) => {
    const total = live.amount(counts, amount);
    const minEnd = measure(name, SIZE.text, true) + APART + measure(total, SIZE.text, true);
    return [
      text(x, base, name, bold),
      text(x + Math.max(end, minEnd), base, total, { ...bold, anchor: "end" }),
    ];
  };
  const top = y + SIZE.text + ABOVE;
  const lower = y + height - thick - 10;
  const [end, fullEnd] = bars.skipped;
  const box = fullEnd - end - 4;
  const inside = live.skipped.find((item) => measure(item, SIZE.text) + SIZE.text <= box);
  const place = { x, y: top + thick + BELOW, room: width, size: SIZE.text };
  return [
    ...writeHead(top - ABOVE, live.full, counts.full, bars.full[2]!.to),
    ...draw(bars.full, top),
    ...(writeNames(bars.full, names, place, measure) ?? []),
    ...writeHead(lower - ABOVE, live.lora, counts.lora, end),
    ...draw([...bars.lora, ...bars.trained], lower),
    ...(box > 8 ? [outline(x + end + 4, lower, box, thick, "muted", 2.5, [10, 8])] : []),
    ...(inside
      ? [
          text(x + end + 4 + box / 2, lower + thick / 2 + 0.35 * SIZE.text, inside, {
            size: SIZE.text,
            anchor: "middle",
          }),
        ]
      : []),
  ];
}
