/** PEFT's modules_to_save: parameters that are copied and trained whole. */
import { LoraError, wholeNumber } from "../lora.js";
import { instances, type LinearModule, type Model, matches } from "./model.js";
import { namesOf, namingOf, normsOf } from "./names.js";
import { type Tensor, unnamed } from "./tensors.js";

/** Known names, or names with their sizes. */
export type ModulesToSave = readonly string[] | Readonly<Record<string, number>> | undefined;

/** Their copies have the base model's dtype, unlike what PEFT adds. */
const copy = (name: string, ...shape: readonly number[]): Tensor => ({
  name,
  shape,
  dtype: "base",
});

const withBias = (name: string, shape: readonly number[], bias: number | undefined) => [
  copy(`${name}.weight`, ...shape),
  ...(bias ? [copy(`${name}.bias`, bias)] : []),
];

/** Embeddings, and the head, which is a copy of its own where it is tied to them. */
function embeddings(model: Model, wanted: string): Tensor[] {
  const named = namingOf(model)?.embeddings.filter((one) => one.endsWith(wanted)) ?? [];
  const shape = named.length ? embeddingShape(model) : undefined;
  return shape ? named.map((name) => copy(`${name}.weight`, ...shape)) : [];
}

/** Rows and columns of the input embeddings; undefined where they are not known. */
export function embeddingShape(model: Model): readonly [rows: number, width: number] | undefined {
  const { other = [], hidden, modules } = model;
  const last = namingOf(model)?.embeddings[0]?.split(".").at(-1);
  const group = other.find(({ name }) => name.split(" ")[0] === last);
  if (!group || !hidden) return undefined;
  const width = modules.find(({ path }) => path === "project_in")?.k ?? hidden;
  return [group.numel / width, width];
}

const norms = (model: Model, wanted: string): Tensor[] =>
  (normsOf(model) ?? []).flatMap(({ names, width, hasBias }) =>
    names
      .filter((name) => name.endsWith(wanted))
      .flatMap((name) => withBias(name, [width], hasBias ? width : undefined)),
  );

function linear(model: Model, module: LinearModule): Tensor[] {
  const { d, k, hasBias } = module;
  const names = namesOf(model, module);
  if (!names) return [unnamed(instances(module) * (d * k + (hasBias ? d : 0)))];
  return names.flatMap((name) => withBias(name, [d, k], hasBias ? d : undefined));
}

/** What is asked for and, as PEFT adds them, the heads of the model's task. */
export const wholeOf = ({ saved = [] }: Model, given: ModulesToSave) =>
  Array.isArray(given) || !given ? [...new Set([...(given ?? []), ...saved])] : given;

/**
 * The copies. As in PEFT, a name means every module that ends in it, so that "norm" means
 * "input_layernorm" too. Their names begin with `place`. Throws LoraError for a name that is not known.
 */
export function savedTensors(model: Model, given: ModulesToSave, place = ""): Tensor[] {
  const saved = wholeOf(model, given);
  if (typeof saved !== "object")
    throw new LoraError("modulesToSave", "a list of names, or names with their sizes", saved);
  if (!Array.isArray(saved)) {
    return Object.entries(saved).map(([name, size]) =>
      unnamed(wholeNumber(`modulesToSave.${name}`, size, 1, Number.MAX_SAFE_INTEGER)),
    );
  }
  const found = saved.flatMap((wanted: string) => {
    const named = [
      ...embeddings(model, wanted),
      ...norms(model, wanted),
      ...model.modules.filter((one) => matches(one, wanted)).flatMap((one) => linear(model, one)),
    ];
    return named.length ? named : [byGroup(model, wanted)];
  });
  const isNew = ({ name }: Tensor, index: number) =>
    !name || found.findIndex((one) => one.name === name) === index;
  return found
    .filter(isNew)
    .map((one) => (one.name ? { ...one, name: `${place}.${one.name}` } : one));
}

/** Groups that go by another name than PEFT's; a tied head is as large as its embedding. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  norm: ["final_norm"],
  lm_head: ["lm_head (with bias)", "embed_tokens", "wte", "shared embedding", "word_embeddings"],
};

/** A group where the type's names are not known. */
function byGroup({ other = [], modules }: Model, wanted: string): Tensor {
  const group = [wanted, ...(GROUPS[wanted] ?? [])]
    .map((as) => other.find(({ name }) => name === as))
    .find((one) => one !== undefined);
  if (group) return unnamed(group.numel);
  const known = [...other.map(({ name }) => name), ...modules.map(({ path }) => path)];
  throw new LoraError("modulesToSave", `some of ${known.join(", ")}`, wanted);
}
