/** Computes the positions of both panels, which share the scale of ranks. */
import type { Composition } from "../../scene.js";
import { type Area, linear, logarithmic, powers, type Scale, type Tick } from "../chart.js";
import { LEADING, reserve, wrap } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { RANKS } from "./sweep.js";

/** Heights of the panels, the plot's right end, the key's left end, and how many ticks have labels. */
const ROOM = {
  wide: { share: 152, quality: 104, right: 396, key: 418, ranks: 6, shares: 5 },
  narrow: { share: 140, quality: 88, right: 262, key: 8, ranks: 4, shares: 5 },
} as const satisfies Record<Composition, object>;

/** The share with the widest label. The plot reserves space for it, so that the axis does not move. */
const WIDEST = 1e-6;

/** The range of accuracies in percent, and their ticks. */
const QUALITY = { min: 65, max: 95, ticks: [70, 80, 90] } as const;

/** The largest share on the vertical axis, as a multiple of W's parameters. */
const TOP = 2.6;

/** The scales of ranks and shares, and their ticks. */
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
  /** The panels' names in lines, and the first baseline of the lower one. */
  readonly names: {
    readonly share: readonly string[];
    readonly quality: readonly string[];
    readonly top: number;
  };
  readonly accuracy: Scale;
  readonly accuracies: readonly Tick[];
}

/** Returns both scales of the panel of shares, with at most `max` labels, or fewer if ranks have many digits. */
export function computeScales(
  { d, k, full }: Numbers,
  area: Area,
  max: { readonly ranks: number; readonly shares: number },
  { rankTick, shareTick }: Live["axes"],
): Scales {
  const maxRank = Math.max(Math.min(d, k), RANKS.at(-1)!);
  const x = logarithmic(1, maxRank, area.left + 4, area.right - 4);
  const min = Math.min(0.1, 10 ** Math.floor(Math.log10((d + k) / full)));
  const y = logarithmic(min, TOP, area.bottom, area.top);
  const ranks = powers(2, 1, maxRank, maxRank > 2 ** 14 ? 3 : max.ranks);
  const shares = powers(10, min, TOP, max.shares);
  return {
    x,
    y,
    ranks: ranks.map((rank): Tick => [x(rank), rankTick(rank)]),
    shares: shares.map((share): Tick => [y(share), shareTick(share)]),
  };
}

export function computeLayout(
  counts: Numbers,
  { composition, metrics, room: width, bottom }: Picture,
  axes: Live["axes"],
): Layout {
  const { margin, size } = metrics;
  const room = ROOM[composition];
  const left = Math.round(margin + 12 + reserve(axes.shareTick(WIDEST), size.text));
  const { right, key: keyX } = room;
  const inLines = (name: string) => wrap(name, width, { size: size.text, bold: true });
  const names = { share: inLines(axes.share), quality: inLines(axes.quality) };
  const getHeight = (name: readonly string[]) =>
    Math.round((name.length - 1) * LEADING * size.text);
  const top = Math.round(bottom + 10) + getHeight(names.share);
  const share = { left, right, top, bottom: top + room.share };
  // The lower panel's name is between the panels.
  const start = share.bottom + Math.round(3 * size.text) + getHeight(names.quality);
  const quality = { left, right, top: start, bottom: start + room.quality };
  const accuracy = linear(QUALITY.min, QUALITY.max, quality.bottom, quality.top);
  return {
    share,
    quality,
    keyX,
    names: { ...names, top: start - 12 - getHeight(names.quality) },
    accuracy,
    ...computeScales(counts, share, room, axes),
    accuracies: QUALITY.ticks.map(
      (percent): Tick => [accuracy(percent), axes.accuracyTick(percent)],
    ),
  };
}
