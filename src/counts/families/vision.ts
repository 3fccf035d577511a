/** Vision towers of multimodal models. Module paths start with the tower's name in transformers. */
import { LoraError } from "../../errors.js";
import { group, type ParameterGroup, parameter } from "../groups.js";
import type { LinearModule } from "../model.js";
import {
  assertHeads,
  checkRotation,
  checkUnusedHeadDim,
  NORMS,
  readDimensions,
} from "./decoder.js";
import { type Config, plainLayer, type Row, stack } from "./family.js";

export interface Tower {
  readonly hidden: number;
  readonly modules: readonly LinearModule[];
  readonly other: readonly ParameterGroup[];
}

export const patchCount = (config: Config): number =>
  Math.floor(config.number("image_size") / config.number("patch_size")) ** 2;

export function patchShape(config: Config) {
  const side = config.number("patch_size");
  return [config.number("hidden_size"), config.number("num_channels"), side, side] as const;
}

const towerLayer = (hidden: number, inner: number): Row[] =>
  plainLayer(hidden, inner, [
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.out_proj",
    "mlp.fc1",
    "mlp.fc2",
  ]);

const PART = "vision_tower";
const PREFIX = `model.${PART}`;

const norms = (hidden: number, names: readonly string[], layers = 1) =>
  names.map((name) => group("embedding-LayerNorm", name, [hidden], layers));

/** The attention of a trained query to all patches. Language models do not use it. */
function poolingHead(hidden: number, inner: number): Omit<Tower, "hidden"> {
  const prefix = `${PREFIX}.head`;
  const stackRows = (rows: readonly Row[]) => stack(1, rows, prefix, `${PART}.head`);
  const output = stackRows([["attention.out_proj", hidden, hidden, true]]);
  const mlp = stackRows([
    ["mlp.fc1", inner, hidden, true],
    ["mlp.fc2", hidden, inner, true],
  ]);
  return {
    modules: [...output.map((module) => ({ ...module, isSubclass: true })), ...mlp],
    other: [
      parameter(`${prefix}.probe`, [1, 1, hidden]),
      parameter(`${prefix}.attention.in_proj_weight`, [3 * hidden, hidden]),
      parameter(`${prefix}.attention.in_proj_bias`, [3 * hidden]),
      ...norms(hidden, [`${prefix}.layernorm`]),
    ],
  };
}

export function siglip(config: Config): Tower {
  const [layers, hidden, inner] = readDimensions(config);
  assertHeads(config, "num_attention_heads", hidden);
  const head = config.flag("vision_use_head")
    ? poolingHead(hidden, inner)
    : { modules: [], other: [] };
  const [count, shape] = [patchCount(config), patchShape(config)];
  const layer = `${PREFIX}.encoder.layers.#`;
  return {
    hidden,
    modules: [...stack(layers, towerLayer(hidden, inner), layer, PART), ...head.modules],
    other: [
      group("biased", `${PREFIX}.embeddings.patch_embedding`, shape),
      group("weights", `${PREFIX}.embeddings.position_embedding`, [count, hidden]),
      ...norms(hidden, [`${layer}.layer_norm1`, `${layer}.layer_norm2`], layers),
      ...norms(hidden, [`${PREFIX}.post_layernorm`]),
      ...head.other,
    ],
  };
}

export function clip(config: Config): Tower {
  const [layers, hidden, inner] = readDimensions(config);
  assertHeads(config, "num_attention_heads", hidden);
  const [count, shape] = [patchCount(config), patchShape(config)];
  const layer = `${PREFIX}.encoder.layers.#`;
  return {
    hidden,
    modules: stack(layers, towerLayer(hidden, inner), layer, PART),
    other: [
      group("weights", `${PREFIX}.embeddings.patch_embedding`, shape),
      parameter(`${PREFIX}.embeddings.class_embedding`, [hidden]),
      group("weights", `${PREFIX}.embeddings.position_embedding`, [count + 1, hidden]),
      ...norms(hidden, [`${layer}.layer_norm1`, `${layer}.layer_norm2`], layers),
      ...norms(hidden, [`${PREFIX}.pre_layrnorm`, `${PREFIX}.post_layernorm`]),
    ],
  };
}

export function pixtral(config: Config): Tower {
  const [layers, hidden, inner] = readDimensions(config);
  // The fallback is the default of the configuration class. No shape depends on the number of heads.
  const heads = config.number("num_attention_heads", 16);
  checkRotation(config.path("num_attention_heads"), Math.floor(hidden / heads));
  checkUnusedHeadDim(config);
  const shape = patchShape(config);
  const layer = `${PREFIX}.transformer.layers.#`;
  const rows: Row[] = [
    ["attention.q_proj", hidden, hidden],
    ["attention.k_proj", hidden, hidden],
    ["attention.v_proj", hidden, hidden],
    ["attention.o_proj", hidden, hidden],
    ["feed_forward.gate_proj", inner, hidden],
    ["feed_forward.up_proj", inner, hidden],
    ["feed_forward.down_proj", hidden, inner],
  ];
  return {
    hidden,
    modules: stack(layers, rows, layer, PART),
    other: [
      group("weights", `${PREFIX}.patch_conv`, shape),
      group("attention-RMSNorm", `${PREFIX}.ln_pre`, [hidden]),
      group("attention-RMSNorm", `${layer}.attention_norm`, [hidden], layers),
      group("attention-RMSNorm", `${layer}.ffn_norm`, [hidden], layers),
    ],
  };
}

export function llama4Vision(config: Config): Tower {
  const [layers, hidden, inner] = readDimensions(config);
  const heads = config.number("num_attention_heads");
  // transformers rounds the width of a head down.
  const width = heads * Math.floor(hidden / heads);
  if (width === 0)
    throw new LoraError(
      "vision_config.num_attention_heads of the config",
      `at most ${hidden}`,
      heads,
    );
  checkRotation("vision_config.num_attention_heads", width / heads);
  checkUnusedHeadDim(config);
  const rows: Row[] = [
    ["self_attn.q_proj", width, hidden, true],
    ["self_attn.k_proj", width, hidden, true],
    ["self_attn.v_proj", width, hidden, true],
    ["self_attn.o_proj", hidden, width, true],
    ["mlp.fc1", inner, hidden, true],
    ["mlp.fc2", hidden, inner, true],
  ];
  const [count, shape] = [patchCount(config), patchShape(config)];
  const prefix = "vision_model";
  const layer = `${prefix}.model.layers.#`;
  const [, channels, ...sides] = shape;
  const pixels = sides.reduce((product, side) => product * side, channels);
  const projectorInput = config.number("projector_input_dim");
  const projectorOutput = config.number("projector_output_dim");
  return {
    hidden: config.number("vision_output_dim"),
    modules: [
      ...stack(1, [["patch_embedding.linear", hidden, pixels]], prefix, prefix),
      ...stack(layers, rows, layer, prefix),
      ...stack(
        1,
        [
          ["vision_adapter.mlp.fc1", projectorInput, inner],
          ["vision_adapter.mlp.fc2", projectorOutput, projectorOutput],
        ],
        prefix,
        prefix,
      ),
    ],
    other: [
      parameter(`${prefix}.class_embedding`, [hidden]),
      parameter(`${prefix}.positional_embedding_vlm`, [count + 1, hidden]),
      ...norms(
        hidden,
        NORMS.map((name) => `${layer}.${name}`),
        layers,
      ),
      ...norms(hidden, [`${prefix}.layernorm_pre`, `${prefix}.layernorm_post`]),
    ],
  };
}
