/** Options that several figures share. */
import { MODEL_OPTIONS, RANK as UNCONTROLLED_RANK } from "../counts/index.js";
import { MAX_DIMENSION } from "../lora.js";
import { model, number, text } from "../options.js";

/** The default of `maxRank`, the end of the rank slider. */
export const USUAL_MAX_RANK = 64;

/** The maximum number of `steps`, the values from which readers can choose without scripts. */
export const MAX_STEPS = 8;

const slider = { kind: "slider", scale: "linear", min: 1, max: "maxRank" } as const;

/** The rank for one matrix. */
export const RANK = number({
  min: 1,
  atMost: ["d", "k"],
  allowed: "a whole number from 1 to the smaller of d and k",
  about: UNCONTROLLED_RANK.about,
  control: slider,
});

/** The rank for a model, whose matrices have several sizes. */
export const RANK_OF_MODEL = { ...UNCONTROLLED_RANK, control: slider };

export const MAX_RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  default: String(USUAL_MAX_RANK),
  about: "the maximum of the rank slider; limited to the largest possible rank of the matrices",
  isForPages: true,
});

export { ALPHA, CONFIG, EXPERTS, NARROWING, TARGETS } from "../counts/index.js";

/** Ranks and values of α that differ between modules or layers. */
export const PATTERNS = {
  rankPattern: MODEL_OPTIONS.rankPattern,
  alphaPattern: MODEL_OPTIONS.alphaPattern,
};

export const MODEL = model({
  allowed: "the id of a known model, or the path of a config.json or a checkpoint",
  about: "the model: its id on Hugging Face, or the path of its config.json or its checkpoint",
});

export const NAME = text({
  // No font has the other characters.
  pattern: /^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}]+$/u,
  allowed: "text in quotes on one line, not empty and without tabs and control characters",
  default: "from the id, or _name_or_path in the configuration",
  about: "the model's name in the text of the figure or table",
});

/** The option for d or k of one matrix. */
export const dimension = <const S extends { readonly about: string }>(declaration: S) =>
  number({ min: 1, max: MAX_DIMENSION, ...declaration });

/** Both sides of W. */
export const SIDES = {
  d: dimension({ about: "out_features: the number of rows of W" }),
  k: dimension({ about: "in_features: the number of columns of W" }),
};
