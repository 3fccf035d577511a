/** Reduces the number of a picture's colors by merging near ones. */

/** A way to merge colors. */
export interface Levels {
  /** The largest distance between a level and the level that replaces it. */
  readonly tolerance: number;
  /** Whether rows are written as differences from those above, which suits long runs of one color. */
  readonly hasRuns: boolean;
}

/** Neither changes colors visibly: inks keep their color, and an edge has fewer levels between two colors. */
export const LEVELS = {
  few: { tolerance: 4, hasRuns: false },
  fewest: { tolerance: 12, hasRuns: true },
} as const satisfies Readonly<Record<string, Levels>>;

/** Whether a file keeps pixels exactly, or merges nearby colors. */
export type ColorPrecision = "exact" | keyof typeof LEVELS;

/** The remaining colors. */
export class Palette {
  /** Three levels per color. */
  readonly #levels: number[] = [];
  readonly #inks: ReadonlySet<number>;

  /** `inks`, as #rrggbb, keep their color. */
  constructor(
    readonly tolerance: number,
    inks: readonly string[],
  ) {
    this.#inks = new Set(inks.map((ink) => Number.parseInt(ink.slice(1), 16)));
  }

  get size(): number {
    return this.#levels.length / 3;
  }

  /** The index of the color that replaces this one, which is added if none is near. */
  indexOf(r: number, g: number, b: number): number {
    const isInk = this.#inks.has((r << 16) | (g << 8) | b);
    const index = this.#find(isInk ? 0 : this.tolerance, r, g, b);
    if (index >= 0) return index;
    this.#levels.push(r, g, b);
    return this.size - 1;
  }

  #find(tolerance: number, r: number, g: number, b: number): number {
    const levels = this.#levels;
    for (let at = 0; at < levels.length; at += 3)
      if (
        Math.abs(levels[at]! - r) <= tolerance &&
        Math.abs(levels[at + 1]! - g) <= tolerance &&
        Math.abs(levels[at + 2]! - b) <= tolerance
      )
        return at / 3;
    return -1;
  }

  /** Three bytes each. */
  get bytes(): Uint8Array {
    return Uint8Array.from(this.#levels);
  }
}
