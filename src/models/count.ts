/** What LoRA trains of a whole model, counted as PEFT counts it. */
import { ALPHA_RANGE, LoraError, MAX_DIMENSION, realNumber, wholeNumber } from "../lora.js";
import { allBiases, linearBiases } from "./biases.js";
import {
  baseParameters,
  instances,
  type LinearModule,
  type Model,
  matches,
  nameOf,
} from "./model.js";

/** The names that `targets` gives to all linear modules, as PEFT spells it. */
export const ALL_LINEAR = "all-linear";

export interface AdapterInput {
  readonly rank: number;
  /** Default: the rank, so that the scaling is 1. */
  readonly alpha?: number | undefined;
  /** As PEFT's target_modules: names or ends of paths, or "all-linear". Default: PEFT's for the type. */
  readonly targets?: readonly string[] | string | undefined;
  /** Which biases of the base model are trained too: PEFT's `bias`. Default: none. */
  readonly bias?: "none" | "all" | "lora_only" | undefined;
  /** Parameters by name that are copied and trained whole: known names, or names with their sizes. */
  readonly modulesToSave?: readonly string[] | Readonly<Record<string, number>> | undefined;
  /** Other ranks for modules whose path ends in the key. */
  readonly rankPattern?: Readonly<Record<string, number>> | undefined;
  /** Weight-decomposed: one magnitude per output row more. Liu et al. 2024, arXiv 2402.09353. */
  readonly dora?: boolean | undefined;
}

/** One kind of module and what LoRA adds to it. */
export interface ModuleCount extends LinearModule {
  readonly name: string;
  readonly instances: number;
  /** 0 where it is not targeted. */
  readonly rank: number;
  /** Trained in all its instances. */
  readonly parameters: number;
}

export interface ModelCount {
  readonly model: Model;
  readonly rank: number;
  readonly alpha: number;
  /** alpha / rank. */
  readonly scaling: number;
  readonly targets: readonly string[];
  readonly modules: readonly ModuleCount[];
  /** Of all B and of all A; trainable has magnitudes, biases and saved modules besides. */
  readonly b: number;
  readonly a: number;
  readonly trainable: number;
  /** The base model's parameters; absent, as what follows from it, where only some modules are known. */
  readonly base: number | undefined;
  /** PEFT's "all params": the base model and what is added to it. */
  readonly all: number | undefined;
  /** PEFT's "trainable%": 100 · trainable / all, the adapter in the denominator. */
  readonly trainablePercent: number | undefined;
}

/**
 * PEFT's default targets by model_type, where it has some.
 * Source: huggingface/peft@5d602fd src/peft/utils/constants.py
 */
const DEFAULT_TARGETS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "llama llama4 mistral mixtral stablelm gemma gemma2 gemma3_text qwen2 qwen3 opt bart gptj gpt_neo"
      .split(" ")
      .map((type) => [type, ["q_proj", "v_proj"]]),
  ),
  ...Object.fromEntries("t5 mt5".split(" ").map((type) => [type, ["q", "v"]])),
  ...Object.fromEntries(
    "bert roberta xlm-roberta electra layoutlm"
      .split(" ")
      .map((type) => [type, ["query", "value"]]),
  ),
  ...Object.fromEntries(
    "bloom gpt_neox chatglm falcon".split(" ").map((type) => [type, ["query_key_value"]]),
  ),
  gpt2: ["c_attn"],
  gpt_bigcode: ["c_attn"],
  "deberta-v2": ["query_proj", "value_proj"],
  phi: ["q_proj", "v_proj", "fc1", "fc2"],
};

const isAllLinear = (targets: AdapterInput["targets"]) => String(targets) === ALL_LINEAR;

/** The targets that are meant. Throws LoraError for one that is none of the model's modules. */
function targetsOf(model: Model, targets: AdapterInput["targets"]): readonly string[] {
  const names = [...new Set(model.modules.map(({ path }) => path.split(".").at(-1)!))];
  const wanted = isAllLinear(targets) ? ALL_LINEAR : (targets ?? DEFAULT_TARGETS[model.type]);
  if (wanted === undefined)
    throw new LoraError("targets", `given for ${model.type}: some of ${names.join(", ")}`, targets);
  if (wanted === ALL_LINEAR) {
    if (!model.other)
      throw new LoraError(
        "targets",
        `names for ${model.id}, of which only some modules are known`,
        wanted,
      );
    return names;
  }
  const list = typeof wanted === "string" ? [wanted] : wanted;
  if (!Array.isArray(list) || list.length === 0 || list.some((one) => typeof one !== "string"))
    throw new LoraError("targets", `a list of names, or "${ALL_LINEAR}"`, targets);
  const missing = list.find((target) => !model.modules.some((module) => matches(module, target)));
  if (missing !== undefined && (targets !== undefined || list.length === 1))
    throw new LoraError("targets", `modules of ${model.id}: ${names.join(", ")}`, missing);
  return list;
}

/** Sizes of what is copied and trained whole. Throws LoraError for a name that is not known. */
function savedSizes(model: Model, saved: AdapterInput["modulesToSave"]): number[] {
  if (saved === undefined) return [];
  if (!Array.isArray(saved)) {
    return Object.entries(saved).map(([name, size]) =>
      wholeNumber(`modulesToSave.${name}`, size, 1, Number.MAX_SAFE_INTEGER),
    );
  }
  return saved.map((name: string) => {
    const size = model.other?.get(name);
    if (size !== undefined) return size;
    const linear = model.modules.filter((module) => matches(module, name));
    if (!linear.length) {
      const names = [...(model.other?.keys() ?? []), ...model.modules.map(({ path }) => path)];
      throw new LoraError("modulesToSave", `some of ${names.join(", ")}`, name);
    }
    return linear.reduce((sum, one) => sum + instances(one) * (one.d * one.k + biasOf(one)), 0);
  });
}

const biasOf = ({ d, hasBias }: LinearModule) => (hasBias ? d : 0);
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/** PEFT's bias="all" trains every parameter with "bias" in its name, so T5's relative ones too. */
function peftBiases(model: Model): number {
  const biases = allBiases(model);
  if (biases === undefined || !model.other)
    throw new LoraError("bias", `none or lora_only for ${model.id}, known in part`, "all");
  return biases + (model.other.get("relative_attention_bias") ?? 0);
}

/** Counts as PEFT does. Throws LoraError for what the model does not have. */
export function countOn(model: Model, input: AdapterInput): ModelCount {
  const targets = targetsOf(model, input.targets);
  const isAll = isAllLinear(input.targets);
  const { rankPattern = {}, dora = false, bias = "none" } = input;
  if (!["none", "all", "lora_only"].includes(bias))
    throw new LoraError("bias", "one of none, all, lora_only", bias);
  const rank = wholeNumber("rank", input.rank, 1, MAX_DIMENSION);
  const alpha =
    input.alpha === undefined
      ? rank
      : realNumber("alpha", input.alpha, ALPHA_RANGE.min, ALPHA_RANGE.max);
  const modules = model.modules.map((module): ModuleCount => {
    const isTarget = isAll || targets.some((target) => matches(module, target));
    const other = Object.entries(rankPattern).find(([path]) => matches(module, path))?.[1];
    const own = isTarget ? wholeNumber("rank", other ?? rank, 1, MAX_DIMENSION) : 0;
    const each = own * (module.d + module.k) + (dora && isTarget ? module.d : 0);
    const count = instances(module);
    return {
      ...module,
      name: nameOf(module, model.modules),
      instances: count,
      rank: own,
      parameters: count * each,
    };
  });
  const adapter = sum(modules.map(({ parameters }) => parameters));
  const biases =
    bias === "all"
      ? peftBiases(model)
      : bias === "lora_only"
        ? linearBiases(modules.filter((one) => one.rank > 0))
        : 0;
  const saved = sum(savedSizes(model, input.modulesToSave));
  const trainable = adapter + biases + saved;
  const base = model.other && baseParameters(model);
  const total = base === undefined ? undefined : base + adapter + saved;
  return {
    model,
    rank,
    alpha,
    scaling: alpha / rank,
    targets,
    modules,
    b: sum(modules.map((one) => one.instances * one.rank * one.d)),
    a: sum(modules.map((one) => one.instances * one.rank * one.k)),
    trainable,
    base,
    all: total,
    trainablePercent: total === undefined ? undefined : (100 * trainable) / total,
  };
}

/** The model as an error or a caption names it: without its organisation. */
export const shortName = (id: string) => id.replace(/^.*\//, "");
