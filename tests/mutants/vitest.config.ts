import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { areas, CORE } from "./areas.js";

/** The area that `npm run mutants` sets. */
const { tests } = areas.find(({ name }) => name === process.env.MUTANTS_AREA) ?? CORE;

class ListedOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      tests.indexOf(path.basename(moduleId, ".test.ts"));
    return [...specifications].sort((first, second) => place(first) - place(second));
  }
}

export default defineConfig({
  test: {
    update: "none",
    testTimeout: 120_000,
    hookTimeout: 300_000,
    setupFiles: ["tests/support/draws.ts", "tests/mutants/setup.ts"],
    include: tests.map((name) => `tests/unit/${name}.test.ts`),
    // Shares one worker, because starting workers takes most of a mutant's time.
    isolate: false,
    sequence: { sequencer: ListedOrder },
  },
});
