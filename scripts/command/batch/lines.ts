/** Reads lists in JSON Lines (jsonlines.org) line by line, so that memory does not grow with the list. */
import { closeSync, createReadStream } from "node:fs";
import { findJsonError, findTooDeep } from "../../../plugin/json.js";
import { MAX_LINE, MAX_TEXT } from "../../../src/bounds.js";
import { LoraError } from "../../../src/errors.js";
import { isObject, type Values } from "../../../src/options.js";
import {
  assertNotUtf16,
  decodeText,
  NotReadable,
  openRegularFile,
  openStandardInput,
} from "../../../src/render/read.js";
import { cannotRead, STANDARD_INPUT } from "../inputs.js";

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

function streamFile(file: string) {
  const { descriptor, size } = openRegularFile(file, Number.POSITIVE_INFINITY);
  if (size > 0) return { chunks: createReadStream("", { fd: descriptor, end: size - 1 }), size };
  closeSync(descriptor);
  return { chunks: [] };
}

/** Yields the lines of a file, or of standard input. Throws WorkError. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  try {
    const { chunks, size } =
      file === STANDARD_INPUT ? { chunks: openStandardInput() } : streamFile(file);
    yield* splitLines(chunks, size);
  } catch (error) {
    throw cannotRead(file === STANDARD_INPUT ? "standard input" : file, error);
  }
}

/** Yields the lines of a stream of `size` bytes. Throws NotReadable for UTF-16, and for a line that may never end. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  size?: number,
): AsyncGenerator<Line> {
  let [number, end, length] = [1, 0, 0];
  let pieces: Buffer[] = [];
  const add = (piece: Buffer) => {
    length += piece.length;
    if (length > MAX_TEXT) throw new NotReadable(`line ${number} has more than 64 MB (2²⁰ bytes)`);
    if (length <= MAX_LINE) pieces.push(piece);
    else pieces = [];
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
  const deep = findTooDeep(text);
  if (deep) throw new LineError(deep.reason, deep.column);
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
