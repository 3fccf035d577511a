import { ALPHA_RANGE } from "../../lora.js";
import { number } from "../../options.js";
import { defineKind } from "../kind.js";
import { ALPHA, RANK_OF_MODEL } from "../options.js";
import { MAX } from "./numbers.js";
import { ALPHA as MEASURED } from "./runs.js";

/** Powers of two up to the largest measured rank. */
const SLIDER = { kind: "slider", scale: "log2", min: 1, max: MAX } as const;

export const kind = defineKind({
  name: "scaling",
  options: {
    rank: { ...RANK_OF_MODEL, control: SLIDER },
    alpha: number({
      min: 1,
      max: ALPHA_RANGE.max,
      default: String(MEASURED),
      about: ALPHA.about,
      control: SLIDER,
    }),
  },
  examples: [{ rank: 8 }, { rank: 1 }, { rank: 64, alpha: 32 }, { rank: 128, alpha: 8 }],
});
