/** Random draws that are the same for the same seed. */

export interface Random {
  /** Returns a number of at least 0 and below 1. */
  next(): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Returns one to `max` different items, in their order. */
  pickSome<T>(from: readonly T[], max: number): T[];
}

/** Creates a generator of random numbers with the algorithm Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  return {
    next,
    chance: (probability) => next() < probability,
    pick,
    pickSome(from, max) {
      const count = 1 + Math.floor(next() * Math.min(max, from.length));
      const chosen = new Set(Array.from({ length: count }, () => Math.floor(next() * from.length)));
      return from.filter((_, index) => chosen.has(index));
    },
  };
}
