/** The picture for social previews: three bars to one scale, with few words. */
import { BOLD } from "../../direction.js";
import { type Measure, type Node, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { drawSegment, inkOf, type Segment, writeNames } from "../shapes/bar.js";
import { PITCH } from "../shapes/boxes.js";
import { computeBars, listFull } from "./bars.js";
import type { Live, Page } from "./logic.js";
import type { Costs, TrainingMode } from "./numbers.js";

/** Distance between a bar and a label beside it, and between a label and its value, px. */
const [APART, GAP] = [24, 18];
/** By how much bold words make a name wider, px. */
const WIDER = 8;
/** The minimum visible width of a part, px. */
const LEAST = 6;
/** Distance from a bar to the baselines of labels above and below it, px. */
const [ABOVE, BELOW] = [16, 38];

export function card(
  counts: Costs,
  { live }: FigureWords<Live, Page>,
  { x, y, width, height }: Room,
  measure: Measure,
): Node[] {
  const style = { size: SIZE.text };
  const nameWidth = (mode: TrainingMode) =>
    measure(live.label(counts, mode).replaceAll(BOLD, ""), SIZE.text) + WIDER;
  const totalWidth = (mode: TrainingMode) => measure(live.total(counts, mode), SIZE.text, true);
  const bars = computeBars(
    counts,
    width,
    (mode) => (mode === "full" ? 0 : APART + nameWidth(mode) + GAP + totalWidth(mode)),
    { minWidth: LEAST },
  );
  const thick = Math.min(64, Math.round((height - 2 * SIZE.text - ABOVE - BELOW) / 4));
  const draw = (segments: readonly Segment[], top: number) =>
    segments.flatMap((segment) => drawSegment(segment, x, top, thick, PITCH.card));
  const write = (mode: TrainingMode, left: number, base: number) => [
    text(left, base, live.label(counts, mode), style),
    text(left + nameWidth(mode) + GAP, base, live.total(counts, mode), { ...style, bold: true }),
  ];
  const top = y + SIZE.text + ABOVE;
  const end = bars.full.at(-1)!.to;
  const isLong = end >= nameWidth("full") + GAP + totalWidth("full");
  const kinds = listFull(counts).map(([kind]) => kind);
  const names = kinds.map((kind) => [{ content: live.names[kind], fill: inkOf(kind) }]);
  const place = { x, y: top + thick + BELOW, room: width, size: SIZE.text };
  const pitch = (y + height - top - thick - BELOW - 2 * thick) / 2 + thick;
  const adapted = (["lora", "qlora"] as const).flatMap((mode, index) => {
    const { frozen, trained, results, ends } = bars[mode];
    const barTop = Math.round(top + thick + BELOW + (index + 1) * pitch - thick);
    const base = barTop + thick / 2 + 0.35 * SIZE.text;
    return [
      ...draw([frozen, ...trained, ...results], barTop),
      ...write(mode, x + ends[2] + APART, base),
    ];
  });
  return [
    ...(isLong
      ? [
          text(x, top - ABOVE, live.label(counts, "full"), style),
          text(x + end, top - ABOVE, live.total(counts, "full"), {
            ...style,
            bold: true,
            anchor: "end",
          }),
        ]
      : write("full", x + end + APART, top + thick / 2 + 0.35 * SIZE.text)),
    ...draw(bars.full, top),
    ...(writeNames(bars.full, names, place, measure) ?? []),
    ...adapted,
  ];
}
