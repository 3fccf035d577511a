/** Files that are written whole or not at all, and why one cannot be. */
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { oneLine } from "../src/errors.js";

/** What the system's error codes mean for somebody who named a file. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
  EACCES: "that is not permitted",
  EPERM: "that is not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk's quota is used up",
  EIO: "the disk has failed",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EXDEV: "a part of its path is another disk",
  ENAMETOOLONG: "the name is too long",
};

/** Why the system refused. */
export function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

/** A file that cannot be written: which, and why, in one line. */
export class FileError extends Error {
  override readonly name = "FileError";
  /** Eleventy then shows no stack: that says where this plugin is. */
  readonly skipOriginalStack = true;
  constructor(file: string, cause: unknown) {
    const shown = path.normalize(file).replaceAll("\\", "/");
    super(oneLine(`cannot write ${shown}: ${reasonOf(cause)}`), { cause });
  }
}

/** Whether there is a file at the path, and not a folder. */
export function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A file that is being written, and by which process. */
const TEMPORARY = /^\.lora-(\d+)-[0-9a-f]{8}\.tmp$/;
/** Those that this process is writing. */
const writing = new Set<string>();
/** No file takes so long to write, ms. */
const HOUR = 60 * 60 * 1000;

/**
 * Writes a whole file or none: into a new file in a folder of the same disk, its own unless another
 * is named, onto the disk, then under its name. Throws FileError.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  folder = path.dirname(file),
): Promise<void> {
  const temporary = path.join(folder, `.lora-${process.pid}-${randomUUID().slice(0, 8)}.tmp`);
  writing.add(temporary);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
      const { size } = await handle.stat();
      // Some disks in the network say that they have written what they have not.
      if (size !== Buffer.byteLength(content)) throw new Error("only a part of it was written");
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new FileError(file, error);
  } finally {
    writing.delete(temporary);
  }
}

/** Removes what killed processes were writing in the folder. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, writer] = TEMPORARY.exec(name) ?? [];
    if (writer === undefined) continue;
    const file = path.join(folder, name);
    if (writing.has(file)) continue;
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    if (Date.now() - mtimeMs < HOUR && isOther(Number(writer))) continue;
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Whether another process than this is running under the number. */
function isOther(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
