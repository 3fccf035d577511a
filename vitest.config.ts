import { defineConfig } from "vitest/config";

/** Tests of the source start at once; those of what users get wait for `npm run build`. */
export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/count-reporter.ts"],
    // A picture without a golden fails; the flag -u writes what has been looked at.
    update: "none",
    setupFiles: ["tests/support/draws.ts"],
    // One core less is the default, which of two is half.
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "built",
          include: ["tests/built/**/*.test.ts", "tests/browser/**/*.test.ts"],
          globalSetup: "tests/support/build.ts",
        },
      },
    ],
  },
});
