/** Writes names of modules on cards. */
import { type Measure, type Text, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import { fitLines } from "../fit.js";

/** Returns the name of a row whose upper end is `top`. A name that is too long for the room ends in “…”. */
export function writeName(name: string, top: number, { x, width }: Room, measure: Measure): Text {
  const { lines } = fitLines(name, width, 1, { size: SIZE.text, bold: false }, measure);
  return text(x, Math.round(top + SIZE.text), lines[0]!, { size: SIZE.text });
}
