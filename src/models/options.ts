/** What LoRA on a model can be told by programs and pages alike, each stated once. */
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { choice, names, number, type Option } from "../options.js";
import { LAYOUTS } from "./experts.js";
import { ALL_LINEAR, type Targets } from "./targets.js";

/** An option that may be left out. */
export type Optional<T> = Option<NonNullable<T>> & { readonly default: string };

export const RANK = number({
  min: 1,
  max: MAX_DIMENSION,
  about: "r, the columns of B and the rows of A",
});

export const ALPHA = number({
  ...ALPHA_RANGE,
  isWhole: false,
  default: "rank, so that the scaling is 1",
  about: "α of the scaling α/r",
});

/** As PEFT's target_modules: names or ends of paths, or "all-linear". */
export const TARGETS: Optional<Targets> = names({
  allowed: `a list of module names, or "${ALL_LINEAR}"`,
  default: "PEFT's own for the model's type",
  about: "which modules are adapted, as PEFT's target_modules names them",
});

/** Separate is how published counts have them. */
export const EXPERTS = choice(LAYOUTS, {
  default: "separate",
  about:
    "how a mixture's matrices are held: each apart, as up to transformers 4, or fused, as in 5",
});
