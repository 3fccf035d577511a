/**
 * Writes files. Every command and host writes through `writeFiles`, which checks all files before it writes the first.
 * It never replaces an input or a write-protected file, and replaces a file at a derived name only if the file has our mark.
 */
import { constants } from "node:fs";
import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from "node:fs/promises";
import path from "node:path";
import { LoraError } from "../src/errors.js";
import { findInput } from "../src/render/read.js";
import { Claims } from "./claims.js";
import { FileError, fileName, isFileName } from "./files.js";
import { isMarked } from "./marks.js";
import {
  forgetTemporary,
  nameTemporary,
  removeLeftovers,
  writeTemporary,
} from "./temporary-files.js";

export interface OutputFile {
  readonly path: string;
  readonly content: Uint8Array | string;
  /**
   * Which existing files it replaces: none, or those with our mark. Default: any file, for a name that a user gave and
   * whose extension set the format. It never replaces an input.
   */
  readonly replaces?: "nothing" | "marked" | undefined;
}

/** A file whose path has been checked. */
interface Target extends OutputFile {
  /** The path without links, except that the file itself may be a link. */
  readonly real: string;
  readonly isNew: boolean;
  /** The permissions of the file that it replaces, such as those of a file that only its owner can read. */
  readonly mode: number | undefined;
}

/**
 * Writes these files atomically: checks all of them, writes and syncs temporary files, then renames these. After an
 * error, removes what it has created. `folder`, on the same disk, is for the temporary files; by default, each is next to
 * its file. Throws FileError, and LoraError for a name that is not valid on every system.
 */
export async function writeFiles(files: readonly OutputFile[], folder?: string): Promise<void> {
  const targets = await plan(files);
  const newFolders: string[] = [];
  const temporaries = new Map<Target, string>();
  const created = new Map<string, number>();
  let current: Target | undefined;
  try {
    for (current of targets) {
      const parent = path.dirname(current.real);
      await makeFolder(parent, newFolders);
      const temporary = nameTemporary(folder ?? parent);
      temporaries.set(current, temporary);
      await writeTemporary(temporary, current.content, current.mode);
    }
    for (current of targets) {
      await publish(current, temporaries.get(current)!);
      if (current.isNew) created.set(current.real, (await lstat(current.real)).ino);
    }
  } catch (error) {
    for (const [file, ino] of created) await removeIfSame(file, ino);
    for (const temporary of temporaries.values())
      await rm(temporary, { force: true }).catch(ignore);
    for (const parent of newFolders.reverse()) await rmdir(parent).catch(ignore);
    throw new FileError(current!.path, error);
  } finally {
    for (const temporary of temporaries.values()) forgetTemporary(temporary);
  }
  if (folder !== undefined) return;
  for (const parent of new Set(targets.map(({ real }) => path.dirname(real))))
    await removeLeftovers(parent);
}

const ignore = () => undefined;

/** Returns undefined for a missing file. Throws all other errors. */
const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error;
};

/** Checks the files. Throws FileError and LoraError. */
async function plan(files: readonly OutputFile[]): Promise<Target[]> {
  const targets: Target[] = [];
  const claims = new Claims();
  for (const file of files) {
    const name = path.basename(file.path);
    if (!isFileName(name)) throw new LoraError("the output's name", fileName(), name);
    const target = await check(file).catch((error) => {
      throw new FileError(file.path, error);
    });
    const same = claims.get(target.real);
    const other = claims.findConflict(target.real);
    if (same !== undefined)
      throw new FileError(file.path, new Error(`it would be the same file as ${same}`));
    if (other !== undefined)
      throw new FileError(
        file.path,
        new Error(`one of it and ${other} would be a file, and also a folder of the other`),
      );
    claims.add(target.real, file.path);
    targets.push(target);
  }
  return targets;
}

/** Returns the target of a file. Throws an error with the reason if the file must not be written. */
async function check(file: OutputFile): Promise<Target> {
  const folder = await toRealPath(path.dirname(file.path));
  const real = path.join(folder, path.basename(file.path));
  const existing = await stat(real, { bigint: true }).catch(ignoreMissing);
  if (existing?.isDirectory()) throw new Error("it is a folder");
  if (existing && !existing.isFile()) throw new Error("it is not a regular file");
  const input = existing && findInput(await realpath(real), existing);
  if (input !== undefined) {
    const name = path.relative(".", input).replaceAll("\\", "/");
    throw new Error(`it is the input ${name}; choose another output`);
  }
  if (existing) await assertWritable(real, existing.mode);
  const entry = await lstat(real).catch(ignoreMissing);
  // A link is replaced, not the file to which it leads.
  const mode = entry?.isFile() ? entry.mode & 0o777 : undefined;
  const target = { ...file, real, isNew: !entry, mode };
  if (entry) await assertReplaceable(target);
  return target;
}

/** Throws an error for a write-protected file, which its folder would let us replace, and for which root has permission. */
async function assertWritable(file: string, mode: bigint): Promise<void> {
  if ((mode & 0o222n) === 0n)
    throw new Error("it is write-protected; allow writing, or choose another output");
  await access(file, constants.W_OK);
}

/** Throws an error with the reason if the existing file must not be replaced. */
async function assertReplaceable({ real, replaces }: Target): Promise<void> {
  if (replaces === undefined) return;
  if (replaces === "nothing") throw new Error("there is already a file with this name");
  const isLink = (await lstat(real)).isSymbolicLink();
  if (!isLink && isMarked(await readFile(real))) return;
  throw new Error(
    "there is already a file with this name that this program has not written; move it, or choose another output",
  );
}

/** Moves a temporary file to its final name. */
async function publish(target: Target, temporary: string): Promise<void> {
  const { real, isNew, replaces } = target;
  // Fails if another program has created the file since it was checked.
  if (isNew && replaces !== undefined) {
    try {
      // Not every file system has hard links.
      await link(temporary, real).catch((error) => {
        if (error.code === "EEXIST") throw error;
        return copyFile(temporary, real, constants.COPYFILE_EXCL);
      });
      await rm(temporary);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      await assertReplaceable(target);
    }
  }
  await rename(temporary, real);
}

/** Removes a file unless another program has replaced it. */
async function removeIfSame(file: string, ino: number): Promise<void> {
  const current = await lstat(file).catch(ignore);
  if (current?.ino === ino) await rm(file).catch(ignore);
}

/** Returns the real path of a folder. The end of the path need not exist. */
async function toRealPath(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === folder) throw error;
    return path.join(await toRealPath(parent), path.basename(folder));
  }
}

/**
 * Creates a folder and its missing parents, and adds them to `created`. Node's recursive `mkdir` does not end in /proc, and
 * reports a read-only disk as a missing file.
 */
async function makeFolder(folder: string, created: string[] = []): Promise<void> {
  const isFolder = async () => (await stat(folder).catch(ignoreMissing))?.isDirectory();
  if (await isFolder()) return;
  await makeFolder(path.dirname(folder), created);
  try {
    await mkdir(folder);
    created.push(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another process may have created the folder.
    if (code === "EEXIST" && (await isFolder())) return;
    throw code === "ENOENT" ? new Error("no folder can be created there") : error;
  }
}

/** The maximum number of folders to remember. */
const MAX_FOLDERS = 10_000;

/** The folder into which a build, or a command with a list, writes. */
export class Output {
  readonly #folder: string;
  /** Folders that are known to be inside the output folder. */
  readonly #inside = new Set<string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens the folder and removes the temporary files of killed builds. */
  static async open(folder: string): Promise<Output> {
    await removeLeftovers(folder);
    return new Output(folder);
  }

  /** Creates the folder if it is missing, and opens it. Throws FileError. */
  static async create(folder: string): Promise<Output> {
    try {
      await makeFolder(await toRealPath(folder));
    } catch (error) {
      throw new FileError(folder, error);
    }
    return Output.open(folder);
  }

  toPath(url: string): string {
    return path.join(this.#folder, url);
  }

  /** Returns the file at a URL, or undefined if there is none. Throws FileError. */
  async read(url: string): Promise<Buffer | undefined> {
    const file = this.toPath(url);
    try {
      const entry = await stat(file).catch(ignoreMissing);
      // Reading a pipe might never end.
      if (entry && !entry.isFile() && !entry.isDirectory())
        throw new Error("it is not a regular file");
      return entry && (await readFile(file));
    } catch (error) {
      throw new FileError(file, error);
    }
  }

  /**
   * Writes a file as `writeFiles` does, unless it has this content: a server would reload it. Temporary files are at the
   * folder's root, where the next build removes them. Throws FileError.
   */
  async write(
    url: string,
    content: string | Uint8Array,
    replaces?: OutputFile["replaces"],
  ): Promise<void> {
    const file = this.toPath(url);
    await this.#assertInside(file);
    const existing = await this.read(url);
    if (existing?.equals(Buffer.from(content))) return;
    await writeFiles([{ path: file, content, replaces }], this.#folder);
  }

  /** Throws FileError if a link in the file's path leads out of the folder. */
  async #assertInside(file: string): Promise<void> {
    const folder = path.dirname(file);
    if (this.#inside.has(folder)) return;
    if (!(await this.contains(folder, file)))
      throw new FileError(file, new Error("a link in its path leads out of the output folder"));
    if (this.#inside.size === MAX_FOLDERS) this.#inside.clear();
    this.#inside.add(folder);
  }

  /** Returns whether the real path of a file or folder is inside the folder. Throws FileError, which names `file`. */
  async contains(item: string, file = item): Promise<boolean> {
    try {
      // Sequential, because another write may create folders between the two calls.
      const root = await toRealPath(this.#folder);
      const relative = path.relative(root, await toRealPath(item));
      // The relative path to another disk is absolute.
      return relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative);
    } catch (error) {
      throw new FileError(file, error);
    }
  }
}
