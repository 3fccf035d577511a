/** Composes three updates whose singular values fall differently, and what a rank misses of each. */
import { type Composition, part, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { label, labels } from "../shapes/label.js";
import type { Lines } from "../shapes/place.js";
import type { Live } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { drawErrors, drawValues, nameRanks, nameValues } from "./panels.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";

/** Lengths of a panel, px: of its values and errors, and the gaps between columns and between rows. */
const ROOM = {
  wide: { values: 84, errors: 116, across: 28, radius: 5.5 },
  narrow: { values: 72, errors: 72, across: 24, radius: 4.5 },
};

/** Returns one composition: three columns of values above errors, or three rows of values beside errors. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics, left, room, isWide } = picture;
  const size = metrics.size.text;
  const leading = LEADING * size;
  const { across, radius, ...height } = ROOM[composition];
  const others = [1, SIDE].map((rank) => ({ ...counts, rank }));
  picture.claim(
    words.headline(counts),
    words.deck(counts),
    others.map((item) => [words.headline(item), words.deck(item)]),
  );
  const { rank, spectra } = counts;
  const muted = { size, fill: "muted" } as const;
  const count = isWide ? DECAYS.length : 2;
  const width = (room - (count - 1) * across) / count;
  // In a row, the law is left of the error's unit.
  const lawRoom = isWide ? width : room - reserveMonospaced(words.allName, size) - 8;
  const laws = DECAYS.map((decay) => wrap(words.laws[decay], lawRoom, { size }, reserveMonospaced));
  const unit = wrap(words.valuesName, width, { size }, reserveMonospaced);
  const lawLines = Math.max(...laws.map((lines) => lines.length));
  let y = picture.bottom + (isWide ? 12 : 6);

  const draw = (decay: Decay, index: number) => {
    const x = isWide ? left + index * (width + across) : left;
    const [isFirst, isLast] = [index === 0, index === DECAYS.length - 1];
    const nameY = Math.round(y + leading);
    const top = Math.round(nameY + lawLines * leading + 10);
    const values = { left: x, right: x + width, top, bottom: top + height.values };
    const errorsTop = isWide
      ? values.bottom + Math.round(2 * leading + 14)
      : values.bottom - height.errors;
    const errorsX = isWide ? x : x + width + across;
    const errors = {
      ...{ left: errorsX, right: errorsX + width },
      ...{ top: errorsTop, bottom: errorsTop + height.errors },
    };
    const trained = [words.trained(counts, decay), { fill: "muted" }] as const;
    const missed = (isLong: boolean) =>
      [words.missed(counts, decay, isLong), { bold: true }] as const;
    // From the longest to the shortest.
    const names: Lines[] = [[missed(true), trained], [missed(false), trained], [missed(false)]];
    const kept = words
      .kept(counts)
      .flatMap((line, at) =>
        wrap(line, isWide ? width : 0.65 * width, { size }).map(
          (item) => [item, at ? { fill: "muted" as const } : {}] as const,
        ),
      );
    nodes.push(
      part(words.parts.decay(decay), [
        label(x, nameY, words.names[decay], { size, bold: true }),
        ...labels(x, nameY + leading, laws[index]!, muted),
        part(words.parts.values(counts, decay), [
          ...drawValues(spectra[decay], rank, values),
          ...(isFirst ? nameValues(spectra[decay], rank, values, size, kept) : []),
          ...((isWide ? isFirst : isLast)
            ? labels(x, Math.round(values.bottom + 1.5 * size), unit, { ...muted, letter: 1 })
            : []),
        ]),
        part(words.parts.errors(counts, decay), [
          text(errors.right, errors.top - 6, isFirst ? words.allName : words.all, {
            ...{ ...muted, anchor: "end" },
          }),
          ...drawErrors(
            spectra[decay],
            rank,
            errors,
            { size, radius },
            isWide ? names : names.slice(1),
          ),
          ...(isWide || isLast
            ? nameRanks(errors, rank, size, words.rankName(counts), [
                words.number(0),
                words.number(SIDE),
              ])
            : []),
        ]),
      ]),
    );
    // Beside the ranks, the values' name may have several lines.
    picture.bottom = errors.bottom + 1.5 * size + (isWide ? 0 : (unit.length - 1) * leading);
    if (!isWide) y = errors.bottom + 12;
  };
  DECAYS.forEach(draw);
  return picture.finish(words.alt(counts));
}
