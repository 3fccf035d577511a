/** The card: bytes of full copies and of adapters. */
import type { Card } from "../card.js";
import { cardBars } from "../card-bars.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.count(counts.adapters),
  meaning: words.meaning(counts),
  draw: (room, measure) => {
    const bar = (label: string, amount: number) =>
      ({ label, value: words.count(amount), amount, fill: "tint" }) as const;
    const bars = [bar(words.copies, counts.copies), bar(words.adapters, counts.adapters)];
    return cardBars(bars, words.thinBars, room, measure);
  },
});
