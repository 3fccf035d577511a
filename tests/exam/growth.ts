/**
 * Time grows with what is given, never faster: each exam is one kind of large input. Its control is
 * the fault that all of these once were, a pattern that from every piece reads on to the end.
 */
import { exact } from "../../src/format.js";
import { pages } from "./pages.js";
import type { Row } from "./standards.js";
import { texts } from "./texts.js";

interface Effort {
  /** Each is so many times the least count. */
  readonly sizes: readonly number[];
  /** Of which the fastest counts. */
  readonly runs: number;
  /** The largest exponent allowed. What grows faster is measured anew, twice at most: what else the machine does only adds. */
  readonly max: number;
}

/** CPU time of the fastest run, ms. */
async function timeOf(work: () => unknown, runs: number): Promise<number> {
  let min = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    min = Math.min(min, (user + system) / 1000);
  }
  return min;
}

/** The slope of a line through the logarithms of times by counts: 1 is linear, 2 quadratic. */
function exponentOf(points: readonly (readonly [count: number, time: number])[]): number {
  const logs = points.map(([count, time]) => [Math.log(count), Math.log(time)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

async function grow(
  from: number,
  { sizes, runs }: Omit<Effort, "max">,
  work: (count: number) => () => unknown,
) {
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
export async function* growthRows(effort: Effort): AsyncGenerator<Row> {
  const { max: highest } = effort;
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
    const measureControl = async () => grow(await startOf(slow), { sizes: [1, 4], runs: 2 }, slow);
    let [points, controls] = [await measure(), await measureControl()];
    for (let again = 0; again < 2 && exponentOf(points) > highest; again++)
      points = await measure();
    // What is added to its small size makes the control look cheap.
    for (let again = 0; again < 2 && exponentOf(controls) <= highest; again++)
      controls = await measureControl();
    const [exponent, control] = [exponentOf(points), exponentOf(controls)];
    const [count, time] = points.at(-1)!;
    const pieces = `${exact(count).padStart(9)} ${(time / 1000).toFixed(3).padStart(8)} s`;
    yield {
      name,
      isGood: exponent <= highest && control > highest,
      says: `${pieces}  growth ${exponent.toFixed(2)}, control ${control.toFixed(2)}`,
    };
  }
}
