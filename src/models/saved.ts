/** PEFT's modules_to_save: parameters that are copied and trained whole. */
import { LoraError, wholeNumber } from "../errors.js";
import { instances, isHeadless, type LinearModule, type Model, matches } from "./model.js";
import { allParameters, around, embeddingsOf, isWithin, type Parameter } from "./names.js";
import { type Tensor, unnamed } from "./tensors.js";

/** Known names, or names with their sizes. */
export type ModulesToSave = readonly string[] | Readonly<Record<string, number>> | undefined;

/** What is asked for and, as PEFT adds them, the heads of the model's task. */
export function wholeOf({ saved = [] }: Model, named: ModulesToSave) {
  const given = named ?? [];
  if (!Array.isArray(given)) return given;
  return [...new Set([...given, ...saved])];
}

/**
 * The copies. As in PEFT, a name means every module that ends in it, so that "norm" means
 * "input_layernorm" too. Their names begin with `place`. Throws LoraError for a name that is not known.
 */
export function savedTensors(model: Model, given: ModulesToSave, place = ""): Tensor[] {
  const saved = wholeOf(model, given);
  if (!Array.isArray(saved)) {
    return Object.entries(saved).map(([name, size]) =>
      unnamed(wholeNumber(`modulesToSave.${name}`, size, 1, Number.MAX_SAFE_INTEGER)),
    );
  }
  if (saved.length === 0) return [];
  const all = allParameters(model);
  return all ? byName(model, saved, [...all, ...tiedOf(model)], place) : byGroup(model, saved);
}

/** Copies of what is tied are parameters of their own; of an encoder's head not all is known. */
function tiedOf(model: Model): Parameter[] {
  const embeddings = embeddingsOf(model);
  const { tied = [] } = model;
  if (!embeddings || isHeadless(model)) return [];
  return tied.map((name) => ({ name: `${name}.weight`, shape: embeddings.shape }));
}

/** Copies have the base model's dtype, unlike what PEFT adds. */
function byName(
  model: Model,
  saved: readonly string[],
  all: readonly Parameter[],
  place: string,
): Tensor[] {
  const copied = all.map(({ name, shape }) => {
    const module = name.replace(/\.[^.]+$/, "");
    return { name, shape, by: new Set(saved.flatMap((wanted) => around(module, wanted))) };
  });
  const missing = saved.find(
    (wanted) => !copied.some(({ by }) => [...by].some((item) => item.endsWith(wanted))),
  );
  if (missing !== undefined) throw unknown(model, missing);
  // PEFT's class for classifiers copies these once more.
  if (model.saved?.length && copied.some(({ by }) => by.size > 1))
    throw new LoraError("modulesToSave", "modules none of which is within another", saved);
  return copied
    .filter(({ by }) => by.size > 0)
    .map(({ name, shape }) => ({ name: `${place}.${name}`, shape, dtype: "base" }));
}

/** Where names are not known, by those of groups and by the ends of paths. */
const byGroup = (model: Model, saved: readonly string[]): Tensor[] =>
  saved.flatMap((wanted) => {
    const { other = [], modules } = model;
    const groups = other.filter(({ name }) => isWithin(name, wanted));
    const aliases = (ALIASES[wanted] ?? []).flatMap((as) =>
      other.filter(({ name }) => name === as),
    );
    const found = [
      ...(groups.length ? groups : aliases.slice(0, 1)).map(({ numel }) => numel),
      ...modules.filter((item) => matches(item, wanted)).map(weightsAndBiases),
    ];
    if (found.length === 0) throw unknown(model, wanted);
    return found.map(unnamed);
  });

const weightsAndBiases = (module: LinearModule) =>
  instances(module) * (module.d * module.k + (module.hasBias ? module.d : 0));

/** Groups that go by another name than PEFT's; a tied head is as large as its embedding. */
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
