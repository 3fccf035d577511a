/** This figure on a page's card: LoRA beside full fine-tuning, by what is upright. */
import type { Card } from "../card.js";
import { cardBars } from "../card-bars.js";
import type { Numbers } from "./moving.js";
import { card as say } from "./words.js";

export const card = (n: Numbers): Card => ({
  subject: say.subject,
  number: say.number(n),
  meaning: say.meaning(n),
  draw: (room, measure) =>
    cardBars(
      ([n.full, n.lora] as const).map((run) => ({
        label: run.method,
        value: say.value(n, run),
        amount: run[n.vertical],
        fill: run === n.lora ? "ink" : "tint",
      })),
      room,
      measure,
    ),
});
