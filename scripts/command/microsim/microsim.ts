import type { Drawing, Figure } from "../../../src/figures/figure.js";
import type { MicrosimWords, Words } from "../../../src/locales/index.js";
import type { Lesson } from "./activities.js";
import type { Frame } from "./frame.js";

/** Everything that the files of a MicroSim say. */
export interface Microsim {
  /** The name of its folder and its picture. */
  readonly name: string;
  readonly title: string;
  readonly figure: Figure;
  readonly drawing: Drawing;
  /** The figure's strings in the language of the drawing. */
  readonly words: Words;
  /** The strings of the page. */
  readonly m: MicrosimWords;
  readonly frame: Frame;
  readonly lesson: Lesson;
  /** The command line that writes these files. */
  readonly command: string;
  readonly book: Book;
}

/** What the book's configuration says. */
export interface Book {
  /** The URL of the MicroSim's folder without the site's URL, such as "/sims/lora-visualizer". */
  readonly path: string;
  /** The site's URL without a slash at its end; undefined if the configuration has none. */
  readonly url: string | undefined;
  readonly name: string | undefined;
  readonly author: string | undefined;
}

/** How long the lesson takes, in minutes. */
export const MINUTES = { typical: 20, range: { min: 10, max: 30 } } as const;
