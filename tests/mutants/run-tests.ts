/** Runs the unit tests that `mutants.ts` names, each time with another changed file. */
import path from "node:path";
import { BaseSequencer, createVitest, type TestSpecification } from "vitest/node";
import { messages } from "../../scripts/build/messages-plugin.js";
import type { Outcome, Run } from "./mutants.js";

let changed: Run["changed"];
let tests: Run["tests"] = [];

class ListedOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      tests.indexOf(path.basename(moduleId, ".test.ts"));
    return [...specifications].sort((first, second) => place(first) - place(second));
  }
}

const progress = () => {
  process.send?.("progress");
};

const vitest = await createVitest(
  "test",
  {
    config: false,
    watch: false,
    update: "none",
    bail: 1,
    maxWorkers: 1,
    // All files of a run share a process, because starting it takes most of a mutant's time.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    include: ["tests/unit/**/*.test.ts"],
    setupFiles: ["tests/support/draws.ts", "tests/mutants/setup.ts"],
    sequence: { sequencer: ListedOrder },
    reporters: [{ onTestModuleCollected: progress, onTestCaseResult: progress }],
    onConsoleLog: () => false,
  },
  {
    plugins: [
      messages(),
      {
        name: "lora:mutant",
        enforce: "pre",
        load: (id) => (changed && id === path.resolve(changed.file) ? changed.code : null),
      },
    ],
  },
);

async function run(): Promise<Outcome> {
  const files = tests.map((test) => path.resolve(`tests/unit/${test}.test.ts`));
  const specifications = (await vitest.globTestSpecifications(files)).filter(({ moduleId }) =>
    files.includes(moduleId),
  );
  if (specifications.length < tests.length) return { failure: `a missing file of ${tests}` };
  // Otherwise the result has the failures of former runs too.
  vitest.state.filesMap.clear();
  vitest.state.errorsSet.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  for (const module of testModules) {
    const [failed] = module.children.allTests("failed");
    if (failed) return { failure: `${module.relativeModuleId}: ${failed.fullName}` };
    if (module.state() === "failed") return { failure: module.relativeModuleId };
  }
  return { failure: unhandledErrors.length ? String(unhandledErrors[0]) : undefined };
}

process.on("message", async (message: Run) => {
  const stale = changed?.file;
  ({ changed, tests } = message);
  for (const file of new Set([stale, changed?.file]))
    if (file) vitest.invalidateFile(path.resolve(file));
  process.send?.(await run());
});
