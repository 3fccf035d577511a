/** The tensors that PEFT trains or stores in addition to its adapters: copies of modules, biases, and rows of embeddings. */
import { LoraError } from "../errors.js";
import { storedEmbeddings } from "./extras.js";
import { allBiases, type LinearModule, type Model } from "./model.js";
import {
  allParameters,
  ancestorsEndingIn,
  getFullNames,
  getParent,
  isInside,
  isWithin,
  type NumbersRead,
  type Parameter,
} from "./names.js";
import { numbersRead } from "./numbers-read.js";
import type { AdapterInput } from "./options.js";
import { findSharedBiases, findTiedWeights, namesToSave, savedTensors } from "./saved.js";
import { buffer, type Tensor, tensor, unnamed } from "./tensors.js";
import { tokenModules, tokenTensors, trainedRows } from "./tokens.js";
import { withTying } from "./tying.js";

/** Prefix of the names in the file of a method that adapts modules. */
export const PLACE = "base_model.model";

/**
 * Returns the number of biases that PEFT's bias="all" trains: parameters named "bias", which excludes
 * biases of stacked experts and, since 0.21, T5's relative ones. Modules in `saved` are copied, so their
 * original biases stay frozen. Throws LoraError if only some modules are known.
 */
function allTrainedBiases(model: Model, saved: readonly string[]): number {
  const isCopied = (name: string) => saved.some((wanted) => isWithin(name, wanted));
  const modules = model.modules.filter((module) => !isCopied(module.place ?? module.path));
  const biases = allBiases({ ...model, modules });
  if (biases === undefined || !model.other)
    throw new LoraError(
      "bias",
      `none or lora_only, because only some modules of ${model.id} are known`,
      "all",
    );
  return model.other
    .filter(({ kind, name }) => kind === "expert-biases" || isCopied(name))
    .reduce((total, group) => total - group.biases, biases);
}

/** The name of the module in which PEFT trains rows of another. */
const ROWS = "token_adapter.base_layer.";

/**
 * Returns the biases that bias="all" trains or stores. Those of adapted modules, and of modules in `withRows`,
 * have another name.
 */
function allBiasTensors(
  model: Model,
  adapted: readonly LinearModule[],
  saved: readonly string[],
  withRows: readonly string[],
  read: NumbersRead,
): Tensor[] {
  const all = allParameters(model, read);
  if (!all) return [unnamed(allTrainedBiases(model, saved))];
  const wrapped = getFullNames(adapted, read);
  /** Returns the biases of the copy of a bias's module, undefined if it has none. */
  const copyBias = ({ name, shape, layers, within }: Parameter): Tensor[] | undefined => {
    const module = getParent(name);
    const [copied, inner] = [
      ...new Set(saved.flatMap((wanted) => ancestorsEndingIn(module, wanted))),
    ];
    if (inner !== undefined)
      throw new LoraError("bias", "none or lora_only with nested modulesToSave", "all");
    if (copied === undefined) return undefined;
    // The file contains the frozen original, and the copy under a second name. In that name, PEFT omits
    // "default" only directly before the last part.
    const copy = copied === module ? "modules_to_save" : "modules_to_save.default";
    return ["original_module", copy].map((part) => ({
      ...buffer(`${PLACE}.${copied}.${part}${name.slice(copied.length)}`, ...shape),
      layers,
      within,
      dtype: "base",
      isOfBase: true,
    }));
  };
  // A tied decoder of an encoder's head shares the head's bias, which the file contains by both names. If a bias is
  // copied, the original is frozen under all of its names.
  const aliases = findSharedBiases(model, all);
  const frozen = new Set(
    aliases.flatMap((bias) => (copyBias(bias) ? [bias.name, bias.shared] : bias.name)),
  );
  return [...all, ...aliases]
    .filter(({ name }) => name.endsWith(".bias"))
    .flatMap((bias): Tensor[] => {
      const { name, shape, layers, within } = bias;
      const module = getParent(name);
      const inner = wrapped.has(module) ? "base_layer." : withRows.includes(module) ? ROWS : "";
      const place = `${PLACE}.${module}.${inner}bias`;
      const role = frozen.has(name) ? { role: "buffer" as const } : {};
      return (
        copyBias(bias) ?? [
          { name: place, shape, layers, within, dtype: "base", isOfBase: true, ...role },
        ]
      );
    });
}

/** Returns the biases of adapted modules. */
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
 * Returns what is trained or stored beside the adapters of the modules `adapted`, with names that start
 * with `place`. Throws LoraError.
 */
export function extraTensors(
  model: Model,
  adapted: readonly LinearModule[],
  input: AdapterInput,
  place = PLACE,
): Tensor[] {
  const { bias, trainableTokenIndices, ensureWeightTying } = input;
  const { input: tied, copied } = withTying(model, input);
  const { targets, modulesToSave } = tied;
  const saved = namesToSave(model, modulesToSave);
  const read = numbersRead(input);
  const copies = findTiedWeights(model).filter(({ name }) =>
    copied.some((module) => isInside(name, module)),
  );
  const trained = trainedRows(model, trainableTokenIndices, ensureWeightTying === true, read);
  const withRows = tokenModules(trained);
  const biases =
    bias === "all" || (bias === "lora_only" && withRows.length)
      ? allBiasTensors(model, adapted, saved, withRows, read)
      : [];
  return [
    ...copies.map(
      ({ name, shape }): Tensor => ({ ...buffer(`${place}.${name}`, ...shape), dtype: "base" }),
    ),
    ...savedTensors(model, modulesToSave, place, read),
    ...(bias === "lora_only"
      ? [
          ...adaptedBiasTensors(adapted),
          // PEFT stores biases of modules whose rows are trained, but freezes them.
          ...biases
            .filter(({ name }) => name?.includes(ROWS))
            .map((tensor): Tensor => ({ ...tensor, role: "buffer" })),
        ]
      : biases),
    ...(trainableTokenIndices === undefined ? storedEmbeddings(model, adapted, targets) : []),
    ...tokenTensors(trained, adapted, saved, read),
  ];
}
