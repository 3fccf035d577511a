/** Options that several figures have, each stated once. */
import { MAX_DIMENSION } from "../lora.js";
import { RANK as RANK_ALONE } from "../models/options.js";
import { model, number } from "../options.js";

/** The customer's own slider goes to 16; `maxRank` widens it. */
export const USUAL_MAX_RANK = 16;

/** How many steps a reader may choose among without scripts. */
export const MAX_STEPS = 8;

const slider = { kind: "slider", scale: "linear", min: 1, max: "maxRank" } as const;

/** Of one matrix. */
export const RANK = number({
  min: 1,
  atMost: ["d", "k"],
  allowed: "a whole number from 1 to the smaller of d and k",
  about: RANK_ALONE.about,
  control: slider,
});

/** Of a model, whose matrices differ in size. */
export const RANK_OF_MODEL = { ...RANK_ALONE, control: slider };

export const MAX_RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  default: String(USUAL_MAX_RANK),
  about: "the end of the rank's slider, up to the smaller of d and k",
  isForPages: true,
});

export { ALPHA, EXPERTS, TARGETS } from "../models/options.js";

export const MODEL = model({
  allowed: "the id of a known model, or the path of a config.json",
  about: "the model: its id on Hugging Face, or the path of its configuration",
});

/** d or k of one matrix. */
export const dimension = <const S extends { readonly about: string }>(stated: S) =>
  number({ min: 1, max: MAX_DIMENSION, ...stated });

/** Both sides of W. */
export const SIDES = {
  d: dimension({ about: "out_features: rows of W" }),
  k: dimension({ about: "in_features: columns of W" }),
};
