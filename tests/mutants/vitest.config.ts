import { defineConfig } from "vitest/config";

/** The quick tests of what is mutated; a mutant that none of them sees survives. */
export default defineConfig({
  test: {
    update: "none",
    testTimeout: 120_000,
    include: ["format", "grammar", "lists", "lora", "markdown-it", "numbers", "pages", "write"].map(
      (name) => `tests/unit/${name}.test.ts`,
    ),
  },
});
