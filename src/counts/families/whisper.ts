/** Whisper: an audio encoder with two convolutions, and a text decoder. Keys have no biases. */
import { group } from "../groups.js";
import { assertHeads } from "./decoder.js";
import { type Family, type Row, stack } from "./family.js";
import { decoderHead } from "./head.js";

const attention = (prefix: string, hidden: number): Row[] => [
  [`${prefix}.q_proj`, hidden, hidden, true],
  [`${prefix}.k_proj`, hidden, hidden],
  [`${prefix}.v_proj`, hidden, hidden, true],
  [`${prefix}.out_proj`, hidden, hidden, true],
];

const feedForward = (hidden: number, inner: number): Row[] => [
  ["fc1", inner, hidden, true],
  ["fc2", hidden, inner, true],
];

export const whisper: Family = (config) => {
  if (!/^$|ForConditionalGeneration$|ForCausalLM$|WhisperModel$/.test(config.architecture()))
    throw config.wrongArchitecture("the class of a speech model");
  const isDecoder = config.architecture().endsWith("ForCausalLM");
  const [encoder, decoder] = [config.number("encoder_layers"), config.number("decoder_layers")];
  const hidden = config.number("d_model");
  const vocabulary = config.number("vocab_size");
  if (!isDecoder) assertHeads(config, "encoder_attention_heads", hidden);
  assertHeads(config, "decoder_attention_heads", hidden);
  const [mel, sound, text] = [
    config.number("num_mel_bins"),
    config.number("max_source_positions"),
    config.number("max_target_positions"),
  ];
  const cross = attention("encoder_attn", hidden);
  const self = attention("self_attn", hidden);
  /** The layers of the encoder or the decoder, and their norms. */
  const createStack = (
    part: string,
    layers: number,
    rows: readonly Row[],
    norms: readonly string[],
  ) => ({
    modules: stack(layers, rows, `model.${part}.layers.#`, part),
    other: [
      ...norms.map((name) =>
        group("LayerNorm", `model.${part}.layers.#.${name}`, [hidden], layers),
      ),
      group("LayerNorm", `model.${part}.layer_norm`, [hidden]),
    ],
  });
  const [encoderShapes, decoderShapes] = [
    createStack(
      "encoder",
      encoder,
      [...self, ...feedForward(hidden, config.number("encoder_ffn_dim"))],
      ["self_attn_layer_norm", "final_layer_norm"],
    ),
    createStack(
      "decoder",
      decoder,
      [...self, ...cross, ...feedForward(hidden, config.number("decoder_ffn_dim"))],
      ["self_attn_layer_norm", "encoder_attn_layer_norm", "final_layer_norm"],
    ),
  ];
  const words = [vocabulary, hidden] as const;
  const sounds = [
    group("biased", "model.encoder.conv1", [hidden, mel, 3]),
    group("biased", "model.encoder.conv2", [hidden, hidden, 3]),
    group("weights", "model.encoder.embed_positions", [sound, hidden]),
    ...encoderShapes.other,
  ];
  const head = decoderHead(config, words, { name: "proj_out" });
  return {
    layers: isDecoder ? decoder : encoder + decoder,
    configLayers: encoder,
    hidden,
    kvWidth: hidden,
    modules: [...(isDecoder ? [] : encoderShapes.modules), ...decoderShapes.modules],
    other: [
      ...(isDecoder ? [] : sounds),
      group("embedding", "model.decoder.embed_tokens", words),
      group("weights", "model.decoder.embed_positions", [text, hidden]),
      ...decoderShapes.other,
      ...head.other,
    ],
    tied: head.tied,
  };
};
