/**
 * Tests that time grows at most linearly with the size of an input. Each control is a pattern that
 * reads from every piece to the end, so that its time grows quadratically.
 */
import { exact } from "../../src/number-format.js";
import { pages } from "./pages.js";
import { completed, type Row } from "./rows.js";
import { texts } from "./texts.js";

interface Effort {
  /** The measured counts, as multiples of the minimum count. */
  readonly sizes: readonly number[];
  /** The number of runs; the fastest is used. */
  readonly runs: number;
  /**
   * The maximum exponent. A larger result is measured again up to twice, because other load only
   * adds time.
   */
  readonly max: number;
}

/** Returns the CPU time of the fastest run, ms. */
async function measureTime(work: () => unknown, runs: number): Promise<number> {
  let min = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    min = Math.min(min, (user + system) / 1000);
  }
  return min;
}

/** Returns the slope of log time over log count: 1 is linear, 2 is quadratic. */
function computeExponent(points: readonly (readonly [count: number, time: number])[]): number {
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
    points.push([count, await measureTime(work(count), runs)]);
  }
  return points;
}

/**
 * Returns the first doubling of 100 that takes at least 3 ms, more than compilation and garbage
 * collection.
 */
async function findStart(work: (count: number) => () => unknown): Promise<number> {
  let count = 100;
  while ((await measureTime(work(count), 2)) < 3) count *= 2;
  return count;
}

/** Yields a row for every growth test, in sequence. */
export async function* growthRows(effort: Effort): AsyncGenerator<Row> {
  const { max: highest } = effort;
  for (const { name, from, text, run, piece } of [...pages, ...texts]) {
    // Searches for a character that no text contains.
    const pattern = new RegExp(`${piece.replace(/\W/g, "\\$&")}[\\s\\S]*?§`, "g");
    const slow = (count: number) => {
      const content = text(count);
      return () => content.match(pattern);
    };
    const measure = () =>
      grow(from, effort, (count) => {
        const content = text(count);
        return () => run(content, count);
      });
    const measureControl = async () =>
      grow(await findStart(slow), { sizes: [1, 4], runs: 2 }, slow);
    let [points, controls] = [await measure(), await measureControl()];
    for (let again = 0; again < 2 && computeExponent(points) > highest; again++)
      points = await measure();
    // Constant costs at small sizes hide the control's growth, so it is measured again.
    for (let again = 0; again < 2 && computeExponent(controls) <= highest; again++)
      controls = await measureControl();
    const [exponent, control] = [computeExponent(points), computeExponent(controls)];
    const [count, time] = points.at(-1)!;
    const pieces = `${exact(count).padStart(9)} ${(time / 1000).toFixed(3).padStart(8)} s`;
    const isGood = exponent <= highest && control > highest;
    const summary = `${pieces}  growth ${exponent.toFixed(2)}, control ${control.toFixed(2)}`;
    yield completed(name, isGood, summary);
  }
}
