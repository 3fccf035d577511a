/** What a family of models needs to turn a config.json into shapes. */
import { LoraError, wholeNumber } from "../../lora.js";
import { group, type ParameterGroup } from "../groups.js";
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

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values[name] ?? otherwise;
    if (typeof value !== "boolean")
      throw new LoraError(`${name} of the config`, "true or false", value);
    return value;
  }

  text(name: string, otherwise: string): string {
    return String(this.values[name] ?? otherwise);
  }
}

export type Shapes = Pick<Model, "layers" | "hidden" | "kvWidth" | "modules"> & {
  readonly other: readonly ParameterGroup[];
};
export type Family = (config: Config) => Shapes;

/** Linear modules of one stack: path, rows, columns, bias, and how many a layer has. */
export const stack = (
  layers: number,
  rows: readonly (readonly [
    path: string,
    d: number,
    k: number,
    hasBias?: boolean,
    perLayer?: number,
  ])[],
): LinearModule[] =>
  rows.map(([path, d, k, hasBias = false, perLayer = 1]) => ({
    path,
    d,
    k,
    layers,
    perLayer,
    hasBias,
  }));

/** The output head, unless it is the embedding once more. */
export const outputHead = (config: Config, isTied: boolean, numel: number): ParameterGroup[] =>
  config.flag("tie_word_embeddings", isTied) ? [] : [group("weights", "lm_head", numel)];
