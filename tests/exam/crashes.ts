/** Builds that are killed, or whose disk fails, at each of the calls with which they write. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, type Conditions, type Sites } from "./crash-site.js";

const CALLS = ["openat", "write", "fsync", "rename", "mkdir"] as const;
type Call = (typeof CALLS)[number];

/** A call that writes: the so-many-th of the path, and of all from when on it is traced. */
interface Point {
  readonly call: Call;
  readonly path: string;
  readonly ofPath: number;
  readonly ofAll: number;
  readonly from: NonNullable<Conditions["from"]>;
}

const logOf = (folder: string) => path.join(folder, "strace.log");
const linesOf = (folder: string) => readFileSync(logOf(folder), "utf8").split("\n");
const traced = (folder: string) => ["-o", logOf(folder), "-e", `trace=${CALLS}`];

/** Why builds cannot be traced here; nothing where they can. */
export function whyNot(): string | undefined {
  const { error, status } = spawnSync("strace", ["-o", "/dev/null", "true"]);
  return error || status !== 0 ? "strace is not there or may not trace" : undefined;
}

/** A traced call's name and the path that it names first, or that its descriptor has. */
const CALL = /^\d+ +(\w+)\((?:\d+<(\/[^>]*)>|(?:AT_FDCWD<[^>]*>, )?"([^"]*)")/;

/** The call and its path, where a file is written, or a folder made, of the site or the cache. */
function writes(line: string): { call: Call; path: string } | undefined {
  const [, call, open, named = open] = CALL.exec(line) ?? [];
  if (named === undefined || !/_site|\.cache|store/.test(named)) return undefined;
  if (call === "openat" && !line.includes("O_CREAT")) return undefined;
  return { call: call as Call, path: named };
}

/** The points of a build at which it writes what is meant. */
async function pointsFrom(
  sites: Sites,
  from: Point["from"],
  isMeant: (file: string) => boolean,
  naive?: string,
): Promise<Point[]> {
  const folder = sites.next();
  await build(folder, { from, naive, strace: traced(folder) });
  const counts = new Map<string, number>();
  const count = (what: string) => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return counts.get(what)!;
  };
  const points: Point[] = [];
  for (const line of linesOf(folder)) {
    const [made] = /^\d+ +\w+\(/.exec(line) ?? [];
    if (made === undefined) continue;
    const ofAll = count(made);
    const found = writes(line);
    if (!found) continue;
    const file = found.path.replace(`${folder}/`, "").replace(/-\d+-/, "-PID-");
    const ofPath = count(`${found.call} ${file}`);
    if (isMeant(file)) points.push({ call: found.call, path: file, ofPath, ofAll, from });
  }
  rmSync(folder, { recursive: true });
  return points;
}

/** Eleventy writes pages; then the plugin all else. */
async function pointsOf(sites: Sites): Promise<Point[]> {
  const isPage = (file: string) => file.endsWith(".html");
  const pages = await pointsFrom(sites, "eleventy.contentMap", isPage);
  return [...pages, ...(await pointsFrom(sites, "eleventy.after", (file) => !isPage(file)))];
}

const NAIVE = "naive ".repeat(1000);
/** Those at which the control's file is written. */
const naivePoints = (sites: Sites) =>
  pointsFrom(sites, "eleventy.after", (file) => file.includes("naive"), NAIVE);

/** A signal, an error, or a count that is returned for what is not done; once, or from then on. */
interface Fault {
  readonly call?: Call;
  readonly what: string;
  readonly isLasting?: boolean;
}

/** Builds with a fault at a point, and says whether it was met. */
async function buildWith(folder: string, point: Point, fault: Fault, conditions: Conditions) {
  const { store } = conditions;
  const file =
    store === undefined ? point.path : point.path.replace(/^\.cache\/lora-visualizer/, store);
  const own = [file, path.resolve(folder, file), file.replace(/^(?=_site)/, "./")];
  const only = fault.isLasting ? [] : own.flatMap((one) => ["-P", one]);
  const when = fault.isLasting ? `${point.ofAll}+` : point.ofPath;
  const strace = [
    ...traced(folder),
    "-e",
    `inject=${point.call}:${fault.what}:when=${when}`,
    ...only,
  ];
  const run = await build(folder, { ...conditions, from: point.from, strace });
  const isMet = linesOf(folder).some((one) => /\(INJECTED\)|killed by/.test(one));
  return { ...run, isMet };
}

/** What is wrong when a site is built again, as if nothing had been. */
async function* faultsAfter(sites: Sites, folder: string, conditions: Conditions) {
  const { code, log } = await build(folder, conditions);
  if (code !== 0) yield `the next build fails: ${log}`;
  yield* sites.unclean(folder);
  const store = conditions.store ?? path.join(folder, ".cache");
  for (const name of readdirSync(store))
    if (name.endsWith(".tmp")) yield `${name} stays in the cache`;
}

/** What is wrong after one point; nothing where another call was met than was meant. */
type Trial = (folder: string, point: Point, naive?: string) => Promise<string[] | undefined>;

export interface Outcome {
  readonly count: number;
  readonly faults: readonly string[];
  /** How much the same finds wrong with a file that is written in place, whatever comes of it. */
  readonly control: number;
}

/** Tries points, each `every`-th, as many at once as there are processors. */
async function tryAll(
  sites: Sites,
  points: readonly Point[],
  every: number,
  trial: Trial,
  naive?: string,
) {
  const chosen = points.filter((_, index) => index % every === 0).values();
  const faults: string[] = [];
  let count = 0;
  const work = async () => {
    for (const point of chosen) {
      const folder = sites.next();
      const found = await trial(folder, point, naive);
      rmSync(folder, { recursive: true });
      if (found) count++;
      faults.push(...(found ?? []).map((one) => `${point.call} ${point.path}: ${one}`));
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return { count, faults };
}

const KILL: Fault = { what: "signal=SIGKILL" };

const killOne =
  (sites: Sites): Trial =>
  async (folder, point, naive) => {
    const { isMet } = await buildWith(folder, point, KILL, { naive });
    if (!isMet) return undefined;
    const faults = [...sites.partial(folder)];
    for await (const one of faultsAfter(sites, folder, { naive })) faults.push(one);
    return faults;
  };

/** One of two builds that fill a cache together. */
const killOfTwo =
  (sites: Sites): Trial =>
  async (folder, point, naive) => {
    const store = sites.folder(`store-${path.basename(folder)}`);
    const other = sites.next();
    const conditions = { naive, store };
    const [{ isMet }, survivor] = await Promise.all([
      buildWith(folder, point, KILL, conditions),
      build(other, conditions),
    ]);
    const faults = [...sites.partial(folder), ...sites.unclean(other)];
    if (survivor.code !== 0) faults.push(`the other build fails: ${survivor.log}`);
    if (isMet) for await (const one of faultsAfter(sites, folder, conditions)) faults.push(one);
    rmSync(other, { recursive: true });
    return isMet ? faults : undefined;
  };

const FAULTS: readonly Fault[] = [
  { call: "openat", what: "error=EMFILE" },
  { call: "openat", what: "error=EACCES" },
  { call: "write", what: "error=EIO" },
  { call: "write", what: "error=ENOSPC" },
  // A disk that says it has written what it has not.
  { call: "write", what: "retval=1" },
  { call: "fsync", what: "error=EIO" },
  { call: "fsync", what: "error=EIO", isLasting: true },
  { call: "rename", what: "error=EACCES" },
  { call: "rename", what: "error=EIO", isLasting: true },
  { call: "mkdir", what: "error=ENOSPC" },
  { call: "mkdir", what: "error=ENOSPC", isLasting: true },
];

const failOne =
  (sites: Sites, fault: Fault): Trial =>
  async (folder, point, naive) => {
    const { isMet, code, log } = await buildWith(folder, point, fault, { naive });
    if (!isMet) return undefined;
    const faults = [...sites.partial(folder)];
    const names = /^.*cannot write _site\/\S+: .+$/m.test(log);
    // A cache that cannot be written stops no build, nor does it that a folder which is there is not made.
    const isPublished = point.path.includes("_site") && point.call !== "mkdir";
    if (isPublished && code === 0) faults.push("the build succeeds");
    if (code === 0) faults.push(...sites.unclean(folder));
    if (code !== 0 && !names) faults.push(`the build does not say why it fails: ${log}`);
    for await (const one of faultsAfter(sites, folder, { naive })) faults.push(one);
    return faults.map((one) => `${fault.what}: ${one}`);
  };

/** Killed at each call: alone, and as one of two with one cache. */
export async function kills(sites: Sites, control: Sites, every: number) {
  const points = await pointsOf(sites);
  const naive = await naivePoints(control);
  const outcome = async (make: (sites: Sites) => Trial, step: number): Promise<Outcome> => {
    const found = await tryAll(sites, points, step, make(sites));
    const broken = await tryAll(control, naive, 1, make(control), NAIVE);
    return { ...found, control: broken.faults.length };
  };
  return { one: await outcome(killOne, every), two: await outcome(killOfTwo, 2 * every) };
}

/** Each fault at each call that it is of. */
export async function failures(sites: Sites, control: Sites, every: number): Promise<Outcome> {
  const points = await pointsOf(sites);
  const naive = await naivePoints(control);
  let [count, broken] = [0, 0];
  const faults: string[] = [];
  for (const fault of FAULTS) {
    // Pages are Eleventy's to write.
    const ofCall = ({ call, path }: Point) => call === fault.call && !path.endsWith(".html");
    const step = fault.isLasting ? 3 * every : every;
    const found = await tryAll(sites, points.filter(ofCall), step, failOne(sites, fault));
    count += found.count;
    faults.push(...found.faults);
  }
  const [eio] = FAULTS.filter(({ what }) => what === "error=EIO");
  const ofWrite = naive.filter(({ call }) => call === "write");
  broken += (await tryAll(control, ofWrite, 1, failOne(control, eio!), NAIVE)).faults.length;
  return { count, faults, control: broken };
}

export { NAIVE };
