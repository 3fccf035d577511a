/** What stands on a model: a language model's head, or one that classifies sequences. */
import { LoraError } from "../../errors.js";
import { group, type ParameterGroup, parameter } from "../groups.js";
import type { LinearModule, Model } from "../model.js";
import type { Config } from "./family.js";

interface Head {
  readonly other: readonly ParameterGroup[];
  /** What PEFT trains whole with the task SEQ_CLS. */
  readonly saved?: readonly string[];
  /** Modules whose weight is the embedding. */
  readonly tied?: readonly string[];
}

/** The head by the first of a configuration's `architectures`; undefined for a language model's. */
export function headOf(config: Config): Model["head"] {
  const name = config.architecture();
  if (/For\w*Classification$/.test(name)) return "classifier";
  return name.endsWith("Model") && !name.includes("LMHead") ? "none" : undefined;
}

/** The same. Throws LoraError for a head whose parameters are not known here. */
export function knownHead(config: Config): Model["head"] {
  const name = config.architecture();
  const head = headOf(config);
  if (head === "none" || name.endsWith("ForSequenceClassification")) return head;
  if (!head && /^$|LMHead|CausalLM$|ConditionalGeneration$|MaskedLM$|PreTraining$/.test(name))
    return head;
  const allowed = "a model, a language model or one …ForSequenceClassification";
  throw new LoraError("architectures of the config", allowed, name);
}

/** A linear layer that is no target. */
export const linear = (name: string, d: number, k: number, hasBias = true): ParameterGroup =>
  group(hasBias ? "biased" : "weights", name, [d, k]);

/** Labels of a classifier: two where the configuration does not say. */
export const labelsOf = (config: Config): number =>
  config.number("num_labels", config.count("id2label") || 2);

/** How a decoder's head differs from a matrix of its own without biases. */
export interface HeadOptions {
  /** Whether it is the embedding where the configuration does not say. Default: no. */
  readonly isTied?: boolean;
  readonly hasHeadBias?: boolean;
  /** Whether transformers has the model as a classifier. Default: yes. */
  readonly canClassify?: boolean;
}

/** A decoder's head: a row for each entry of the vocabulary, or `score` with one for each label. */
export function decoderHead(
  config: Config,
  [vocabulary, width]: readonly [number, number],
  { isTied = false, hasHeadBias = false, canClassify = true }: HeadOptions = {},
): Head {
  const kind = knownHead(config);
  if (kind === "none") return { other: [] };
  if (kind === "classifier" && !canClassify)
    throw new LoraError("architectures of the config", "a language model", config.architecture());
  if (kind === "classifier") {
    const score = linear("score", labelsOf(config), width, false);
    return { other: [score], saved: [score.name] };
  }
  const name = "lm_head";
  if (!config.flag("tie_word_embeddings", isTied))
    return { other: [linear(name, vocabulary, width, hasHeadBias)] };
  const biases = hasHeadBias ? [parameter("biased", `${name}.bias`, [vocabulary])] : [];
  return { other: biases, tied: [name] };
}

/** An encoder's head where it classifies, and what the bare model has; none for a language model. */
export function encoderHead(
  config: Config,
  {
    decoder,
    bare = [],
    modules = [],
    other = [],
  }: {
    /** The module of a language model's head that is the embedding. */
    readonly decoder: string;
    readonly bare?: readonly LinearModule[];
    /** Those of a classifier that are targets … */
    readonly modules?: readonly LinearModule[];
    /** … and what else it has. */
    readonly other?: readonly ParameterGroup[];
  },
): Head & { readonly modules: readonly LinearModule[] } {
  const kind = knownHead(config);
  if (kind === undefined) return { modules: [], other: [], tied: [decoder] };
  if (kind === "none") return { modules: bare, other: [] };
  return { modules, other, saved: ["classifier"] };
}
