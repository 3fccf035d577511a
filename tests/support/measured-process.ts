/** Runs Node programs and measures what they take. */
import { spawnSync } from "node:child_process";

/**
 * Prints the kernel's account of the process when it ends. On Linux, the peak of memory in resourceUsage() is at least
 * that of the process that started the program, such as a test runner, so the peak is read elsewhere.
 */
const REPORT = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync, writeSync } from "node:fs";
const STATUS = "/proc/self/status";
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peak = existsSync(STATUS) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(STATUS, "utf8"))?.[1];
  const cpu = (userCPUTime + systemCPUTime) / 1000;
  writeSync(3, JSON.stringify({ cpu, user: userCPUTime / 1000, peak: (Number(peak || maxRSS) * 1024) / 1e6 }));
});
`)}`;

export interface MeasuredProcess {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly wall: number;
  /** CPU time on all threads, ms. */
  readonly cpu: number;
  /** The part of the CPU time outside the kernel, ms. */
  readonly user: number;
  readonly peak: number;
}

/** Runs a program of Node and waits for its end. */
export function measureNode(args: readonly string[], cwd = "."): MeasuredProcess {
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", REPORT, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const { status, stdout, stderr, output } = child;
  return { status, stdout, stderr, wall: performance.now() - start, ...JSON.parse(output[3]!) };
}
