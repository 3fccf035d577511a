/** This figure on a page's card: the share, the rank for the saving, and both counts as bars. */
import { exact } from "../../format.js";
import type { Card } from "../card.js";
import { cardBars } from "../card-bars.js";
import type { Numbers } from "./moving.js";
import { card as say } from "./words.js";

export const card = (n: Numbers): Card => ({
  subject: say.subject(n),
  number: say.number(n),
  meaning: say.meaning(n),
  draw: (room, measure) =>
    cardBars(
      [
        { label: say.full, value: exact(n.full), amount: n.full, fill: "tint" },
        { label: say.lora, value: exact(n.trainable), amount: n.trainable, fill: "ink" },
      ],
      room,
      measure,
    ),
});
