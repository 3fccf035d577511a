import type { Meaning } from "../../../src/figures/card.js";
import type { LiveWords, PageWords } from "../../../src/figures/figure.js";
import type { Input } from "./interactive.js";

export type Live = ReturnType<typeof live>;

export function live() {
  const spoken = ({ turn, side, wide }: Input) => `${turn} ${side} ${wide ? "wide" : "narrow"}`;
  return {
    title: "Dial",
    caption: spoken,
    cells: ({ turn }: Input) => [String(turn)],
    spoken,
  } satisfies LiveWords<Input, Input> & Record<string, unknown>;
}

export const page = () =>
  ({
    lesson: "How a dial turns",
    summary: "A dial.",
    listed: ({ side }: Input) => `A dial, ${side}`,
    labels: { turn: "Turn", side: "Side", wide: "Wide" },
    alt: ({ side }: Input) => side,
    explanation: "It turns.",
    table: ({ turn }: Input) => ({
      caption: "Dial",
      head: ["What", "Value"],
      rows: [["Turn", String(turn)]],
    }),
    card: { subject: () => "", number: () => "", meaning: (): Meaning => ["", ""] },
  }) satisfies PageWords<Input, Input>;
