/** The structure of a family's layers, as far as activations depend on it. */
import { LoraError } from "../errors.js";
import type { Model } from "./model.js";

/** Ends of the paths of a layer's modules, in the order of data, and the functions between them. */
export interface Layer {
  readonly attention: readonly string[];
  readonly output: string;
  readonly mlp: readonly string[];
  readonly down: string;
  readonly norm: "RMSNorm" | "LayerNorm";
  readonly activation: "SwiGLU" | "GELU" | "ReLU";
  /** Whether queries and keys have RMSNorms. */
  readonly hasHeadNorms?: boolean;
}

const QKV = ["q_proj", "k_proj", "v_proj"];
const LLAMA: Layer = {
  attention: QKV,
  output: "o_proj",
  mlp: ["gate_proj", "up_proj"],
  down: "down_proj",
  norm: "RMSNorm",
  activation: "SwiGLU",
};
const GPT2 = {
  attention: ["attn.c_attn"],
  output: "attn.c_proj",
  mlp: ["c_fc"],
  down: "mlp.c_proj",
};
const OPT = { attention: QKV, output: "out_proj", mlp: ["fc1"], down: "fc2" };

/** Layers by model_type. */
const LAYERS: Readonly<Record<string, Layer>> = {
  llama: LLAMA,
  mistral: LLAMA,
  qwen2: LLAMA,
  qwen3: { ...LLAMA, hasHeadNorms: true },
  gpt2: { ...GPT2, norm: "LayerNorm", activation: "GELU" },
  opt: { ...OPT, norm: "LayerNorm", activation: "ReLU" },
};

/** Returns the layer of the model's family; undefined where it is unknown or has other modules. */
export function findLayer({ type, modules }: Model): Layer | undefined {
  const layer = Object.hasOwn(LAYERS, type) ? LAYERS[type] : undefined;
  const known = layer && layer.attention.length + layer.mlp.length + 2;
  return known === modules.length ? layer : undefined;
}

/** Calls `findLayer`. Throws LoraError if the layers are unknown. */
export function layerOf(model: Model): Layer {
  const layer = findLayer(model);
  if (layer) return layer;
  throw new LoraError(
    "model",
    `a model whose layers are like those of ${Object.keys(LAYERS).join(", ")}`,
    model.id,
  );
}
