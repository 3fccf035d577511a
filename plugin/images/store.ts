/**
 * Drawn pictures from build to build, each under the SHA-256 of all that it is drawn from. An entry
 * is the SHA-256 of its bytes and then these; one that is not so is drawn again.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "../files.js";

const DIGEST_BYTES = 32;
const DAY = 24 * 60 * 60 * 1000;
/** Entries that no build has used for so long are removed, ms. */
const LIFETIME = 30 * DAY;

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The bytes kept under the key, a SHA-256 in hex; nothing where they are not there or not whole. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = this.#fileOf(key);
    const entry = await readFile(file).catch(() => undefined);
    if (!entry || entry.length <= DIGEST_BYTES) return undefined;
    const bytes = entry.subarray(DIGEST_BYTES);
    if (!digestOf(bytes).equals(entry.subarray(0, DIGEST_BYTES))) return undefined;
    const now = new Date();
    // A folder that may not be written is still good to read from.
    await utimes(file, now, now).catch(() => undefined);
    return bytes;
  }

  /** Keeps the bytes, or does without: a store that cannot be written stops no build. */
  async keep(key: string, bytes: Uint8Array): Promise<void> {
    const entry = Buffer.concat([digestOf(bytes), bytes]);
    await writeWhole(this.#fileOf(key), entry).catch(() => undefined);
  }

  /** Removes what no build has used for long, and what a killed build left half-written. */
  async prune(now = Date.now()): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      const file = path.join(this.#folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
      const age = now - mtimeMs;
      if (age > LIFETIME || (name.endsWith(".tmp") && age > DAY)) await rm(file, { force: true });
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, key);
  }
}
