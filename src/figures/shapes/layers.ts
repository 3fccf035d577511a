/** Draws the axis of layers below rows of bars. */
import { type Node, text } from "../../scene.js";
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";

/** The bars of all layers: the left end, the distance between two starts, and the width of each, px. */
interface Bars {
  readonly left: number;
  readonly pitch: number;
  readonly width: number;
}

/** The names of a layer and of the axis. */
interface LayerWords {
  readonly layer: string;
  tick(layer: number): string;
}

/** The indices of layers below the last row, as many as fit. */
export function drawLayers(
  picture: Picture,
  layers: readonly number[],
  bars: Bars,
  words: LayerWords,
): Node[] {
  const { metrics, isWide, left } = picture;
  const { text: size } = metrics.size;
  const style = { size, fill: "muted" } as const;
  const widest = reserve(words.tick(layers.at(-1)!), size) + 8;
  let every = 1;
  // Powers of two, so that the wide picture has all numbers of the narrow one.
  while (every < layers.length && every * bars.pitch < widest) every *= 2;
  const y = Math.round(picture.bottom + size);
  const ticks = layers.flatMap((layer, index) => {
    if (index % every !== 0) return [];
    const label = words.tick(layer);
    // A label centered on a narrow bar at the right end may leave the picture.
    const end = metrics.width - reserve(label, size) / 2;
    const x = Math.min(bars.left + index * bars.pitch + bars.width / 2, end);
    return [text(x, y, label, { ...style, anchor: "middle" })];
  });
  const below = Math.round(y + 1.4 * size);
  picture.bottom = isWide ? y : below;
  return [
    ...ticks,
    isWide
      ? text(bars.left - 14, y, words.layer, { ...style, anchor: "end" })
      : text(left, below, words.layer, style),
  ];
}
