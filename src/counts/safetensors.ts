/** Computes the size of a safetensors file. Format: github.com/huggingface/safetensors, README.md. */
import { wholeNumber } from "../errors.js";
import { groupBy } from "../group-by.js";
import { countInstances, MARKS, type Named } from "./names.js";
import { countBelow, countNumbers, type NumberSet } from "./number-set.js";

/** Bytes of an element, in the order in which a file stores its tensors. */
const BYTES = { I64: 8, F32: 4, I32: 4, BF16: 2, F16: 2 } as const;
const ORDER = Object.keys(BYTES);

export type Dtype = keyof typeof BYTES;

/** Tensors of equal shape and dtype. Their names differ only in the numbers that marks in `name` stand for. */
export interface Stored extends Named {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** The metadata that PyTorch writes. */
const METADATA = '"__metadata__":{"format":"pt"}';

const countBytes = ({ dtype, shape }: Stored) =>
  shape.reduce((product, side) => product * side, BYTES[dtype]);

function countSetDigits(set: NumberSet): number {
  const size = countNumbers(set);
  let digits = size;
  for (let power = 10; countBelow(set, power) < size; power *= 10)
    digits += size - countBelow(set, power);
  return digits;
}

/** How many numbers in the set start with these digits. */
function countPrefixed(set: NumberSet, digits: string): number {
  let [low, high] = [Number(digits), Number(digits) + 1];
  // Only 0 itself starts with a 0.
  if (low === 0) return digits === "0" ? countBelow(set, 1) : 0;
  if (digits.startsWith("0")) return 0;
  const size = countNumbers(set);
  let count = 0;
  while (countBelow(set, low) < size) {
    count += countBelow(set, high) - countBelow(set, low);
    [low, high] = [10 * low, 10 * high];
  }
  return count;
}

/** The number of characters of the tensors' entries in the header, without the digits of offsets. */
function entryLength(stored: Stored): number {
  const { name, dtype, shape } = stored;
  const entry = `,${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [] })},`;
  const count = countInstances(stored);
  // A mark is one character in `entry`.
  const numbers = (["layers", "within"] as const).map((key) => {
    const set = stored[key];
    return set && name.includes(MARKS[key])
      ? countSetDigits(set) * (count / countNumbers(set)) - count
      : 0;
  });
  return count * entry.length + numbers[0]! + numbers[1]!;
}

/** How many numbers of a set start with these digits. */
type Counter = (digits: string) => number;

/** Creates the counter of a set. Equal sets share a counter, which caches its results. */
function counters(): (set: NumberSet) => Counter {
  const counterByKey = new Map<string, Counter>();
  return (set) => {
    const key = JSON.stringify(set);
    const counts = new Map<string, number>();
    const counter: Counter = (digits) => {
      const count = counts.get(digits) ?? countPrefixed(set, digits);
      counts.set(digits, count);
      return count;
    };
    const cached = counterByKey.get(key) ?? counter;
    counterByKey.set(key, cached);
    return cached;
  };
}

/** Tensors whose names have a common prefix. */
interface Branch {
  /** The name as a list of characters. Each mark is replaced by a counter. */
  readonly parts: readonly (string | Counter)[];
  /** The number of tensors that follow each part of a name. */
  readonly following: readonly number[];
  readonly bytes: number;
  /** The index of the next part. */
  readonly index: number;
  /** The digits read so far of the number at `index`. */
  readonly digits: string;
  readonly count: number;
}

function toBranch(stored: Stored, getCounter: ReturnType<typeof counters>): Branch {
  const { name, layers, within } = stored;
  const parts: (string | Counter)[] = [];
  const following = [1];
  for (const character of [...name].reverse()) {
    const mark = { [MARKS.layers]: layers, [MARKS.within]: within }[character];
    parts.unshift(mark ? getCounter(mark) : character);
    following.unshift(following[0]! * (mark ? countNumbers(mark) : 1));
  }
  return {
    parts,
    following,
    bytes: countBytes(stored),
    index: 0,
    digits: "",
    count: following[0]!,
  };
}

/** Divides a branch by the next character of its names; "" stands for the end of a name. */
function splitBranch(branch: Branch): readonly (readonly [character: string, Branch])[] {
  const { parts, following, index, digits, count } = branch;
  const part = parts[index];
  if (part === undefined) return [["", branch]];
  if (typeof part === "string") return [[part, { ...branch, index: index + 1 }]];
  const rest = following[index + 1]!;
  const longer = [..."0123456789"].flatMap((digit) => {
    const next = digits + digit;
    const nextCount = part(next) * rest;
    return nextCount ? [[digit, { ...branch, digits: next, count: nextCount }] as const] : [];
  });
  // The number may end here.
  return count > longer.reduce((sum, [, { count }]) => sum + count, 0)
    ? [...splitBranch({ ...branch, index: index + 1, digits: "", count: rest }), ...longer]
    : longer;
}

/** Each tensor begins where the previous tensor in the file ends. */
function offsetDigits(tensors: readonly Stored[], total: number): number {
  const count = tensors.reduce((sum, stored) => sum + countInstances(stored), 0);
  let [visited, end, power, digits] = [0, 0, 10, 2 * count];
  /** Finds the tensors at which offsets get another digit. Skips all tensors between them. */
  const visit = (branches: readonly Branch[]): void => {
    const bytes = branches.reduce((sum, { count, bytes }) => sum + count * bytes, 0);
    const tensorCount = branches.reduce((sum, { count }) => sum + count, 0);
    if (end + bytes < power || tensorCount === 1) {
      end += bytes;
      // From this end on, all starts and ends have one digit more.
      for (; end >= power; power *= 10) digits += 2 * (count - visited) - 1;
      visited += tensorCount;
      return;
    }
    const next = groupBy(branches.flatMap(splitBranch), ([character]) => character);
    for (const [, group] of [...next].sort(([a], [b]) => (a < b ? -1 : 1)))
      visit(group.map(([, branch]) => branch));
  };
  const getCounter = counters();
  if (total >= power)
    for (const type of ORDER) {
      const stored = tensors.filter(({ dtype }) => dtype === type);
      if (stored.length) visit(stored.map((item) => toBranch(item, getCounter)));
    }
  return digits;
}

/**
 * Returns the bytes of the file: 8 for the length of the header, the JSON header padded to a multiple of
 * 8, and the data. The header lists tensors by dtype, then by name, with the offsets of their data.
 * Throws LoraError for 2^53 bytes and more.
 */
export function safetensorsBytes(tensors: readonly Stored[]): number {
  const data = tensors.reduce(
    (sum, stored) => sum + countInstances(stored) * countBytes(stored),
    0,
  );
  const entries = tensors.reduce((sum, stored) => sum + entryLength(stored), 0);
  const header = `{${METADATA}}`.length + entries + offsetDigits(tensors, data);
  const bytes = 8 + 8 * Math.ceil(header / 8) + data;
  return wholeNumber("the file's bytes", bytes, 0, Number.MAX_SAFE_INTEGER);
}
