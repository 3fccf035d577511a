/** This figure on a page's card: bytes of full copies and of adapters. */
import { exact } from "../../format.js";
import type { Card } from "../card.js";
import { cardBars } from "../card-bars.js";
import type { Numbers } from "./moving.js";
import { adapters, copies, card as say } from "./words.js";

export const card = (counts: Numbers): Card => ({
  subject: say.subject(counts),
  number: exact(counts.adapters),
  meaning: say.meaning(counts),
  draw: (room, measure) =>
    cardBars(
      [
        { label: copies, value: exact(counts.copies), amount: counts.copies, fill: "tint" },
        { label: adapters, value: exact(counts.adapters), amount: counts.adapters, fill: "tint" },
      ],
      room,
      measure,
    ),
});
