/** The numbers that the figure computes, and the data that a page stores. */

/** The modules with one name, one in each layer. */
export type Kind = {
  readonly name: string;
  /** Whether it is a single module outside of layers. */
  readonly isOutside?: true;
  /** d and k of every module or, if they differ, of each. */
  readonly sides: readonly (readonly [d: number, k: number])[];
  /** The rank of every module or, if they differ, of each. */
  readonly ranks: readonly number[];
  /** ‖ΔW‖ of each module to three significant digits; null for a layer without this module. */
  readonly norms: readonly (number | null)[];
  /**
   * For each module, the whole percentages from 50 to 99 from which a further direction is needed, as two digits each. With
   * "5090", one direction is enough for no percentage, two are enough for 50 to 89, and three for 90 to 99.
   */
  readonly steps: readonly string[];
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
  /** The indices of the layers; empty if no module is in a layer. */
  readonly layers: readonly number[];
  readonly kinds: readonly Kind[];
  /** The modules that the file also has, such as those of modules_to_save, without their layers. Absent if there are none. */
  readonly others?: readonly string[];
  /** The module with the largest ‖ΔW‖, and its singular values to three significant digits. */
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
  readonly rows: readonly Row[];
  /** The module with the largest norm in the chosen measure. */
  readonly largest: Module;
  readonly directions: Range;
  readonly ranks: Range;
  /** The module of the example. */
  readonly exampleModule: Module;
}

/** Returns how many directions hold a share, in percent. */
export const countAt = (steps: string, share: number): number =>
  1 + (steps.match(/../g) ?? []).filter((step) => Number(step) <= share).length;

export const clip = (input: Input): Input => input;

/** Returns the smallest and the largest value. */
export const range = (values: readonly number[]): Range => [
  Math.min(...values),
  Math.max(...values),
];

export function count(input: Input): Numbers {
  const rows = input.kinds.map((kind) => toRow(kind, input));
  const modules = rows.flatMap((row) => row.modules.filter((module) => module !== undefined));
  const { kind, position } = input.example;
  return {
    ...input,
    rows,
    largest: modules.reduce((largest, module) => (module.norm > largest.norm ? module : largest)),
    directions: range(modules.map(({ directions }) => directions)),
    ranks: range(modules.map(({ rank }) => rank)),
    exampleModule: rows[kind]!.modules[position]!,
  };
}

function toRow(kind: Kind, { share, measure, layers }: Input): Row {
  const modules = kind.norms.map((norm, index): Module | undefined => {
    if (norm === null) return undefined;
    const [d, k] = kind.sides[index] ?? kind.sides[0]!;
    const steps = kind.steps[index]!;
    return {
      kind: kind.name,
      layer: kind.isOutside ? undefined : layers[index],
      rank: kind.ranks[index] ?? kind.ranks[0]!,
      norm: measure === "entry" ? norm / Math.sqrt(d * k) : norm,
      directions: norm === 0 ? 0 : countAt(steps, share),
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
