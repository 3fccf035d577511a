/** What transformers 5 calls a model's parameters, by model_type. Source: its modelling code, 5.24.0. */
import { instances, type LinearModule, type Model } from "./model.js";

interface Naming {
  /** Beginnings of paths and what stands in their place; # is a layer's number. */
  readonly places: readonly (readonly [path: string, place: string])[];
  /** The input embeddings and, in models with one, the head of the same shape. */
  readonly embeddings: readonly string[];
  /** The norms of the layers, then those outside. */
  readonly norms: readonly string[];
}

/**
 * Types, then places "path=place", embeddings, norms. A new type is a new line; without one its
 * counts are exact, and sizes of its files are an error.
 */
const LINES = `
mixtral | self_attn=model.layers.#.self_attn | model.embed_tokens lm_head | model.layers.#.input_layernorm model.layers.#.post_attention_layernorm model.norm
llama mistral qwen2 gemma phi3 | =model.layers.#. | model.embed_tokens lm_head | model.layers.#.input_layernorm model.layers.#.post_attention_layernorm model.norm
qwen3 | =model.layers.#. | model.embed_tokens lm_head | model.layers.#.input_layernorm model.layers.#.post_attention_layernorm model.layers.#.self_attn.q_norm model.layers.#.self_attn.k_norm model.norm
gemma2 | =model.layers.#. | model.embed_tokens lm_head | model.layers.#.input_layernorm model.layers.#.post_attention_layernorm model.layers.#.pre_feedforward_layernorm model.layers.#.post_feedforward_layernorm model.norm
ministral3 olmo2 granite smollm3 stablelm starcoder2 cohere cohere2 glm4 gemma3_text gpt_oss | =model.layers.#. | model.embed_tokens lm_head |
phi | =model.layers.#. | model.embed_tokens |
gptj | =transformer.h.#. | transformer.wte |
gpt_neox | =gpt_neox.layers.#. | gpt_neox.embed_in |
whisper | encoder.=model.encoder.layers.#. decoder.=model.decoder.layers.#. | |
gpt2 | =transformer.h.#. | transformer.wte lm_head | transformer.h.#.ln_1 transformer.h.#.ln_2 transformer.ln_f
bloom | =transformer.h.#. | transformer.word_embeddings lm_head | transformer.h.#.input_layernorm transformer.h.#.post_attention_layernorm transformer.ln_f
falcon | =transformer.h.#. | transformer.word_embeddings lm_head | transformer.h.#.input_layernorm transformer.ln_f
opt | project_=model.decoder.project_ =model.decoder.layers.#. | model.decoder.embed_tokens lm_head |
bert | =bert.encoder.layer.#. | bert.embeddings.word_embeddings |
roberta | =roberta.encoder.layer.#. | roberta.embeddings.word_embeddings |
t5 mt5 | encoder.SelfAttention=encoder.block.#.layer.0.SelfAttention encoder.DenseReluDense=encoder.block.#.layer.1.DenseReluDense decoder.SelfAttention=decoder.block.#.layer.0.SelfAttention decoder.EncDecAttention=decoder.block.#.layer.1.EncDecAttention decoder.DenseReluDense=decoder.block.#.layer.2.DenseReluDense | shared lm_head | encoder.block.#.layer.0.layer_norm encoder.block.#.layer.1.layer_norm decoder.block.#.layer.0.layer_norm decoder.block.#.layer.1.layer_norm decoder.block.#.layer.2.layer_norm encoder.final_layer_norm decoder.final_layer_norm
`;

const words = (text = "") => text.split(" ").filter(Boolean);

const NAMING: ReadonlyMap<string, Naming> = new Map(
  LINES.trim()
    .split("\n")
    .flatMap((line) => {
      const [types, places, embeddings, norms] = line.split(" |").map((one) => one.trim());
      const naming = {
        places: words(places).map((one) => one.split("=") as [string, string]),
        embeddings: words(embeddings),
        norms: words(norms),
      };
      return words(types).map((type) => [type, naming] as const);
    }),
);

/** Undefined too for a head that is not the usual one, and where only some modules are known, by ends of paths. */
export const namingOf = ({ type, other, head }: Model): Naming | undefined =>
  other && !head ? NAMING.get(type) : undefined;

export const namedTypes = [...NAMING.keys()].join(", ");

/** The names of all instances of a module; undefined where they are not known. */
export function namesOf(model: Model, module: LinearModule): readonly string[] | undefined {
  const place = namingOf(model)?.places.find(([one]) => module.path.startsWith(one));
  if (!place) return undefined;
  const [path, to] = place;
  const name = to + module.path.slice(path.length);
  return Array.from({ length: instances(module) }, (_, index) =>
    name
      .replace("#", String(Math.floor(index / module.perLayer)))
      .replace("*", String(index % module.perLayer)),
  );
}

export interface Norm {
  /** Of every instance. */
  readonly names: readonly string[];
  readonly width: number;
  readonly hasBias: boolean;
}

/** The norms as PEFT finds them by name; undefined where they are not known by name. */
export function normsOf(model: Model): readonly Norm[] | undefined {
  const { other = [], modules, hidden } = model;
  const norms = namingOf(model)?.norms;
  if (!norms?.length || !hidden) return undefined;
  const hasBias = other.some(({ kind }) => kind === "LayerNorm");
  const ofHeads = other.find(({ kind }) => kind === "attention-RMSNorm");
  const named = norms.map((name) => {
    const [part] = name.split(".");
    const stack = modules.filter(({ path }) => path.startsWith(`${part}.`));
    const layers = (stack[0] ?? modules[0])!.layers;
    const isOfHeads = /[qk]_norm$/.test(name);
    return {
      names: name.includes("#")
        ? Array.from({ length: layers }, (_, layer) => name.replace("#", String(layer)))
        : [name],
      // A norm for queries and one for keys in each layer.
      width: isOfHeads && ofHeads ? ofHeads.numel / (2 * layers) : hidden,
      hasBias,
    };
  });
  // A variant of the type has others, as Falcon's newer decoders.
  const all = named.reduce((sum, one) => sum + one.names.length * one.width, 0);
  const known = other.reduce((sum, { kind, numel }) => sum + (NORMS.includes(kind) ? numel : 0), 0);
  return (hasBias ? 2 : 1) * all === known ? named : undefined;
}

const NORMS: readonly string[] = ["LayerNorm", "RMSNorm", "attention-RMSNorm"];
