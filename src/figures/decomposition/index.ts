import { exact } from "../../format.js";
import { ALPHA_RANGE, type LoraInput, lora, MAX_DIMENSION } from "../../lora.js";
import type { Drawing, Figure } from "../figure.js";
import { compose } from "./layout.js";
import { say } from "./words.js";

/** W + BA = W′ as rectangles to scale, with the parameter counts as bars. */
export const decomposition: Figure = {
  name: "decomposition",
  summary: "One weight matrix, its two low-rank factors, and what training them costs.",
  options: [
    {
      name: "rank",
      type: "number",
      allowed: "a whole number from 1 to the smaller of d and k",
      about: "r, the columns of B and the rows of A",
    },
    {
      name: "d",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "out_features, the rows of W",
    },
    {
      name: "k",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "in_features, the columns of W",
    },
    {
      name: "alpha",
      type: "number",
      allowed: `a number from ${ALPHA_RANGE.min} to ${exact(ALPHA_RANGE.max)}`,
      default: "rank, so that the scaling is 1",
      about: "α of the scaling α/r",
    },
  ],
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 4, d: 32, k: 32 },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 16, d: 1024, k: 4096 },
    { rank: 16, d: 16, k: 16 },
  ],
  draw(values): Drawing {
    const n = lora(values as unknown as LoraInput);
    const { wide, narrow, larger } = compose(n);
    return {
      wide,
      narrow,
      numbers: n,
      caption: say.caption(n),
      description: say.description(n, larger),
      table: say.table(n),
    };
  },
};
