/** Methods that train tokens: before the input, in every layer, or in the vocabulary. */

import { LoraError, wholeNumber } from "../../errors.js";
import { MAX_DIMENSION } from "../../lora.js";
import type { Model } from "../model.js";
import { embeddingsOf } from "../names.js";
import { type Tensor, tensor, unnamed } from "../tensors.js";
import { hiddenOf, type Method } from "./method.js";

const TOKENS = 20;

/** Layers of a model, of its encoder where it has a decoder besides: PEFT reads num_hidden_layers. */
function layersOf({ modules, layers }: Model): number {
  const encoder = modules.filter(({ path }) => path.startsWith("encoder."));
  return encoder.length ? Math.max(...encoder.map((item) => item.layers)) : layers;
}

const hasDecoder = ({ modules }: Model) => modules.some(({ path }) => path.startsWith("decoder."));

/** Types whose configuration has no num_key_value_heads, the only name for them that PEFT reads. */
const WITHOUT_KV_HEADS = ["falcon", "t5", "mt5"];

/** Types in whose configuration PEFT finds no width of a token, or that have no tokens. */
const WITHOUT_TOKENS = ["distilbert", "vit"];

function widthOf(model: Model, method: string): number {
  if (!WITHOUT_TOKENS.includes(model.type)) return hiddenOf(model, method);
  throw new LoraError("model", `one whose width of a token PEFT reads for ${method}`, model.id);
}

/** In fp32, whatever the base model's dtype. */
const embeddings = (rows: number, columns: number): Tensor => ({
  ...tensor("prompt_embeddings", rows, columns),
  dtype: "F32",
});

/** A key and a value per token and layer. */
export const prefix: Method = {
  name: "prefix",
  label: "Prefix tuning",
  paper: "arXiv 2101.00190",
  trades:
    "It leaves the weights alone; its virtual tokens take up context as keys and values in every layer.",
  copiesIn: "base_model",
  settings: () => ({ tokens: TOKENS }),
  tensors({ model, settings: { tokens } }) {
    const width = WITHOUT_KV_HEADS.includes(model.type) ? model.hidden : model.kvWidth;
    if (!width || WITHOUT_TOKENS.includes(model.type))
      throw new LoraError("model", "one of a single key and value width for prefix", model.id);
    return [embeddings(tokens, layersOf(model) * 2 * width)];
  },
};

/** One embedding a token; an encoder-decoder model has them twice, as in PEFT. */
export const prompt: Method = {
  name: "prompt",
  label: "Prompt tuning",
  paper: "arXiv 2104.08691",
  trades: "It trains the embeddings of virtual tokens only: small, and weak on small models.",
  copiesIn: "base_model",
  settings: () => ({ tokens: TOKENS }),
  tensors({ model, settings: { tokens } }) {
    const stacks = hasDecoder(model) ? 2 : 1;
    return [embeddings(stacks * tokens, widthOf(model, "prompt"))];
  },
};

/** The embeddings, and an encoder of three layers with biases; the file has what it computes. */
export const pTuning: Method = {
  name: "p-tuning",
  label: "P-tuning",
  paper: "arXiv 2103.10385",
  trades: "It trains an encoder beside the embeddings and drops it afterwards.",
  copiesIn: "base_model",
  settings: ({ model }) => ({ tokens: TOKENS, encoderHidden: widthOf(model, "p-tuning") }),
  tensors(asked) {
    const width = widthOf(asked.model, "p-tuning");
    const inner = asked.settings.encoderHidden;
    const encoder = width * inner + inner + (inner * inner + inner) + (inner * width + width);
    return [...prompt.tensors(asked), { ...unnamed(encoder), isSaved: false }];
  },
};

/** PEFT's types and the module before whose output the prompts are let in, by a gate. */
const ATTENTION: Readonly<Record<string, string>> = {
  llama: "model.layers.#.self_attn",
  mistral: "model.layers.#.self_attn",
  gpt2: "transformer.h.#.attn",
};

export const adaptionPrompt: Method = {
  name: "adaption-prompt",
  label: "Adaption prompt",
  paper: "arXiv 2303.16199",
  trades: "It lets prompts into the attention of upper layers through a gate that starts closed.",
  settings: ({ model }) => ({ tokens: TOKENS, layers: model.layers }),
  tensors({ model, settings: { tokens, layers } }) {
    const known = Object.keys(ATTENTION);
    const attention = ATTENTION[model.type];
    if (!attention)
      throw new LoraError("model", `of type ${known.join(" or ")} for adaption prompt`, model.id);
    wholeNumber("layers", layers, 1, model.layers);
    const [first, width] = [model.layers - layers, hiddenOf(model, "adaption prompt")];
    return Array.from({ length: layers }, (_, index) => {
      const name = `base_model.model.${attention.replace("#", String(first + index))}`;
      const parts = [
        tensor(`${name}.adaption_gate`, 1),
        tensor(`${name}.adaption_prompt`, 1, tokens, width),
      ];
      return parts.map((item): Tensor => ({ ...item, dtype: "base" }));
    }).flat();
  },
};

/** Rows of the input embeddings; the file has them once more for a tied head and what else is tied. */
export const trainableTokens: Method = {
  name: "trainable-tokens",
  label: "Trainable tokens",
  paper: "–",
  trades: "It trains single rows of the embeddings, as for new tokens, and nothing else.",
  settings: () => ({ tokens: TOKENS }),
  tensors({ model, settings: { tokens } }) {
    const embeddings = embeddingsOf(model);
    if (!embeddings)
      throw new LoraError("model", "one whose embeddings are known for trainable tokens", model.id);
    const [vocabulary = 1, width = 1] = embeddings.shape;
    wholeNumber("tokens", tokens, 1, Math.min(vocabulary, MAX_DIMENSION));
    const rows = (of: string) =>
      tensor(`base_model.model.${of}.trainable_tokens_delta`, tokens, width);
    const tied = (model.tied ?? []).map((name): Tensor => ({ ...rows(name), role: "buffer" }));
    return [rows(embeddings.module), ...tied];
  },
};
