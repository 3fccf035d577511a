/** Lists the modules that PEFT adapts only if targets name them: embeddings, heads and classifiers. */
import { countLayers, type ParameterGroup } from "./groups.js";
import { endsIn, isHeadless, type LinearModule, type Model } from "./model.js";
import { findInputEmbeddings } from "./names.js";
import type { Names } from "./selection.js";
import { type Tensor, tensor } from "./tensors.js";

/** Name suffixes of embeddings in transformers. Other modules with a single matrix are heads or routers. */
const EMBEDDING = /(?:emb\w*|wpe|wte|shared|relative_attention_bias)$/;
const HEAD =
  /(?:^|\.)(?:lm_head(?:\.dense)?|embed_out|proj_out|decoder|vocab_projector|score|classifier(?:\.\w+)?)$/;

/** Returns the module of a matrix: an embedding of `rows` tokens, or a linear module with `rows` outputs. */
function createModule(
  name: string,
  [rows = 0, columns = 0]: readonly number[],
  properties: Partial<LinearModule> = {},
): LinearModule[] {
  const shared = { path: name, place: name, layers: 1, perLayer: 1, hasBias: false, ...properties };
  if (HEAD.test(name)) return [{ ...shared, d: rows, k: columns }];
  return EMBEDDING.test(name) ? [{ ...shared, d: columns, k: rows, isEmbedding: true }] : [];
}

/** Returns the module of a group that has one matrix and perhaps a bias, or nothing for other groups. */
function toModules({ name, parts = [], layers = 1, perLayer = 1 }: ParameterGroup): LinearModule[] {
  const [weight, bias] = parts;
  if (weight?.name !== `${name}.weight` || weight.shape.length !== 2) return [];
  const numbers = typeof layers === "number" ? {} : { numbers: layers };
  return createModule(name, weight.shape, {
    layers: countLayers(layers),
    perLayer,
    hasBias: bias !== undefined,
    ...numbers,
  });
}

/** Returns the name of the head's bias. In an encoder's head, the decoder shares it. */
export const getHeadBias = (decoder: string) => decoder.replace(/[^.]+$/, "bias");

/** Returns the model's embeddings, heads and classifiers, including modules tied to the input embeddings. */
export function listExtraModules(model: Model): LinearModule[] {
  const { other = [], tied = [] } = model;
  const embeddings = findInputEmbeddings(model);
  const extraModules = other.filter(({ kind }) => !kind.endsWith("Norm")).flatMap(toModules);
  if (!embeddings || isHeadless(model)) return extraModules;
  const biases = other.flatMap(({ parts = [] }) => parts.map(({ name }) => name));
  return [
    ...extraModules,
    ...tied.flatMap((name) =>
      createModule(name, embeddings.shape, {
        hasBias: [`${name}.bias`, getHeadBias(name)].some((bias) => biases.includes(bias)),
      }),
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
      // Stryker disable next-line StringLiteral: any place that is no module's name is skipped
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
