/** The folder that a build publishes. */
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { FileError, removeLeftovers, writeWhole } from "./files.js";

export class Output {
  readonly #folder: string;
  /** Folders that are known to be inside. */
  readonly #inside = new Set<string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The folder, without what a killed build was writing there. */
  static async open(folder: string): Promise<Output> {
    await removeLeftovers(folder);
    return new Output(folder);
  }

  pathOf(address: string): string {
    return path.join(this.#folder, address);
  }

  /** The bytes at an address; nothing where no file is there. Throws FileError. */
  async read(address: string): Promise<Buffer | undefined> {
    const file = this.pathOf(address);
    return readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw new FileError(file, error);
    });
  }

  /**
   * Writes a whole file or none. What is not yet whole is at the folder's root, where the next build
   * finds it whichever files it has. Throws FileError.
   */
  async write(address: string, content: string | Uint8Array): Promise<void> {
    const file = this.pathOf(address);
    await this.#assertInside(file);
    await writeWhole(file, content, this.#folder);
  }

  /** Throws FileError where a link on the way leads out of the folder. */
  async #assertInside(file: string): Promise<void> {
    const folder = path.dirname(file);
    if (this.#inside.has(folder)) return;
    let root: string;
    let real: string;
    try {
      // Not both at once: another write may make the folders between the two.
      root = await suggest(this.#folder);
      real = await suggest(folder);
    } catch (error) {
      throw new FileError(file, error);
    }
    if (path.relative(root, real).split(path.sep)[0] === ".." || isOtherDisk(root, real))
      throw new FileError(file, new Error("a link in its path leads out of the published folder"));
    this.#inside.add(folder);
  }
}

const isOtherDisk = (root: string, real: string) => path.isAbsolute(path.relative(root, real));

/** Where the folder, or of those that it will be in the nearest that is there, really is. */
async function suggest(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return suggest(path.dirname(path.resolve(folder)));
  }
}
