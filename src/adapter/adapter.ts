/** Computes what an adapter file learned: the singular values of each module's update ΔW = s·BA. */
import { LoraError, wholeNumber } from "../errors.js";
import type { Scaling } from "./config.js";
import { readNumbers } from "./dtypes.js";
import { readHeader, type StoredTensor } from "./header.js";
import { type Factors, findFactors } from "./peft.js";
import { singularValues } from "./singular-values.js";
import type { Source } from "./source.js";
import type { Tall } from "./triangle.js";

/** The update of a module. */
export interface Update {
  /** The module's complete name in the model. */
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
  /** The number of parameters in magnitudes and biases. Absent if there are none. */
  readonly extra?: number;
  /** The size of the file. Absent if the adapter was not read from a file. */
  readonly fileBytes?: number;
  /** Whether no configuration states α, so that s is assumed to be 1. */
  readonly isScaleAssumed: boolean;
}

const { compare } = new Intl.Collator("en", { numeric: true });

/** The maximum rank. The time of a module grows with the square of its rank, and for square factors with the cube. */
const MAX_RANK = 1024;

/**
 * Reads an adapter. The two factors of one module at a time are in memory. `scaling` is what its configuration states, if
 * there is one. Calls `report` before each module. Throws LoraError for a file that is damaged or not supported.
 */
export function readAdapter(
  source: Source,
  scaling?: Scaling,
  report: (done: number, total: number) => void = () => undefined,
): Adapter {
  const { modules, others, hasMagnitudes, extra } = findFactors(readHeader(source));
  for (const { path, rank } of modules) wholeNumber(`r of ${path}`, rank, 1, MAX_RANK);
  const sorted = [...modules].sort((a, b) => compare(a.path, b.path));
  const updates = sorted.map((factors, index) => {
    report(index, sorted.length);
    return computeUpdate(source, factors, scaling);
  });
  return {
    updates,
    others,
    ...(hasMagnitudes ? { hasMagnitudes } : {}),
    ...(extra ? { extra } : {}),
    fileBytes: source.size,
    isScaleAssumed: scaling === undefined,
  };
}

function computeUpdate(source: Source, factors: Factors, scaling: Scaling | undefined): Update {
  const { path, b, a, d, k, rank } = factors;
  const stated = scaling?.getRank(path);
  if (stated !== undefined && stated !== rank)
    throw new LoraError(
      `r of ${path}`,
      `${rank}, as in the file; use the file's adapter_config.json`,
      stated,
    );
  const scale = scaling?.getScale(path, rank) ?? 1;
  const sigmas = singularValues(readB(source, b, d, rank), readA(source, a, k, rank));
  return { path, d, k, rank, scale, sigmas: sigmas.map((sigma) => scale * sigma) };
}

/** Returns B, which the file stores row by row. */
function readB(source: Source, tensor: StoredTensor, rows: number, columns: number): Tall {
  const numbers = readNumbers(source, tensor);
  let buffer = new Float64Array();
  return {
    rows,
    columns,
    readRows(from, count, target) {
      if (buffer.length !== target.length) buffer = new Float64Array(target.length);
      numbers.decode(from * columns, buffer);
      for (let column = 0; column < columns; column++)
        for (let row = 0; row < count; row++)
          target[column * count + row] = buffer[row * columns + column]!;
    },
  };
}

/** Returns A transposed. The rows of A are its columns. */
function readA(source: Source, tensor: StoredTensor, rows: number, columns: number): Tall {
  const numbers = readNumbers(source, tensor);
  return {
    rows,
    columns,
    readRows(from, count, target) {
      for (let column = 0; column < columns; column++)
        numbers.decode(column * rows + from, target.subarray(column * count, (column + 1) * count));
    },
  };
}
