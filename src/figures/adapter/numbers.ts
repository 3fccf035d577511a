/** The numbers that the figure computes, and the data that a page stores. */

/** The modules with one name, one in each layer. */
export type Kind = {
  readonly name: string;
  /** Whether it is a single module outside of layers. */
  readonly isOutside?: true;
  /** The number of experts in a layer, whose updates are together one module. Absent if there are none. */
  readonly experts?: number;
  /** d and k of every module or, if they differ, of each. */
  readonly sides: readonly (readonly [d: number, k: number])[];
  /** The rank of every module or, if they differ, of each. */
  readonly ranks: readonly number[];
  /** The power of ten by which the three digits of the largest norm are multiplied. */
  readonly power: number;
  /**
   * Each module's ‖ΔW‖: three significant digits, and a hyphen for each power of ten below `power`. With the power -2, "131940-" is
   * 1.31 and 0.94.
   */
  readonly norms: string;
  /**
   * For each module, separated by spaces, the number of directions that hold 99 %, and where the number is lower: a letter
   * for the percentages down to there, from "a" for 1, and by how much if not by 1. With "5ia2", 5 directions are needed for
   * 91 to 99 %, 4 for 90 %, and 2 below. Empty for a layer without this module.
   */
  readonly steps: string;
  /** The largest singular value of all modules, to three significant digits. */
  readonly sigma: number;
  /** The kind's part of the sum of all squared norms, to three significant digits. */
  readonly energy: number;
};

export const MEASURES = ["update", "entry"] as const;

export type Input = {
  /** The share of ‖ΔW‖² that directions hold, in percent. */
  readonly share: number;
  /** Whether the norm is that of the complete update or of an entry: divided by √(dk). */
  readonly measure: (typeof MEASURES)[number];
  /** The factor s, if all modules have the same. */
  readonly scale?: number;
  /** Whether s is assumed. */
  readonly isScaleAssumed?: true;
  /** Whether the file also has magnitudes of DoRA. */
  readonly hasMagnitudes?: true;
  /** Whether the file also has biases of B. */
  readonly hasBiases?: true;
  /** The indices of the layers, in ranges without gaps; empty if no module is in a layer. */
  readonly layerRanges: readonly Range[];
  readonly kinds: readonly Kind[];
  /** The modules that the file also has, such as those of modules_to_save, without their layers. Absent if there are none. */
  readonly others?: readonly string[];
  /** The module with the largest ‖ΔW‖, and its singular values in hundredths of the largest. */
  readonly example: {
    readonly kind: number;
    readonly position: number;
    readonly sigmas: readonly number[];
  };
};

export interface Module {
  readonly kind: string;
  /** The index of its layer. Absent for a module outside of layers. */
  readonly layer: number | undefined;
  readonly rank: number;
  readonly norm: number;
  /** How many directions hold the chosen share. */
  readonly directions: number;
}

export type Range = readonly [min: number, max: number];

/** A kind with its modules; undefined for a layer without this module. */
export interface Row {
  readonly kind: Kind;
  readonly modules: readonly (Module | undefined)[];
  readonly norms: Range;
  readonly directions: Range;
  readonly ranks: Range;
}

export interface Numbers extends Input {
  /** The indices of the layers. */
  readonly layers: readonly number[];
  readonly rows: readonly Row[];
  /** The module with the largest norm in the chosen measure. */
  readonly largest: Module;
  readonly directions: Range;
  readonly ranks: Range;
  /** The largest rank of a module or, on average, of an expert. */
  readonly maxRank: number;
  /** The module of the example. */
  readonly exampleModule: Module;
}

/** How many directions of a module hold a share, in percent. `steps` is its part of a kind's steps. */
export function countAt(steps: string, share: number): number {
  let count = Number.parseInt(steps, 10);
  let percent = 99;
  for (const [, letter, fewer] of steps.matchAll(/([a-z])(\d*)/g)) {
    percent -= letter!.charCodeAt(0) - 96;
    if (percent < share) break;
    count -= Number(fewer || 1);
  }
  return count;
}

export const clip = (input: Input): Input => input;

export const range = (values: readonly number[]): Range => [
  Math.min(...values),
  Math.max(...values),
];

export function count(input: Input): Numbers {
  const layers = input.layerRanges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  const rows = input.kinds.map((kind) => toRow(kind, input, layers));
  const modules = rows.flatMap((row) => row.modules.filter((module) => module !== undefined));
  const { kind, position } = input.example;
  return {
    ...input,
    layers,
    rows,
    largest: modules.reduce((largest, module) => (module.norm > largest.norm ? module : largest)),
    directions: range(modules.map(({ directions }) => directions)),
    ranks: range(modules.map(({ rank }) => rank)),
    maxRank: Math.max(...rows.map(({ kind, ranks }) => ranks[1] / (kind.experts ?? 1))),
    exampleModule: rows[kind]!.modules[position]!,
  };
}

function toRow(kind: Kind, { share, measure }: Input, layers: readonly number[]): Row {
  const get = <T>(values: readonly T[], index: number) => values[index] ?? values[0]!;
  const norms = kind.norms.match(/\d{3}-*/g)!;
  const modules = kind.steps.split(" ").map((steps, index): Module | undefined => {
    if (!steps) return undefined;
    const [d, k] = get(kind.sides, index);
    const digits = norms[index]!;
    const norm = Number(`${digits.slice(0, 3)}e${kind.power + 3 - digits.length}`);
    return {
      kind: kind.name,
      layer: kind.isOutside ? undefined : layers[index],
      rank: get(kind.ranks, index),
      norm: measure === "entry" ? norm / Math.sqrt(d * k * (kind.experts ?? 1)) : norm,
      directions: countAt(steps, share),
    };
  });
  const known = modules.filter((module) => module !== undefined);
  return {
    kind,
    modules,
    norms: range(known.map(({ norm }) => norm)),
    directions: range(known.map(({ directions }) => directions)),
    ranks: range(known.map(({ rank }) => rank)),
  };
}

/**
 * Returns the multiple of 3 for which a number divided by this power of ten is at least 1 and less than 1,000. Returns 0 for
 * numbers below 10,000 that are 0 or at least 1.
 */
export function getExponent(value: number): number {
  const exponent = 3 * Math.floor(Number(value.toExponential(2).split("e")[1]) / 3);
  return value < 10_000 ? Math.min(0, exponent) : exponent;
}

/** Returns a power of ten as "10⁻⁶". */
export const powerOfTen = (exponent: number): string =>
  `10${String(exponent).replace(/./g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "⁻")}`;
