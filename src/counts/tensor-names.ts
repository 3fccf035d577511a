/** Writes the names of a checkpoint's tensors in short: one entry for all layers and experts with equal shapes. */
import { MAX_TENSOR_DIMENSIONS, MAX_TENSORS } from "../bounds.js";
import { LoraError } from "../errors.js";
import { groupBy } from "../group-by.js";
import { exact } from "../number-format.js";

/** A tensor of a checkpoint: its name, its dtype in the file, and its shape. */
export interface NamedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** The dtype and the shape of tensors, by their names. "{0-3,7}" stands for numbers. */
export type Tensors = Readonly<Record<string, readonly [dtype: string, ...shape: number[]]>>;

/** Matches the numbers that are a part of a name, such as the index of a layer. */
const NUMBERS = /(?<=^|\.)(?:0|[1-9]\d{0,8})(?=\.|$)/g;
const RANGES = /\{(\d{1,9}(?:-\d{1,9})?(?:,\d{1,9}(?:-\d{1,9})?)*)\}/;

export const toPattern = (name: string) => name.replace(NUMBERS, "#");

/** Sorted numbers as ranges: "0-3,7". */
function toRanges(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join();
}

/** Lists of ranges, one for each number of a name, that together stand for these numbers. */
function groupNumbers(rows: readonly (readonly number[])[]): string[][] {
  if (!rows[0]?.length) return rows.length ? [[]] : [];
  const byFirst = [...groupBy(rows, ([first = 0]) => first)].sort(([a], [b]) => a - b);
  const byRest = groupBy(byFirst, ([, group]) =>
    JSON.stringify(groupNumbers(group.map(([, ...rest]) => rest))),
  );
  return [...byRest].flatMap(([key, groups]) => {
    const ranges = toRanges(groups.map(([first]) => first));
    return (JSON.parse(key) as string[][]).map((rest) => [ranges, ...rest]);
  });
}

/** One entry stands for all names that differ only in numbers. Throws LoraError. */
export function shortenNames(tensors: readonly NamedTensor[]): Tensors {
  const groups = groupBy(tensors, ({ name, dtype, shape }) => {
    if (RANGES.test(name))
      throw new LoraError("each tensor's name", "without numbers in braces", name);
    return JSON.stringify([name.split(NUMBERS), dtype, shape]);
  });
  const entries = [...groups.values()].flatMap((group) => {
    const { name, dtype, shape } = group[0]!;
    const rows = group.map((tensor) => (tensor.name.match(NUMBERS) ?? []).map(Number));
    return groupNumbers(rows).map((ranges) => {
      const remaining = ranges.map((range) => (/^\d+$/.test(range) ? range : `{${range}}`));
      return [name.replace(NUMBERS, () => remaining.shift()!), [dtype, ...shape]] as const;
    });
  });
  return Object.fromEntries(entries);
}

/** The names that a short name stands for. Throws LoraError. */
function expandName(name: string, limit: number): string[] {
  const [ranges, list] = RANGES.exec(name) ?? [];
  if (ranges === undefined) return [name];
  const numbers = list!.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    if (to < from || to - from >= limit)
      throw new LoraError("tensors of the shapes", "named with ranges such as {0-31}", name);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  const names = numbers.map((number) => name.replace(ranges, `${number}`));
  return names.flatMap((item) => expandName(item, limit / numbers.length));
}

/** Throws LoraError for a list that is not valid. */
export function expandNames(tensors: unknown): NamedTensor[] {
  if (typeof tensors !== "object" || tensors === null || Array.isArray(tensors))
    throw new LoraError("tensors of the shapes", "an object with names and shapes", tensors);
  const byName = new Map<string, NamedTensor>();
  for (const [short, value] of Object.entries(tensors)) {
    const [dtype, ...shape] = Array.isArray(value) ? value : [];
    const isShape =
      shape.length <= MAX_TENSOR_DIMENSIONS &&
      shape.every((side) => Number.isSafeInteger(side) && side >= 0);
    if (typeof dtype !== "string" || !isShape)
      throw new LoraError(
        `${short} of the shapes`,
        'a dtype and the sides, such as ["BF16", 4096, 4096]',
        value,
      );
    for (const name of expandName(short, MAX_TENSORS - byName.size)) {
      if (byName.has(name)) throw new LoraError("each tensor of the shapes", "named once", name);
      byName.set(name, { name, dtype, shape });
    }
    if (byName.size > MAX_TENSORS)
      throw new LoraError("the shapes", `at most ${exact(MAX_TENSORS)} tensors`, byName.size);
  }
  return [...byName.values()];
}
