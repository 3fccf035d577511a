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

/** What a file contains: an adapter, or a model or a part of it. */
export type Content = "adapter" | "model";

/** Files of other kinds: how they start, and what to do. */
const OTHER_KINDS: readonly (readonly [starts: readonly string[], kind: string, fix?: string])[] = [
  [["PK\u0003\u0004", "\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"], "a pickle"],
  [["version https://git-lfs"], "a git-lfs pointer", "run git lfs pull"],
  [["GGUF"], "GGUF"],
  [["{"], "an index of shards or another JSON file"],
];

/** Matches the name of a file that contains a part of the tensors. */
const SHARD = /-\d{5}-of-\d{5}\.safetensors$/;

/**
 * Throws LoraError for a file that is known not to be a complete safetensors file. The first bytes of a safetensors file
 * are the length of its header, and may be those of another kind by chance: only a header of another length starts so.
 */
export function rejectOtherKinds(
  { name, size, read }: Source,
  headerLength: number,
  content: Content,
): void {
  const save = `save the ${content} with save_pretrained("folder")`;
  if (content === "adapter" && SHARD.test(name))
    throw new LoraError("the adapter", `one file, not shards; ${save}`, name);
  const start = String.fromCharCode(...read(0, Math.min(size, 32)));
  if (start.charAt(8) === "{" && headerLength <= size - 8) return;
  const match = OTHER_KINDS.find(([starts]) => starts.some((item) => start.startsWith(item)));
  if (!match) return;
  const [, kind, fix = save] = match;
  throw new LoraError("the file", `a safetensors file, not ${kind}; ${fix}`, start.slice(0, 12));
}
