import * as english from "../../locales/en/quantization.ftl";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { BLOCKS, MAX_WEIGHT } from "./numbers.js";

const USUAL = { block: "64", weight: 0.3 } as const;
/** Every block has weights of this size. */
const ENDS = { min: -MAX_WEIGHT, max: MAX_WEIGHT };

/** A block of a trained matrix before and after NF4, the bits of a weight, and the errors of three 4-bit types. */
export const quantization = defineFigure({
  name: "quantization",
  options: {
    block: choice(BLOCKS, {
      default: USUAL.block,
      about: "the number of weights that share an absmax",
      control: { kind: "choice" },
    }),
    weight: number({
      ...ENDS,
      isWhole: false,
      default: String(USUAL.weight),
      about: "the weight that the figure rounds, to two decimals",
      control: { kind: "slider", scale: "linear", ...ENDS },
    }),
  },
  examples: [{}, { block: "4096" }, { block: "256", weight: -0.05 }],
  interactive,
  card,
  words: { english, live, page },
  resolve: ({ block = USUAL.block, weight = USUAL.weight }) => interactive.clip({ block, weight }),
});
