/** StarCoder's first generation: GPT-2 with linear layers, whose heads may share one key and value. */
import { LoraError } from "../../errors.js";
import { group } from "../groups.js";
import { decoder } from "./decoder.js";
import type { Family } from "./family.js";

export const gptBigcode: Family = (config) => {
  const [layers, hidden] = [config.number("n_layer"), config.number("n_embd")];
  const inner = config.number("n_inner", 4 * hidden);
  const heads = config.number("n_head", 12);
  if (hidden % heads !== 0)
    throw new LoraError("n_head of the config", `a divisor of ${hidden}`, heads);
  const kvWidth = config.flag("multi_query", true) ? hidden / heads : hidden;
  const sizes = { layers, hidden, kvWidth, vocabulary: config.number("vocab_size", 50257) };
  return decoder(config, sizes, {
    rows: [
      ["attn.c_attn", hidden + 2 * kvWidth, hidden, true],
      ["attn.c_proj", hidden, hidden, true],
      ["mlp.c_fc", inner, hidden, true],
      ["mlp.c_proj", hidden, inner, true],
    ],
    norms: ["ln_1", "ln_2"],
    hasNormBias: true,
    isTied: true,
    names: ["transformer.h.#", "transformer.wte", "transformer.ln_f"],
    more: [group("weights", "transformer.wpe", [config.number("n_positions", 1024), hidden])],
  });
};
