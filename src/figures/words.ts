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
export const saving = (n: Pick<Counts, "trainable" | "full">) =>
  n.trainable > n.full ? "none, LoRA costs more" : percent(n.trainable, n.full).rest;

/** The count beside full fine-tuning's: "0.391 % of 16,777,216: 99.609 % saved". */
export function outcome(n: Pick<Counts, "trainable" | "full">, whole: string): string {
  const { share, rest } = percent(n.trainable, n.full);
  if (n.trainable > n.full) return `${share} of ${whole}: LoRA costs more`;
  return `${share} of ${whole}: ${n.trainable < n.full ? rest : "nothing"}\u00a0saved`;
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
export const times = (drawn: number, true_: number) =>
  drawn - true_ > 0.5 ? `${exact(Number((drawn / true_).toPrecision(2)))}\u00a0×` : undefined;

/** The same in a sentence. */
export function larger(
  what: string,
  drawn: number,
  true_: number,
  how: "longer" | "thicker" | "wider",
): string | undefined {
  const many = times(drawn, true_);
  return many && `${what} drawn ${many}\u00a0${how} than\u00a0to\u00a0scale.`;
}

/** Of the bar of LoRA's count. */
export const thinBar = (drawn: number, true_: number) =>
  larger("The LoRA bar is", drawn, true_, "wider");

/** The break-even rank: one decimal, marked where it is rounded: it must not read as a rank of which all holds. */
export function breakEven(n: Pick<Counts, "full" | "d" | "k">): string {
  const whole = n.d + n.k;
  if ((10 * n.full) % whole === 0) return atMostOneDecimal(n.full, whole);
  const rounded = oneDecimal(n.full, whole);
  const nearest = Math.round(n.full / whole);
  // A rank that one may choose is on one side of it.
  if (rounded.endsWith(".0"))
    return `just ${nearest * whole > n.full ? "below" : "above"} ${exact(nearest)}`;
  return `≈\u00a0${rounded}`;
}
