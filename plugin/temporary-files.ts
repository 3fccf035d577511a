/** Temporary files, which become files when they are complete, and those that killed processes have left. */
import { createHash, randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { open, opendir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";

/** Identifies the machine, and on Linux the container, whose processes share their ids. */
export const MACHINE = createHash("sha256")
  .update(hostname() + pidNamespace())
  .digest("hex")
  .slice(0, 8);

function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/** The name of a temporary file, with the id of the process that writes it and its machine. */
const TEMPORARY = /^\.lora-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}\.tmp$/;
export const isTemporary = (name: string) => TEMPORARY.test(name);

const writing = new Set<string>();
/** Temporary files of at least this age are leftovers, because writing a file takes less time. In ms. */
const HOUR = 60 * 60 * 1000;

/** Returns the path of a new temporary file, which `removeLeftovers` of this process keeps until `forgetTemporary`. */
export function nameTemporary(folder: string): string {
  const id = randomUUID().slice(0, 8);
  const temporary = path.join(folder, `.lora-${process.pid}-${MACHINE}-${id}.tmp`);
  writing.add(temporary);
  return temporary;
}

export const forgetTemporary = (temporary: string) => writing.delete(temporary);

/** Writes and syncs a temporary file. It has the permissions `mode` from the start. Default: those of a new file. */
export async function writeTemporary(
  temporary: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const handle = await open(temporary, "wx", mode);
  try {
    // The system leaves out of `mode` what the umask excludes. Some network disks have no permissions.
    if (mode !== undefined) await handle.chmod(mode).catch(() => undefined);
    await handle.writeFile(content);
    await handle.sync();
    const { size } = await handle.stat();
    // Some network disks report success without having written everything.
    if (size !== Buffer.byteLength(content)) throw new Error("only a part of it was written");
  } finally {
    await handle.close();
  }
}

/** Yields the names in a folder without reading all of them at once; none if the folder cannot be read. */
export async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder, { bufferSize: 1024 }).catch(() => []);
  for await (const { name } of entries) yield name;
}

/** Removes the temporary files that killed processes have left in the folder, which several machines may share. */
export async function removeLeftovers(folder: string): Promise<void> {
  for await (const name of namesIn(folder)) {
    const [, writer, machine] = TEMPORARY.exec(name) ?? [];
    if (writer === undefined) continue;
    const file = path.join(folder, name);
    if (writing.has(file)) continue;
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    const mayBeRunning = machine !== MACHINE || isOtherProcess(Number(writer));
    if (Date.now() - mtimeMs < HOUR && mayBeRunning) continue;
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Returns whether another process is running under the id. */
function isOtherProcess(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
