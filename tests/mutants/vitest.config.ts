import { defineConfig } from "vitest/config";
import stryker from "./stryker.config.json" with { type: "json" };

/** The fast tests of the mutated files. A mutant that none of them detects survives. */
const tests =
  "addresses, arguments, evaluate, format, formats, grammar, lora, markdown-it, store, svg, tables, write";

export default defineConfig({
  test: {
    update: "none",
    testTimeout: 120_000,
    include: tests.split(", ").map((name) => `tests/unit/${name}.test.ts`),
    // Shares one worker, because starting workers takes most of a mutant's time.
    isolate: false,
    coverage: {
      include: stryker.mutate,
      reporter: "text",
      reportsDirectory: "tests/.run/coverage",
      thresholds: { branches: 100 },
    },
  },
});
