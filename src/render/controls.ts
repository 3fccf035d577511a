import { exact } from "../format.js";
import { type Lora, MAX_DIMENSION } from "../lora.js";

/** The customer's own slider goes to 16; `maxRank` widens it. */
export const USUAL_MAX_RANK = 16;
/** The size slider's ends as powers of two: 16 and 16,384. */
const SIZES = { min: 4, max: 14 };

/**
 * Native inputs for rank and size, hidden where scripts do not run. A script adopts them: what a
 * reader sets before it arrives is kept. The size is the larger of d and k, on a log2 scale.
 */
export function toControls(n: Lora, maxRank: number): string {
  const size = Math.log2(Math.max(n.d, n.k));
  const [low, high] = [Math.min(SIZES.min, size), Math.max(SIZES.max, size)];
  const number = (name: string, label: string, value: number, max: number) =>
    `<input type="number" name="${name}" aria-label="${label}" min="1" max="${max}" step="1" ` +
    `value="${value}"/>`;
  const italic = (name: string) => `<i class="lora-math">${name}</i>`;
  return (
    `<form class="lora-controls" hidden=""><span><label>Rank ${italic("r")} <input type="range" ` +
    `name="rankRange" min="1" max="${rankLimit(n, n.rank, maxRank)}" step="1" value="${n.rank}"/>` +
    `</label>${number("rank", "r", n.rank, Math.min(n.d, n.k))}</span>` +
    `<span><label>Size <input type="range" name="sizeRange" min="${low}" max="${high}" ` +
    `step="any" value="${size}"/></label>` +
    `<label>${italic("d")} ${number("d", "d", n.d, MAX_DIMENSION)}</label>` +
    `<label>${italic("k")} ${number("k", "k", n.k, MAX_DIMENSION)}</label></span>` +
    `<span><button type="reset">Reset</button> <a>Link to this view</a></span><output></output></form>`
  );
}

/** The rank slider's end: as far as asked, the tag's own rank included, no further than d and k. */
export function rankLimit({ d, k }: Lora, ownRank: number, maxRank: number): number {
  return Math.min(Math.max(ownRank, maxRank), d, k);
}

/** What a slider says of itself: "rank 8, 65,536 parameters, 0.391 %". */
export function rankText(n: Lora, share: string): string {
  return `rank ${exact(n.rank)}, ${exact(n.trainable)} parameters, ${share}`;
}
