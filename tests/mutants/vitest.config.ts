import { defineConfig } from "vitest/config";
import stryker from "./stryker.config.json" with { type: "json" };

/** The quick tests of what is mutated; a mutant that none of them sees survives. */
const tests =
  "addresses, arguments, evaluate, format, formats, grammar, lora, markdown-it, store, svg, tables, write";

export default defineConfig({
  test: {
    update: "none",
    testTimeout: 120_000,
    include: tests.split(", ").map((name) => `tests/unit/${name}.test.ts`),
    // One start for all files: what a mutant costs is mostly that.
    isolate: false,
    coverage: {
      include: stryker.mutate,
      reporter: "text",
      reportsDirectory: "tests/.run/coverage",
      thresholds: { branches: 100 },
    },
  },
});
