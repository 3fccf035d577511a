/**
 * The cache between builds: drawn pictures, each under the SHA-256 of its inputs, and the figures'
 * numbers. An entry is the SHA-256 of its key and its content, followed by the content. A damaged or
 * renamed entry does not match and is ignored.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { removeLeftovers, writeAtomically } from "./files.js";

const DIGEST_BYTES = 32;
/** The name of a picture's entry. Other files in the folder are not removed. */
const PICTURE = /^[0-9a-f]{64}$/;
/** Pictures are removed if no build uses them for this time, 30 days in ms. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** Returns the digest of an entry. NUL separates key and content, because no key contains it. */
const hashEntry = (key: string, content: Uint8Array) =>
  createHash("sha256").update(`${key}\0`).update(content).digest();

export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the content under the key, which is a file name, or undefined if there is no valid entry. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = this.#fileOf(key);
    const entry = await readFile(file).catch(() => undefined);
    if (!entry || entry.length <= DIGEST_BYTES) return undefined;
    const content = entry.subarray(DIGEST_BYTES);
    if (!hashEntry(key, content).equals(entry.subarray(0, DIGEST_BYTES))) return undefined;
    const now = new Date();
    // The folder may be read-only.
    await utimes(file, now, now).catch(() => undefined);
    return content;
  }

  /** Stores the content. Ignores errors of writing. */
  async keep(key: string, content: Uint8Array): Promise<void> {
    const entry = Buffer.concat([hashEntry(key, content), content]);
    await writeAtomically(this.#fileOf(key), entry).catch(() => undefined);
  }

  /** Removes old pictures and the temporary files of killed builds. */
  async prune(now = Date.now()): Promise<void> {
    await removeLeftovers(this.#folder);
    // Stryker disable next-line ArrayDeclaration: a name that does not exist is ignored
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((item) => PICTURE.test(item))) {
      const file = path.join(this.#folder, name);
      const entry = await stat(file).catch(() => undefined);
      if (entry && now - entry.mtimeMs > LIFETIME) await rm(file).catch(() => undefined);
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, key);
  }
}
