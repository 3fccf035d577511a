/** Code that only figures in languages from right to left, or without spaces between words, load. */
import { inLanguage } from "../../src/mark-words.js";
import type { OrderRuns } from "../../src/render/canvas.js";
import type { LiveFigure } from "./redraw.js";

/** Lazy: the bidi algorithm is large, and only image files need it. */
const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;

/** Returns a figure whose strings are written as its language does. */
export function marked(figure: LiveFigure): LiveFigure {
  const { words, language } = figure;
  return {
    ...figure,
    words: inLanguage(words, language),
    language: language.direction === "rtl" ? { ...language, loadOrder } : language,
  };
}
