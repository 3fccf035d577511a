import * as english from "../../locales/en/scaling.ftl";
import { ALPHA_RANGE } from "../../lora.js";
import { number } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA, RANK_OF_MODEL } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { MAX } from "./numbers.js";
import { ALPHA as MEASURED } from "./runs.js";

/** Powers of two up to the largest measured rank. */
const SLIDER = { kind: "slider", scale: "log2", min: 1, max: MAX } as const;

/** What the rank and α make of a step of training: the factor by rank, and measured losses by learning rate. */
export const scaling = defineFigure({
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
  interactive,
  words: { english, live, page },
  card,
  resolve: ({ rank, alpha = MEASURED }) => ({ rank, alpha }),
});
