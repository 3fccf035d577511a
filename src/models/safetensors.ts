/** The size of a safetensors file. Format: github.com/huggingface/safetensors, README.md. */

/** Bytes of one element, in the order in which a file stores its tensors. */
const BYTES = { I64: 8, F32: 4, I32: 4, BF16: 2, F16: 2 } as const;
const ORDER = Object.keys(BYTES);

export type Dtype = keyof typeof BYTES;

export interface Stored {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** The metadata that PyTorch writes. */
const METADATA = '"__metadata__":{"format":"pt"}';

/**
 * Returns the bytes of the file: 8 for the length of the header, the JSON header padded to a multiple of
 * 8, and the data. The header lists tensors by dtype, then by name, with the offsets of their data.
 */
export function safetensorsBytes(tensors: readonly Stored[]): number {
  const sorted = [...tensors].sort(
    (a, b) => ORDER.indexOf(a.dtype) - ORDER.indexOf(b.dtype) || (a.name < b.name ? -1 : 1),
  );
  let [header, data] = [`{${METADATA}}`.length, 0];
  for (const { name, dtype, shape } of sorted) {
    const begin = data;
    data += shape.reduce((product, side) => product * side, BYTES[dtype]);
    const entry = { dtype, shape, data_offsets: [begin, data] };
    header += `,${JSON.stringify(name)}:${JSON.stringify(entry)}`.length;
  }
  return 8 + 8 * Math.ceil(header / 8) + data;
}
