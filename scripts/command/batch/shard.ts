/** Divides the outputs of a list into shards. */
import { createHash } from "node:crypto";
import { normalizeUrl } from "../../../plugin/claims.js";
import { LoraError } from "../../../src/errors.js";

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

export const containsHash = ({ index, count }: Shard, hash: Buffer): boolean =>
  hash.readUIntBE(0, 6) % count === index - 1;

/** Returns whether the shard contains a line whose output is unknown. */
export const containsLine = ({ index, count }: Shard, line: number): boolean =>
  line % count === index - 1;
