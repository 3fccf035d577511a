import { defineConfig } from "vitest/config";

/** `npm run hosts` tests hosts that are large to install. */
export default defineConfig({
  test: {
    include: ["tests/hosts/*.test.ts"],
    // Test sites use these packages in addition to ours.
    env: { LORA_PACKAGES: "tests/hosts/node_modules" },
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
