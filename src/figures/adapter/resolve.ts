/** Converts the updates of an adapter to the data that a page stores. Only the build runs this. */
import type { Adapter, Update } from "../../adapter/index.js";
import { computeNorm, countDirections, findPlace, sumSquares } from "../../adapter/index.js";
import { MAX_KINDS, MAX_LAYERS } from "../../bounds.js";
import { LoraError } from "../../errors.js";
import { shortenPatterns, sortPatterns } from "./names.js";
import { type Input, type Kind, MEASURES, type Range } from "./numbers.js";

/** The maximum number of other modules that the caption names. */
const MAX_OTHERS = 5;

/** The last part of the name of the module that has a tensor: "score" for "model.score.weight". */
const findModule = (tensor: string) =>
  tensor
    .replace(/\.(?:weight|bias)$/, "")
    .split(".")
    .findLast((part) => !/^\d+$/.test(part)) ?? tensor;

const toDigits = (value: number) => Number(value.toPrecision(3));

interface Values {
  readonly file: Adapter;
  readonly share?: number | undefined;
  readonly measure?: Input["measure"] | undefined;
}

/** The update of a module, or of all experts of a layer. */
type Merged = Update & { readonly experts?: number };

/** The updates of one kind by layer. The experts of a layer are several updates. */
type Group<U> = Map<number | undefined, U[]>;

/** Matches the index of an expert. The space keeps "experts" in short names. */
const EXPERT = /(?<=\bexperts?)\.\d+\./;

/** A kind of modules, with the updates of each layer. The experts of a layer are several updates. */
interface Arranged {
  readonly name: string;
  /** Whether it is a single module outside of layers. */
  readonly isOutside: boolean;
  readonly cells: readonly (readonly Update[])[];
}

/**
 * Returns the kinds of modules in the order of the data, and the indices of the layers. Throws LoraError for an adapter with
 * too many kinds of modules or layers, and for names that cannot be told apart in the figure.
 */
export function arrange(updates: readonly Update[]): {
  readonly layers: readonly number[];
  readonly kinds: readonly Arranged[];
} {
  const { groups, indices } = groupUpdates(updates);
  const patterns = sortPatterns([...groups.keys()]);
  const layers = [...indices].sort((a, b) => a - b);
  const names = shortenPatterns(patterns);
  const kinds = patterns.map((pattern, index) => {
    const group = groups.get(pattern)!;
    const isOutside = group.has(undefined);
    const places = isOutside ? [undefined] : layers;
    return {
      name: names[index]!,
      isOutside,
      cells: places.map((layer) => group.get(layer) ?? []),
    };
  });
  return { layers, kinds };
}

/** Throws the errors of `arrange`. */
export function resolve({ file, share = 90, measure = MEASURES[0] }: Values): Input {
  const { updates, isScaleAssumed, hasMagnitudes, hasBiases } = file;
  const others = [...new Set(file.others.map(findModule))];
  const { layers, kinds } = arrange(updates);
  const total = sumSquares(updates);
  const rows = kinds.map(({ cells }) => cells.map(mergeExperts));
  const largest = rows
    .flat()
    .filter((update) => update !== undefined)
    .reduce((max, update) => (computeNorm(update.sigmas) > computeNorm(max.sigmas) ? update : max));
  const kind = rows.findIndex((row) => row.includes(largest));
  const scales = new Set(updates.map(({ scale }) => scale));
  return {
    share,
    measure,
    ...(scales.size === 1 ? { scale: updates[0]!.scale } : {}),
    ...(isScaleAssumed ? { isScaleAssumed } : {}),
    ...(hasMagnitudes ? { hasMagnitudes } : {}),
    ...(hasBiases ? { hasBiases } : {}),
    ...(others.length ? { others: others.slice(0, MAX_OTHERS) } : {}),
    layerRanges: findRanges(layers),
    kinds: kinds.map(({ name, isOutside }, index) => ({
      ...toKind(name, rows[index]!, total),
      ...(isOutside ? { isOutside } : {}),
    })),
    example: {
      kind,
      position: rows[kind]!.indexOf(largest),
      sigmas: largest.sigmas.map((sigma) => Math.round((100 * sigma) / (largest.sigmas[0]! || 1))),
    },
  };
}

/** Throws the errors of `arrange` for the names of an adapter's modules. */
export function checkModules(paths: readonly string[]): void {
  groupUpdates(paths.map((path) => ({ path })));
}

/** The updates by kind and layer, and the indices of the layers. Throws the errors of `arrange`. */
function groupUpdates<U extends { readonly path: string }>(updates: readonly U[]) {
  const groups = new Map<string, Group<U>>();
  const paths = new Set<string>();
  for (const update of updates) {
    const path = update.path.replace(/(?<![^.])0+(?=\d)/g, "");
    if (path.includes("*") || paths.has(path))
      throw new LoraError(
        "file",
        "an adapter with one module of each name and layer, without *",
        update.path,
      );
    paths.add(path);
    const { pattern, layer } = findPlace(path);
    const key = pattern.replace(EXPERT, " ");
    const group: Group<U> = groups.get(key) ?? new Map();
    const experts = group.get(layer) ?? [];
    experts.push(update);
    groups.set(key, group.set(layer, experts));
  }
  reject("kinds of modules", groups.size, MAX_KINDS);
  const indices = new Set<number>();
  for (const group of groups.values())
    for (const layer of group.keys()) if (layer !== undefined) indices.add(layer);
  reject("layers", indices.size, MAX_LAYERS);
  return { groups, indices };
}

/**
 * Returns the update of all experts of a layer, as if they were the blocks of one large matrix: it has the singular values of all
 * experts. Returns undefined for an empty list.
 */
function mergeExperts(updates: readonly Update[]): Merged | undefined {
  const [first] = updates;
  if (!first || updates.length === 1) return first;
  const sigmas = updates.flatMap((update) => update.sigmas).sort((a, b) => b - a);
  return { ...first, rank: sigmas.length, sigmas, experts: updates.length };
}

function reject(what: string, count: number, max: number): void {
  if (count > max)
    throw new LoraError(
      "file",
      `an adapter with at most ${max} ${what} (lora-visualizer FILE -o adapter.csv lists any number)`,
      count,
    );
}

/** Ascending whole numbers as ranges without gaps. */
function findRanges(numbers: readonly number[]): Range[] {
  const ranges: [first: number, last: number][] = [];
  for (const item of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === item - 1) last[1] = item;
    else ranges.push([item, item]);
  }
  return ranges;
}

function toKind(name: string, row: readonly (Merged | undefined)[], total: number): Kind {
  const updates = row.filter((update) => update !== undefined);
  const norms = updates.map(({ sigmas }) => computeNorm(sigmas));
  const square = norms.reduce((sum, norm) => sum + norm * norm, 0);
  /** The values of all modules, or one value if all are the same. */
  const merge = <T>(get: (update: Merged) => T, missing: T): T[] => {
    const values = row.map((update) => (update ? get(update) : missing));
    const known = new Set(updates.map((update) => JSON.stringify(get(update))));
    return known.size === 1 ? [get(updates[0]!)] : values;
  };
  const { power } = splitNumber(Math.max(...norms));
  const experts = Math.max(...updates.map(({ experts = 1 }) => experts));
  return {
    name,
    ...(experts > 1 ? { experts } : {}),
    sides: merge<readonly [number, number]>(({ d, k }) => [d, k], [1, 1]),
    ranks: merge(({ rank }) => rank, 1),
    norms: row.map((update) => writeNorm(update?.sigmas ?? [], power)).join(""),
    power,
    steps: row.map((update) => (update ? listSteps(update.sigmas) : "")).join(" "),
    sigma: toDigits(Math.max(...updates.map(({ sigmas }) => sigmas[0]!))),
    energy: total === 0 ? 0 : toDigits(square / total),
  };
}

/** Three significant digits of a number, and the power of ten by which they are multiplied. */
function splitNumber(value: number): { readonly digits: string; readonly power: number } {
  const [digits = "", exponent] = value.toExponential(2).replace(".", "").split("e");
  return { digits, power: Number(exponent) - 2 };
}

/** The norm of an update as `Kind` describes it. */
function writeNorm(sigmas: readonly number[], power: number): string {
  const norm = splitNumber(computeNorm(sigmas));
  // Zero has the power of 1.
  return norm.digits + "-".repeat(Math.max(0, power - norm.power));
}

/** The numbers of directions at each whole percent from 99 down to 50, as `Kind` describes them. */
function listSteps(sigmas: readonly number[]): string {
  let count = countDirections(sigmas, 0.99);
  let steps = String(count);
  let gap = 0;
  for (let share = 98; share >= 50; share--) {
    const fewer = count - countDirections(sigmas, share / 100);
    gap++;
    if (fewer === 0 && gap < 26) continue;
    steps += String.fromCharCode(96 + gap) + (fewer === 1 ? "" : fewer);
    count -= fewer;
    gap = 0;
  }
  // Gaps without a step after them say nothing.
  return steps.replace(/(z0)+$/, "");
}
