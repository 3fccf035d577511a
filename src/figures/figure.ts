import type { Scene } from "../scene.js";
import type { Overlay } from "./overlay.js";

/**
 * One thing a figure can be told. The tag parser, its error messages and the reference page all
 * read this; the range itself is enforced in `lora.ts`.
 */
export interface Option {
  readonly name: string;
  readonly type: "number" | "numbers" | "names" | "text" | "boolean" | "choice";
  /** The values of a choice. */
  readonly values?: readonly string[];
  /** What is allowed, in words. */
  readonly allowed: string;
  /** What holds where the option is absent, in words; an option without it is required. */
  readonly default?: string;
  /** One sentence for the reference page. */
  readonly about: string;
  /** It needs a page: a picture alone cannot show it. */
  readonly isForPages?: boolean;
}

/** Option values by name, of the types that the options state. */
export type Values = Readonly<Record<string, unknown>>;

/** Rows of cells in which `*…*` marks variables; the first cell of a row is its header. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, which start where numbers end. */
  readonly prose?: readonly number[];
}

/** One figure at several ranks, among which a reader chooses also where no script runs. */
export interface Steps {
  readonly wide: Overlay;
  readonly narrow: Overlay;
  /** Which one is chosen at first. */
  readonly chosen: number;
  /** The largest rank: all steps are drawn at the scale that has room for it. */
  readonly most: number;
  readonly legend: string;
  /** What each choice is called, and what is said of it. */
  readonly labels: readonly { readonly name: string; readonly spoken: string }[];
  readonly table: Table;
}

/** An exercise: which rank saves as much as that? `{rank}` and `{saving}` stand for the reader's. */
export interface Goal {
  /** The answer. */
  readonly rank: number;
  readonly task: string;
  readonly found: string;
  readonly less: string;
  /** One rank more than the answer. */
  readonly next: string;
  readonly more: string;
  readonly costly: string;
  /** Said where the matrix is another. */
  readonly other: string;
}

/** The controls of a figure that moves, and what its script needs to know besides. */
export interface Moving {
  /** The custom element. */
  readonly element: "lora-figure" | "lora-model";
  readonly rank: number;
  /** The largest rank that makes sense. */
  readonly limit: number;
  /** Where the reader may change the matrix. */
  readonly size?: { readonly d: number; readonly k: number };
  /** Data attributes of the element. */
  readonly data: Readonly<Record<string, string | number | undefined>>;
}

/**
 * Everything that a page shows of a figure, generated from the same numbers. Pictures and tables
 * are made when they are asked for, for nobody asks for all of them.
 */
export interface Drawing {
  /** For columns of 620 px and more. Its `desc` is the alternative text, 250 characters at most. */
  readonly wide: Scene;
  /** For narrower columns; legible from 288 px. */
  readonly narrow: Scene;
  /** What a reader may change where scripts run; without it the figure is still. */
  readonly moving?: Moving;
  readonly caption: string;
  /** What the picture shows, in full sentences. */
  readonly description: string;
  /** What holds for every figure of its kind. */
  readonly explanation: string;
  readonly table: Table;
  readonly steps?: Steps;
  readonly goal?: Goal;
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
