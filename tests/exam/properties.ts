/** Repeats the property tests with new seeds. `npm test` always uses the same seed. */
import type { TestUserConfig } from "vitest/node";
import { startVitest } from "vitest/node";
import { exact } from "../../src/number-format.js";
import { completed, type Row } from "./rows.js";

/** Returns the number of tests, and the messages of failed tests. */
async function run(config: TestUserConfig): Promise<{ count: number; faults: string[] }> {
  const vitest = await startVitest("test", [], { ...config, watch: false, reporters: [{}] });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const suites = modules.flatMap((module) => [...module.children.allSuites()]);
  const summary = [
    ...tests.map((test) => [test.fullName, test.result().errors ?? []] as const),
    // A file that fails to load has an error but no failed test.
    ...suites.map((suite) => [suite.fullName, suite.errors()] as const),
    ...modules.map((module) => [module.moduleId, module.errors()] as const),
  ];
  const faults = summary.flatMap(([name, errors]) =>
    errors.map(({ message }) => `${name}: ${message.replaceAll("\n", " ")}`),
  );
  await vitest.close();
  return { count: tests.length, faults };
}

/**
 * Yields rows for this many runs. Seeds derive from the date, and a row states them, so that a run
 * can be repeated.
 */
export async function* properties(seeds: number): AsyncGenerator<Row> {
  const first = Date.now() % 2 ** 31;
  const drawn = Array.from({ length: seeds }, (_, at) => first + at);
  const broken = await run({
    config: false,
    include: ["tests/exam/broken.test.ts"],
  } as TestUserConfig);
  let count = 0;
  const faults: string[] = [];
  for (const seed of drawn) {
    process.env.DRAWS = String(seed);
    const items = [await run({ project: "unit" })];
    // Most of these tests draw little, so another seed would repeat the same tests.
    if (seed === first) items.push(await run({ project: ["built", "alone"] }));
    for (const item of items) {
      count += item.count;
      faults.push(...item.faults.map((fault) => `DRAWS=${seed} ${fault}`));
    }
  }
  delete process.env.DRAWS;
  const summary = `${exact(count).padStart(9)} tests, ${faults.length} wrong, control ${broken.faults.length}`;
  const isGood = count > 0 && faults.length === 0 && broken.faults.length > 0;
  yield completed(`properties, draws from ${first}`, isGood, [summary, ...faults].join("\n     "));
}
