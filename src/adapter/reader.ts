/** Computes what an adapter file learned: the singular values of each module's update ΔW = s·BA. */
import { LoraError, realNumber } from "../errors.js";
import { ALPHA_RANGE } from "../lora.js";
import type { Scaling } from "./config.js";
import { type Numbers, readNumbers, readScalar } from "./dtypes.js";
import { findExperts } from "./experts.js";
import { countElements, readHeader, type StoredTensor } from "./header.js";
import { type Layout, layOut } from "./layout.js";
import { checkWork, type Size } from "./limits.js";
import { readMetadata } from "./metadata.js";
import type { Overlap } from "./overlap.js";
import { findPairs, type Pair } from "./pairs.js";
import { singularValues } from "./singular-values.js";
import type { Source } from "./source.js";
import type { Tall } from "./triangle.js";

/** The update of a module, or of one expert of a module. */
export interface Update {
  /** The module's name in the file. The number of an expert precedes the last part: `mlp.experts.3.down_proj`. */
  readonly path: string;
  readonly d: number;
  readonly k: number;
  readonly rank: number;
  /** The factor s of BA. */
  readonly scale: number;
  /** The singular values of s·BA, largest first: as many as the rank, of which some may be 0. */
  readonly sigmas: readonly number[];
}

/** The updates of all modules in the order of their names, in which numbers are compared by value. */
export interface Adapter {
  readonly updates: readonly Update[];
  /** The names of all other tensors, such as those of modules_to_save. */
  readonly others: readonly string[];
  /** Whether the file has magnitudes of DoRA. The updates are s·BA, without the change of magnitudes. */
  readonly hasMagnitudes?: true;
  /** Whether the file has biases of B, which the updates do not contain. */
  readonly hasBiases?: true;
  /** Whether the configuration says that all other tensors are trained. */
  readonly areOthersTrained?: true;
  /** The number of trained parameters outside of B and A: those of magnitudes, biases and others. Absent if there are none. */
  readonly extra?: number;
  /** The size of the file. Absent if the adapter was not read from a file. */
  readonly fileBytes?: number;
  /** Whether neither the file nor a configuration states α, so that s is assumed to be 1. */
  readonly isScaleAssumed: boolean;
  /**
   * Reads the weights again and compares them with those of another adapter of the same modules. Returns undefined if the
   * other adapter has no file. Absent if this adapter has none.
   */
  readonly compare?: (other: Adapter) => readonly ModuleOverlap[] | undefined;
}

/** The overlaps of the spans of a module's factors in two adapters. An overlap is absent if a factor is 0. */
export interface ModuleOverlap {
  /** The overlap of the spans of B's columns. */
  readonly b?: Overlap | undefined;
  /** The overlap of the spans of A's rows. */
  readonly a?: Overlap | undefined;
}

/** Returns a name in which text order is the order of the numbers: each is preceded by the number of its digits. */
const toSortKey = (name: string) =>
  name.replace(/0*(\d+)/g, (_, digits: string) => String.fromCharCode(digits.length) + digits);

/** Returns the items in the order of their names, with the numbers in them by value. */
const sortByPath = <T extends { readonly path: string }>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: toSortKey(item.path) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ item }) => item);

/** The maximum relative rounding error of α in BF16, which has 8 significant bits. */
const MAX_ROUNDING = 2 ** -8;

interface Hooks {
  /** Throws LoraError for modules that are not allowed. Called before the first module is read. */
  check?: ((paths: readonly string[]) => void) | undefined;
  /** Called before each module. */
  report?: ((done: number, total: number) => void) | undefined;
}

/**
 * Reads an adapter. The two factors of one module at a time are in memory. `scaling` is what its configuration states, if
 * there is one. Throws LoraError for a file that is damaged or not supported.
 */
export function readAdapter(
  source: Source,
  scaling?: Scaling,
  { check, report }: Hooks = {},
): Adapter {
  const { modules, stated, others, hasMagnitudes, hasBiases, extra } = readModules(source, scaling);
  check?.(modules.flatMap(listPaths));
  const updates = modules.flatMap((pair, index) => {
    report?.(index, modules.length);
    return computeUpdates(source, pair, stated);
  });
  return {
    updates: sortByPath(updates),
    ...describeOthers(others, extra, stated),
    ...(hasMagnitudes ? { hasMagnitudes } : {}),
    ...(hasBiases ? { hasBiases } : {}),
    fileBytes: source.size,
    isScaleAssumed:
      stated === undefined && modules.some(({ alpha, isAlphaRank }) => !alpha && !isAlphaRank),
  };
}

/** Returns what is known of the tensors outside of LoRA. `extra` is the number of parameters in magnitudes and biases. */
function describeOthers(
  tensors: readonly StoredTensor[],
  extra: number,
  scaling: Scaling | undefined,
): Pick<Adapter, "others" | "areOthersTrained" | "extra"> {
  const others = tensors.map(({ name }) => name);
  const areOthersTrained =
    others.length > 0 && others.every((name) => scaling?.isTrained?.(name) === true);
  const trained = areOthersTrained ? tensors : [];
  const sum = trained.reduce((all, { shape }) => all + countElements(shape), extra);
  return {
    others,
    ...(areOthersTrained ? { areOthersTrained } : {}),
    ...(sum ? { extra: sum } : {}),
  };
}

/** Returns the modules in the order of their names, and what the file or its configuration states about them. */
function readModules(source: Source, scaling: Scaling | undefined) {
  const { tensors, config } = readHeader(source);
  const stated = config === undefined ? scaling : readMetadata(config);
  const { pairs, ...contents } = findPairs(tensors);
  const modules = sortByPath(findExperts(pairs, stated));
  checkWork(modules);
  return { ...contents, modules, stated };
}

/** The factors of an update: B, and A transposed. */
export interface Factors {
  readonly path: string;
  readonly b: Tall;
  readonly a: Tall;
}

/** A module of a file. Fused experts are one module with several updates. */
export interface StoredModule {
  readonly paths: readonly string[];
  readonly size: Size;
  /** Reads the weights, and returns the factors of its updates. */
  readFactors(): readonly Factors[];
}

/** Returns the modules of an adapter file in the order of their names. Reads only its header. */
export const listModules = (source: Source, scaling?: Scaling): StoredModule[] =>
  readModules(source, scaling).modules.map((pair) => ({
    paths: listPaths(pair),
    size: pair,
    readFactors: () => listFactors(source, pair),
  }));

/** Returns the paths of a module's updates: several for fused experts. */
const listPaths = ({ path, experts }: Pair): string[] =>
  experts === 1 ? [path] : Array.from({ length: experts }, (_, expert) => nameExpert(path, expert));

/** Reads the factors of a module or of each of its experts. */
function listFactors(source: Source, pair: Pair): Factors[] {
  const { d, k, rank } = pair;
  const [b, a] = [readNumbers(source, pair.b), readNumbers(source, pair.a)];
  return listPaths(pair).map((path, expert) => {
    const [inB, inA] = layOut(pair, expert);
    return { path, b: toTall(b, inB, d, rank), a: toTall(a, inA, k, rank) };
  });
}

function computeUpdates(source: Source, pair: Pair, scaling: Scaling | undefined): Update[] {
  const { d, k, rank } = pair;
  const scale = readScale(source, pair, scaling);
  return listFactors(source, pair).map(({ path, b, a }) => {
    const sigmas = singularValues(b, a).map((sigma) => scale * sigma);
    return { path, d, k, rank, scale, sigmas };
  });
}

/** Returns the name of an expert, as unfused files have it. Modules of MLX are not in a list named experts. */
const nameExpert = (path: string, expert: number) =>
  path.replace(/(\bexperts\.)?([^.]*)$/, `experts.${expert}.$2`);

/** Returns the factor of a module. Throws LoraError if the file and the configuration contradict each other. */
function readScale(source: Source, { path, rank, alpha, isMlx }: Pair, scaling?: Scaling): number {
  const stated = scaling?.getRank(path);
  if (stated !== undefined && stated !== rank)
    throw new LoraError(
      `r of ${path}`,
      `${rank}, as in the file; use the file's adapter_config.json`,
      stated,
    );
  if (scaling && scaling.isMlx !== isMlx)
    throw new LoraError(
      "the adapter config",
      `one of ${isMlx ? "MLX" : "PEFT"}, as the file; use the file's adapter_config.json`,
      scaling.isMlx ? "lora_parameters of MLX" : "keys of PEFT",
    );
  const fromConfig = scaling?.getScale(path, rank);
  if (!alpha) return fromConfig ?? 1;
  const { min, max } = ALPHA_RANGE;
  const scale = realNumber(alpha.name, readScalar(source, alpha), min, max) / rank;
  if (fromConfig !== undefined && Math.abs(fromConfig / scale - 1) > MAX_ROUNDING)
    throw new LoraError(
      `α/r of ${path}`,
      `${scale}, as in the file; use the file's adapter_config.json`,
      fromConfig,
    );
  return scale;
}

/** Returns a factor whose rows are read from a tensor. */
const toTall = (
  numbers: Numbers,
  { offset, row, column }: Layout,
  rows: number,
  columns: number,
): Tall => ({
  rows,
  columns,
  readRows(from, count, target) {
    for (let index = 0; index < columns; index++)
      numbers.decode(
        offset + from * row + index * column,
        row,
        target.subarray(index * count, (index + 1) * count),
      );
  },
});
