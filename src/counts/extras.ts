/** Lists the modules that PEFT adapts only if targets name them: embeddings, heads and classifiers. */
import type { ParameterGroup } from "./groups.js";
import { endsIn, isHeadless, type LinearModule, type Model } from "./model.js";
import { findInputEmbeddings } from "./names.js";
import type { Names } from "./selection.js";
import { type Tensor, tensor } from "./tensors.js";

const HEAD =
  /(?:^|\.)(?:lm_head(?:\.dense)?|embed_out|proj_out|decoder|vocab_projector|score|classifier(?:\.\w+)?)$/;

/** A head with `rows` outputs, or an embedding of `rows` tokens. */
function createModule(
  name: string,
  [rows = 0, columns = 0]: readonly number[],
  hasBias: boolean,
): LinearModule {
  const shared = { path: name, place: name, layers: 1, perLayer: 1, hasBias };
  return HEAD.test(name)
    ? { ...shared, d: rows, k: columns }
    : { ...shared, d: columns, k: rows, isEmbedding: true };
}

/** The module of a group that has one matrix and perhaps a bias; none for other groups. */
function toModules({ name, parts = [] }: ParameterGroup): LinearModule[] {
  const [weight, bias] = parts;
  if (weight?.name !== `${name}.weight` || weight.shape.length !== 2) return [];
  return [createModule(name, weight.shape, bias !== undefined)];
}

/** In an encoder's head, the decoder shares the bias. */
export const getHeadBias = (decoder: string) => decoder.replace(/[^.]+$/, "bias");

/** Includes modules tied to the input embeddings. */
export function listExtraModules(model: Model): LinearModule[] {
  const { other = [], tied = [] } = model;
  const embeddings = findInputEmbeddings(model);
  const extraModules = other.filter(({ kind }) => !kind.endsWith("Norm")).flatMap(toModules);
  if (!embeddings || isHeadless(model)) return extraModules;
  const biases = other.flatMap(({ parts = [] }) => parts.map(({ name }) => name));
  return [
    ...extraModules,
    ...tied.map((name) =>
      createModule(
        name,
        embeddings.shape,
        [`${name}.bias`, getHeadBias(name)].some((bias) => biases.includes(bias)),
      ),
    ),
  ];
}

/** Target names for which PEFT also stores base weights. */
export const STORED_TARGETS = ["embed_tokens", "lm_head"];

/**
 * Returns the base weights that PEFT stores with adapters of the input embeddings or of a language model's
 * head. PEFT stores them if the targets include or match a name in `STORED_TARGETS`.
 */
export function storedEmbeddings(
  model: Model,
  modules: readonly LinearModule[],
  targets: Names | undefined,
): Tensor[] {
  const isStored =
    typeof targets === "string"
      ? modules.some(({ place = "" }) => STORED_TARGETS.some((name) => endsIn(place, name)))
      : STORED_TARGETS.some((name) => targets?.includes(name));
  if (!isStored) return [];
  const input = findInputEmbeddings(model)?.module;
  return modules
    .filter(
      ({ place = "" }) =>
        place === input || /(?:lm_head|embed_out|proj_out|decoder|vocab_projector)$/.test(place),
    )
    .flatMap((module) => {
      const { d, k, hasBias, isEmbedding } = module;
      const stored = { module, dtype: "base", role: "buffer" } as const;
      return [
        { ...stored, ...tensor("base_layer.weight", ...(isEmbedding ? [k, d] : [d, k])) },
        ...(hasBias ? [{ ...stored, ...tensor("base_layer.bias", d) }] : []),
      ];
    });
}
