/** Runs contenders in the same process, in a different order each round. */
import { median } from "./table.js";

/** A function that does the measured work once and returns its result. `round` is the number of the round. */
export type Contender<T = unknown> = (round: number) => T | Promise<T>;

function shuffled<T>(values: readonly T[]): T[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

/** Returns every contender's measurements, one per round. */
export async function measureRounds<Name extends string>(
  contenders: Readonly<Record<Name, Contender<number>>>,
  rounds: number,
  warmUp = 0,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const value = await contenders[name](Math.abs(round));
      if (round >= 0) all[name]!.push(value);
    }
  }
  return all as Record<Name, number[]>;
}

/** Returns each contender's median time, ms. */
export async function timeRounds<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
  warmUp = 2,
): Promise<Record<Name, number>> {
  const timed = (contender: Contender) => async (round: number) => {
    const start = performance.now();
    await contender(round);
    return performance.now() - start;
  };
  const entries = Object.entries<Contender>(contenders);
  const clocks = Object.fromEntries(entries.map(([name, item]) => [name, timed(item)]));
  const times = await measureRounds(clocks, rounds, warmUp);
  const medians = Object.entries(times).map(([name, values]) => [name, median(values)]);
  return Object.fromEntries(medians) as Record<Name, number>;
}
