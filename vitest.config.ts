import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/support/build.ts",
    reporters: ["default", "./tests/support/count-reporter.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
