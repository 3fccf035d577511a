/** The registry of kinds of figures: what tags need to know before a figure is drawn. */
import { kind as adapter } from "./adapter/kind.js";
import { kind as backward } from "./backward/kind.js";
import { kind as capacity } from "./capacity/kind.js";
import { kind as compute } from "./compute/kind.js";
import { kind as decomposition } from "./decomposition/kind.js";
import { kind as forward } from "./forward/kind.js";
import { kind as initialization } from "./initialization/kind.js";
import type { Kind } from "./kind.js";
import { kind as memory } from "./memory/kind.js";
import { kind as merge } from "./merge/kind.js";
import { kind as methods } from "./methods/kind.js";
import { kind as model } from "./model/kind.js";
import { kind as quantization } from "./quantization/kind.js";
import { kind as savings } from "./savings/kind.js";
import { kind as scaling } from "./scaling/kind.js";
import { kind as serving } from "./serving/kind.js";
import { kind as spectrum } from "./spectrum/kind.js";

const byName = {
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
};

export type KindName = keyof typeof byName;

/** All kinds of figures. To add a figure, add a folder to src/figures, and its name to `byName` and `figures`. */
export const kinds: readonly Kind[] = Object.values(byName);

/**
 * Returns the first kind of figure that has the named options, by default the first kind. Considers only options
 * that a kind requires, such as `model`, and options that supply values of other options, such as `config`.
 */
export function kindFor(names: Iterable<string>): Kind {
  const isNeeded = (name: string) =>
    kinds.some(
      ({ options: { [name]: option } }) =>
        option && (option.default === undefined || option.valuesIn !== undefined),
    );
  const needed = [...names].filter(isNeeded);
  const hasAll = ({ options }: Kind) => needed.every((name) => Object.hasOwn(options, name));
  return kinds.find(hasAll) ?? kinds[0]!;
}
