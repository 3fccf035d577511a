/** Words that figures share, so that another language can stand beside them. `*…*` is a variable. */
import type { Counts } from "../counts.js";
import { atMostOneDecimal, exact, oneDecimal, percent, quotient } from "../format.js";

/** A matrix's size, which no line of a sentence parts: "4,096 × 4,096". With a `space` that breaks it may. */
export const size = (rows: number, columns: number, space = "\u00a0") =>
  `${exact(rows)}${space}×${space}${exact(columns)}`;

/** Before a number that is spoken: "an 11,008 × 4,096 matrix", but "a 1,100". */
export const article = (value: number) => (/^(8|1[18](,|$))/.test(exact(value)) ? "an" : "a");

/** Of a model that is counted without them. */
export const HEADLESS = "The model is counted without pooler and heads.";

/** What LoRA saves, as a table says it. */
export const saving = (counts: Pick<Counts, "trainable" | "full">) =>
  counts.trainable > counts.full
    ? "none, LoRA costs more"
    : percent(counts.trainable, counts.full).rest;

/** The count beside full fine-tuning's: "0.391 % of 16,777,216: 99.609 % saved". */
export function outcome(counts: Pick<Counts, "trainable" | "full">, whole: string): string {
  const { share, rest } = percent(counts.trainable, counts.full);
  if (counts.trainable > counts.full) return `${share} of ${whole}: LoRA costs more`;
  return `${share} of ${whole}: ${counts.trainable < counts.full ? rest : "nothing"}\u00a0saved`;
}

/** "1 in 256" of a share of at most one half; undefined of a larger one. */
export function oneIn(part: number, whole: number): string | undefined {
  if (2 * part > whole) return undefined;
  if (whole % part === 0) return `1 in ${exact(whole / part)}`;
  return `about 1 in ${whole / part < 10 ? quotient(whole, part) : exact(Math.round(whole / part))}`;
}

/**
 * How many times larger than to scale something is drawn, to two digits: true of a picture at any
 * size, as no length is. Undefined where it is larger by half a pixel at most, which is not seen.
 */
export const times = (drawn: number, toScale: number) =>
  drawn - toScale > 0.5 ? `${exact(Number((drawn / toScale).toPrecision(2)))}\u00a0×` : undefined;

/** The same in a sentence. */
export function larger(
  what: string,
  drawn: number,
  toScale: number,
  how: "longer" | "thicker" | "wider",
): string | undefined {
  const many = times(drawn, toScale);
  return many && `${what} drawn ${many}\u00a0${how} than\u00a0to\u00a0scale.`;
}

/** Of the bar of LoRA's count. */
export const thinBar = (drawn: number, toScale: number) =>
  larger("The LoRA bar is", drawn, toScale, "wider");

/** The break-even rank: one decimal, marked where it is rounded: it must not read as a rank of which all holds. */
export function breakEven(counts: Pick<Counts, "full" | "d" | "k">): string {
  const whole = counts.d + counts.k;
  if ((10 * counts.full) % whole === 0) return atMostOneDecimal(counts.full, whole);
  const rounded = oneDecimal(counts.full, whole);
  const suggest = Math.round(counts.full / whole);
  // A rank that one may choose is on one side of it.
  if (rounded.endsWith(".0"))
    return `just ${suggest * whole > counts.full ? "below" : "above"} ${exact(suggest)}`;
  return `≈\u00a0${rounded}`;
}
