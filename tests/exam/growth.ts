/**
 * Time grows with what is given, never faster: each exam is one kind of large input. Its control is
 * the fault that all of these once were, a pattern that from every piece reads on to the end.
 */
import { pages } from "./pages.js";
import { texts } from "./texts.js";

interface Growth {
  readonly name: string;
  /** Pieces at most. */
  readonly count: number;
  /** CPU time of that many, s. */
  readonly seconds: number;
  /** The exponent of growth, and the control's. */
  readonly exponent: number;
  readonly control: number;
}

interface Effort {
  /** Each is so many times the least count. */
  readonly sizes: readonly number[];
  /** Of which the fastest counts. */
  readonly runs: number;
  /** What grows faster is measured anew, twice at most: what else the machine does only adds. */
  readonly enough?: number;
}

/** CPU time of the fastest run, ms. */
async function timeOf(work: () => unknown, runs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The slope of a line through the logarithms of times by counts: 1 is linear, 2 quadratic. */
function exponentOf(points: readonly (readonly [count: number, time: number])[]): number {
  const logs = points.map(([count, time]) => [Math.log(count), Math.log(time)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, one) => sum + one[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, one) => sum + (one[0] - x) * (one[1] - y), 0);
  return covariance / logs.reduce((sum, one) => sum + (one[0] - x) ** 2, 0);
}

async function grow(from: number, { sizes, runs }: Effort, work: (count: number) => () => unknown) {
  const points: [count: number, time: number][] = [];
  for (const size of sizes) {
    const count = from * size;
    points.push([count, await timeOf(work(count), runs)]);
  }
  return points;
}

/** The least count, of doublings of 100, whose time can be told from a compiler's and a collector's: 3 ms. */
async function startOf(work: (count: number) => () => unknown): Promise<number> {
  let count = 100;
  while ((await timeOf(work(count), 2)) < 3) count *= 2;
  return count;
}

/** Every exam's growth, one after the other. */
export async function* growths(effort: Effort): AsyncGenerator<Growth> {
  const { enough = Number.POSITIVE_INFINITY } = effort;
  for (const { name, from, text, run, piece } of [...pages, ...texts]) {
    // Looks for what is in none of the texts.
    const again = new RegExp(`${piece.replace(/\W/g, "\\$&")}[\\s\\S]*?§`, "g");
    const slow = (count: number) => {
      const content = text(count);
      return () => content.match(again);
    };
    const measure = () =>
      grow(from, effort, (count) => {
        const content = text(count);
        return () => run(content, count);
      });
    let points = await measure();
    for (let again = 0; again < 2 && exponentOf(points) > enough; again++) points = await measure();
    const controls = await grow(await startOf(slow), { sizes: [1, 4], runs: 2 }, slow);
    const [count, time] = points.at(-1)!;
    const [exponent, control] = [exponentOf(points), exponentOf(controls)];
    yield { name, count, seconds: time / 1000, exponent, control };
  }
}
