/** Reads lists in JSON Lines (jsonlines.org) line by line, so that memory does not grow with the list. */
import { type FileHandle, open, stat } from "node:fs/promises";
import { describeFileError, printable } from "../../plugin/files.js";
import { findJsonError } from "../../plugin/json.js";
import { LoraError } from "../../src/errors.js";
import { isObject, type Values } from "../../src/options.js";
import { assertNotUtf16, decodeText, NotReadable, recordInput } from "../../src/render/read.js";
import { STANDARD_INPUT } from "../inputs.js";
import { WorkError } from "../output.js";

/** The maximum size of a line, in bytes. */
export const MAX_LINE = 2 ** 20;
/** Reading stops at a line of this size, in bytes, because it may never end. */
const MAX_SKIPPED = 64 * MAX_LINE;
const LINE_FEED = 10;

/** A line of a list. */
export interface Line {
  /** Its number, from 1. */
  readonly number: number;
  /** Its bytes without the line feed; undefined if there are more than `MAX_LINE`. */
  readonly bytes: Buffer | undefined;
  /** The share of the list that ends with the line; undefined if the size of the list is unknown. */
  readonly share: number | undefined;
}

/** Yields the lines of a file, or of standard input. Throws WorkError. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  try {
    if (file === STANDARD_INPUT) return yield* splitLines(process.stdin);
    const { handle, size } = await openList(file);
    yield* splitLines(handle.createReadStream(), size);
  } catch (error) {
    const name = file === STANDARD_INPUT ? "standard input" : printable(file);
    throw new WorkError(`cannot read ${name}: ${describeFileError(error)}`);
  }
}

/** Opens a file or a pipe, such as that of a shell's <(command). A device may never end. Throws NotReadable. */
async function openList(file: string): Promise<{ handle: FileHandle; size: number | undefined }> {
  const stats = await stat(file, { bigint: true });
  if (!stats.isFile() && !stats.isFIFO() && !stats.isDirectory())
    throw new NotReadable("it is neither a file nor a pipe; - reads standard input");
  recordInput(file, stats);
  return { handle: await open(file), size: stats.isFile() ? Number(stats.size) : undefined };
}

/** Yields the lines of a stream of `size` bytes. Throws NotReadable for UTF-16. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  size?: number,
): AsyncGenerator<Line> {
  let [number, end, length] = [1, 0, 0];
  let pieces: Buffer[] = [];
  const add = (piece: Buffer) => {
    length += piece.length;
    if (length <= MAX_LINE) pieces.push(piece);
    else pieces = [];
    if (length > MAX_SKIPPED)
      throw new NotReadable(`line ${number} has more than 64 MB (2²⁰ bytes), so it is not a list`);
  };
  const finish = (): Line => {
    const bytes = length > MAX_LINE ? undefined : Buffer.concat(pieces);
    end += length + 1;
    [pieces, length] = [[], 0];
    return { number: number++, bytes, share: size && Math.min(1, end / size) };
  };
  for await (const chunk of chunks) {
    if (end + length === 0) assertNotUtf16(chunk);
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, at));
      yield finish();
      start = at + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}

/** The error of a line, with its column if that is known. */
export class LineError extends Error {
  constructor(
    message: string,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** Returns the members of a line's object, or undefined for an empty line. Throws LineError, NotReadable and LoraError. */
export function parseLine({ bytes }: Line): Values | undefined {
  if (!bytes)
    throw new LineError(
      "a line must have at most 1 MB (2²⁰ bytes); name a file for a large configuration",
    );
  const text = decodeText(bytes);
  if (!text.trim()) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    const { column, reason } = findJsonError(text, "the end of the line")!;
    throw new LineError(`this is not JSON: ${reason}`, column);
  }
  if (!isObject(content))
    throw new LoraError(
      "a line",
      'an object such as {"rank": 8, "d": 64, "k": 64, "output": "a.svg"}',
      content,
    );
  return content as Values;
}
