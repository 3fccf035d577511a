/** Lists the tensors of PEFT's trainable_token_indices: embedding rows that are trained with the adapters. */
import { LoraError } from "../errors.js";
import { isHeadless, type LinearModule, listTiedModules, type Model } from "./model.js";
import {
  allParameters,
  type DistinctNumbers,
  fillFirstName,
  findInputEmbeddings,
  getFullNames,
  getParent,
  isWithin,
  type Parameter,
} from "./names.js";
import { findTiedWeights } from "./saved.js";
import { type Tensor, tensor } from "./tensors.js";

/** Row indices of the input embeddings, or of modules by name suffixes. */
export type TokenIndices =
  | readonly number[]
  | Readonly<Record<string, readonly number[]>>
  | undefined;

const OPTION = "trainableTokenIndices";

/** Throws LoraError if PEFT does not support training rows of the weight. */
function toRowTensor(weight: Parameter, indices: readonly number[]): Tensor {
  const { name, shape, ...numbers } = weight;
  const module = getParent(fillFirstName(weight));
  const [rows = 0, width] = shape;
  if (width === undefined) throw new LoraError(OPTION, "for embeddings or linear modules", module);
  const outside = indices.find((index) => index >= rows);
  if (outside !== undefined)
    throw new LoraError(OPTION, `below ${rows}, the number of rows of ${module}`, outside);
  const deltaName = `base_model.model.${getParent(name)}.token_adapter.trainable_tokens_delta`;
  return { ...tensor(deltaName, indices.length, width), ...numbers };
}

/** The weights whose rows are trained, with the indices of the rows, and the names of the modules that share them. */
interface Rows {
  readonly rows: readonly (readonly [weight: Parameter, indices: readonly number[]])[];
  readonly shared: readonly string[];
}

/**
 * Returns the trained rows. Modules that are tied to the input embeddings share the embeddings' rows, unless
 * `indices` has different lists for them. Throws LoraError for unknown modules, and for different lists if
 * `isTied`.
 */
export function trainedRows(
  model: Model,
  indices: TokenIndices,
  isTied: boolean,
  distinct: DistinctNumbers,
): Rows {
  if (indices === undefined) return { rows: [], shared: [] };
  const embeddings = findInputEmbeddings(model);
  const parameters = allParameters(model, distinct);
  if (!embeddings || !parameters)
    throw new LoraError("model", "a model whose parameters are known by name", model.id);
  const listsByModule = Object.entries(
    Array.isArray(indices) ? { [embeddings.module]: indices } : indices,
  );
  const weights = [...parameters, ...findTiedWeights(model)].filter(({ name }) =>
    name.endsWith(".weight"),
  );
  const tied = isHeadless(model) ? [] : listTiedModules(model);
  const isEmbedding = (name: string) => embeddings.module.endsWith(name);
  const isShared = (name: string) =>
    isEmbedding(name) ||
    tied.some((other) => other.endsWith(name) || other.split(".").includes(name));
  const lists = listsByModule.filter(([name]) => isShared(name)).map(([, list]) => String(list));
  const areEqual = tied.length === 0 || new Set(lists).size < 2;
  if (!areEqual && isTied) throw new LoraError(OPTION, "the same for tied modules", indices);
  const isRepeated = lists.length > 1 && areEqual;
  const rows = listsByModule
    .filter(([name]) => !(isRepeated && tied.includes(name)))
    .flatMap(([name, list]) => {
      const matches = weights.filter((weight) => getParent(weight.name).endsWith(name));
      if (!matches.length) throw new LoraError(OPTION, `lists by modules of ${model.id}`, name);
      return matches.map((weight) => [weight, list] as const);
    });
  const hasEmbeddings = rows.some(([weight]) => getParent(weight.name) === embeddings.module);
  return { rows, shared: hasEmbeddings && areEqual ? tied : [] };
}

export const tokenModules = ({ rows, shared }: Rows): readonly string[] => [
  ...rows.map(([weight]) => getParent(weight.name)),
  ...shared,
];

/**
 * Returns the tensors of the rows. Throws LoraError for indices out of range, for adapted modules, and for
 * modules that are copied because of their names in `saved`.
 */
export function tokenTensors(
  trained: Rows,
  adapted: readonly LinearModule[],
  saved: readonly string[],
  distinct: DistinctNumbers,
): Tensor[] {
  const modules = tokenModules(trained);
  const names = getFullNames(adapted, distinct);
  // Tied modules in `trained.shared` may be adapted.
  const adaptedName = trained.rows
    .map(([weight]) => getParent(weight.name))
    .find((name) => names.has(name));
  if (adaptedName !== undefined)
    throw new LoraError(OPTION, "for modules that are not targets", adaptedName);
  const copied = modules.find((module) => saved.some((name) => isWithin(module, name)));
  if (copied !== undefined)
    throw new LoraError("modulesToSave", `without ${copied}, whose rows are trained`, saved);
  return trained.rows.map(([weight, list]) => toRowTensor(weight, list));
}
