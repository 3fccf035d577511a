/** The bytes of an adapter file, which a host supplies. This folder opens no files, so that browsers can run it. */
import { LoraError } from "../errors.js";

export interface Source {
  /** The file's name, without its folder. */
  readonly name: string;
  /** The number of bytes. */
  readonly size: number;
  /** Returns the bytes from `from` up to, but not including, `to`. */
  read(from: number, to: number): Uint8Array;
}

const SAVE = 'save the adapter with save_pretrained("folder")';

/** Files of other kinds: how they start, and what to do. */
const OTHER_KINDS: readonly (readonly [starts: readonly string[], fix: string])[] = [
  [
    ["PK\u0003\u0004", "\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"],
    `a safetensors file, not a pickle; load it in PEFT and ${SAVE}`,
  ],
  [["version https://git-lfs"], "a safetensors file, not a git-lfs pointer; run git lfs pull"],
  [["GGUF"], `a safetensors file, not GGUF; ${SAVE}`],
  [["{"], `a safetensors file, not an index of shards or another JSON file; ${SAVE}`],
];

/** Matches the name of a file that contains a part of the tensors. */
const SHARD = /-\d{5}-of-\d{5}\.safetensors$/;

/**
 * Throws LoraError for a file that is known not to be a complete safetensors file. The first bytes of a safetensors file
 * are the length of its header, and may be those of another kind by chance: only a header of another length starts so.
 */
export function rejectOtherKinds({ name, size, read }: Source, headerLength: number): void {
  if (SHARD.test(name)) throw new LoraError("the adapter", `one file, not shards; ${SAVE}`, name);
  const start = String.fromCharCode(...read(0, Math.min(size, 32)));
  if (start.charAt(8) === "{" && headerLength <= size - 8) return;
  const fix = OTHER_KINDS.find(([starts]) => starts.some((item) => start.startsWith(item)))?.[1];
  if (fix) throw new LoraError("the file", fix, start.slice(0, 12));
}
