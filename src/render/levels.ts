/** How exactly a picture's colours are kept, by how many of a channel's 256 levels they may be off. */

/** A channel's levels in few classes, so narrow that one level of each is near enough to all in it. */
export interface Levels {
  /** Of each of the 256, the number of its class. */
  readonly classOf: Uint8Array;
  readonly classes: number;
  /** How far a level may be from the one that is kept. */
  readonly off: number;
}

function levelsWithin(off: number): Levels {
  const classOf = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.round((255 - level) / (2 * off)),
  );
  return { classOf, classes: classOf[0]! + 1, off };
}

/** Neither is seen. The second leaves 140 of a card's colours and so has room for a logo's, the first 230. */
export const LEVELS = { few: levelsWithin(4), fewest: levelsWithin(6) } as const;

/** Every pixel exactly, or each channel within 4 levels, or within 6. */
export type Colours = "exact" | keyof typeof LEVELS;

/** The colours that are left: of each class the first one met, moved as near to the others as it must. */
export class Palette {
  /** The first, the lowest and the highest of each channel, three a colour. */
  readonly #first: number[] = [];
  readonly #lowest: number[] = [];
  readonly #highest: number[] = [];

  get size(): number {
    return this.#first.length / 3;
  }

  add(channels: readonly number[]): void {
    for (const all of [this.#first, this.#lowest, this.#highest]) all.push(...channels);
  }

  meet(index: number, r: number, g: number, b: number): void {
    this.#widen(3 * index, r);
    this.#widen(3 * index + 1, g);
    this.#widen(3 * index + 2, b);
  }

  #widen(at: number, level: number): void {
    if (level < this.#lowest[at]!) this.#lowest[at] = level;
    if (level > this.#highest[at]!) this.#highest[at] = level;
  }

  bytes(off: number): Uint8Array {
    return Uint8Array.from(this.#first, (level, at) =>
      Math.min(Math.max(level, this.#highest[at]! - off), this.#lowest[at]! + off),
    );
  }
}
