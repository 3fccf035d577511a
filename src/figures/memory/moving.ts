/** The figure as it moves: all of it that a page's script needs. */
import { adapterBytes, computed, stateMemory } from "../../models/memory.js";
import type { Moving } from "../figure.js";
import { countInput, fit, type Input } from "../whole-model.js";
import { enlargementOf } from "./bars.js";
import { compose } from "./compose.js";
import { type Costs, live } from "./words.js";

export const moving: Moving<Input, Costs> = {
  fit,
  /** What a model's training costs. */
  count(input) {
    const count = countInput(input);
    const { base, trainable, modules } = count;
    const linear = modules.reduce((sum, { d, k, instances }) => sum + instances * d * k, 0);
    const memory = stateMemory(base, trainable, linear);
    return {
      count,
      memory,
      enlargement: enlargementOf(memory, count.rank),
      compute: computed(linear, trainable),
      file: adapterBytes(count),
    };
  },
  compose,
  words: live,
};
