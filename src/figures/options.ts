/** Options that several figures have, each stated once. */
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { LAYOUTS } from "../models/experts.js";
import { choice, model, names, number } from "../options.js";

/** The customer's own slider goes to 16; `maxRank` widens it. */
export const USUAL_MAX_RANK = 16;

/** How many steps a reader may choose among without scripts. */
export const MAX_STEPS = 8;

const slider = { kind: "slider", scale: "linear", min: 1, max: "maxRank" } as const;

/** Of one matrix. */
export const RANK = number({
  min: 1,
  allowed: "a whole number from 1 to the smaller of d and k",
  about: "r, the columns of B and the rows of A",
  control: slider,
});

/** Of a model, whose matrices differ in size. */
export const RANK_OF_MODEL = number({
  min: 1,
  max: MAX_DIMENSION,
  about: RANK.about,
  control: slider,
});

export const MAX_RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  default: String(USUAL_MAX_RANK),
  about: "how far the rank's slider goes, never past the smaller of d and k",
  isForPages: true,
});

export const ALPHA = number({
  ...ALPHA_RANGE,
  isWhole: false,
  default: "rank, so that the scaling is 1",
  about: "α of the scaling α/r",
});

export const MODEL = model({
  allowed: "the id of a known model, or the path of a config.json",
  about: "the model, by its id on Hugging Face or by its configuration beside the page",
});

export const TARGETS = names({
  allowed: 'a list of module names, or "all-linear"',
  default: "PEFT's own for the model's type",
  about: "which modules are adapted, as PEFT's target_modules names them",
});

/** Of tables, single numbers, and the figure of a model. */
export const EXPERTS = choice(LAYOUTS, {
  default: "separate",
  about:
    "how a mixture's matrices are held: each apart, as up to transformers 4, or fused, as in 5",
});

/** d or k of one matrix. */
export const dimension = <const S extends { readonly about: string }>(stated: S) =>
  number({ min: 1, max: MAX_DIMENSION, ...stated });

/** Both sides of W. */
export const SIDES = {
  d: dimension({ about: "out_features, the rows of W" }),
  k: dimension({ about: "in_features, the columns of W" }),
};
