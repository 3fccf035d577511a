import { boolean } from "../../options.js";
import { defineKind } from "../kind.js";
import { ALPHA, dimension, MAX_RANK, RANK } from "../options.js";

const FIRST_STEP = boolean({
  default: "false: B has been trained",
  about: "whether B is still zero, as at the first step, so that A has no gradient",
  control: { kind: "tick" },
});

export const kind = defineKind({
  name: "backward",
  options: {
    rank: RANK,
    d: dimension({ about: "out_features: the length of the gradient of h" }),
    k: dimension({ about: "in_features: the length of the gradient of x" }),
    alpha: ALPHA,
    firstStep: FIRST_STEP,
    maxRank: MAX_RANK,
  },
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 8, d: 4096, k: 4096, firstStep: true },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 4, d: 16, k: 32, alpha: 8 },
  ],
});
