/** The folder into which a build or a command writes. */
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { FileError, removeLeftovers, writeAtomically } from "./files.js";

/** The maximum number of folders to remember. */
const MAX_FOLDERS = 10_000;

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

  toPath(url: string): string {
    return path.join(this.#folder, url);
  }

  /** Returns the file at a URL, or undefined if there is none. Throws FileError. */
  async read(url: string): Promise<Buffer | undefined> {
    const file = this.toPath(url);
    return readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw new FileError(file, error);
    });
  }

  /**
   * Writes a file atomically. Temporary files are at the folder's root, where the next build removes
   * them. Throws FileError.
   */
  async write(url: string, content: string | Uint8Array): Promise<void> {
    const file = this.toPath(url);
    await this.#assertInside(file);
    await writeAtomically(file, content, this.#folder);
  }

  /** Writes a file as `write` does, unless it has this content. Throws FileError. */
  async update(url: string, content: Uint8Array): Promise<void> {
    await this.#assertInside(this.toPath(url));
    const existing = await this.read(url);
    if (!existing?.equals(content)) await this.write(url, content);
  }

  /** Throws FileError if a link in the file's path leads out of the folder. */
  async #assertInside(file: string): Promise<void> {
    const folder = path.dirname(file);
    if (this.#inside.has(folder)) return;
    let root: string;
    let target: string;
    try {
      // Sequential, because another write may create folders between the two calls.
      root = await existingPath(this.#folder);
      target = await existingPath(folder);
    } catch (error) {
      throw new FileError(file, error);
    }
    const relative = path.relative(root, target);
    // The relative path to another disk is absolute.
    if (relative.split(path.sep)[0] === ".." || path.isAbsolute(relative))
      throw new FileError(file, new Error("a link in its path leads out of the output folder"));
    if (this.#inside.size === MAX_FOLDERS) this.#inside.clear();
    this.#inside.add(folder);
  }
}

/** Returns the real path of the folder, or of its closest ancestor that exists. */
async function existingPath(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return existingPath(path.dirname(path.resolve(folder)));
  }
}
