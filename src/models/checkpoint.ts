/**
 * Derives a model's linear modules from the names and shapes of the tensors in a checkpoint. The rules are in
 * site/guide/checkpoints.md. They use no table of types. Where names and shapes leave a doubt, targets are rejected:
 * names in files are not always names of modules, because transformers 5 reverses its conversions when it saves.
 */
import { LoraError } from "../errors.js";
import type { ParameterGroup } from "./groups.js";
import type { Doubt, LinearModule, Model } from "./model.js";
import { getParent } from "./names.js";
import { expandNames, type NamedTensor, type Tensors, toPattern } from "./tensor-names.js";

/** Tensors whose names differ only in numbers, and that have the same shape. */
interface Group {
  /** The name with "#" in place of numbers. */
  readonly pattern: string;
  /** The name of the module, without ".weight"; the complete name of a tensor that is no weight. */
  readonly module: string;
  readonly isWeight: boolean;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly count: number;
}

/** Dtypes of weights that are not quantized. */
const FLOATS = ["F64", "F32", "F16", "BF16"];
/** Names of the tensors that quantized weights need in addition. */
const QUANTIZED =
  /(?:^|[._])(?:qweight|qzeros|weight_scale\w*|weight_packed|absmax|quant_state|quant_map|weight_integer|\w+_scaling_factor|SCB|g_idx)(?:\.|$)|\.scales$|_(?:blocks|scales)$/;
/** Tensors that are no parameters, though files contain them. */
const BUFFER =
  /(?:^|\.)(?:inv_freq|position_ids|masked_bias|num_batches_tracked|running_(?:mean|var)|attn\.bias)$/;
/** Parameters that are neither weights nor biases of modules. */
const PARAMETER =
  /(?:^|\.)(?:weight|bias|A_log|D|dt_bias|sinks|(?:cls|mask|distillation|register)_tokens?|position_embeddings?|experts\.(?:gate_up|down)_proj(?:_bias)?)$/;

/** Routed and shared experts, and routers. */
const EXPERTS = /expert|moe|router|(?:^|\.)gate$/i;
const ATTENTION = /attn|attention/i;
/** Modules that several layers may share, although the file contains them once. */
const SHARED = /shared/i;
/** Names that other libraries give, and that transformers replaces or splits when it loads a file. */
const FOREIGN =
  /(?:^|\.)(?:W_(?:up|down)|to_[qkv]|w13\w*|wqkv|gqkv_proj|weights_in|fc0|fc1[12])(?:\.|$)/;

/** Returns the part of the name that precedes the name in a layer, or "" outside layers. */
const getStack = (module: string) => /^(?:.*\.)?#\./.exec(module)?.[0] ?? "";

/**
 * Names of linear modules by the ends of their names. A second pattern matches the name of another module that the file
 * must have: it shows that the name has not been replaced.
 */
const LINEAR: readonly (readonly [module: RegExp, companion?: RegExp])[] = [
  [/(?:^|[._])(?:attn|attention|temporal_block)\.(?:[qkvo]|out)_proj$/],
  [/(?:^|\.)(?:attn|self_attn|cross_attn|ngram_self_attn)\.(?:query|key|value)_proj$/],
  [/attention\.self\.(?:query|key|value)_proj$/],
  [/(?:^|[._])(?:self|attention|self_attention)\.(?:query|key|value)$/],
  [/(?:^|\.)(?:attention|attentions\.#)\.(?:[qkv]|out)_lin$/],
  [/(?:^|\.)(?:attn|SelfAttention|EncDecAttention)\.[qkvo]$/],
  [/(?:^|\.)self_attn\.(?:q_[ab]|kv_b)_proj$|(?:^|\.)self_attn\.kv_a_proj_with_mqa$/],
  [/attention\.query_key_value$|attention\.dense$/, /\.dense_h_to_4h$/],
  [/(?:^|\.)self_attn\.query_key_value$/, /\.dense_h_to_4h$/],
  [/(?:^|\.)self_attn\.dense$/],
  [/(?:^|\.)(?:attn|crossattention)\.(?:c_attn|q_attn|c_proj)$/],
  [/(?:^|\.)self_attn\.qkv_proj$/, /\.mlp\.gate_up_proj$/],
  [/(?:^|\.)attn\.qkv_proj$/, /\.mlp\.fc_in$/],
  [/(?:^|\.)attn\.(?:Wqkv|Wo)$/, /\.mlp\.Wi$|\.ffn\.up_proj$/],
  [/(?:^|\.)ffn\.(?:up|down)_proj$/, /\.attn\.Wqkv$/],
  [/(?:^|\.)multi_head_attention\.(?:W[qkv]|dense)$/],
  [/(?:^|\.)mlp\.(?:gate|up|down)_proj$/],
  [/(?:^|\.)mlp\.gate_up_proj$/, /\.self_attn\.(?:q|qkv)_proj$/],
  [/(?:^|\.)mlp\.W[io]$/, /\.attn\.Wqkv$/],
  [/(?:^|\.)(?:mlp\.|ffn\.|#\.)(?:fc[12]|lin[12])$/],
  [/(?:^|\.)mlp\.(?:c_fc|c_proj)$/, /attn\.(?:c_attn|c_proj|q_proj)$/],
  [/(?:^|\.)mlp\.fc_(?:in|out)$/, /attn\.(?:q|qkv)_proj$/],
  [/(?:^|\.)mlp\.dense_(?:h_to_4h|4h_to_h)$/, /\.query_key_value$/],
  [/(?:^|\.)feed_forward\.w[123]$/, /\.self_attn\.q_proj$/],
  [/(?:^|\.)(?:intermediate|output)\.dense$/, /attention\.self\.query(?:_proj)?$/],
  [/(?:^|\.)mixer\.(?:in|x|dt)_proj$/],
];
/** Names of image models that transformers 5 often replaces. */
const RENAMED_IN_IMAGE_MODELS = /(?:^|\.)(?:query|key|value|dense)$/;

/** Linear modules of layers whose classes are certain even if no target names them. */
const CERTAIN =
  /^(?:(?:self_attn|attn|attention|encoder_attn)\.(?:(?:q|k|v|o|out|qkv)_proj|query_key_value|dense|c_attn|c_proj)|attention\.self\.(?:query|key|value)|attention\.output\.dense|(?:intermediate|output)\.dense|(?:mlp\.)?(?:(?:gate|up|down|gate_up)_proj|fc[12])|mlp\.(?:c_fc|c_proj|dense_h_to_4h|dense_4h_to_h))$/;
const EMBEDDING =
  /(?:^|\.)(?:embed_(?:tokens|positions|in)|wte|wpe|(?:word|position|token_type)_embeddings|tok_embeddings)$/;
const TOKENS = /(?:^|\.)(?:embed_(?:tokens|in)|wte|word_embeddings|tok_embeddings)$/;
const HEAD = /(?:^|\.)(?:lm_head|embed_out)$/;

function groupTensors(tensors: readonly NamedTensor[]): Group[] {
  const groups = new Map<string, { -readonly [K in keyof Group]: Group[K] }>();
  for (const { name, dtype, shape } of tensors) {
    const pattern = toPattern(name);
    const key = JSON.stringify([pattern, dtype, shape]);
    const group = groups.get(key);
    if (group) group.count++;
    else {
      const module = pattern.replace(/\.weight$/, "");
      groups.set(key, { pattern, module, isWeight: module !== pattern, shape, dtype, count: 1 });
    }
  }
  return [...groups.values()];
}

/** Throws LoraError for a file with quantized weights, whose shapes are not those of the modules. */
function rejectQuantized(tensors: readonly NamedTensor[]): void {
  const quantized = tensors.find(
    ({ name, dtype, shape }) =>
      QUANTIZED.test(name) ||
      (name.endsWith(".weight") && shape.length > 1 && !FLOATS.includes(dtype)),
  );
  if (quantized)
    throw new LoraError(
      "model",
      "a checkpoint without quantized tensors, whose shapes are not those of the modules; name the original checkpoint, or its config.json",
      `${quantized.name} (${quantized.dtype})`,
    );
}

/** Returns the name without the stack of layers: "self_attn.q_proj". An encoder's or a decoder's starts with its part. */
function toPath(module: string, stacks: ReadonlySet<string>): string {
  const stack = getStack(module);
  const part =
    stacks.size > 1
      ? (/(?:^|\.)(vision|encoder|decoder)/.exec(stack)?.[1] ?? undefined)
      : undefined;
  const path = module.slice(stack.length);
  return part ? `${part}.${path}` : path;
}

interface Context {
  /** The names of all modules with weights. */
  readonly modules: readonly string[];
  readonly hasExperts: boolean;
  readonly isForeign: boolean;
  /** Whether a convolution reads images. */
  readonly hasImages: boolean;
  /** Whether it has state space models, in which PEFT rejects out_proj. */
  readonly hasStates: boolean;
}

/** Returns why the module may not be a target; undefined if it is a linear module. */
function findDoubt({ module, isWeight, shape }: Group, context: Context): string | undefined {
  const { modules } = context;
  if (EXPERTS.test(module)) return "experts and routers are fused when the model is loaded";
  if (!isWeight || shape.length !== 2) return "it is not stored as the matrix of a linear module";
  if (context.isForeign) return "the names are those of another library";
  if (context.hasExperts && !ATTENTION.test(module))
    return "beside experts, only modules of attention are certain";
  if (SHARED.test(module)) return "several layers may share it";
  if (context.hasImages && RENAMED_IN_IMAGE_MODELS.test(module))
    return "image models have other names for it in transformers 5";
  if (context.hasStates && module.endsWith(".out_proj"))
    return "PEFT rejects it in a state space model";
  const isLinear = LINEAR.some(
    ([name, companion]) =>
      name.test(module) && (!companion || modules.some((other) => companion.test(other))),
  );
  return isLinear ? undefined : "its name is not that of a linear module in transformers";
}

/** Returns why the linear modules are not all certain; undefined if they are. */
function findAllLinearDoubt(
  groups: readonly Group[],
  doubts: ReadonlyMap<Group, string>,
): string | undefined {
  const tokens = groups.find(({ module, isWeight }) => isWeight && TOKENS.test(module));
  const layers = new Map<string, number>();
  for (const { module, count } of groups) {
    const stack = getStack(module);
    layers.set(stack, Math.max(count, layers.get(stack) ?? 0));
  }
  const isCertain = (group: Group): boolean => {
    const { module, isWeight, shape, count } = group;
    if (shape.length < 2) return true;
    if (!isWeight || shape.length > 2) return false;
    const stack = getStack(module);
    if (stack)
      return (
        !doubts.has(group) &&
        CERTAIN.test(module.slice(stack.length)) &&
        count === layers.get(stack)
      );
    return EMBEDDING.test(module) || (HEAD.test(module) && `${shape}` === `${tokens?.shape}`);
  };
  if (!tokens) return "no tensor has the name of token embeddings";
  const doubtful = groups.find((group) => !isCertain(group));
  return doubtful && `the module of ${doubtful.pattern} is not certain`;
}

/** Returns the model of a checkpoint whose type is not known. Throws LoraError. */
export function modelOfTensors(
  tensors: readonly NamedTensor[],
  { id, type }: Pick<Model, "id" | "type">,
): Model {
  rejectQuantized(tensors);
  const groups = groupTensors(tensors);
  const stacks = new Set(groups.map(({ module }) => getStack(module)).filter(Boolean));
  const names = groups.map(({ pattern }) => getParent(pattern));
  const context = {
    modules: groups.filter(({ isWeight }) => isWeight).map(({ module }) => module),
    hasExperts: groups.some(
      ({ module }) => EXPERTS.test(module) || /kv_a_proj_with_mqa/.test(module),
    ),
    isForeign: groups.some(({ module }) => FOREIGN.test(module)),
    hasImages: groups.some(({ shape }) => shape.length > 3 && shape.at(-1) === shape.at(-2)),
    hasStates: groups.some(({ module }) => module.endsWith(".A_log")),
  };
  const doubts = new Map<Group, string>();
  const modules: LinearModule[] = [];
  const others: Group[] = [];
  const ofModules = new Set<Group>();
  for (const group of groups) {
    const doubt = findDoubt(group, context);
    if (doubt !== undefined) {
      doubts.set(group, doubt);
      continue;
    }
    const [rows = 0, columns = 0] = group.shape;
    const bias = groups.find(({ pattern }) => pattern === `${group.module}.bias`);
    if (bias) ofModules.add(bias);
    // A Conv1D, as in GPT-2, stores its weight transposed. Its bias has an entry for each output.
    const isConv1d = bias !== undefined && bias.shape[0] !== rows && bias.shape[0] === columns;
    modules.push({
      path: toPath(group.module, stacks),
      d: isConv1d ? columns : rows,
      k: isConv1d ? rows : columns,
      layers: group.count,
      perLayer: 1,
      hasBias: bias !== undefined,
    });
  }
  for (const group of groups) if (doubts.has(group) && !ofModules.has(group)) others.push(group);
  const allLinear = findAllLinearDoubt(groups, doubts);
  return {
    id,
    type,
    layers: countLayers(tensors),
    hidden: undefined,
    kvWidth: undefined,
    modules,
    other: others.every(isClear) ? others.filter(isParameter).map(toGroup) : undefined,
    doubts: {
      allLinear,
      modules: [...doubts]
        .filter(([{ shape }]) => shape.length > 1)
        .map(([{ module }, reason]): Doubt => [module, reason]),
      names: [...new Set(names)],
    },
    source: "checkpoint",
  };
}

const isParameter = ({ pattern, dtype }: Group) => !BUFFER.test(pattern) && FLOATS.includes(dtype);

/** Returns whether the name tells if the tensor is a parameter. */
const isClear = ({ pattern }: Group) => BUFFER.test(pattern) || PARAMETER.test(pattern);

const toGroup = ({ module, pattern, shape, count }: Group): ParameterGroup => {
  const numel = shape.reduce((product, side) => product * side, count);
  return { name: module, kind: "biased", numel, biases: pattern.endsWith("bias") ? numel : 0 };
};

/** Returns the number of layers in all stacks. Experts are not layers. */
const countLayers = (tensors: readonly NamedTensor[]): number =>
  new Set(
    tensors.flatMap(({ name }) =>
      EXPERTS.test(name) ? [] : (/^.*\.\d+(?=\..*\.weight$)/.exec(name) ?? []),
    ),
  ).size;

/** The content of a shapes.json. */
export interface CheckpointShapes {
  /** The name of the checkpoint's folder or file. */
  readonly checkpoint?: string;
  /** The content of its config.json. */
  readonly config?: object;
  readonly tensors: Tensors;
}

export const isShapes = (content: unknown): content is CheckpointShapes =>
  typeof content === "object" && content !== null && "tensors" in content;

/** Returns the model of a checkpoint. Throws LoraError. */
export function modelOfShapes({ checkpoint, config, tensors }: CheckpointShapes): Model {
  const list = expandNames(tensors);
  const type = Object(config).model_type;
  return modelOfTensors(list, {
    id: typeof checkpoint === "string" ? checkpoint : "the checkpoint",
    type: typeof type === "string" ? type : "unknown",
  });
}
