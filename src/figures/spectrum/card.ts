/** The picture for social previews: the singular values, and what the rank misses of each update. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { label } from "../shapes/label.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { drawValues } from "./panels.js";
import { DECAYS } from "./setting.js";

/** Gap between columns, px. */
const APART = 54;

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const size = SIZE.text;
  const width = (room.width - APART * (DECAYS.length - 1)) / DECAYS.length;
  const bottom = room.y + room.height - 2 * size;
  return DECAYS.flatMap((decay, index) => {
    const left = room.x + index * (width + APART);
    const area = { left, right: left + width, top: room.y + 1.6 * size, bottom };
    return [
      label(left, room.y + 0.9 * size, live.names[decay], { size, fill: "muted" }),
      ...drawValues(counts.spectra[decay], counts.rank, area),
      label(left, Math.round(bottom + 1.5 * size), live.missed(counts, decay, true), {
        ...{ size, bold: true },
      }),
    ];
  });
}
