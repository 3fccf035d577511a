/** The options of LoRA and of other methods on a model, which programs, tags and tables share. */
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import {
  boolean,
  choice,
  type InputOf,
  isObject,
  model,
  names,
  number,
  numbers,
  type Option,
} from "../options.js";
import { LAYOUTS } from "./experts.js";
import { BIASES, type ModulesToSave } from "./saved.js";
import { isPattern } from "./selection.js";
import { ALL_LINEAR } from "./targets.js";
import type { TokenIndices } from "./tokens.js";

/** The sentence and the default of an option, as text types. */
type Declared<O> = Pick<O, Extract<keyof O, "about" | "default">>;

export const RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  about: "the rank r: the number of columns of B and rows of A",
});

export const ALPHA = number({
  ...ALPHA_RANGE,
  isWhole: false,
  default: "rank",
  about: "the α in the scaling factor α/r",
});

/** A list of names or a regular expression, both as PEFT reads them. */
function moduleNames<const S extends { about: string; allowed: string; default: string }>(
  declaration: S,
): S & Option<readonly string[] | string> {
  const list = names(declaration);
  const read = (value: unknown) =>
    typeof value === "string" && isPattern(value) ? value.trim() : list.read(value);
  return { ...list, read };
}

export const TARGETS = moduleNames({
  allowed: `a list of module names, "${ALL_LINEAR}", or a regular expression for complete names`,
  default: "PEFT's default for the model's type",
  about: "the adapted modules, as in PEFT's target_modules",
});

/** Options that narrow the targets. */
export const NARROWING = {
  excludeModules: moduleNames({
    allowed: "a list of module names, or a regular expression for complete names",
    default: "none",
    about: "the modules that are not adapted, as in PEFT's exclude_modules",
  }),
  layersToTransform: numbers({
    allowed: "a list of layer indices, starting at 0",
    default: "all",
    about: "the layers whose modules are adapted (layers_to_transform)",
  }),
  layersPattern: names({
    allowed: "a list of names such as layers or h",
    default: "any",
    about: "the name of the layer list that layersToTransform indexes (layers_pattern)",
  }),
};

export const EXPERTS = choice(LAYOUTS, {
  default: "fused",
  about:
    "whether the experts of a mixture-of-experts model are fused (transformers 5) or separate (transformers 4)",
});

/** The option for trained tokens: row indices of the input embeddings, or of modules by name. */
const list = numbers({
  allowed: "a list of indices of tokens, or such lists by the names of modules",
  default: "none",
  about: "the tokens whose rows of the embeddings are also trained (trainable_token_indices)",
});
const TOKEN_INDICES: Declared<typeof list> & Option<TokenIndices> = {
  ...list,
  read(value) {
    if (!isObject(value)) return list.read(value);
    const lists = Object.entries(value).map(([name, item]) => [name, list.read(item)] as const);
    return lists.every(([, item]) => item)
      ? (Object.fromEntries(lists) as Readonly<Record<string, readonly number[]>>)
      : undefined;
  },
};

/** Options for parameters that are trained in addition to the targets. Each method supports only some of them. */
export const EXTRA_OPTIONS = {
  bias: choice(BIASES, {
    default: "none",
    about: "the biases of the base model that are also trained",
  }),
  loraBias: boolean({
    default: "false",
    about: "whether each B of LoRA has a bias (lora_bias)",
  }),
  targetParameters: names({
    allowed: "a list of names of parameters, such as down_proj.weight",
    default: "none",
    about: "the weights that LoRA adapts by their names, as in PEFT's target_parameters",
  }),
  trainableTokenIndices: TOKEN_INDICES,
  ensureWeightTying: boolean({
    default: "false",
    about: "whether tied modules also share an adapter or a copy (ensure_weight_tying)",
  }),
};

/** Reads numbers by name, also as JSON, which are later checked against the model. PEFT writes null for none. */
function sizes(value: unknown): Readonly<Record<string, number>> | undefined {
  if (value === null) return {};
  if (typeof value === "string") return readJsonSizes(value);
  return isObject(value) && !(Symbol.iterator in value)
    ? (value as Readonly<Record<string, number>>)
    : undefined;
}

/** Undefined for text that is not the JSON of an object. */
function readJsonSizes(text: string): Readonly<Record<string, number>> | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "string" ? undefined : sizes(content);
  } catch {
    return undefined;
  }
}

/** Numbers by the ends of names. */
const pattern = <const S extends { about: string; allowed: string }>(
  declaration: S,
): S & { readonly default: "none" } & Option<Readonly<Record<string, number>>> => ({
  ...declaration,
  type: "sizes",
  default: "none",
  read: sizes,
});

const RANK_PATTERN = pattern({
  allowed:
    'ranks by the ends of names, such as {"v_proj": 32}, or by regular expressions for them (in JSON, write \\\\ for a backslash)',
  about: 'the ranks of modules whose names match, as in {"v_proj": 32} (rank_pattern)',
});

const ALPHA_PATTERN = pattern({
  allowed:
    'values of α by the ends of names, such as {"v_proj": 64}, or by regular expressions for them (in JSON, write \\\\ for a backslash)',
  about: 'the values of α of modules whose names match, as in {"v_proj": 64} (alpha_pattern)',
});

/** Patterns of methods without a rank. */
export const SIZE_PATTERNS = {
  frequencyPattern: pattern({
    allowed: "numbers by the ends of names, or by regular expressions for them",
    about: "the values of frequencies of modules whose names match (n_frequency_pattern)",
  }),
  blockSizePattern: pattern({
    allowed: "sizes by the ends of names, or by regular expressions for them",
    about: "the values of C3A’s blockSize of modules whose names match (block_size_pattern)",
  }),
};

const saved = names({
  allowed: "a list of names, or names with their sizes",
  default: "none",
  about: "the parameters, by name, that are copied and trained in full (modules_to_save)",
});
const MODULES_TO_SAVE: Declared<typeof saved> & Option<ModulesToSave> = {
  ...saved,
  read(value) {
    const read = saved.read(value);
    return read ? (read.every(Boolean) ? read : undefined) : sizes(value);
  },
};

/** The model, and which of its modules are adapted: options of every count and file. */
export const COMMON = {
  model: model({
    allowed: "the id of a known model, or the content of a config.json or a shapes.json",
    about:
      "the model, by its id on Hugging Face or as the content of its config.json or shapes.json",
  }),
  targets: TARGETS,
  ...NARROWING,
  modulesToSave: MODULES_TO_SAVE,
  rankPattern: RANK_PATTERN,
  ...EXTRA_OPTIONS,
  experts: EXPERTS,
};

export const MODEL_OPTIONS = {
  ...COMMON,
  rank: RANK,
  alpha: ALPHA,
  alphaPattern: ALPHA_PATTERN,
  /** Liu et al. 2024, arXiv 2402.09353. */
  dora: boolean({
    default: "false",
    about: "whether weights are decomposed, with an additional magnitude per output row",
  }),
  /** Kalajdzievski 2023, arXiv 2312.03732. */
  rslora: boolean({ default: "false", about: "whether α is divided by √r instead of r" }),
};

/**
 * The arguments of `countModel()`: a model, by its id or as the content of its config.json, and how
 * LoRA adapts it.
 */
export interface ModelInput extends InputOf<typeof MODEL_OPTIONS> {}

/** How LoRA adapts a model. The values are checked. */
export type AdapterInput = Omit<ModelInput, "model">;
