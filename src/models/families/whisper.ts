/** Whisper: an encoder of sound behind two convolutions, a decoder of text; keys have no biases. */

import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { type Family, type Row, stack } from "./family.js";

const attention = (at: string, hidden: number): Row[] => [
  [`${at}.q_proj`, hidden, hidden, true],
  [`${at}.k_proj`, hidden, hidden],
  [`${at}.v_proj`, hidden, hidden, true],
  [`${at}.out_proj`, hidden, hidden, true],
];

const feedForward = (at: string, hidden: number, inner: number): Row[] => [
  [`${at}.fc1`, inner, hidden, true],
  [`${at}.fc2`, hidden, inner, true],
];

export const whisper: Family = (config) => {
  if (!/^$|ForConditionalGeneration$|WhisperModel$/.test(config.architecture()))
    throw new LoraError("architectures of the config", "a speech model", config.architecture());
  const [encoder, decoder] = [config.number("encoder_layers"), config.number("decoder_layers")];
  const hidden = config.number("d_model");
  const vocabulary = config.number("vocab_size", 51865);
  const [mel, sound, text] = [
    config.number("num_mel_bins", 80),
    config.number("max_source_positions", 1500),
    config.number("max_target_positions", 448),
  ];
  return {
    layers: encoder + decoder,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(encoder, [
        ...attention("encoder.self_attn", hidden),
        ...feedForward("encoder", hidden, config.number("encoder_ffn_dim")),
      ]),
      ...stack(decoder, [
        ...attention("decoder.self_attn", hidden),
        ...attention("decoder.encoder_attn", hidden),
        ...feedForward("decoder", hidden, config.number("decoder_ffn_dim")),
      ]),
    ],
    other: [
      group("biased", "conv1", 3 * mel * hidden + hidden, hidden),
      group("biased", "conv2", 3 * hidden * hidden + hidden, hidden),
      group("weights", "encoder.embed_positions", sound * hidden),
      group("weights", "decoder.embed_tokens", vocabulary * hidden),
      group("weights", "decoder.embed_positions", text * hidden),
      group("LayerNorm", "encoder layernorms", (4 * encoder + 2) * hidden),
      group("LayerNorm", "decoder layernorms", (6 * decoder + 2) * hidden),
    ],
  };
};
