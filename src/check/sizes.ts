/** Bytes of so many parameters, in the widths and units that prose names. */
import { quotient } from "../format.js";
import type { Claim } from "./claims.js";
import type { Measure } from "./measures.js";

const BITS: readonly (readonly [number, RegExp])[] = [
  [32, /\b(?:fp32|float32|f32|32[- ]bits?|single precision|(?:4|four) bytes)\b/i],
  [16, /\b(?:fp16|bf16|b?float16|16[- ]bits?|half[- ]precision|(?:2|two) bytes)\b/i],
  [8, /\b(?:int8|fp8|8[- ]bits?)\b/i],
  [4, /\b(?:nf4|int4|fp4|4[- ]bits?)\b/i],
];

/** The widths of number that the text names; an adapter is in 32 or 16 bits where it names none. */
function bitsIn(sentence: string, context: string): number[] {
  for (const text of [sentence, context]) {
    const found = BITS.filter(([, name]) => name.test(text)).map(([bits]) => bits);
    if (found.length > 0) return found.some((bits) => bits >= 16) ? found : [...found, 16, 32];
  }
  return [32, 16];
}

const UNIT_NAMES = new Map([
  [1, "bytes"],
  [1e3, "kB"],
  [1e6, "MB"],
  [1e9, "GB"],
  [2 ** 10, "KiB"],
  [2 ** 20, "MiB"],
  [2 ** 30, "GiB"],
]);
const OTHER_UNIT = new Map(
  [1, 2, 3].flatMap((n) => [
    [1000 ** n, 1024 ** n],
    [1024 ** n, 1000 ** n],
  ]) as [number, number][],
);

/** The claim as a size of so many parameters, in each width that it may have. */
export function sizes(claim: Claim, sentence: string, context: string, counts: number): Measure[] {
  return bitsIn(sentence, context).flatMap((bits) =>
    claim.units.map((unit): Measure => {
      const other = claim.units.length === 1 ? OTHER_UNIT.get(unit) : undefined;
      const why = other && `that is the number of ${UNIT_NAMES.get(other)}`;
      return {
        name: `size in ${bits} bits a parameter`,
        value: (count) => (count * bits) / 8 / unit,
        text: (count) => `${quotient(count * bits, 8 * unit)} ${UNIT_NAMES.get(unit)}`,
        mistaken: why ? [{ value: (counts * bits) / 8 / other!, why }] : [],
      };
    }),
  );
}
