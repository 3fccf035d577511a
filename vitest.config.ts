import { defineConfig } from "vitest/config";
import { messages } from "./scripts/build/messages-plugin.js";

/** Tests that wait for file watchers. They run only in the exam, and alone, because other tests would delay the watchers. */
const alone = ["tests/browser/start.test.ts"];

/** Tests that take long and guard what seldom changes: only `npm run exam` runs them, which sets `DRAWS`. */
const rare = ["cutout", "other-engines", "parity", "spacing"].map(
  (name) => `tests/browser/${name}.test.ts`,
);
const isExam = process.env.DRAWS !== undefined;

/** The `unit` project tests the source and needs no build. The other projects build the package first. */
export default defineConfig({
  plugins: [messages()],
  test: {
    reporters: ["default", "./tests/support/count-reporter.ts"],
    // A picture without a golden fails the test. `npm run accept` writes goldens.
    update: "none",
    setupFiles: ["tests/support/draws.ts"],
    // The default leaves one core idle, which is half of a machine with two cores.
    maxWorkers: "100%",
    // Test files in a worker share loaded modules, because small files spend most time on imports.
    isolate: false,
    // A busy machine may take long to meet a condition.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "built",
          include: ["tests/built/**/*.test.ts", "tests/browser/**/*.test.ts"],
          exclude: isExam ? alone : [...alone, ...rare],
          globalSetup: "tests/support/build.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: isExam ? alone : [],
          globalSetup: "tests/support/build.ts",
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
