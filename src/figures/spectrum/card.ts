/** This figure on a page's card: the singular values that are kept and those that are dropped. */
import { exact } from "../../format.js";
import { group, text } from "../../scene.js";
import { type Card, SIZE } from "../card.js";
import { PLOT } from "./layout.js";
import type { Numbers } from "./moving.js";
import { bars } from "./plots.js";
import * as say from "./words.js";

/** Between the bars and the words below them, px. */
const APART = 16;

export const card = (n: Numbers): Card => ({
  subject: say.cardSubject(n),
  number: say.fitOf(n, n.decay),
  meaning: say.cardMeaning(n),
  draw: ({ x, y, width, height }) => {
    const scale = Math.min(width / PLOT.width, (height - SIZE.text - APART) / PLOT.height);
    const left = x + (width - PLOT.width * scale) / 2;
    const taken = PLOT.height * scale + APART + SIZE.text;
    const top = y + (height - taken) / 2;
    const style = { size: SIZE.text, fill: "muted" } as const;
    return [
      group(left, top, bars(n), [scale, scale]),
      text(left, top + taken - 6, say.cardNote(exact(n.rank)), style),
    ];
  },
});
