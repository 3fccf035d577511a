/** Reads the files that a site, a tag or a command line names. Node only. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { MAX_TEXT, MEGABYTE } from "../bounds.js";

/** Thrown for a folder, a pipe or a device (which may never end), a file that is too large, or text not in UTF-8. */
export class NotReadable extends Error {
  override readonly name = "NotReadable";
}

/**
 * Opens a regular file of at most `maxBytes` bytes. Throws NotReadable for other files, or the system's error if the file
 * cannot be opened.
 */
export function openRegularFile(
  file: string,
  maxBytes: number,
): { readonly descriptor: number; readonly size: number } {
  // Without O_NONBLOCK, opening a pipe would wait for a writer. Windows does not have the flag.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new NotReadable("it is a folder");
    if (!stats.isFile()) throw new NotReadable("it is not a regular file");
    if (stats.size > maxBytes) throw tooLarge(maxBytes);
    // Files in /proc state a size of 0, and may never end.
    if (stats.size === 0 && readSync(descriptor, Buffer.alloc(1), 0, 1, 0) > 0)
      throw new NotReadable("its size is not known; copy its content to another file");
    return { descriptor, size: stats.size };
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

/** Returns the bytes of an open file from `from` up to `to`. Throws NotReadable if the file has become shorter. */
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

/** Returns the bytes of a stream of at most `maxBytes` bytes. Throws NotReadable. */
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

/**
 * Returns the text of a regular file in UTF-8, without a byte-order mark. Throws NotReadable or the system's
 * error.
 */
export const readText = (file: string): string => decodeText(readRegularFile(file, MAX_TEXT));

/** Throws NotReadable for bytes that start with a byte-order mark of UTF-16. */
export function assertNotUtf16([first, second]: Buffer): void {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new NotReadable("its encoding is UTF-16; save it as UTF-8");
}

/** Returns text from UTF-8, without a byte-order mark. Throws NotReadable. */
export function decodeText(bytes: Buffer): string {
  assertNotUtf16(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotReadable("its encoding is not UTF-8; save it as UTF-8");
  }
}
