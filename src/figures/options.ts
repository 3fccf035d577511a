/** Options that several figures have, each stated once. */
import { exact } from "../format.js";
import { ALPHA_RANGE } from "../lora.js";
import type { Option } from "./figure.js";

export const RANK: Option = {
  name: "rank",
  type: "number",
  allowed: "a whole number from 1 to the smaller of d and k",
  about: "r, the columns of B and the rows of A",
};

export const ALPHA: Option = {
  name: "alpha",
  type: "number",
  allowed: `a number from ${ALPHA_RANGE.min} to ${exact(ALPHA_RANGE.max)}`,
  default: "rank, so that the scaling is 1",
  about: "α of the scaling α/r",
};

export const MODEL: Option = {
  name: "model",
  type: "text",
  allowed: "the id of a known model, or the path of a config.json",
  about: "the model, by its id on Hugging Face or by its configuration beside the page",
};

export const TARGETS: Option = {
  name: "targets",
  type: "names",
  allowed: 'a list of module names, or "all-linear"',
  default: "PEFT's own for the model's type",
  about: "which modules are adapted, as PEFT's target_modules names them",
};
