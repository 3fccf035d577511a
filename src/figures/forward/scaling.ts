/** Writes α/r of figures in which it is a step of its own. */
import type { Formats } from "../../language-format.js";
import type { Counts } from "../../lora.js";

/** The longest alpha that is shown in a fraction, in characters. */
const MAX_ALPHA = 9;

/** Alpha / rank as an exact fraction, or rounded if the fraction is too long. */
export function scalingText(f: Formats, counts: Counts): { value: string; isRounded: boolean } {
  if (counts.scaling === 1) return { value: f.exact(1), isRounded: false };
  const alpha = f.exact(counts.alpha);
  return alpha.length > MAX_ALPHA
    ? { value: f.real(counts.scaling), isRounded: true }
    : { value: `${alpha}/${f.exact(counts.rank)}`, isRounded: false };
}

/** "= 16/8" or "≈ 0.333". */
export function equalsScaling(f: Formats, counts: Counts): string {
  const { value, isRounded } = scalingText(f, counts);
  return `${isRounded ? "≈" : "="}\u00a0${value}`;
}
