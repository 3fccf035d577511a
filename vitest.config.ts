import { defineConfig } from "vitest/config";

/** Tests that wait for several watchers: nothing runs beside them. */
const alone = ["tests/browser/start.test.ts"];

/** Tests of the source start at once; those of what users get wait for `npm run build`. */
export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/count-reporter.ts"],
    // A picture without a golden fails; the flag -u writes what has been looked at.
    update: "none",
    setupFiles: ["tests/support/draws.ts"],
    // One core less is the default, which of two is half.
    maxWorkers: "100%",
    // A worker keeps what it has loaded: most of a small file's time goes into imports.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "built",
          include: ["tests/built/**/*.test.ts", "tests/browser/**/*.test.ts"],
          exclude: alone,
          globalSetup: "tests/support/build.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: alone,
          globalSetup: "tests/support/build.ts",
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
