/** Draws bars that compare amounts, from the left edge of a sheet. */
import type { Formats } from "../formats.js";
import type { Page } from "./page.js";
import { LABEL_SPACE, label } from "./shapes.js";
import { AREA, MIN_SIDE } from "./sheet.js";

/** A bar: its name and amount, and its amount as text. */
export interface Bar {
  readonly name: string;
  readonly amount: number;
  readonly text: string;
}

/** The thickness of a bar and the gap below it, mm. */
const [THICK, BELOW] = [15, 14];

/** Draws bars from top to bottom, each below its name and amount, after a note that states which are to scale. */
export function drawBars(page: Page, bars: readonly Bar[], f: Formats): void {
  const longest = Math.max(...bars.map(({ amount }) => amount));
  const lengths = bars.map(({ amount }) => ((AREA.right - AREA.left) * amount) / longest);
  const longer = bars.flatMap(({ name }, index) => {
    const times = Number((MIN_SIDE / lengths[index]!).toPrecision(2));
    return times > 1 ? [`the bar ${name} is ${f.exact(times)} times as long`] : [];
  });
  const scale = "Bars are drawn to scale";
  page.note(longer.length ? `${scale}, except that ${f.list(longer)}.` : `${scale}.`);
  page.skip();
  const top = page.top + 5;
  for (const [index, { name, text }] of bars.entries()) {
    const y = top + index * (LABEL_SPACE + THICK + BELOW);
    page.shapes.push(label(AREA.left, y, `${name}: ${text}`), {
      type: "box",
      x: AREA.left,
      y: y + LABEL_SPACE,
      width: Math.max(MIN_SIDE, lengths[index]!),
      height: THICK,
      texture: "diagonals",
    });
  }
}
