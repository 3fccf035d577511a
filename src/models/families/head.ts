/** The head of a model: a language model's, a classifier's, or none. */
import { group, type ParameterGroup, parameter } from "../groups.js";
import type { LinearModule, Model } from "../model.js";
import type { Config, Head } from "./family.js";

/** Returns the head that the first of `architectures` names, or undefined for a language model's head. */
export function headOf(config: Config): Model["head"] {
  // Only some heads depend on this key.
  config.get("tie_word_embeddings");
  const name = config.architecture();
  if (/For\w*Classification$/.test(name)) return "classifier";
  return name.endsWith("Model") && !name.includes("LMHead") ? "none" : undefined;
}

/** Calls `headOf`. Throws LoraError for a head whose parameters are unknown. */
export function knownHead(config: Config): Model["head"] {
  const name = config.architecture();
  const head = headOf(config);
  if (head === "none" || name.endsWith("ForSequenceClassification")) return head;
  if (!head && /^$|LMHead|CausalLM$|ConditionalGeneration$|MaskedLM$|PreTraining$/.test(name))
    return head;
  throw config.wrongArchitecture(
    "the class of a base model, of a language model or of a …ForSequenceClassification",
  );
}

/** Returns the parameters of a linear layer that PEFT does not adapt. */
export const linear = (name: string, d: number, k: number, hasBias = true): ParameterGroup =>
  group(hasBias ? "biased" : "weights", name, [d, k]);

/** Returns the number of a classifier's labels, by default 2. */
export const labelsOf = (config: Config): number =>
  config.number("num_labels", config.count("id2label") || 2);

/** How a decoder's head differs from a separate matrix without biases. */
export interface HeadOptions {
  readonly hasHeadBias?: boolean;
  /** Whether transformers has a classifier of this family. Default: yes. */
  readonly canClassify?: boolean;
}

/** Returns a decoder's head: a row for each word of the vocabulary, or `score` with one for each label. */
export function decoderHead(
  config: Config,
  [vocabulary, width]: readonly [number, number],
  { hasHeadBias = false, canClassify = true }: HeadOptions = {},
): Head {
  const kind = knownHead(config);
  if (kind === "none") return { other: [] };
  if (kind === "classifier") {
    if (!canClassify) throw config.wrongArchitecture("the class of a language model");
    const score = linear("score", labelsOf(config), width, false);
    return { other: [score], saved: [score.name] };
  }
  const name = "lm_head";
  if (!config.flag("tie_word_embeddings", false))
    return { other: [linear(name, vocabulary, width, hasHeadBias)] };
  const biases = hasHeadBias ? [parameter("biased", `${name}.bias`, [vocabulary])] : [];
  return { other: biases, tied: [name] };
}

interface EncoderHead {
  /** The module of a language model's head whose weight is the embedding. */
  readonly decoder: string;
  /** Modules that only the bare model has, such as its pooler. */
  readonly bare?: readonly LinearModule[];
  /** A classifier's linear modules that can be targets. */
  readonly modules?: readonly LinearModule[];
  /** A classifier's other parameters. */
  readonly other?: readonly ParameterGroup[];
}

/** Returns an encoder's head. A language model's is left out, as in published totals. */
export function encoderHead(
  config: Config,
  { decoder, bare = [], modules = [], other = [] }: EncoderHead,
): Head {
  const kind = knownHead(config);
  if (kind === undefined) return { other: [], tied: [decoder] };
  if (kind === "none") return { modules: bare, other: [] };
  return { modules, other, saved: ["classifier"] };
}
