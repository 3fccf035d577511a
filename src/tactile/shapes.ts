/** Creates the shapes that several sheets share. */
import { toBraille } from "./braille.js";
import { getWidth, type Label } from "./sheet.js";

/** Returns a label whose dots start at `x`, end at `x` or are centered there. `y` is the upper end of its dots. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end" = "start",
): Label {
  const cells = toBraille(text);
  const width = getWidth(cells);
  const shift = { start: 0, middle: width / 2, end: width }[anchor];
  return { type: "label", x: x - shift, y, cells, text };
}
