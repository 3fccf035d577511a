/** How exactly a picture's colours are kept, by how many of a channel's 256 levels they may be off. */

/** Of one channel, few levels. */
export interface Levels {
  /** From 255 down, so that white stays white. */
  readonly values: readonly number[];
  /** Of each of the 256, the number of the value nearest to it. */
  readonly nearest: Uint8Array;
}

/** The fewest levels of which one is at most so far from any other. */
function levelsWithin(off: number): Levels {
  const distance = 2 * off;
  const count = Math.ceil((255 - off) / distance) + 1;
  const values = Array.from({ length: count }, (_, index) => Math.max(0, 255 - distance * index));
  const nearest = Uint8Array.from({ length: 256 }, (_, channel) =>
    Math.min(count - 1, Math.round((255 - channel) / distance)),
  );
  return { values, nearest };
}

/** Neither is seen; of a card's colours, more than a figure's, only the second leaves few enough. */
export const LEVELS = { few: levelsWithin(4), fewest: levelsWithin(6) } as const;

/** Every pixel exactly, or each channel within 4 levels, or within 6. */
export type Colours = "exact" | keyof typeof LEVELS;
