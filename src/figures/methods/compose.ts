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
    ...{ tick: 13.5, label: 12, mark: 1, isBrief: false, height: 268 },
  },
  narrow: {
    trained: { min: 2e4, max: 6e9, ticks: [1e5, 1e7, 1e9] },
    ...{ tick: 12, label: 11, mark: 0.85, isBrief: true, height: 268 },
  },
};

/** Distances from an item of the key to its words, and between items, px. */
const KEY = { words: 14, apart: 14 };
/** Gaps below the deck and below the plot's title, px. */
const GAP = { title: 28, plot: 12 };

/** Returns one composition: the claim, all runs with the names of some, and the key of the marks. */
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
  picture.row(Math.round(picture.bottom + GAP.title), words.plot.vertical[counts.vertical]);
  const values = verticalLabels(counts.vertical, words.plot);
  const top = picture.bottom + GAP.plot;
  const area = { left: left + reserveValues(values, tick), right, top, bottom: top + height };
  const { lora, full, chosen, named, highlighted } = counts;
  // If a method is highlighted, only its best run has a name.
  const candidates = new Set([
    ...[lora, full, chosen],
    ...named.filter((run) => run.method === "LoRA"),
    ...named.filter((run) => !highlighted.includes(run)),
  ]);
  const plot = createPlot(counts, area, sizes, words.plot, [...candidates]);
  nodes.push(...drawPlot(counts, plot, words.plot));
  picture.bottom = Math.round(area.bottom + 1.5 * tick);
  drawKey(words.key(counts), settings.map(words.key), words.plot.trained, picture);
  return picture.finish(words.alt(counts));
}

/** Returns the longest of several texts. */
const longest = (texts: readonly string[]): string =>
  texts.reduce((item, other) => (other.length > item.length ? other : item));

/**
 * Draws the title of the horizontal axis, and the key of the marks in as few rows as they need. Reserves room for the
 * longest of `others`.
 */
function drawKey(
  key: readonly string[],
  others: readonly (readonly string[])[],
  title: string,
  picture: Picture,
): void {
  const { nodes, metrics, room, left, right, isWide } = picture;
  const { text: size } = metrics.size;
  const leading = LEADING * size + 1;
  const muted = { size, fill: "muted" } as const;
  const width = (content: string) => reserveMonospaced(content, size);
  const isRtl = isRightToLeft(title);
  nodes.push(text(right, picture.bottom + leading, title, { ...muted, anchor: "end" }));
  // The key starts beside the title, if there is room.
  const beside = isWide && !isRtl ? width(title) + KEY.apart : room;
  let [row, x] = [1, 0];
  const start = picture.bottom;
  const place = (content: string) => {
    const needed = KEY.words + width(content);
    if (x && x + needed > room - (row === 1 ? beside : 0)) [row, x] = [row + 1, 0];
    else if (!x && row === 1 && needed > room - beside) row = 2;
    const at = { x, y: Math.round(start + row * leading) };
    x += needed + KEY.apart;
    return at;
  };
  const kinds: readonly Kind[] = ["family", "known", "other", "left", "ring"];
  for (const [index, content] of key.entries()) {
    const at = place(content);
    const side = isRtl ? right : left;
    const across = (distance: number) => (isRtl ? side - distance : side + distance);
    if (content)
      nodes.push(
        ...MARKS[kinds[index]!]([across(at.x + 5), at.y - 0.35 * size], 1),
        text(across(at.x + KEY.words), at.y, content, {
          ...muted,
          anchor: isRtl ? "end" : "start",
        }),
      );
  }
  [row, x] = [1, 0];
  const last = longest(others.map((item) => item[4] ?? ""));
  for (const content of [...key.slice(0, 4), last]) place(content);
  picture.bottom = start + row * leading;
}
