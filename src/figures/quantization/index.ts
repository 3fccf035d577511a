import * as english from "../../locales/en/quantization.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind, USUAL } from "./kind.js";
import { live, page } from "./logic.js";

/** A block of a trained matrix before and after NF4, the bits of a weight, and the errors of three 4-bit types. */
export const quantization = defineFigure({
  ...kind,
  interactive,
  card,
  words: { english, live, page },
  resolve: ({ block = USUAL.block, weight = USUAL.weight }) => interactive.clip({ block, weight }),
});
