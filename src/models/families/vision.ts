/** Towers that see for a language model. Their modules' paths begin as in transformers. */
import { LoraError } from "../../lora.js";
import { group, type ParameterGroup } from "../groups.js";
import type { LinearModule } from "../model.js";
import { type Config, type Row, stack } from "./family.js";

export interface Tower {
  readonly hidden: number;
  readonly modules: readonly LinearModule[];
  readonly other: readonly ParameterGroup[];
}

/** How many patches an image has, and the weights that read one. */
export function patches(
  config: Config,
  { image, patch }: { readonly image: number; readonly patch: number },
) {
  const side = config.number("patch_size", patch);
  return {
    count: Math.floor(config.number("image_size", image) / side) ** 2,
    numel: config.number("hidden_size") * config.number("num_channels", 3) * side * side,
  };
}

const sizesOf = (config: Config) =>
  [
    config.number("num_hidden_layers"),
    config.number("hidden_size"),
    config.number("intermediate_size"),
  ] as const;

/** Attention and a plain feed-forward layer, all with biases. */
const plain = (at: string, hidden: number, inner: number, output: string): Row[] => [
  [`${at}.self_attn.q_proj`, hidden, hidden, true],
  [`${at}.self_attn.k_proj`, hidden, hidden, true],
  [`${at}.self_attn.v_proj`, hidden, hidden, true],
  [`${at}.self_attn.${output}`, hidden, hidden, true],
  [`${at}.mlp.fc1`, inner, hidden, true],
  [`${at}.mlp.fc2`, hidden, inner, true],
];

export function siglip(config: Config): Tower {
  if (config.flag("vision_use_head", true))
    throw new LoraError("vision_use_head of the config", "false beside a language model", true);
  const [layers, hidden, inner] = sizesOf(config);
  const { count, numel } = patches(config, { image: 224, patch: 16 });
  return {
    hidden,
    modules: stack(layers, plain("vision_tower", hidden, inner, "out_proj")),
    other: [
      group("biased", "vision_tower.patch_embedding", numel + hidden, hidden),
      group("weights", "vision_tower.position_embedding", count * hidden),
      group("embedding-LayerNorm", "vision_tower.layer_norms", (4 * layers + 2) * hidden),
    ],
  };
}

export function clip(config: Config): Tower {
  const [layers, hidden, inner] = sizesOf(config);
  const { count, numel } = patches(config, { image: 224, patch: 32 });
  return {
    hidden,
    modules: stack(layers, plain("vision_tower", hidden, inner, "out_proj")),
    other: [
      group("weights", "vision_tower.patch_embedding", numel),
      group("weights", "vision_tower.class_embedding", hidden),
      group("weights", "vision_tower.position_embedding", (count + 1) * hidden),
      group("embedding-LayerNorm", "vision_tower.layer_norms", (4 * layers + 4) * hidden),
    ],
  };
}

export function pixtral(config: Config): Tower {
  const [layers, hidden, inner] = sizesOf(config);
  const { numel } = patches(config, { image: 1024, patch: 16 });
  const at = "vision_tower";
  return {
    hidden,
    modules: stack(layers, [
      [`${at}.attention.q_proj`, hidden, hidden],
      [`${at}.attention.k_proj`, hidden, hidden],
      [`${at}.attention.v_proj`, hidden, hidden],
      [`${at}.attention.o_proj`, hidden, hidden],
      [`${at}.feed_forward.gate_proj`, inner, hidden],
      [`${at}.feed_forward.up_proj`, inner, hidden],
      [`${at}.feed_forward.down_proj`, hidden, inner],
    ]),
    other: [
      group("weights", `${at}.patch_conv`, numel),
      group("attention-RMSNorm", `${at}.norms`, (2 * layers + 1) * hidden),
    ],
  };
}

export function llama4Vision(config: Config): Tower {
  const [layers, hidden, inner] = sizesOf(config);
  const { count, numel } = patches(config, { image: 448, patch: 14 });
  const at = "vision_model";
  const [into, out] = [
    config.number("projector_input_dim", 4096),
    config.number("projector_output_dim", 4096),
  ];
  return {
    hidden: config.number("vision_output_dim", 7680),
    modules: [
      ...stack(1, [[`${at}.patch_embedding.linear`, hidden, numel / hidden]]),
      ...stack(layers, plain(at, hidden, inner, "o_proj")),
      ...stack(1, [
        [`${at}.vision_adapter.mlp.fc1`, into, inner],
        [`${at}.vision_adapter.mlp.fc2`, out, out],
      ]),
    ],
    other: [
      group("weights", `${at}.class_embedding`, hidden),
      group("weights", `${at}.positional_embedding_vlm`, (count + 1) * hidden),
      group("embedding-LayerNorm", `${at}.layernorms`, (4 * layers + 4) * hidden),
    ],
  };
}
