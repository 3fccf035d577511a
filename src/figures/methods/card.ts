/** This figure on a page's card: all runs, of which the chosen method's, LoRA's and full fine-tuning's are named. */
import { text } from "../../scene.js";
import { type Card, SIZE } from "../card.js";
import { drawPanel } from "./compose.js";
import { panelIn } from "./layout.js";
import type { Numbers } from "./moving.js";
import * as say from "./words.js";

/** Around the plot, for what stands on its axes, px. */
const ROOM = { left: 84, right: 20, top: 52, bottom: 88 };

export const card = (counts: Numbers): Card => ({
  subject: say.card.subject(counts),
  number: say.card.number(counts),
  meaning: say.card.meaning(counts),
  draw({ x, y, width, height }) {
    const area = {
      left: x + ROOM.left,
      right: x + width - ROOM.right,
      top: y + ROOM.top,
      bottom: y + height - ROOM.bottom,
    };
    const named = [counts.lora, counts.full, counts.chosen];
    // LoRA's variants stay among the others.
    const shown = { ...counts, own: counts.chosen === counts.lora ? [] : counts.own };
    const whole = panelIn(shown, 0, area, SIZE.text, (run) => named.includes(run));
    // Long titles leave room for few numbers.
    const ticks = whole.rows;
    const apart = (ticks[0]![0] - ticks.at(-1)![0]) / (ticks.length - 1);
    const step = Math.ceil((1.2 * SIZE.text) / apart);
    const panel = { ...whole, rows: ticks.filter((_, index) => index % step === 0) };
    const style = { size: SIZE.text, fill: "muted" } as const;
    return [
      text(x, y + SIZE.text, say.axes[counts.vertical], { size: SIZE.text }),
      ...drawPanel(shown, panel, SIZE.text, style),
      text(area.right, y + height - 8, say.trainedAxis, { ...style, anchor: "end" }),
    ];
  },
});
