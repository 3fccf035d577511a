/** What stands on a model: a language model's head, or one that classifies sequences. */
import { LoraError } from "../../lora.js";
import { group, type ParameterGroup } from "../groups.js";
import type { LinearModule, Model } from "../model.js";
import { type Config, type Row, stack } from "./family.js";

interface Head {
  readonly modules: readonly LinearModule[];
  readonly other: readonly ParameterGroup[];
  /** Groups that PEFT trains whole with the task SEQ_CLS. */
  readonly saved?: readonly string[];
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

/** A linear layer that is no target: its weight, and as many biases as it has rows. */
export const linear = (name: string, d: number, k: number, hasBias = true): ParameterGroup =>
  hasBias ? group("biased", name, d * k + d, d) : group("weights", name, d * k);

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
  if (kind === "none") return { modules: [], other: [] };
  if (kind === "classifier" && !canClassify)
    throw new LoraError("architectures of the config", "a language model", config.architecture());
  if (kind === "classifier") {
    const score = linear("score", labelsOf(config), width, false);
    return { modules: [], other: [score], saved: [score.name] };
  }
  const isOwn = !config.flag("tie_word_embeddings", isTied);
  const biases = hasHeadBias ? [group("biased", "lm_head.bias", vocabulary, vocabulary)] : [];
  return {
    modules: [],
    other: isOwn ? [linear("lm_head", vocabulary, width, hasHeadBias)] : biases,
  };
}

/** An encoder's head where it classifies, and what the bare model has; none for a language model. */
export function encoderHead(
  config: Config,
  {
    bare = [],
    rows = [],
    other = [],
    saved,
  }: {
    readonly bare?: readonly Row[];
    readonly rows?: readonly Row[];
    readonly other?: readonly ParameterGroup[];
    readonly saved: readonly ParameterGroup[];
  },
): Head {
  const kind = knownHead(config);
  if (kind !== "classifier") return { modules: stack(1, kind === "none" ? bare : []), other: [] };
  return {
    modules: stack(1, rows),
    other: [...other, ...saved],
    saved: saved.map(({ name }) => name),
  };
}
