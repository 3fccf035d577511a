import { defineConfig } from "vitest/config";

/** The tests of what Eleventy does for the plugin, without a build of our own before them. */
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
      "references",
      "references-again",
    ].map((name) => `tests/built/${name}.test.ts`),
  },
});
