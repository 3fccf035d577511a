/** Measures what the command takes to reject hostile adapter files: one line, little time and little memory. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HOSTILE_FILES, type HostileFile, valid } from "../support/hostile-adapters.js";

/** The maximum time and memory, beyond those of a valid file of 300 bytes. */
const MAX_SECONDS = 1;
const MAX_MEGABYTES = 100;

const COMMAND = path.resolve("dist/scripts/render-preview.js");

/**
 * Prints the peak of memory in kB when the program ends. On Linux, resourceUsage() is at least the memory of the process
 * that started the program, such as the test runner's.
 */
const REPORT = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync, writeSync } from "node:fs";
const STATUS = "/proc/self/status";
process.on("exit", () => {
  const peak = existsSync(STATUS) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(STATUS, "utf8"))?.[1];
  writeSync(3, peak || String(process.resourceUsage().maxRSS));
});
`)}`;

interface Use {
  readonly code: number | null;
  readonly error: string;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a program of Node and returns what it takes. */
function measure(...args: readonly string[]): Use {
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", REPORT, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  return {
    code: child.status,
    error: child.stderr,
    seconds: (performance.now() - start) / 1000,
    megabytes: Number(child.output[3]) / 1024,
  };
}

/** Returns what is wrong with a rejection, in comparison with the use for a valid file. */
function findFaults(
  { code, error, seconds, megabytes }: Use,
  base: Use,
  expected: string,
): string[] {
  const [time, memory] = [seconds - base.seconds, megabytes - base.megabytes];
  return [
    ...(code === 1 && /^lora-visualizer: .+\n$/.test(error)
      ? []
      : [`no error of one line: ${error}`]),
    ...(error.includes(expected) ? [] : [`another error: ${error}`]),
    ...(time <= MAX_SECONDS ? [] : [`${time.toFixed(1)} s`]),
    ...(memory <= MAX_MEGABYTES ? [] : [`${Math.round(memory)} MB`]),
  ];
}

/** A program that violates every limit. */
const NAIVE = `const all = Buffer.alloc(${(MAX_MEGABYTES + 50) * 2 ** 20}, 1);
const end = performance.now() + ${(MAX_SECONDS + 0.5) * 1000};
while (performance.now() < end);
console.error("first line" + all[0] + "\\nsecond line");`;

/** Returns the largest time and memory of all files, and the faults of the command and of the control. */
export function rejectHostileFiles() {
  const root = mkdtempSync(path.join(tmpdir(), "lora-hostile-"));
  const write = ([, bytes, , options]: HostileFile, index: number) => {
    // Each file has its own folder.
    const folder = path.join(root, String(index));
    mkdirSync(folder);
    const file = path.join(folder, options?.fileName ?? "adapter_model.safetensors");
    writeFileSync(file, bytes);
    truncateSync(file, bytes.length + (options?.zeros ?? 0));
    return file;
  };
  try {
    const base = measure(COMMAND, write(["valid", valid, ""], HOSTILE_FILES.length), "--csv");
    if (base.code !== 0) throw new Error(`the valid file was rejected: ${base.error}`);
    const uses = HOSTILE_FILES.map((file, index) => measure(COMMAND, write(file, index), "--csv"));
    const faults = uses.flatMap((use, index) => {
      const [name, , expected] = HOSTILE_FILES[index]!;
      return findFaults(use, base, expected).map((fault) => `${name}: ${fault}`);
    });
    const control = findFaults(measure("--eval", NAIVE), base, "an error").length;
    const seconds = Math.max(...uses.map((use) => use.seconds - base.seconds));
    const megabytes = Math.max(...uses.map((use) => use.megabytes - base.megabytes));
    return { count: uses.length, faults, control, seconds, megabytes };
  } finally {
    rmSync(root, { recursive: true });
  }
}
