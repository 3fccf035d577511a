/** Widths of texts, kept: to fit a card's lines asks for the same words hundreds of times. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Measure } from "../scene.js";

/** How many widths are kept, about those of a hundred cards. */
const MOST = 10_000;

/** Measures texts of the family in a context that is used for nothing else. */
export function measureIn(context: SKRSContext2D, family: string): Measure {
  const widths = new Map<string, number>();
  return (content, size, bold = false) => {
    const key = `${bold} ${size} ${content}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = `${bold ? 700 : 400} ${size}px ${family}`;
    const { width } = context.measureText(content);
    if (widths.size === MOST) widths.clear();
    widths.set(key, width);
    return width;
  };
}
