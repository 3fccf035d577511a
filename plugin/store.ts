/**
 * What builds keep for the next ones: drawn pictures, each under the SHA-256 of all that it is drawn
 * from, and the figures' numbers. An entry is the SHA-256 of its key and its bytes, and then these;
 * one that is not so, as a damaged or exchanged one, is none.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { removeLeftovers, writeWhole } from "./files.js";

const DIGEST_BYTES = 32;
/** A picture's entry: of what else is in the folder nothing is ours to remove. */
const PICTURE = /^[0-9a-f]{64}$/;
/** Pictures that no build has used for so long are removed: 30 days, ms. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** No key has the character that ends it here. */
const digestOf = (key: string, bytes: Uint8Array) =>
  createHash("sha256").update(`${key}\0`).update(bytes).digest();

export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The bytes kept under the key, a file's name; nothing where they are not there or not those. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = this.#fileOf(key);
    const entry = await readFile(file).catch(() => undefined);
    if (!entry || entry.length <= DIGEST_BYTES) return undefined;
    const bytes = entry.subarray(DIGEST_BYTES);
    if (!digestOf(key, bytes).equals(entry.subarray(0, DIGEST_BYTES))) return undefined;
    const now = new Date();
    // A folder that may not be written is still good to read from.
    await utimes(file, now, now).catch(() => undefined);
    return bytes;
  }

  /** Keeps the bytes, or does without: a store that cannot be written stops no build. */
  async keep(key: string, bytes: Uint8Array): Promise<void> {
    const entry = Buffer.concat([digestOf(key, bytes), bytes]);
    await writeWhole(this.#fileOf(key), entry).catch(() => undefined);
  }

  /** Removes pictures that no build has used for long, and what a killed build left half-written. */
  async prune(now = Date.now()): Promise<void> {
    await removeLeftovers(this.#folder);
    // Stryker disable next-line ArrayDeclaration: a name that is not there is left alone
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
