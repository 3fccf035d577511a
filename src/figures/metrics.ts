import type { Composition, Node } from "../scene.js";

/** A composition as it grows downwards. */
export interface Sketch {
  readonly nodes: Node[];
  /** What of them is larger than to scale. */
  readonly larger: string[];
  /** Where the lowest of them ends. */
  bottom: number;
}

/** What differs between the wide and the narrow composition; lengths in px. */
export interface Format {
  readonly width: number;
  readonly margin: number;
  /** Room for the matrices themselves: three widths and B's, and one height and A's. */
  readonly room: { readonly width: number; readonly height: number };
  /** Least width of a matrix's column, so that the words below it fit. */
  readonly column: number;
  readonly operator: number;
  /** Room left of B for its name. */
  readonly name: number;
  /** Whether the matrices' sizes are written out; else they read d × k, and the header has both. */
  readonly sizes: boolean;
  readonly size: { readonly formula: number; readonly text: number };
  /** Side of the square that shows the share as an area; 0 leaves it out. */
  readonly square: number;
}

export const FORMATS: Readonly<Record<Composition, Format>> = {
  wide: {
    width: 720,
    margin: 20,
    room: { width: 534, height: 168 },
    column: 96,
    operator: 36,
    name: 52,
    sizes: true,
    size: { formula: 22, text: 13.5 },
    square: 88,
  },
  narrow: {
    width: 288,
    margin: 8,
    room: { width: 208, height: 120 },
    column: 56,
    operator: 18,
    name: 18,
    sizes: false,
    size: { formula: 19, text: 12 },
    square: 0,
  },
};

/** Least sides that can be seen: a matrix's, a strip's, a bar's. */
export const LEAST = { side: 8, strip: 3, bar: 1.5 };

/** Height of a bar, px. */
export const BAR = 14;
