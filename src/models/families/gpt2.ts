/** GPT-2: fused queries, keys and values; PEFT meets its Conv1D as a linear layer. */
import { group } from "../groups.js";
import { type Family, stack } from "./family.js";
import { decoderHead } from "./head.js";

const LAYER = "transformer.h.#";

export const gpt2: Family = (config) => {
  const [layers, hidden] = [config.number("n_layer"), config.number("n_embd")];
  const inner = config.number("n_inner", 4 * hidden);
  const vocabulary = config.number("vocab_size", 50257);
  const head = decoderHead(config, [vocabulary, hidden], { isTied: true });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: stack(
      layers,
      [
        ["attn.c_attn", 3 * hidden, hidden, true],
        ["attn.c_proj", hidden, hidden, true],
        ["mlp.c_fc", inner, hidden, true],
        ["mlp.c_proj", hidden, inner, true],
      ],
      LAYER,
    ),
    other: [
      group("embedding", "transformer.wte", [vocabulary, hidden]),
      group("weights", "transformer.wpe", [config.number("n_positions", 1024), hidden]),
      group("LayerNorm", `${LAYER}.ln_1`, [hidden], layers),
      group("LayerNorm", `${LAYER}.ln_2`, [hidden], layers),
      group("LayerNorm", "transformer.ln_f", [hidden]),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
};
