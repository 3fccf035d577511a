/** PEFT's modules_to_save: modules that are copied and trained in full. */
import { LoraError, wholeNumber } from "../errors.js";
import { biasAround } from "./extras.js";
import { instances, isHeadless, type LinearModule, type Model, matches } from "./model.js";
import {
  allParameters,
  around,
  embeddingsOf,
  firstOf,
  isWithin,
  type NumbersRead,
  type Parameter,
} from "./names.js";
import { type Tensor, unnamed } from "./tensors.js";

/** Names of known modules, or any names with their sizes. */
export type ModulesToSave = readonly string[] | Readonly<Record<string, number>> | undefined;

/** PEFT's values of `bias`. */
export const BIASES = ["none", "all", "lora_only"] as const;

/** Returns the given modules and those that PEFT adds for the model's task. */
export function savedModules({ saved = [] }: Model, modulesToSave: ModulesToSave) {
  const given = modulesToSave ?? [];
  if (!Array.isArray(given)) return given;
  return [...new Set([...given, ...saved])];
}

/** Returns the names of modules that are trained in full, or none if `modulesToSave` has only their sizes. */
export function namesToSave(model: Model, modulesToSave: ModulesToSave): readonly string[] {
  const saved = savedModules(model, modulesToSave);
  return Array.isArray(saved) ? saved : [];
}

/**
 * Returns the tensors of the copies, whose names start with `place`. As in PEFT, a name matches every
 * module that ends in it: "norm" also matches "input_layernorm". Throws LoraError for an unknown name.
 */
export function savedTensors(
  model: Model,
  given: ModulesToSave,
  place: string,
  read: NumbersRead,
): Tensor[] {
  const saved = savedModules(model, given);
  if (!Array.isArray(saved)) {
    return Object.entries(saved).map(([name, size]) =>
      unnamed(wholeNumber(`modulesToSave.${name}`, size, 1, Number.MAX_SAFE_INTEGER)),
    );
  }
  if (saved.length === 0) return [];
  const all = allParameters(model, read);
  if (!all) return byGroup(model, saved);
  return byName(model, saved, [...all, ...tiedOf(model), ...sharedBiasesOf(model, all)], place);
}

/** A parameter, and the name of the parameter that has the same tensor, if any. */
interface Copied extends Parameter {
  readonly shared?: string;
}

/** Returns the biases that a tied decoder in an encoder's head shares with the head. */
export function sharedBiasesOf({ tied = [] }: Model, all: readonly Parameter[]) {
  return tied.flatMap((module) => {
    const shared = biasAround(module);
    return all
      .filter(({ name }) => name === shared)
      .map(({ shape }) => ({ name: `${module}.bias`, module, shape, shared }));
  });
}

/** Returns tied weights, whose copies are separate parameters. Those of an encoder's head are unknown. */
export function tiedOf(model: Model): Copied[] {
  const embeddings = embeddingsOf(model);
  const { tied = [] } = model;
  if (!embeddings || isHeadless(model)) return [];
  const shared = `${embeddings.module}.weight`;
  return tied.map((name) => ({ name: `${name}.weight`, shape: embeddings.shape, shared }));
}

/** Finds copies by the names of parameters. They have the base model's dtype, unlike adapters. */
function byName(
  model: Model,
  saved: readonly string[],
  all: readonly Copied[],
  place: string,
): Tensor[] {
  const copied = all.flatMap((parameter) => {
    const module = parameter.name.replace(/\.[^.]+$/, "");
    if (!saved.some((wanted) => isWithin(module, wanted))) return [];
    return [{ ...parameter, by: new Set(saved.flatMap((wanted) => around(module, wanted))) }];
  });
  // PEFT ignores names without a module. Heads of encoders may have modules that are unknown here.
  const missing = isHeadless(model)
    ? saved.find(
        (wanted) => !copied.some(({ by }) => [...by].some((name) => name.endsWith(wanted))),
      )
    : undefined;
  if (missing !== undefined) throw unknown(model, missing);
  const list = copied.flatMap(({ by, ...parameter }) => {
    const name = firstOf(parameter);
    const saves = saved.flatMap((wanted) => around(name.replace(/\.[^.]+$/, ""), wanted));
    return saves.filter((module) => /^\.\d/.test(name.slice(module.length)));
  })[0];
  if (list !== undefined)
    throw new LoraError("modulesToSave", "modules, not lists such as this", list);
  // Refuses what is not modeled: nested copies in a classifier, which PEFT makes twice, and deeper nesting.
  if (copied.some(({ by }) => (by.size > 1 && model.saved?.length) || !areParents([...by])))
    throw new LoraError("modulesToSave", "modules that do not contain each other", saved);
  const places = new Map(copied.map(({ name, by }) => [name, by]));
  return copied.flatMap(({ name, layers, within, shape, isWide, by, shared }): Tensor[] => {
    // If one copy contains both tied parameters, they are the same tensor, which the file contains under both names.
    const isRepeated = [...(places.get(shared ?? "") ?? [])].some((module) => by.has(module));
    const role = isRepeated ? { role: "buffer" as const } : {};
    const dtype = isWide ? "F32" : "base";
    const copy = { name: `${place}.${name}`, layers, within, shape, dtype, ...role } as const;
    // A copy of the outer module has a frozen copy of each inner one.
    const frozen = Array.from({ length: by.size - 1 }, () => ({
      ...copy,
      ...UNSAVED,
    }));
    return [copy, ...frozen];
  });
}

/** Returns whether each module contains the next one directly. */
const areParents = (modules: readonly string[]) =>
  modules
    .toSorted((a, b) => a.length - b.length)
    .every((name, index, all) => index === 0 || name.replace(/\.[^.]+$/, "") === all[index - 1]);

const UNSAVED = { role: "frozen", isSaved: false } as const;

/** Finds copies by the names of groups and the ends of paths, where names of parameters are unknown. */
const byGroup = (model: Model, saved: readonly string[]): Tensor[] =>
  saved.flatMap((wanted) => {
    const { other = [], modules } = model;
    const groups = other.filter(({ name }) => isWithin(name, wanted));
    const aliases = (ALIASES[wanted] ?? []).flatMap((alias) =>
      other.filter(({ name }) => name === alias),
    );
    const found = [
      ...(groups.length ? groups : aliases.slice(0, 1)).map(({ numel }) => numel),
      ...modules.filter((module) => matches(module, wanted)).map(weightsAndBiases),
    ];
    if (found.length === 0) throw unknown(model, wanted);
    return found.map(unnamed);
  });

const weightsAndBiases = (module: LinearModule) =>
  instances(module) * (module.d * module.k + (module.hasBias ? module.d : 0));

/** Names of groups that differ from PEFT's. A tied head is as large as its embedding. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  norm: ["final_norm"],
  lm_head: ["lm_head (with bias)", "embed_tokens", "wte", "shared embedding", "word_embeddings"],
};

function unknown({ other = [], modules }: Model, wanted: string): LoraError {
  const known = [
    ...other.map(({ name }) => name.replace(/^.*#\./, "")),
    ...modules.map(({ path }) => path),
  ];
  return new LoraError("modulesToSave", `some of ${[...new Set(known)].join(", ")}`, wanted);
}
