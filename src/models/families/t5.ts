import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { type Config, type Family, type Row, stack } from "./family.js";
import { decoderHead, knownHead, labelsOf } from "./head.js";

/** PEFT's task leaves T5's classifier to its targets, for it goes by other names. */
const classifierRows = (config: Config, hidden: number): Row[] =>
  knownHead(config) === "classifier"
    ? [
        ["classification_head.dense", hidden, hidden, true],
        ["classification_head.out_proj", labelsOf(config), hidden, true],
      ]
    : [];

/** T5, ByT5 and mT5: an encoder and a decoder, RMSNorm, distances in place of positions. */
const t5Like =
  (feedForwardProjection: string): Family =>
  (config) => {
    if (config.architecture().endsWith("EncoderModel"))
      throw new LoraError("architectures of the config", "with a decoder", config.architecture());
    const encoder = config.number("num_layers");
    const decoder = config.number("num_decoder_layers", encoder);
    const [hidden, inner, heads] = [
      config.number("d_model"),
      config.number("d_ff"),
      config.number("num_heads"),
    ];
    const width = heads * config.number("d_kv", 64);
    const attention = (path: string) =>
      (["q", "k", "v", "o"] as const).map((name) =>
        name === "o"
          ? ([`${path}.o`, hidden, width] as const)
          : ([`${path}.${name}`, width, hidden] as const),
      );
    const isGated = config.text("feed_forward_proj", feedForwardProjection).startsWith("gated");
    const feedForward = (path: string) => [
      ...(isGated ? ["wi_0", "wi_1"] : ["wi"]).map(
        (name) => [`${path}.${name}`, inner, hidden] as const,
      ),
      [`${path}.wo`, hidden, inner] as const,
    ];
    const [first, second] = ["encoder.", "decoder."];
    const vocabulary = config.number("vocab_size");
    const head =
      knownHead(config) === "classifier"
        ? { other: [] }
        : decoderHead(config, [vocabulary, hidden], { isTied: true });
    const buckets = config.number("relative_attention_num_buckets", 32);
    return {
      layers: encoder + decoder,
      hidden,
      kvWidth: width,
      modules: [
        ...stack(encoder, [
          ...attention(`${first}SelfAttention`),
          ...feedForward(`${first}DenseReluDense`),
        ]),
        ...stack(decoder, [
          ...attention(`${second}SelfAttention`),
          ...attention(`${second}EncDecAttention`),
          ...feedForward(`${second}DenseReluDense`),
        ]),
        ...stack(1, classifierRows(config, hidden)),
      ],
      other: [
        group("weights", "shared embedding", vocabulary * hidden),
        group("relative-bias", "relative_attention_bias", 2 * buckets * heads),
        group("RMSNorm", "layer_norms", (2 * encoder + 3 * decoder + 2) * hidden),
        ...head.other,
      ],
    };
  };

export const t5 = t5Like("relu");
export const mt5 = t5Like("gated-gelu");
