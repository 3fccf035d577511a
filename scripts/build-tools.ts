/** Builds the programs that only contributors run into tests/.run/. */
import path from "node:path";
import { defineConfig } from "rolldown";

export default defineConfig({
  input: [
    "scripts/docs.ts",
    "scripts/release/release.ts",
    "tests/bench/bench.ts",
    "tests/bench/memory.ts",
    "tests/bench/takumi.ts",
    "tests/exam/exam.ts",
    "tests/matrix/matrix.ts",
    "tests/sheets/sheets.ts",
  ],
  platform: "node",
  external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
  // Beside the programs, because some read files relative to themselves.
  output: { dir: "tests/.run", chunkFileNames: "chunk-[name].js" },
});
