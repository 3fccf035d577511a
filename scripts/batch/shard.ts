/** Divides the outputs of a list into shards, and finds repeated outputs. */
import { createHash } from "node:crypto";
import { normalizeUrl } from "../../plugin/images/address.js";
import { LoraError } from "../../src/errors.js";

/** Part `index`, from 1 to `count`, of a list. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Returns the shard that a text such as "3/16" names. Throws LoraError. */
export function readShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).map(Number) as number[];
  if (index && count && index <= count) return { index, count };
  throw new LoraError("--shard", "a part and the number of parts, from 1/16 to 16/16", text);
}

/** Returns the SHA-256 of an output. It is equal for outputs that are the same file on some system. */
export const hashOutput = (output: string): Buffer =>
  createHash("sha256").update(normalizeUrl(output)).digest();

/** Returns whether the shard contains the output with this hash. */
export const containsHash = ({ index, count }: Shard, hash: Buffer): boolean =>
  hash.readUIntBE(0, 6) % count === index - 1;

/** Returns whether the shard contains a line whose output is unknown. */
export const containsLine = ({ index, count }: Shard, line: number): boolean =>
  line % count === index - 1;

/** The number of integers in a slot: 64 bits of a hash, and a line number. */
const SLOT = 3;

/**
 * The lines by the hash of their output. An output takes 24 to 48 bytes, less than a tenth of what it takes in a Map.
 * Among ten million outputs, the probability that two share their 64 bits is 3 in a million.
 */
export class OutputLines {
  #slots = new Uint32Array(SLOT * 1024);
  #count = 0;

  /** Returns the line that has the output. If there is none, stores this line for the output. */
  claim(hash: Buffer, line: number): number | undefined {
    // `containsHash` uses the first bytes, so they are not evenly distributed in a shard.
    const key = [hash.readUInt32BE(8), hash.readUInt32BE(12)] as const;
    const at = this.#find(...key);
    if (this.#slots[at + 2]) return this.#slots[at + 2];
    this.#slots.set([...key, line], at);
    this.#count++;
    if (2 * SLOT * this.#count > this.#slots.length) this.#grow();
    return undefined;
  }

  /** Returns the index of the slot of a hash, or of the empty slot for it. */
  #find(high: number, low: number): number {
    const slots = this.#slots;
    let at = SLOT * (low % (slots.length / SLOT));
    while (slots[at + 2] && (slots[at] !== high || slots[at + 1] !== low))
      at = (at + SLOT) % slots.length;
    return at;
  }

  #grow(): void {
    const previous = this.#slots;
    this.#slots = new Uint32Array(2 * previous.length);
    for (let at = 0; at < previous.length; at += SLOT) {
      if (!previous[at + 2]) continue;
      const slot = previous.subarray(at, at + SLOT);
      this.#slots.set(slot, this.#find(slot[0]!, slot[1]!));
    }
  }
}
