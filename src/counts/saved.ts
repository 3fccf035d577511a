/** Lists the tensors of PEFT's modules_to_save, which are copied and trained in full. */
import { LoraError, wholeNumber } from "../errors.js";
import { getHeadBias } from "./extras.js";
import { instances, isHeadless, type LinearModule, type Model, matches } from "./model.js";
import {
  allParameters,
  ancestorsEndingIn,
  type DistinctNumbers,
  findInputEmbeddings,
  getParent,
  getSelfAndAncestors,
  isWithin,
  type Parameter,
} from "./names.js";
import { type Tensor, unnamed } from "./tensors.js";

/** Names of known modules, or any names with their sizes. */
export type ModulesToSave = readonly string[] | Readonly<Record<string, number>> | undefined;

export const BIASES = ["none", "all", "lora_only"] as const;

/** `modulesToSave` and the modules that PEFT adds for the model's task. */
export function savedModules({ saved = [] }: Model, modulesToSave: ModulesToSave) {
  const requested = modulesToSave ?? [];
  if (!Array.isArray(requested)) return requested;
  return [...new Set([...requested, ...saved])];
}

/** None if `modulesToSave` maps names to sizes. */
export function namesToSave(model: Model, modulesToSave: ModulesToSave): readonly string[] {
  const saved = savedModules(model, modulesToSave);
  return Array.isArray(saved) ? saved : [];
}

/**
 * Returns the tensors of the copies, whose names start with `prefix`. As in PEFT, a name matches every module
 * whose name ends in it: "norm" also matches "input_layernorm". Throws LoraError for an unknown name.
 */
export function savedTensors(
  model: Model,
  modulesToSave: ModulesToSave,
  prefix: string,
  distinct: DistinctNumbers,
): Tensor[] {
  const saved = savedModules(model, modulesToSave);
  if (!Array.isArray(saved)) {
    return Object.entries(saved).map(([name, size]) =>
      unnamed(wholeNumber(`modulesToSave.${name}`, size, 1, Number.MAX_SAFE_INTEGER)),
    );
  }
  if (saved.length === 0) return [];
  const all = allParameters(model, distinct);
  if (!all) return byGroup(model, saved);
  const copied = [
    ...all,
    ...findTiedWeights(model),
    ...findSharedBiases(model, all),
    ...listBuffers(model, all),
  ];
  return byName(model, saved, copied, prefix);
}

interface Copied extends Parameter {
  /** The name of the parameter that has the same tensor, if any. */
  readonly shared?: string;
  readonly isBuffer?: true;
}

/** DeepSeek V3 has one for each router. */
const listBuffers = ({ type }: Model, all: readonly Parameter[]): Copied[] =>
  all
    .filter(({ isWide }) => isWide && type === "deepseek_v3")
    .map((weight) => ({
      ...weight,
      name: `${getParent(weight.name)}.e_score_correction_bias`,
      shape: weight.shape.slice(0, 1),
      isBuffer: true,
    }));

/** The biases that a tied decoder in an encoder's head shares with the head. */
export function findSharedBiases({ tied = [] }: Model, all: readonly Parameter[]): Copied[] {
  return tied.flatMap((module) => {
    const shared = getHeadBias(module);
    return all
      .filter(({ name }) => name === shared)
      .map(({ shape }) => ({ name: `${module}.bias`, shape, shared }));
  });
}

/** Copies of tied weights are separate parameters. An encoder whose head is unknown has none. */
export function findTiedWeights(model: Model): Copied[] {
  const embeddings = findInputEmbeddings(model);
  const { tied = [] } = model;
  if (!embeddings || isHeadless(model)) return [];
  const shared = `${embeddings.module}.weight`;
  return tied.map((name) => ({ name: `${name}.weight`, shape: embeddings.shape, shared }));
}

/** Lists the tensors of copies, by the names of parameters. Copies have the base model's dtype. */
function byName(
  model: Model,
  saved: readonly string[],
  all: readonly Copied[],
  prefix: string,
): Tensor[] {
  const modules = all.flatMap(({ name }) => getSelfAndAncestors(getParent(name)));
  const names = new Set(modules.filter((name) => saved.some((wanted) => name.endsWith(wanted))));
  // PEFT ignores names that match no module. For encoders, such a name may be in a head that is unknown here.
  const missing = isHeadless(model)
    ? saved.find((wanted) => ![...names].some((name) => name.endsWith(wanted)))
    : undefined;
  if (missing !== undefined) throw unknownNameError(model, missing);
  // Every list has an element 0, or a mark for several elements that include it.
  const list = modules.find((name) => /\.[\d#*]$/.test(name) && names.has(getParent(name)));
  if (list !== undefined)
    throw new LoraError(
      "modulesToSave",
      "modules, not a list of modules such as this",
      getParent(list),
    );
  const { copies, trained } = findCopies([...names]);
  const nested = [...copies].filter(([, outer]) => outer !== undefined);
  // A copy is three or more levels inside another copy, or PEFT's result depends on the order of the modules.
  const isUnpredictable = nested.some(
    ([name, outer]) =>
      outer !== getParent(name) ||
      (!trained.has(name) && [...trained].some((module) => getParent(module) === outer)),
  );
  // PEFT's class for classifiers copies nested modules twice. It also compares names with the modules around the model.
  const isCopiedTwice =
    nested.length > 0 ||
    trained.size > 0 ||
    saved.some((wanted) => ancestorsEndingIn(prefix, wanted).length);
  if (isUnpredictable || (model.saved?.length && isCopiedTwice))
    throw new LoraError("modulesToSave", "modules none of which is inside another", saved);
  return all.flatMap(({ isWide, isBuffer, shared = "", ...parameter }) =>
    // The copy of an outer module includes a copy of the inner module, which the file does not contain.
    getSelfAndAncestors(parameter.name)
      .filter((module) => copies.has(module))
      .map((module, index, [, inner]): Tensor => {
        // If one copy contains both tied parameters, they share a tensor. The file contains it under both names.
        const isRepeated = shared.startsWith(`${module}.`);
        const isInner = inner === undefined || index > 0;
        const isFrozen = !isInner && !trained.has(inner);
        const role = isBuffer || isRepeated ? "buffer" : isFrozen ? "frozen" : undefined;
        return {
          ...parameter,
          name: `${prefix}.${parameter.name}`,
          dtype: isWide ? "F32" : "base",
          isSaved: isInner,
          ...(role && { role }),
        };
      }),
  );
}

/**
 * Returns the modules that PEFT copies, each with the copied module that contains it, if any, and those
 * modules that the containing copy also trains.
 */
function findCopies(names: readonly string[]) {
  const copies = new Map<string, string | undefined>();
  const trained = new Set<string>();
  for (const name of names.toSorted((a, b) => a.length - b.length)) {
    const parent = getParent(name);
    // Instead of a module two names below a copy, PEFT trains the complete copy.
    if (copies.has(getParent(parent))) trained.add(parent);
    else
      copies.set(
        name,
        getSelfAndAncestors(parent).find((module) => copies.has(module)),
      );
  }
  return { copies, trained };
}

/** Lists the tensors of copies, by group names and path suffixes, for models with unknown parameter names. */
const byGroup = (model: Model, saved: readonly string[]): Tensor[] =>
  saved.flatMap((wanted) => {
    const { other = [], modules } = model;
    const groups = other.filter(({ name }) => isWithin(name, wanted));
    const aliases = (ALIASES[wanted] ?? []).flatMap((alias) =>
      other.filter(({ name }) => name === alias),
    );
    const counts = [
      ...(groups.length ? groups : aliases.slice(0, 1)).map(({ numel }) => numel),
      ...modules.filter((module) => matches(module, wanted)).map(weightsAndBiases),
    ];
    if (counts.length === 0) throw unknownNameError(model, wanted);
    return counts.map(unnamed);
  });

const weightsAndBiases = (module: LinearModule) =>
  instances(module) * (module.d * module.k + (module.hasBias ? module.d : 0));

/** Group names for PEFT's names, where they differ. A tied head is as large as its embedding. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  norm: ["final_norm"],
  lm_head: ["lm_head (with bias)", "embed_tokens", "wte", "word_embeddings"],
};

function unknownNameError({ other = [], modules }: Model, wanted: string): LoraError {
  const names = [
    ...other.map(({ name }) => name.replace(/^.*#\./, "")),
    ...modules.map(({ path }) => path),
  ];
  return new LoraError("modulesToSave", `some of ${[...new Set(names)].join(", ")}`, wanted);
}
