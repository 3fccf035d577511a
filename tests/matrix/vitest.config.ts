import { defineConfig } from "vitest/config";

/** The tests that run Eleventy, without building the package first. */
export default defineConfig({
  test: {
    update: "none",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: [
      "eleventy",
      "hosts",
      "images",
      "previews",
      "numbers",
      "problems",
      "content-figures",
      "references",
      "references-again",
    ].map((name) => `tests/built/${name}.test.ts`),
  },
});
