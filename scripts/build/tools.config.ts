/** Builds the contributors' programs. The output folder is tests/.run/. */
import { forNode, strict } from "./entries.js";

const programs = strict({
  ...forNode,
  input: [
    "scripts/docs/docs.ts",
    "scripts/release/release.ts",
    "tests/bench/bench.ts",
    "tests/bench/memory.ts",
    "tests/bench/takumi.ts",
    "tests/exam/exam.ts",
    "tests/fuzz/fuzz.ts",
    "tests/matrix/matrix.ts",
    "tests/mutants/mutants.ts",
    "tests/mutants/run-tests.ts",
    "tests/sheets/sheets.ts",
    "tests/size/size.ts",
    "tests/size/tokens.ts",
  ],
  // All chunks are written to the programs' folder, because some programs locate files relative to their chunk.
  output: { dir: "tests/.run", chunkFileNames: "chunk-[name].js" },
});

/** The fuzz targets. They are a single CommonJS file, because Jazzer.js instruments only CommonJS. */
const fuzzTargets = strict({
  ...forNode,
  input: "tests/exam/fuzz-targets.ts",
  output: { dir: "tests/.run", format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
});

export default [programs, fuzzTargets];
