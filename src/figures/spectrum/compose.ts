/** Composes the picture of singular values and of what each rank misses, for three decays. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { Picture } from "../picture.js";
import type { Area } from "../shapes/plot.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { drawErrors, drawRanks, drawValues, nameTop } from "./plots.js";
import { DECAYS, SIDE } from "./setting.js";

/** Columns of the wide picture: width, distance, and positions below the deck, px. */
const WIDE = {
  width: 208,
  pitch: 236,
  name: 30,
  law: 48,
  values: { top: 60, height: 84 },
  errors: { top: 200, height: 112 },
} as const;
/** Rows of the narrow picture: width of a plot, distance of plots, height, and gaps above and below plots, px. */
const NARROW = { width: 88, pitch: 98, height: 60, above: 22, below: 8 } as const;

/** One composition: for each decay, the singular values above or left of what each rank misses. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const at = (rank: number) => ({ ...counts, rank });
  const claimOf = (rank: number) => [words.headline(counts), words.deck(at(rank))] as const;
  picture.claim(...claimOf(counts.rank), [claimOf(SIDE)]);
  picture.nodes.push(...(picture.isWide ? drawColumns : drawRows)(counts, picture, words));
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

function drawColumns(counts: Numbers, picture: Picture, words: Live): Node[] {
  const start = picture.bottom;
  const { size } = picture.metrics;
  const { width, values, errors } = WIDE;
  const muted = { size: size.text, fill: "muted" } as const;
  return DECAYS.flatMap((decay, index) => {
    const left = picture.left + index * WIDE.pitch;
    const place = (rows: typeof values | typeof errors): Area => ({
      left,
      right: left + width,
      top: start + rows.top,
      bottom: start + rows.top + rows.height,
    });
    const [upper, lower] = [place(values), place(errors)];
    picture.bottom = lower.bottom + 1.4 * size.text;
    return [
      part(words.parts.decay(decay), [
        text(left, start + WIDE.name, words.decays[decay], { size: size.text, bold: true }),
        text(left, start + WIDE.law, words.falls[decay], muted),
        drawValues(counts, decay, upper, Math.round(upper.bottom + 18), picture, words),
        ...drawErrors(counts, decay, lower, picture, words),
      ]),
      nameTop(lower, picture, words),
      ...drawRanks(counts, lower, size.text, words),
    ];
  });
}

function drawRows(counts: Numbers, picture: Picture, words: Live): Node[] {
  const { size } = picture.metrics;
  const { left } = picture;
  const rows: Node[] = [];
  for (const [index, decay] of DECAYS.entries()) {
    const before = picture.nodes.length;
    picture.bottom += NARROW.below;
    picture.write(words.boldLaw(decay), {});
    const name = picture.nodes.splice(before);
    const top = Math.round(picture.bottom + NARROW.above);
    const place = (from: number): Area => ({
      left: from,
      right: from + NARROW.width,
      top,
      bottom: top + NARROW.height,
    });
    const [values, errors] = [place(left), place(left + NARROW.pitch)];
    picture.bottom = errors.bottom;
    rows.push(
      part(words.parts.decay(decay), [
        ...name,
        drawValues(counts, decay, values, top - 7, picture, words),
        ...drawErrors(counts, decay, errors, picture, words),
      ]),
      nameTop(errors, picture, words),
    );
    if (index === DECAYS.length - 1) {
      rows.push(...drawRanks(counts, errors, size.text, words));
      picture.bottom += 1.4 * size.text;
    }
  }
  return rows;
}
