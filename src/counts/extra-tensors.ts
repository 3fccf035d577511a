/** Lists the tensors that PEFT trains or stores in addition to adapters: copied modules, biases, embedding rows. */
import { LoraError } from "../errors.js";
import { getDistinctNumbers } from "./distinct-numbers.js";
import { storedEmbeddings } from "./extras.js";
import { allBiases, type LinearModule, type Model } from "./model.js";
import {
  allParameters,
  ancestorsEndingIn,
  type DistinctNumbers,
  getFullNames,
  getParent,
  isInside,
  isWithin,
  type Parameter,
} from "./names.js";
import type { AdapterInput } from "./options.js";
import { findSharedBiases, findTiedWeights, namesToSave, savedTensors } from "./saved.js";
import { buffer, type Tensor, tensor, unnamed } from "./tensors.js";
import { tokenModules, tokenTensors, trainedRows } from "./tokens.js";
import { withTying } from "./tying.js";

/** The prefix of names in adapter files, for methods that adapt modules. */
export const FILE_PREFIX = "base_model.model";

/**
 * Returns the number of biases that PEFT's bias="all" trains in a model whose parameters have no known
 * names. Modules in `saved` are copied, so their original biases stay frozen. Throws LoraError if only
 * some modules are known.
 */
function allTrainedBiases(model: Model, saved: readonly string[]): number {
  const isTrained = (name: string) => !saved.some((wanted) => isWithin(name, wanted));
  const modules = model.modules.filter(({ path }) => isTrained(path));
  const other = model.other?.filter(({ name }) => isTrained(name));
  const biases = allBiases({ ...model, modules, other });
  if (biases === undefined)
    throw new LoraError(
      "bias",
      `none or lora_only, because only some modules of ${model.id} are known`,
      "all",
    );
  return biases;
}

/** The path from a module whose rows are trained to its original parameters. */
const ROW_ADAPTER = "token_adapter.base_layer.";

/**
 * Returns the biases that bias="all" trains or stores. PEFT renames the biases of adapted modules and of modules
 * in `withRows`.
 */
function allBiasTensors(
  model: Model,
  adapted: readonly LinearModule[],
  saved: readonly string[],
  withRows: readonly string[],
  distinct: DistinctNumbers,
): Tensor[] {
  const all = allParameters(model, distinct);
  if (!all) return [unnamed(allTrainedBiases(model, saved))];
  const wrapped = getFullNames(adapted, distinct);
  /** The stored biases if the bias's module is copied, otherwise undefined. */
  const copyBias = ({ name, shape, layers, within }: Parameter): Tensor[] | undefined => {
    const module = getParent(name);
    const [copied, infix] = [
      ...new Set(saved.flatMap((wanted) => ancestorsEndingIn(module, wanted))),
    ];
    if (infix !== undefined)
      throw new LoraError("bias", "none or lora_only with nested modulesToSave", "all");
    if (copied === undefined) return undefined;
    // The file contains the frozen original, and the copy under a second name. PEFT omits "default" from the
    // second name only if a single part follows.
    const copy = copied === module ? "modules_to_save" : "modules_to_save.default";
    return ["original_module", copy].map((part) => ({
      ...buffer(`${FILE_PREFIX}.${copied}.${part}${name.slice(copied.length)}`, ...shape),
      layers,
      within,
      dtype: "base",
      isOfBase: true,
    }));
  };
  // In an encoder's head, a tied decoder shares the head's bias. The file contains this bias under both names. If
  // a bias is copied, the original is frozen under all its names.
  const aliases = findSharedBiases(model, all);
  const frozen = new Set(
    aliases.flatMap((bias) => (copyBias(bias) ? [bias.name, bias.shared] : bias.name)),
  );
  return [...all, ...aliases]
    .filter(({ name }) => name.endsWith(".bias"))
    .flatMap((bias): Tensor[] => {
      const { name, shape, layers, within } = bias;
      const module = getParent(name);
      const infix = wrapped.has(module)
        ? "base_layer."
        : withRows.includes(module)
          ? ROW_ADAPTER
          : "";
      const place = `${FILE_PREFIX}.${module}.${infix}bias`;
      const role = frozen.has(name) ? { role: "buffer" as const } : {};
      return (
        copyBias(bias) ?? [
          { name: place, shape, layers, within, dtype: "base", isOfBase: true, ...role },
        ]
      );
    });
}

/** The biases of the adapted modules, under the names that PEFT gives them. */
const adaptedBiasTensors = (adapted: readonly LinearModule[]): Tensor[] =>
  adapted
    .filter(({ hasBias }) => hasBias)
    .map((module) => ({
      ...tensor("base_layer.bias", module.d),
      module,
      dtype: "base",
      isOfBase: true,
    }));

/**
 * Returns the tensors that are trained or stored in addition to the adapters of `adapted`. Their names start
 * with `prefix`. Throws LoraError.
 */
export function extraTensors(
  model: Model,
  adapted: readonly LinearModule[],
  input: AdapterInput,
  prefix = FILE_PREFIX,
): Tensor[] {
  const { bias, trainableTokenIndices, ensureWeightTying } = input;
  const { input: tied, copied } = withTying(model, input);
  const { targets, modulesToSave } = tied;
  const saved = namesToSave(model, modulesToSave);
  const distinct = getDistinctNumbers(input);
  const copies = findTiedWeights(model).filter(({ name }) =>
    copied.some((module) => isInside(name, module)),
  );
  const trained = trainedRows(model, trainableTokenIndices, ensureWeightTying === true, distinct);
  const withRows = tokenModules(trained);
  const biases =
    bias === "all" || (bias === "lora_only" && withRows.length)
      ? allBiasTensors(model, adapted, saved, withRows, distinct)
      : [];
  return [
    ...copies.map(
      ({ name, shape }): Tensor => ({ ...buffer(`${prefix}.${name}`, ...shape), dtype: "base" }),
    ),
    ...savedTensors(model, modulesToSave, prefix, distinct),
    ...(bias === "lora_only"
      ? [
          ...adaptedBiasTensors(adapted),
          // PEFT freezes the biases of modules whose rows are trained, but stores them.
          ...biases
            .filter(({ name }) => name?.includes(ROW_ADAPTER))
            .map((tensor): Tensor => ({ ...tensor, role: "buffer" })),
        ]
      : biases),
    ...(trainableTokenIndices === undefined ? storedEmbeddings(model, adapted, targets) : []),
    ...tokenTensors(trained, adapted, saved, distinct),
  ];
}
