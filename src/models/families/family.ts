/** What a family of models needs to turn a config.json into shapes. */
import { LoraError, wholeNumber } from "../../lora.js";
import type { ParameterGroup } from "../groups.js";
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

export type Shapes = Pick<Model, "layers" | "hidden" | "kvWidth" | "modules" | "saved"> & {
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

/** Linear modules of one stack; none where it has no layers. */
export const stack = (layers: number, rows: readonly Row[]): LinearModule[] =>
  (layers ? rows : []).map(([path, d, k, hasBias = false, perLayer = 1]) => ({
    path,
    d,
    k,
    layers,
    perLayer,
    hasBias,
  }));
