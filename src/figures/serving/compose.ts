/** Composes the memory by number of adapters, and below it a batch in which each request uses its own adapter. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { type Picture, startPicture } from "../picture.js";
import { frozenBox, letterOn, outline, PITCH } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import { strip } from "../shapes/strip.js";
import { drawMemory } from "./chart.js";
import type { Live } from "./logic.js";
import { clip, count, type Numbers } from "./numbers.js";

/** Heights of a request's row and of its slots, and of the plot, px. */
const [ROW, SLOT] = [28, 18];
const HEIGHT = { wide: 196, narrow: 216 };
/** The number of requests in the batch. */
const REQUESTS = 4;

/** One composition: memory by number of adapters, and a batch. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const others = listOthers(counts);
  const picture = startPicture(composition, words, counts, others);
  const { nodes, metrics, left, right } = picture;
  const { text: size } = metrics.size;
  picture.bottom += 8;
  picture.write(words.memoryTitle(counts), {});
  const top = Math.round(picture.bottom + 10);
  const style = { size, times: 1, room: picture.pick(340, 170) };
  nodes.push(
    ...drawMemory(counts, { left, right, top, bottom: top + HEIGHT[composition] }, style, words),
  );
  picture.bottom = Math.round(top + HEIGHT[composition] + 1.5 * size);
  picture.rule();
  picture.bottom += 4;
  picture.write(words.batchTitle, {});
  nodes.push(part(words.parts.batch(counts), drawBatch(counts, picture, words)));
  picture.conditions(words.conditions(counts), others.map(words.conditions));
  return picture.finish(words.alt(counts));
}

/** The counts at the ends of the sliders. */
function listOthers({ input }: Numbers): Numbers[] {
  const max = Math.max(input.rank, input.maxRank);
  return [
    { adapters: 1 },
    { adapters: Math.max(1024, input.adapters) },
    { rank: max, adapters: 888 },
    { rank: 1, slotRank: max, adapters: 888, memory: 16 },
  ].map((values) => count(clip({ ...input, ...values })));
}

/** W once beside all requests, and for each request the slot of its adapter, whose used ranks are to scale. */
function drawBatch(counts: Numbers, picture: Picture, words: Live): Node[] {
  const {
    adapters,
    slotRank,
    count: { rank },
  } = counts;
  const { left, metrics, composition } = picture;
  const { text: size, letter } = metrics.size;
  const [width, plus, slot, gap] = picture.pick([120, 40, 140, 10], [60, 22, 50, 6]);
  const top = Math.round(picture.bottom + picture.pick(2.5, 2.4) * size);
  const height = (REQUESTS - 1) * ROW + SLOT;
  const starts = [left + width + plus, left + width + plus + slot + gap];
  const used = (slot * rank) / slotRank;
  const isPadded = slotRank > rank;
  const rows = Array.from({ length: REQUESTS }, (_, index): Node => {
    const y = top + index * ROW;
    const base = Math.round(y + SLOT / 2 + 0.35 * size);
    const adapter = (index % adapters) + 1;
    return part(words.parts.request(index + 1, adapter), [
      text(left + width + plus / 2, Math.round(y + SLOT / 2 + 0.3 * letter), "+", {
        size: letter,
        anchor: "middle",
        formula: true,
      }),
      ...(["b", "a"] as const).flatMap((fill, side) => [
        ...strip({
          x: starts[side]!,
          y,
          thick: used,
          length: SLOT,
          count: rank,
          direction: "columns",
          fill,
        }),
        ...(isPadded ? [outline(starts[side]!, y, slot, SLOT, "muted", 1, [4, 3])] : []),
      ]),
      label(starts[1]! + slot + gap, base, words.request(index + 1, adapter, picture.isWide), {
        size: picture.pick(size, metrics.size.small),
      }),
    ]);
  });
  picture.bottom = Math.round(top + height + 1.5 * size);
  return [
    part(words.parts.w, [
      ...frozenBox(left, top, width, height, PITCH[composition]),
      ...letterOn(left + width / 2, top + height / 2, "*W*", { size: letter }),
    ]),
    ...["*B*", "*A*"].map((name, side) => label(starts[side]!, top - 6, name, { size })),
    ...rows,
    ...(isPadded
      ? [label(starts[0]!, picture.bottom, words.padding(counts), { size, fill: "muted" })]
      : []),
  ];
}
