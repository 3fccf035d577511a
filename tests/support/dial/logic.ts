import type { LiveWords, PageWords } from "../../../src/figures/figure.js";
import type { Formats } from "../../../src/language-format.js";
import type { Input } from "./interactive.js";
import type * as messages from "./locales/en/dial.ftl";

export type Live = ReturnType<typeof live>;

export function live(_: Formats, m: messages.Live) {
  const spoken = ({ turn, side, wide = false }: Input) =>
    m.spoken({ turn: String(turn), side, wide });
  return {
    headline: () => m.title,
    deck: () => "",
    caption: spoken,
    cells: ({ turn }: Input) => [String(turn)],
    spoken,
  } satisfies LiveWords<Input, Input> & Record<string, unknown>;
}

export const page = (_: Formats, m: messages.Live & messages.Page) =>
  ({
    lesson: m.lesson,
    summary: m.summary,
    listed: (input: Input) => m.listed(input),
    labels: m.labels,
    alt: ({ side }: Input) => side,
    explanation: m.explanation,
    table: ({ turn }: Input) => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: [[m.labels.turn, String(turn)]],
    }),
  }) satisfies PageWords<Input, Input>;
