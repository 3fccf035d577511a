/** This figure on a page's card: bytes of full copies and of adapters. */
import { exact } from "../../format.js";
import type { Card } from "../card.js";
import { cardBars } from "../card-bars.js";
import type { Numbers } from "./moving.js";
import { adapters, copies, card as say } from "./words.js";

export const card = (n: Numbers): Card => ({
  subject: say.subject(n),
  number: exact(n.adapters),
  meaning: say.meaning(n),
  draw: (room, measure) =>
    cardBars(
      [
        { label: copies, value: exact(n.copies), amount: n.copies, fill: "tint" },
        { label: adapters, value: exact(n.adapters), amount: n.adapters, fill: "tint" },
      ],
      room,
      measure,
    ),
});
