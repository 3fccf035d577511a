/**
 * Finds the experts that PEFT stores in one pair of tensors. PEFT wraps a parameter with the shape [E, …] in a ParamWrapper,
 * whose A has r · E rows (src/peft/tuners/lora/layer.py). The file names only the module, and adds `.base_layer` for each
 * further parameter of the module: the configuration names the parameters and their ranks.
 */
import { LoraError } from "../errors.js";
import { groupBy } from "../group-by.js";
import type { Scaling } from "./config.js";
import type { Pair } from "./pairs.js";

const WRAPPED = /(?:\.base_layer)+$/;
/** The maximum number of parameters of a module. All their orders are tried. */
const MAX_PARAMETERS = 4;

const FIX = "use the adapter_config.json that PEFT saved with the file";

/** Returns the pairs with the name, the rank and the number of experts of their parameter. Throws LoraError if they cannot be known. */
export function findExperts(pairs: readonly Pair[], scaling: Scaling | undefined): Pair[] {
  const modules = groupBy(pairs, ({ path }) => path.replace(WRAPPED, ""));
  return [...modules].flatMap(([module, wrapped]) => {
    const parameters = scaling?.findParameters(module) ?? [];
    if (parameters.length > 0) return assign(module, wrapped, parameters, scaling!);
    const isFused = wrapped.some(
      ({ path, isMlx }) => !isMlx && (path !== module || /(?:^|\.)experts$/.test(path)),
    );
    if (isFused)
      throw new LoraError(
        "the file",
        `beside a configuration whose target_parameters name the parameters of ${module}, because the file does not state the number of experts; ${FIX}`,
        wrapped[0]!.path,
      );
    return wrapped;
  });
}

/** Returns the pairs in the only order of parameters in which their shapes fit. */
function assign(
  module: string,
  wrapped: readonly Pair[],
  parameters: readonly string[],
  scaling: Scaling,
): Pair[] {
  const count = wrapped.length;
  const fits = (pairs: readonly (Pair | undefined)[]): pairs is Pair[] =>
    pairs.every((pair) => pair && pair.experts === pairs[0]!.experts) &&
    areSidesFitting(pairs as Pair[]);
  const candidates =
    count === parameters.length && count <= MAX_PARAMETERS
      ? permute(parameters).map((order) =>
          wrapped.map((pair, index) => divide(pair, `${module}.${order[index]!}`, scaling)),
        )
      : [];
  const fitting = candidates.filter(fits);
  if (fitting.length !== 1)
    throw new LoraError(
      `target_parameters of the adapter config`,
      `the parameters of ${module}, whose ranks divide the sides of the file's ${count} pairs of factors in one order; ${FIX}`,
      parameters,
    );
  return fitting[0]!;
}

/** Returns the pair of a parameter, or undefined if its rank does not divide the rows of A. */
function divide(pair: Pair, path: string, scaling: Scaling): Pair | undefined {
  const rank = scaling.getRank(path) ?? pair.rank;
  return pair.rank % rank === 0 ? { ...pair, path, rank, experts: pair.rank / rank } : undefined;
}

/**
 * Returns whether the sides fit, so far as they are known: the output of gate_up_proj holds two inputs of down_proj. PEFT nests
 * the parameters in the order in which the model defines them, which the file does not state.
 */
function areSidesFitting(pairs: readonly Pair[]): boolean {
  const [up, down] = ["gate_up_proj", "down_proj"].map((name) =>
    pairs.find(({ path }) => path.endsWith(`.${name}`)),
  );
  return !up || !down || (up.d === 2 * down.k && up.k === down.d);
}

function permute<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
