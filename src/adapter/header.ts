/** Reads the header of a safetensors file. Format: github.com/huggingface/safetensors, README.md. */
import { MAX_HEADER, MAX_NAME_LENGTH, MAX_NAMES, MAX_TENSOR_DIMENSIONS } from "../bounds.js";
import { LoraError } from "../errors.js";
import { exact } from "../number-format.js";
import { decodeUtf8 } from "../utf8.js";
import { type Content, rejectOtherKinds, type Source } from "./source.js";

/** A tensor of the file. Its bytes are those from `from` up to `to` of the file. */
export interface StoredTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The bytes before the header, which state its length. */
const PREFIX = 8;

const AGAIN = "copy or save the file again, because it is damaged";

const METADATA = "__metadata__";
/** A part of a name between dots that shows nothing. A figure would have an empty label. */
const BLANK = /(?:^|\.)[\s\p{Default_Ignorable_Code_Point}]*(?:\.|$)/u;
/** The item of the metadata in which diffusers saves PEFT's configuration (src/diffusers/loaders/lora_base.py). */
const CONFIG = "lora_adapter_metadata";

interface Header {
  /** The tensors in the order of their bytes. */
  readonly tensors: readonly StoredTensor[];
  /** The configuration in the metadata, as JSON. */
  readonly config: string | undefined;
}

export const countElements = (shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, 1);

/** Returns the header of a file. Throws LoraError for a file that is not valid. */
export function readHeader(source: Source, content: Content = "adapter"): Header {
  const { size } = source;
  const length =
    size < PREFIX ? Infinity : Number(toView(source.read(0, PREFIX)).getBigUint64(0, true));
  rejectOtherKinds(source, length, content);
  if (size < PREFIX) throw new LoraError("the file", `at least ${PREFIX} bytes; ${AGAIN}`, size);
  if (length > MAX_HEADER)
    throw new LoraError("the header", `at most ${exact(MAX_HEADER)} bytes; ${AGAIN}`, length);
  const start = PREFIX + length;
  if (start > size)
    throw new LoraError(
      "the header",
      `at most the file's ${exact(size - PREFIX)} bytes; ${AGAIN}`,
      length,
    );
  const { tensors, config } = new Parser(decode(source.read(PREFIX, start)), start).parse();
  tensors.sort((a, b) => a.from - b.from || a.to - b.to);
  let end = start;
  for (const { name, from, to } of tensors) {
    if (from !== end || to < from)
      throw new LoraError(
        `data_offsets of ${name}`,
        `[${end - start}, …], without overlaps and holes; ${AGAIN}`,
        [from - start, to - start],
      );
    end = to;
  }
  if (end !== size)
    throw new LoraError("the file", `${exact(end)} bytes, as its header states; ${AGAIN}`, size);
  return { tensors, config };
}

export const toView = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

function decode(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch {
    throw new LoraError("the header", `text in UTF-8; ${AGAIN}`, "other bytes");
  }
}

/**
 * Parses the JSON of a header. `JSON.parse` would keep the last of several equal names, and it would build values of
 * any size and depth before they can be checked.
 */
class Parser {
  private position = 0;

  constructor(
    private readonly text: string,
    /** The first byte after the header. */
    private readonly start: number,
  ) {}

  parse(): { tensors: StoredTensor[]; config: string | undefined } {
    const tensors: StoredTensor[] = [];
    let config: string | undefined;
    this.readMembers((name) => {
      if (name !== METADATA) return tensors.push(this.readTensor(name));
      return this.readMembers((key) => {
        const value = this.readString();
        if (key === CONFIG) config = value;
      });
    });
    this.skipSpace();
    if (this.position < this.text.length) throw this.reject("the end of the header");
    return { tensors, config };
  }

  private readTensor(name: string): StoredTensor {
    if (BLANK.test(name))
      throw new LoraError("each part of a tensor's name", `visible; ${AGAIN}`, name);
    let dtype: string | undefined;
    const lists: Record<string, readonly number[]> = {};
    this.readMembers((key) => {
      if (key === "dtype") dtype = this.readString();
      else if (key === "shape" || key === "data_offsets") lists[key] = this.readNumbers();
      else throw new LoraError(`the header's keys of ${name}`, "dtype, shape, data_offsets", key);
    });
    const { shape, data_offsets: offsets = [] } = lists;
    const [from, to] = offsets;
    if (
      dtype === undefined ||
      !shape ||
      from === undefined ||
      to === undefined ||
      offsets[2] !== undefined
    )
      throw new LoraError(`the header's keys of ${name}`, "dtype, shape and two data_offsets", {
        dtype,
        ...lists,
      });
    return { name, dtype, shape, from: this.start + from, to: this.start + to };
  }

  /** Reads an object, and calls `readValue` at the value of each name. */
  private readMembers(readValue: (name: string) => unknown): void {
    this.expect("{");
    if (this.accept("}")) return;
    const names = new Set<string>();
    do {
      const name = this.readString();
      if (names.size === MAX_NAMES)
        throw new LoraError("an object of the header", `at most ${exact(MAX_NAMES)} names`, "more");
      if (name.length > MAX_NAME_LENGTH)
        throw new LoraError(
          "each name in the header",
          `at most ${MAX_NAME_LENGTH} characters`,
          name,
        );
      if (names.has(name))
        throw new LoraError("each name in the header", `used once; ${AGAIN}`, name);
      names.add(name);
      this.expect(":");
      readValue(name);
    } while (this.accept(","));
    this.expect("}");
  }

  private readNumbers(): number[] {
    const numbers: number[] = [];
    this.expect("[");
    if (this.accept("]")) return numbers;
    do {
      this.skipSpace();
      const digits = /^(?:0|[1-9]\d{0,15})(?![\d.eE])/.exec(
        this.text.slice(this.position, this.position + 17),
      )?.[0];
      if (
        digits === undefined ||
        numbers.length === MAX_TENSOR_DIMENSIONS ||
        Number(digits) > Number.MAX_SAFE_INTEGER
      )
        throw this.reject(`at most ${MAX_TENSOR_DIMENSIONS} whole numbers below 2^53`);
      numbers.push(Number(digits));
      this.position += digits.length;
    } while (this.accept(","));
    this.expect("]");
    return numbers;
  }

  private readString(): string {
    this.expect('"');
    const from = this.position - 1;
    for (;;) {
      const end = this.text.indexOf('"', this.position);
      if (end < 0) throw this.reject("a closing quote");
      this.position = end + 1;
      let backslashes = 0;
      while (this.text.charAt(end - 1 - backslashes) === "\\") backslashes++;
      if (backslashes % 2 === 0) break;
    }
    try {
      return JSON.parse(this.text.slice(from, this.position));
    } catch {
      this.position = from;
      throw this.reject("a valid name in quotes");
    }
  }

  private skipSpace(): void {
    while (" \t\r\n".includes(this.text.charAt(this.position) || "-")) this.position++;
  }

  private accept(character: string): boolean {
    this.skipSpace();
    const isNext = this.text.charAt(this.position) === character;
    if (isNext) this.position++;
    return isNext;
  }

  private expect(character: string): void {
    if (!this.accept(character)) throw this.reject(`“${character}”`);
  }

  private reject(expected: string): LoraError {
    const { text, position } = this;
    const got = text.slice(position, position + 20) || "the end of the header";
    return new LoraError(`the header's character ${exact(position)}`, `${expected}; ${AGAIN}`, got);
  }
}
