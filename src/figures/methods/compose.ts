/** Composes the plot of all runs, and the key of the marks. */
import { isRightToLeft } from "../../direction.js";
import { type Composition, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced } from "../lines.js";
import { Picture } from "../picture.js";
import { reserveValues } from "../shapes/plot.js";
import { createPlot, type Sizes, verticalLabels } from "./layout.js";
import type { Live } from "./logic.js";
import { atAllSettings, type Numbers } from "./numbers.js";
import { drawPlot, type Kind, MARKS } from "./paint.js";

const SIZES: Readonly<Record<Composition, Sizes & { readonly height: number }>> = {
  wide: {
    trained: { min: 7500, max: 4.6e9, ticks: [1e4, 1e5, 1e6, 1e7, 1e8, 1e9] },
    tick: 13.5,
    label: 12,
    mark: 1,
    isBrief: false,
    hasArrow: true,
    height: 268,
  },
  narrow: {
    trained: { min: 2e4, max: 6e9, ticks: [1e5, 1e7, 1e9] },
    tick: 12,
    label: 11,
    mark: 1,
    isBrief: true,
    hasArrow: false,
    height: 268,
  },
};

/** Distances from an item of the key to its words, and between items, px. */
const KEY = { words: 14, apart: 14 };
const KINDS: readonly Kind[] = ["family", "known", "other", "left", "ring"];
/** Gaps below the deck and below the plot's title, px. */
const GAP = { title: 26, plot: 8 };

/** One composition: the claim, all runs with the names of some, and the key of the marks. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { left, right, nodes } = picture;
  const sizes = SIZES[composition];
  const { tick, height } = sizes;
  const settings = atAllSettings(counts);
  const others = [
    longest(settings.map(words.headline)),
    longest(settings.map(words.deck)),
  ] as const;
  picture.claim(words.headline(counts), words.deck(counts), [others]);
  const { vertical, by, axisBy } = words.plot;
  const title = vertical[counts.vertical];
  picture.row(Math.round(picture.bottom + GAP.title), picture.pick(axisBy(title), title));
  if (!picture.isWide) picture.row(Math.round(picture.bottom + LEADING * tick), by);
  const values = verticalLabels(counts.vertical, words.plot);
  const top = picture.bottom + GAP.plot;
  const area = { left: left + reserveValues(values, tick), right, top, bottom: top + height };
  const { lora, full, chosen, named, highlighted } = counts;
  // If a method is highlighted, only its best run has a name.
  const candidates = new Set([
    lora,
    full,
    chosen,
    ...named.filter((run) => run.method === "LoRA"),
    ...named.filter((run) => !highlighted.includes(run)),
  ]);
  const plot = createPlot(counts, area, sizes, words.plot, [...candidates]);
  nodes.push(...drawPlot(counts, plot, words.plot));
  picture.bottom = Math.round(area.bottom + 1.5 * tick);
  const names = settings.map((item) => words.key(item).at(-1)!);
  drawKey(words.key(counts), longest(names), picture);
  return picture.finish(words.alt(counts));
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((item, other) => (other.length > item.length ? other : item));

/** Draws the key of the marks in as few rows as they need, with room for the longest name of a method at the end. */
function drawKey(key: readonly string[], longestName: string, picture: Picture): void {
  const { nodes, metrics, room, left, right } = picture;
  const { small: size } = metrics.size;
  const isRtl = isRightToLeft(key[0]!);
  const anchor = isRtl ? "end" : "start";
  const across = (distance: number) => (isRtl ? right - distance : left + distance);
  let [x, y] = [0, Math.round(picture.bottom + LEADING * size + 2)];
  for (const [index, kind] of KINDS.entries()) {
    const content = key[index]!;
    const needed = KEY.words + reserveMonospaced(kind === "ring" ? longestName : content, size);
    if (x && x + needed > room) [x, y] = [0, Math.round(y + LEADING * size)];
    if (content)
      nodes.push(
        ...MARKS[kind]([across(x + 5), y - 0.35 * size], 1),
        text(across(x + KEY.words), y, content, { size, fill: "muted", anchor }),
      );
    x += needed + KEY.apart;
  }
  picture.bottom = y;
}
