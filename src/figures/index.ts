import { adapter } from "./adapter/index.js";
import { backward } from "./backward/index.js";
import { capacity } from "./capacity/index.js";
import { compute } from "./compute/index.js";
import { decomposition } from "./decomposition/index.js";
import type { Figure } from "./figure.js";
import { forward } from "./forward/index.js";
import { initialization } from "./initialization/index.js";
import { memory } from "./memory/index.js";
import { merge } from "./merge/index.js";
import { methods } from "./methods/index.js";
import { model } from "./model/index.js";
import { quantization } from "./quantization/index.js";
import { savings } from "./savings/index.js";
import { scaling } from "./scaling/index.js";
import { serving } from "./serving/index.js";
import { spectrum } from "./spectrum/index.js";

/** All kinds of figures by name. To add a figure, add a folder to src/figures and its name to this list. */
export const figures = {
  decomposition,
  model,
  memory,
  forward,
  backward,
  compute,
  spectrum,
  capacity,
  scaling,
  adapter,
  initialization,
  savings,
  methods,
  merge,
  quantization,
  serving,
} satisfies Record<string, Figure>;

/** All kinds of figures in a list, with the types that all kinds share. */
export const allFigures: readonly Figure[] = Object.values(figures);

/**
 * Returns the first figure that has the named options, by default the first figure. Considers only options
 * that a figure requires, such as `model`, and options that supply values of other options, such as `config`.
 */
export function figureFor(names: Iterable<string>): Figure {
  const isNeeded = (name: string) =>
    allFigures.some(
      ({ options: { [name]: option } }) =>
        option && (option.default === undefined || option.valuesIn !== undefined),
    );
  const needed = [...names].filter(isNeeded);
  const hasAll = ({ options }: Figure) => needed.every((name) => Object.hasOwn(options, name));
  return allFigures.find(hasAll) ?? allFigures[0]!;
}
