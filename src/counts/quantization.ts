/** Counts weights that are not stored in the model's dtype: quantized weights, and weights that stay fp32. */
import { sumWeights } from "./memory.js";
import { isLinear, type LinearModule, type Model } from "./model.js";

/**
 * The end of the paths of linear modules that bitsandbytes does not quantize, by model_type. transformers 5
 * quantizes only modules whose class is exactly `nn.Linear`. Falcon's modules, Llama 4's routers and the
 * output of SigLIP's pooling head have other classes. It also skips T5's `_keep_in_fp32_modules`.
 * Source: transformers 5.24, integrations/bitsandbytes.py, `replace_with_bnb_linear`.
 */
const UNQUANTIZED: Readonly<Record<string, string>> = {
  falcon: "",
  t5: "DenseReluDense.wo",
  mt5: "DenseReluDense.wo",
  llama4_text: "feed_forward.router",
  llama4: "feed_forward.router",
  gemma3: "head.attention.out_proj",
};

/** QLoRA does not quantize fused experts, which are not modules. */
export const isQuantized = (type: string, module: LinearModule): boolean =>
  isLinear(module) && !(type in UNQUANTIZED && module.path.endsWith(UNQUANTIZED[type]!));

export const quantizedWeights = ({ type, modules }: Model): number =>
  sumWeights(modules.filter((module) => isQuantized(type, module)));

/** Such as DeepSeek's routers, in a 16-bit model. */
export const fp32WeightCount = ({ modules }: Model): number =>
  sumWeights(modules.filter(({ parameter }) => parameter?.isWide));
