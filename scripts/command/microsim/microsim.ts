import type { Drawing, Figure } from "../../../src/figures/figure.js";
import type { Lesson } from "./activities.js";
import type { Frame } from "./frame.js";

/** Everything that the files of a MicroSim say. */
export interface Microsim {
  /** The name of its folder and its picture. */
  readonly name: string;
  readonly title: string;
  readonly figure: Figure;
  readonly drawing: Drawing;
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

/** Who reads the lesson. */
export const AUDIENCE = ["Undergraduate", "Graduate"] as const;

export const PREREQUISITES = [
  "Matrix multiplication and the rank of a matrix",
  "What the weights of a neural network are, and how gradient descent changes them",
];

/** How long the lesson takes, in minutes. */
export const MINUTES = { typical: 20, range: { min: 10, max: 30 } } as const;
