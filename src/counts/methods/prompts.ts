/** Methods that train tokens: before the input, in every layer, or in the vocabulary. */
import { LoraError, wholeNumber } from "../../errors.js";
import { MAX_DIMENSION } from "../../lora.js";
import { listTiedModules, type Model } from "../model.js";
import { findInputEmbeddings } from "../names.js";
import { range } from "../number-set.js";
import { type Tensor, tensor, unnamed } from "../tensors.js";
import { checkCopies, getHiddenSize, type Method, type MethodContext } from "./method.js";

const TOKENS = 20;

/** The number of layers that PEFT reads from the configuration. */
export const countConfigLayers = ({ configLayers, layers }: Model): number =>
  configLayers ?? layers;

/** For classifiers and bare models, one stack receives a prompt even in T5. */
export const promptedStacks = ({ modules, head }: Model) =>
  !head && modules.some(({ path }) => path.startsWith("encoder.")) ? 2 : 1;

/** Types whose configuration lacks num_key_value_heads, the only key that PEFT reads. */
const WITHOUT_KV_HEADS = ["falcon", "t5", "mt5"];

/** Types without tokens, or whose configuration lacks the keys from which PEFT reads the token width. */
const WITHOUT_TOKENS = ["distilbert", "vit"];

function getPromptWidth(model: Model, method: string): number {
  if (!WITHOUT_TOKENS.includes(model.type)) return getHiddenSize(model, method);
  throw new LoraError(
    "model",
    `a model whose token width PEFT can read, which ${method} requires`,
    model.id,
  );
}

/** Prompt embeddings are fp32 whatever the dtype of the base model. */
const embeddings = (rows: number, columns: number): Tensor => ({
  ...tensor("prompt_embeddings", rows, columns),
  dtype: "F32",
});

/** Throws LoraError if names in modulesToSave would make PEFT copy a classifier's prompt embeddings twice. */
function checkEmbeddings({ model, input }: MethodContext) {
  if (model.head === "classifier")
    for (const module of ["word_embeddings", "prompt_encoder"]) checkCopies(module, input);
}

/** Prefix tuning: a key and a value for each token and layer. */
export const prefix: Method = {
  name: "prefix",
  label: "Prefix tuning",
  paper: "arXiv 2101.00190",
  copiesIn: "base_model",
  settings: () => ({ tokens: TOKENS }),
  tensors(context) {
    const { model, settings } = context;
    checkEmbeddings(context);
    const width = WITHOUT_KV_HEADS.includes(model.type) ? model.hidden : model.kvWidth;
    if (!width || WITHOUT_TOKENS.includes(model.type))
      throw new LoraError(
        "model",
        "a model with a single key and value width, which prefix requires",
        model.id,
      );
    return [embeddings(settings.tokens, countConfigLayers(model) * 2 * width)];
  },
};

/** Prompt tuning: an embedding for each token and each stack that receives a prompt. */
export const prompt: Method = {
  name: "prompt",
  label: "Prompt tuning",
  paper: "arXiv 2104.08691",
  copiesIn: "base_model",
  settings: () => ({ tokens: TOKENS }),
  tensors(context) {
    const { model, settings } = context;
    checkEmbeddings(context);
    return [embeddings(promptedStacks(model) * settings.tokens, getPromptWidth(model, "prompt"))];
  },
};

/** P-tuning: embeddings, and an encoder of three layers with biases. The file stores the output of the encoder. */
export const pTuning: Method = {
  name: "p-tuning",
  label: "P-tuning",
  paper: "arXiv 2103.10385",
  copiesIn: "base_model",
  settings: ({ model }) => ({ tokens: TOKENS, encoderHidden: getPromptWidth(model, "p-tuning") }),
  tensors(context) {
    const width = getPromptWidth(context.model, "p-tuning");
    const inner = context.settings.encoderHidden;
    const encoder = width * inner + inner + (inner * inner + inner) + (inner * width + width);
    return [...prompt.tensors(context), { ...unnamed(encoder), isSaved: false }];
  },
};

/** Types for which PEFT supports adaption prompt. */
const WITH_ADAPTION: readonly string[] = ["llama", "mistral", "gpt2"];

/** The output of this module receives the prompts through a gate. */
const findAttention = ({ modules }: Model): string | undefined =>
  modules.find(({ place = "" }) => /attn\.\w+$/.test(place))?.place?.replace(/\.\w+$/, "");

export const adaptionPrompt: Method = {
  name: "adaption-prompt",
  label: "Adaption prompt",
  paper: "arXiv 2303.16199",
  settings: ({ model }) => ({ tokens: TOKENS, layers: model.layers }),
  tensors({ model, settings: { tokens, layers } }) {
    const attention = WITH_ADAPTION.includes(model.type) ? findAttention(model) : undefined;
    if (!attention)
      throw new LoraError(
        "model",
        `of type ${WITH_ADAPTION.join(" or ")} for adaption prompt`,
        model.id,
      );
    wholeNumber("layers", layers, 1, model.layers);
    const [first, width] = [model.layers - layers, getHiddenSize(model, "adaption prompt")];
    const name = `base_model.model.${attention}`;
    const parts = [
      tensor(`${name}.adaption_gate`, 1),
      tensor(`${name}.adaption_prompt`, 1, tokens, width),
    ];
    return parts.map(
      (part): Tensor => ({
        ...part,
        layers: range(model.layers, first),
        dtype: "base",
      }),
    );
  },
};

/** Rows of the input embeddings. The file repeats them for every tied module, such as a tied head. */
export const trainableTokens: Method = {
  name: "trainable-tokens",
  label: "Trainable tokens",
  paper: "–",
  settings: () => ({ tokens: TOKENS }),
  tensors({ model, settings: { tokens } }) {
    const embeddings = findInputEmbeddings(model);
    if (!embeddings)
      throw new LoraError(
        "model",
        "a model whose embeddings are known by name, which trainable-tokens requires",
        model.id,
      );
    const [vocabulary = 1, width = 1] = embeddings.shape;
    wholeNumber("tokens", tokens, 1, Math.min(vocabulary, MAX_DIMENSION));
    const rows = (module: string) =>
      tensor(`base_model.model.${module}.trainable_tokens_delta`, tokens, width);
    // PEFT finds no tied weights in a classifier.
    const tied = model.head === "classifier" ? [] : listTiedModules(model);
    const repeated = tied.map((name): Tensor => ({ ...rows(name), role: "buffer" }));
    return [rows(embeddings.module), ...repeated];
  },
};
