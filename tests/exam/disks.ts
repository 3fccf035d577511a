/** Tests builds on a full disk, and builds by a user without write permission. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import path from "node:path";
import { build, type Conditions, type Sites } from "./crash-site.js";
import type { Outcome } from "./crashes.js";

const mount = (...args: string[]) => spawnSync("mount", args).status === 0;

/** Returns why small disks cannot be mounted here, or undefined if they can. */
export function whyNoDisks(sites: Sites): string | undefined {
  const folder = sites.folder("disk");
  if (!mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)) return "no disk may be mounted";
  spawnSync("umount", [folder]);
  return undefined;
}

/** Returns the faults of a build on a full disk, and of the next build with enough space. */
async function findFaults(
  sites: Sites,
  folder: string,
  conditions: Conditions,
  repair: () => void,
) {
  const { code, log } = await build(folder, conditions);
  const faults = [...sites.findPartialFiles(folder)];
  // Eleventy writes the pages, so errors of pages are Eleventy's.
  const isExplained = /cannot write _site\/\S+: .+$|ENOSPC.*index\.html/m.test(log);
  if (code === 0) faults.push(...sites.findWrongFiles(folder));
  else if (!isExplained) faults.push(`the build does not say why it fails: ${log}`);
  repair();
  const next = await build(folder, conditions);
  if (next.code !== 0) faults.push(`the next build fails: ${next.log}`);
  return [...faults, ...sites.findWrongFiles(folder)];
}

/** Builds over a first edition on a disk with `room` free pages of 4 kB. */
async function tryDisk(sites: Sites, room: number, conditions: Conditions) {
  const folder = sites.next();
  const disk = path.join(folder, "_site");
  const old = sites.folder("published");
  cpSync(disk, old, { recursive: true });
  mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk);
  try {
    cpSync(old, disk, { recursive: true });
    const [, used] = /(\d+)\s+\d+\s+\d+%/.exec(
      String(spawnSync("df", ["--block-size=4096", disk]).stdout),
    )!;
    mount("-o", `remount,size=${4 * (Number(used) + room)}k`, disk);
    const repair = () => void mount("-o", "remount,size=4m", disk);
    return await findFaults(sites, folder, conditions, repair);
  } finally {
    spawnSync("umount", [disk]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tries increasing amounts of free space until a build succeeds. */
export async function fullDisks(
  sites: Sites,
  control: Sites,
  step: number,
  naive: string,
): Promise<Outcome> {
  const faults: string[] = [];
  let count = 0;
  for (let room = 0; room <= 42; room += step, count++)
    for (const item of await tryDisk(sites, room, {}))
      faults.push(`room for ${room} pages: ${item}`);
  let broken = 0;
  // The control's file is written last, so its trials start with enough space and decrease it. The
  // file has 30 pages, more than the plugin's files need.
  for (let room = 48; room > 0 && !broken; room -= 8)
    broken = (await tryDisk(control, room, { naive })).length;
  return { count, faults, control: broken };
}

const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** Returns why the user nobody cannot build here, or undefined if it can. */
export function whyNotNobody(): string | undefined {
  const { error } = isRoot ? spawnSync(process.execPath, ["-v"], { uid: NOBODY }) : {};
  return error && "nobody but root may run this Node";
}

/** Makes each published folder read-only in turn. The control makes its file read-only. */
export async function forbidden(sites: Sites, control: Sites, naive: string): Promise<Outcome> {
  const folders = ["_site", "_site/lora", "_site/img"];
  const tryOne = async (group: Sites, name: string, conditions: Conditions) => {
    const folder = group.next();
    if (isRoot) spawnSync("chown", ["-R", String(NOBODY), folder]);
    chmodSync(path.join(folder, name), 0o555);
    const whose = { ...conditions, ...(isRoot && { user: NOBODY }) };
    const repair = () => chmodSync(path.join(folder, name), 0o755);
    const faultList = await findFaults(group, folder, whose, repair);
    rmSync(folder, { recursive: true, force: true });
    return faultList.map((item) => `${name}: ${item}`);
  };
  const broken = tryOne(control, "_site/naive.txt", { naive });
  const faults = await Promise.all(folders.map((name) => tryOne(sites, name, {})));
  return { count: folders.length, faults: faults.flat(), control: (await broken).length };
}
