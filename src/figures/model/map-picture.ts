/** Draws the map: a row for each adapted module, in which each layer has a bar as high as its rank. */
import {
  type Composition,
  type Ink,
  type Measure,
  type Node,
  part,
  path,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { SIZE as CARD_SIZE, isThumbnail, type Room } from "../card.js";
import { fitLines } from "../fit.js";
import { cutName, LEADING, nameInSentence, reserveMonospaced } from "../lines.js";
import { Picture } from "../picture.js";
import { drawLayers } from "../shapes/layers.js";
import { listRows, listRuns, type MapRow, type RankMap, type Run, type Stack } from "./map.js";
import type { MapWords } from "./map-logic.js";

/** Heights of the largest rank, in pictures of up to 8 rows and of more, and the smallest height of a rank, px. */
const HEIGHTS = { wide: [30, 20], narrow: [26, 18] } as const;
const MIN_HEIGHT = 1.5;
/** Distance from a label to its bar and height of a label, relative to its size, and the least distance of labels, px. */
const [ABOVE, HIGH, BETWEEN] = [0.4, 1.25, 6];
/** Distance between rows, the largest width of a name, and the distance of names and totals from the bars, px. */
const ROW = { apart: { wide: 14, narrow: 9 }, name: 150, beside: 14 };
/** The width of a module outside of layers, px. */
const OUTSIDE = 48;

/** The area of a row's bars. `bottom` is their ground line, and `height` is that of the rank `most`, px. */
interface Plot {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly layers: number;
  readonly height: number;
  readonly most: number;
}

/** Whole px, so that bars touch without a seam. */
const toX = ({ left, right, layers }: Plot, layer: number) =>
  Math.round(left + ((right - left) * layer) / layers);
const toHeight = ({ height, most }: Pick<Plot, "height" | "most">, rank: number) =>
  Math.max(MIN_HEIGHT, (height * rank) / most);

/** Bars. The share of A's parameters, k/(d + k), is above that of B's. */
function drawBars({ d, k, runs }: MapRow, plot: Plot): Node[] {
  const draw = (fill: Ink, getEnds: (height: number) => readonly [low: number, high: number]) =>
    path(
      runs
        .map((run) => {
          const [low, high] = getEnds(toHeight(plot, run.rank));
          const [from, to] = [toX(plot, run.first), toX(plot, run.last + 1)];
          return `M${from} ${plot.bottom - low}V${plot.bottom - high}H${to}V${plot.bottom - low}z`;
        })
        .join(""),
      { fill },
    );
  const split = d / (d + k);
  return [
    draw("b", (height) => [0, split * height]),
    draw("a", (height) => [split * height, height]),
  ];
}

/**
 * Labels above bars, the longest runs first, then the highest: each where no bar is in its way. A row has at least one, at its
 * highest bar.
 */
function drawLabels(
  { runs }: MapRow,
  plot: Plot,
  getLabels: (run: Run) => readonly string[],
  style: TextStyle,
  measure: Measure,
): Node[] {
  const span = ({ first, last }: Run) => last - first;
  const placed: (readonly [from: number, to: number, y: number])[] = [];
  const most = Math.max(...runs.map(({ rank }) => rank));
  const sorted = [...runs].sort((a, b) => span(b) - span(a) || b.rank - a.rank);
  const highest = sorted.find(({ rank }) => rank === most)!;
  return [highest, ...sorted.filter((run) => run !== highest)].flatMap((run): Node[] => {
    const [from, to] = [toX(plot, run.first), toX(plot, run.last + 1)];
    const y = Math.round(plot.bottom - toHeight(plot, run.rank) - ABOVE * style.size);
    for (const content of getLabels(run)) {
      const width = measure(content, style.size, style.bold);
      const left = Math.min(Math.max(plot.left, (from + to - width) / 2), plot.right - width);
      const right = left + width;
      const isFree =
        left >= plot.left &&
        placed.every(
          ([start, end, other]) =>
            right + BETWEEN <= start ||
            end + BETWEEN <= left ||
            Math.abs(y - other) >= HIGH * style.size,
        ) &&
        runs.every(
          ({ first, last, rank }) =>
            rank <= run.rank || toX(plot, first) >= right || toX(plot, last + 1) <= left,
        );
      if (!isFree) continue;
      placed.push([left, right, y]);
      return [text((left + right) / 2, y, content, { ...style, anchor: "middle" })];
    }
    return [];
  });
}

const findMost = (map: RankMap) => Math.max(...listRuns(listRows(map)).map(({ rank }) => rank));

/** One composition: names and totals stand beside the bars or, in a narrow picture, above them. */
export function composeMap(map: RankMap, composition: Composition, words: MapWords): Scene {
  const picture = new Picture(composition);
  const { nodes, isWide, metrics } = picture;
  const { text: size, small } = metrics.size;
  picture.claim(words.headline(map), words.deck(map, nameInSentence(map.model)));
  const rows = listRows(map);
  const scale = { height: HEIGHTS[composition][rows.length > 8 ? 1 : 0], most: findMost(map) };
  const bold = { size, bold: true };
  const names = new Map(rows.map((row) => [row, cutName(row.name, ROW.name, bold)]));
  const widest = (contents: readonly string[], isBold: boolean) =>
    isWide
      ? Math.ceil(Math.max(...contents.map((item) => reserveMonospaced(item, size, isBold)))) +
        ROW.beside
      : 0;
  const left = picture.left + widest([...[...names.values()].flat(), words.layer], true);
  const right = picture.right - widest(rows.map(words.total), false);
  picture.bottom += picture.pick(10, 4);
  for (const stack of map.stacks) {
    if (map.stacks.length > 1) {
      picture.bottom += 10;
      picture.write(words.stack(stack), {});
    }
    const { layers } = stack;
    const isLayered = stack.part !== "outside";
    const end = isLayered ? right : left + OUTSIDE;
    for (const row of stack.rows) {
      const lines = names.get(row)!;
      const highest = toHeight(scale, Math.max(...row.runs.map(({ rank }) => rank)));
      const above = highest + (1 + ABOVE) * small + ROW.apart[composition];
      const head = isWide ? (lines.length - 1) * LEADING * size : lines.length * LEADING * size;
      const top = picture.bottom;
      const bottom = Math.round(top + (isWide ? Math.max(above, head + 1.5 * size) : above + head));
      const plot = { left, right: end, bottom, layers, ...scale };
      const first = isWide ? bottom - head - 2 : top + LEADING * size + 2;
      const last = isWide ? bottom - 2 : Math.round(first);
      nodes.push(
        part(words.parts.row(map, row), [
          ...lines.map((line, index) =>
            text(picture.left, Math.round(first + index * LEADING * size), line, bold),
          ),
          text(picture.right, last, words.total(row), { size, anchor: "end", fill: "muted" }),
          ...drawBars(row, plot),
          ...drawLabels(
            row,
            plot,
            (run) => words.runLabels(map, run),
            { size: small },
            reserveMonospaced,
          ),
        ]),
      );
      picture.bottom = bottom;
    }
    const pitch = (right - left) / layers;
    picture.bottom += 5;
    if (isLayered) {
      const indices = Array.from({ length: layers }, (_, index) => index);
      nodes.push(...drawLayers(picture, indices, { left, pitch, width: pitch }, words));
    }
  }
  picture.conditions(words.reading(map, Math.ceil((scale.most * MIN_HEIGHT) / scale.height)));
  return picture.finish(words.alt(map));
}

/** The most rows on a card, the largest width of a name and its distance from the bars, and that of rows, px. */
const CARD = { rows: 3, name: 260, beside: 24, apart: 12 };

const stackOf = ({ stacks }: RankMap, row: MapRow): Stack =>
  stacks.find(({ rows }) => rows.includes(row))!;

/** The picture for previews: the modules with the most parameters, with their names at the left. */
export function drawMapCard(map: RankMap, words: MapWords, room: Room, measure: Measure): Node[] {
  const { x, y, width, height } = room;
  const sorted = listRows(map).sort((a, b) => b.parameters - a.parameters);
  const rows = listRows(map).filter((row) => sorted.indexOf(row) < CARD.rows);
  const hasText = !isThumbnail(room);
  const style = { size: CARD_SIZE.text };
  const bold = { ...style, bold: true };
  // Stacks may have modules of one name.
  const isUnique = new Set(rows.map(({ name }) => name)).size === rows.length;
  const names = rows.map((row) => {
    const { part } = stackOf(map, row);
    const name = isUnique || !part ? row.name : `${part}.${row.name}`;
    return fitLines(name, CARD.name, 1, bold, measure).lines[0]!;
  });
  const widest = Math.max(...names.map((name) => measure(name, style.size, true)));
  const left = hasText ? Math.round(x + widest + CARD.beside) : x;
  const pitch = height / rows.length;
  const most = findMost(map);
  const above = hasText ? (1 + ABOVE) * style.size : 0;
  return rows.flatMap((row, index) => {
    const { part: stack, layers } = stackOf(map, row);
    const right = stack === "outside" ? left + 4 * OUTSIDE : x + width;
    const bottom = Math.round(y + (index + 1) * pitch - CARD.apart / 2);
    const plot = { left, right, bottom, layers, height: pitch - above - CARD.apart, most };
    return [
      ...drawBars(row, plot),
      ...(hasText
        ? [
            text(x, bottom - 4, names[index]!, bold),
            ...drawLabels(row, plot, (run) => [words.tick(run.rank)], style, measure),
          ]
        : []),
    ];
  });
}
