/** The numbers of two adapters of the same modules. */
import type { Adapter, Overlap } from "../../adapter/index.js";
import { computeNorm } from "../../adapter/index.js";
import { LoraError } from "../../errors.js";
import { MEASURES } from "./numbers.js";
import { arrange } from "./resolve.js";

/** Two numbers: of the first adapter, and of the second. */
export type Two = readonly [first: number, second: number];

/** A module in both adapters. */
export interface Pair {
  /** The module's complete name in the model. */
  readonly path: string;
  readonly d: number;
  readonly k: number;
  readonly ranks: Two;
  readonly norms: Two;
  /** The overlap of the spans of B's columns, and of A's rows. Null if a factor is 0. */
  readonly b: Overlap | null;
  readonly a: Overlap | null;
}

/** What is drawn of a module, or of all experts of a layer. */
export interface Cell {
  /** The index of its layer. Null for a module outside of layers. */
  readonly layer: number | null;
  /** The sizes of both updates in the chosen measure. */
  readonly sizes: Two;
  /** The mean overlaps of the modules. */
  readonly b: Overlap | null;
  readonly a: Overlap | null;
  readonly pairs: readonly Pair[];
}

/** The modules with one name. Null for a layer without this module. */
export interface ComparedKind {
  readonly name: string;
  readonly isOutside: boolean;
  readonly cells: readonly (Cell | null)[];
}

export interface Comparison {
  readonly measure: (typeof MEASURES)[number];
  /** Whether s of an adapter is assumed. */
  readonly isScaleAssumed: boolean;
  /** Whether a file also has magnitudes of DoRA. */
  readonly hasMagnitudes: boolean;
  /** Whether a file also has biases of B. */
  readonly hasBiases: boolean;
  readonly layers: readonly number[];
  readonly kinds: readonly ComparedKind[];
}

interface Values {
  readonly file: Adapter;
  readonly against: Adapter;
  readonly measure?: Comparison["measure"] | undefined;
}

/**
 * Returns the comparison of two adapters. Throws LoraError if their modules or the sizes of these differ, or if an adapter's file
 * cannot be read again.
 */
export function compare({ file, against, measure = MEASURES[0] }: Values): Comparison {
  const { layers, kinds } = arrange(file.updates);
  const others = new Map(against.updates.map((update) => [update.path, update]));
  checkModules(file, against);
  const overlaps = file.compare?.(against);
  if (!overlaps)
    throw new LoraError(
      "against",
      "the path of a file on a host that reads files, and file too, because overlaps are computed from weights",
      "an adapter without weights",
    );
  const pairs = new Map(
    file.updates.map(({ path, d, k, rank, sigmas }, index): [string, Pair] => {
      const other = others.get(path)!;
      const { b = null, a = null } = overlaps[index]!;
      const ranks = [rank, other.rank] as const;
      const norms = [computeNorm(sigmas), computeNorm(other.sigmas)] as const;
      return [path, { path, d, k, ranks, norms, b, a }];
    }),
  );
  return {
    measure,
    isScaleAssumed: file.isScaleAssumed || against.isScaleAssumed,
    hasMagnitudes: Boolean(file.hasMagnitudes || against.hasMagnitudes),
    hasBiases: Boolean(file.hasBiases || against.hasBiases),
    layers,
    kinds: kinds.map(({ name, isOutside, cells }) => ({
      name,
      isOutside,
      cells: cells.map((updates, index) => {
        const layer = isOutside ? null : layers[index]!;
        return toCell(
          layer,
          measure,
          updates.map(({ path }) => pairs.get(path)!),
        );
      }),
    })),
  };
}

/** Throws LoraError if the modules differ. */
function checkModules(file: Adapter, against: Adapter): void {
  const byPath = ({ updates }: Adapter) =>
    new Map(updates.map((update) => [update.path, update] as const));
  const [expected, actual] = [byPath(file), byPath(against)];
  const list = (word: string, paths: readonly string[]) =>
    paths.length === 0
      ? ""
      : `, ${word} ${paths[0]}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""}`;
  const missing = [...expected.keys()].filter((path) => !actual.has(path));
  const surplus = [...actual.keys()].filter((path) => !expected.has(path));
  if (missing.length + surplus.length > 0)
    throw new LoraError(
      "against",
      `an adapter with exactly the modules of file${list("also with", missing)}${list("without", surplus)}`,
      `${actual.size} ${actual.size === 1 ? "module" : "modules"}`,
    );
  for (const { path, d, k } of expected.values()) {
    const other = actual.get(path)!;
    if (other.d !== d || other.k !== k)
      throw new LoraError(
        "against",
        `an adapter of the same model as file, in which ${path} is ${d} × ${k}`,
        `${other.d} × ${other.k}`,
      );
  }
}

function toCell(
  layer: number | null,
  measure: Comparison["measure"],
  pairs: readonly Pair[],
): Cell | null {
  if (pairs.length === 0) return null;
  const entries = pairs.reduce((sum, { d, k }) => sum + d * k, 0);
  const divisor = measure === "entry" ? Math.sqrt(entries) : 1;
  const size = (index: 0 | 1) => Math.hypot(...pairs.map(({ norms }) => norms[index])) / divisor;
  return {
    layer,
    sizes: [size(0), size(1)],
    b: average(pairs.map(({ b }) => b)),
    a: average(pairs.map(({ a }) => a)),
    pairs,
  };
}

/** The mean of the overlaps that are known, or null if there are none. */
export function average(overlaps: readonly (Overlap | null)[]): Overlap | null {
  const known = overlaps.filter((item) => item !== null);
  if (known.length === 0) return null;
  const mean = (get: (item: Overlap) => number) =>
    known.reduce((sum, item) => sum + get(item), 0) / known.length;
  return { mean: mean((item) => item.mean), random: mean((item) => item.random) };
}

export const listCells = ({ cells }: ComparedKind): Cell[] => cells.filter((cell) => cell !== null);
