/**
 * The cache between builds: drawn pictures and the updates of adapter files, each under the SHA-256 of its inputs, and the
 * figures' numbers. An entry is the SHA-256 of its key and its content, followed by the content. A damaged or
 * renamed entry does not match and is ignored.
 */
import { createHash } from "node:crypto";
import { readFileSync, utimesSync } from "node:fs";
import { readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { type Warn, warnOnConsole } from "./inline-markdown.js";
import { writeFiles } from "./output.js";
import { namesIn, removeLeftovers } from "./temporary-files.js";

const DIGEST_BYTES = 32;
/** The name of the entry of a picture or an adapter. */
const DIGEST = /^[0-9a-f]{64}$/;
/** These entries are removed if no build uses them for this time, 30 days in ms. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** Returns the digest of an entry. NUL separates key and content, because no key contains it. */
const hashEntry = (key: string, content: Uint8Array) =>
  createHash("sha256").update(`${key}\0`).update(content).digest();

/** Returns the content of an entry, or undefined if it is not valid. */
function contentOf(key: string, entry: Buffer): Uint8Array | undefined {
  if (entry.length <= DIGEST_BYTES) return undefined;
  const content = entry.subarray(DIGEST_BYTES);
  return hashEntry(key, content).equals(entry.subarray(0, DIGEST_BYTES)) ? content : undefined;
}

/** The folders whose warning has been printed. A build has several stores, and a server several builds. */
const unusable = new Set<string>();

export class Store {
  readonly #folder: string;

  constructor(
    folder: string,
    private readonly warn: Warn = warnOnConsole,
  ) {
    this.#folder = folder;
  }

  /** Returns the content under the key, which is a file name, or undefined if there is no valid entry. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = this.#fileOf(key);
    const entry = await readFile(file).catch(() => undefined);
    const content = entry && contentOf(key, entry);
    const now = new Date();
    // The folder may be read-only.
    if (content) await utimes(file, now, now).catch(() => undefined);
    return content;
  }

  /** Does the same as `read`, for tags, which cannot wait. */
  readSync(key: string): Uint8Array | undefined {
    const file = this.#fileOf(key);
    try {
      const content = contentOf(key, readFileSync(file));
      const now = new Date();
      if (content) utimesSync(file, now, now);
      return content;
    } catch {
      return undefined;
    }
  }

  /** Stores the content. The first error of writing is a warning. */
  async keep(key: string, content: Uint8Array): Promise<void> {
    const entry = Buffer.concat([hashEntry(key, content), content]);
    try {
      await writeFiles([{ path: this.#fileOf(key), content: entry }], this.#folder);
    } catch (error) {
      const folder = path.resolve(this.#folder);
      if (!unusable.has(folder))
        this.warn(`the cache is not used, so the next run is as slow: ${(error as Error).message}`);
      unusable.add(folder);
    }
  }

  /** Removes old valid entries and the temporary files of killed builds. */
  async prune(now = Date.now()): Promise<void> {
    await removeLeftovers(this.#folder);
    for await (const name of namesIn(this.#folder)) {
      if (!DIGEST.test(name)) continue;
      const file = path.join(this.#folder, name);
      const stats = await stat(file).catch(() => undefined);
      if (!stats?.isFile() || now - stats.mtimeMs <= LIFETIME) continue;
      const entry = await readFile(file).catch(() => undefined);
      // Other programs name files by a hash, too.
      if (entry && contentOf(name, entry)) await rm(file).catch(() => undefined);
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, key);
  }
}
