/** Combines the code of a figure with its messages in one language. */
import type { Interactive, LiveWords } from "../../src/figures/figure.js";
import { createFormats, type Formats, type Language } from "../../src/language-format.js";
import type { LiveFigure } from "./redraw.js";

export interface FigureScript extends Interactive {
  live(formats: Formats, messages: object): LiveWords;
}

export interface WordsScript {
  readonly language: Language;
  messages(formats: Formats): object;
}

/** Returns a figure with its strings, whose direction is not marked yet. `numbers` are the patterns of a region. */
export function withWords(
  { live, ...figure }: FigureScript,
  { language, messages }: WordsScript,
  numbers: Partial<Language["numbers"]> = {},
): LiveFigure {
  const regional = { ...language, numbers: { ...language.numbers, ...numbers } };
  const formats = createFormats(regional);
  return { ...figure, ...formats, words: live(formats, messages(formats)) };
}
