/** Kills builds, or makes the disk fail, at each call that writes. */
import { readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, type Conditions, type Sites } from "./crash-site.js";
import { buildWith, type Fault, NAIVE, type WriteCall } from "./trace.js";

/** Yields the faults of a later, undisturbed build. */
async function* faultsAfter(sites: Sites, folder: string, conditions: Conditions) {
  const { code, log } = await build(folder, conditions);
  if (code !== 0) yield `the next build fails: ${log}`;
  yield* sites.findWrongFiles(folder);
  const store = conditions.store ?? path.join(folder, ".cache");
  for (const name of readdirSync(store))
    if (name.endsWith(".tmp")) yield `${name} stays in the cache`;
}

/**
 * A build that is interrupted at one call. `run` returns the site's faults afterwards, or undefined if
 * the build ended before the call.
 */
interface Trial {
  readonly point: WriteCall;
  run(folder: string): Promise<string[] | undefined>;
}

export interface Outcome {
  readonly count: number;
  readonly faults: readonly string[];
  /** The number of faults found in the control, a file that is written in place. */
  readonly control: number;
}

/** Runs trials, as many at once as there are processors, until `isEnough` is true of the faults and the count. */
async function tryAll(
  sites: Sites,
  trials: readonly Trial[],
  isEnough = (_faults: readonly string[], _count: number) => false,
) {
  const remaining = trials.values();
  const faults: string[] = [];
  let count = 0;
  const work = async () => {
    for (const { point, run } of remaining) {
      if (isEnough(faults, count)) return;
      const folder = sites.next();
      const newFaults = await run(folder);
      rmSync(folder, { recursive: true });
      if (newFaults) count++;
      faults.push(...(newFaults ?? []).map((item) => `${point.call} ${point.path}: ${item}`));
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return { count, faults };
}

/**
 * Runs every n-th trial, where n is `every`, and trials of the control until it has a fault. If each chosen build ended
 * before its call, as chance has it with two builds, runs others until one is interrupted.
 */
async function runTrials(
  sites: Sites,
  trials: readonly Trial[],
  every: number,
  control: Sites,
  broken: readonly Trial[],
): Promise<Outcome> {
  const { faults } = await tryAll(control, broken, (newFaults) => newFaults.length > 0);
  const chosen = trials.filter((_, index) => index % every === 0);
  const others = trials.filter((trial) => !chosen.includes(trial));
  const outcome = await tryAll(sites, chosen);
  const counted = outcome.count ? outcome : await tryAll(sites, others, (_, count) => count > 0);
  return { ...counted, control: faults.length };
}

const KILL: Fault = { effect: "signal=SIGKILL" };

type MakeTrial = (sites: Sites, point: WriteCall, naive?: string) => Trial;

const killOne: MakeTrial = (sites, point, naive) => ({
  point,
  async run(folder) {
    const { isMet } = await buildWith(folder, point, KILL, { naive });
    if (!isMet) return undefined;
    const faults = [...sites.findPartialFiles(folder)];
    for await (const item of faultsAfter(sites, folder, { naive })) faults.push(item);
    return faults;
  },
});

/** Kills one of two builds that share a cache. */
const killOfTwo: MakeTrial = (sites, point, naive) => ({
  point,
  async run(folder) {
    const store = sites.folder(`store-${path.basename(folder)}`);
    const other = sites.next();
    const conditions = { naive, store };
    const [{ isMet }, survivor] = await Promise.all([
      buildWith(folder, point, KILL, conditions),
      build(other, conditions),
    ]);
    const faults = [...sites.findPartialFiles(folder), ...sites.findWrongFiles(other)];
    if (survivor.code !== 0) faults.push(`the other build fails: ${survivor.log}`);
    if (isMet) for await (const item of faultsAfter(sites, folder, conditions)) faults.push(item);
    rmSync(other, { recursive: true });
    return isMet ? faults : undefined;
  },
});

const FAULTS: readonly Fault[] = [
  { call: "openat", effect: "error=EMFILE" },
  { call: "openat", effect: "error=EACCES" },
  { call: "write", effect: "error=EIO" },
  { call: "write", effect: "error=ENOSPC" },
  // Simulates a disk that reports success without writing everything.
  { call: "write", effect: "retval=1" },
  { call: "fsync", effect: "error=EIO" },
  { call: "fsync", effect: "error=EIO", isLasting: true },
  { call: "rename", effect: "error=EACCES" },
  { call: "rename", effect: "error=EIO", isLasting: true },
  { call: "mkdir", effect: "error=ENOSPC" },
  { call: "mkdir", effect: "error=ENOSPC", isLasting: true },
];

const failOne = (sites: Sites, point: WriteCall, fault: Fault, naive?: string): Trial => ({
  point,
  async run(folder) {
    const { isMet, code, log } = await buildWith(folder, point, fault, { naive });
    if (!isMet) return undefined;
    const faults = [...sites.findPartialFiles(folder)];
    const namesFile = /^.*cannot write _site\/\S+: .+$/m.test(log);
    // A build continues without a writable cache, and if a folder already exists.
    const isPublished = point.path.includes("_site") && point.call !== "mkdir";
    if (isPublished && code === 0) faults.push("the build succeeds");
    if (code === 0) faults.push(...sites.findWrongFiles(folder));
    if (code !== 0 && !namesFile) faults.push(`the build does not say why it fails: ${log}`);
    for await (const item of faultsAfter(sites, folder, { naive })) faults.push(item);
    return faults.map((item) => `${fault.effect}: ${item}`);
  },
});

/** The calls with which a build and the control write. */
interface Points {
  readonly points: readonly WriteCall[];
  readonly naive: readonly WriteCall[];
}

/** Kills builds at each call: single builds, and one of two builds that share a cache. */
export async function kills(
  sites: Sites,
  control: Sites,
  { points, naive }: Points,
  every: number,
) {
  // Every n-th of them includes several kinds of calls.
  const sorted = points.toSorted((a, b) => a.call.localeCompare(b.call));
  const outcome = (make: MakeTrial) => {
    const trials = sorted.map((point) => make(sites, point));
    const broken = naive.map((point) => make(control, point, NAIVE));
    return runTrials(sites, trials, every, control, broken);
  };
  return { item: await outcome(killOne), two: await outcome(killOfTwo) };
}

/** Injects each fault at each call that it applies to. */
export async function failures(
  sites: Sites,
  control: Sites,
  { points, naive }: Points,
  every: number,
): Promise<Outcome> {
  // Excludes pages, because Eleventy writes them.
  const ours = points.filter(({ path }) => !path.endsWith(".html"));
  const trials = FAULTS.flatMap((fault) =>
    ours.filter(({ call }) => call === fault.call).map((point) => failOne(sites, point, fault)),
  );
  const eio: Fault = { effect: "error=EIO" };
  const broken = naive.map((item) => failOne(control, item, eio, NAIVE));
  return runTrials(sites, trials, every, control, broken);
}
