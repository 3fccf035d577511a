import type { Lora } from "../lora.js";
import type { Scene } from "../scene.js";

/**
 * One thing a figure can be told. The tag parser, its error messages and the reference page all
 * read this; the range itself is enforced in `lora.ts`.
 */
export interface Option {
  readonly name: string;
  readonly type: "number" | "text" | "boolean" | "choice";
  /** The values of a choice. */
  readonly values?: readonly string[];
  /** What is allowed, in words. */
  readonly allowed: string;
  /** What holds where the option is absent, in words; an option without it is required. */
  readonly default?: string;
  /** One sentence for the reference page. */
  readonly about: string;
}

/** Option values by name, of the types that the options state. */
export type Values = Readonly<Record<string, unknown>>;

/** Rows of cells in which `*…*` marks variables; the first cell of a row is its header. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that a page shows of a figure, generated from the same numbers. */
export interface Drawing {
  /** For columns of 620 px and more. Its `desc` is the alternative text, 250 characters at most. */
  readonly wide: Scene;
  /** For narrower columns; legible from 288 px. */
  readonly narrow: Scene;
  /** What a reader may change where scripts run; without it the figure is still. */
  readonly numbers?: Lora;
  readonly caption: string;
  /** What the picture shows, in full sentences. */
  readonly description: string;
  readonly table: Table;
}

/** A kind of figure: one file in this folder and one line in the registry. */
export interface Figure {
  readonly name: string;
  /** One sentence for the gallery. */
  readonly summary: string;
  /** In the order of the tag's positional arguments, which are the required ones. */
  readonly options: readonly Option[];
  /** Shown in the gallery and walked by the tests. */
  readonly examples: readonly Values[];
  /** Throws LoraError for a value out of its range. */
  draw(values: Values): Drawing;
}
