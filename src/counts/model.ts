/** A model as plain data: its linear modules, as PEFT selects them, and its other parameters. */
import { LoraError } from "../errors.js";
import { countParameters, type ParameterGroup } from "./groups.js";
import { listNumbers, type NumberSet, range } from "./number-set.js";

/** Linear modules of one name and shape. */
export interface LinearModule {
  /** The path that `target_modules` matches: "q_proj" matches "self_attn.q_proj". */
  readonly path: string;
  /** out_features, the rows of its weight. */
  readonly d: number;
  /** in_features, the columns of its weight. */
  readonly k: number;
  /** The number of layers that have it. */
  readonly layers: number;
  /** The number of these modules in each layer: 1, or one for each expert. */
  readonly perLayer: number;
  /** Whether it has a bias of d numbers. */
  readonly hasBias: boolean;
  /** The full name in transformers. # stands for the layer's index, * for the expert's. Absent if unknown. */
  readonly place?: string;
  /** The indices of its layers. Default: the first `layers` layers. */
  readonly numbers?: NumberSet;
  /** The indices of its experts. Default: the first `perLayer` experts. */
  readonly within?: NumberSet;
  /** Whether it is an embedding: k words, each a vector of d numbers. */
  readonly isEmbedding?: boolean;
  /** Whether its class is a subclass of torch.nn.Linear, or may be one. */
  readonly isSubclass?: boolean;
  /** Whether it is a Conv1D of transformers, which stores its weight transposed. Absent if the model's type tells. */
  readonly isConv1d?: boolean;
  /** The parameter that stores the weight. Absent for a linear module. */
  readonly parameter?: StoredWeight;
}

/** A weight that PEFT treats as a parameter, not as a linear module: a router, or all experts of a layer. */
export interface StoredWeight {
  /** One d × k matrix, or a stack with a d × k matrix (transposed: k × d) for each expert. */
  readonly kind: "matrix" | "stack" | "transposed";
  /** The names of its linear modules in transformers 4. Absent if transformers 4 also stores a parameter. */
  readonly names?: readonly string[];
  /** Whether it stays fp32 in a 16-bit model. */
  readonly isWide?: boolean;
}

/** The name of a module that is not certain, and why. */
export type Doubt = readonly [module: string, reason: string];

/** What the names and shapes of a checkpoint leave open. # stands for numbers in names. */
interface Doubts {
  /** Why not all linear modules are certain; undefined if they are. */
  readonly allLinear: string | undefined;
  readonly modules: readonly Doubt[];
  readonly names: readonly string[];
}

/** A model as plain data. */
export interface Model {
  /** The id on Hugging Face. */
  readonly id: string;
  /** The model_type of its config.json, such as "llama". */
  readonly type: string;
  /** Layers of all stacks together. */
  readonly layers: number;
  /** num_hidden_layers of the configuration, if it differs from `layers`: an encoder-decoder states only the encoder's. */
  readonly configLayers?: number | undefined;
  /** Width of the residual stream; undefined if stacks differ. */
  readonly hidden: number | undefined;
  /** The total width of the key heads, and also of the value heads. */
  readonly kvWidth: number | undefined;
  /** Whether attention and feed-forward block read the same input and their outputs are added. */
  readonly isParallel?: boolean | undefined;
  /** Its linear modules, and embeddings that PEFT can adapt. */
  readonly modules: readonly LinearModule[];
  /** Parameters outside linear modules; undefined if only some modules are known. */
  readonly other: readonly ParameterGroup[] | undefined;
  /** Names of the modules that share the weight of the input embeddings, such as a tied head. */
  readonly tied?: readonly string[] | undefined;
  /** Whether its experts are separate modules, as up to transformers 4. */
  readonly hasSeparateExperts?: boolean;
  /** The head, if it is not the usual head of the type. */
  readonly head?: "classifier" | "none" | undefined;
  /** Modules that PEFT copies and trains in full for the model's task, such as a classifier. */
  readonly saved?: readonly string[] | undefined;
  /** What is not certain, if the model was derived from the tensors of a checkpoint. */
  readonly doubts?: Doubts | undefined;
  /** The values of its config.json, if it was read from one. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  /** Where its sizes come from, such as "config.json" or a repository with a commit. */
  readonly source: string;
}

/** A model with all its ids. The first is `id`. */
export interface Published extends Model {
  /** All ids of the model on Hugging Face, which have the same shapes. */
  readonly ids: readonly string[];
}

/** Encoders, by model_type. */
const HEADLESS: readonly string[] = [
  "bert",
  "roberta",
  "xlm-roberta",
  "layoutlm",
  "distilbert",
  "deberta-v2",
  "modernbert",
];

/**
 * Returns whether counts exclude the pooler and heads that a checkpoint may have. The totals of the LoRA paper
 * and of other papers exclude them. If a config.json names a class, counts include the head.
 */
export const isHeadless = ({ type, head, config }: Model) =>
  HEADLESS.includes(type) && head === undefined && !config?.architectures;

/** PEFT finds none in Llama 4, whose language model ties its own head. */
export const listTiedModules = ({ type, tied = [] }: Model): readonly string[] =>
  type === "llama4" ? [] : tied;

export const instances = ({ layers, perLayer }: LinearModule) => layers * perLayer;

/** The indices of the layers that have it, in ascending order. */
export const listLayers = ({ layers, numbers }: LinearModule): readonly number[] =>
  listNumbers(numbers ?? range(layers));

/** Each token uses only some of a mixture's weights. */
export const isMixture = ({ modules }: Model) => modules.some(({ perLayer }) => perLayer > 1);

/** One for each expert in a stack, otherwise 1. */
export const countStacked = ({ perLayer, parameter }: LinearModule) =>
  parameter && parameter.kind !== "matrix" ? perLayer : 1;

/** Every method can adapt a module that PEFT treats as linear. */
export const isLinear = ({ parameter }: LinearModule) => parameter === undefined;

/** As in GPT-2's layers, but not in its head. */
export const isConv1d = ({ type, modules }: Model, { path, isConv1d }: LinearModule) =>
  isConv1d ?? (type === "gpt2" && modules.some((other) => other.path === path));

/** Whether the path equals the name, or ends in a dot and the name. */
export const endsIn = (path: string, name: string) => path === name || path.endsWith(`.${name}`);

/**
 * Returns whether a module is a target, by PEFT's rule for `target_modules`: the path equals the target, or
 * ends in a dot and the target.
 */
export const matches = (module: LinearModule, target: string) =>
  isLinear(module) && endsIn(module.path, target);

/** The shortest end of the path that is unique among these modules. */
export function findShortName(module: LinearModule, all: readonly LinearModule[]): string {
  const parts = module.path.split(".");
  for (let from = parts.length - 1; from > 0; from--) {
    const name = parts.slice(from).join(".");
    const isUnique = all.filter(({ path }) => endsIn(path, name)).length === 1;
    // Here "*" stands for any expert, but in texts it marks a variable.
    if (isUnique && parts[from] !== "*") return name.replaceAll("*.", "");
  }
  return module.path.replaceAll("*.", "");
}

/** Throws LoraError if only some modules are known. */
export function baseParameters({ id, modules, other }: Model): number {
  if (!other) {
    throw new LoraError("model", "a model whose parameters are all known", id);
  }
  return modules.reduce((sum, module) => {
    const { d, k, hasBias } = module;
    return sum + instances(module) * (d * k + (hasBias ? d : 0));
  }, countParameters(other));
}

export const linearBiases = (modules: Model["modules"]): number =>
  modules.reduce((sum, module) => sum + (module.hasBias ? instances(module) * module.d : 0), 0);

/** Includes norms; undefined if only some modules are known. */
export const allBiases = ({ modules, other }: Model): number | undefined =>
  other?.reduce((sum, { biases }) => sum + biases, linearBiases(modules));

/** Throws LoraError if the model was derived from tensors, which do not tell some of its properties. */
export function assertKnownType({ doubts, id }: Model, untold: string): void {
  if (!doubts) return;
  throw new LoraError(
    "model",
    `a model of a known type, because the names and shapes of tensors do not tell ${untold}`,
    id,
  );
}

/** "⁎" (U+204E) replaces "*", which would mark a variable in texts. */
export const withoutMarks = (text: string) => text.replaceAll("*", "⁎");
