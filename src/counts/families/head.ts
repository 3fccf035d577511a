/** Builds the head of a model: a language model's head, a classifier, or none. */
import { group, type ParameterGroup, parameter } from "../groups.js";
import type { LinearModule, Model } from "../model.js";
import { type Config, type Head, stack } from "./family.js";

/** The head that the first of `architectures` names, or undefined for a language model's head. */
export function findHead(config: Config): Model["head"] {
  // Only some heads depend on this key.
  config.get("tie_word_embeddings");
  const name = config.architecture();
  if (/For\w*Classification$/.test(name)) return "classifier";
  return name.endsWith("Model") && !name.includes("LMHead") ? "none" : undefined;
}

/** Does the same as `findHead`, but throws LoraError for a head whose parameters are unknown. */
export function knownHead(config: Config): Model["head"] {
  const name = config.architecture();
  const head = findHead(config);
  if (head === "none" || name.endsWith("ForSequenceClassification")) return head;
  if (!head && /^$|LMHead|CausalLM$|ConditionalGeneration$|MaskedLM$|PreTraining$/.test(name))
    return head;
  throw config.wrongArchitecture(
    "the class of a base model, of a language model or of a …ForSequenceClassification",
  );
}

/** The parameters of a linear layer that PEFT does not adapt. */
export const linear = (name: string, d: number, k: number, hasBias = true): ParameterGroup =>
  group(hasBias ? "biased" : "weights", name, [d, k]);

/** 2 by default. An empty `id2label` is a classifier without outputs. */
export const countLabels = (config: Config): number =>
  config.number("num_labels", config.isComputed("id2label") ? 2 : config.count("id2label"), 0);

/** How a decoder's head differs from a separate matrix without biases. */
export interface HeadOptions {
  readonly hasHeadBias?: boolean;
  /** The head's full name. Default: "lm_head". */
  readonly name?: string;
  /** Whether transformers has a classifier of this family. Default: yes. */
  readonly canClassify?: boolean;
  /** Whether the head is tied to the embedding. Default: `tie_word_embeddings`. */
  readonly isTied?: boolean;
}

/** A row for each token of the vocabulary, or `score` with a row for each label. */
export function decoderHead(
  config: Config,
  [vocabulary, width]: readonly [number, number],
  { hasHeadBias = false, canClassify = true, name = "lm_head", isTied }: HeadOptions = {},
): Head {
  const kind = knownHead(config);
  if (kind === "none") return { other: [] };
  if (kind === "classifier") {
    if (!canClassify) throw config.wrongArchitecture("the class of a language model");
    const score = linear("score", countLabels(config), width, false);
    return { other: [score], saved: [score.name] };
  }
  if (!(config.flag("tie_word_embeddings", false) || isTied))
    return { other: [linear(name, vocabulary, width, hasHeadBias)] };
  const biases = hasHeadBias ? [parameter(`${name}.bias`, [vocabulary])] : [];
  return { other: biases, tied: [name] };
}

interface EncoderHead {
  readonly language: Head;
  /** Modules that only the bare model has, such as its pooler. */
  readonly bare?: readonly LinearModule[];
  /** Linear modules of the classifier that can be targets. */
  readonly modules?: readonly LinearModule[];
  readonly other?: readonly ParameterGroup[];
}

/**
 * Returns an encoder's head. The head of a language model counts only if `architectures` names its class,
 * because published totals exclude it.
 */
export function encoderHead(
  config: Config,
  { language, bare = [], modules = [], other = [] }: EncoderHead,
): Head {
  const kind = knownHead(config);
  if (kind === undefined)
    return config.architecture() ? language : { other: [], tied: language.tied ?? [] };
  if (kind === "none") return { modules: bare, other: [] };
  return { modules, other, saved: ["classifier"] };
}

/** Full names of the parts of an encoder's head, and how they differ from BERT's. */
interface LanguageHead {
  readonly dense: string;
  readonly norm: ParameterGroup;
  readonly decoder: string;
  /** The head's bias. A tied decoder shares it. */
  readonly bias?: string;
  readonly hasDenseBias?: boolean;
  readonly hasBias?: boolean;
}

/** A dense layer from `hidden` to `width`, a norm and a decoder. */
export function languageHead(
  config: Config,
  [width, hidden]: readonly [number, number],
  { dense, norm, decoder, bias, hasDenseBias = true, hasBias = true }: LanguageHead,
): Head {
  const vocabulary = config.number("vocab_size");
  const isTied = config.flag("tie_word_embeddings");
  const createBias = (name: string) => parameter(name, [vocabulary]);
  return {
    modules: stack(1, [[dense, width, hidden, hasDenseBias]], ""),
    other: [
      norm,
      ...(bias ? [createBias(bias)] : []),
      ...(isTied ? [] : [linear(decoder, vocabulary, width, hasBias)]),
      ...(isTied && hasBias && !bias ? [createBias(`${decoder}.bias`)] : []),
    ],
    tied: isTied ? [decoder] : [],
  };
}

export function bertLanguageHead(config: Config, sizes: readonly [number, number]): Head {
  const prefix = "cls.predictions";
  return languageHead(config, sizes, {
    dense: `${prefix}.transform.dense`,
    norm: group("embedding-LayerNorm", `${prefix}.transform.LayerNorm`, [sizes[0]]),
    decoder: `${prefix}.decoder`,
    bias: `${prefix}.bias`,
  });
}
