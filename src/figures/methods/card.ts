/** This figure on a page's card: all runs, with names for the chosen one, LoRA's and full fine-tuning's. */
import { text } from "../../scene.js";
import { type Card, SIZE } from "../card.js";
import { drawPanel } from "./compose.js";
import { panelIn } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** Room around the plot for its axes' labels and names, px. */
const ROOM = { left: 84, right: 20, top: 52, bottom: 88 };

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.number(counts),
  meaning: words.meaning(counts),
  draw({ x, y, width, height }) {
    const area = {
      left: x + ROOM.left,
      right: x + width - ROOM.right,
      top: y + ROOM.top,
      bottom: y + height - ROOM.bottom,
    };
    const named = [counts.lora, counts.full, counts.chosen];
    // LoRA's variants are drawn as other runs.
    const highlighted = counts.chosen === counts.lora ? [] : counts.highlighted;
    const shown = { ...counts, highlighted };
    const full = panelIn(shown, 0, area, SIZE.text, words.plot, (run) => named.includes(run));
    // Below a long title there is room for few ticks.
    const ticks = full.rows;
    const apart = (ticks[0]![0] - ticks.at(-1)![0]) / (ticks.length - 1);
    const step = Math.ceil((1.2 * SIZE.text) / apart);
    const panel = { ...full, rows: ticks.filter((_, index) => index % step === 0) };
    const style = { size: SIZE.text, fill: "muted" } as const;
    return [
      text(x, y + SIZE.text, words.plot.vertical[counts.vertical], { size: SIZE.text }),
      ...drawPanel(shown, panel, SIZE.text, style),
      text(area.right, y + height - 8, words.plot.trained, { ...style, anchor: "end" }),
    ];
  },
});
