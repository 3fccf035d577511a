import { boolean } from "../../options.js";
import { defineKind } from "../kind.js";
import { ALPHA, dimension, MAX_RANK, RANK } from "../options.js";

const MERGED = boolean({
  default: "false: W and BA are two paths",
  about: "whether BA is merged into W, so that only W′ remains",
  control: { kind: "tick" },
});

export const kind = defineKind({
  name: "forward",
  options: {
    rank: RANK,
    d: dimension({ about: "out_features: the length of h" }),
    k: dimension({ about: "in_features: the length of x" }),
    alpha: ALPHA,
    merged: MERGED,
    maxRank: MAX_RANK,
  },
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 8, d: 4096, k: 4096, merged: true },
    { rank: 4, d: 16, k: 32, alpha: 8 },
  ],
});
