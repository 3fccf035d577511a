/** Composes a block's weights and their levels, and below them the bits of a weight and the errors. */
import {
  type Composition,
  type Node,
  part,
  rect,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { LEADING, wrapEvenly } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { frozenBox, outline, PITCH } from "../shapes/boxes.js";
import { drawLevels } from "./levels.js";
import type { Live } from "./logic.js";
import { BITS, BLOCKS, count, type Numbers, TYPES } from "./numbers.js";

/** Columns of the levels' drawing, px from the left edge. */
const COLUMNS = {
  wide: { weights: 224, levels: 430, level: 600, value: 700, unit: 10, height: 344 },
  narrow: { weights: 96, levels: 174, level: 240, value: 296, unit: 3, height: 344 },
};
/** Columns of the bits and the errors: where bars start, and px per bit and per percent. */
const ROWS = {
  wide: { bits: 70, perBit: 18, error: 430, perPercent: 13 },
  narrow: { bits: 44, perBit: 6, error: 160, perPercent: 5.25 },
};
/** Height of a bar and distance between rows, px. */
const [BAR, ROW] = [18, 30];

/** One composition: the drawing of the levels, a hairline, and a row for each type. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = startPicture(composition, words, counts, OTHERS);
  const { nodes, metrics, left } = picture;
  const { small: size } = metrics.size;
  const { height, ...columns } = COLUMNS[composition];
  const { weights, levels, level, value } = columns;
  // The names of the columns, each with its edge and its room.
  const edges = [left, weights, level, value];
  const rooms = [weights - left, levels - weights, level - levels, value - level];
  const headsOf = (of: Numbers) =>
    words.heads(of).map((name, index): Head => [edges[index]!, rooms[index]!, name]);
  const lineCount = Math.max(
    ...[counts, ...OTHERS].flatMap(headsOf).map((head) => wrapHead(head, size).length),
  );
  const base = Math.round(picture.bottom + 8 + lineCount * LEADING * size);
  nodes.push(
    ...headsOf(counts).flatMap((head, index) =>
      drawHead(head, base, { size, fill: "muted", anchor: index < 2 ? "start" : "end" }),
    ),
  );
  const top = base + 14;
  const bottom = top + height;
  nodes.push(...drawLevels(counts, { ...columns, top, bottom, left, size, times: 1 }, words));
  picture.bottom = bottom + 2;
  picture.rule();
  drawRows(counts, picture, words);
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

/** The numbers at the ends of the controls. */
const OTHERS = BLOCKS.map((block) => count({ block, weight: -0.25 }));

/** The edge, the room and the name of a column. */
type Head = readonly [x: number, room: number, name: string];

const wrapHead = ([, room, name]: Head, size: number) => wrapEvenly(name, room - 4, { size });

/** The last line is on the baseline `y`. */
const drawHead = (head: Head, y: number, style: TextStyle): Node[] =>
  wrapHead(head, style.size).map((line, index, { length }) =>
    text(head[0], Math.round(y - (length - 1 - index) * LEADING * style.size), line, style),
  );

/** For each type, the bits of a weight and the error as bars. */
function drawRows(counts: Numbers, picture: Picture, words: Live): void {
  const { nodes, left, right, isWide, composition, metrics } = picture;
  const { text: size } = metrics.size;
  const { bits, perBit, error, perPercent } = ROWS[composition];
  const sum = words.sum(counts);
  const heads: readonly Head[] = [
    [left, error - left - 8, words.bitsHead],
    [error, right - error, words.errorHead],
  ];
  const bold = { size, bold: true };
  const lineCount = Math.max(...heads.map((head) => wrapHead(head, size).length));
  const base = Math.round(picture.bottom + 10 + lineCount * LEADING * size);
  nodes.push(...heads.flatMap((head) => drawHead(head, base, bold)));
  const below = Math.round(base + LEADING * size);
  if (!isWide) nodes.push(text(left, below, sum, { size, fill: "muted" }));
  const top = (isWide ? base : below) + 12;
  const name = (index: number, content: string) =>
    text(left, Math.round(top + index * ROW + 0.72 * BAR), content, { size, bold: index === 1 });
  const at = (index: number) => Math.round(top + index * ROW);
  const after = (x: number, index: number, content: string, bold = false) =>
    text(x + 8, Math.round(at(index) + 0.72 * BAR), content, { size, bold });
  const before = BITS.before * perBit;
  const drawn: Node[] = [
    part(words.parts.before, [
      name(0, "bf16"),
      ...frozenBox(bits, at(0), before, BAR, PITCH[composition]),
      after(bits + before, 0, words.before),
    ]),
    ...TYPES.map((type, position): Node => {
      const index = position + 1;
      const [y, isNf4] = [at(index), type === "nf4"];
      const level = BITS.level * perBit;
      const share = counts.errors[type];
      const long = Math.round(200 * share * perPercent) / 2;
      return part(words.parts.type(counts, type), [
        name(index, words.typeName(type)),
        ...frozenBox(bits, y, level, BAR, PITCH[composition]),
        rect(bits + level, y, (counts.bits - BITS.level) * perBit, BAR, { fill: "ink" }),
        ...(isWide && isNf4 ? [after(bits + counts.bits * perBit, index, sum)] : []),
        ...(isNf4
          ? [rect(error, y, long, BAR, { fill: "ink" })]
          : [rect(error, y, long, BAR, { fill: "tint" }), outline(error, y, long, BAR, "muted")]),
        after(error + long, index, words.percent(share), isNf4),
      ]);
    }),
  ];
  nodes.push(part(words.parts.rows, drawn));
  picture.bottom = at(TYPES.length) + BAR;
}
