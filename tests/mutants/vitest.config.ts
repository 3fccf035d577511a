import { defineConfig } from "vitest/config";

/** The quick tests of what is mutated; a mutant that none of them sees survives. */
export default defineConfig({
  test: {
    update: "none",
    include: [
      "edge",
      "format",
      "grammar",
      "lists",
      "lora",
      "markdown-it",
      "numbers",
      "pages",
      "write",
    ].map((name) => `tests/unit/${name}.test.ts`),
  },
});
