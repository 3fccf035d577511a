/** Reduces the number of a picture's colors by merging similar levels of each channel. */

/** A partition of a channel's 256 levels into classes. One level represents each class. */
export interface Levels {
  readonly levelClasses: Uint8Array;
  readonly classes: number;
  /** The largest distance between a level and the level that replaces it. */
  readonly tolerance: number;
  /** Whether the color of the longest run represents a class, instead of the first color representing all near it. */
  readonly prefersRuns: boolean;
}

function levelsWithin(tolerance: number, prefersRuns: boolean): Levels {
  const levelClasses = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.round((255 - level) / (2 * tolerance)),
  );
  return { levelClasses, classes: levelClasses[0]! + 1, tolerance, prefersRuns };
}

/**
 * Neither partition changes colors visibly: with `fewest`, areas keep their color, and an edge has 11 levels
 * between two colors. A figure has up to 214 colors with `few`, a card 70 with `fewest`, which leaves colors for a logo.
 */
export const LEVELS = { few: levelsWithin(4, false), fewest: levelsWithin(12, true) } as const;

/** Whether a file keeps pixels exactly, or merges nearby colors. */
export type ColorPrecision = "exact" | keyof typeof LEVELS;

/** The remaining colors, each adjusted if it is too far from a color that it replaces. */
export class Palette {
  /** The preferred, lowest and highest level of each channel, three numbers per color. */
  readonly #preferred: number[] = [];
  readonly #lowest: number[] = [];
  readonly #highest: number[] = [];

  get size(): number {
    return this.#preferred.length / 3;
  }

  add(channels: readonly number[]): void {
    for (const levels of [this.#preferred, this.#lowest, this.#highest]) levels.push(...channels);
  }

  /** The first color whose levels are within the tolerance of these, or −1. */
  findNear(tolerance: number, r: number, g: number, b: number): number {
    const levels = this.#preferred;
    for (let at = 0; at < levels.length; at += 3)
      if (
        Math.abs(levels[at]! - r) <= tolerance &&
        Math.abs(levels[at + 1]! - g) <= tolerance &&
        Math.abs(levels[at + 2]! - b) <= tolerance
      )
        return at / 3;
    return -1;
  }

  /** Prefers a color to the other colors of its class. */
  prefer(index: number, r: number, g: number, b: number): void {
    this.#preferred[3 * index] = r;
    this.#preferred[3 * index + 1] = g;
    this.#preferred[3 * index + 2] = b;
  }

  /** Extends the range of a color to include these levels. */
  extend(index: number, r: number, g: number, b: number): void {
    this.#extendChannel(3 * index, r);
    this.#extendChannel(3 * index + 1, g);
    this.#extendChannel(3 * index + 2, b);
  }

  #extendChannel(index: number, level: number): void {
    if (level < this.#lowest[index]!) this.#lowest[index] = level;
    if (level > this.#highest[index]!) this.#highest[index] = level;
  }

  /** Three bytes each. */
  bytes(tolerance: number): Uint8Array {
    return Uint8Array.from(this.#preferred, (level, index) =>
      Math.min(
        Math.max(level, this.#highest[index]! - tolerance),
        this.#lowest[index]! + tolerance,
      ),
    );
  }
}
