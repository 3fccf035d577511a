/** What a family of models needs to turn a config.json into shapes. */
import { LoraError, wholeNumber } from "../../errors.js";
import { type Layers, lengthOf, type ParameterGroup } from "../groups.js";
import type { LinearModule, Model } from "../model.js";

/** A configuration whose numbers are checked as they are read. */
export class Config {
  constructor(readonly values: Readonly<Record<string, unknown>>) {}

  /** Whether the configuration does not name it at all; null is a value. */
  isAbsent(name: string): boolean {
    return this.values[name] === undefined;
  }

  /** A whole number; without a default it must be there. */
  number(name: string, otherwise?: number): number {
    const value = this.values[name] ?? otherwise;
    return wholeNumber(`${name} of the config`, value, 1, 2 ** 24);
  }

  /** A whole number; where it is absent or below 1, as -1 stands for none, the other. */
  positiveOr(name: string, otherwise: number): number {
    const value = this.values[name] ?? 0;
    return typeof value === "number" && value < 1 ? otherwise : this.number(name);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values[name] ?? otherwise;
    if (typeof value !== "boolean")
      throw new LoraError(`${name} of the config`, "true or false", value);
    return value;
  }

  text(name: string, otherwise: string): string {
    const value = this.values[name] ?? otherwise;
    if (typeof value !== "string") throw new LoraError(`${name} of the config`, "text", value);
    return value;
  }

  /** How many entries a list or an object has; 0 where it is absent. */
  count(name: string): number {
    const value = this.values[name] ?? [];
    if (typeof value !== "object") throw new LoraError(`${name} of the config`, "a list", value);
    return Object.keys(value).length;
  }

  /** The class that the configuration was saved from; "" where it does not say. */
  architecture(): string {
    const [first] = Array.isArray(this.values.architectures) ? this.values.architectures : [];
    return typeof first === "string" ? first : "";
  }
}

export type Shapes = Pick<
  Model,
  "layers" | "hidden" | "kvWidth" | "isParallel" | "modules" | "saved" | "tied"
> & {
  readonly other: readonly ParameterGroup[];
};
export type Family = (config: Config) => Shapes;

/** A linear module of each layer: path, rows, columns, bias, and how many a layer has. */
export type Row = readonly [
  path: string,
  d: number,
  k: number,
  hasBias?: boolean,
  perLayer?: number,
];

/**
 * Linear modules of the layers; none where there are none. `at` is what their whole names begin
 * with, # a layer's number ("" for nothing, absent where it is not known), `part` what their paths do.
 */
export function stack(layers: Layers, rows: readonly Row[], at?: string, part?: string) {
  const inside = (place: string | undefined, path: string) => (place ? `${place}.${path}` : path);
  return (lengthOf(layers) ? rows : []).map(
    ([path, d, k, hasBias = false, perLayer = 1]): LinearModule => ({
      path: inside(part, path),
      d,
      k,
      layers: lengthOf(layers),
      perLayer,
      hasBias,
      ...(at !== undefined && { place: inside(at, path) }),
      ...(typeof layers !== "number" && { numbers: layers }),
    }),
  );
}

/** The same shapes with other names of their parameters. */
export function renamed(shapes: Shapes, to: (name: string) => string): Shapes {
  return {
    ...shapes,
    modules: shapes.modules.map((item) => (item.place ? { ...item, place: to(item.place) } : item)),
    other: shapes.other.map((item) =>
      item.parts
        ? {
            ...item,
            name: to(item.name),
            parts: item.parts.map((part) => ({ ...part, name: to(part.name) })),
          }
        : item,
    ),
    tied: shapes.tied?.map(to),
  };
}

/** The same shapes without whole names. */
export const withoutNames = (shapes: Shapes): Shapes => ({
  ...shapes,
  modules: shapes.modules.map(({ place: _, ...item }) => item),
  other: shapes.other.map(({ parts: _, ...item }) => item),
});
