/**
 * The rules by which the names and shapes in a checkpoint tell its linear modules. site/guide/checkpoints.md states
 * them. They use no table of types. Where they leave a doubt, targets are rejected: names in files are not always names
 * of modules, because transformers 5 reverses its conversions when it saves.
 */
import type { NamedTensor } from "./tensor-names.js";

/** Parameters whose names differ only in numbers, and whose shapes are equal. */
export interface Group {
  /** The module's name, with "#" in place of numbers. */
  readonly module: string;
  /** The name in the module: "weight", unless it is not a weight. */
  readonly parameter: string;
  readonly shape: readonly number[];
  /** The length of the bias that belongs to the weight, if there is one. */
  readonly bias: number | undefined;
  readonly dtype: string;
  readonly count: number;
}

/** Dtypes of parameters that are not quantized. */
const FLOATS = ["F64", "F32", "F16", "BF16"];
/** Names of the tensors that quantized weights need in addition. */
const QUANTIZED =
  /(?:^|[._])(?:qweight|qzeros|weight_scale\w*|weight_packed|absmax|quant_state|quant_map|weight_integer|\w+_scaling_factor|SCB|g_idx)(?:\.|$)|\.scales$|_(?:blocks|scales)$/;
/** Tensors that are no parameters, though files contain them. */
const BUFFER =
  /(?:^|\.)(?:inv_freq|position_ids|masked_bias|num_batches_tracked|running_(?:mean|var)|attn\.bias)$/;
/** Parameters that are neither weights nor biases of modules. */
const PARAMETER =
  /(?:^|\.)(?:weight|bias|A_log|D|dt_bias|sinks|(?:cls|mask|distillation|register)_tokens?|position_embeddings?|layer_scale_[12]|experts\.(?:gate_up|down)_proj(?:_bias)?)$/;

/** Routed and shared experts, and routers. */
const EXPERTS = /expert|moe|router|(?:^|\.)gate$/i;

export const isInExperts = (module: string) => EXPERTS.test(module);

const ATTENTION = /attn|attention|(?:^|\.)(?:mixer|mamba)\./i;
/** Modules that several layers may share, although the file contains them once. */
const SHARED = /shared/i;
/** Names that other libraries give, and that transformers replaces or splits when it loads a file. */
const FOREIGN =
  /(?:^|\.)(?:W_(?:up|down)|to_[qkv]|w13\w*|wqkv|gqkv_proj|weights_in|fc0|fc1[12]|c_fc_[01])(?:\.|$)/;

/** The part of the name that precedes the name in a layer, or "" outside layers. */
export const getStack = (module: string) => /^(?:.*\.)?#\./.exec(module)?.[0] ?? "";

/**
 * Names of linear modules by the ends of their names. A second pattern matches the name of another module that the file
 * must have: it shows that the name has not been replaced. Names are compared with a "." before them.
 */
const LINEAR: readonly (readonly [module: RegExp, companion?: RegExp])[] = [
  [/[._](?:attn|attention|temporal_block)(?:\.#)?\.(?:[qkvo]|out)_proj$/],
  [/\.(?:attn|self_attn|cross_attn|ngram_self_attn)\.(?:query|key|value)_proj$/],
  [/attention\.self\.(?:query|key|value)_proj$/],
  [/[._](?:self|attention|self_attention)\.(?:query|key|value)$/],
  [/\.(?:attention|attentions\.#)\.(?:[qkv]|out)_lin$/],
  [/\.(?:attn|SelfAttention|EncDecAttention)\.[qkvo]$/],
  [/\.self_attn(?:\.#)?\.(?:q_a_proj|q_b_proj|kv_b_proj|kv_a_proj_with_mqa)$/],
  [/attention\.query_key_value$|attention\.dense$/, /\.dense_h_to_4h$/],
  [/\.self_attn\.query_key_value$/, /\.dense_h_to_4h$/],
  [/\.self_attn\.dense$/],
  [/\.(?:attn|crossattention)\.(?:c_attn|q_attn|c_proj)$/],
  [/\.self_attn\.qkv_proj$/, /\.mlp\.gate_up_proj$/],
  [/\.attn\.qkv_proj$/, /\.mlp\.fc_in$/],
  [/\.attn\.(?:Wqkv|Wo)$/, /\.mlp\.Wi$|\.ffn\./],
  [/\.ffn\.(?:up|down)_proj$/, /\.attn\.Wqkv$/],
  [/\.multi_head_attention\.(?:W[qkv]|dense)$/],
  [/\.mlp\.(?:gate|up|down)_proj$/],
  [/\.mlp\.gate_up_proj$/, /\.self_attn\.(?:q|qkv)_proj$/],
  [/\.mlp\.W[io]$/, /\.attn\.Wqkv$/],
  [/\.(?:mlp\.|ffn\.|#\.)(?:fc[12]|lin[12])$/],
  [/\.mlp\.(?:c_fc|c_proj)$/, /attn\.(?:c_attn|c_proj|q_proj)$/],
  [/\.mlp\.fc_(?:in|out)$/, /attn\.(?:q|qkv)_proj$/],
  [/\.mlp\.dense_(?:h_to_4h|4h_to_h)$/, /\.query_key_value$/],
  [/\.feed_forward\.w[123]$/, /\.self_attn\.q_proj$/],
  [/\.(?:intermediate|output)\.dense$/, /attention\.self\.query(?:_proj)?$/],
  [/\.mixer\.[qkvo]_proj$/],
  [/\.(?:mixer|mamba)\.(?:in|x|dt)_proj$/],
  [/\.(?:self_)?attention\.(?:[qkv]_head|project_[qkv])$/],
  [/\.attention\.self\.in_proj$/],
  [/\.pwconv[12]$/],
  [/\.(?:attention|feed_forward)\.(?:key|value|receptance|output)$/, /\.attention\.receptance$/],
];
/** Names of image models that transformers 5 often replaces. */
const RENAMED_IN_IMAGE_MODELS = /(?:^|\.)(?:query|key|value|dense)$/;

/** Linear modules of layers whose classes are certain even if no target names them. */
const CERTAIN =
  /^(?:(?:self_attn|attn|attention|encoder_attn)\.(?:(?:q|k|v|o|out|qkv)_proj|query_key_value|dense|c_attn|c_proj)|attention\.self\.(?:query|key|value)|attention\.output\.dense|(?:intermediate|output)\.dense|(?:mlp\.)?(?:(?:gate|up|down|gate_up)_proj|fc[12])|mlp\.(?:c_fc|c_proj|dense_h_to_4h|dense_4h_to_h))$/;
const EMBEDDING =
  /(?:^|\.)(?:embed_(?:tokens|positions|in)|wte|wpe|(?:word|position|token_type)_embeddings|tok_embeddings)$/;
const TOKENS = /(?:^|\.)(?:embed_(?:tokens|in)|wte|word_embeddings|tok_embeddings)$/;
const OUTPUT = /(?:^|\.)(?:lm_head|embed_out)$/;
const HEAD = /(?:^|\.)(?:lm_head|score|classifier)$/;

/** Only targets that name it adapt an output head or a classifier. */
export const isHead = ({ module, parameter, shape }: Group): boolean =>
  parameter === "weight" && shape.length === 2 && !getStack(module) && HEAD.test(module);

/** Returns whether the tensor is a quantized weight, or belongs to one. */
export const isQuantized = ({ name, dtype, shape }: NamedTensor) =>
  QUANTIZED.test(name) || (name.endsWith(".weight") && shape.length > 1 && !FLOATS.includes(dtype));

/** Undefined if the group's name and dtype do not tell. */
export function isParameter({ module, parameter, dtype }: Group): boolean | undefined {
  const name = `${module}.${parameter}`;
  if (BUFFER.test(name) || !FLOATS.includes(dtype)) return false;
  return PARAMETER.test(name) || undefined;
}

/** What the names and shapes of a file tell about all its modules. */
interface File {
  readonly linear: readonly RegExp[];
  readonly hasExperts: boolean;
  readonly isForeign: boolean;
  /** Whether a convolution reads images. */
  readonly hasImages: boolean;
  /** Whether it has state space models, in which PEFT rejects out_proj. */
  readonly hasStates: boolean;
}

function describe(groups: readonly Group[]): File {
  const modules = groups.map(({ module }) => module);
  return {
    linear: LINEAR.filter(
      ([, companion]) => !companion || modules.some((name) => companion.test(`.${name}`)),
    ).map(([name]) => name),
    // Models with multi-head latent attention have experts, at least in other sizes.
    hasExperts: modules.some((name) => EXPERTS.test(name) || /kv_a_proj_with_mqa/.test(name)),
    isForeign: modules.some((name) => FOREIGN.test(name)),
    hasImages: groups.some(
      ({ parameter, shape }) =>
        parameter === "weight" && shape.length > 3 && shape.at(-1) === shape.at(-2),
    ),
    hasStates: groups.some(({ parameter }) => parameter === "A_log"),
  };
}

/** Why the module may not be a target; undefined if it is a linear module. */
function findDoubt({ module, parameter, shape }: Group, file: File): string | undefined {
  if (isInExperts(module)) return "experts and routers are fused when the model is loaded";
  if (parameter !== "weight" || shape.length !== 2)
    return "it is not stored as the matrix of a linear module";
  if (file.isForeign) return "the names are those of another library";
  if (file.hasExperts && !ATTENTION.test(module))
    return "beside experts, only modules of attention are certain";
  if (SHARED.test(module)) return "several layers may share it";
  if (file.hasImages && RENAMED_IN_IMAGE_MODELS.test(module))
    return "image models have other names for it in transformers 5";
  if (file.hasStates && module.endsWith(".out_proj"))
    return "PEFT rejects it in a state space model";
  const isLinear = file.linear.some((name) => name.test(`.${module}`));
  return isLinear ? undefined : "its name is not that of a linear module in transformers";
}

/** The groups that are no linear modules, or that may not be targets, with the reasons. */
export function findDoubts(groups: readonly Group[]): ReadonlyMap<Group, string> {
  const file = describe(groups);
  const doubts = groups.map((group) => [group, findDoubt(group, file)] as const);
  return new Map(doubts.filter((item): item is readonly [Group, string] => item[1] !== undefined));
}

/** Why the linear modules are not all certain; undefined if they are. */
export function findAllLinearDoubt(
  groups: readonly Group[],
  doubts: ReadonlyMap<Group, string>,
): string | undefined {
  const tokens = groups.find((group) => group.parameter === "weight" && TOKENS.test(group.module));
  if (!tokens) return "no tensor has the name of token embeddings";
  const layers = new Map<string, number>();
  for (const { module, count } of groups) {
    const stack = getStack(module);
    layers.set(stack, Math.max(count, layers.get(stack) ?? 0));
  }
  const isCertain = (group: Group): boolean => {
    const { module, parameter, shape, count } = group;
    if (shape.length < 2) return true;
    if (parameter !== "weight" || shape.length > 2) return false;
    const stack = getStack(module);
    if (stack)
      return (
        !doubts.has(group) &&
        CERTAIN.test(module.slice(stack.length)) &&
        count === layers.get(stack)
      );
    return EMBEDDING.test(module) || (OUTPUT.test(module) && `${shape}` === `${tokens.shape}`);
  };
  const doubtful = groups.find((group) => !isCertain(group));
  return doubtful && `the module of ${doubtful.module}.${doubtful.parameter} is not certain`;
}
