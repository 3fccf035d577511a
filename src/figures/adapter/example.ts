/** The numbers of a small trained adapter, for examples. */
import type { Adapter, Update } from "../../adapter/index.js";
import sigmasOfModules from "./example.json" with { type: "json" };

/**
 * A small adapter by its singular values: tests/reference/adapter, which PEFT trained at rank 8 and α = 16 in a model
 * with six layers of 128 hidden units. Tests compare them with the file.
 */
export const EXAMPLE: Adapter = {
  updates: Object.entries(sigmasOfModules).flatMap(([name, modules]) =>
    modules.map(
      (sigmas, layer): Update => ({
        path: `model.layers.${layer}.self_attn.${name}`,
        d: name === "q_proj" ? 128 : 64,
        k: 128,
        rank: 8,
        scale: 2,
        sigmas,
      }),
    ),
  ),
  others: [],
  fileBytes: 89_072,
  isScaleAssumed: false,
};
