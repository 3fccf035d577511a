/** `<lora-figure>`: makes the decomposition figure in a page move. */
import { compose } from "../../src/figures/decomposition/layout.js";
import {
  alt,
  caption,
  lowered,
  quantityValues,
  spoken,
} from "../../src/figures/decomposition/words.js";
import { type Counts, count, MAX_DIMENSION } from "../../src/lora.js";
import { define, whole } from "./adopt.js";

type Numbers = Counts & Record<string, number>;

define<Numbers>("lora-figure", {
  /** A given alpha stays; without one the scaling stays 1. */
  count(state, { alpha }) {
    const d = whole(state.d!, MAX_DIMENSION);
    const k = whole(state.k!, MAX_DIMENSION);
    const rank = whole(state.rank!, Math.min(d, k));
    return count({ rank, d, k, alpha: Number(alpha ?? rank) }) as Numbers;
  },
  compose: (n, composition, { most = 0 }) =>
    compose(n, composition, Math.min(Math.max(n.rank, Number(most)), n.d, n.k)),
  caption,
  alt,
  values: quantityValues,
  spoken,
  lowered,
});
