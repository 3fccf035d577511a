import type { Moving } from "../figures/figure.js";
import { MAX_DIMENSION } from "../lora.js";

/** The customer's own slider goes to 16; `maxRank` widens it. */
export const USUAL_MAX_RANK = 16;
/** The ends of the sliders of d and k as powers of two: 16 and 16,384. */
const SIZES = { min: 4, max: 14 };

/**
 * Native inputs for rank, d and k, a slider and a number field each, hidden where scripts do not
 * run; the form's method sends nothing anywhere. A script adopts them: what a reader sets before it
 * arrives is kept. The sliders of d and k are on a log2 scale; while the box “d = k” is ticked, k
 * has none of its own. The controls come before the picture, whose height may change: a slider must
 * stay under the finger that moves it.
 */
export function toControls({ rank, limit, size }: Moving, maxRank: number): string {
  const row = (name: string, label: string, value: number, max: string, range: string, more = "") =>
    `<span><label>${label} <input type="range" name="${name}" ${range}/></label>` +
    `<input type="number" name="${name}" aria-label="${name}" min="1"${max} step="1" ` +
    `value="${value}"/>${more}</span>`;
  const side = (name: string, value: number, more?: string) => {
    const log = Math.log2(value);
    const [min, max] = [Math.min(SIZES.min, log), Math.max(SIZES.max, log)];
    const range = `min="${min}" max="${max}" step="any" value="${log}"`;
    return row(name, `<i>${name}</i>`, value, ` max="${MAX_DIMENSION}"`, range, more);
  };
  const ranks = `min="1" max="${Math.min(maxRank, limit)}" step="1" value="${rank}"`;
  const square =
    size &&
    `<label><input type="checkbox" name="square" value="d"${size.d === size.k ? ' checked=""' : ""}/> ` +
      "<i>d</i> = <i>k</i></label>";
  return (
    `<form class="lora-controls" method="dialog" autocomplete="off" dir="ltr" hidden=""><div>` +
    row("rank", "Rank <i>r</i>", rank, "", ranks) +
    (size ? side("d", size.d, square) + side("k", size.k) : "") +
    `<output></output></div><div><button type="reset">Reset</button>` +
    `<button type="button" name="svg">Download SVG</button>` +
    `<button type="button" name="png">Download PNG</button>` +
    `<a>Link to this view</a></div></form>`
  );
}
