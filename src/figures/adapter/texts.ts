/** The figure's numbers as text, in every language. */
import type { Formats } from "../../formats.js";
import { getExponent, type Input, type Numbers, powerOfTen, type Range } from "./numbers.js";

/** The norm of an update. */
export const NORM = "‖Δ*W*‖";

/** The smallest number that is written; positive numbers below it are "<0.001". */
const SMALLEST = 0.001;

/** Returns the name of the chosen size of an update. */
export const symbol = ({ measure }: Pick<Input, "measure">) =>
  measure === "entry" ? `${NORM}/√(*dk*)` : NORM;

export function numberTexts(f: Formats) {
  const clamp = (decimals: number) => Math.min(3, Math.max(0, decimals));
  /** Returns a positive number with three significant digits, but at most three decimals. */
  const digits = (value: number) =>
    value > 0 && value < SMALLEST
      ? `<${f.real(SMALLEST)}`
      : f.signed(value, clamp(2 - Number(value.toExponential(2).split("e")[1])));
  const span = ([min, max]: Range, write: (value: number) => string) =>
    write(min) === write(max) ? write(min) : `${write(min)}–${write(max)}`;
  const divided = (values: Range, exponent: number) =>
    span(values, (value) => digits(value / 10 ** exponent));
  const withPower = (values: Range, exponent: number) => {
    const text = divided(values, exponent);
    const factor = text.includes("–") ? `(${text})` : text;
    return exponent ? `${factor}\u00a0×\u00a0${powerOfTen(exponent)}` : text;
  };
  return {
    span,
    divided,
    withPower,
    /** Returns norms as a multiple of the same power of ten for all rows, so that readers can compare them. */
    norms: ({ largest }: Numbers, values: Range) => withPower(values, getExponent(largest.norm)),
  };
}
