/** Traces the calls with which a build writes files, and injects faults into these calls, with strace. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, type Conditions, type Sites } from "./crash-site.js";

const CALLS = ["openat", "write", "fsync", "rename", "mkdir"] as const;
type Call = (typeof CALLS)[number];

/** A call that writes. Its numbers count the calls with the same path, and all traced calls. */
export interface WriteCall {
  readonly call: Call;
  readonly path: string;
  readonly ofPath: number;
  readonly ofAll: number;
  readonly from: NonNullable<Conditions["from"]>;
}

const getLogPath = (folder: string) => path.join(folder, "strace.log");
const readLines = (folder: string) => readFileSync(getLogPath(folder), "utf8").split("\n");
const traced = (folder: string) => ["-o", getLogPath(folder), "-e", `trace=${CALLS}`];

/** Returns why builds cannot be traced here, or undefined if they can. */
export function whyNot(): string | undefined {
  const { error, status } = spawnSync("strace", ["-o", "/dev/null", "true"]);
  return error || status !== 0 ? "strace is not installed or lacks permission" : undefined;
}

/** A traced call's name, and the path of its first argument or descriptor. */
const CALL = /^\d+ +(\w+)\((?:\d+<(\/[^>]*)>|(?:AT_FDCWD<[^>]*>, )?"([^"]*)")/;

/** Returns the call and its path if it writes a file or folder of the site or the cache. */
function writes(line: string): { call: Call; path: string } | undefined {
  const [, call, open, named = open] = CALL.exec(line) ?? [];
  if (named === undefined || !/_site|\.cache|store/.test(named)) return undefined;
  if (call === "openat" && !line.includes("O_CREAT")) return undefined;
  return { call: call as Call, path: named };
}

/** Returns the calls of a build that write to matching paths. */
async function pointsFrom(
  sites: Sites,
  from: WriteCall["from"],
  isMeant: (file: string) => boolean,
  naive?: string,
): Promise<WriteCall[]> {
  const folder = sites.next();
  await build(folder, { from, naive, strace: traced(folder) });
  const counts = new Map<string, number>();
  const count = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)!;
  };
  const points: WriteCall[] = [];
  for (const line of readLines(folder)) {
    const [actual] = /^\d+ +\w+\(/.exec(line) ?? [];
    if (actual === undefined) continue;
    const ofAll = count(actual);
    const write = writes(line);
    if (!write) continue;
    const file = write.path.replace(`${folder}/`, "").replace(/-\d+-/, "-PID-");
    const ofPath = count(`${write.call} ${file}`);
    if (isMeant(file)) points.push({ call: write.call, path: file, ofPath, ofAll, from });
  }
  rmSync(folder, { recursive: true });
  return points;
}

/** Returns the calls that write files of the plugin and pages. */
export const findWrites = (sites: Sites): Promise<WriteCall[]> =>
  pointsFrom(sites, "eleventy.contentMap", () => true);

export const NAIVE = "naive ".repeat(20_000);
/** Returns the calls that write the control's file after it was truncated. */
export const naivePoints = (sites: Sites) =>
  pointsFrom(sites, "eleventy.after", (file) => file.includes("naive"), NAIVE).then((points) =>
    points.filter(({ call }) => call === "write"),
  );

/** A signal, an error or a false result of a call, once or from then on. */
export interface Fault {
  readonly call?: Call;
  readonly effect: string;
  readonly isLasting?: boolean;
}

/** Builds with a fault injected at a call. Returns whether the build reached it. */
export async function buildWith(
  folder: string,
  point: WriteCall,
  fault: Fault,
  conditions: Conditions,
) {
  const { store } = conditions;
  const file = store === undefined ? point.path : point.path.replace(/^\.cache/, store);
  const actual = [file, path.resolve(folder, file), file.replace(/^(?=_site)/, "./")];
  const only = fault.isLasting ? [] : actual.flatMap((item) => ["-P", item]);
  const when = fault.isLasting ? `${point.ofAll}+` : point.ofPath;
  const strace = [
    ...traced(folder),
    "-e",
    `inject=${point.call}:${fault.effect}:when=${when}`,
    ...only,
  ];
  const run = await build(folder, { ...conditions, from: point.from, strace });
  const isMet = readLines(folder).some((line) => /\(INJECTED\)|killed by/.test(line));
  return { ...run, isMet };
}
