/** A model as plain data: its linear modules as PEFT sees them, and its other parameters. */
import { LoraError } from "../errors.js";
import { numelOf, type ParameterGroup } from "./groups.js";

/** Linear layers of one name and shape. */
export interface LinearModule {
  /** As `target_modules` matches it: "self_attn.q_proj" answers to "q_proj". */
  readonly path: string;
  /** out_features, the rows of its weight. */
  readonly d: number;
  /** in_features, the columns of its weight. */
  readonly k: number;
  readonly layers: number;
  /** How many each layer has: 1, or the experts of a mixture. */
  readonly perLayer: number;
  readonly hasBias: boolean;
  /** Its whole name in transformers, # a layer's number and * an expert's; absent where it is not known. */
  readonly place?: string;
  /** The numbers of its layers, where these are not the first. */
  readonly numbers?: readonly number[];
  /** Of a fused module: names of the matrices in it, all of which are targets or none. */
  readonly fusedNames?: readonly string[];
}

/** A model's shapes: what is counted of it. */
export interface Model {
  /** As on Hugging Face. */
  readonly id: string;
  /** transformers' model_type. */
  readonly type: string;
  /** Of all stacks together. */
  readonly layers: number;
  /** Width of the residual stream; absent where stacks differ. */
  readonly hidden: number | undefined;
  /** Key and value heads times their size: what a prefix holds per token, twice. */
  readonly kvWidth: number | undefined;
  /** Whether attention and feed-forward block read the same and are added, not one after the other. */
  readonly isParallel?: boolean | undefined;
  readonly modules: readonly LinearModule[];
  /** Parameters outside linear layers; absent where only some modules are known. */
  readonly other: readonly ParameterGroup[] | undefined;
  /** Names of the modules whose weight is the input embeddings, as a tied head. */
  readonly tied?: readonly string[] | undefined;
  /** What stands on it, where that is not the usual head of its type. */
  readonly head?: "classifier" | "none" | undefined;
  /** What PEFT copies and trains whole for the model's task, as a classifier's head. */
  readonly saved?: readonly string[] | undefined;
  readonly source: string;
}

/** A model by all of its ids, the first of which is `id`. */
export interface Published extends Model {
  readonly ids: readonly string[];
}

/** Encoders of BERT's kind, by their model_type. */
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
 * Whether the model's parameters are counted without the pooler and the heads that a checkpoint may
 * have, as the totals that the LoRA paper and others print for such models are.
 */
export const isHeadless = ({ type }: Pick<Model, "type">) => HEADLESS.includes(type);

/** How many matrices the module stands for. */
export const instances = ({ layers, perLayer }: LinearModule) => layers * perLayer;

/** A mixture's experts where these are tensors and never linear modules. */
export const tensorExperts = ({ other = [] }: Pick<Model, "other">) =>
  other.filter(({ kind }) => kind === "experts");

/** Whether a token passes some of the model's weights only. */
export const isMixture = (model: Model) =>
  model.modules.some(({ perLayer }) => perLayer > 1) || tensorExperts(model).length > 0;

/** Whether a path is the name or ends in it after a dot. */
export const endsIn = (path: string, name: string) => path === name || path.endsWith(`.${name}`);

/** PEFT's rule for `target_modules`: the whole path, or its end after a dot; of a fused one, its parts. */
export const matches = ({ path, fusedNames }: LinearModule, target: string) =>
  fusedNames ? fusedNames.some((name) => endsIn(target, name)) : endsIn(path, target);

/** The shortest end of the module's path that is no other module's of these. */
export function nameOf(module: LinearModule, all: readonly LinearModule[]): string {
  const parts = module.path.split(".");
  for (let from = parts.length - 1; from > 0; from--) {
    const name = parts.slice(from).join(".");
    const isOwn = all.filter(({ path }) => endsIn(path, name)).length === 1;
    // A star stands for any expert, and in our texts for a variable.
    if (isOwn && parts[from] !== "*") return name.replaceAll("*.", "");
  }
  return module.path.replaceAll("*.", "");
}

/** The base model's parameters, all of them. Throws LoraError where only some modules are known. */
export function baseParameters({ id, modules, other }: Model): number {
  if (!other) {
    throw new LoraError("model", "a model of which every parameter is known for this", id);
  }
  return modules.reduce((sum, module) => {
    const { d, k, hasBias } = module;
    return sum + instances(module) * (d * k + (hasBias ? d : 0));
  }, numelOf(other));
}

/** Returns the number of biases in the linear modules. */
export const linearBiases = (modules: Model["modules"]): number =>
  modules.reduce((sum, module) => sum + (module.hasBias ? instances(module) * module.d : 0), 0);

/** Returns the number of biases in the model, with those of norms; undefined where only some modules are known. */
export const allBiases = ({ modules, other }: Model): number | undefined =>
  other?.reduce((sum, { biases }) => sum + biases, linearBiases(modules));
