import { defineConfig } from "vitest/config";

/** The tests that build sites, without a build of our own before them. */
export default defineConfig({
  test: {
    update: "none",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: [
      "authors",
      "bad-input",
      "eleventy",
      "hosts",
      "ids",
      "images",
      "previews",
      "problems",
      "references",
      "store",
      "tables",
    ].map((name) => `tests/built/${name}.test.ts`),
  },
});
