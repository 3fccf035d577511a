import { defineConfig } from "vitest/config";

/** The quick tests of what is mutated; a mutant that none of them sees survives. */
const tests =
  "addresses, file-bytes, format, grammar, lists, lora, markdown-it, numbers, pages, write";

export default defineConfig({
  test: {
    update: "none",
    testTimeout: 120_000,
    include: tests.split(", ").map((name) => `tests/unit/${name}.test.ts`),
  },
});
