/** Writes the labels that both pictures of adapters have: names of modules, and numbers of layers. */
import { type Measure, type Node, type TextStyle, text } from "../../scene.js";
import { reserve, reserveMonospaced, wrap } from "../lines.js";
import type { Live } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import type { Bars } from "./rows.js";

/** Left end of the bars, and the width of the labels left of them, px. In a narrow picture, labels are above. */
export const LANES = {
  wide: { left: 212, label: 180 },
  narrow: { left: 8, label: 288 },
} as const;

/**
 * Breaks text into lines of at most `width` px: at spaces and, in words that are too long, such as names of modules, after dots,
 * underscores and hyphens, before capitals, and after many letters.
 */
export const breakText = (
  content: string,
  width: number,
  style: Pick<TextStyle, "size" | "bold">,
): string[] =>
  wrap(content, width, style, reserveMonospaced).flatMap((line) =>
    reserveMonospaced(line, style.size, style.bold) <= width
      ? [line]
      : wrap(
          line.replace(/(?<=[._-]|[^A-Z._-]{10}|[A-Z]{8})|(?<=[a-z])(?=[A-Z])/g, " "),
          width,
          style,
          reserveMonospaced,
        ).map((part) => part.replaceAll(" ", "")),
  );

/** Whether the numbers of directions fit above bars. */
export const hasNumbers = (
  { ranks }: Numbers,
  { pitch }: Bars,
  size: number,
  { tick }: Pick<Live, "tick">,
  measure: Measure,
): boolean => measure(tick(ranks[1]), size, true) + 4 <= pitch;

/** The number of directions above each bar, if there is room. */
export const countModules = (
  { modules }: Row,
  counts: Numbers,
  bars: Bars,
  y: number,
  size: number,
  words: Pick<Live, "tick">,
  measure: Measure = reserve,
): Node[] =>
  hasNumbers(counts, bars, size, words, measure)
    ? modules.flatMap((module, index) =>
        module
          ? text(
              bars.left + index * bars.pitch + bars.width / 2,
              y,
              words.tick(module.directions),
              { size, bold: true, anchor: "middle" },
            )
          : [],
      )
    : [];
