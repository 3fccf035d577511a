import type { LiveTexts, PageTexts } from "../../../src/figures/figure.js";
import type { Formats } from "../../../src/language-format.js";
import type { Input } from "./interactive.js";
import type * as messages from "./locales/en/dial.ftl";

export type Live = ReturnType<typeof live>;

export function live(_: Formats, m: messages.LiveMessages) {
  const spoken = ({ turn, side, wide = false }: Input) =>
    m.spoken({ turn: String(turn), side, wide });
  return {
    headline: () => m.title,
    deck: () => "",
    caption: spoken,
    cells: ({ turn }: Input) => [String(turn)],
    spoken,
  } satisfies LiveTexts<Input, Input>;
}

export const page = (_: Formats, m: messages.PageMessages) =>
  ({
    ...m,
    alt: ({ side }: Input) => side,
    table: ({ turn }: Input) => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: [[m.labels.turn, String(turn)]],
    }),
  }) satisfies PageTexts<Input, Input>;
