/** Builds the programs that only contributors run into tests/.run/. */
import { forNode, strict } from "./build-entries.js";

const programs = strict({
  ...forNode,
  input: [
    "scripts/docs.ts",
    "scripts/release/release.ts",
    "tests/bench/bench.ts",
    "tests/bench/memory.ts",
    "tests/bench/takumi.ts",
    "tests/exam/exam.ts",
    "tests/fuzz/fuzz.ts",
    "tests/matrix/matrix.ts",
    "tests/mutants/mutants.ts",
    "tests/sheets/sheets.ts",
  ],
  // Chunks are in the same folder, because some programs read files relative to themselves.
  output: { dir: "tests/.run", chunkFileNames: "chunk-[name].js" },
});

/** The targets of the fuzzer, in one file, because Jazzer.js instruments only CommonJS. */
const fuzzTargets = strict({
  ...forNode,
  input: "tests/exam/fuzz-targets.ts",
  output: { dir: "tests/.run", format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
});

export default [programs, fuzzTargets];
