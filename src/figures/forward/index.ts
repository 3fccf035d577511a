import * as english from "../../locales/en/forward.ftl";
import { boolean } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA, dimension, MAX_RANK, RANK, USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";

const MERGED = boolean({
  default: "false: W and BA are two paths",
  about: "whether BA is merged into W, so that only W′ remains",
  control: { kind: "tick" },
});

/** The forward pass h = Wx + BAx as a token's two paths, and what each costs. */
export const forward = defineFigure({
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
  interactive,
  words: { english, live, page },
  card,
  resolve({ maxRank = USUAL_MAX_RANK, merged = false, ...input }) {
    return { ...input, merged, maxRank: Math.max(maxRank, input.rank) };
  },
});
