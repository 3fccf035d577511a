/** The size of a safetensors file. Format: github.com/huggingface/safetensors, README.md. */

/** Bytes of one element, in the order in which a file holds its tensors. */
const BYTES = { F32: 4, I32: 4, BF16: 2, F16: 2 } as const;
const ORDER = Object.keys(BYTES);

export type Dtype = keyof typeof BYTES;

export interface Stored {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** What PyTorch's own files say of themselves. */
const METADATA = '"__metadata__":{"format":"pt"}';

/**
 * Bytes of the file: 8 for the header's length, the header in JSON padded to a multiple of 8, and
 * the data. Tensors come by dtype, then by name, each with where its data begin and end.
 */
export function safetensorsBytes(tensors: readonly Stored[]): number {
  const sorted = [...tensors].sort(
    (a, b) => ORDER.indexOf(a.dtype) - ORDER.indexOf(b.dtype) || (a.name < b.name ? -1 : 1),
  );
  let [header, data] = [`{${METADATA}}`.length, 0];
  for (const { name, dtype, shape } of sorted) {
    const begin = data;
    data += shape.reduce((all, side) => all * side, BYTES[dtype]);
    const about = { dtype, shape, data_offsets: [begin, data] };
    header += `,${JSON.stringify(name)}:${JSON.stringify(about)}`.length;
  }
  return 8 + 8 * Math.ceil(header / 8) + data;
}
