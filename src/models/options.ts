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
  type Option,
} from "../options.js";
import { LAYOUTS } from "./experts.js";
import type { ModulesToSave } from "./saved.js";
import { ALL_LINEAR, type Targets } from "./targets.js";

/** An option that has a default. */
type Optional<T> = Option<NonNullable<T>> & { readonly default: string };

export const RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  about: "rank r: columns of B and rows of A",
});

export const ALPHA = number({
  ...ALPHA_RANGE,
  isWhole: false,
  default: "rank",
  about: "α in the scaling factor α/r",
});

/** Names or ends of paths, as in PEFT's target_modules, or "all-linear". */
export const TARGETS: Optional<Targets> = names({
  allowed: `a list of module names, or "${ALL_LINEAR}"`,
  default: "PEFT's default for the model's type",
  about: "the adapted modules, named as in PEFT's target_modules",
});

/** The default is the layout of published counts. */
export const EXPERTS = choice(LAYOUTS, {
  default: "separate",
  about: "whether a mixture's experts are separate (transformers 4) or fused (transformers 5)",
});

/** Numbers by name, to be checked against the model. PEFT writes null for none. */
function sizes(value: unknown): Readonly<Record<string, number>> | undefined {
  if (value === null) return {};
  return isObject(value) && !(Symbol.iterator in value)
    ? (value as Readonly<Record<string, number>>)
    : undefined;
}

const RANK_PATTERN: Optional<Readonly<Record<string, number>>> = {
  type: "sizes",
  allowed: "ranks by the ends of paths, or by patterns of them",
  default: "none",
  about: "other ranks for modules whose path ends so (rank_pattern)",
  read: sizes,
};

const list = names({
  allowed: "a list of names, or names with their sizes",
  default: "none",
  about: "parameters by name that are copied and trained whole (modules_to_save)",
});
const MODULES_TO_SAVE: Optional<ModulesToSave> = {
  ...list,
  read(value) {
    const read = list.read(value);
    return read ? (read.every(Boolean) ? read : undefined) : sizes(value);
  },
};

/** The model, and which of its modules are adapted: options of every count and file. */
export const COMMON = {
  model: model({
    allowed: "the id of a known model, or the content of a config.json",
    about: "the model, by its id on Hugging Face or as the content of its config.json",
  }),
  targets: TARGETS,
  modulesToSave: MODULES_TO_SAVE,
  rankPattern: RANK_PATTERN,
  experts: EXPERTS,
};

export const MODEL_OPTIONS = {
  ...COMMON,
  rank: RANK,
  alpha: ALPHA,
  bias: choice(["none", "all", "lora_only"], {
    default: "none",
    about: "which biases of the base model are trained too",
  }),
  /** Liu et al. 2024, arXiv 2402.09353. */
  dora: boolean({
    default: "false",
    about: "whether weights are decomposed, with one magnitude more per output row",
  }),
};

/**
 * The arguments of `countModel()`: a model, by its id or as the content of its config.json, and how
 * LoRA adapts it.
 */
export interface ModelInput extends InputOf<typeof MODEL_OPTIONS> {}
