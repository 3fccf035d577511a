/** The numbers of a small trained adapter, for examples. */
import type { Adapter, Update } from "../../adapter/index.js";

/**
 * The singular values of tests/reference/adapter, which PEFT trained at rank 8 and α = 16 in a model with six layers of 128 hidden
 * units. Tests compare them with the file.
 */
const SIGMAS = {
  q_proj: [
    [1.567, 0.86312, 0.67896, 0.20674, 0.156, 0.11049, 0.090795, 0.062433],
    [1.3717, 0.71734, 0.41632, 0.36544, 0.15992, 0.13228, 0.064303, 0.05242],
    [1.8097, 0.39325, 0.29564, 0.2235, 0.12485, 0.095266, 0.067816, 0.051856],
    [1.5709, 0.61399, 0.44971, 0.20832, 0.13048, 0.11502, 0.074716, 0.05509],
    [1.3229, 1.0648, 0.42085, 0.22304, 0.19405, 0.093612, 0.07004, 0.056484],
    [1.521, 0.97364, 0.74089, 0.35401, 0.23021, 0.13659, 0.088047, 0.074932],
  ],
  v_proj: [
    [0.58703, 0.49771, 0.44816, 0.23058, 0.15306, 0.12182, 0.083441, 0.073382],
    [1.4453, 0.5097, 0.23054, 0.11304, 0.10561, 0.07504, 0.052997, 0.028128],
    [1.1787, 0.74063, 0.43543, 0.26096, 0.1519, 0.12753, 0.074642, 0.055592],
    [1.3628, 0.2463, 0.22864, 0.18596, 0.11953, 0.070998, 0.053548, 0.044957],
    [1.1056, 0.68359, 0.25867, 0.20746, 0.09974, 0.086229, 0.043838, 0.018009],
    [1.0082, 0.70919, 0.38301, 0.25885, 0.13684, 0.10571, 0.057939, 0.044725],
  ],
} as const;

export const EXAMPLE: Adapter = {
  updates: Object.entries(SIGMAS).flatMap(([name, modules]) =>
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
