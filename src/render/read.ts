/** Reads the files that a site, a tag or a command line names. Node only. */
import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { MAX_TEXT, MEGABYTE } from "../bounds.js";

/** Thrown for a folder, a pipe or a device (which may never end), a file that is too large, or text not in UTF-8. */
export class NotReadable extends Error {
  override readonly name = "NotReadable";
}

/** The real paths of the files that this run has read, and these paths by device and inode, which hard links share. */
const inputPaths = new Set<string>();
const inputs = new Map<string, string>();

const toIdentity = ({ dev, ino }: BigIntStats) => `${dev}:${ino}`;

/** Records a file as an input, which outputs must not replace. */
function recordInput(file: string, stats: BigIntStats): void {
  let real = file;
  try {
    real = realpathSync(file);
  } catch {
    // A deleted file that is still open has no path, only a name in /dev.
  }
  inputPaths.add(real);
  inputs.set(toIdentity(stats), real);
}

/** Forgets the inputs of an earlier run in the same process. */
export function forgetInputs(): void {
  inputPaths.clear();
  inputs.clear();
}

/** The real path of the input that a file with this real path is, or undefined if it is none. */
export function findInput(real: string, stats: BigIntStats): string | undefined {
  // An editor may have replaced the file since it was read.
  if (inputPaths.has(real)) return real;
  const input = inputs.get(toIdentity(stats));
  const current = input && statSync(input, { bigint: true, throwIfNoEntry: false });
  // The system gives the inode of a deleted file to a new file.
  return current && toIdentity(current) === toIdentity(stats) ? input : undefined;
}

/**
 * Opens a regular file of at most `maxBytes` bytes, and records it as an input. Throws NotReadable for other files, or the
 * system's error if the file cannot be opened.
 */
export function openRegularFile(
  file: string,
  maxBytes: number,
): { readonly descriptor: number; readonly size: number } {
  // Without O_NONBLOCK, opening a pipe would wait for a writer. Windows does not have the flag.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (stats.isDirectory()) throw new NotReadable("it is a folder");
    if (!stats.isFile()) throw new NotReadable("it is not a regular file");
    const size = Number(stats.size);
    if (size > maxBytes) throw tooLarge(maxBytes);
    // Files in /proc state a size of 0, and may never end.
    if (size === 0 && readSync(descriptor, Buffer.alloc(1), 0, 1, 0) > 0)
      throw new NotReadable("its size is not known; copy its content to another file");
    recordInput(file, stats);
    return { descriptor, size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Opens a regular file as `openRegularFile` does, returns what `use` returns, and closes the file. */
export function useRegularFile<T>(
  file: string,
  maxBytes: number,
  use: (descriptor: number, size: number) => T,
): T {
  const { descriptor, size } = openRegularFile(file, maxBytes);
  try {
    return use(descriptor, size);
  } finally {
    closeSync(descriptor);
  }
}

const tooLarge = (maxBytes: number) =>
  new NotReadable(`it has more than ${maxBytes / MEGABYTE} MB (2²⁰ bytes)`);

/** The maximum number of bytes that one call reads. Node's own limit is 2³¹ − 1. */
const MAX_READ = 2 ** 30;

/** From `from` up to `to`. Throws NotReadable if the file has become shorter. */
export function readRange(descriptor: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(descriptor, bytes, at, Math.min(MAX_READ, bytes.length - at), from + at);
    if (count === 0) throw new NotReadable("it has changed while it was read");
    at += count;
  }
  return bytes;
}

/**
 * Returns the content of a regular file of at most `maxBytes` bytes. Throws NotReadable or the system's error.
 */
export const readRegularFile = (file: string, maxBytes: number): Buffer =>
  useRegularFile(file, maxBytes, (descriptor, size) => readRange(descriptor, 0, size));

/** Throws NotReadable for a stream of more than `maxBytes` bytes. */
export async function readStream(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}

/** Returns standard input, which is an input like any other file if the shell has opened it with `<`. */
export function openStandardInput(): AsyncIterable<Buffer> {
  const stats = fstatSync(0, { bigint: true });
  if (stats.isFile()) recordInput("/dev/stdin", stats);
  return process.stdin;
}

/**
 * Returns the text of a regular file in UTF-8, without a byte-order mark. Throws NotReadable or the system's
 * error.
 */
export const readText = (file: string, maxBytes = MAX_TEXT): string =>
  decodeText(readRegularFile(file, maxBytes));

/** The bytes at the start of some files in UTF-8. */
export const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/** Throws NotReadable for bytes that start with a byte-order mark of UTF-16. */
export function assertNotUtf16([first, second]: Buffer): void {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new NotReadable("its encoding is UTF-16; save it as UTF-8");
}

/** Decodes UTF-8, and omits a byte-order mark. Throws NotReadable. */
export function decodeText(bytes: Buffer): string {
  assertNotUtf16(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotReadable("its encoding is not UTF-8; save it as UTF-8");
  }
}
