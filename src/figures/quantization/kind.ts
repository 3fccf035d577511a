import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { BLOCKS, MAX_WEIGHT } from "./numbers.js";

export const USUAL = { block: "64", weight: 0.3 } as const;

/** Every block has weights of this size. */
const ENDS = { min: -MAX_WEIGHT, max: MAX_WEIGHT };

export const kind = defineKind({
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
});
