/** Measures what the command takes to reject hostile adapter files: one line, little time and little memory. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HOSTILE_FILES, type HostileFile, valid } from "../support/hostile-adapters.js";
import { type MeasuredProcess, measureNode } from "../support/measured-process.js";

/** The maximum CPU time and memory, beyond those of a valid file of 300 bytes. */
const MAX_SECONDS = 1;
const MAX_MEGABYTES = 100;

const COMMAND = path.resolve("dist/scripts/command/main.js");

/** Returns what is wrong with a rejection, in comparison with the use for a valid file. */
function findFaults(
  { status, stderr, ...use }: MeasuredProcess,
  base: MeasuredProcess,
  expected: string,
): string[] {
  const [time, memory] = [(use.cpu - base.cpu) / 1000, use.peak - base.peak];
  return [
    ...(status === 1 && /^lora-visualizer: .+\n$/.test(stderr)
      ? []
      : [`no error of one line: ${stderr}`]),
    ...(stderr.includes(expected) ? [] : [`another error: ${stderr}`]),
    ...(time <= MAX_SECONDS ? [] : [`${time.toFixed(1)} s`]),
    ...(memory <= MAX_MEGABYTES ? [] : [`${Math.round(memory)} MB`]),
  ];
}

/** A program that violates every limit. */
const NAIVE = `const all = Buffer.alloc(${(MAX_MEGABYTES + 50) * 1e6}, 1);
const end = process.cpuUsage().user + ${(MAX_SECONDS + 0.5) * 1e6};
while (process.cpuUsage().user < end);
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
    const read = (file: string) => measureNode([COMMAND, file, "--csv"]);
    const base = read(write(["valid", valid, ""], HOSTILE_FILES.length));
    if (base.status !== 0) throw new Error(`the valid file was rejected: ${base.stderr}`);
    const uses = HOSTILE_FILES.map((file, index) => read(write(file, index)));
    const faults = uses.flatMap((use, index) => {
      const [name, , expected] = HOSTILE_FILES[index]!;
      return findFaults(use, base, expected).map((fault) => `${name}: ${fault}`);
    });
    const control = findFaults(measureNode(["--eval", NAIVE]), base, "an error").length;
    const seconds = Math.max(...uses.map(({ cpu }) => cpu - base.cpu)) / 1000;
    const megabytes = Math.max(...uses.map(({ peak }) => peak - base.peak));
    return { count: uses.length, faults, control, seconds, megabytes };
  } finally {
    rmSync(root, { recursive: true });
  }
}
