/** Compares the weights of two adapters. */
import type { Scaling } from "./config.js";
import { checkComparison } from "./limits.js";
import { computeOverlap } from "./overlap.js";
import {
  type Adapter,
  type Factors,
  listModules,
  type ModuleOverlap,
  type StoredModule,
} from "./reader.js";
import type { Source } from "./source.js";

export interface OpenFile {
  readonly source: Source;
  /** What its configuration states, if there is one. */
  readonly scaling: Scaling | undefined;
  /** Called before each module. */
  report?(done: number, total: number): void;
}

/** Opens a file, calls `use`, and closes the file. Throws the host's errors. */
export type Open = <T>(use: (file: OpenFile) => T) => T;

const openers = new WeakMap<Adapter, Open>();

/**
 * Lets an adapter be compared, by opening its file again. Copies of the adapter cannot be compared. Results are kept as long
 * as both adapters.
 */
export function makeComparable(adapter: Adapter, open: Open): Adapter {
  const known = new WeakMap<Adapter, readonly ModuleOverlap[]>();
  openers.set(adapter, open);
  const compare = (other: Adapter): readonly ModuleOverlap[] | undefined => {
    const openOther = openers.get(other);
    if (!openOther) return undefined;
    const overlaps =
      known.get(other) ??
      open((file) => openOther((otherFile) => computeOverlaps(adapter, file, otherFile)));
    known.set(other, overlaps);
    return overlaps;
  };
  // Not enumerable, because copies and caches contain only numbers.
  return Object.defineProperty(adapter, "compare", { value: compare });
}

/** Returns the overlaps of all updates, in their order. Both files have the same modules. */
function computeOverlaps({ updates }: Adapter, file: OpenFile, otherFile: OpenFile) {
  const modules = listModules(file.source, file.scaling);
  const others = new Map(
    listModules(otherFile.source, otherFile.scaling).flatMap((module) =>
      module.paths.map((path) => [path, module] as const),
    ),
  );
  // A module of one file may be an expert of a fused module of the other.
  checkComparison(
    modules.flatMap(({ paths, size }) =>
      paths.map((path) => [{ ...size, experts: 1 }, others.get(path)!.size] as const),
    ),
  );
  const overlaps = new Map<string, ModuleOverlap>();
  // Fused experts are in one tensor, which is read once.
  let last: StoredModule | undefined;
  let factors = new Map<string, Factors>();
  for (const [index, module] of modules.entries()) {
    file.report?.(index, modules.length);
    for (const { path, b, a } of module.readFactors()) {
      const other = others.get(path)!;
      if (other !== last)
        factors = new Map(other.readFactors().map((item) => [item.path, item] as const));
      last = other;
      const item = factors.get(path)!;
      overlaps.set(path, { b: computeOverlap(b, item.b), a: computeOverlap(a, item.a) });
    }
  }
  return updates.map(({ path }) => overlaps.get(path)!);
}
