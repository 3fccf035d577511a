import { defineConfig } from "vitest/config";
import { messages } from "../../scripts/build/messages-plugin.js";

/** `npm run hosts` tests hosts that are large to install. */
export default defineConfig({
  plugins: [messages()],
  test: {
    include: ["tests/hosts/*.test.ts"],
    // Test sites use these packages in addition to ours.
    env: { LORA_PACKAGES: "tests/hosts/node_modules" },
    testTimeout: 600_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
