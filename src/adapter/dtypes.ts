/** Decodes the numbers of a tensor. */
import { LoraError } from "../errors.js";
import { once } from "../once.js";
import { countElements, type StoredTensor, toView } from "./header.js";
import type { Source } from "./source.js";

/** A tensor whose bytes are read, and whose numbers are decoded in parts, because they take more memory. */
export interface Numbers {
  /**
   * Writes the numbers at index `from` and at each further `step` to `target`, which determines their number. Throws
   * LoraError if one is not finite.
   */
  decode(from: number, step: number, target: Float64Array): void;
}

type Reader = (view: DataView, index: number) => number;

/** Decodes a float without infinities: sign, exponent and fraction, from the highest bit. */
function toNumber(bits: number, fractionBits: number, exponentBits: number): number {
  const fraction = bits & (2 ** fractionBits - 1);
  const exponent = (bits >> fractionBits) & (2 ** exponentBits - 1);
  const sign = bits >> (fractionBits + exponentBits) ? -1 : 1;
  const bias = 2 ** (exponentBits - 1) - 1;
  const [lead, power] = exponent ? [1, exponent] : [0, 1];
  return sign * (lead + fraction / 2 ** fractionBits) * 2 ** (power - bias);
}

/** A lookup table of all floats of a dtype. If `isIeee`, the highest exponent means infinity or NaN. */
function createTable(fractionBits: number, exponentBits: number, isIeee: boolean): Float64Array {
  const bits = 1 + fractionBits + exponentBits;
  const highest = 2 ** exponentBits - 1;
  return Float64Array.from({ length: 2 ** bits }, (_, code) => {
    const magnitude = code & (2 ** (bits - 1) - 1);
    const isSpecial = isIeee
      ? magnitude >> fractionBits === highest
      : magnitude === 2 ** (bits - 1) - 1;
    return isSpecial ? Number.NaN : toNumber(code, fractionBits, exponentBits);
  });
}

/** Returns a factory of readers that share one lookup table. */
const lookUp = (bytes: 1 | 2, ...shape: Parameters<typeof createTable>) =>
  once((): Reader => {
    const numbers = createTable(...shape);
    return bytes === 1
      ? (view, index) => numbers[view.getUint8(index)]!
      : (view, index) => numbers[view.getUint16(2 * index, true)]!;
  });

/** The largest number of F32. The squares of larger numbers, which only F64 has, could exceed every limit. */
const MAX = 2 ** 128 - 2 ** 104;

/** Returns the number, or NaN if it is above the limit. */
function readDouble(view: DataView, index: number): number {
  const value = view.getFloat64(8 * index, true);
  return Math.abs(value) <= MAX ? value : Number.NaN;
}

type Dtypes = Readonly<Record<string, readonly [bytes: number, createReader: () => Reader]>>;

/** For each dtype, the bytes of a number and the function that creates a reader. */
const DTYPES: Dtypes = {
  F64: [8, () => readDouble],
  F32: [4, () => (view, index) => view.getFloat32(4 * index, true)],
  F16: [2, lookUp(2, 10, 5, true)],
  BF16: [2, lookUp(2, 7, 8, true)],
  F8_E4M3: [1, lookUp(1, 3, 4, false)],
  F8_E5M2: [1, lookUp(1, 2, 5, true)],
};

/** The dtypes of α, which the scripts of kohya and diffusers also save as a whole number. */
const ALPHA_DTYPES: Dtypes = {
  ...DTYPES,
  I64: [8, () => (view, index) => Number(view.getBigInt64(8 * index, true))],
  I32: [4, () => (view, index) => view.getInt32(4 * index, true)],
};

/** Returns the number in a tensor that has only one. Throws LoraError for another tensor. */
export function readScalar(source: Source, tensor: StoredTensor): number {
  if (countElements(tensor.shape) !== 1)
    throw new LoraError(`shape of ${tensor.name}`, "[], with one number", tensor.shape);
  const target = new Float64Array(1);
  readNumbers(source, tensor, ALPHA_DTYPES).decode(0, 1, target);
  return target[0]!;
}

/** Reads a tensor's bytes. Throws LoraError for an unknown dtype, and for bytes that its shape does not need. */
export function readNumbers(source: Source, tensor: StoredTensor, dtypes = DTYPES): Numbers {
  const { name, dtype, shape, from, to } = tensor;
  if (!Object.hasOwn(dtypes, dtype))
    throw new LoraError(`dtype of ${name}`, `one of ${Object.keys(dtypes).join(", ")}`, dtype);
  const [bytes, createReader] = dtypes[dtype]!;
  if (bytes * countElements(shape) !== to - from)
    throw new LoraError(
      `shape of ${name}`,
      `one whose numbers in ${dtype} fill the tensor's ${to - from} bytes`,
      shape,
    );
  const view = toView(source.read(from, to));
  const read = createReader();
  return {
    decode(first, step, target) {
      // Stays 0 unless a number is not finite.
      let check = 0;
      for (let index = 0; index < target.length; index++) {
        const value = read(view, first + index * step);
        target[index] = value;
        check += value * 0;
      }
      if (check !== 0)
        throw new LoraError(
          `the numbers of ${name}`,
          "finite; the training diverged",
          "NaN, infinity, or a number above those of F32",
        );
    },
  };
}
