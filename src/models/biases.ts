/** Bias vectors of a whole model, in its linear layers and outside them. */
import { instances, type Model } from "./model.js";

/** Types whose norms are LayerNorms with a bias; elsewhere they are RMSNorms, which have none. */
const LAYER_NORM_TYPES =
  "gpt2 gpt3 bert roberta deberta-v2 layoutlm opt bloom falcon phi phi-msft gpt_bigcode vit whisper".split(
    " ",
  );

const isNorm = (name: string) => /norm|^ln_/i.test(name);

/** Biases in a parameter group outside linear layers that is no norm, by its name. */
function otherBiases(name: string, numel: number, hidden: number): number {
  // The convolution of DeBERTa has a bias of its own and a LayerNorm.
  if (name.startsWith("conv (")) return 2 * hidden;
  if (/^conv\d|^patch_embeddings/.test(name)) return hidden;
  // V rows of `hidden` weights and one bias.
  if (name === "lm_head (with bias)") return numel / (hidden + 1);
  return 0;
}

/** Biases of the model's linear modules. */
export const linearBiases = (modules: Model["modules"]): number =>
  modules.reduce((sum, one) => sum + (one.hasBias ? instances(one) * one.d : 0), 0);

/**
 * Every bias of the model, those of LayerNorms too; undefined where only some modules are known.
 * LayerNorm has as many biases as weights, so half of its parameters.
 */
export function allBiases({ type, hidden = 0, modules, other }: Model): number | undefined {
  if (!other) return undefined;
  const hasLayerNorm = LAYER_NORM_TYPES.includes(type);
  return [...other].reduce((sum, [name, numel]) => {
    const isPlainNorm = isNorm(name) && !name.startsWith("conv (");
    if (isPlainNorm) return sum + (hasLayerNorm ? numel / 2 : 0);
    return sum + otherBiases(name, numel, hidden);
  }, linearBiases(modules));
}

/** Norms that LayerNorm tuning trains: the layers' and the last, not those of embeddings or heads. */
const TUNED_NORM =
  /^((layer|rms)norms_in_layers|input_layernorm|ln_f|final_(layer_?)?norm|norm|layernorm|layer_norms|(en|de)coder layernorms)$/;

/** Parameters of the norms in the layers and of the last norm, weights and biases. */
export const tunedNorms = (other: ReadonlyMap<string, number>): number =>
  [...other].reduce((sum, [name, numel]) => sum + (TUNED_NORM.test(name) ? numel : 0), 0);
