/** Builds the bytes of adapter files. */
import type { Source } from "../../src/adapter/source.js";

/** A tensor of a file. By default, its dtype is F32, and its bytes are those of `numbers`. */
export interface TestTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype?: string;
  readonly numbers?: readonly number[];
  readonly bytes?: Uint8Array;
}

const encode = ({ numbers = [], bytes }: TestTensor) =>
  bytes ?? new Uint8Array(Float32Array.from(numbers).buffer);

/** Returns the text of the header for tensors whose bytes follow each other. */
export function toHeader(tensors: readonly TestTensor[]): string {
  let end = 0;
  const entries = tensors.map((tensor) => {
    const { name, shape, dtype = "F32" } = tensor;
    const start = end;
    end += encode(tensor).length;
    return [name, { dtype, shape, data_offsets: [start, end] }];
  });
  return JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(entries) });
}

/** Returns a file with this header and these data. `length` is the length that its first 8 bytes state. */
export function toFile(
  header: string | Uint8Array,
  data: Uint8Array,
  length = Buffer.byteLength(header),
): Uint8Array {
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(length));
  return Buffer.concat([prefix, Buffer.from(header as string), data]);
}

export const toData = (tensors: readonly TestTensor[]) => Buffer.concat(tensors.map(encode));

export const toSafetensors = (tensors: readonly TestTensor[]) =>
  toFile(toHeader(tensors), toData(tensors));

/** Returns a source of these bytes that forbids reading beyond them. */
export const toSource = (bytes: Uint8Array, name = "adapter_model.safetensors"): Source => ({
  name,
  size: bytes.length,
  read(from, to) {
    if (from < 0 || to < from || to > bytes.length) throw new Error(`read ${from} to ${to}`);
    return bytes.subarray(from, to);
  },
});

/** Returns the tensors of a module: B, d × r, and A, r × k, both row by row. */
export const toTensors = (
  path: string,
  b: readonly (readonly number[])[],
  a: readonly (readonly number[])[],
): TestTensor[] => [
  {
    name: `base_model.model.${path}.lora_A.weight`,
    shape: [a.length, a[0]!.length],
    numbers: a.flat(),
  },
  {
    name: `base_model.model.${path}.lora_B.weight`,
    shape: [b.length, a.length],
    numbers: b.flat(),
  },
];
