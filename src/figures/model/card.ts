/** The picture for social previews: one layer's modules on a ground line, and the share that trains. */
import { type Measure, type Node, path, rect, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { fitLines } from "../fit.js";
import { frozenBox, outline, PITCH } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import { shareArea } from "../shapes/share.js";
import type { Live, Page } from "./logic.js";
import { type Layers, toShare } from "./numbers.js";

/** The largest side of the share's outline, its smallest block, and the largest width of a block that extends past it, px. */
const [SIDE, MIN_BLOCK, MAX_WIDTH] = [176, 3, 300];
/** Distances between the layer and the share, and from shapes to baselines above and below them, px. */
const [APART, ABOVE, BELOW] = [56, 14, 40];
/** Offset of layers behind the first, padding, gap beside a strip, its smallest thickness, and the smallest side of a module, px. */
const [SHEET, PADDING, GAP, STRIP, MIN_SIDE] = [7, 28, 5, 9, 7];

export function card(
  counts: Layers,
  { live }: FigureWords<Live, Page>,
  room: Room,
  measure: Measure,
): Node[] {
  const { x, y, width, height } = room;
  if (isThumbnail(room)) return drawLayer(counts, live, room, measure, false);
  const bottom = y + height - BELOW - 10;
  const ratio = Math.max(1, counts.trainable / counts.base);
  const side = Math.min(SIDE, MAX_WIDTH / ratio);
  const times = Math.max(1, (counts.base * (MIN_BLOCK / side) ** 2) / counts.trainable);
  const names = [live.fullArea, live.trainedArea(times)];
  const shareWidth = Math.max(side * ratio, ...names.map((name) => measure(name, SIZE.text, true)));
  const left = x + width - shareWidth;
  return [
    ...drawLayer(counts, live, { x, y, width: width - shareWidth - APART, height }, measure, true),
    label(left, bottom - side - ABOVE, names[0]!, { size: SIZE.text, fill: "muted" }),
    // A line from the name to the block, which may be a speck.
    path(`M${left + 8} ${bottom + 14}v-20`, { stroke: "muted", strokeWidth: 2 }),
    ...shareArea(toShare(counts), left, bottom, side, { times, strokeWidth: 2.5 }),
    label(left, bottom + BELOW, names[1]!, { size: SIZE.text }),
  ];
}

/** Draws the first kind of layer, with the names of adapted modules below them as long as they fit. */
function drawLayer(
  counts: Layers,
  live: Live,
  { x, y, width, height }: Room,
  measure: Measure,
  mayHaveNames: boolean,
) {
  const [part] = counts.input.parts;
  const sheets = Math.min(2, Math.max(0, part!.layers - 1));
  const modules = counts.modules.slice(
    0,
    part!.blocks.reduce((sum, { count }) => sum + count, 0),
  );
  const top = y + sheets * SHEET;
  const outer = width - sheets * SHEET;
  const boxHeight = height - sheets * SHEET - 10;
  const inner = outer - 2 * PADDING;
  const bold = { size: SIZE.text, bold: true } as const;
  const nameWidth = ({ name, isTarget }: (typeof modules)[number]) =>
    isTarget ? measure(name, SIZE.text, true) : 0;
  const isSingle = counts.input.parts.length === 1;
  const titled = { part: part!, block: part!.blocks[0]!, isAll: isSingle };
  const heading = mayHaveNames
    ? fitLines(
        isSingle ? live.onlyCard(titled, counts) : live.card(titled),
        inner,
        2,
        { size: SIZE.text, bold: false },
        measure,
      ).lines
    : [];
  const title = top + 48 + Math.max(0, heading.length - 1) * 1.3 * SIZE.text;
  const ground = top + boxHeight - BELOW - 18;
  const largest = Math.max(...modules.map(({ d }) => d));
  const thickAt = (scale: number) => Math.max(STRIP, counts.rank * scale);
  const besideAt = (scale: number) => GAP + thickAt(scale) + 16;
  const columnsAt = (scale: number, hasNames: boolean) =>
    modules.map((module) => Math.max(MIN_SIDE, module.k * scale, hasNames ? nameWidth(module) : 0));
  const needed = (scale: number, hasNames: boolean) =>
    columnsAt(scale, hasNames).reduce((sum, item) => sum + besideAt(scale) + item, 0);
  const maxScale = (ground - title - 62) / (largest + counts.rank);
  const hasNames = mayHaveNames && needed(0.4 * maxScale, true) <= inner;
  let scale = maxScale;
  // Until no side is longer than the shortest, and no strip thicker than the thinnest.
  const longest = Math.max(counts.rank, ...modules.map(({ d, k }) => Math.max(d, k)));
  while (needed(scale, hasNames) > inner && scale * longest > MIN_SIDE) scale *= 0.96;
  const columns = columnsAt(scale, hasNames);
  const [thick, beside] = [thickAt(scale), besideAt(scale)];
  const stretch = (inner - needed(scale, hasNames)) / Math.max(1, modules.length - 1);
  const nodes: Node[] = [];
  for (let index = sheets; index > 0; index--)
    nodes.push(
      path(
        `M${x + index * SHEET} ${top + SHEET - index * SHEET}v${-SHEET}h${outer}v${boxHeight}h${-SHEET}`,
        { stroke: "frozen", strokeWidth: 2 },
      ),
    );
  nodes.push(
    outline(x, top, outer, boxHeight, "frozen", 2.5),
    ...heading.map((line, index) =>
      text(x + PADDING, top + 48 + index * 1.3 * SIZE.text, line, { size: SIZE.text }),
    ),
  );
  let left = x + PADDING + beside;
  let isFirst = true;
  for (const [index, module] of modules.entries()) {
    const [d, k] = [module.d, module.k].map((length) => Math.max(MIN_SIDE, length * scale)) as [
      number,
      number,
    ];
    const above = ground - d;
    nodes.push(...frozenBox(left, above, k, d, PITCH.card));
    if (module.isTarget) {
      nodes.push(
        rect(left - GAP - thick, above, thick, d, { fill: "b" }),
        rect(left, above - GAP - thick, k, thick, { fill: "a" }),
      );
      if (isFirst) {
        const style = { size: mayHaveNames ? 36 : SIZE.letter, formula: true } as const;
        nodes.push(
          text(left - GAP, above - 8, "*B*", { ...style, anchor: "end" }),
          text(Math.max(left + k / 2, left + 16), above - GAP - thick - 8, "*A*", {
            ...style,
            anchor: "middle",
          }),
        );
      }
      isFirst = false;
      if (hasNames) nodes.push(text(left, ground + BELOW, module.name, bold));
    }
    left += columns[index]! + beside + stretch;
  }
  return nodes;
}
