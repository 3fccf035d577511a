/**
 * Compares contenders fairly on a machine that does other work too: all of them run in each round, in a different
 * order each time, and only results of the same round are divided.
 */
import { type Measured, median, quantile } from "./table.js";

/** The time of one run, ms. */
export interface Cost {
  readonly wall: number;
  /** CPU time on all threads. Undefined if the process that did the work does not report it. */
  readonly cpu?: number;
}

/** Does the measured work once. `round` is the number of the round. */
export type Contender<T = Cost> = (round: number) => T | Promise<T>;

/** Returns a contender that measures `work` in this process. */
export function timed(work: Contender<unknown>): Contender {
  return async (round) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work(round);
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  };
}

function shuffled<T>(values: readonly T[]): T[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

/** About 10 ms: long enough that other programs interrupt it. */
const CONTROL_STEPS = 10_000_000;

/** Returns the time of a fixed calculation, ms. It depends only on what else the machine does. */
function timeControl(): number {
  const start = performance.now();
  let state = 1;
  for (let step = 0; step < CONTROL_STEPS; step++) state = Math.imul(state ^ step, 0x9e3779b1);
  // A result that nobody used might not be calculated.
  if (Number.isNaN(state)) throw new Error("the control failed");
  return performance.now() - start;
}

/** The results of all contenders. */
class Comparison<Name extends string> {
  /** Returns a value beside its quartiles, and how busy the machine was. */
  readonly measured: (values: readonly number[]) => Measured;

  constructor(
    readonly costs: Readonly<Record<Name, readonly Cost[]>>,
    control: readonly number[],
  ) {
    const average = control.reduce((sum, time) => sum + time, 0) / control.length;
    const load = average / Math.min(...control);
    this.measured = (values) => ({
      value: median(values),
      low: quantile(values, 0.25),
      high: quantile(values, 0.75),
      load,
    });
  }

  #values(name: Name, clock: keyof Cost): number[] {
    return this.costs[name].map((cost) => cost[clock] ?? NaN);
  }

  /** Returns a contender's time, ms. */
  time(name: Name, clock: keyof Cost = "wall"): Measured {
    return this.measured(this.#values(name, clock));
  }

  /** Returns how many times as long the first contender takes. `cpu` is the same for CPU time. */
  ratio(name: Name, peer: Name): Measured {
    const [wall, cpu] = (["wall", "cpu"] as const).map((clock) => {
      const peers = this.#values(peer, clock);
      return this.#values(name, clock).map((value, round) => value / peers[round]!);
    });
    return { ...this.measured(wall!), cpu: median(cpu!) };
  }

  /** Returns the ratio of CPU times alone, for work on several threads. */
  cpuRatio(name: Name, peer: Name): Measured {
    const peers = this.#values(peer, "cpu");
    return this.measured(this.#values(name, "cpu").map((value, round) => value / peers[round]!));
  }
}

/** Runs every contender that exists once a round. Rounds of the warm-up are not counted. */
export async function compare<Name extends string>(
  contenders: Readonly<Partial<Record<Name, Contender>>>,
  rounds: number,
  warmUp = 2,
): Promise<Comparison<Name>> {
  const names = Object.keys(contenders) as Name[];
  const costs = Object.fromEntries(names.map((name) => [name, [] as Cost[]]));
  const control: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const before = timeControl();
      const cost = await contenders[name]!(Math.abs(round));
      if (round < 0) continue;
      costs[name]!.push(cost);
      control.push(before, timeControl());
    }
  }
  return new Comparison(costs as Record<Name, Cost[]>, control);
}
