import { defineConfig } from "vitest/config";

/** Hosts that are large to install: `npm run hosts`. */
export default defineConfig({
  test: {
    include: ["tests/hosts/*.test.ts"],
    // Sites find these packages beside our own.
    env: { LORA_PACKAGES: "tests/hosts/node_modules" },
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
