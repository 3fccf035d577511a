/** This figure on a page's card: the singular values that are kept and those that are dropped. */
import { group, text } from "../../scene.js";
import { type Card, SIZE } from "../card.js";
import { PLOT } from "./layout.js";
import type { Numbers } from "./numbers.js";
import { bars } from "./plots.js";
import type { Page } from "./words.js";

/** Between the bars and the words below them, px. */
const APART = 16;

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.number(counts),
  meaning: words.meaning(counts),
  draw: ({ x, y, width, height }) => {
    const scale = Math.min(width / PLOT.width, (height - SIZE.text - APART) / PLOT.height);
    const left = x + (width - PLOT.width * scale) / 2;
    const style = { size: SIZE.text, fill: "muted" } as const;
    const foot = y + height - 8;
    return [
      group(left, foot - SIZE.text - APART - PLOT.height * scale, bars(counts), [scale, scale]),
      text(left, foot, words.note(counts), style),
    ];
  },
});
