/** Where everything stands: both panels share the scale of ranks. */

import { exact } from "../../format.js";
import type { Composition } from "../../scene.js";
import { type Area, linear, logarithmic, powers, type Scale, type Tick } from "../chart.js";
import { reserve } from "../lines.js";
import type { Metrics } from "../picture.js";
import type { Numbers } from "./moving.js";
import { RANKS } from "./sweep.js";
import * as say from "./words.js";

/** Heights of the panels; right end of the plot; the key's place; how many ranks and shares are labelled. */
const ROOM = {
  wide: { share: 152, quality: 104, right: 396, key: 418, ranks: 6, shares: 5 },
  narrow: { share: 140, quality: 88, right: 262, key: 8, ranks: 4, shares: 5 },
} as const satisfies Record<Composition, object>;

/** Widest label of the shares, so that a moving figure's plot stays in its place. */
const WIDEST = "0.0001\u00a0%";

/** Per cent that the accuracies lie between, and their ticks. */
const QUALITY = { min: 65, max: 95, ticks: [70, 80, 90] } as const;

/** How far above all of W's parameters the shares reach. */
const TOP = 2.6;

/** Where ranks and shares stand, and which of them are labelled. */
export interface Scales {
  readonly x: Scale;
  readonly y: Scale;
  readonly ranks: readonly Tick[];
  readonly shares: readonly Tick[];
}

export interface Layout extends Scales {
  readonly share: Area;
  readonly quality: Area;
  readonly keyX: number;
  readonly accuracy: Scale;
  readonly accuracies: readonly Tick[];
}

/** Both scales of the shares' panel; so many ranks are labelled, fewer where they are large. */
export function scalesOf(
  { d, k, full }: Numbers,
  area: Area,
  max: { readonly ranks: number; readonly shares: number },
): Scales {
  const mostRank = Math.max(Math.min(d, k), RANKS.at(-1)!);
  const x = logarithmic(1, mostRank, area.left + 4, area.right - 4);
  const min = Math.min(0.1, 10 ** Math.floor(Math.log10((d + k) / full)));
  const y = logarithmic(min, TOP, area.bottom, area.top);
  const few = mostRank > 2 ** 14 ? 3 : max.ranks;
  return {
    x,
    y,
    ranks: powers(2, 1, mostRank, few).map((item): Tick => [x(item), exact(item)]),
    shares: powers(10, min, TOP, max.shares).map((item): Tick => [y(item), say.tick(item)]),
  };
}

export function layoutOf(
  counts: Numbers,
  composition: Composition,
  { margin, size }: Metrics,
  top: number,
): Layout {
  const room = ROOM[composition];
  const left = Math.round(margin + 12 + reserve(WIDEST, size.text));
  const { right, key: keyX } = room;
  const share = { left, right, top, bottom: top + room.share };
  // Between the panels the lower one's name has its line.
  const start = share.bottom + Math.round(3 * size.text);
  const quality = { left, right, top: start, bottom: start + room.quality };
  const accuracy = linear(QUALITY.min, QUALITY.max, quality.bottom, quality.top);
  return {
    share,
    quality,
    keyX,
    accuracy,
    ...scalesOf(counts, share, room),
    accuracies: QUALITY.ticks.map((item): Tick => [accuracy(item), `${item}\u00a0%`]),
  };
}
